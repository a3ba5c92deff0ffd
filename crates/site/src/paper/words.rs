//! The few words and rules that every way of showing a paper shares.

use jiff::civil::Date;
use kernel::contracts::paper::{Answered, CoverField, Paper};

/// Head of the answers' column.
pub const ANSWER: &str = "Yes/No";

/// A date as a cover writes it: `15 February 2022`.
pub fn long_date(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// The title, never empty: a file without one cannot be announced.
pub fn title(paper: &Paper) -> String {
    let title = one_line(&paper.title);
    if title.is_empty() { "Untitled report".to_owned() } else { title }
}

/// Words for a place that has one line.
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows of a cover field that is a table, and the head of its first column.
pub fn answers(field: &CoverField) -> Option<(&'static str, &[Answered])> {
    match field {
        CoverField::Line { .. } => None,
        CoverField::Priorities { rows, .. } => Some(("Priority", rows)),
        CoverField::Questions { rows, .. } => Some(("Impact", rows)),
    }
}

/// Whether a reader of a paper may be sent to this address; anything else stays words.
pub fn safe(address: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme))
}

/// The level of each heading below the title (which is 1), given what the paper says (from 1) and the level before:
/// one step down at a time, as a reader who moves by headings expects.
pub fn level(said: u8, before: u8) -> u8 {
    said.saturating_add(1).clamp(2, before.saturating_add(1)).min(6)
}

#[cfg(test)]
mod tests {
    use super::{level, safe};

    #[test]
    fn levels_go_down_one_step_at_a_time() {
        for (said, before, level_) in
            [(1, 1, 2), (2, 1, 2), (2, 2, 3), (3, 2, 3), (1, 4, 2), (0, 1, 2), (9, 9, 6), (255, 3, 4)]
        {
            assert_eq!(level(said, before), level_, "{said} after {before}");
        }
    }

    #[test]
    fn only_plain_addresses_become_links() {
        for (address, ok) in [
            ("https://loamshire.example/a", true),
            ("mailto:author@council.example", true),
            ("tel:01632960001", true),
            ("javascript:alert(1)", false),
            (" https://x.example", false),
            ("data:text/html,x", false),
            ("/papers/1", false),
        ] {
            assert_eq!(safe(address), ok, "{address}");
        }
    }
}
