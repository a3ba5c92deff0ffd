//! After a meeting: its minutes on their way, and what becomes of what it decided, agreed and asked.

use super::script::{Action, Amended, Ask, Body, Procedure, Reported, Stood};
use super::timeline::{At, On};
use super::{OFFICER, Year};
use board::County;
use board::sittings::{Attend, Meeting};
use kernel::verbs::{Clear, Govern, Issue, Update, View};
use kernel::{Fault, Outcome};
use meetings::minutes::state::State;
use meetings::minutes::{self, Held, Released};
use meetings::outcomes::reference::procedure_number;
use meetings::procedure::{self, Proposal};
use meetings::registers::{ask, asks, decision, decisions};
use meetings::{Answer, Approve, Decision, Minutes, Procedure as Procedure_};
use plans::actions;
use plans::status::{Claim, Said};

impl Year<'_> {
    /// The minutes of a meeting as they stand.
    fn book(&self, at: &At<'_>) -> Outcome<Held> {
        let id = self.meeting(at)?;
        self.reads(&at.body.served_by, |unit, actor| {
            let permit = actor.permit::<View, Meeting>(unit, &id)?;
            minutes::of_sitting(unit, &permit, &id)?.ok_or(Fault::Absent)
        })
    }

    pub(super) fn finish(&self, at: &At<'_>) -> Outcome<()> {
        self.at(16, 0);
        let book = self.book(at)?;
        self.may::<Update, Minutes, _>(&at.body.served_by, &book.id, |unit, permit| {
            minutes::finish(unit, permit, book.version)
        })
    }

    pub(super) fn clear(&self, at: &At<'_>) -> Outcome<()> {
        self.at(9, 30);
        let (book, chair) = (self.book(at)?, self.chair(&at.body.group)?);
        self.may::<Clear, Minutes, _>(&chair, &book.id, |unit, permit| {
            minutes::clear(unit, permit, book.version)
        })?;
        let book = self.book(at)?;
        self.may::<Update, Minutes, _>(&at.body.served_by, &book.id, |unit, permit| {
            minutes::circulate(unit, permit, book.version)
        })
    }

    /// The minutes of every earlier meeting that none has approved: amended when somebody says so, then approved by the chair.
    pub(super) fn approve(&self, at: &At<'_>, id: &str) -> Outcome<()> {
        if at.meeting.inquorate.is_some() {
            return Ok(());
        }
        let (by, chair) = (at.body.served_by.as_str(), self.chair(&at.body.group)?);
        let earlier = at.body.meetings.iter().filter(|it| it.day < at.meeting.day && it.cancelled.is_none());
        for meeting in earlier {
            let before = At { body: at.body, meeting };
            let book = self.book(&before)?;
            if book.state == State::Approved {
                continue;
            }
            if let Some(amended) = &at.meeting.amended {
                self.amend(by, &book.id, id, amended)?;
            }
            let book = self.book(&before)?;
            self.may::<Approve, Minutes, _>(&chair, &book.id, |unit, permit| {
                minutes::approve(unit, permit, book.version, id)
            })?;
        }
        Ok(())
    }

    fn amend(&self, by: &str, book: &str, meeting: &str, amended: &Amended) -> Outcome<()> {
        let parts = self.reads(by, |unit, actor| {
            let permit = actor.permit::<Update, Minutes>(unit, book)?;
            minutes::parts(unit, &permit, book)
        })?;
        let part = parts.into_iter().find(|part| part.text.contains(&amended.was));
        let Some(part) = part else { return Ok(()) };
        let text = part.text.replace(&amended.was, &amended.becomes);
        self.may::<Update, Minutes, _>(by, book, |unit, permit| {
            minutes::amend(unit, permit, meeting, part.item.as_deref(), part.version, &text)
        })
    }

    /// Releases the public text; when something is left out of it, a second person confirms what the first asked for.
    pub(super) fn release_minutes(&self, at: &At<'_>) -> Outcome<()> {
        self.at(10, 30);
        let (by, book) = (at.body.served_by.as_str(), self.book(at)?);
        let released = self.may::<Issue, Minutes, _>(by, &book.id, |unit, permit| {
            minutes::release(unit, permit, book.version)
        })?;
        if released == Released::Asked {
            let book = self.book(at)?;
            let second =
                if by == OFFICER { self.office("secretary", &at.body.group)? } else { OFFICER.into() };
            self.may::<Issue, Minutes, _>(&second, &book.id, |unit, permit| {
                minutes::confirm(unit, permit, book.version)
            })?;
        }
        Ok(())
    }

    /// A decision by its reference.
    fn decision(&self, by: &str, reference: &str) -> Outcome<decision::Kept> {
        let number = decision::number(reference);
        self.reads(by, |unit, actor| {
            let visible = actor.visible::<Decision>();
            let all = decisions::list(unit, &visible, &self.county, &decisions::Which::default())?;
            all.into_iter().find(|it| Some(it.number) == number).ok_or(Fault::Absent)
        })
    }

    /// An ask by its reference.
    fn asked(&self, by: &str, reference: &str) -> Outcome<ask::Kept> {
        let number = ask::number(reference);
        self.reads(by, |unit, actor| {
            let visible = actor.visible::<meetings::Ask>();
            let all = asks::list(unit, &visible, &self.county, &asks::Which::default())?;
            all.into_iter().find(|it| Some(it.number) == number).ok_or(Fault::Absent)
        })
    }

    pub(super) fn release(&self, at: &At<'_>) -> Outcome<()> {
        self.at(12, 0);
        let by = at.body.served_by.as_str();
        for (nth, item) in at.meeting.items.iter().enumerate() {
            let on = On { at: *at, nth, item };
            if !at.body.announced || item.withheld.is_some() {
                continue;
            }
            let reference = self.decisions.borrow().get(&on.key()).cloned();
            if let Some(reference) = reference {
                let kept = self.decision(by, &reference)?;
                self.may::<Issue, Decision, _>(by, &kept.id, |unit, permit| {
                    decision::release(unit, permit, kept.version)
                })?;
            }
            for nth in 0..item.asks.len() {
                let reference =
                    self.asks.borrow().get(&format!("{} {nth}", on.key())).cloned().unwrap_or_default();
                let kept = self.asked(by, &reference)?;
                self.may::<Update, meetings::Ask, _>(by, &kept.id, |unit, permit| {
                    ask::release(unit, permit, kept.version)
                })?;
            }
        }
        Ok(())
    }

    pub(super) fn stood(&self, on: &On<'_>, stood: &Stood) -> Outcome<()> {
        self.at(13, 0);
        let reference = self.decisions.borrow().get(&on.key()).cloned().unwrap_or_default();
        let by = on.at.body.served_by.as_str();
        let kept = self.decision(by, &reference)?;
        let standing =
            decision::Standing::named(&stood.state).ok_or_else(|| Fault::broken(stood.state.clone()))?;
        self.may::<Update, Decision, _>(by, &kept.id, |unit, permit| {
            decision::stands(unit, permit, kept.version, standing, &stood.words)
        })
    }

    fn action(&self, on: &On<'_>, nth: usize) -> Outcome<String> {
        let reference =
            self.actions.borrow().get(&format!("{} {nth}", on.key())).cloned().unwrap_or_default();
        let number =
            actions::number(&reference).ok_or_else(|| Fault::broken(format!("no action {reference}")))?;
        self.stage.kernel.read(|unit| actions::id_of(unit, &self.county, number)?.ok_or(Fault::Absent))
    }

    pub(super) fn reported(&self, on: &On<'_>, nth: usize, _: &Action, reported: &Reported) -> Outcome<()> {
        self.at(14, 0);
        let id = self.action(on, nth)?;
        let claim = Claim::named(&reported.claim).ok_or_else(|| Fault::broken(reported.claim.clone()))?;
        let said = Said {
            words: reported.words.clone(),
            exception: reported.exception.clone(),
            ask: String::new(),
            evidence: reported.evidence.clone(),
        };
        let report = actions::Report { claim, said };
        self.may::<Update, plans::Action, _>(&reported.by, &id, |unit, permit| {
            let held = actions::one(unit, permit)?.ok_or(Fault::Absent)?;
            actions::report(unit, permit, held.version, &report)
        })
    }

    pub(super) fn accepted(&self, on: &On<'_>, nth: usize, _: &Action) -> Outcome<()> {
        self.at(15, 0);
        let id = self.action(on, nth)?;
        self.may::<actions::AcceptEvidence, plans::Action, _>(OFFICER, &id, |unit, permit| {
            let held = actions::one(unit, permit)?.ok_or(Fault::Absent)?;
            actions::accept(unit, permit, held.version, "")
        })
    }

    pub(super) fn answered(&self, on: &On<'_>, nth: usize, asked: &Ask) -> Outcome<()> {
        self.at(11, 30);
        let Some(answer) = &asked.answer else { return Ok(()) };
        let reference = self.asks.borrow().get(&format!("{} {nth}", on.key())).cloned().unwrap_or_default();
        let kept = self.asked(&answer.by, &reference)?;
        self.may::<Answer, meetings::Ask, _>(&answer.by, &kept.id, |unit, permit| {
            ask::answer(unit, permit, kept.version, &answer.words)
        })
    }

    pub(super) fn taken(&self, on: &On<'_>, nth: usize, _: &Ask) -> Outcome<()> {
        self.at(16, 30);
        let reference = self.asks.borrow().get(&format!("{} {nth}", on.key())).cloned().unwrap_or_default();
        let by = on.at.body.served_by.as_str();
        let kept = self.asked(by, &reference)?;
        self.may::<Update, meetings::Ask, _>(by, &kept.id, |unit, permit| {
            ask::take(unit, permit, kept.version)
        })
    }

    pub(super) fn procedure(&self, body: &Body, it: &Procedure) -> Outcome<()> {
        self.at(10, 0);
        let proposal = Proposal {
            group: body.group.clone(),
            title: it.title.clone(),
            words: it.words.clone(),
            parts: Vec::new(),
            basis: it.basis.clone(),
            options: String::new(),
            reasons: it.reasons.clone(),
            matter: self.matter(&it.matter),
            organisation: it.owner.0.clone(),
            owner: it.owner.1.clone(),
            due: None,
            review: None,
            deadline: None,
        };
        let reference = self.may::<Govern, County, _>(&body.served_by, &self.county, |unit, permit| {
            procedure::put(unit, permit, &proposal)
        })?;
        self.decisions.borrow_mut().insert(format!("{} {}", body.group, it.on), reference);
        Ok(())
    }

    /// Every seat answers, through whoever holds it; with the last answer it is decided.
    pub(super) fn answers(&self, body: &Body, it: &Procedure) -> Outcome<()> {
        let reference =
            self.decisions.borrow().get(&format!("{} {}", body.group, it.on)).cloned().unwrap_or_default();
        let number =
            procedure_number(&reference).ok_or_else(|| Fault::broken(format!("no proposal {reference}")))?;
        let (id, holders) = self.stage.kernel.read(|unit| {
            let register = board::current(unit, &self.county)?;
            let on = register.on(unit.today());
            let holder = |seat: &str| {
                on.holders(seat).into_iter().find(|(_, it)| !it.deputy).map(|(_, it)| it.person.clone())
            };
            let seats = on.seats(&body.group).into_iter();
            let held: Vec<_> =
                seats.filter_map(|(fact, _)| Some((fact.slug.clone(), holder(&fact.slug)?))).collect();
            Ok((procedure::id_of(unit, &self.county, number)?.ok_or(Fault::Absent)?, held))
        })?;
        for (seat, person) in holders {
            self.may::<Attend, Procedure_, _>(&person, &id, |unit, permit| {
                procedure::answer(unit, permit, &seat, procedure::Answer::Agree, "")
            })?;
        }
        Ok(())
    }
}
