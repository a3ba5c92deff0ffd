//! The pack as one PDF. The same set of pages gives the same bytes, and is bound once.

use super::contents::{Contents, contents};
use super::front::front;
use board::sittings::Meeting;
use board::{Group, Organisation};
use kernel::clock::words;
use kernel::contracts::binder::{Number, Pack, Part};
use kernel::contracts::press::About;
use kernel::verbs::View;
use kernel::{Fault, Kernel, Outcome, Permit, Unit};
use serde::Serialize;

/// How packs are bound; goes up when that changes, so that older ones are bound anew.
const FORM: u32 = 1;
/// What the papers of one pack may hold together.
const ALL: usize = 600 << 20;

/// Everything that the bytes of a pack depend on.
#[derive(Serialize)]
struct Set<'a> {
    form: u32,
    layout: &'a str,
    title: &'a str,
    front: &'a kernel::contracts::paper::Paper,
    parts: Vec<(&'a str, String, &'a str, Number)>,
}

/// What a reader's pack is bound of.
#[derive(Clone, Debug)]
pub struct Bound {
    contents: Contents,
    front: kernel::contracts::paper::Paper,
}

/// Reads what the pack of the holder of a permit is bound of. Binding waits for the press, so it is done by [`pdf`] afterwards, outside
/// of the unit.
///
/// # Errors
/// [`Fault::Absent`] when no agenda went out yet, or none of it may be seen; [`Fault::Broken`] when it cannot be read.
pub fn print(unit: &mut Unit<'_>, permit: &Permit<View, Meeting>) -> Outcome<Bound> {
    let contents = contents(unit, permit)?;
    if contents.parts.is_empty() {
        return Err(Fault::Absent);
    }
    let visible = permit.actor().visible::<board::Record>();
    let register = board::seen(unit, &visible, &contents.meeting.county, None)?;
    let on = register.on(contents.meeting.day);
    let group =
        on.get::<Group>(contents.meeting.group_slug()).map_or_else(String::new, |group| group.name.clone());
    let organisation =
        |slug: &str| on.get::<Organisation>(slug).map_or_else(String::new, |it| it.name.clone());
    let front = front(&contents, &group, &organisation);
    Ok(Bound { contents, front })
}

/// Binds it.
///
/// # Errors
/// [`Fault::Conflict`] when it is too large for one file; [`Fault::Broken`] when a part cannot be read or bound.
pub fn pdf(kernel: &Kernel, bound: &Bound) -> Outcome<Vec<u8>> {
    let meeting = &bound.contents.meeting;
    let title = format!("{}, {}: agenda and papers", meeting.title, words::format(meeting.day));
    let papers = bound.contents.bound();
    let layout = kernel.memo().get("pack-layout", "", || Ok(kernel.rulebook().hash()))?;
    let set = Set {
        form: FORM,
        layout: &layout,
        title: &title,
        front: &bound.front,
        parts: papers
            .iter()
            .map(|(part, paper)| {
                let first = paper.first().unwrap_or(Number::Page(1));
                (paper.title.as_str(), part.name(), paper.found.bound.as_str(), first)
            })
            .collect(),
    };
    let key = serde_json::to_string(&set).map_err(Fault::broken)?;
    kernel.files().made(&key, || bind(kernel, &set))
}

fn bind(kernel: &Kernel, set: &Set<'_>) -> Outcome<Vec<u8>> {
    let mut parts = Vec::new();
    if let Some(press) = kernel.press() {
        let front = press.pdf(set.front, &About::default())?;
        parts.push(Part {
            title: "Agenda and contents".into(),
            under: None,
            bytes: front,
            first: Number::Front(1),
        });
    }
    let mut all = 0;
    for (title, under, hash, first) in &set.parts {
        let bytes = kernel.files().read(hash)?;
        all += bytes.len();
        if all > ALL {
            let words = "The papers of this meeting are too large for one file. Read them one by one from the page of the meeting.";
            return Err(Fault::Conflict(words.into()));
        }
        parts.push(Part { title: (*title).into(), under: Some(under.clone()), bytes, first: *first });
    }
    if parts.is_empty() {
        return Err(Fault::Absent);
    }
    kernel.binder()?.bind(&Pack { title: set.title.into(), language: "en-GB".into(), parts })
}
