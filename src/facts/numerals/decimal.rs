//! Exact decimal numbers: `1.65` × `million` → 1650000, without the rounding of binary fractions.

/// A number `mantissa × 10^exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// Its digits.
    pub mantissa: i128,
    /// Power of ten, −18 to 18 in practice.
    pub exponent: i32,
}

impl Decimal {
    /// A whole number.
    pub const fn whole(value: i64) -> Self {
        Self { mantissa: value as i128, exponent: 0 }
    }

    /// Reads digits with at most one point; commas and spaces between digits are skipped. Twenty-five digits at most.
    pub fn parse(digits: &str) -> Option<Self> {
        let (mut mantissa, mut exponent, mut fraction, mut seen) = (0_i128, 0, false, 0);
        for c in digits.chars() {
            match c {
                '.' if fraction => return None,
                '.' => fraction = true,
                ',' | ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' => {}
                _ => {
                    mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(c.to_digit(10)?))?;
                    exponent -= i32::from(fraction);
                    seen += 1;
                }
            }
        }
        (1..=25).contains(&seen).then_some(Self { mantissa, exponent })
    }

    /// Times a power of ten.
    #[must_use]
    pub const fn shifted(self, by: i32) -> Self {
        Self { mantissa: self.mantissa, exponent: self.exponent + by }
    }

    /// The sum; none where it does not fit.
    pub fn plus(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let scaled = |d: Self| d.mantissa.checked_mul(10_i128.checked_pow((d.exponent - exponent).unsigned_abs())?);
        Some(Self { mantissa: scaled(self)?.checked_add(scaled(other)?)?, exponent })
    }

    /// The product; none where it does not fit.
    pub fn times(self, other: Self) -> Option<Self> {
        Some(Self { mantissa: self.mantissa.checked_mul(other.mantissa)?, exponent: self.exponent + other.exponent })
    }

    /// The nearest double, by way of its decimal digits: the same bits on every target.
    pub fn value(self) -> f64 {
        format!("{}e{}", self.mantissa, self.exponent).parse().unwrap_or(f64::NAN)
    }

    /// The whole number it is, if it is one that fits.
    pub fn integer(self) -> Option<i64> {
        let (mut mantissa, mut exponent) = (self.mantissa, self.exponent);
        while exponent < 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        while exponent > 0 && mantissa != 0 {
            mantissa = mantissa.checked_mul(10)?;
            exponent -= 1;
        }
        (exponent >= 0 || mantissa == 0).then(|| i64::try_from(mantissa).ok()).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_decimals_exact() {
        assert_eq!(Decimal::parse("1.65").map(|d| d.shifted(6).value()), Some(1_650_000.0));
        assert_eq!(Decimal::parse("16,557").and_then(Decimal::integer), Some(16557));
        assert_eq!(Decimal::parse("2.5").and_then(Decimal::integer), None);
        assert_eq!(Decimal::parse("2.50").map(|d| d.shifted(1)).and_then(Decimal::integer), Some(25));
        assert_eq!(Decimal::parse("1.2.3"), None);
        assert_eq!(Decimal::parse("8.7").and_then(|d| d.plus(Decimal::whole(2))).map(Decimal::value), Some(10.7));
    }
}
