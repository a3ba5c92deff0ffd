//! The meeting itself: opened, who is there, what is declared, said, decided, agreed and asked, and closed.

use super::Year;
use super::script::{Action, Ask, Decided};
use super::timeline::{At, On};
use board::sittings::attendance::{self, Status};
use board::sittings::{AgendaItem, Attend, Meeting, Minute, item};
use kernel::Outcome;
use kernel::verbs::View;
use meetings::outcomes::vote::{Cast, Taken};
use meetings::room::{self, Agree, AskKind, AskNew, Decide, Declare, Settled};

impl Year<'_> {
    pub(super) fn hold(&self, at: &At<'_>) -> Outcome<()> {
        let (starts, ends) = at.meeting.times(at.body)?;
        self.at(starts.hour(), starts.minute());
        let (id, by) = (self.meeting(at)?, at.body.served_by.as_str());
        self.may::<Minute, Meeting, _>(by, &id, room::open)?;
        self.seats(at, &id)?;
        let standing = self.reads(by, |unit, actor| {
            let permit = actor.permit::<View, Meeting>(unit, &id)?;
            item::all(unit, &permit, &id)
        })?;
        let standing = |names: &[&str]| {
            let of = |name: &str| standing.iter().find(|it| it.standing == name).map(|it| it.id.clone());
            names.iter().find_map(|name| of(name))
        };
        let opening = [
            (&["welcome", "apologies"][..], &at.meeting.opened),
            (&["matters-arising"][..], &at.meeting.arising),
        ];
        for (names, text) in opening {
            if let (Some(item), Some(text)) = (standing(names), text) {
                self.says(by, &item, text)?;
            }
        }
        self.approve(at, &id)?;
        for (nth, it) in at.meeting.items.iter().enumerate() {
            self.take_item(&On { at: *at, nth, item: it }, &id)?;
        }
        self.at(ends.hour(), ends.minute());
        self.may::<Minute, Meeting, _>(by, &id, room::close)
    }

    /// Records who is there: whoever holds a seat and has not said otherwise.
    fn seats(&self, at: &At<'_>, id: &str) -> Outcome<()> {
        let by = at.body.served_by.as_str();
        let (seats, known) = self.reads(by, |unit, actor| {
            let permit = actor.permit::<View, Meeting>(unit, id)?;
            let register = board::current(unit, &self.county)?;
            let on = register.on(at.meeting.day);
            let held = |seat: &str| on.holders(seat).into_iter().any(|(_, holding)| !holding.deputy);
            let seats = on.seats(&at.body.group).into_iter().map(|(fact, _)| fact.slug.clone());
            let filled: Vec<String> = seats.filter(|seat| held(seat)).collect();
            Ok((filled, attendance::all(unit, &permit, id)?))
        })?;
        let said: Vec<String> =
            known.iter().map(|line| line.seat.rsplit('/').next().unwrap_or_default().to_string()).collect();
        for seat in seats.iter().filter(|seat| !said.contains(seat)) {
            let wanted =
                room::Attend { seat: seat.clone(), status: Status::Present, ..room::Attend::default() };
            self.may::<Minute, Meeting, _>(by, id, |unit, permit| room::attend(unit, permit, &wanted))?;
        }
        for person in &at.meeting.beside {
            let wanted = room::Attend {
                person: person.clone(),
                status: Status::InAttendance,
                ..room::Attend::default()
            };
            self.may::<Minute, Meeting, _>(by, id, |unit, permit| room::attend(unit, permit, &wanted))?;
        }
        Ok(())
    }

    fn says(&self, by: &str, item: &str, text: &str) -> Outcome<()> {
        self.may::<Minute, AgendaItem, _>(by, item, |unit, permit| room::minute(unit, permit, 0, text))?;
        Ok(())
    }

    fn take_item(&self, on: &On<'_>, id: &str) -> Outcome<()> {
        let (item, by, it) = (self.item(on)?, on.at.body.served_by.as_str(), on.item);
        let slug = self.items.borrow().get(&on.key()).cloned();
        for interest in &it.interests {
            let declare = Declare {
                item: slug.clone(),
                person: String::new(),
                organisation: String::new(),
                nature: interest.nature.clone(),
                withdraws: interest.withdraws,
                stage: None,
            };
            self.may::<Attend, Meeting, _>(&interest.person, id, |unit, permit| {
                room::declare(unit, permit, &declare)
            })?;
        }
        self.says(by, &item, &it.text)?;
        if let Some(decided) = &it.decided {
            self.decide(on, &item, decided)?;
        }
        for (nth, action) in it.actions.iter().enumerate() {
            self.agree(on, &item, nth, action)?;
        }
        for (nth, ask) in it.asks.iter().enumerate() {
            self.ask(on, &item, nth, ask)?;
        }
        let how = if it.decided.is_some() || !it.actions.is_empty() || !it.asks.is_empty() {
            Settled::Done
        } else {
            Settled::Noted
        };
        self.may::<Minute, AgendaItem, _>(by, &item, |unit, permit| room::settle_item(unit, permit, how, ""))
    }

    fn decide(&self, on: &On<'_>, item: &str, decided: &Decided) -> Outcome<()> {
        let by = on.at.body.served_by.as_str();
        let decide = Decide {
            title: decided.title.clone(),
            words: decided.words.clone(),
            parts: Vec::new(),
            basis: decided.basis.clone(),
            options: decided.options.clone(),
            reasons: decided.reasons.clone(),
            dissent: decided.dissent.clone(),
            vote: self.votes(on, item, decided)?,
            matter: self.matter(&on.item.matter),
            owner_organisation: decided.owner.0.clone(),
            owner: decided.owner.1.clone(),
            due: decided.due,
            review: decided.review,
            inquorate: String::new(),
        };
        let reference =
            self.may::<Minute, AgendaItem, _>(by, item, |unit, permit| room::decide(unit, permit, &decide))?;
        self.decisions.borrow_mut().insert(on.key(), reference);
        Ok(())
    }

    /// The votes of those who are in the room: those who were against or abstained are the last in order.
    fn votes(&self, on: &On<'_>, item: &str, decided: &Decided) -> Outcome<Taken> {
        let Some((_, against, abstained)) = decided.votes else { return Ok(Taken::Consensus) };
        let id = self.meeting(&on.at)?;
        let away: Vec<String> = on
            .item
            .interests
            .iter()
            .filter(|it| it.withdraws)
            .map(|it| format!("{}/person/{}", self.county, it.person))
            .collect();
        let lines = self.reads(&on.at.body.served_by, |unit, actor| {
            let _ = item;
            let permit = actor.permit::<View, Meeting>(unit, &id)?;
            attendance::all(unit, &permit, &id)
        })?;
        let mut seats: Vec<String> = lines
            .iter()
            .filter(|line| line.there() && !away.contains(&line.who().to_string()))
            .map(|line| line.seat.clone())
            .filter(|seat| !seat.is_empty())
            .collect();
        seats.sort();
        let yes = seats.len().saturating_sub(against + abstained);
        let cast = |at: usize| match at {
            at if at < yes => Cast::For,
            at if at < yes + against => Cast::Against,
            _ => Cast::Abstained,
        };
        let votes = seats.into_iter().enumerate().map(|(at, seat)| (seat, cast(at))).collect();
        Ok(Taken::Vote { votes, casting: None })
    }

    fn agree(&self, on: &On<'_>, item: &str, nth: usize, action: &Action) -> Outcome<()> {
        let agree = Agree {
            title: action.title.clone(),
            outcome: action.outcome.clone(),
            lead: action.lead.clone(),
            owner: action.owner.clone(),
            due: action.due,
            decision: self.decisions.borrow().get(&on.key()).cloned(),
            inquorate: String::new(),
        };
        let by = on.at.body.served_by.as_str();
        let reference = self.may::<Minute, AgendaItem, _>(by, item, |unit, permit| {
            room::agree_action(unit, permit, &agree)
        })?;
        self.actions.borrow_mut().insert(format!("{} {nth}", on.key()), reference);
        Ok(())
    }

    fn ask(&self, on: &On<'_>, item: &str, nth: usize, ask: &Ask) -> Outcome<()> {
        let new = AskNew {
            kind: AskKind::named(&ask.kind).unwrap_or(AskKind::Referral),
            to_group: ask.to_group.clone(),
            to_organisation: ask.to_organisation.clone(),
            title: ask.title.clone(),
            words: ask.words.clone(),
            matter: self.matter(&on.item.matter),
            due: Some(ask.due),
            inquorate: String::new(),
        };
        let by = on.at.body.served_by.as_str();
        let reference =
            self.may::<Minute, AgendaItem, _>(by, item, |unit, permit| room::ask(unit, permit, &new))?;
        self.asks.borrow_mut().insert(format!("{} {nth}", on.key()), reference);
        Ok(())
    }
}
