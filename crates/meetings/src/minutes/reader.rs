//! Who reads minutes, and what is left of them for that reader. What one may not read is cut here and nowhere else.

use super::Held;
use super::document::{Amended, Document, Name, Part};
use crate::registers::{actions, asks, decisions};
use crate::{Ask, Decision, Minutes, ViewPrivate, store};
use board::sittings::{excluded_from, item, sitting};
use kernel::text::marks;
use kernel::{Actor, Outcome, Proof, Unit};
use std::collections::BTreeSet;

/// A reader of some minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// Whether they may read what is private.
    pub entitled: bool,
    /// Whether they signed in: names of people are for them.
    pub inside: bool,
    /// Items from whose business they are excluded by an interest.
    pub excluded: BTreeSet<String>,
    /// Items that are withheld now, whatever they were when the minutes were frozen.
    pub withheld: BTreeSet<String>,
    /// Names in addresses of earlier meetings whose private passages they may read, of those that this meeting approved.
    pub entitled_before: BTreeSet<String>,
    /// References of the decisions, actions and asks that they may see.
    pub known: BTreeSet<String>,
}

impl Reader {
    /// What somebody may read of some minutes.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when it cannot be read.
    pub fn of(unit: &mut Unit<'_>, proof: &impl Proof, actor: &Actor, it: &Held) -> Outcome<Self> {
        let mut out = Self {
            entitled: actor.may::<ViewPrivate, Minutes>(unit, &it.id)?,
            inside: actor.id().is_some(),
            ..Self::default()
        };
        out.add_items(unit, proof, actor, &it.sitting)?;
        // Minutes that this meeting approved show how they were amended: that is of another room.
        for before in store::stand::approved_in(unit, proof, &it.sitting)? {
            out.add_items(unit, proof, actor, &before.sitting)?;
            let of = sitting::by_id(unit, proof, &before.sitting)?;
            if let (Some(of), true) = (of, actor.may::<ViewPrivate, Minutes>(unit, &before.id)?) {
                out.entitled_before.insert(of.slug);
            }
        }
        let sitting = Some(it.sitting.clone());
        let which = decisions::Which { sitting: sitting.clone(), ..decisions::Which::default() };
        let all = decisions::list(unit, &actor.visible::<Decision>(), &it.county, &which)?;
        out.known.extend(all.iter().map(crate::registers::decision::Kept::reference));
        let which = asks::Which { sitting, ..asks::Which::default() };
        let all = asks::list(unit, &actor.visible::<Ask>(), &it.county, &which)?;
        out.known.extend(all.iter().map(crate::registers::ask::Kept::reference));
        let references = store::actions::of(unit, proof, "sitting", &[&it.sitting])?;
        let all = actions::named(unit, actor, &it.county, &references)?;
        out.known.extend(all.into_iter().map(|it| it.reference));
        Ok(out)
    }

    fn add_items(
        &mut self,
        unit: &mut Unit<'_>,
        proof: &impl Proof,
        actor: &Actor,
        sitting: &str,
    ) -> Outcome<()> {
        for item in item::all(unit, proof, sitting)? {
            if item.withheld {
                self.withheld.insert(item.id.clone());
            }
            let excluded = match actor.id() {
                Some(person) => {
                    excluded_from(&mut unit.rows(proof), &item.id)?.iter().any(|who| who == person)
                }
                None => false,
            };
            if excluded {
                self.excluded.insert(item.id);
            }
        }
        Ok(())
    }

    /// The public text, for a reader who could read more.
    #[must_use]
    pub fn as_public(&self, known: BTreeSet<String>) -> Self {
        Self { entitled: false, inside: false, known, ..self.clone() }
    }

    fn reads(&self, item: Option<&str>, withheld: bool) -> bool {
        let withheld = withheld || item.is_some_and(|id| self.withheld.contains(id));
        let excluded = item.is_some_and(|id| self.excluded.contains(id));
        !excluded && (!withheld || self.entitled)
    }

    /// The minutes as this reader reads them.
    pub fn cut(&self, whole: &Document) -> Document {
        let mut out = whole.clone();
        self.name(&mut out.chair);
        for line in &mut out.there {
            self.name(&mut line.who);
            self.name(&mut line.substitute);
            if !self.inside {
                line.note.clear();
            }
        }
        let kept_back = |item: &Option<String>| {
            item.is_some() && whole.parts.iter().any(|part| part.withheld && part.item == *item)
        };
        out.declarations.retain(|it| self.reads(it.item.as_deref(), kept_back(&it.item)));
        for it in &mut out.declarations {
            self.name(&mut it.who);
            if !self.inside {
                it.nature.clear();
                it.note.clear();
            }
        }
        out.parts = whole.parts.iter().map(|part| self.part(part)).collect();
        out.amendments = self.amended(&whole.amendments);
        for it in &mut out.approves {
            let room = Self { entitled: self.entitled_before.contains(&it.meeting), ..self.clone() };
            it.amendments = room.amended(&it.amendments);
        }
        if let Some(approved) = &mut out.approved {
            self.name(&mut approved.by);
        }
        out
    }

    fn name(&self, name: &mut Name) {
        if !self.inside {
            name.person.clear();
            name.name.clear();
        }
    }

    fn text(&self, text: &str) -> String {
        if self.entitled { text.into() } else { marks::public(text) }
    }

    fn amended(&self, all: &[Amended]) -> Vec<Amended> {
        let reads = all.iter().filter(|it| self.reads(it.item.as_deref(), it.withheld));
        reads
            .map(|it| Amended { was: self.text(&it.was), becomes: self.text(&it.becomes), ..it.clone() })
            .collect()
    }

    fn part(&self, part: &Part) -> Part {
        let item = part.item.as_deref();
        if item.is_some_and(|id| self.excluded.contains(id)) {
            return Part { number: part.number, withdrew: true, ..Part::default() };
        }
        if !self.reads(item, part.withheld) {
            return Part {
                number: part.number,
                section: part.section.clone(),
                withheld: true,
                paragraph: part.paragraph.clone(),
                reason: part.reason.clone(),
                review: part.review,
                taken_off: part.taken_off,
                ..Part::default()
            };
        }
        let mut out = Part { text: self.text(&part.text), ..part.clone() };
        out.decisions.retain(|it| self.known.contains(&it.reference));
        out.actions.retain(|it| self.known.contains(&it.reference));
        out.asks.retain(|it| self.known.contains(&it.reference));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::*;
    use super::*;

    const CANARY: &str = "Heronsgate";

    /// Minutes in which a word stands wherever only the room may read it.
    fn whole() -> Document {
        let part = |id: &str, text: &str, withheld: bool| Part {
            item: Some(id.into()),
            key: id.into(),
            number: Some(711),
            title: if withheld { format!("{CANARY} lease") } else { "Plan".into() },
            presenter: if withheld { CANARY.into() } else { String::new() },
            text: text.into(),
            withheld,
            reason: "Commercial".into(),
            decisions: vec![Decided {
                reference: "DEC-0001".into(),
                words: CANARY.into(),
                ..Decided::default()
            }],
            actions: vec![Action { reference: "ACT-0001".into(), title: CANARY.into(), ..Action::default() }],
            asks: vec![Asked { reference: "ASK-0001".into(), title: CANARY.into(), ..Asked::default() }],
            outcomes: if withheld { vec![CANARY.into()] } else { Vec::new() },
            late: if withheld { CANARY.into() } else { String::new() },
            ..Part::default()
        };
        let name = || Name { person: CANARY.into(), name: CANARY.into(), title: "Chief Officer".into() };
        let amended = |item: &str, withheld| Amended {
            item: Some(item.into()),
            withheld,
            was: format!("[[private: {CANARY}]]"),
            becomes: if withheld { CANARY.into() } else { "Noted.".into() },
            ..Amended::default()
        };
        Document {
            chair: name(),
            there: vec![There { who: name(), substitute: name(), note: CANARY.into(), ..There::default() }],
            declarations: vec![
                Declared {
                    item: Some("open".into()),
                    who: name(),
                    nature: CANARY.into(),
                    note: CANARY.into(),
                    ..Declared::default()
                },
                Declared { item: Some("hidden".into()), when: CANARY.into(), ..Declared::default() },
            ],
            parts: vec![
                part("open", &format!("Said openly. [[private: {CANARY}]] Then more."), false),
                part("hidden", &format!("All of it: {CANARY}"), true),
            ],
            amendments: vec![amended("open", false), amended("hidden", true)],
            approves: vec![Approves { amendments: vec![amended("hidden", true)], ..Approves::default() }],
            approved: Some(Approved { by: name(), ..Approved::default() }),
            ..Document::default()
        }
    }

    #[test]
    fn the_public_reads_no_word_of_what_is_private() {
        let cut = Reader::default().cut(&whole());
        let said = format!("{cut:?}");
        assert!(!said.contains(CANARY), "{said}");
        assert!(
            said.contains("Said openly. Then more.")
                && said.contains("Commercial")
                && said.contains("Chief Officer")
        );
    }

    #[test]
    fn an_interest_hides_the_item_from_whoever_is_entitled_to_all_else() {
        let reader = Reader {
            entitled: true,
            inside: true,
            excluded: ["hidden".to_string()].into(),
            ..Reader::default()
        };
        let cut = reader.cut(&whole());
        assert!(cut.parts[1].withdrew && cut.parts[1].title.is_empty() && cut.parts[1].text.is_empty());
        assert!(cut.parts[0].text.contains(CANARY));
        assert_eq!(cut.declarations.len(), 1);
        assert!(cut.approves[0].amendments.is_empty());
    }

    #[test]
    fn what_another_room_amended_is_for_that_room() {
        let reader = Reader { entitled: true, inside: true, ..Reader::default() };
        assert!(reader.cut(&whole()).approves[0].amendments.is_empty());
        assert_eq!(reader.cut(&whole()).amendments.len(), 2);
    }

    #[test]
    fn what_is_withheld_since_the_minutes_were_frozen_is_withheld_in_them() {
        let reader = Reader { inside: true, withheld: ["open".to_string()].into(), ..Reader::default() };
        let cut = reader.cut(&whole());
        assert!(cut.parts[0].withheld && cut.parts[0].text.is_empty() && cut.parts[0].title.is_empty());
    }

    #[test]
    fn whoever_was_in_the_room_reads_the_whole() {
        let known = ["DEC-0001", "ACT-0001", "ASK-0001"].map(String::from).into();
        let entitled_before = [String::new()].into();
        let reader = Reader { entitled: true, inside: true, known, entitled_before, ..Reader::default() };
        assert_eq!(reader.cut(&whole()), whole());
    }
}
