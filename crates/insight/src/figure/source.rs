//! `{{figure …}}` in a paper: a kept figure by its reference, or an indicator for an area, drawn for the paper's readers.

use super::blocks::{From, blocks};
use super::store::{self, Figure, id_of};
use super::{Ask, Show, county, differ};
use kernel::contracts::sources::{Ask as Asked, Before, Drawn, Source};
use kernel::verbs::View;
use kernel::{Fault, Outcome, Unit};

/// How papers draw figures.
pub(crate) const SOURCE: Source = Source {
    name: "figure",
    what: "A figure with its chart, table and source: one that is kept, by its reference, or an indicator for an area.",
    example: "{{figure FIG-0001 show=chart}}",
    draw,
};

/// So many versions are looked back through for words that a sentence may still quote.
const BACK: usize = 6;

/// Whether a word is the reference of a kept figure.
pub(crate) fn is_reference(word: &str) -> bool {
    let number = word.get(..4).filter(|start| start.eq_ignore_ascii_case("FIG-")).and_then(|_| word.get(4..));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

fn draw(unit: &mut Unit<'_>, asked: &Asked<'_>) -> Outcome<Drawn> {
    let first = asked.of.split_whitespace().next().unwrap_or_default();
    if first.is_empty() {
        return Err(Fault::field(
            "of",
            "Say which figure: its reference, such as FIG-0001, or an indicator and an area",
        ));
    }
    let drawn = if is_reference(first) { kept(unit, asked, first) } else { new(unit, asked) };
    // Every part of the line is blamed as the line.
    drawn.map_err(|fault| match fault {
        Fault::Fields(errors) => {
            let words: Vec<String> = errors.into_iter().map(|error| error.message).collect();
            Fault::field("of", words.join(". "))
        }
        other => other,
    })
}

/// The address of something of a county, as people reach it.
pub(crate) fn address(unit: &Unit<'_>, county: &str, below: &str) -> String {
    let base = unit.kernel().record().map(|house| house.base.as_str()).unwrap_or_default();
    if base.is_empty() { String::new() } else { format!("{base}/{county}/{below}") }
}

fn kept(unit: &mut Unit<'_>, asked: &Asked<'_>, reference: &str) -> Outcome<Drawn> {
    let permit = asked.audience.permit::<View, Figure>(unit, &id_of(asked.county, reference))?;
    let kept = store::one(unit, &permit, permit.id())?.ok_or(Fault::Absent)?;
    let last = store::version(unit, &permit, permit.id(), None)?.ok_or(Fault::Absent)?;
    // The rest of the line may only say how it is shown.
    let rest = asked.of.split_whitespace().skip(1).collect::<Vec<_>>();
    let mut how = Ask::default();
    for word in rest {
        match word.split_once('=') {
            Some(("show", value)) => how.set("show", value)?,
            _ => {
                let words = format!(
                    "“{word}” is not understood. A kept figure takes show=all, chart, table or value, and nothing else"
                );
                return Err(Fault::field("of", words));
            }
        }
    }
    let from = From {
        reference: format!("{}, version {}", kept.reference(), last.number),
        address: address(unit, asked.county, &kept.path()),
    };
    let mut before: Vec<Before> = Vec::new();
    for back in (1..last.number).rev().take(BACK) {
        if let Some(version) = store::version(unit, &permit, permit.id(), Some(back))? {
            for it in differ::superseded(kept.reference(), &version.model, &last.model) {
                if !before.iter().any(|known| known.words == it.words) {
                    before.push(it);
                }
            }
        }
    }
    let event = store::last_event(unit, &permit, permit.id())?;
    Ok(Drawn { blocks: blocks(&last.model, how.show, &from), event, before })
}

fn new(unit: &mut Unit<'_>, asked: &Asked<'_>) -> Outcome<Drawn> {
    let ask = Ask::read(asked.of)?;
    let show: Show = ask.show;
    let worked = county::worked(unit, asked.audience, asked.county, &ask)?;
    if worked.release.is_some() {
        let words = "Its small numbers are protected, so that what it shows must be kept: keep the figure first, then write its \
                     reference, such as {{figure FIG-0001}}";
        return Err(Fault::field("of", words));
    }
    let below = format!("insight/figures?ask={}", encoded(&worked.plan.words()));
    let from = From { reference: String::new(), address: address(unit, asked.county, &below) };
    Ok(Drawn { blocks: blocks(&worked.model, show, &from), event: None, before: Vec::new() })
}

/// Words as a value of a query.
pub(crate) fn encoded(words: &str) -> String {
    form_urlencoded::byte_serialize(words.as_bytes()).collect()
}
