//! `/{county}/decisions/{decision}`: one decision, why it was made, and whether it happened.

use super::decisions::standing;
use super::parts::{meeting_link, seen, table, text};
use super::prose::prose;
use crate::Decision;
use crate::registers::decision::{self, Correction, Kept, Standing};
use crate::registers::{Turn, actions, events, turns};
use crate::store;
use board::Register;
use board::sittings::sitting;
use govuk::{Button, Choice, Details, SummaryList, SummaryRow};
use kernel::clock::words;
use kernel::contracts::actions::Tracked;
use kernel::ledger::Event;
use kernel::verbs::{Issue, Update, View};
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, day, get, post};
use std::sync::Arc;

const PATH: &str = "/{county}/decisions/{decision}";

pub(super) fn routes() -> Vec<Route> {
    let update = Guard::may::<Update, Decision>();
    let issue = Guard::may::<Issue, Decision>();
    let stands = &[events::DecisionStands::KIND];
    let released = &[events::DecisionReleased::KIND];
    let corrected = &[events::DecisionCorrected::KIND];
    vec![
        get(PATH, Guard::may::<View, Decision>(), show),
        post("/{county}/decisions/{decision}/standing", update, stands, stand, show),
        post("/{county}/decisions/{decision}/release", issue, released, release, show),
        post("/{county}/decisions/{decision}/take-back", issue, released, take_back, show),
        post("/{county}/decisions/{decision}/correct", update, corrected, correct, show),
    ]
}

/// The permit for the decision that the address names.
fn decision_of<V: Verb>(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor) -> Outcome<Permit<V, Decision>> {
    let number = decision::number(cx.param("decision")?).ok_or(Fault::Absent)?;
    let id = store::decisions::id_of(unit, &cx.county()?.slug, number)?.ok_or(Fault::Absent)?;
    actor.permit::<V, Decision>(unit, &id)
}

struct Found {
    it: Kept,
    turns: Vec<Turn>,
    /// The meeting and the item, as far as the reader may see them.
    meeting: Option<Markup>,
    actions: Vec<Tracked>,
    matter: Option<String>,
    register: Arc<Register>,
    updates: bool,
    issues: bool,
    /// What was declared after it was made.
    late: Markup,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let found = cx.read(|unit, actor| {
        let permit = decision_of::<View>(cx, unit, actor)?;
        let it = store::decisions::of(unit, &permit)?;
        let register = table(unit, actor, &county)?;
        Ok(Found {
            late: super::room::late::of_decision(cx, unit, &permit, &register, &it)?,
            turns: turns(unit, &permit, &it.id)?,
            actions: actions::of_decision(unit, &permit, actor, &it)?,
            matter: store::matters::title(unit, &permit, &county, &it.matter)?,
            register,
            updates: actor.may::<Update, Decision>(unit, &it.id)?,
            issues: actor.may::<Issue, Decision>(unit, &it.id)?,
            meeting: meeting_link(cx, unit, actor, (it.sitting.as_deref(), it.item.as_deref()))?,
            it,
        })
    })?;
    let title = format!("{} {}", found.it.reference(), found.it.title);
    let page = Page::new(title, "Meetings", body(cx, &found)).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb("Decisions", cx.at("decisions")))
}

fn body(cx: &Cx<'_>, found: &Found) -> Markup {
    let it = &found.it;
    let reads = |name: &str, text: &str| {
        html! {
            @if !text.trim().is_empty() {
                section class="sm-section" { h2 class="govuk-heading-m" { (name) } (prose(text)) }
            }
        }
    };
    html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { (it.title) span class="govuk-caption-m" { (it.reference()) } }
            p { (standing(it, cx.today)) }
        }
        (SummaryList::rows(facts(cx, found)))
        section class="sm-section" { h2 class="govuk-heading-m" { "What was decided" } (prose(&it.words)) }
        (happened(cx, found))
        (reads("Why", &it.reasons))
        (reads("On what ground", &it.basis))
        (reads("What else was considered", &it.options))
        (reads("Dissent", &it.dissent))
        (found.late)
        @if !found.actions.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Actions that carry it out" }
                (super::action_log::table_of(cx, &found.register, &found.actions, "Actions of this decision"))
            }
        }
        (corrections(found))
        @if found.updates { (acts(cx, found)) }
    }
}

fn facts(cx: &Cx<'_>, found: &Found) -> Vec<SummaryRow> {
    let (it, on) = (&found.it, found.register.on(found.it.made_on));
    let mut rows = vec![SummaryRow::new(
        "Decided by",
        html! { (on.group_name(it.group_slug())) ", " (words::format_long(it.made_on)) },
    )];
    match (&found.meeting, &it.sitting) {
        (Some(meeting), _) => rows.push(SummaryRow::new("At", meeting.clone())),
        (None, None) => rows.push(SummaryRow::new("At", "Between meetings, by written procedure")),
        (None, Some(_)) => {}
    }
    if !it.vote.is_empty() {
        rows.push(SummaryRow::new("How", crate::outcomes::vote::said_of(&it.vote)));
    }
    if !it.organisation.is_empty() || !it.owner.is_empty() {
        let name = on.organisation_name(&it.organisation);
        let who =
            [name, it.owner.clone()].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(", ");
        rows.push(SummaryRow::new("Carried out by", who));
    }
    if let Some(due) = it.due {
        rows.push(SummaryRow::new("By", words::format(due)));
    }
    if let Some(review) = it.review {
        rows.push(SummaryRow::new("Looked at again", words::format(review)));
    }
    if let Some(title) = &found.matter {
        let href = cx.at(&format!("matters/{}", it.matter));
        rows.push(SummaryRow::new("Matter", html! { a class="govuk-link" href=(href) { (title) } }));
    }
    let known = match it.released_at.filter(|_| it.released) {
        Some(at) => format!("Released to the public on {}", at_words(at)),
        None if it.withheld => "Withheld from the public".into(),
        None if it.restricted => "For the members of the group alone".into(),
        None => "Not released to the public yet".into(),
    };
    rows.push(SummaryRow::new("Who may read it", known));
    rows
}

/// An instant as people write it: `15 March 2022 at 2:05pm`.
pub(super) fn at_words(at: jiff::Timestamp) -> String {
    let local = kernel::time::local(at);
    format!("{} at {}", words::format(local.date()), sitting::clock(local.time()))
}

fn happened(cx: &Cx<'_>, found: &Found) -> Markup {
    let it = &found.it;
    let last = found.turns.iter().rev().find(|turn| Standing::named(&turn.act).is_some());
    let said = match it.standing {
        Standing::CarriedOut => "It was carried out. How that is known:",
        Standing::GivenUp => "It was given up. Why:",
        Standing::UnderWay => "It is being carried out.",
        Standing::NotBegun => "Nothing was done yet, as far as is known.",
    };
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Did it happen, and how do we know?" }
            p { (said) }
            @if !it.evidence.is_empty() { (govuk::InsetText::new(prose(&it.evidence))) }
            @if let Some(last) = last {
                p class="sm-note" {
                    "Said on " (day(kernel::time::civil(last.at)))
                    @if found.updates { ", by " (found.register.on(cx.today).who(&last.by)) }
                    "."
                }
            }
        }
    }
}

fn corrections(found: &Found) -> Markup {
    let all: Vec<&Turn> = found.turns.iter().filter(|turn| turn.act == "correct").collect();
    html! {
        @if !all.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Corrections" }
                @for turn in all {
                    p { strong { "Corrected on " (day(kernel::time::civil(turn.at))) ": " } (turn.note) }
                    (Details::new("What it said before", prose(&turn.was)))
                }
            }
        }
    }
}

fn acts(cx: &Cx<'_>, found: &Found) -> Markup {
    let it = &found.it;
    let at = |act: &str| cx.at(&format!("decisions/{}/{act}", it.reference()));
    let seen = html! { input type="hidden" name="seen" value=(it.version); };
    let choices = Standing::ALL.map(|standing| {
        let choice = Choice::new(standing.name(), standing.said());
        match standing {
            Standing::CarriedOut => choice.hint("Only with what shows it"),
            Standing::GivenUp => choice.hint("Only with the reason"),
            _ => choice,
        }
    });
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Say how it stands" }
            (cx.form(&at("standing"), html! {
                (seen)
                (cx.radios("standing", "Is it carried out?", it.standing.name(), choices))
                (cx.textarea("evidence", "What shows it, or why?", &it.evidence).rows(4)
                    .hint("A document, a date, a figure; anybody who may read the decision reads this."))
                (Button::submit("Save").once())
            }))
            @if found.issues && !it.withheld && !it.restricted {
                @if it.released {
                    h2 class="govuk-heading-m" { "Withdraw it from the public" }
                    (cx.form(&at("take-back"), html! {
                        (seen)
                        (cx.input("withdraw-why", "Why is it withdrawn?", "").hint("Kept, and said in the public record."))
                        (Button::submit("Withdraw it").warning().once())
                    }))
                } @else {
                    h2 class="govuk-heading-m" { "Release it" }
                    p { "From then on anybody may read this decision. Its papers and the minutes are released by themselves." }
                    (cx.form(&at("release"), html! { (seen) (Button::submit("Release it to the public").secondary().once()) }))
                }
            }
            (correcting(cx, it, &at("correct")))
        }
    }
}

fn correcting(cx: &Cx<'_>, it: &Kept, to: &str) -> Markup {
    let inside = cx.form(
        to,
        html! {
            input type="hidden" name="seen" value=(it.version);
            (cx.input("title", "What is it about?", &it.title))
            (cx.textarea("words", "What was decided?", &it.words).rows(6))
            (cx.input("why", "What was wrong?", "").hint("What it said before stays readable beside this."))
            (Button::submit("Correct it").secondary().once())
        },
    );
    let open = cx.errors.iter().any(|e| matches!(e.field.as_str(), "title" | "words" | "why"));
    html! { (Details { open, ..Details::new("Correct what it says", inside) }) }
}

fn back(cx: &Cx<'_>) -> Outcome<Reply> {
    Ok(Reply::see(cx.at(&format!("decisions/{}", cx.param("decision")?))))
}

fn stand(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let standing = Standing::named(&text(cx, "standing"))
        .ok_or_else(|| Fault::field("standing", "Choose how it stands"))?;
    let evidence = text(cx, "evidence");
    cx.write(|unit, actor| {
        let permit = decision_of::<Update>(cx, unit, actor)?;
        decision::stands(unit, &permit, seen(cx), standing, &evidence)
    })?;
    back(cx)
}

fn release(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.write(|unit, actor| {
        let permit = decision_of::<Issue>(cx, unit, actor)?;
        decision::release(unit, &permit, seen(cx))
    })?;
    back(cx)
}

fn take_back(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let why = text(cx, "withdraw-why");
    cx.write(|unit, actor| {
        let permit = decision_of::<Issue>(cx, unit, actor)?;
        decision::take_back(unit, &permit, seen(cx), &why).map_err(|fault| match fault {
            Fault::Fields(_) => Fault::field("withdraw-why", "Enter why it is withdrawn from the public"),
            other => other,
        })
    })?;
    back(cx)
}

fn correct(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let to = Correction { title: text(cx, "title"), words: text(cx, "words"), why: text(cx, "why") };
    cx.write(|unit, actor| {
        let permit = decision_of::<Update>(cx, unit, actor)?;
        decision::correct(unit, &permit, seen(cx), &to)
    })?;
    back(cx)
}
