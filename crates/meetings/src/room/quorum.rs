//! Whether enough are there: from the group's terms of reference, by class of member where they say so.

use super::short;
use board::sittings::attendance::{self, Attendance, Status};
use board::sittings::interest;
use board::sittings::sitting::Sitting;
use board::{Group, Snapshot, words};
use kernel::{Outcome, Proof, Unit};
use std::collections::BTreeSet;

/// How many of a class of member are needed and there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Why they sit, as it is kept: `responsible-authority`.
    pub standing: String,
    /// The same in words.
    pub said: String,
    /// How many are needed.
    pub needed: u32,
    /// How many are there.
    pub there: u32,
}

/// Whether enough are there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quorum {
    /// How many are needed in all; nothing when the terms say no number.
    pub needed: Option<u32>,
    /// How many seats are filled now.
    pub there: u32,
    /// How many seats the group has.
    pub seats: u32,
    /// The classes of which the terms want some.
    pub classes: Vec<Class>,
    /// Whether it is met.
    pub met: bool,
    /// In words: `8 of 8 needed are there; responsible authorities 3 of 4`.
    pub said: String,
}

/// Whether enough are there now, at a meeting.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn quorum(unit: &mut Unit<'_>, proof: &impl Proof, it: &Sitting) -> Outcome<Quorum> {
    let lines = attendance::all(unit, proof, &it.id)?;
    counted(unit, it, &lines, &BTreeSet::new())
}

/// The same for one item: whoever has withdrawn from it is not counted.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn quorum_of_item(unit: &mut Unit<'_>, proof: &impl Proof, it: &Sitting, item: &str) -> Outcome<Quorum> {
    let lines = attendance::all(unit, proof, &it.id)?;
    let away = withdrawn(unit, proof, item)?;
    counted(unit, it, &lines, &away)
}

/// Who has withdrawn from an item, by whole identifier.
pub(crate) fn withdrawn(unit: &mut Unit<'_>, proof: &impl Proof, item: &str) -> Outcome<BTreeSet<String>> {
    let all = interest::of_item(unit, proof, item)?;
    Ok(all.into_iter().filter(|it| it.withdraws && it.ended.is_none()).map(|it| it.person).collect())
}

/// The seats in which somebody sits who has not withdrawn, by short name.
pub(crate) fn filled(lines: &[Attendance], away: &BTreeSet<String>) -> BTreeSet<String> {
    let there = lines.iter().filter(|line| line.there() && !away.contains(line.who()));
    there.map(|line| short(&line.seat).to_string()).collect()
}

fn counted(
    unit: &mut Unit<'_>,
    it: &Sitting,
    lines: &[Attendance],
    away: &BTreeSet<String>,
) -> Outcome<Quorum> {
    let register = board::current(unit, &it.county)?;
    let on = register.on(it.day);
    let holders_only = on.get::<Group>(it.group_slug()).is_some_and(|group| group.holders_only);
    let counts = |line: &&Attendance| !holders_only || line.status == Status::Present;
    let lines: Vec<Attendance> = lines.iter().filter(counts).cloned().collect();
    Ok(of(&on, it.group_slug(), &filled(&lines, away)))
}

/// Whether these filled seats make the quorum of a group on a day.
pub(crate) fn of(on: &Snapshot<'_>, group: &str, filled: &BTreeSet<String>) -> Quorum {
    let seats: Vec<(String, String)> =
        on.seats(group).into_iter().map(|(fact, seat)| (fact.slug.clone(), seat.standing.clone())).collect();
    let Some(terms) = on.get::<Group>(group) else { return Quorum::default() };
    let there = |standing: Option<&str>| {
        let all = seats.iter().filter(|(slug, of)| filled.contains(slug) && standing.is_none_or(|s| s == of));
        u32::try_from(all.count()).unwrap_or(u32::MAX)
    };
    let classes: Vec<(String, u32, u32)> = terms
        .quorum_of
        .iter()
        .map(|class| (class.standing.clone(), class.at_least, there(Some(&class.standing))))
        .collect();
    worked_out(terms.quorum, there(None), u32::try_from(seats.len()).unwrap_or(u32::MAX), &classes)
}

/// From the numbers alone: of each class its name, how many are needed, and how many are there.
fn worked_out(needed: Option<u32>, there: u32, seats: u32, classes: &[(String, u32, u32)]) -> Quorum {
    let classes: Vec<Class> = classes
        .iter()
        .map(|(standing, needed, there)| Class {
            standing: standing.clone(),
            said: plural(standing),
            needed: *needed,
            there: *there,
        })
        .collect();
    let met = needed.is_none_or(|needed| there >= needed) && classes.iter().all(|it| it.there >= it.needed);
    let mut said = match needed {
        Some(needed) if there > needed => format!("{there} are there and {needed} are needed"),
        Some(needed) => format!("{there} of {needed} needed are there"),
        None if classes.is_empty() => {
            format!("{there} of {seats} are there; the terms of reference set no number")
        }
        None => format!("{there} of {seats} are there"),
    };
    for class in &classes {
        let lower = class.said.to_lowercase();
        said.push_str(&format!("; {lower} {} of {}", class.there, class.needed));
    }
    Quorum { needed, there, seats, classes, met, said }
}

/// Several of a class: `responsible authorities`.
fn plural(standing: &str) -> String {
    let one = words::said(words::STANDINGS, standing);
    match one.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None if one.ends_with('s') || one.ends_with("ed") || one.ends_with("ing") => one,
        None => format!("{one}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_makes_a_quorum() {
        let ra = |needed, there| vec![("responsible-authority".to_string(), needed, there)];
        // Needed in all, there, of the class needed and there; met, and in words.
        let table = [
            (Some(8), 8, ra(4, 4), true, "8 of 8 needed are there; responsible authorities 4 of 4"),
            (Some(8), 8, ra(4, 3), false, "8 of 8 needed are there; responsible authorities 3 of 4"),
            (Some(8), 7, ra(4, 4), false, "7 of 8 needed are there; responsible authorities 4 of 4"),
            (Some(8), 9, ra(4, 6), true, "9 are there and 8 are needed; responsible authorities 6 of 4"),
            (Some(5), 0, vec![], false, "0 of 5 needed are there"),
            (Some(5), 5, vec![], true, "5 of 5 needed are there"),
            (None, 3, vec![], true, "3 of 12 are there; the terms of reference set no number"),
            (None, 3, ra(4, 3), false, "3 of 12 are there; responsible authorities 3 of 4"),
            (None, 0, vec![], true, "0 of 12 are there; the terms of reference set no number"),
        ];
        for (needed, there, classes, met, said) in table {
            let it = worked_out(needed, there, 12, &classes);
            assert_eq!((it.met, it.said.as_str()), (met, said));
        }
    }
}
