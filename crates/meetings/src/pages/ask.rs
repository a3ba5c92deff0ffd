//! `/{county}/asks/{ask}`: what was asked, the answer or the silence, and what came of it.

use super::asks::{asked_of, standing};
use super::parts::{meeting_link, seen, table, text};
use super::prose::prose;
use crate::outcomes::Agree;
use crate::registers::ask::{self, Kept, Standing};
use crate::registers::{Turn, actions, events, turns};
use crate::{Answer, Ask};
use crate::{room, store};
use board::{Organisation, Register};
use govuk::{Button, Details, SummaryList, SummaryRow};
use kernel::clock::words;
use kernel::contracts::actions::{DEFINED, Tracked};
use kernel::ledger::Event;
use kernel::verbs::{Update, View};
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Page, Reply, Route, day, get, post};
use std::sync::Arc;

const PATH: &str = "/{county}/asks/{ask}";

pub(super) fn routes() -> Vec<Route> {
    let answers = Guard::may::<Answer, Ask>();
    let update = Guard::may::<Update, Ask>();
    let settled = &[events::AskSettled::KIND];
    vec![
        get(PATH, Guard::may::<View, Ask>(), show),
        post("/{county}/asks/{ask}/answer", answers, &[events::AskAnswered::KIND], answer, show),
        post(
            "/{county}/asks/{ask}/take-on",
            answers,
            &[events::AskAnswered::KIND, room::events::ActionAgreed::KIND, DEFINED],
            take_on,
            show,
        ),
        post("/{county}/asks/{ask}/take", update, settled, take, show),
        post("/{county}/asks/{ask}/again", update, settled, again, show),
        post("/{county}/asks/{ask}/withdraw", update, settled, withdraw, show),
        post("/{county}/asks/{ask}/release", update, &[events::AskReleased::KIND], release, show),
    ]
}

/// The permit for the ask that the address names.
fn ask_of<V: Verb>(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor) -> Outcome<Permit<V, Ask>> {
    let number = ask::number(cx.param("ask")?).ok_or(Fault::Absent)?;
    let id = store::asks::id_of(unit, &cx.county()?.slug, number)?.ok_or(Fault::Absent)?;
    actor.permit::<V, Ask>(unit, &id)
}

struct Found {
    it: Kept,
    turns: Vec<Turn>,
    meeting: Option<Markup>,
    actions: Vec<Tracked>,
    matter: Option<String>,
    register: Arc<Register>,
    answers: bool,
    updates: bool,
    inside: bool,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let found = cx.read(|unit, actor| {
        let permit = ask_of::<View>(cx, unit, actor)?;
        let it = store::asks::of(unit, &permit)?;
        Ok(Found {
            turns: turns(unit, &permit, &it.id)?,
            meeting: meeting_link(cx, unit, actor, (it.sitting.as_deref(), it.item.as_deref()))?,
            actions: actions::of_ask(unit, &permit, actor, &it)?,
            matter: store::matters::title(unit, &permit, &county, &it.matter)?,
            register: table(unit, actor, &county)?,
            answers: actor.may::<Answer, Ask>(unit, &it.id)?,
            updates: actor.may::<Update, Ask>(unit, &it.id)?,
            inside: actor.id().is_some(),
            it,
        })
    })?;
    let title = format!("{} {}", found.it.reference(), found.it.title);
    let page = Page::new(title, "Meetings", body(cx, &found)).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb("Referrals and escalations", cx.at("asks")))
}

fn body(cx: &Cx<'_>, found: &Found) -> Markup {
    let it = &found.it;
    html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { (it.title) span class="govuk-caption-m" { (it.kind_said()) " " (it.reference()) } }
            p { (standing(it, cx.today)) }
        }
        (SummaryList::rows(facts(cx, found)))
        section class="sm-section" { h2 class="govuk-heading-m" { "What is asked" } (prose(&it.words)) }
        section class="sm-section" {
            h2 class="govuk-heading-m" { "The answer" }
            @if it.answer.is_empty() {
                p { "Nobody has answered." @if it.silent(cx.today) > 0 { " It was due on " (words::format(it.due)) "." } }
            } @else {
                (govuk::InsetText::new(prose(&it.answer)))
                @if let Some(at) = it.answered_at {
                    p class="sm-note" {
                        "Answered on " (day(kernel::time::civil(at)))
                        @if let Some(late @ 1..) = it.answered_after() { ", " (board::words::count(usize::try_from(late).unwrap_or(0), "day", "days")) " after it was due" }
                        @if found.inside { ", by " (found.register.on(cx.today).who(&it.answered_by)) }
                        "."
                    }
                }
            }
        }
        @if !found.actions.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "What came of it" }
                (super::action_log::table_of(cx, &found.register, &found.actions, "Actions that came of it"))
            }
        }
        @if found.inside { (history(cx, found)) }
        @if matches!(it.standing, Standing::Open | Standing::Answered) { (acts(cx, found)) }
    }
}

fn facts(cx: &Cx<'_>, found: &Found) -> Vec<SummaryRow> {
    let it = &found.it;
    let on = found.register.on(it.asked_on);
    let mut rows = vec![
        SummaryRow::new("Asked by", on.group_name(it.group.rsplit('/').next().unwrap_or_default())),
        SummaryRow::new("Asked of", asked_of(&found.register, it, cx.today)),
        SummaryRow::new("Asked on", words::format(it.asked_on)),
        SummaryRow::new("Answer due", words::format(it.due)),
    ];
    if let Some(meeting) = &found.meeting {
        rows.push(SummaryRow::new("At", meeting.clone()));
    }
    if let Some(title) = &found.matter {
        let href = cx.at(&format!("matters/{}", it.matter));
        rows.push(SummaryRow::new("Matter", html! { a class="govuk-link" href=(href) { (title) } }));
    }
    rows
}

fn history(cx: &Cx<'_>, found: &Found) -> Markup {
    let said = |turn: &Turn| match turn.act.as_str() {
        "answer" => "Answered",
        "take-on" => "Taken on as an action",
        "take" => "The answer was taken",
        "ask-again" => "Asked again",
        "withdraw" => "Withdrawn",
        "release" => "Released to the public",
        _ => "Changed",
    };
    let on = found.register.on(cx.today);
    html! {
        @if !found.turns.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "What became of it" }
                ul class="govuk-list" {
                    @for turn in &found.turns {
                        li {
                            strong { (day(kernel::time::civil(turn.at))) } ": " (said(turn))
                            @if !turn.note.is_empty() { ": " (turn.note) }
                            " " small class="sm-note" { (on.who(&turn.by)) }
                        }
                    }
                }
            }
        }
    }
}

fn acts(cx: &Cx<'_>, found: &Found) -> Markup {
    let it = &found.it;
    let at = |act: &str| cx.at(&format!("asks/{}/{act}", it.reference()));
    let seen = html! { input type="hidden" name="seen" value=(it.version); };
    let on = found.register.on(cx.today);
    let asker = on.group_name(it.group.rsplit('/').next().unwrap_or_default());
    let what = it.kind_said().to_lowercase();
    html! {
        @if found.answers {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Answer" }
                (cx.form(&at("answer"), html! {
                    (seen)
                    (cx.textarea("answer", "What do you answer?", &it.answer).rows(5))
                    (Button::submit("Send the answer").once())
                }))
                @if !it.to_group.is_empty() { (folded(cx, found, &at("take-on"))) }
            }
        }
        @if found.updates {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Settle what " (asker) " asked" }
                @if it.standing == Standing::Answered {
                    (cx.form(&at("take"), html! { (seen) (Button::submit("Take the answer").secondary().once()) }))
                    (cx.form(&at("again"), html! {
                        (seen)
                        (cx.input("again-why", "What is still to be answered?", ""))
                        (Button::submit("Ask again").secondary().once())
                    }))
                }
                @if !it.released && !it.restricted {
                    (cx.form(&at("release"), html! { (seen) (Button::submit("Release it to the public").secondary().once()) }))
                }
                (cx.form(&at("withdraw"), html! {
                    (seen)
                    (cx.input("why", "Why is nothing asked any more?", ""))
                    (Button::submit(format!("Withdraw this {what}")).warning().once())
                }))
            }
        }
    }
}

fn folded(cx: &Cx<'_>, found: &Found, to: &str) -> Markup {
    let open = cx.errors.iter().any(|e| matches!(e.field.as_str(), "title" | "lead" | "owner" | "due"));
    let inside = new_action(cx, found, to);
    let details = Details::new("Take it on as an action of your group", inside);
    html! { (Details { open, ..details }) }
}

fn new_action(cx: &Cx<'_>, found: &Found, to: &str) -> Markup {
    let on = found.register.on(cx.today);
    let mut bodies: Vec<(String, String)> =
        on.all::<Organisation>().map(|(fact, body)| (fact.slug.clone(), body.name.clone())).collect();
    bodies.sort_by(|a, b| a.1.cmp(&b.1));
    let first = std::iter::once((String::new(), "Choose an organisation".to_string()));
    cx.form(
        to,
        html! {
            input type="hidden" name="seen" value=(found.it.version);
            (cx.input("title", "What is to be done?", &found.it.title))
            (cx.select("lead", "Which organisation leads it?", "", first.chain(bodies)))
            (cx.input("owner", "Which role owns it?", "").hint("Such as Head of Community Safety: never a name"))
            (cx.date("due", "When is it due?", None))
            (Button::submit("Take it on").secondary().once())
        },
    )
}

fn back(cx: &Cx<'_>) -> Outcome<Reply> {
    Ok(Reply::see(cx.at(&format!("asks/{}", cx.param("ask")?))))
}

fn answer(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let words = text(cx, "answer");
    cx.write(|unit, actor| {
        let permit = ask_of::<Answer>(cx, unit, actor)?;
        ask::answer(unit, &permit, seen(cx), &words)
    })?;
    back(cx)
}

fn take_on(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let title = fields.text("title", "Enter what is to be done");
    let lead = fields.text("lead", "Choose the organisation that leads it");
    let owner = fields.text("owner", "Enter the role that owns it");
    let due = fields.date("due", "Enter when it is due");
    fields.done()?;
    let Some(due) = due else { return Err(Fault::field("due", "Enter when it is due")) };
    let to =
        Agree { title, outcome: String::new(), lead, owner, due, decision: None, inquorate: String::new() };
    cx.write(|unit, actor| {
        let permit = ask_of::<Answer>(cx, unit, actor)?;
        ask::take_on(unit, &permit, seen(cx), &to)
    })?;
    back(cx)
}

fn take(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.write(|unit, actor| {
        let permit = ask_of::<Update>(cx, unit, actor)?;
        ask::take(unit, &permit, seen(cx))
    })?;
    back(cx)
}

fn again(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let why = text(cx, "again-why");
    cx.write(|unit, actor| {
        let permit = ask_of::<Update>(cx, unit, actor)?;
        ask::ask_again(unit, &permit, seen(cx), &why).map_err(|fault| match fault {
            Fault::Fields(_) => Fault::field("again-why", "Enter what is still to be answered"),
            other => other,
        })
    })?;
    back(cx)
}

fn withdraw(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let why = text(cx, "why");
    cx.write(|unit, actor| {
        let permit = ask_of::<Update>(cx, unit, actor)?;
        ask::withdraw(unit, &permit, seen(cx), &why)
    })?;
    back(cx)
}

fn release(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.write(|unit, actor| {
        let permit = ask_of::<Update>(cx, unit, actor)?;
        ask::release(unit, &permit, seen(cx))
    })?;
    back(cx)
}
