//! Pieces that several pages of papers share.

use crate::document::Template;
use crate::living::{Drawn, Finding, Weight, draw, template_of};
use crate::{Held, Paper, Section, State, store};
use jiff::Timestamp;
use kernel::contracts::sources::Source;
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use maud::{Markup, html};
use site::{Cx, Page, Tone, day, tag};

/// The permit for the paper that the address names.
pub(crate) fn permit_of<V: Verb>(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
) -> Outcome<Permit<V, Paper>> {
    let id = store::id_of(unit, &cx.county()?.slug, cx.param("paper")?)?.ok_or(Fault::Absent)?;
    actor.permit::<V, Paper>(unit, &id)
}

/// Everything that papers can draw on.
pub(crate) fn sources(cx: &Cx<'_>) -> Vec<Source> {
    cx.app.sources().copied().collect()
}

/// A paper with its parts, as it reads now.
pub(crate) struct Open {
    /// The paper.
    pub held: Held,
    /// Its sections.
    pub sections: Vec<Section>,
    /// Its template.
    pub template: Template,
    /// What it reads as.
    pub drawn: Drawn,
}

/// Opens a paper under a permit and draws it.
pub(crate) fn open<V>(cx: &Cx<'_>, unit: &mut Unit<'_>, permit: &Permit<V, Paper>) -> Outcome<Open> {
    let held = store::one(unit, permit, permit.id())?.ok_or(Fault::Absent)?;
    let sections = store::of_paper(unit, permit, permit.id())?;
    let template = template_of(unit.kernel(), &held.template, held.meeting())?;
    let drawn = draw(unit, &sources(cx), &held, &sections)?;
    Ok(Open { held, sections, template, drawn })
}

/// A page of one paper, with the way to it.
pub(crate) fn page_of(cx: &Cx<'_>, held: &Held, title: &str, body: Markup) -> Page {
    let short = &held.front.title;
    Page::new(format!("{title}: {short}"), "Papers", body)
        .crumb("Papers", cx.at("papers"))
        .crumb(short.clone(), cx.at(&held.path()))
}

/// Which paper it is, above a page's heading.
pub(crate) fn caption(held: &Held) -> Markup {
    html! { span class="govuk-caption-l" { (held.front.title) ", " (day(held.meeting())) } }
}

/// Where a paper stands, as a tag.
pub(crate) fn state_tag(held: &Held) -> Markup {
    match held.state {
        State::Draft if held.wanting == 0 => tag(Tone::Wait, "Ready to clear"),
        State::Draft => tag(Tone::None, "Draft"),
        State::Cleared => tag(Tone::Ok, "Cleared"),
        State::Issued => tag(Tone::Done, "Issued"),
    }
}

/// An instant as people write it: the day in England.
pub(crate) fn when(at: Timestamp) -> String {
    day(kernel::time::civil(at))
}

/// What a paper still wants, as two lists with links to where it is put right.
pub(crate) fn findings_list(cx: &Cx<'_>, held: &Held, found: &[Finding]) -> Markup {
    let of = |weight: Weight| found.iter().filter(move |finding| finding.weight == weight);
    let href = |finding: &Finding| cx.at(&format!("{}/{}", held.path(), finding.at));
    html! {
        @for (weight, heading) in [(Weight::Must, "To put right first"), (Weight::Look, "To look at")] {
            @if of(weight).next().is_some() {
                h2 class="govuk-heading-m" { (heading) }
                ul class="govuk-list sm-findings" {
                    @for finding in of(weight) {
                        li {
                            @if weight == Weight::Must { (tag(Tone::Late, "Wanting")) } @else { (tag(Tone::Soon, "Look")) }
                            " "
                            @if held.state == State::Draft { a class="govuk-link" href=(href(finding)) { (finding.words) } }
                            @else { (finding.words) }
                        }
                    }
                }
            }
        }
    }
}

/// A form to a path of this site with its token and what its script is to do.
pub(crate) fn form(cx: &Cx<'_>, action: &str, inside: Markup) -> Markup {
    html! {
        form method="post" action=(action) novalidate data-module="sm-unsaved" data-unsaved-text[!cx.form.is_empty()] {
            input type="hidden" name="csrf" value=(cx.csrf());
            (inside)
        }
    }
}
