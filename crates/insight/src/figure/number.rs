//! Numbers as people read them.

/// A number with a comma between thousands and a fixed count of decimals: `12,345.7`. Halves are rounded away from zero, as the
/// published tables do.
pub fn number(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "not a number".into();
    }
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    // The nearest double of 0.285 lies below it: a nudge by one part in 10^12 keeps a half a half.
    let scaled = value * scale;
    let rounded = (scaled.abs() * (1.0 + 1e-12) + 0.5).floor() / scale;
    let text = format!("{rounded:.decimals$}");
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(w, r)| (w, Some(r)));
    let mut out = String::with_capacity(text.len() + 6);
    if value < 0.0 && rounded > 0.0 {
        out.push('−');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn thousands_have_commas_and_halves_go_up() {
        for (value, decimals, text) in [
            (0.0, 0, "0"),
            (999.0, 0, "999"),
            (1000.0, 0, "1,000"),
            (1_234_567.0, 0, "1,234,567"),
            (8.1999, 2, "8.20"),
            (0.285, 2, "0.29"),
            (2.5, 0, "3"),
            (-2.5, 0, "−3"),
            (-0.04, 1, "0.0"),
            (-12_345.6, 1, "−12,345.6"),
            (f64::NAN, 1, "not a number"),
        ] {
            assert_eq!(number(value, decimals), text);
        }
    }
}
