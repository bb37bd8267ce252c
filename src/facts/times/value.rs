//! TIMEX3 lengths and zones as text: two and a half years → `P2Y6M`, two hours east of Greenwich → `+02`.

use super::frame::{Count, Unit};
use crate::facts::numerals::decimal::Decimal;

/// The value of a length of time, such as `PT5H30M`; `PXY` where the number is not known.
pub fn length(count: Count, unit: Unit, and: Option<(Count, Unit)>) -> String {
    let number = match count {
        Count::Some => return format!("P{}X{}", if unit.of_clock() { "T" } else { "" }, letters(unit)),
        Count::Is(n) => n,
    };
    let (number, unit) = plain(number, unit);
    let mut value = format!("P{}", if unit.of_clock() { "T" } else { "" });
    if let Some((whole, share, smaller)) = split(number, unit) {
        if whole > 0 {
            value.push_str(&format!("{whole}{}", letters(unit)));
        }
        if smaller.of_clock() && !unit.of_clock() {
            value.push('T');
        }
        value.push_str(&format!("{share}{}", letters(smaller)));
    } else {
        value.push_str(&format!("{}{}", number.value(), letters(unit)));
    }
    if let Some((Count::Is(n), smaller)) = and {
        if smaller.of_clock() && !unit.of_clock() {
            value.push('T');
        }
        value.push_str(&format!("{}{}", n.value(), letters(smaller)));
    }
    value
}

/// Decades, centuries, fortnights and weekends in plain units.
fn plain(number: Decimal, unit: Unit) -> (Decimal, Unit) {
    let times = |k: i64| number.times(Decimal::whole(k)).unwrap_or(number);
    match unit {
        Unit::Decade => (times(10), Unit::Year),
        Unit::Century => (times(100), Unit::Year),
        Unit::Millennium => (times(1000), Unit::Year),
        Unit::Fortnight => (times(2), Unit::Week),
        Unit::Weekend => (times(2), Unit::Day),
        _ => (number, unit),
    }
}

/// Halves and quarters as whole numbers of a smaller unit: 2.5 years are 2 years and 6 months.
fn split(number: Decimal, unit: Unit) -> Option<(i64, i64, Unit)> {
    let (factor, smaller) = match unit {
        Unit::Year => (12, Unit::Month),
        Unit::Hour => (60, Unit::Minute),
        Unit::Minute => (60, Unit::Second),
        Unit::Day => (24, Unit::Hour),
        _ => return None,
    };
    if number.integer().is_some() {
        return None;
    }
    let all = number.times(Decimal::whole(factor))?.integer()?;
    Some((all / factor, all % factor, smaller))
}

fn letters(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "S",
        Unit::Minute => "M",
        Unit::Hour => "H",
        Unit::Day => "D",
        Unit::Weekend => "WE",
        Unit::Week => "W",
        Unit::Fortnight => "W",
        Unit::Month => "M",
        Unit::Quarter => "Q",
        Unit::Year => "Y",
        Unit::Decade => "DE",
        Unit::Century => "CE",
        Unit::Millennium => "ML",
    }
}

/// A zone as written after a time of day: `Z`, `+02`, `-03:30`; nothing for local time.
pub fn zone(minutes: i16) -> String {
    match minutes {
        9999 => String::new(),
        0 => "Z".to_owned(),
        m if m % 60 == 0 => format!("{:+03}", m / 60),
        m => format!("{:+03}:{:02}", m / 60, (m % 60).abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_lengths() {
        let n = |text: &str| Count::Is(Decimal::parse(text).unwrap());
        assert_eq!(length(n("2.5"), Unit::Year, None), "P2Y6M");
        assert_eq!(length(n("0.5"), Unit::Hour, None), "PT30M");
        assert_eq!(length(n("3"), Unit::Decade, None), "P30Y");
        assert_eq!(length(n("1"), Unit::Day, Some((n("6"), Unit::Hour))), "P1DT6H");
        assert_eq!(length(Count::Some, Unit::Decade, None), "PXDE");
        assert_eq!(length(Count::Some, Unit::Hour, None), "PTXH");
    }
}
