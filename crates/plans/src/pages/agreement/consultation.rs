//! `/{county}/plan/{agreement}/consultation`: a version is sent round for comment until a day, and what came back stands beside it.

use super::{page_of, path, seen, whole};
use crate::agreement::{self, Comment, Consultation, Stage};
use crate::events;
use crate::pages::parts::{agreement_of, paragraphs};
use crate::store::{self, Agreement};
use govuk::Button;
use jiff::civil::Date;
use kernel::ledger::Event;
use kernel::verbs::{Update, View};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, Tone, day, empty, get, post, tag};

const PATH: &str = "/{county}/plan/{agreement}/consultation";

pub(super) fn routes() -> Vec<Route> {
    let changes = Guard::may::<Update, Agreement>();
    let comments = "/{county}/plan/{agreement}/consultation/comments";
    vec![
        get(PATH, Guard::may::<View, Agreement>(), show),
        post(PATH, changes, &[events::AgreementConsulted::KIND], send, show),
        post(comments, changes, &[events::CommentKept::KIND], keep, show),
    ]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, rounds, comments, changes) = cx.read(|unit, actor| {
        let (permit, it) = whole::<View>(cx, unit, actor)?;
        // What was said of a draft is for the county's own people.
        if !store::things::is_inside(actor, permit.county()) {
            return Err(Fault::Absent);
        }
        let rounds = store::editions::consultations(unit, &permit, permit.id())?;
        let comments = store::editions::comments(unit, &permit, permit.id())?;
        let changes = actor.may::<Update, Agreement>(unit, permit.id())?;
        Ok((it, rounds, comments, changes))
    })?;
    let held = &it.ground.held;
    let number = |edition: &str| it.ground.editions.iter().find(|e| e.id == edition).map_or(0, |e| e.number);
    let body = html! {
        span class="govuk-caption-l" { (held.terms.title) }
        h1 class="govuk-heading-l" { "Consultation" }
        @if rounds.is_empty() { (empty("When a draft is sent round, who was asked, until when and what came back stand here.", html! {})) }
        @for round in &rounds {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Version " (number(&round.edition)) ", " (standing(round, cx.today)) }
                dl class="sm-facts" {
                    div { dt { "Sent round" } dd { (day(round.opened)) } }
                    div { dt { "Closes" } dd { (day(round.closes)) } }
                    div { dt { "Who is asked" } dd { (round.asked) } }
                }
                p { a class="govuk-link" href=(path(cx, held, &format!("document?version={}", number(&round.edition)))) { "Read version " (number(&round.edition)) } }
                (listed(round, &comments))
            }
        }
        @if changes && !rounds.is_empty() { (comment_form(cx, &it)) }
        @if changes && it.ground.parts.stage != Stage::Signing { (round_form(cx, &it, rounds.is_empty())) }
    };
    cx.page(page_of(cx, held, "Consultation", body))
}

fn standing(round: &Consultation, today: Date) -> Markup {
    if round.closes < today { tag(Tone::None, "Closed") } else { tag(Tone::Soon, "Open") }
}

fn listed(round: &Consultation, comments: &[Comment]) -> Markup {
    let of: Vec<&Comment> = comments.iter().filter(|c| c.consultation == round.id).collect();
    html! {
        @if of.is_empty() { p { "Nothing has come back." } }
        @else {
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" { "What came back" }
                thead class="govuk-table__head" { tr class="govuk-table__row" {
                    @for head in ["From", "Came on", "What was said", "What was made of it"] { th scope="col" class="govuk-table__header" { (head) } }
                } }
                tbody class="govuk-table__body" {
                    @for it in of {
                        tr class="govuk-table__row" {
                            th scope="row" class="govuk-table__header" { (it.from) }
                            td class="govuk-table__cell" data-label="Came on" { (day(it.received)) @if it.received > round.closes { " " (tag(Tone::Soon, "After closing")) } }
                            td class="govuk-table__cell" data-label="What was said" { (paragraphs(&it.words)) }
                            td class="govuk-table__cell" data-label="What was made of it" { @if it.answer.is_empty() { "–" } @else { (it.answer) } }
                        }
                    }
                }
            }
        }
    }
}

fn comment_form(cx: &Cx<'_>, it: &super::Whole) -> Markup {
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Keep what came back" }
            (cx.form(&path(cx, &it.ground.held, "consultation/comments"), html! {
                (cx.input("from", "From which body or role?", "").hint("Never a private person’s name: “a resident of Dunwater” is enough."))
                (cx.date("received", "When did it come?", Some(cx.today)))
                (cx.textarea("words", "What was said?", "").rows(4))
                (cx.textarea("answer", "What was made of it? (optional)", "").rows(2))
                (Button::submit("Keep it").secondary().once())
            }))
        }
    }
}

fn round_form(cx: &Cx<'_>, it: &super::Whole, first: bool) -> Markup {
    let heading = if first { "Send it round" } else { "Send it round again" };
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { (heading) }
            p { "The agreement as it reads now is kept as a version. You can go on writing meanwhile." }
            (cx.form(&path(cx, &it.ground.held, "consultation"), html! {
                input type="hidden" name="seen" value=(it.ground.parts.version);
                (cx.textarea("asked", "Who is asked?", "").hint("Bodies and groups, such as: the three partnerships, the scrutiny committee, the federation of voluntary organisations.").rows(3))
                (cx.date("closes", "Until which day?", None))
                (Button::submit("Send it round").secondary().once())
            }))
        }
    }
}

fn back(cx: &Cx<'_>) -> Outcome<Reply> {
    Ok(Reply::see(cx.at(&format!("plan/{}/consultation", cx.param("agreement")?))))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let asked = fields.text("asked", "Say who is asked");
    let closes = fields.date("closes", "Enter the closing day");
    fields.done()?;
    let (seen, closes) = (seen(cx), closes.unwrap_or(cx.today));
    cx.write(|unit, actor| {
        let permit = agreement_of::<Update>(cx, unit, actor)?;
        agreement::consult(unit, &permit, seen, closes, &asked)
    })?;
    back(cx)
}

fn keep(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let from = fields.text("from", "Enter the body or role from which it came");
    let words = fields.text("words", "Enter what was said");
    let received = fields.date("received", "Enter the day on which it came");
    let answer = fields.optional("answer");
    fields.done()?;
    let received = received.unwrap_or(cx.today);
    let it = Comment { consultation: String::new(), received, from, words, answer };
    cx.write(|unit, actor| {
        let permit = agreement_of::<Update>(cx, unit, actor)?;
        agreement::comment(unit, &permit, &it)
    })?;
    back(cx)
}
