//! `/{county}/assessments/{group}/{year}/release` and the same of plans: the public version is read, asked for, confirmed by a second
//! person, or withdrawn.

use super::parts::{below, head, of, seen, seen_in};
use crate::events;
use crate::statutory::{self, Held, Printed, State, Statutory, Turn, Whole, asked, edition, print};
use crate::store::statutory::{document, turn};
use crate::store::{Assessment, PartnershipPlan};
use govuk::{Button, InsetText};
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Issue;
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, get, post};

const ASSESSMENT: &str = "/{county}/assessments/{group}/{year}/release";
const PLAN: &str = "/{county}/partnership-plans/{group}/{year}/release";

pub(super) fn routes() -> Vec<Route> {
    let events = &[
        events::DocumentReleaseAsked::KIND,
        events::DocumentReleased::KIND,
        events::DocumentTakenBack::KIND,
    ];
    let (one, other) = (Guard::may::<Issue, Assessment>(), Guard::may::<Issue, PartnershipPlan>());
    vec![
        get(ASSESSMENT, one, show::<Assessment>),
        post(ASSESSMENT, one, events, send::<Assessment>, show::<Assessment>),
        get(PLAN, other, show::<PartnershipPlan>),
        post(PLAN, other, events, send::<PartnershipPlan>, show::<PartnershipPlan>),
    ]
}

fn show<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, partnership, whole, turns) = cx.read(|unit, actor| {
        let permit = of::<Issue, T>(cx, unit, actor)?;
        let held = document::one(unit, &permit)?;
        let name = board::current(unit, &held.county)?.ever().group_name(&held.group);
        let whole = match held.edition {
            0 => None,
            number => Some(edition(unit, &permit, &held, number)?),
        };
        Ok((held, name, whole, turn::all(unit, &permit, permit.id())?))
    })?;
    let body = html! {
        (head(&held, &partnership, "The public version"))
        @match &whole {
            None => p class="sm-lead" { "Nothing can be released yet: complete the document first." },
            Some(whole) => {
                @if whole.redacted() {
                    (InsetText::new("Passages are left out of the public version. Read what is left: does it still tell what must not be told, by what it leaves out?"))
                } @else { (InsetText::new("Nothing is marked as private: the public version is the whole text, without its marking.")) }
                (acts(cx, &held, asked(&held, &turns)))
                @let paper = printed(&held, &partnership, &whole.public());
                (site::paper::preview(&paper, 2))
            }
        }
    };
    cx.page(below(cx, &held, &partnership, "The public version", body))
}

fn printed(held: &Held, partnership: &str, whole: &Whole) -> kernel::contracts::paper::Paper {
    let version = format!("Version {}", held.edition);
    print(&Printed { held, whole, partnership, public: true, version: &version, day: None, lines: &[] })
}

fn acts(cx: &Cx<'_>, held: &Held, asked: Option<&Turn>) -> Markup {
    let own = asked.is_some_and(|turn| turn.by == cx.actor.mark());
    let form = |inside: Markup| {
        cx.form(&cx.at(&format!("{}/release", held.path())), html! { (seen(held.version)) (inside) })
    };
    html! {
        @if held.state == State::Draft { p class="sm-note" { "The next version is being written. Complete it before it can be released." } }
        @else if held.released != held.edition {
            @match asked {
                None => { (form(html! { p { "You ask for the release; a second person reads the public version and confirms it." } (Button::submit("Ask for the release").sends("do", "ask").once()) })) }
                Some(_) if own => p { "You have asked for the release. Somebody else has to read the public version and confirm it." },
                Some(_) => { (form(html! { p { "Somebody has asked for the release. Read the public version below, then confirm it." } (Button::submit("Confirm the release").sends("do", "confirm").once()) })) }
            }
        }
        @if held.released > 0 {
            (form(html! {
                (cx.textarea("why", "Why is the public version withdrawn?", "").rows(2))
                (Button::submit("Withdraw the public version").sends("do", "take-back").warning().once())
            }))
        }
    }
}

fn send<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let seen = seen_in(cx);
    let (act, why) = (cx.form.get("do").unwrap_or("ask"), cx.form.get("why").unwrap_or_default());
    let path = cx.write(|unit, actor| {
        let permit = of::<Issue, T>(cx, unit, actor)?;
        let path = document::one(unit, &permit)?.path();
        let recorded = match act {
            "confirm" => statutory::confirm(unit, &permit, seen)?,
            "take-back" => statutory::take_back(unit, &permit, seen, why)?,
            _ => statutory::release(unit, &permit, seen)?.quietly(),
        };
        Ok(recorded.carrying(path))
    })?;
    Ok(Reply::see(cx.at(&path)))
}
