//! `/{county}/papers/{paper}/implications`: what a report entails, stated heading by heading and confirmed by the author.

use super::parts::{caption, form, page_of, permit_of};
use crate::document::Template;
use crate::document::template::{Content, SectionSpec};
use crate::living::{self, Statement, is_standard, template_of};
use crate::{Held, Paper, Section, events, store};
use govuk::{Button, Checkboxes, Choice, Fieldset, InsetText, Legend};
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, FieldError, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/papers/{paper}/implications";
/// The choice of words of one's own.
const OWN: &str = "own";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, Paper>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::ImplicationsStated::KIND], send, show)]
}

fn held(cx: &Cx<'_>) -> Outcome<(Held, Template, Vec<Section>)> {
    cx.read(|unit, actor| {
        let permit = permit_of::<Update>(cx, unit, actor)?;
        let held = store::one(unit, &permit, permit.id())?.ok_or(Fault::Absent)?;
        let template = template_of(unit.kernel(), &held.template, held.meeting())?;
        Ok((held, template, store::of_paper(unit, &permit, permit.id())?))
    })
}

/// The sections that state what the report entails, each with its specification.
fn asked<'a>(template: &'a Template, sections: &'a [Section]) -> Vec<(&'a SectionSpec, &'a Section)> {
    sections
        .iter()
        .filter_map(|section| template.section(&section.name).map(|spec| (spec, section)))
        .filter(|(spec, _)| spec.content == Content::Implication)
        .collect()
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, template, sections) = held(cx)?;
    page(cx, &held, &template, &sections, &[])
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held_now, template, sections) = held(cx)?;
    let statements = read(cx, &asked(&template, &sections))?;
    let aside = cx.write(|unit, actor| {
        let permit = permit_of::<Update>(cx, unit, actor)?;
        living::state_implications(unit, &permit, &statements)
    })?;
    if aside.is_empty() {
        return Ok(Reply::see(cx.at(&held_now.path())));
    }
    let (held_now, template, sections) = held(cx)?;
    page(cx, &held_now, &template, &sections, &aside)
}

fn read(cx: &Cx<'_>, asked: &[(&SectionSpec, &Section)]) -> Outcome<Vec<Statement>> {
    let mut fields = Fields::of(&cx.form);
    let mut errors = Vec::new();
    let mut out = Vec::new();
    for (spec, section) in asked {
        let id = &spec.id;
        let chosen = fields.optional(id);
        let own = fields.optional(&format!("{id}-words"));
        let standard =
            chosen.strip_prefix("nil-").and_then(|n| n.parse::<usize>().ok()).and_then(|n| spec.nil.get(n));
        let words = match standard {
            Some(words) => words.trim().to_string(),
            None => own,
        };
        if chosen == OWN && words.is_empty() {
            let message = format!(
                "Say what the implications are under “{}”, or choose a standard statement",
                section.heading
            );
            errors.push(FieldError { field: format!("{id}-words"), message });
        }
        let confirmed = fields.ticked(&format!("{id}-confirm"));
        let seen = fields.optional(&format!("{id}-seen")).parse().unwrap_or(0);
        out.push(Statement { name: section.name.clone(), seen, words, confirmed });
    }
    if errors.is_empty() { Ok(out) } else { Err(Fault::Fields(errors)) }
}

fn page(
    cx: &Cx<'_>,
    held: &Held,
    template: &Template,
    sections: &[Section],
    aside: &[String],
) -> Outcome<Reply> {
    let asked = asked(template, sections);
    let body = html! {
        (caption(held))
        h1 class="govuk-heading-l" { "Implications" }
        p class="sm-lead" { "Choose a standard statement only when it is true, and confirm that it is. Otherwise say what the implications are." }
        @if !aside.is_empty() {
            (InsetText::new("Somebody else saved some of these while you had the page open. What you chose there is marked below and kept among the earlier texts; what they saved stands until you save again."))
        }
        (form(cx, &cx.at(&format!("{}/implications", held.path())), html! {
            @for (spec, section) in &asked { (one(cx, spec, section, aside.contains(&section.name))) }
            @if asked.is_empty() { p { "A report of this kind has no implications to state." } }
            div class="govuk-button-group" {
                (Button::submit("Save the implications").once())
                a class="govuk-link" href=(cx.at(&held.path())) { "Cancel" }
            }
        }))
    };
    cx.page(page_of(cx, held, "Implications", body))
}

fn one(cx: &Cx<'_>, spec: &SectionSpec, section: &Section, aside: bool) -> Markup {
    let id = &spec.id;
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let standard = spec.nil.iter().position(|nil| plain(nil) == plain(&section.markdown));
    let kept = match standard {
        Some(at) => format!("nil-{at}"),
        None if section.markdown.trim().is_empty() => String::new(),
        None => OWN.into(),
    };
    let own = if is_standard(spec, &section.markdown) { "" } else { section.markdown.as_str() };
    let words = cx
        .textarea(&format!("{id}-words"), "What the implications are, when there is more to say", own)
        .rows(3);
    let choices = spec
        .nil
        .iter()
        .enumerate()
        .map(|(at, nil)| Choice::new(format!("nil-{at}"), nil.trim().to_string()))
        .chain([Choice::new(OWN, "There is more to say")]);
    let confirm = Checkboxes::new(
        format!("{id}-confirm"),
        "Confirm a standard statement",
        [Choice::new("yes", "I have considered this, and the statement is true")
            .checked(confirmed(cx, id, section))],
    );
    let body = html! {
        @if !spec.guidance.is_empty() { p class="govuk-hint" { (spec.guidance) } }
        @if !spec.citation.is_empty() { p class="sm-quiet" { (spec.citation) } }
        @if aside { p class="govuk-error-message" { "Somebody else saved: " (section.markdown) } }
        input type="hidden" name=(format!("{id}-seen")) value=(section.version);
        (cx.radios(id, "Statement", &kept, choices))
        (confirm)
        // Always there: a field that a choice reveals cannot be announced in a way that every reader understands.
        (words)
    };
    html! { div class="sm-section" { (Fieldset::new(Legend::medium(section.heading.clone()), body)) } }
}

fn confirmed(cx: &Cx<'_>, id: &str, section: &Section) -> bool {
    if cx.form.is_empty() { section.confirmed } else { cx.form.get(&format!("{id}-confirm")).is_some() }
}
