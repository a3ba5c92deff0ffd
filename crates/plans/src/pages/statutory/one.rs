//! `/{county}/assessments/{group}/{year}` and `/{county}/partnership-plans/{group}/{year}`: one document, in full for the people of the
//! county, as it was released for anybody else.

use super::parts::{Shown, checked, of, shown, standing};
use crate::assessment::{CLASSES, Finding, Input};
use crate::pages::parts::{may, when};
use crate::partnership::{Answer, Consultation};
use crate::statutory::{Kept, Sort, State, Statutory, Turn, asked, told};
use crate::store::statutory::turn;
use crate::store::{Assessment, PartnershipPlan};
use board::Register;
use govuk::{Button, Details, WarningText};
use kernel::Outcome;
use kernel::verbs::{Issue, Update, View};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, day, get, paper, tag};

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/{county}/assessments/{group}/{year}", Guard::may::<View, Assessment>(), show::<Assessment>),
        get(
            "/{county}/partnership-plans/{group}/{year}",
            Guard::may::<View, PartnershipPlan>(),
            show::<PartnershipPlan>,
        ),
    ]
}

/// What may be done with it, and what waits.
struct Doing {
    writes: bool,
    releases: bool,
    waits: bool,
}

fn show<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let wanted =
        cx.query.get("version").and_then(|version| version.parse().ok()).filter(|version: &i64| *version > 0);
    let (found, turns, path, register) = cx.read(|unit, actor| {
        let permit = of::<View, T>(cx, unit, actor)?;
        let found = shown(unit, actor, &permit, wanted)?;
        let held = crate::store::statutory::document::one(unit, &permit)?;
        let turns = turn::all(unit, &permit, permit.id())?;
        let register = board::current(unit, &held.county)?;
        Ok((found, turns, held.path(), register))
    })?;
    // Where only the summary of a plan is public, that is what there is to read.
    let Some(found) = found else { return Ok(Reply::see(cx.at(&format!("{path}/summary")))) };
    let id = &found.held.id;
    let doing = Doing {
        writes: found.full && may::<Update, T>(cx, id)?,
        releases: found.full && may::<Issue, T>(cx, id)?,
        waits: found.full && asked(&found.held, &turns).is_some(),
    };
    // An edition that another has followed is read and no more.
    let stands = if found.held.state == State::Draft { 0 } else { found.held.edition };
    let past = found.full && found.edition != stands;
    let doing = if past { Doing { writes: false, releases: false, waits: false } } else { doing };
    let title = found.whole.details.title.clone();
    let body = html! {
        span class="govuk-caption-l" { (found.partnership) }
        h1 class="govuk-heading-l" { (title) }
        p class="sm-lead" {
            @if past { (tag(Tone::None, &format!("Version {}", found.edition))) " As it was frozen. " a class="govuk-link" href=(cx.at(&path)) { "See what stands now" } "." }
            @else if found.full { (standing(&found.held)) " " (found.held.version_said()) "." }
            @else { (tag(Tone::Ok, "Public version")) " Passages that must not be public are left out." }
        }
        (acts(cx, &found, &doing))
        div class="sm-cols" {
            div { (sections(cx, &found, &doing)) }
            div { (beside(cx, &found, &doing)) @if found.full { (done(cx, &found, &turns, &register)) } }
        }
    };
    let list =
        if found.held.sort == Sort::Assessment { "Strategic assessments" } else { "Partnership plans" };
    cx.page(Page::new(title, "Assessments", body).crumb(list, cx.at(found.held.sort.path())))
}

fn acts(cx: &Cx<'_>, found: &Shown, doing: &Doing) -> Markup {
    let at = |what: &str| cx.at(&format!("{}/{what}", found.held.path()));
    let draft = found.held.state == State::Draft;
    let slug = format!("{}-{}-{}", found.held.sort.name(), found.held.group, found.held.year);
    html! {
        @if found.full && doing.waits {
            (WarningText::new("The release of the public version is asked for. A second person has to read it and confirm."))
        }
        div class="govuk-button-group" {
            @if doing.writes && draft { (Button::link("Complete it", at("complete"))) }
            @if doing.releases && !draft && found.held.released != found.held.edition { (Button::link(if doing.waits { "Confirm the release" } else { "Release the public version" }, at("release"))) }
            @if doing.writes && !draft { a class="govuk-link" href=(at("complete")) { "Open the next version" } }
            @if doing.releases && !draft && found.held.released == found.held.edition { a class="govuk-link" href=(at("release")) { "The public version" } }
            @if found.held.sort == Sort::Plan && found.full {
                a class="govuk-link" href=(at("summary")) { "The summary" }
                a class="govuk-link" href=(at("copies")) { "Copies that were sent" }
                a class="govuk-link" href=(at("regard")) { "Regard to the police and crime objectives" }
            }
            @if cx.kernel().press().is_some() {
                a class="govuk-link" href=(at(&format!("files/{slug}.pdf"))) { "PDF" }
                a class="govuk-link" href=(at(&format!("files/{slug}.docx"))) { "Word" }
            }
        }
    }
}

fn sections(cx: &Cx<'_>, found: &Shown, doing: &Doing) -> Markup {
    let at = |what: &str| cx.at(&format!("{}/{what}", found.held.path()));
    let changes = doing.writes && found.held.state == State::Draft;
    html! {
        @for section in found.held.sort.sections() {
            @let blocks = told(section.name, &found.whole);
            @let line = found.lines.iter().find(|line| line.section == section.name);
            @if found.full || !blocks.is_empty() {
                section class="sm-section" id=(format!("s-{}", section.name)) {
                    h2 class="govuk-heading-m" {
                        @if section.name.len() == 1 { "(" (section.name) ") " }
                        (section.title)
                    }
                    @if let Some(line) = line.filter(|line| !line.there) { p { (tag(Tone::Late, "Missing")) " " (line.why) "." } }
                    @if blocks.is_empty() { p class="sm-note" { "Nothing is written here yet." } } @else { (paper::blocks(&blocks, 3)) }
                    @if changes { p { a class="govuk-link" href=(at(&format!("sections/{}", section.name))) { "Write this section" span class="govuk-visually-hidden" { ": " (section.title) } } } }
                }
            }
        }
        @if found.held.sort == Sort::Assessment { (findings(cx, found, changes)) }
        @if found.held.sort == Sort::Plan && !found.whole.answers.is_empty() { (answers(&found.whole.answers, changes.then(|| at("consideration")))) }
        (consultations(&found.whole.consultations, changes.then(|| at("consultations"))))
    }
}

fn findings(cx: &Cx<'_>, found: &Shown, changes: bool) -> Markup {
    let at = |what: &str| cx.at(&format!("{}/findings/{what}", found.held.path()));
    html! {
        section class="sm-section" id="findings" {
            div class="sm-head" {
                h2 class="govuk-heading-m" { "Findings" }
                @if changes { (Button::link("Record a finding", at("new")).secondary()) }
            }
            @if found.whole.findings.is_empty() { p class="sm-note" { "What was found appears here, each finding with its number, figures and evidence." } }
            @for kept in &found.whole.findings {
                div class="sm-card" id=(format!("f{}", kept.number)) {
                    h3 class="govuk-heading-s" { (Finding::called(kept.number)) " " (kept.it.theme) }
                    p {
                        @if kept.it.priority { (tag(Tone::Soon, "Priority")) " " }
                        @if kept.it.county { (tag(Tone::Wait, "For the county group")) }
                    }
                    (paper::blocks(&kernel::text::document(&crate::statutory::in_full(&kept.it.words)), 4))
                    (said("Figures", &kept.it.figures))
                    @if !kept.it.reference.is_empty() { p class="sm-note" { "Kept here as " (kept.it.reference) } }
                    (said("Evidence", &kept.it.evidence))
                    @if changes { p { a class="govuk-link" href=(at(&kept.number.to_string())) { "Change " (Finding::called(kept.number)) } } }
                }
            }
        }
    }
}

fn said(heading: &str, all: &[String]) -> Markup {
    html! {
        @if !all.is_empty() {
            h4 class="govuk-heading-s" { (heading) }
            ul class="govuk-list govuk-list--bullet" {
                @for line in all {
                    li {
                        @if (line.starts_with('/') && !line.starts_with("//")) || line.starts_with("https://") { a class="govuk-link" href=(line) { (line) } }
                        @else { (crate::statutory::in_full(line)) }
                    }
                }
            }
        }
    }
}

fn answers(all: &[Kept<Answer>], change: Option<String>) -> Markup {
    html! {
        section class="sm-section" id="consideration" {
            h2 class="govuk-heading-m" { "Consideration of last year’s assessment and agreement" }
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" { "Each priority of the year before, and what came of it" }
                thead class="govuk-table__head" {
                    tr class="govuk-table__row" { @for head in ["Priority", "From", "Answer", "Why"] { th scope="col" class="govuk-table__header" { (head) } } }
                }
                tbody class="govuk-table__body" {
                    @for kept in all {
                        tr class="govuk-table__row" {
                            th scope="row" class="govuk-table__header" {
                                @if kept.it.href.is_empty() { (kept.it.words) } @else { a class="govuk-link" href=(kept.it.href) { (kept.it.words) } }
                            }
                            td class="govuk-table__cell" data-label="From" { @if kept.it.of == "agreement" { "Agreement " } @else { "Assessment " } (kept.it.year) }
                            td class="govuk-table__cell" data-label="Answer" { @if kept.it.answer.is_empty() { (tag(Tone::Wait, "Not answered")) } @else { (kept.it.said()) } }
                            td class="govuk-table__cell" data-label="Why" { (crate::statutory::in_full(&kept.it.reason)) }
                        }
                    }
                }
            }
            @if let Some(href) = change { p { a class="govuk-link" href=(href) { "Answer each of them" } } }
        }
    }
}

fn consultations(all: &[Kept<Consultation>], change: Option<String>) -> Markup {
    html! {
        @if !all.is_empty() || change.is_some() {
            section class="sm-section" id="consultations" {
                div class="sm-head" {
                    h2 class="govuk-heading-m" { "Whose views were sought" }
                    @if let Some(href) = &change { (Button::link("Record a consultation", format!("{href}/new")).secondary()) }
                }
                @if all.is_empty() { p class="sm-note" { "Surveys, meetings and conversations appear here, with the groups that they reached." } }
                @for kept in all {
                    div class="sm-card" {
                        h3 class="govuk-heading-s" { (kept.it.title) }
                        p class="sm-note" { @if let Some(from) = kept.it.from { (day(from)) } @if let Some(to) = kept.it.to { " to " (day(to)) } }
                        p { (kept.it.how) }
                        p { strong { "Reached: " } (kept.it.groups.join("; ")) }
                        @if !kept.it.heard.is_empty() { p { strong { "What they said: " } (crate::statutory::in_full(&kept.it.heard)) } }
                        @if let Some(href) = &change { p { a class="govuk-link" href=(format!("{href}/{}", kept.number)) { "Change this" span class="govuk-visually-hidden" { ": " (kept.it.title) } } } }
                    }
                }
            }
        }
    }
}

fn beside(cx: &Cx<'_>, found: &Shown, doing: &Doing) -> Markup {
    let details = &found.whole.details;
    let at = |what: &str| cx.at(&format!("{}/{what}", found.held.path()));
    let changes = doing.writes && found.held.state == State::Draft;
    let missing = found.lines.iter().filter(|line| !line.there).count();
    html! {
        @if found.full {
            section class="sm-section" {
                h2 class="govuk-heading-m" { @if missing == 0 { "Everything is there" } @else if missing == 1 { "1 thing is missing" } @else { (missing) " things are missing" } }
                p class="sm-note" { "Read from the document itself: a heading, “to follow” or last year’s words do not count." }
                (Details::new("See the checklist", checked(&found.lines)))
            }
        }
        section class="sm-section" {
            h2 class="govuk-heading-m" { "About this document" }
            dl class="sm-facts" {
                div { dt { "Legal year" } dd { (found.held.year) } }
                @for (label, value) in [("Authors", details.authors.join("; ")), ("Area", details.geography.clone()), ("Data", details.periods.join("; ")), ("Marking", details.marking.clone()), ("Use", details.usage.clone())] {
                    @if !value.is_empty() { div { dt { (label) } dd { (value) } } }
                }
                div { dt { "Changed" } dd { (when(found.held.changed_at)) } }
            }
            @if changes { p { a class="govuk-link" href=(at("details")) { "Change the details" } } }
        }
        @if found.held.sort == Sort::Assessment && found.full {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "What was considered" }
                (inputs(&found.whole.inputs))
                p { a class="govuk-link" href=(at("inputs")) { "The log of inputs" } }
            }
        }
    }
}

/// What was done with it, the last first; each edition can be read as it was frozen.
fn done(cx: &Cx<'_>, found: &Shown, turns: &[Turn], register: &Register) -> Markup {
    let names = register.ever();
    let said = |turn: &Turn| match turn.act.as_str() {
        "complete" => format!("Completed as version {}", turn.edition),
        "reopen" => "Opened as the next version".to_string(),
        "ask-release" => "Release asked for".to_string(),
        "release" => format!("Public version of version {} released", turn.edition),
        "take-back" => "Public version withdrawn".to_string(),
        _ => "Summary published".to_string(),
    };
    html! {
        @if !turns.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "What was done" }
                ol class="sm-timeline" {
                    @for turn in turns.iter().rev() {
                        li {
                            p {
                                @if turn.act == "complete" { a class="govuk-link" href=(cx.at(&format!("{}?version={}", found.held.path(), turn.edition))) { strong { (said(turn)) } } } @else { strong { (said(turn)) } }
                                " " time datetime=(kernel::time::civil(turn.at)) { (when(turn.at)) } " by " (names.who(&turn.by))
                            }
                            @if !turn.note.is_empty() { p class="sm-note" { (turn.note) } }
                        }
                    }
                }
            }
        }
    }
}

fn inputs(all: &[Kept<Input>]) -> Markup {
    html! {
        ul class="govuk-list" {
            @for class in CLASSES {
                @let of: Vec<_> = all.iter().filter(|kept| kept.it.class == class.name).collect();
                @let came = of.iter().filter(|kept| kept.it.is_answered()).count();
                li {
                    @if came == 0 { (tag(Tone::Late, "None")) } @else if of.iter().all(|kept| kept.it.nil || !kept.it.is_answered()) { (tag(Tone::None, "Nil")) } @else { (tag(Tone::Ok, &format!("{came} in"))) }
                    " " (class.title)
                }
            }
        }
    }
}
