//! Before a meeting: planned, its notice given, its business put on the forward plan, its agenda drawn up and issued.

use super::timeline::{At, On};
use super::{OFFICER, Year};
use board::County;
use board::sittings::{Attend, Meeting, Preside, item, sitting};
use kernel::verbs::{Govern, Issue, Update, View};
use kernel::{Fault, Outcome};
use meetings::ForwardItem;
use meetings::agenda::{self, NewItem, Withholding};
use meetings::cycle::{self, Call, To, forward};
use meetings::room::{self, Apology};

impl Year<'_> {
    pub(super) fn plan(&self, at: &At<'_>) -> Outcome<()> {
        self.at(9, 0);
        let (starts, ends) = at.meeting.times(at.body)?;
        let call = Call {
            group: at.body.group.clone(),
            title: at.meeting.title.clone(),
            day: at.planned(),
            starts,
            ends,
            place: at.body.place.clone(),
            online: String::new(),
            in_public: at.body.in_public,
            published: at.body.announced,
            restricted: false,
            series: None,
        };
        let slug = self.may::<Govern, County, _>(OFFICER, &self.county, |unit, permit| {
            cycle::plan(unit, permit, &call)
        })?;
        let id =
            self.stage.kernel.read(|unit| sitting::id_of(unit, &self.county, &slug)?.ok_or(Fault::Absent))?;
        self.meetings.borrow_mut().insert(at.key(), id);
        Ok(())
    }

    pub(super) fn forward(&self, on: &On<'_>) -> Outcome<()> {
        let it = on.item;
        let business = forward::Business {
            group: on.at.body.group.clone(),
            title: it.title.clone(),
            kind: forward::Kind::named(&it.kind).unwrap_or(forward::Kind::Information),
            purpose: String::new(),
            lead: String::new(),
            role: it.lead.clone(),
            papers_due: None,
            recurs: String::new(),
            duty: String::new(),
            matter: self.matter(&it.matter),
            public: on.at.body.announced,
            restricted: false,
        };
        let slug = self.may::<Govern, County, _>(OFFICER, &self.county, |unit, permit| {
            forward::add(unit, permit, &business)
        })?;
        let meeting = self.meeting(&on.at)?;
        self.does(OFFICER, |unit, actor| {
            let id = forward::id_of(unit, &self.county, &slug)?.ok_or(Fault::Absent)?;
            let permit = actor.permit::<Update, ForwardItem>(unit, &id)?;
            let to = actor.permit::<Govern, Meeting>(unit, &meeting)?;
            forward::place(unit, &permit, 1, Some(&to))
        })
    }

    pub(super) fn done(&self, at: &At<'_>, step: &str) -> Outcome<()> {
        self.at(9, 15);
        let id = self.meeting(at)?;
        self.may::<Govern, Meeting, _>(OFFICER, &id, |unit, permit| cycle::step_done(unit, permit, step))
    }

    pub(super) fn notice(&self, at: &At<'_>) -> Outcome<()> {
        self.at(10, 0);
        let id = self.meeting(at)?;
        let today = self.stage.kernel.today();
        self.may::<Govern, Meeting, _>(&at.body.served_by, &id, |unit, permit| {
            cycle::give_notice(unit, permit, "notice-of-meeting", today, "")
        })
    }

    pub(super) fn move_it(&self, at: &At<'_>) -> Outcome<()> {
        let held = self.sitting(at)?;
        let to = To {
            day: at.meeting.day,
            starts: held.starts,
            ends: held.ends,
            place: held.place.clone(),
            online: String::new(),
        };
        let why = &at.meeting.moved_because;
        self.may::<Govern, Meeting, _>(&at.body.served_by, &held.id, |unit, permit| {
            cycle::move_to(unit, permit, held.version, &to, why, "")
        })?;
        Ok(())
    }

    pub(super) fn cancel(&self, at: &At<'_>) -> Outcome<()> {
        let held = self.sitting(at)?;
        let why = at.meeting.cancelled.clone().unwrap_or_default();
        self.may::<Govern, Meeting, _>(&at.body.served_by, &held.id, |unit, permit| {
            cycle::cancel(unit, permit, held.version, &why)
        })
    }

    pub(super) fn draft(&self, at: &At<'_>) -> Outcome<()> {
        self.at(10, 0);
        let id = self.meeting(at)?;
        let by = &at.body.served_by;
        self.may::<Govern, Meeting, _>(by, &id, agenda::begin)?;
        let begun = self.reads(by, |unit, actor| {
            let permit = actor.permit::<View, Meeting>(unit, &id)?;
            item::all(unit, &permit, &id)
        })?;
        for (nth, it) in at.meeting.items.iter().enumerate() {
            let on = On { at: *at, nth, item: it };
            if it.later || it.late.is_some() {
                continue;
            }
            match begun.iter().find(|held| held.title == it.title) {
                // It stood on the forward plan.
                Some(held) => {
                    self.items.borrow_mut().insert(on.key(), held.slug.clone());
                }
                None => self.add(&on)?,
            }
            self.papers_of(&on)?;
        }
        Ok(())
    }

    fn add(&self, on: &On<'_>) -> Outcome<()> {
        let (id, it) = (self.meeting(&on.at)?, on.item);
        let withheld = it.withheld.as_ref().map(|why| Withholding {
            paragraph: why.paragraph.clone(),
            reason: why.reason.clone(),
            review: why.review,
        });
        let new = NewItem {
            section: String::new(),
            title: it.title.clone(),
            kind: item::Kind::named(&it.kind).unwrap_or(item::Kind::Information),
            presenter: it.lead.clone(),
            minutes: it.minutes,
            purpose: String::new(),
            matter: self.matter(&it.matter),
            withheld,
        };
        let slug = self.may::<Govern, Meeting, _>(&on.at.body.served_by, &id, |unit, permit| {
            agenda::add(unit, permit, &new)
        })?;
        self.items.borrow_mut().insert(on.key(), slug);
        Ok(())
    }

    pub(super) fn issue(&self, at: &At<'_>, reason: &str) -> Outcome<()> {
        self.at(15, 0);
        let id = self.meeting(at)?;
        self.may::<Issue, Meeting, _>(&at.body.served_by, &id, |unit, permit| {
            agenda::issue(unit, permit, reason)
        })?;
        Ok(())
    }

    pub(super) fn later(&self, on: &On<'_>) -> Outcome<()> {
        self.add(on)?;
        self.papers_of(on)?;
        let Some(reason) = &on.item.late else { return Ok(()) };
        let id = self.meeting(&on.at)?;
        let slug = self.items.borrow().get(&on.key()).cloned().unwrap_or_default();
        let chair = self.chair(&on.at.body.group)?;
        self.may::<Preside, Meeting, _>(&chair, &id, |unit, permit| agenda::late(unit, permit, &slug, reason))
    }

    pub(super) fn away(&self, at: &At<'_>) -> Outcome<()> {
        self.at(11, 0);
        let id = self.meeting(at)?;
        for (person, note) in &at.meeting.away {
            let apology = Apology { note: note.clone(), ..Apology::default() };
            self.may::<Attend, Meeting, _>(person, &id, |unit, permit| {
                room::apologise(unit, permit, &apology)
            })?;
        }
        for (person, deputy) in &at.meeting.instead {
            let apology = Apology { substitute: deputy.clone(), ..Apology::default() };
            self.may::<Attend, Meeting, _>(person, &id, |unit, permit| {
                room::apologise(unit, permit, &apology)
            })?;
        }
        Ok(())
    }
}
