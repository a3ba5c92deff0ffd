//! What is done with minutes: given to the chair and back, checked, sent round, approved, signed, released and withdrawn.

use super::minutes::{Found, minutes_of, show};
use super::parts::{seen as seen_of, text};
use crate::minutes::state::{Act, State};
use crate::minutes::{self, asked, withdrawn};
use crate::registers::events;
use crate::{Approve, Minutes};
use govuk::{Button, InsetText};
use kernel::clock::words;
use kernel::ledger::{self, Event};
use kernel::verbs::{Clear, Issue, Update};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, post};

pub(super) fn routes() -> Vec<Route> {
    let (update, clear) = (Guard::may::<Update, Minutes>(), Guard::may::<Clear, Minutes>());
    let (approves, issue) = (Guard::may::<Approve, Minutes>(), Guard::may::<Issue, Minutes>());
    let moved = &[events::MinutesMoved::KIND];
    let released = &[events::MinutesReleased::KIND, events::MinutesReleaseAsked::KIND];
    vec![
        post("/{county}/meetings/{meeting}/minutes/finish", update, moved, finish, show),
        post("/{county}/meetings/{meeting}/minutes/give-back", clear, moved, give_back, show),
        post("/{county}/meetings/{meeting}/minutes/clear", clear, moved, clear_them, show),
        post("/{county}/meetings/{meeting}/minutes/circulate", update, moved, circulate, show),
        post(
            "/{county}/meetings/{meeting}/minutes/approve",
            approves,
            &[events::MinutesApproved::KIND],
            approve,
            show,
        ),
        post("/{county}/meetings/{meeting}/minutes/sign", approves, moved, sign, show),
        post("/{county}/meetings/{meeting}/minutes/release", issue, released, release, show),
        post("/{county}/meetings/{meeting}/minutes/confirm", issue, released, confirm, show),
        post(
            "/{county}/meetings/{meeting}/minutes/take-back",
            issue,
            &[events::MinutesWithdrawn::KIND],
            take_back,
            show,
        ),
    ]
}

/// The forms that this reader has for these minutes as they stand.
pub(super) fn acts(cx: &Cx<'_>, found: &Found) -> Markup {
    let it = &found.it;
    let may = |act: Act| it.state.allows(act);
    let button = |act: &str, label: &str| {
        cx.form(&at(cx, found, act), html! { (seen(found)) (Button::submit(label).once()) })
    };
    let any = found.updates || found.clears || found.approves || found.issues;
    html! {
        @if any {
            section class="sm-section sm-screen" aria-label="What to do next" {
                @if found.updates && may(Act::Finish) {
                    h2 class="govuk-heading-m" { "Give them to the chair" }
                    p { "The chair checks the draft, changes words or gives it back. Until then you can still write." }
                    (button("finish", "Give them to the chair"))
                }
                @if found.clears && may(Act::Clear) { (chair(cx, found)) }
                @if found.updates && may(Act::Circulate) { (round(cx, found)) }
                @if may(Act::Approve) && (found.approves || found.updates) { (approving(cx, found)) }
                @if found.approves && may(Act::Sign) && !found.turns.iter().any(|turn| turn.act == Act::Sign.name()) {
                    h2 class="govuk-heading-m" { "Sign them" }
                    (button("sign", "Sign the minutes"))
                }
                @if found.issues && it.state == State::Approved { (releasing(cx, found)) }
            }
        }
    }
}

fn at(cx: &Cx<'_>, found: &Found, act: &str) -> String {
    cx.at(&format!("{}/minutes/{act}", found.of.path()))
}

fn seen(found: &Found) -> Markup {
    html! { input type="hidden" name="seen" value=(found.it.version); }
}

/// Links to the parts that can be changed.
fn parts(cx: &Cx<'_>, found: &Found, way: &str) -> Markup {
    html! {
        ul class="govuk-list" {
            li { a class="govuk-link" href=(at(cx, found, &format!("{way}/meeting"))) { "The meeting as a whole" } }
            @for part in found.own.parts.iter().filter(|part| !part.key.is_empty()) {
                li { a class="govuk-link" href=(at(cx, found, &format!("{way}/{}", part.key))) { @if let Some(number) = part.number { (number) ". " } (part.title) } }
            }
        }
    }
}

fn chair(cx: &Cx<'_>, found: &Found) -> Markup {
    html! {
        h2 class="govuk-heading-m" { "Check the draft" }
        p { "Change what a part says:" }
        (parts(cx, found, "edit"))
        (cx.form(&at(cx, found, "clear"), html! { (seen(found)) (Button::submit("The draft is right").once()) }))
        (cx.form(&at(cx, found, "give-back"), html! {
            (seen(found))
            (cx.textarea("note", "What is to be changed?", "").rows(3))
            (Button::submit("Give it back").secondary().once())
        }))
    }
}

fn round(cx: &Cx<'_>, found: &Found) -> Markup {
    let last = found.turns.iter().rev().find(|turn| turn.act == Act::Circulate.name());
    html! {
        h2 class="govuk-heading-m" { "Send them round" }
        @if let Some(last) = last { p { "They were sent round on " (words::format(kernel::time::civil(last.at))) "." } }
        (cx.form(&at(cx, found, "circulate"), html! { (seen(found)) (Button::submit("Send them to the members").secondary().once()) }))
    }
}

fn approving(cx: &Cx<'_>, found: &Found) -> Markup {
    let meetings = found
        .later
        .iter()
        .map(|by| (by.slug.clone(), format!("{}, {}", words::format_long(by.day), by.title)));
    let choices: Vec<(String, String)> =
        std::iter::once((String::new(), "Choose a meeting".into())).chain(meetings).collect();
    let kept = found.later.first().map(|by| by.slug.clone()).unwrap_or_default();
    html! {
        h2 class="govuk-heading-m" { "Approve them at a later meeting" }
        @if found.later.is_empty() {
            p { "The group approves these minutes at its next meeting, once that is open." }
        } @else {
            @if found.updates {
                p { "What the meeting wants changed is recorded as an amendment:" }
                (parts(cx, found, "amend"))
            }
            @if found.approves {
                (cx.form(&at(cx, found, "approve"), html! {
                    (seen(found))
                    (cx.select("meeting", "Which meeting approves them?", &kept, choices))
                    (Button::submit("Approve them as a true record").once())
                }))
                p class="sm-note" { "They are locked then: nobody changes them any more." }
            }
        }
    }
}

fn releasing(cx: &Cx<'_>, found: &Found) -> Markup {
    let it = &found.it;
    let asked = asked(&found.turns);
    let own = asked.is_some_and(|turn| cx.actor.id() == Some(&*turn.by));
    html! {
        @if it.released {
            h2 class="govuk-heading-m" { "Withdraw the public text" }
            (cx.form(&at(cx, found, "take-back"), html! {
                (seen(found))
                (cx.input("why", "Why is it withdrawn?", "").hint("The public record says it."))
                (Button::submit("Withdraw it").warning().once())
            }))
        } @else if !found.of.published || found.of.restricted {
            p { "This meeting is not announced to the public, so its minutes are not released." }
        } @else {
            h2 class="govuk-heading-m" { "Release the public text" }
            @if let Some(turn) = withdrawn(&found.turns) { (InsetText::new(html! { "It was withdrawn on " (words::format(kernel::time::civil(turn.at))) ": " (turn.note) })) }
            @match (found.redacted, asked.is_some()) {
                (true, false) => {
                    p { "Passages are private or items are withheld, so a second person has to read the public text and confirm its release." }
                    (cx.form(&at(cx, found, "release"), html! { (seen(found)) (Button::submit("Ask for the release").secondary().once()) }))
                }
                (true, true) if own => p { "You have asked for the release. A second person has to confirm it." },
                (true, true) => {
                    p { "The release is asked for. Read the public text, then confirm it." }
                    (cx.form(&at(cx, found, "confirm"), html! { (seen(found)) (Button::submit("Confirm the release").once()) }))
                }
                (false, _) => (cx.form(&at(cx, found, "release"), html! { (seen(found)) (Button::submit("Release it to the public").secondary().once()) })),
            }
        }
    }
}

fn back(cx: &Cx<'_>) -> Outcome<Reply> {
    Ok(Reply::see(cx.at(&format!("meetings/{}/minutes", cx.param("meeting")?))))
}

fn finish(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.write(|unit, actor| {
        let permit = minutes_of::<Update>(cx, unit, actor)?;
        minutes::finish(unit, &permit, seen_of(cx))
    })?;
    back(cx)
}

fn give_back(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let note = text(cx, "note");
    cx.write(|unit, actor| {
        let permit = minutes_of::<Clear>(cx, unit, actor)?;
        minutes::give_back(unit, &permit, seen_of(cx), &note)
    })?;
    // The draft is the minute-taker's again: whoever gave it back may still read it.
    back(cx)
}

fn clear_them(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.write(|unit, actor| {
        let permit = minutes_of::<Clear>(cx, unit, actor)?;
        minutes::clear(unit, &permit, seen_of(cx))
    })?;
    back(cx)
}

fn circulate(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.write(|unit, actor| {
        let permit = minutes_of::<Update>(cx, unit, actor)?;
        minutes::circulate(unit, &permit, seen_of(cx))
    })?;
    back(cx)
}

fn approve(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let meeting = text(cx, "meeting");
    if meeting.is_empty() {
        return Err(Fault::field("meeting", "Choose the meeting that approves them"));
    }
    // What is frozen names the end of the ledger as it is now.
    ledger::seal(cx.kernel(), &ledger::some_minutes_back(cx.kernel()))?;
    cx.write(|unit, actor| {
        let permit = minutes_of::<Approve>(cx, unit, actor)?;
        minutes::approve(unit, &permit, seen_of(cx), &meeting)
    })?;
    back(cx)
}

fn sign(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.write(|unit, actor| {
        let permit = minutes_of::<Approve>(cx, unit, actor)?;
        minutes::sign(unit, &permit, seen_of(cx))
    })?;
    back(cx)
}

fn release(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.write(|unit, actor| {
        let permit = minutes_of::<Issue>(cx, unit, actor)?;
        minutes::release(unit, &permit, seen_of(cx))
    })?;
    back(cx)
}

fn confirm(cx: &mut Cx<'_>) -> Outcome<Reply> {
    cx.write(|unit, actor| {
        let permit = minutes_of::<Issue>(cx, unit, actor)?;
        minutes::confirm(unit, &permit, seen_of(cx))
    })?;
    back(cx)
}

fn take_back(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let why = text(cx, "why");
    cx.write(|unit, actor| {
        let permit = minutes_of::<Issue>(cx, unit, actor)?;
        minutes::take_back(unit, &permit, seen_of(cx), &why)
    })?;
    back(cx)
}
