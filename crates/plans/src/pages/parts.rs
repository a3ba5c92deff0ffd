//! Pieces that several pages of the plan share.

use board::{Is, Organisation, Register, Snapshot};
use govuk::{CharacterCount, Limit};
use jiff::Timestamp;
use kernel::clock::words;
use kernel::{Actor, Fault, Outcome, Permit, Thing, Unit, Verb, Visible};
use maud::{Markup, html};
use site::{Cx, Tone, tag};

use crate::agreements::Priority;
use crate::status::Code;
use crate::store::{self, Action, Agreement, GroupUpdate};
use crate::updates::{Standing, Words};

/// The name of an organisation: on the day of the snapshot, or the last that it had before it ended.
pub(crate) fn body_name<'a>(register: &'a Register, on: &Snapshot<'a>, slug: &'a str) -> &'a str {
    if let Some(body) = on.get::<Organisation>(slug) {
        return &body.name;
    }
    let mut known =
        register.facts.iter().filter(|f| f.slug == slug).filter_map(|f| Organisation::of(&f.noun));
    known.next_back().map_or(slug, |body| body.name.as_str())
}

/// An instant as people write it, in England.
pub(crate) fn when(at: Timestamp) -> String {
    let day = kernel::time::civil(at);
    words::format(day)
}

/// Text as paragraphs: blank lines part them, single line ends break them.
pub(crate) fn paragraphs(text: &str) -> Markup {
    let parts: Vec<&str> = text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).collect();
    html! {
        @for part in parts {
            p class="govuk-body" {
                @for (at, line) in part.lines().enumerate() {
                    @if at > 0 { br; }
                    (line)
                }
            }
        }
    }
}

/// A box for several lines with a limit, showing what was typed when the form is shown again.
pub(crate) fn long(
    cx: &Cx<'_>,
    name: &str,
    label: &str,
    hint: &str,
    kept: &str,
    most: u32,
    rows: u32,
) -> Markup {
    let field = CharacterCount::new(name, label, Limit::Length(most))
        .value(cx.value(name, kept))
        .maybe_error(cx.error(name))
        .rows(rows);
    let field = CharacterCount { threshold: Some(75), ..field };
    if hint.is_empty() {
        html! { (field) }
    } else {
        html! { (field.hint(hint)) }
    }
}

/// The tag of an update's standing.
pub(crate) fn standing_tag(standing: Standing) -> Markup {
    match standing {
        Standing::In => tag(Tone::Ok, "Given"),
        Standing::Late { days: 1 } => tag(Tone::Late, "1 day late"),
        Standing::Late { days } => tag(Tone::Late, &format!("{days} days late")),
        Standing::Begun => tag(Tone::Wait, "Draft"),
        Standing::Asked => tag(Tone::None, "Asked for"),
    }
}

/// The permit for the update that the address names.
pub(crate) fn update_of<V: Verb>(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
) -> Outcome<Permit<V, GroupUpdate>> {
    let (county, group, period) = (&cx.county()?.slug, cx.param("group")?, cx.param("period")?);
    let id = store::updates::id_of(unit, county, group, period)?.ok_or(Fault::Absent)?;
    actor.permit::<V, GroupUpdate>(unit, &id)
}

/// Whether a link to something should be shown.
pub(crate) fn may<V: Verb, T: Thing>(cx: &Cx<'_>, id: &str) -> Outcome<bool> {
    cx.read(|unit, actor| actor.may::<V, T>(unit, id))
}

/// The parts of an update with their headings, those that are empty left out.
pub(crate) fn update_words(words: &Words) -> Markup {
    html! {
        @for (heading, text) in parts_of(words) {
            @if !text.trim().is_empty() {
                h2 class="govuk-heading-m" { (heading) }
                (paragraphs(text))
            }
        }
        @if !words.asks.is_empty() {
            h2 class="govuk-heading-m" { "What it asks of the board" }
            ul class="govuk-list govuk-list--bullet" { @for ask in &words.asks { li { (ask) } } }
        }
    }
}

fn parts_of(words: &Words) -> [(&'static str, &str); 4] {
    [
        ("What the group is for", words.purpose.as_str()),
        ("Recent activity", words.activity.as_str()),
        ("Priorities", words.priorities.as_str()),
        ("Law and policy ahead", words.legislation.as_str()),
    ]
}

/// The permit for the action that the address names.
pub(crate) fn action_of<V: Verb>(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
) -> Outcome<Permit<V, Action>> {
    let number =
        cx.param("ref")?.strip_prefix("ACT-").and_then(crate::actions::number).ok_or(Fault::Absent)?;
    let id = store::actions::id_of(unit, &cx.county()?.slug, number)?.ok_or(Fault::Absent)?;
    actor.permit::<V, Action>(unit, &id)
}

/// The permit for the agreement that the address names.
pub(crate) fn agreement_of<V: Verb>(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
) -> Outcome<Permit<V, Agreement>> {
    let id =
        store::agreements::id_of(unit, &cx.county()?.slug, cx.param("agreement")?)?.ok_or(Fault::Absent)?;
    actor.permit::<V, Agreement>(unit, &id)
}

/// The tag of a status: a word, a shape, then a colour.
pub(crate) fn status_tag(code: Code) -> Markup {
    tag(code.tone(), code.said())
}

/// A priority or theme as lists and forms name it.
pub(crate) struct Aimed {
    /// Its identifier.
    pub id: String,
    /// Its short name.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Identifier of its agreement.
    pub agreement: String,
}

/// Priorities and themes of the agreements that may be seen: those of the newest first, and of two with one short name the newest.
pub(crate) fn aims(unit: &mut Unit<'_>, visible: &Visible<Agreement>, county: &str) -> Outcome<Vec<Aimed>> {
    let mut out: Vec<Aimed> = Vec::new();
    for agreement in store::agreements::visible(unit, visible, county)? {
        for Priority { id, slug, aim, agreement, .. } in
            store::agreements::priorities(unit, visible, &agreement.id)?
        {
            out.push(Aimed { id, slug, title: aim.title, agreement });
        }
    }
    Ok(out)
}

/// Fields as an address carries them.
pub(crate) fn encoded<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}
