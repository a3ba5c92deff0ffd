//! Putting a paper that is written here to an item: it goes out with the next issue, from the shelf on which it stands.

use super::ground::still_open;
use super::withholding::Withholding;
use crate::events;
use crate::papers::{self, Document, Found, State};
use crate::store::documents;
use board::sittings::item;
use board::sittings::sitting;
use board::sittings::{AgendaItem, Item, Sitting};
use kernel::contracts::shelf::Shelved;
use kernel::verbs::Update;
use kernel::{Actor, Fault, Outcome, Permit, Recorded, Unit};

/// A paper that is written here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its name on the shelf.
    pub name: String,
    /// Why it is withheld from the public, when it is and its item is not.
    pub withheld: Option<Withholding>,
}

/// The papers that are written for the day of a meeting and that somebody may see, but for those that are on its agenda already.
///
/// # Errors
/// [`Fault::Broken`] when they cannot be read.
pub fn on_the_shelf(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, AgendaItem>,
    meeting: &Sitting,
) -> Outcome<Vec<Shelved>> {
    let Some(shelf) = unit.kernel().neighbours().shelf else { return Ok(Vec::new()) };
    let actor: Actor = permit.actor().clone();
    let all = (shelf.on_day)(unit, &actor, &meeting.county, meeting.day)?;
    let there = documents::all(unit, permit, &meeting.id)?;
    let free = |it: &Shelved| !there.iter().any(|held| held.paper == it.slug && held.state != State::Dropped);
    Ok(all.into_iter().filter(free).collect())
}

/// Puts a paper to an item, and gives its name in addresses below the meeting.
///
/// # Errors
/// [`Fault::Fields`] on `paper` when there is no such paper or it is on this agenda already, on `withheld` when it is not meant for the
/// public and nobody says why; [`Fault::Conflict`] when the meeting was held or cancelled, or the item was taken off.
pub fn attach(
    unit: &mut Unit<'_>,
    permit: &Permit<Update, AgendaItem>,
    paper: &Paper,
) -> Outcome<Recorded<String>> {
    let it = item::of(unit, permit)?;
    let meeting = sitting::by_id(unit, permit, &it.sitting)?.ok_or(Fault::Absent)?;
    still_open(&meeting)?;
    if it.withdrawn() {
        return Err(Fault::Conflict("This item was taken off the agenda.".into()));
    }
    let missing = || Fault::field("paper", "Choose a paper from the list");
    let shelf = unit.kernel().neighbours().shelf.ok_or_else(missing)?;
    let actor = permit.actor().clone();
    let shelved = (shelf.named)(unit, &actor, &it.county, &paper.name)?.ok_or_else(missing)?;
    let there = documents::all(unit, permit, &meeting.id)?;
    if there.iter().any(|held| held.paper == shelved.slug && held.state != State::Dropped) {
        return Err(Fault::field("paper", "This paper is on the agenda already. Choose another"));
    }
    if let Some(why) = &paper.withheld {
        why.checked(unit.kernel(), unit.today())?;
    }
    if meeting.published && !shelved.public && !it.withheld && paper.withheld.is_none() {
        let message = "This paper is not meant for the public. Say why it is withheld";
        return Err(Fault::field("withheld", message));
    }
    let place = there.iter().filter(|held| held.item == it.id).map(|held| held.place).max().unwrap_or(0) + 1;
    let slug = papers::free_slug(unit, permit, &meeting.id, &shelved.title)?;
    let made = document(unit, &it, &shelved, paper.withheld.as_ref(), (slug, place));
    documents::insert(unit, permit, &made)?;
    let event = events::PaperAttached { item: it.id, document: made.id.clone(), rows: vec![made.id] };
    Ok(unit.record(permit, &event)?.carrying(made.slug))
}

fn document(
    unit: &Unit<'_>,
    it: &Item,
    shelved: &Shelved,
    why: Option<&Withholding>,
    (slug, place): (String, i64),
) -> Document {
    Document {
        id: unit.id(),
        county: it.county.clone(),
        sitting: it.sitting.clone(),
        item: it.id.clone(),
        group: it.group.clone(),
        slug,
        place,
        title: shelved.title.clone(),
        from: String::new(),
        state: State::Draft,
        withheld: why.is_some(),
        paragraph: why.map_or_else(String::new, |why| why.paragraph.clone()),
        reason: why.map_or_else(String::new, |why| why.reason.clone()),
        review: why.map(|why| why.review),
        paper: shelved.slug.clone(),
        file_name: String::new(),
        media: String::new(),
        hash: String::new(),
        clean: String::new(),
        bytes: 0,
        pages: 0,
        found: Found::default(),
        why: String::new(),
        issue: 0,
        first_page: 0,
        replaces: String::new(),
        version: 1,
        changed_at: unit.now(),
    }
}
