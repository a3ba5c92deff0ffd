//! Days, times and short names as other systems write them.

use jiff::civil::{Date, Time};

/// `10/02/2026`, day first, or `2026-02-10`; a time after it does not matter.
pub fn date(text: &str) -> Option<Date> {
    let day = text.trim().split([' ', 'T']).next()?;
    if let Ok(day) = day.parse() {
        return Some(day);
    }
    let mut parts = day.split('/');
    let (d, m, y) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = parts.next().is_none() && y.len() == 4;
    whole.then(|| Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?).ok())?
}

/// `10.00 am`, `6.30pm`, `2 pm`, `14:00`, `12 noon`.
pub fn time(text: &str) -> Option<Time> {
    let text = text.trim().to_ascii_lowercase();
    if text.contains("noon") || text == "midday" {
        return Time::new(12, 0, 0, 0).ok();
    }
    let (clock, half) = ["am", "a.m.", "a.m", "pm", "p.m.", "p.m"]
        .iter()
        .find_map(|half| Some((text.strip_suffix(half)?, half.chars().next())))
        .unwrap_or((&text, None));
    let mut parts = clock.trim().split([':', '.']);
    let hour: i8 = parts.next()?.trim().parse().ok()?;
    let minute: i8 = parts.next().map_or(Some(0), |m| m.trim().parse().ok())?;
    let hour = match half {
        Some('p') if hour < 12 => hour + 12,
        Some('a') if hour == 12 => 0,
        _ => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// Lower case, with a dash for whatever is no letter and no digit.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_string()
}

#[cfg(test)]
mod tests {
    use super::{date, slug, time};

    #[test]
    fn days_and_times_are_read_in_every_spelling() {
        for (text, day) in [
            ("10/02/2026", Some("2026-02-10")),
            ("2026-02-10T10:00:00", Some("2026-02-10")),
            ("10/02/2026 00:00:00", Some("2026-02-10")),
            ("31/02/2026", None),
            ("10/02/26", None),
            ("02/2026", None),
            ("", None),
        ] {
            assert_eq!(date(text).map(|d| d.to_string()).as_deref(), day, "{text}");
        }
        for (text, clock) in [
            ("10.00 am", Some("10:00:00")),
            ("6.30pm", Some("18:30:00")),
            ("2 p.m.", Some("14:00:00")),
            ("12.15 am", Some("00:15:00")),
            ("12.15 pm", Some("12:15:00")),
            ("12 noon", Some("12:00:00")),
            ("14:05", Some("14:05:00")),
            ("26.00", None),
            ("to be arranged", None),
        ] {
            assert_eq!(time(text).map(|t| t.to_string()).as_deref(), clock, "{text}");
        }
        assert_eq!(slug(" Health & Well-being Board! "), "health-well-being-board");
    }
}
