//! Names with holes: `*`, `{month}`, `{year}`, `{source}`.

/// What a name said where its pattern has holes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holes {
    /// The month, or the January of the year.
    pub month: Option<i32>,
    /// Who reported.
    pub source: String,
}

/// What a name says, when it fits. Capitals do not matter; the shortest filling of each hole is taken.
pub fn fits(pattern: &str, name: &str) -> Option<Holes> {
    let (pattern, name) = (pattern.to_lowercase(), name.to_lowercase());
    let mut holes = Holes::default();
    matches(&pattern, &name, &mut holes, &mut 10_000).then_some(holes)
}

/// A pattern without its holes, as a person would say it.
pub fn label(pattern: &str) -> String {
    let plain = pattern.replace("{year}", "").replace("{month}", "").replace('*', "");
    // A name without holes is said as it stands, brackets and all.
    if plain == pattern { plain } else { plain.trim_matches(['_', '-', ' ', '(', ')']).to_string() }
}

/// `steps` bounds the work on a name that is made to be slow.
fn matches(pattern: &str, name: &str, holes: &mut Holes, steps: &mut u32) -> bool {
    *steps = steps.saturating_sub(1);
    if *steps == 0 {
        return false;
    }
    for (hole, width, read) in [("{month}", 7, month as fn(&[u8]) -> Option<i32>), ("{year}", 4, year)] {
        if let Some(rest) = pattern.strip_prefix(hole) {
            let Some((filling, after)) = name.split_at_checked(width) else { return false };
            let Some(found) = read(filling.as_bytes()) else { return false };
            let before = holes.month.replace(found);
            return before.is_none_or(|before| before == found) && matches(rest, after, holes, steps);
        }
    }
    let (rest, named) = match (pattern.strip_prefix('*'), pattern.strip_prefix("{source}")) {
        (Some(rest), _) => (rest, false),
        (_, Some(rest)) => (rest, true),
        _ => {
            let (Some(wanted), Some(has)) = (pattern.chars().next(), name.chars().next()) else {
                return pattern.is_empty() && name.is_empty();
            };
            let (wanted_len, has_len) = (wanted.len_utf8(), has.len_utf8());
            return wanted == has && matches(&pattern[wanted_len..], &name[has_len..], holes, steps);
        }
    };
    let ends = name.char_indices().map(|(at, _)| at).chain([name.len()]);
    for end in ends.skip(usize::from(named)) {
        let mut tried = holes.clone();
        if named {
            tried.source = name[..end].to_string();
        }
        if matches(rest, &name[end..], &mut tried, steps) {
            *holes = tried;
            return true;
        }
    }
    false
}

/// `2025-01` as a count of months.
pub fn month(text: &[u8]) -> Option<i32> {
    let [y @ .., b'-', a, b] = text else { return None };
    let month = digits(&[*a, *b])?;
    ((1..=12).contains(&month)).then_some(year(y)? + month - 1)
}

/// `2025` as the count of months of its January.
pub fn year(text: &[u8]) -> Option<i32> {
    let year = (text.len() == 4).then(|| digits(text))??;
    (1800..=2200).contains(&year).then_some(year * 12)
}

/// A number of a few digits.
pub fn digits(text: &[u8]) -> Option<i32> {
    let whole = !text.is_empty() && text.len() < 9 && text.iter().all(u8::is_ascii_digit);
    whole.then(|| text.iter().fold(0, |n, d| n * 10 + i32::from(d - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_its_holes_hold() {
        let street = "{month}-{source}-street.csv";
        let loam = fits(street, "2025-01-loam-and-marl-street.csv").unwrap();
        assert_eq!((loam.month, loam.source.as_str()), (Some(2025 * 12), "loam-and-marl"));
        assert_eq!(fits(street, "2025-12-X-STREET.CSV").unwrap().month, Some(2025 * 12 + 11));
        for wrong in [
            "2025-13-loam-street.csv",
            "2025-01--street.csv",
            "2025-01-loam-outcomes.csv",
            "2025-01-loam-street.csv.bak",
        ] {
            assert_eq!(fits(street, wrong), None, "{wrong}");
        }
        assert_eq!(fits("pop_mid_{year}", "Pop_Mid_2022").unwrap().month, Some(2022 * 12));
        assert!(fits("Compared to *", "Compared to Loamshire value or percentiles").is_some());
        assert!(fits("*", "").is_some());
        assert_eq!(label("pop_mid_{year}"), "pop_mid");
        assert_eq!(label("Total (excluding fraud)"), "Total (excluding fraud)");
    }

    #[test]
    fn a_name_made_to_be_slow_is_given_up() {
        assert_eq!(fits(&format!("{}!", "*a".repeat(60)), &"a".repeat(400)), None);
    }
}
