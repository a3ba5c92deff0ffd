//! `/{county}/meetings/{meeting}/items/{item}/papers/{paper}`: who is asked to clear a paper and what they say; on the page of the item,
//! how its papers stand.

use super::item::SeenItem;
use super::item_address::below;
use crate::MeetingPaper;
use crate::agenda::{self, AskClearance, clearance::Roles};
use crate::events;
use crate::papers::{Document, State};
use crate::store::clearance::{self as store, Clearance};
use crate::store::documents;
use board::sittings::{AgendaItem, Minute, Sitting, sitting};
use board::{Person, Register};
use govuk::{Button, Choice};
use kernel::ledger::Event;
use kernel::verbs::{Clear, Update, View};
use kernel::{Actor, Fault, Outcome, Permit, Unit, Verb};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, Tone, day, get, post, tag};

const PATH: &str = "/{county}/meetings/{meeting}/items/{item}/papers/{paper}";

pub(super) fn routes() -> Vec<Route> {
    let (asked, given) = (&[events::ClearanceAsked::KIND], &[events::ClearanceGiven::KIND]);
    vec![
        get(PATH, Guard::may::<View, MeetingPaper>(), show),
        post(
            "/{county}/meetings/{meeting}/items/{item}/papers/{paper}/ask",
            Guard::may::<Update, MeetingPaper>(),
            asked,
            ask,
            show,
        ),
        post(
            "/{county}/meetings/{meeting}/items/{item}/papers/{paper}/answer",
            Guard::may::<Clear, MeetingPaper>(),
            given,
            answer,
            show,
        ),
    ]
}

/// The permit for the paper that the address names.
fn paper_of<V: Verb>(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor) -> Outcome<Permit<V, MeetingPaper>> {
    let meeting = sitting::id_of(unit, &cx.county()?.slug, cx.param("meeting")?)?.ok_or(Fault::Absent)?;
    let id = documents::id_of(unit, &meeting, cx.param("paper")?)?.ok_or(Fault::Absent)?;
    actor.permit::<V, MeetingPaper>(unit, &id)
}

struct Found {
    paper: Document,
    meeting: Sitting,
    asked: Vec<Clearance>,
    roles: std::sync::Arc<Roles>,
    register: std::sync::Arc<Register>,
    governs: bool,
    /// Whether the reader is asked, or answers for the meeting: nobody else reads what was said.
    near: bool,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let found = cx.read(|unit, actor| {
        let permit = paper_of::<View>(cx, unit, actor)?;
        let paper = documents::of(unit, &permit)?;
        let meeting = sitting::by_id(unit, &permit, &paper.sitting)?.ok_or(Fault::Absent)?;
        let asked = store::of_paper(unit, &permit, &paper.id)?;
        let mine = asked.iter().any(|it| actor.id() == Some(it.person.as_str()));
        Ok(Found {
            near: mine || actor.may::<Minute, AgendaItem>(unit, &paper.item)?,
            governs: actor.may::<Update, MeetingPaper>(unit, &paper.id)?,
            roles: Roles::on(unit.kernel(), meeting.day)?,
            register: super::parts::table(unit, actor, &county)?,
            paper,
            meeting,
            asked,
        })
    })?;
    if !found.near {
        return Err(Fault::Absent);
    }
    let it = &found.paper;
    let open = it.state == State::Draft;
    let mine: Vec<&Clearance> = found
        .asked
        .iter()
        .filter(|asked| open && asked.state == store::ASKED && cx.actor.id() == Some(asked.person.as_str()))
        .collect();
    let body = html! {
        div class="sm-head" {
            h1 class="govuk-heading-l" { "Clearance" span class="govuk-caption-m" { (it.title) } }
            p { a class="govuk-link" href=(address(cx, &found.meeting, it)) { "Read the paper" } }
        }
        @for asked in &mine { (question(cx, &found, asked)) }
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Who is asked" }
            @if found.asked.is_empty() { p { "Nobody is asked to clear this paper yet." } } @else { (list(cx, &found)) }
        }
        @if found.governs && open { (wanted(cx, &found)) }
    };
    let title = format!("Clearance of {}", it.title);
    cx.page(below(cx, &title, &found.meeting, body))
}

fn address(cx: &Cx<'_>, meeting: &Sitting, it: &Document) -> String {
    if it.written_here() {
        cx.at(&format!("papers/{}", it.paper))
    } else {
        cx.at(&format!("{}/{}", meeting.path(), it.path()))
    }
}

fn state_tag(it: &Clearance, today: jiff::civil::Date) -> Markup {
    match it.state.as_str() {
        store::CLEARED => tag(Tone::Done, "Cleared"),
        store::RETURNED => tag(Tone::Late, "Sent back"),
        store::ASKED if it.due < today => tag(Tone::Late, "No answer"),
        store::ASKED => tag(Tone::Wait, "Asked"),
        _ => tag(Tone::None, "Asked anew"),
    }
}

fn list(cx: &Cx<'_>, found: &Found) -> Markup {
    let table = found.register.on(cx.today);
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "Who is asked to clear this paper, and what they said" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" { @for head in ["Role", "Who", "Due", "Answer"] { th scope="col" class="govuk-table__header" { (head) } } }
            }
            tbody class="govuk-table__body" {
                @for it in &found.asked {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (found.roles.name(&it.role)) }
                        td class="govuk-table__cell" data-label="Who" { (table.who(&it.person)) }
                        td class="govuk-table__cell sm-nowrap" data-label="Due" { (day(it.due)) }
                        td class="govuk-table__cell" data-label="Answer" {
                            div {
                                (state_tag(it, cx.today))
                                @if let Some(at) = it.answered { " " (day(kernel::time::civil(at))) }
                                @if !it.words.is_empty() { p { (it.words) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The form of whoever is asked.
fn question(cx: &Cx<'_>, found: &Found, asked: &Clearance) -> Markup {
    let role = found.roles.role(&asked.role);
    let name = found.roles.name(&asked.role);
    let action = format!("{}/answer", cx.path.trim_end_matches("/answer").trim_end_matches("/ask"));
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "You are asked: " (name) }
            @if let Some(role) = role { p { (role.asks) ". By " (day(asked.due)) "." } }
            (cx.form(&action, html! {
                input type="hidden" name="role" value=(asked.role);
                (cx.radios("answer", "May it go out?", "", [
                    Choice::new("cleared", "Yes, it is cleared"),
                    Choice::new("returned", "No, it is sent back"),
                ]))
                (cx.textarea("words", "What do you say of it? (optional when it is cleared)", "").rows(4))
                (Button::submit("Answer").once())
            }))
        }
    }
}

/// The form of whoever asks.
fn wanted(cx: &Cx<'_>, found: &Found) -> Markup {
    let action = format!("{}/ask", cx.path.trim_end_matches("/answer").trim_end_matches("/ask"));
    let table = found.register.on(cx.today);
    let mut people: Vec<(String, String)> =
        table.all::<Person>().map(|(fact, _)| (fact.id.clone(), table.who(&fact.id))).collect();
    people.sort_by(|a, b| a.1.cmp(&b.1));
    let first = std::iter::once((String::new(), "Choose a person".to_string()));
    let roles = found
        .roles
        .roles
        .iter()
        .map(|role| Choice::new(role.id.as_str(), role.name.as_str()).hint(role.asks.as_str()));
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Ask somebody to clear it" }
            p { "Whoever is asked reads the paper, though it is not out, and finds the question on their first page." }
            (cx.form(&action, html! {
                (cx.radios("role", "In which role?", "", roles))
                (cx.select("person", "Who?", "", first.chain(people)))
                (cx.date("due", "By when?", None))
                (Button::submit("Ask").secondary().once())
            }))
        }
    }
}

fn ask(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let role = fields.text("role", "Choose in which role the paper is looked at");
    let person = fields.text("person", "Choose the person who is asked");
    let due = fields.date("due", "Enter the day by which the answer is due");
    fields.done()?;
    let due = due.unwrap_or(cx.today);
    cx.write(|unit, actor| {
        let permit = paper_of::<Update>(cx, unit, actor)?;
        agenda::ask_clearance(unit, &permit, &AskClearance { role, person, due })
    })?;
    back(cx)
}

fn answer(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let role = fields.optional("role");
    let answers = [("cleared", true), ("returned", false)];
    let cleared = fields.choice("answer", &answers, "Choose whether it may go out");
    let words = fields.optional("words");
    fields.done()?;
    cx.write(|unit, actor| {
        let permit = paper_of::<Clear>(cx, unit, actor)?;
        agenda::clear(unit, &permit, &role, cleared.unwrap_or(false), &words)
    })?;
    back(cx)
}

fn back(cx: &Cx<'_>) -> Outcome<Reply> {
    let (meeting, item, paper) = (cx.param("meeting")?, cx.param("item")?, cx.param("paper")?);
    Ok(Reply::see(cx.at(&format!("meetings/{meeting}/items/{item}/papers/{paper}"))))
}

/// How the papers of an item stand, for those who answer for the meeting.
pub(super) fn part(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor, seen: &SeenItem<'_>) -> Outcome<Markup> {
    if !actor.may::<Minute, AgendaItem>(unit, &seen.item.id)? {
        return Ok(html! {});
    }
    let visible = actor.visible::<MeetingPaper>();
    let mut papers = documents::list(unit, &visible, &seen.sitting.id)?;
    papers.retain(|paper| paper.item == seen.item.id && matches!(paper.state, State::Draft | State::Issued));
    let mut lines = Vec::new();
    for paper in papers {
        let asked = store::of_paper(unit, &visible, &paper.id)?;
        if paper.state == State::Draft || !asked.is_empty() {
            lines.push((paper, asked));
        }
    }
    let roles = Roles::on(unit.kernel(), seen.sitting.day)?;
    Ok(html! {
        @if !lines.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Clearance" }
                ul class="govuk-list govuk-list--bullet" {
                    @for (paper, asked) in &lines {
                        li {
                            a class="govuk-link" href=(seen.at(cx, &format!("papers/{}", paper.slug))) { (paper.title) } ": "
                            @if asked.is_empty() { "nobody is asked" }
                            @for it in asked.iter().filter(|it| it.stands()) { (roles.name(&it.role)) " " (state_tag(it, cx.today)) " " }
                        }
                    }
                }
            }
        }
    })
}
