//! `/{county}/meetings/{meeting}/interests/late`: the chair says what follows from an interest declared after the item was decided.

use super::interests::line;
use super::parts::lines;
use crate::Decision;
use crate::pages::parts::{meeting_of, table};
use crate::registers::decision::Kept;
use crate::room::{events, note_late};
use crate::store;
use board::Register;
use board::sittings::interest::{self, Stage};
use board::sittings::sitting;
use board::sittings::{AgendaItem, Meeting, Preside};
use govuk::Button;
use kernel::clock::words;
use kernel::ledger::Event;
use kernel::verbs::View;
use kernel::{Outcome, Permit, Unit};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Page, Reply, Route, empty, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/interests/late";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Preside, Meeting>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::InterestNoted::KIND], send, show)]
}

/// What a decision's page says of interests that were declared after it was made. Whose they are is for those who sign in.
pub(in crate::pages) fn of_decision<V>(
    cx: &Cx<'_>,
    unit: &mut Unit<'_>,
    permit: &Permit<V, Decision>,
    register: &Register,
    made: &Kept,
) -> Outcome<Markup> {
    let Some(item) = &made.item else { return Ok(html! {}) };
    let mut all = Vec::new();
    for late in interest::of_item(unit, permit, item)? {
        if late.stage == Stage::AfterVote && late.ended.is_none() {
            let note = store::room::interest_note(unit, permit, &late.id)?;
            all.push((late, note.unwrap_or_default()));
        }
    }
    let on = register.on(made.made_on);
    Ok(html! {
        @if !all.is_empty() {
            section class="sm-section" {
                h2 class="govuk-heading-m" { "Interests declared after it was decided" }
                @for (late, note) in &all {
                    @if cx.person.is_some() { p { (line(&on, late)) } } @else { p { "A member declared an interest." } }
                    @if !note.is_empty() { (lines(note)) } @else { p class="sm-quiet" { "The chair has not said yet what follows from it." } }
                }
            }
        }
    })
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, register, all) = cx.read(|unit, actor| {
        let permit = meeting_of::<Preside>(cx, unit, actor)?;
        let it = sitting::of(unit, &permit)?;
        let register = table(unit, actor, &it.county)?;
        let mut all = Vec::new();
        for late in interest::all(unit, &permit, &it.id)? {
            let seen = match &late.item {
                Some(item) => actor.may::<View, AgendaItem>(unit, item)?,
                None => true,
            };
            if late.stage == Stage::AfterVote && seen {
                let note = store::room::interest_note(unit, &permit, &late.id)?;
                all.push((late, note.unwrap_or_default()));
            }
        }
        Ok((it, register, all))
    })?;
    let on = register.on(it.day);
    let sent = cx.form.get("interest").unwrap_or_default();
    let body = html! {
        h1 class="govuk-heading-l" { "Interests declared after a decision" span class="govuk-caption-m" { (it.title) ", " (words::format(it.day)) } }
        @if all.is_empty() {
            (empty("An interest that is declared after its item was decided will stand here, for your note.", html! {}))
        }
        @for (late, note) in &all {
            section class="sm-card" {
                p { (line(&on, late)) }
                (cx.form(&cx.at(&format!("{}/interests/late", it.path())), html! {
                    input type="hidden" name="interest" value=(late.id);
                    (govuk::Textarea::new("note", "What follows from it?").id(format!("note-{}", late.id)).rows(3)
                        .value(if sent == late.id { cx.value("note", note.as_str()) } else { note.clone() })
                        .maybe_error(if sent == late.id { cx.error("note") } else { None })
                        .hint("Whether the decision stands, and why. The minutes and the decision carry it"))
                    (Button::submit("Keep this note").once())
                }))
            }
        }
    };
    let page =
        Page::new(format!("Late interests, {}, {}", it.title, words::format(it.day)), "Meetings", body);
    cx.page(page.crumb("Meetings", cx.at("meetings")).crumb(words::format(it.day), cx.at(&it.path())))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let (id, note) = (fields.optional("interest"), fields.optional("note"));
    cx.write(|unit, actor| {
        let permit = meeting_of::<Preside>(cx, unit, actor)?;
        note_late(unit, &permit, &id, &note)
    })?;
    Ok(Reply::see(cx.at(&format!("meetings/{}/interests/late", cx.param("meeting")?))))
}
