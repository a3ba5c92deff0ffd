//! A paper as it reads now: its sections with their live blocks drawn for the paper's own day and audience.

use super::quoted::{self, Quoted};
use crate::document::markdown::Sources;
use crate::document::sections::{SectionText, assemble};
use crate::document::{LiveRef, Problem, Template, spell_out_first};
use crate::{Footing, Held, Section};
use jiff::civil::Date;
use kernel::contracts::paper::{Block, Paper as Document, SourceRef};
use kernel::contracts::sources::{Ask, Source};
use kernel::{Actor, Fault, Grant, Kernel, Outcome, Unit};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A paper as it was drawn.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    /// The paper, with names of bodies spelled out at their first use.
    pub document: Document,
    /// What could not be done as its authors wrote it.
    pub problems: Vec<Problem>,
    /// What each live block said.
    pub footings: Vec<Footing>,
    /// Sentences of its authors that quote what a live block no longer says.
    pub quoted: Vec<Quoted>,
}

/// The templates of the rulebook, read once.
///
/// # Errors
/// [`Fault::Broken`] when one of them is wrong, which the start of the program refuses.
pub(crate) fn templates(kernel: &Kernel) -> Outcome<Arc<Vec<Template>>> {
    kernel.memo().get("templates", "", || Template::all(kernel.rulebook()).map_err(Fault::broken))
}

/// The template of that id for a meeting on that day; when it holds on other days only, the last of them.
///
/// # Errors
/// [`Fault::Broken`] when the rulebook no longer has it.
pub(crate) fn template_of(kernel: &Kernel, id: &str, day: Date) -> Outcome<Template> {
    let all = templates(kernel)?;
    let named = || all.iter().filter(|template| template.meta.id == id);
    let found = named().find(|template| template.in_force(day)).or_else(|| named().next_back());
    found.cloned().ok_or_else(|| {
        Fault::broken(format!("the rulebook has no template {id}: put its file back, or lay it over"))
    })
}

/// Those for whom a paper is drawn: anybody, or whoever sits in the county.
pub(crate) fn audience(county: &str, public: bool, day: Date) -> Actor {
    if public {
        return Actor::public(day);
    }
    let sits = Grant { role: "sits".into(), on: county.into() };
    Actor::person(&format!("{county}/audience"), "The people of the county", [sits], day)
}

/// Draws a paper.
///
/// # Errors
/// [`Fault::Broken`] when something cannot be read. What a source refuses is a [`Problem`], not an error.
pub fn draw(unit: &mut Unit<'_>, sources: &[Source], held: &Held, sections: &[Section]) -> Outcome<Drawn> {
    let template = template_of(unit.kernel(), &held.template, held.meeting())?;
    let day = held.meeting();
    let audience = audience(&held.county, held.public, day);
    let names: Vec<&str> = sources.iter().map(|source| source.name).collect();
    let mut footings = Vec::new();
    let mut before = Vec::new();
    let mut broken = None;
    let mut from = |asked: &LiveRef| -> Result<Vec<Block>, String> {
        let Some(source) = sources.iter().find(|source| source.name == asked.name) else {
            return Ok(Vec::new());
        };
        let of = asked.args.join(" ");
        let ask = Ask { audience: &audience, county: &held.county, day, of: &of };
        match (source.draw)(unit, &ask) {
            Ok(drawn) => {
                before.extend(drawn.before);
                let source = SourceRef { name: asked.name.clone(), of, event: drawn.event };
                footings.push(Footing { source: source.clone(), blocks: drawn.blocks.clone() });
                Ok(vec![Block::Drawn { source, blocks: drawn.blocks }])
            }
            Err(Fault::Fields(errors)) => {
                Err(errors.into_iter().map(|e| e.message).collect::<Vec<_>>().join(". "))
            }
            Err(Fault::Absent | Fault::Refused) => {
                Err("there is nothing of that name that the readers of this report may see".into())
            }
            Err(other) => {
                broken = broken.take().or(Some(other));
                Err("it could not be drawn".into())
            }
        }
    };
    let texts: Vec<SectionText> = sections
        .iter()
        .map(|s| SectionText { id: s.name.clone(), heading: s.heading.clone(), markdown: s.markdown.clone() })
        .collect();
    let assembled = assemble(&template, &held.front, &texts, &mut Sources { names: &names, draw: &mut from });
    if let Some(fault) = broken {
        return Err(fault);
    }
    let mut document = assembled.paper;
    spell_out_first(&mut document, &self::names(unit, &held.county, day, &template)?);
    let quoted = quoted::find(sections, &before);
    Ok(Drawn { document, problems: assembled.problems, footings, quoted })
}

/// Names of bodies with their short forms, as on a day.
///
/// # Errors
/// [`Fault::Broken`] when the register cannot be read.
pub fn names(
    unit: &mut Unit<'_>,
    county: &str,
    day: Date,
    template: &Template,
) -> Outcome<Vec<(String, String)>> {
    let register = board::current(unit, county)?;
    let table = register.on(day);
    let mut names = vec![(template.board.clone(), template.abbreviation.clone())];
    names.extend(table.all::<board::Group>().map(|(_, it)| (it.name.clone(), it.abbreviation.clone())));
    names
        .extend(table.all::<board::Organisation>().map(|(_, it)| (it.name.clone(), it.abbreviation.clone())));
    // Two bodies may share their letters: the body that takes the report has them, then whoever the board names first.
    let mut taken = BTreeSet::new();
    names.retain(|(full, short)| {
        let named = !full.trim().is_empty() && !short.trim().is_empty() && full != short;
        named && taken.insert(short.clone())
    });
    Ok(names)
}

/// A hash over what a reader reads: the same words in the same order give the same, wherever they were drawn from.
pub fn fingerprint(document: &Document) -> String {
    let words = serde_json::to_vec(&document.detached()).unwrap_or_default();
    kernel::time::hex(&Sha256::digest(words))
}
