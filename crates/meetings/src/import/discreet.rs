//! Names of persons stay behind: a county brings its history in by organisation and role.

use regex::{Captures, Regex};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What stands where a name stood and no role is known.
pub const LEFT_OUT: &str = "[name left out]";

/// A form of address and the name after it: with `&` between two of one name.
static ADDRESSED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let form =
        "Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Prof|Sir|Dame|Lord|Lady|Baroness|Reverend|Revd?";
    let name = r"(?:\p{Lu}\.\s?)*\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+){0,2}";
    Regex::new(&format!(
        r"\b(?:(?:{form})\b\.?\s+)+(?:{name})(?:(?:,\s*|\s+and\s+|\s*&\s*)(?:(?:{form})\.?\s+)+(?:{name}))*"
    ))
    .ok()
});

/// Takes names out of texts, and counts them.
#[derive(Clone, Debug, Default)]
pub struct Discreet {
    /// Persons whom the source names outright, with their role there.
    known: BTreeMap<String, String>,
    /// How many names were taken out.
    pub left_out: usize,
}

impl Discreet {
    /// Learns a name that the source gives, with the role; it counts as one that was left out.
    pub fn learn(&mut self, name: &str, role: &str) {
        let name = name.trim();
        if name.is_empty() {
            return;
        }
        self.left_out += 1;
        let bare = bare(name);
        for form in [name, bare] {
            if form.contains(' ') {
                self.known.insert(form.to_string(), role.trim().to_string());
            }
        }
    }

    /// A text without names.
    pub fn text(&mut self, text: &str) -> String {
        let mut out = text.to_string();
        // The longest first, so that no name is cut inside another.
        let mut known: Vec<(&String, &String)> = self.known.iter().collect();
        known.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        for (name, role) in known {
            let found = out.matches(name.as_str()).count();
            if found > 0 {
                let instead = if role.is_empty() { LEFT_OUT.to_string() } else { format!("[{role}]") };
                out = out.replace(name.as_str(), &instead);
                self.left_out += found;
            }
        }
        if let Some(addressed) = &*ADDRESSED {
            let left_out = &mut self.left_out;
            out = addressed
                .replace_all(&out, |_: &Captures<'_>| {
                    *left_out += 1;
                    LEFT_OUT
                })
                .into_owned();
        }
        out
    }

    /// Texts without names.
    pub fn texts(&mut self, texts: &[String]) -> Vec<String> {
        texts.iter().map(|text| self.text(text)).collect()
    }
}

/// A name without its form of address.
fn bare(name: &str) -> &str {
    let forms =
        ["Councillor", "Cllr", "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Professor", "Prof", "Sir", "Dame"];
    match name.split_once(' ') {
        Some((first, rest)) if forms.contains(&first.trim_end_matches('.')) => bare(rest),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::Discreet;

    #[test]
    fn names_go_and_roles_stay() {
        let mut discreet = Discreet::default();
        discreet.learn("Councillor Ottoline Dray", "Vice-Chair");
        discreet.learn("Philippa Snowgate", "");
        for (given, text) in [
            ("Councillor Ottoline Dray asked about costs.", "[Vice-Chair] asked about costs."),
            ("Ottoline Dray and Philippa Snowgate left.", "[Vice-Chair] and [name left out] left."),
            ("Mrs J. Fenbrook spoke.", "[name left out] spoke."),
            ("Cllrs Marlpit and Cllr Wyeland", "[name left out]"),
            ("Dr. Askwell, Mr Tollgate and others", "[name left out] and others"),
            ("The Director of Public Health spoke.", "The Director of Public Health spoke."),
            ("Councillors were asked to attend.", "Councillors were asked to attend."),
        ] {
            assert_eq!(discreet.text(given), text);
        }
        assert_eq!(discreet.left_out, 2 + 1 + 2 + 1 + 1 + 1);
    }
}
