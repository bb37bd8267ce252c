//! TIMEX3 values as a person picks them: precision `2026-05` → a month, its field in the browser's calendar, the same date more or
//! less precise. What is in words is in [`super::wording::calendar`].

use super::wording::calendar;

/// How precise a value is. Each has the form that the browser's calendar gives, which is TIMEX3 as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// `2026-05-07`.
    Day,
    /// `2026-05-07T14:30`.
    Minute,
    /// `2026-W19`.
    Week,
    /// `2026-05`.
    Month,
    /// `2026`.
    Year,
    /// A duration, a season, a set, the past: only as text.
    Other,
}

impl Precision {
    /// All precisions.
    pub const ALL: [Self; 6] = [Self::Day, Self::Minute, Self::Week, Self::Month, Self::Year, Self::Other];

    /// One word.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Minute => "day and time",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
            Self::Other => "other",
        }
    }

    /// The type of the browser's field; none where only text will do.
    pub const fn input(self) -> Option<&'static str> {
        match self {
            Self::Day => Some("date"),
            Self::Minute => Some("datetime-local"),
            Self::Week => Some("week"),
            Self::Month => Some("month"),
            Self::Year => Some("number"),
            Self::Other => None,
        }
    }
}

/// The precision of a value.
pub fn precision(value: &str) -> Precision {
    let form: String = value.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    match form.as_str() {
        "9999-99-99" => Precision::Day,
        "9999-99-99T99:99" => Precision::Minute,
        "9999-W99" => Precision::Week,
        "9999-99" => Precision::Month,
        "9999" => Precision::Year,
        _ => Precision::Other,
    }
}

/// The value made less precise, where it can be; what it lacks is for the person to pick.
pub fn with_precision(value: &str, wanted: Precision) -> String {
    let length = match wanted {
        Precision::Day => 10,
        Precision::Month => 7,
        Precision::Year => 4,
        Precision::Minute | Precision::Week | Precision::Other => return value.to_owned(),
    };
    value.get(..length).filter(|cut| precision(cut) == wanted).unwrap_or(value).to_owned()
}

/// The value in words, or that it is none.
pub fn told(value: &str) -> String {
    let words = calendar::words(value);
    match words == value && precision(value) != Precision::Year && !value.is_empty() {
        true => "not a TIMEX3 value: try 2026-05-07, 2026-W19, 2026-Q2, P3D".to_owned(),
        false => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_has_its_precision() {
        for (value, expected) in [
            ("2026-05-07", Precision::Day),
            ("2026-05-07T14:30", Precision::Minute),
            ("2026-W19", Precision::Week),
            ("2026-05", Precision::Month),
            ("2026", Precision::Year),
            ("2026-SP", Precision::Other),
            ("P2Y", Precision::Other),
            ("XXXX-WXX-5", Precision::Other),
        ] {
            assert_eq!(precision(value), expected, "{value}");
        }
    }

    #[test]
    fn a_day_becomes_its_month_and_year() {
        assert_eq!(with_precision("2026-05-07", Precision::Month), "2026-05");
        assert_eq!(with_precision("2026-05-07T14:30", Precision::Day), "2026-05-07");
        assert_eq!(with_precision("2026", Precision::Day), "2026");
    }

    #[test]
    fn what_is_no_value_is_told() {
        assert!(told("next week").starts_with("not a TIMEX3"));
        assert_eq!(told("2026"), "2026");
        assert_eq!(told("2026-05"), "May 2026");
        assert_eq!(told(""), "");
    }
}
