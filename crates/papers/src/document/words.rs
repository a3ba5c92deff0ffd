//! Words compared the way a reader compares them: case, hyphens, quotes, plurals and spacing aside.

/// What two spellings of one name have in common: `The Sub-groups' activity:` and `subgroup activity` are equal.
pub(super) fn key(text: &str) -> String {
    let spelled = text.to_lowercase().replace('&', " and ").replace("(s)", "");
    let mut words = spelled.split_whitespace().map(folded).filter(|word| !word.is_empty()).peekable();
    words.next_if(|word| word == "the");
    words.collect()
}

fn folded(word: &str) -> String {
    let letters: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    match letters.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem.to_owned(),
        _ => letters,
    }
}

/// Whether two names differ only as [`key`] forgives.
pub(super) fn same(a: &str, b: &str) -> bool {
    key(a) == key(b)
}

/// The candidate that `name` most likely means, when it is close enough to be a slip of the pen and not the same.
pub(super) fn near<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = key(name);
    near_key(&name, candidates.into_iter().map(|candidate| (key(candidate), candidate)))
}

/// The same among candidates whose keys are at hand.
pub(super) fn near_key<K: AsRef<str>, T>(
    name: &str,
    candidates: impl IntoIterator<Item = (K, T)>,
) -> Option<T> {
    let length = name.chars().count();
    let limit = match length {
        0..=3 => return None,
        4..=6 => 1,
        7..=11 => 2,
        _ => 3,
    };
    candidates
        .into_iter()
        .filter(|(key, _)| key.as_ref().chars().count().abs_diff(length) <= limit)
        .map(|(key, candidate)| (distance(name, key.as_ref()), candidate))
        .filter(|(distance, _)| (1..=limit).contains(distance))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Letters to insert, delete, change or swap with their neighbour to turn one word into the other.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// Whether the words are shouted: letters, and none of them small.
pub(super) fn shouted(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

const SMALL: [&str; 20] = [
    "a", "an", "and", "as", "at", "between", "by", "for", "from", "in", "into", "of", "on", "or", "the",
    "to", "upon", "via", "with", "within",
];

/// A shouted title in ordinary case. Each word takes the spelling that the report itself uses when that is not
/// an ordinary one (`SCB`, `McKenzie`); otherwise names get capitals and small words none.
pub(super) fn ordinary_case(title: &str, report: &str) -> String {
    if !shouted(title) {
        return title.to_owned();
    }
    let mut out = String::new();
    for (index, word) in title.split(' ').enumerate() {
        if index > 0 {
            out.push(' ');
        }
        out.push_str(&recased(word, index == 0, report));
    }
    out
}

fn recased(word: &str, first: bool, report: &str) -> String {
    let small = word.to_lowercase();
    if !first && SMALL.contains(&small.as_str()) {
        return small;
    }
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let unusual = report
        .split_whitespace()
        .map(bare)
        .find(|known| known.to_lowercase() == bare(&small) && inner_capital(known) && *known != bare(word));
    if let Some(known) = unusual {
        return word.replace(&bare(word), &known);
    }
    let is_abbreviation = !small.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        || report
            .lines()
            .filter(|line| !shouted(line))
            .any(|line| line.split_whitespace().any(|w| bare(w) == bare(word) && bare(w).len() > 1));
    if is_abbreviation {
        return word.to_owned();
    }
    let mut out = String::new();
    let mut capital = true;
    for c in small.chars() {
        if capital && c.is_alphabetic() {
            out.extend(c.to_uppercase());
            capital = false;
        } else {
            out.push(c);
            capital = capital || c == '/';
        }
    }
    out
}

fn inner_capital(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase) && word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_whatever_their_dress() {
        for (a, b) in [
            ("The Partnership approach", "PARTNERSHIP APPROACH:"),
            ("Sub-group activity", "Subgroup Activity"),
            ("Recommendation", "Recommendation(s)"),
            ("Mental health & well-being", "Mental Health and Wellbeing"),
            ("Contact Points", "Contact point"),
        ] {
            assert!(same(a, b), "{a} / {b}");
        }
        assert!(!same("Background", "Background Papers"));
    }

    #[test]
    fn slips_are_near_and_other_names_are_not() {
        let names = ["Background", "Background Papers", "Conclusion", "Recommendation"];
        for (slip, meant) in [
            ("Bakcground", Some("Background")),
            ("Conlusion", Some("Conclusion")),
            ("Reccomendation", Some("Recommendation")),
            ("Conclusion", None),
            ("Consultation", None),
            ("Next steps", None),
        ] {
            assert_eq!(near(slip, names), meant, "{slip}");
        }
    }

    #[test]
    fn shouting_is_calmed() {
        let report = "The NHS and the SCB\nDr McKenzie";
        for (loud, calm) in [
            ("LOAMSHIRE SAFER COMMUNITIES BOARD", "Loamshire Safer Communities Board"),
            ("HEALTH AND WELL-BEING BOARD", "Health and Well-being Board"),
            ("REPORT OF THE SCB TO THE NHS", "Report of the SCB to the NHS"),
            ("MCKENZIE'S PLAN", "McKenzie's Plan"),
            ("As it stands", "As it stands"),
        ] {
            let report = report.replace("McKenzie", "McKenzie's");
            assert_eq!(ordinary_case(loud, &report), calm);
        }
    }
}
