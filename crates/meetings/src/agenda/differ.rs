//! What differs between two issues of an agenda: what was added, moved, changed or withdrawn, item by item.

use serde::{Deserialize, Serialize};

/// An item as one issue of an agenda has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Identifier of the item: by it the two issues are held against each other.
    pub item: String,
    /// The section that it stands in.
    pub section: String,
    /// Its title.
    pub title: String,
    /// `decision`, `consideration` or `information`.
    pub kind: String,
    /// Who presents it, by role.
    pub presenter: String,
    /// How long it is given.
    pub minutes: u32,
    /// Whether it is withheld from the public.
    pub withheld: bool,
    /// Its papers, by identifier.
    #[serde(default)]
    pub papers: Vec<String>,
}

/// What of an item is not as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its section.
    Section,
    /// Its title.
    Title,
    /// Whether it is for decision, consideration or information.
    Kind,
    /// Who presents it.
    Presenter,
    /// How long it is given.
    Minutes,
    /// Whether it is withheld from the public.
    Withheld,
    /// Its papers.
    Papers,
}

/// What became of one item, by its identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not on the earlier agenda.
    Added(String),
    /// It stands elsewhere among the items that are on both: its place on each agenda, from 1.
    Moved(String, usize, usize),
    /// It says something else.
    Changed(String, Vec<Part>),
    /// It is not on the later agenda any more.
    Withdrawn(String),
}

/// What a reader of the earlier agenda must know of the later one: in the order of the later, and last what was withdrawn. As few
/// items as can be are called moved.
pub fn between(before: &[Line], after: &[Line]) -> Vec<Change> {
    let was = |line: &Line| before.iter().position(|old| old.item == line.item);
    let both: Vec<usize> = after.iter().filter_map(was).collect();
    let stay = longest_in_order(&both);
    let mut out = Vec::new();
    for (place, line) in after.iter().enumerate() {
        let Some(old) = was(line) else {
            out.push(Change::Added(line.item.clone()));
            continue;
        };
        if !stay.contains(&old) {
            out.push(Change::Moved(line.item.clone(), old + 1, place + 1));
        }
        let parts = differing(&before[old], line);
        if !parts.is_empty() {
            out.push(Change::Changed(line.item.clone(), parts));
        }
    }
    let gone = before.iter().filter(|old| !after.iter().any(|line| line.item == old.item));
    out.extend(gone.map(|old| Change::Withdrawn(old.item.clone())));
    out
}

fn differing(old: &Line, new: &Line) -> Vec<Part> {
    let parts = [
        (Part::Section, old.section != new.section),
        (Part::Title, old.title != new.title),
        (Part::Kind, old.kind != new.kind),
        (Part::Presenter, old.presenter != new.presenter),
        (Part::Minutes, old.minutes != new.minutes),
        (Part::Withheld, old.withheld != new.withheld),
        (Part::Papers, old.papers != new.papers),
    ];
    parts.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect()
}

/// The most places that already stand in order: the others are those that moved.
fn longest_in_order(places: &[usize]) -> Vec<usize> {
    let mut best: Vec<Vec<usize>> = Vec::new();
    for place in places {
        let before = best.iter().filter(|run| run.last().is_some_and(|last| last < place));
        let mut run = before.max_by_key(|run| run.len()).cloned().unwrap_or_default();
        run.push(*place);
        best.push(run);
    }
    best.into_iter().max_by_key(Vec::len).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(items: &str) -> Vec<Line> {
        items.chars().map(|item| Line { item: item.into(), ..Line::default() }).collect()
    }

    #[test]
    fn each_kind_of_change_is_said_once() {
        let mut after = lines("axdcb");
        after[2].title = "Safer nights".into();
        after[2].withheld = true;
        let found = between(&lines("abcde"), &after);
        let moved = found.iter().filter(|change| matches!(change, Change::Moved(..))).count();
        assert_eq!(moved, 2, "{found:?}");
        assert!(found.contains(&Change::Added("x".into())));
        assert!(found.contains(&Change::Changed("d".into(), vec![Part::Title, Part::Withheld])));
        assert_eq!(found.last(), Some(&Change::Withdrawn("e".into())));
    }

    #[test]
    fn an_item_before_the_others_moves_none_of_them() {
        assert_eq!(between(&lines("abc"), &lines("xabc")), [Change::Added("x".into())]);
        assert_eq!(between(&lines("abc"), &lines("bc")), [Change::Withdrawn("a".into())]);
        assert_eq!(between(&lines("abcd"), &lines("dabc")), [Change::Moved("d".into(), 4, 1)]);
    }

    proptest! {
        #[test]
        fn the_same_agenda_has_no_difference_and_nothing_is_left_out(mut items in proptest::sample::subsequence((b'a'..=b'p').map(char::from).collect::<Vec<_>>(), 0..16), other in proptest::sample::subsequence((b'a'..=b'p').map(char::from).collect::<Vec<_>>(), 0..16)) {
            items.reverse();
            let (one, two) = (lines(&items.iter().collect::<String>()), lines(&other.iter().collect::<String>()));
            prop_assert!(between(&one, &one).is_empty());
            let found = between(&one, &two);
            let added = found.iter().filter(|c| matches!(c, Change::Added(_))).count();
            let gone = found.iter().filter(|c| matches!(c, Change::Withdrawn(_))).count();
            prop_assert_eq!(one.len() + added, two.len() + gone);
            // Turned about, all that are on both but one have moved.
            let both = two.len() - added;
            let moved = found.iter().filter(|c| matches!(c, Change::Moved(..))).count();
            prop_assert_eq!(moved, both.saturating_sub(1));
        }
    }
}
