//! Two agreements beside each other: what stays, what is new and what is gone.

use crate::agreements::Priority;

/// One line of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// As the first has it.
    pub first: Option<&'a Priority>,
    /// As the second has it.
    pub second: Option<&'a Priority>,
}

impl Line<'_> {
    /// What became of it from the first to the second, in a word.
    pub fn said(&self) -> &'static str {
        match (self.first, self.second) {
            (Some(_), None) => "Gone",
            (None, _) => "New",
            (Some(a), Some(b)) if a.aim.title == b.aim.title && a.aim.about == b.aim.about => "The same",
            (Some(_), Some(_)) => "Changed",
        }
    }
}

/// Whether two priorities are the same business: by short name, or by title.
fn same(a: &Priority, b: &Priority) -> bool {
    a.aim.cross_cutting == b.aim.cross_cutting
        && (a.slug == b.slug || a.aim.title.trim().eq_ignore_ascii_case(b.aim.title.trim()))
}

/// The priorities of two agreements: those of the second in their order, then those that it no longer has.
pub fn priorities<'a>(first: &'a [Priority], second: &'a [Priority]) -> Vec<Line<'a>> {
    let mut out: Vec<Line<'a>> =
        second.iter().map(|b| Line { first: first.iter().find(|a| same(a, b)), second: Some(b) }).collect();
    let gone = first.iter().filter(|a| !second.iter().any(|b| same(a, b)));
    out.extend(gone.map(|a| Line { first: Some(a), second: None }));
    out
}

#[cfg(test)]
mod tests {
    use super::priorities;
    use crate::agreements::{Aim, Priority};

    fn priority(slug: &str, title: &str, about: &str) -> Priority {
        let aim = Aim { title: title.into(), about: about.into(), ..Aim::default() };
        Priority { id: slug.into(), agreement: String::new(), slug: slug.into(), aim, version: 1 }
    }

    #[test]
    fn what_stays_is_new_or_gone() {
        let first = [
            priority("da", "Domestic abuse", "x"),
            priority("asb", "Nuisance", ""),
            priority("t", "Theft", ""),
        ];
        let second = [
            priority("domestic", "domestic abuse", "y"),
            priority("asb", "Nuisance", ""),
            priority("v", "Violence", ""),
        ];
        let said: Vec<_> = priorities(&first, &second).iter().map(super::Line::said).collect();
        assert_eq!(said, ["Changed", "The same", "New", "Gone"]);
    }
}
