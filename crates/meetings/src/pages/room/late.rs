//! `/{county}/meetings/{meeting}/interests/late`: the chair says what follows from an interest declared after the item was decided.

use super::interests::line;
use crate::pages::parts::{meeting_of, table};
use crate::room::{events, note_late};
use crate::store;
use board::sittings::interest::{self, Stage};
use board::sittings::sitting;
use board::sittings::{AgendaItem, Meeting, Preside};
use govuk::Button;
use kernel::Outcome;
use kernel::clock::words;
use kernel::ledger::Event;
use kernel::verbs::View;
use maud::html;
use site::{Cx, Fields, Guard, Page, Reply, Route, empty, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/interests/late";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Preside, Meeting>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::InterestNoted::KIND], send, show)]
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
