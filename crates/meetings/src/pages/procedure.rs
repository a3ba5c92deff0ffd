//! `/{county}/procedures/{procedure}`: a proposal, the answers to it, and one's own.

use super::parts::table;
use super::procedures::state_tag;
use super::room::parts::{first, lines};
use crate::Decision;
use crate::outcomes::{parts_of, reference};
use crate::procedure::{self, Answer, Given, Kept, State, seats_of};
use crate::room::{events, seat_name, short};
use crate::store::{self, Procedure};
use board::sittings::Attend;
use board::{Register, Snapshot};
use govuk::{Button, Choice, SummaryList, SummaryRow};
use kernel::clock::words;
use kernel::ledger::Event;
use kernel::verbs::{Update, View};
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Page, Reply, Route, get, post};
use std::sync::Arc;

const PATH: &str = "/{county}/procedures/{procedure}";
const CLOSE: &str = "/{county}/procedures/{procedure}/close";

pub(super) fn routes() -> Vec<Route> {
    let records: &[&str] = &[events::ProcedureAnswered::KIND, events::ProcedureClosed::KIND];
    vec![
        get(PATH, Guard::may::<View, Procedure>(), show),
        post(PATH, Guard::may::<Attend, Procedure>(), records, send, show),
        post(CLOSE, Guard::may::<Update, Procedure>(), &[events::ProcedureClosed::KIND], close, show),
    ]
}

/// The permit for the proposal that the address names.
pub(super) fn procedure_of<V: Verb>(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    actor: &Actor,
) -> Outcome<Permit<V, Procedure>> {
    let number = reference::procedure_number(cx.param("procedure")?).ok_or(Fault::Absent)?;
    let id = store::procedure::id_of(unit, &cx.county()?.slug, number)?.ok_or(Fault::Absent)?;
    actor.permit::<V, Procedure>(unit, &id)
}

struct Seen {
    it: Kept,
    register: Arc<Register>,
    answers: Vec<Given>,
    mine: Vec<String>,
    answers_too: bool,
    office: bool,
    decision: Option<String>,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let seen = cx.read(|unit, actor| {
        let permit = procedure_of::<View>(cx, unit, actor)?;
        let it = store::procedure::of(unit, &permit)?;
        let register = table(unit, actor, &it.county)?;
        let me = short(actor.id().unwrap_or_default()).to_string();
        let mine = seats_of(&register.on(cx.today), &it, &me).into_iter().map(|(seat, _)| seat).collect();
        let decision = match &it.decision {
            Some(id) if actor.may::<View, Decision>(unit, id)? => {
                let permit = actor.permit::<View, Decision>(unit, id)?;
                Some(store::decisions::of(unit, &permit)?.reference())
            }
            _ => None,
        };
        Ok(Seen {
            answers: store::procedure::answers(unit, &permit, &it.id)?,
            mine,
            answers_too: actor.may::<Attend, Procedure>(unit, &it.id)?,
            office: actor.may::<Update, Procedure>(unit, &it.id)?,
            decision,
            register,
            it,
        })
    })?;
    let (it, on) = (&seen.it, seen.register.on(cx.today));
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { (it.title) span class="govuk-caption-m" { (it.reference()) ", " (on.group_name(it.group_slug())) } }
            p { (state_tag(it.state)) }
        }
        @if !it.said.is_empty() { (govuk::InsetText::new(html! { (it.said) @if let Some(reference) = &seen.decision {
            " " a class="govuk-link" href=(cx.at(&format!("decisions/{reference}"))) { (reference) } } })) }
        (proposal(it, &on))
        @if it.state == State::Open && it.deadline >= cx.today && seen.answers_too && !seen.mine.is_empty() { (form(cx, &seen, &on)) }
        (answers(&seen, &on))
        @if seen.office && it.state == State::Open {
            div class="govuk-button-group" {
                @if it.deadline < cx.today {
                    (cx.form(&cx.at(&format!("{}/close", it.path())), html! { (Button::submit("Work out what came of it").once()) }))
                }
                a class="govuk-link" href=(cx.at(&format!("{}/withdraw", it.path()))) { "Withdraw it" }
            }
        }
    };
    let page = Page::new(format!("{}, {}", it.title, it.reference()), "Meetings", body);
    cx.page(
        page.crumb("Meetings", cx.at("meetings")).crumb("Decisions between meetings", cx.at("procedures")),
    )
}

fn proposal(it: &Kept, on: &Snapshot<'_>) -> Markup {
    let (before, parts) = parts_of(&it.words);
    let mut rows = vec![SummaryRow::new(
        "Proposed",
        html! {
            (lines(&before))
            @if !parts.is_empty() { ol class="govuk-list" { @for (letter, part) in &parts { li { (letter) ") " (part) } } } }
        },
    )];
    let mut add = |name: &str, text: String| {
        if !text.is_empty() {
            rows.push(SummaryRow::new(name, html! { (lines(&text)) }));
        }
    };
    add("Why", it.reasons.clone());
    add("What else", it.options.clone());
    add("Basis", it.basis.clone());
    if !it.organisation.is_empty() {
        let who = [on.organisation_name(&it.organisation), it.owner.clone()];
        let who = who.into_iter().filter(|who| !who.is_empty()).collect::<Vec<_>>().join(", ");
        add("Carried out by", who);
    }
    add("Last day for answers", words::format_long(it.deadline));
    html! { (SummaryList::rows(rows)) }
}

fn form(cx: &Cx<'_>, seen: &Seen, on: &Snapshot<'_>) -> Markup {
    let mine = seen.answers.iter().find(|given| seen.mine.contains(&given.seat));
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Your answer" }
            (cx.form(&cx.at(&seen.it.path()), html! {
                @if seen.mine.len() > 1 {
                    (cx.select("seat", "For which seat?", "", first("Choose a seat").chain(seen.mine.iter().map(|seat| (short(seat).to_string(), seat_name(on, seat))))))
                }
                (cx.radios("answer", "Do you agree?", mine.map_or("", |given| given.answer.name()), [
                    Choice::new(Answer::Agree.name(), "I agree"),
                    Choice::new(Answer::Object.name(), "I object").hint("Say why below"),
                    Choice::new(Answer::Abstain.name(), "I abstain"),
                ]))
                (cx.textarea("reason", "Why? (optional, but for an objection)", mine.map_or("", |given| given.reason.as_str())).rows(3))
                (Button::submit("Send your answer").once())
            }))
            p class="sm-quiet" { "You can change it until the last day." }
        }
    }
}

fn answers(seen: &Seen, on: &Snapshot<'_>) -> Markup {
    let given = |seat: &String| seen.answers.iter().find(|given| given.seat == *seat);
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Answers" }
            p { (seen.answers.len()) " of " (seen.it.seats.len()) " seats have answered." }
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" { "Each seat with its answer" }
                thead class="govuk-table__head" { tr class="govuk-table__row" {
                    @for head in ["Seat", "Answer", "Why"] { th scope="col" class="govuk-table__header" { (head) } }
                } }
                tbody class="govuk-table__body" {
                    @for seat in &seen.it.seats {
                        tr class="govuk-table__row" {
                            th scope="row" class="govuk-table__header" { (seat_name(on, seat)) }
                            td class="govuk-table__cell" data-label="Answer" { @if let Some(given) = given(seat) { (given.answer.said()) } @else { "Not yet" } }
                            td class="govuk-table__cell" data-label="Why" { @if let Some(given) = given(seat) { (given.reason) } }
                        }
                    }
                }
            }
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let all = Answer::ALL.map(|(answer, name, _)| (name, answer));
    let answer = fields.choice("answer", &all, "Choose whether you agree");
    let (seat, reason) = (fields.optional("seat"), fields.optional("reason"));
    fields.done()?;
    let answer = answer.unwrap_or(Answer::Abstain);
    cx.write(|unit, actor| {
        let permit = procedure_of::<Attend>(cx, unit, actor)?;
        procedure::answer(unit, &permit, &seat, answer, &reason)
    })?;
    Ok(Reply::see(cx.at(&format!("procedures/{}", cx.param("procedure")?))))
}

fn close(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.write(|unit, actor| {
        let permit = procedure_of::<Update>(cx, unit, actor)?;
        procedure::work_out(unit, &permit)
    })?;
    Ok(Reply::see(cx.at(&format!("procedures/{}", cx.param("procedure")?))))
}
