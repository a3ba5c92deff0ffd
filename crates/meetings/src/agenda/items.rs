//! Putting an item on an agenda, and changing what it says.

use super::ground::{Order, fresh, still_open};
use super::template::Standing;
use super::withholding::Withholding;
use crate::events;
use crate::store;
use board::sittings::item::{self, Kind};
use board::sittings::sitting;
use board::sittings::{AgendaItem, Item, Meeting, Sitting};
use kernel::verbs::{Govern, Update};
use kernel::{Fault, FieldError, Outcome, Permit, Recorded, Unit};

/// What is decided on of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    /// Short name of the section; when empty, that for business, or the confidential one when it is withheld.
    pub section: String,
    /// What it is.
    pub title: String,
    /// What it asks of the meeting.
    pub kind: Kind,
    /// Who presents it, by role.
    pub presenter: String,
    /// How long it is given.
    pub minutes: u32,
    /// What for.
    pub purpose: String,
    /// Short name of the matter that it belongs to; empty when none.
    pub matter: String,
    /// Why it is withheld from the public, when it is.
    pub withheld: Option<Withholding>,
}

impl NewItem {
    fn faults(&self, standing: &Standing, section: &str, withheld: bool) -> Vec<FieldError> {
        let mut out = Vec::new();
        let mut wrong = |field: &str, message: String| out.push(FieldError { field: field.into(), message });
        match self.title.trim().chars().count() {
            0 => wrong("title", "Enter what the item is".into()),
            201.. => wrong("title", "Shorten this to 200 characters or fewer".into()),
            _ => {}
        }
        for (field, text, most) in [("presenter", &self.presenter, 200), ("purpose", &self.purpose, 2_000)] {
            if text.chars().count() > most {
                wrong(field, format!("Shorten this to {most} characters or fewer"));
            }
        }
        if self.minutes > 480 {
            wrong("minutes", "Enter at most 480 minutes: a whole day".into());
        }
        if !self.matter.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            wrong("matter", "Enter the short name of the matter: small letters, digits and hyphens".into());
        }
        match standing.sections.iter().find(|known| known.id == section) {
            None => wrong("section", "Choose a section of the agenda".into()),
            Some(section) if section.confidential && !withheld => {
                let message = "Say why it is withheld before you put it into the confidential part";
                wrong("section", message.into());
            }
            Some(_) => {}
        }
        out
    }

    fn section<'a>(&'a self, standing: &'a Standing) -> &'a str {
        let usual = if self.withheld.is_some() { standing.confidential() } else { standing.business() };
        if self.section.is_empty() { usual.map_or("", |section| section.id.as_str()) } else { &self.section }
    }
}

/// Puts an item on the agenda of a meeting, at the end of its section, and gives its name in addresses. Nobody but those who answer
/// for the meeting sees it before it is issued.
///
/// # Errors
/// [`Fault::Fields`] when something is missing or not known; [`Fault::Conflict`] when the meeting was held or cancelled.
pub fn add(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, Meeting>,
    new: &NewItem,
) -> Outcome<Recorded<String>> {
    let it: Sitting = sitting::of(unit, permit)?;
    still_open(&it)?;
    let mut order = Order::of(unit, permit, &it)?;
    let section = new.section(order.standing()).to_string();
    let mut wrong = new.faults(order.standing(), &section, new.withheld.is_some());
    if let Some(why) = &new.withheld {
        wrong.extend(why.faults(unit.kernel(), unit.today())?);
    }
    if !wrong.is_empty() {
        return Err(Fault::Fields(wrong));
    }
    let why = new.withheld.clone();
    let made = Item {
        kind: new.kind,
        presenter: new.presenter.trim().into(),
        minutes: new.minutes,
        purpose: new.purpose.trim().into(),
        matter: new.matter.clone(),
        withheld: why.is_some(),
        paragraph: why.as_ref().map_or_else(String::new, |why| why.paragraph.clone()),
        reason: why.as_ref().map_or_else(String::new, |why| why.reason.trim().into()),
        review: why.map(|why| why.review),
        ..fresh(unit, &it, order.next(), &section, new.title.trim())
    };
    order.add(made.clone());
    let mut rows = order.keep(unit, permit)?;
    rows.push(store::agenda::keep_turn(unit, permit, &made, ("added", "Put on the agenda"), "")?);
    let event = events::ItemAdded { meeting: it.id, item: made.id, rows };
    Ok(unit.record(permit, &event)?.carrying(made.slug))
}

/// The item that a permit is for, as somebody had it before them, and its meeting, which is still to be held.
///
/// # Errors
/// [`Fault::Conflict`] when somebody else changed it, or the meeting was held or cancelled.
pub(super) fn held(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, AgendaItem>,
    seen: i64,
) -> Outcome<(Item, Sitting)> {
    let it = item::of(unit, permit)?;
    let meeting = sitting::by_id(unit, permit, &it.sitting)?.ok_or(Fault::Absent)?;
    still_open(&meeting)?;
    if it.version != seen {
        return Err(Fault::Conflict("The item was changed while you had it open.".into()));
    }
    if it.withdrawn() {
        return Err(Fault::Conflict(
            "This item was taken off the agenda. Put a new one on it instead.".into(),
        ));
    }
    if it.state == item::DONE {
        return Err(Fault::Conflict(
            "The meeting has dealt with this item: it stays as it was taken.".into(),
        ));
    }
    Ok((it, meeting))
}

/// Changes what an item says, but for whether it is withheld. `seen` is the version that the person had before them. What stands on
/// an agenda that is out is told as changed until a supplement is issued.
///
/// # Errors
/// [`Fault::Fields`] when something is missing or nothing changed; [`Fault::Conflict`] when somebody else was first.
pub fn change(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, AgendaItem>,
    seen: i64,
    new: &NewItem,
) -> Outcome<Recorded> {
    let (it, meeting) = held(unit, permit, seen)?;
    let mut order = Order::of(unit, permit, &meeting)?;
    let section = if new.section.is_empty() { it.section.clone() } else { new.section.clone() };
    let mut wrong = new.faults(order.standing(), &section, it.withheld);
    let made = Item {
        section: section.clone(),
        title: new.title.trim().into(),
        kind: new.kind,
        presenter: new.presenter.trim().into(),
        minutes: new.minutes,
        purpose: new.purpose.trim().into(),
        matter: new.matter.clone(),
        ..it.clone()
    };
    if wrong.is_empty() && made == it {
        let message = "This is what it says already. Change something, or go back".into();
        wrong.push(FieldError { field: "title".into(), message });
    }
    if !wrong.is_empty() {
        return Err(Fault::Fields(wrong));
    }
    let made = Item { version: it.version + 1, ..made };
    item::update(unit, permit, &made)?;
    let mut rows = vec![made.id.clone()];
    if section != it.section {
        order.put_last_in(&made.id, &section);
        rows.extend(order.keep(unit, permit)?);
    }
    let said = changes(&it, &made);
    rows.push(store::agenda::keep_turn(unit, permit, &made, ("changed", &said), "")?);
    rows.dedup();
    unit.record(permit, &events::ItemChanged { item: made.id, version: made.version, rows })
}

fn changes(old: &Item, new: &Item) -> String {
    let all = [
        (old.title != new.title, "its title"),
        (old.section != new.section, "its section"),
        (old.kind != new.kind, "what the meeting is asked to do"),
        (old.presenter != new.presenter, "who presents it"),
        (old.minutes != new.minutes, "how long it is given"),
        (old.purpose != new.purpose, "its purpose"),
        (old.matter != new.matter, "the matter"),
    ];
    let names: Vec<String> =
        all.into_iter().filter(|(changed, _)| *changed).map(|(_, name)| name.to_string()).collect();
    format!("Changed: {}", board::words::listed(&names))
}
