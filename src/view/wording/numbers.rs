//! Numbers as people write them: `21e9` → `21,000,000,000`, `0.5` → `0.5`. No currency signs: the unit stands as its code.

/// With commas between thousands and at most three decimals.
pub fn grouped(number: f64) -> String {
    if !number.is_finite() {
        return "?".to_owned();
    }
    let written = format!("{:.3}", number.abs());
    let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
    let mut out = String::new();
    if number < 0.0 {
        out.push('−');
    }
    for (k, digit) in whole.chars().enumerate() {
        if k > 0 && (whole.len() - k) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    let decimals = decimals.trim_end_matches('0');
    if !decimals.is_empty() {
        out.push('.');
        out.push_str(decimals);
    }
    out
}

/// Kibibytes or mebibytes, for the storage meter.
pub fn bytes(n: u64) -> String {
    match n {
        0..1024 => format!("{n} B"),
        1024..1_048_576 => format!("{} KB", n / 1024),
        _ => format!("{:.1} MB", n as f64 / 1_048_576.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups() {
        for (number, words) in [
            (21e9, "21,000,000,000"),
            (999.0, "999"),
            (1000.0, "1,000"),
            (-1234.5, "−1,234.5"),
            (0.125, "0.125"),
            (0.0, "0"),
            (3.0004, "3"),
            (f64::NAN, "?"),
        ] {
            assert_eq!(grouped(number), words);
        }
        assert_eq!(bytes(5_242_880), "5.0 MB");
        assert_eq!(bytes(2048), "2 KB");
    }
}
