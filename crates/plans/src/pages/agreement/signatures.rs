//! `/{county}/plan/{agreement}/signatures`: who has signed, who has not and who refused, each to be verified in the ledger.

use super::{page_of, path, seen, whole};
use crate::agreement::{self, Sign, Signature, Stage, authorities};
use crate::events;
use crate::pages::parts::agreement_of;
use crate::store::{self, Agreement};
use govuk::{Button, Details};
use kernel::ledger::{self, Entry, Event};
use kernel::verbs::{Update, View};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, Tone, day, empty, get, post, tag};

const PATH: &str = "/{county}/plan/{agreement}/signatures";

pub(super) fn routes() -> Vec<Route> {
    let changes = Guard::may::<Update, Agreement>();
    let back = "/{county}/plan/{agreement}/signatures/take-back";
    vec![
        get(PATH, Guard::may::<View, Agreement>(), show),
        post(PATH, changes, &[events::AgreementOffered::KIND], offer, show),
        post(back, changes, &[events::AgreementTakenBack::KIND], take_back, show),
    ]
}

/// What is shown beside what was signed.
struct Shown {
    it: super::Whole,
    /// The ledger's event of each signature.
    recorded: Vec<(String, Entry)>,
    inside: bool,
    changes: bool,
    signs: bool,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let shown = cx.read(|unit, actor| {
        let (permit, it) = whole::<View>(cx, unit, actor)?;
        let inside = store::things::is_inside(actor, permit.county());
        if !inside && !it.ground.editions.iter().any(|e| e.kind == agreement::Kind::Issued) {
            return Err(Fault::Absent);
        }
        let mut recorded = Vec::new();
        for signature in &it.ground.signatures {
            let found = ledger::about(&mut unit.rows(&permit), &signature.id, 1)?;
            recorded.extend(found.into_iter().map(|entry| (signature.id.clone(), entry)));
        }
        let changes = actor.may::<Update, Agreement>(unit, permit.id())?;
        let signs = actor.may::<Sign, Agreement>(unit, permit.id())?;
        Ok(Shown { it, recorded, inside, changes, signs })
    })?;
    let ground = &shown.it.ground;
    let held = &ground.held;
    let body = html! {
        span class="govuk-caption-l" { (held.terms.title) }
        h1 class="govuk-heading-l" { "Signatures" }
        p class="sm-lead" { "The law asks for no signature and names no approver: that the responsible authorities sign is the board’s own practice. One that is missing is no breach of regulation 9." }
        @match ground.signing() {
            None => { (empty("Who has signed stands here once the agreement is offered to the responsible authorities.", html! {})) }
            Some(version) => {
                p { "Version " (version.number) ", offered on " (day(version.on)) ". "
                    a class="govuk-link" href=(path(cx, held, &format!("document?version={}", version.number))) { "Read what is signed" } }
                (table(&shown))
                @if shown.signs { p { (Button::link("Sign, or refuse, for your organisation", path(cx, held, "sign"))) } }
            }
        }
        (changed(cx, &shown))
        (acts(cx, &shown))
        @if shown.inside { (earlier(&shown)) }
        (how())
    };
    cx.page(page_of(cx, held, "Signatures", body))
}

fn table(shown: &Shown) -> Markup {
    let on = shown.it.register.ever();
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "Responsible authorities and what each did" }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                @for head in ["Responsible authority", "Stands", "By, in the role of", "Day", "Statement or reason", "Recorded as"] { th scope="col" class="govuk-table__header" { (head) } }
            } }
            tbody class="govuk-table__body" {
                @for slug in &shown.it.ground.signatories {
                    @let signature = shown.it.ground.standing(slug);
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (on.organisation_name(slug)) }
                        @match signature {
                            None => {
                                td class="govuk-table__cell" data-label="Stands" { (tag(Tone::Wait, "Not signed")) }
                                @for label in ["Role", "Day", "Statement", "Recorded as"] { td class="govuk-table__cell" data-label=(label) { "–" } }
                            }
                            Some(it) => { (line(shown, it)) }
                        }
                    }
                }
            }
        }
    }
}

fn line(shown: &Shown, it: &Signature) -> Markup {
    let on = shown.it.register.ever();
    let entry = shown.recorded.iter().find(|(of, _)| *of == it.id).map(|(_, entry)| entry);
    html! {
        td class="govuk-table__cell" data-label="Stands" { @if it.refused { (tag(Tone::Late, "Refused")) } @else { (tag(Tone::Ok, "Signed")) } }
        td class="govuk-table__cell" data-label="Role" { @if shown.inside { (on.who(&it.by)) } @else { (it.role) } }
        td class="govuk-table__cell" data-label="Day" { (day(it.on)) }
        td class="govuk-table__cell" data-label="Statement" { (it.words) }
        td class="govuk-table__cell" data-label="Recorded as" {
            @match entry {
                Some(entry) => {
                    span class="sm-mono" { (entry.id) }
                    @if let Some(seq) = entry.seq { br; small { "sealed as number " (seq) } }
                }
                None => { "Loaded with the example’s data" }
            }
        }
    }
}

/// Where the board has changed since the signatories were asked.
fn changed(cx: &Cx<'_>, shown: &Shown) -> Markup {
    let asked = &shown.it.ground.signatories;
    if !shown.changes || shown.it.ground.parts.stage != Stage::Signing {
        return html! {};
    }
    let today = authorities(&shown.it.register, cx.today);
    let on = shown.it.register.ever();
    let named =
        |these: Vec<&String>| these.iter().map(|s| on.organisation_name(s)).collect::<Vec<_>>().join("; ");
    let new: Vec<&String> = today.iter().filter(|s| !asked.contains(s)).collect();
    let gone: Vec<&String> = asked.iter().filter(|s| !today.contains(s)).collect();
    html! {
        @if !new.is_empty() || !gone.is_empty() {
            p { (tag(Tone::Soon, "The board has changed")) " since it was offered."
                @if !new.is_empty() { " Not asked: " (named(new)) "." }
                @if !gone.is_empty() { " No longer on it: " (named(gone)) "." }
                " Take it back and offer it anew, so that the right authorities are asked." }
        }
    }
}

fn acts(cx: &Cx<'_>, shown: &Shown) -> Markup {
    let ground = &shown.it.ground;
    let held = &ground.held;
    let version =
        |inside: Markup| html! { input type="hidden" name="seen" value=(ground.parts.version); (inside) };
    if !shown.changes {
        return html! {};
    }
    let on = shown.it.register.ever();
    html! {
        @match ground.parts.stage {
            Stage::Signing => {
                div class="govuk-button-group" {
                    a class="govuk-link" href=(path(cx, held, "issue")) { "Issue it, once it is agreed" }
                }
                (cx.form(&path(cx, held, "signatures/take-back"), version(html! { (Button::submit("Take it back to change it").secondary()) })))
            }
            Stage::Issued => { p { "This version is issued. Whoever has not signed can still do so." } }
            Stage::Drafting | Stage::Consulting => {
                h2 class="govuk-heading-m" { "Offer it for signing" }
                @if let Some(first) = ground.missing().first() { p { (tag(Tone::Late, "Not ready")) " " (first) "." } }
                p { "These are asked, as the board stands today:" }
                ul class="govuk-list govuk-list--bullet" { @for slug in authorities(&shown.it.register, cx.today) { li { (on.organisation_name(&slug)) } } }
                (cx.form(&path(cx, held, "signatures"), version(html! {
                    (cx.input("what", "What has changed since the last version? (optional)", ""))
                    (Button::submit("Offer it for signing"))
                })))
            }
        }
    }
}

/// What was signed under versions that were taken back.
fn earlier(shown: &Shown) -> Markup {
    let now = shown.it.ground.signing().map(|e| e.id.as_str());
    let before: Vec<&Signature> =
        shown.it.ground.signatures.iter().filter(|s| Some(s.edition.as_str()) != now).collect();
    let number = |id: &str| shown.it.ground.editions.iter().find(|e| e.id == id).map_or(0, |e| e.number);
    let on = shown.it.register.ever();
    html! {
        @if !before.is_empty() {
            h2 class="govuk-heading-m" { "Under earlier versions" }
            ul class="govuk-list" {
                @for it in before {
                    li { "Version " (number(&it.edition)) ": " (on.organisation_name(&it.organisation)) " "
                        @if it.refused { "refused" } @else { "signed" } " on " (day(it.on)) "." }
                }
            }
        }
    }
}

fn how() -> Markup {
    let words = html! {
        p { "Each signature is an event of the board’s ledger, which is chained: none can be altered or taken away unseen. Its identifier stands beside it. Whoever runs the program shows with the command below that the chain holds." }
        p class="sm-mono" { "shiremoot ledger verify" }
    };
    html! { (Details::new("How to check a signature", words)) }
}

fn again(cx: &Cx<'_>) -> Outcome<Reply> {
    Ok(Reply::see(cx.at(&format!("plan/{}/signatures", cx.param("agreement")?))))
}

fn offer(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let what = Fields::of(&cx.form).optional("what");
    let seen = seen(cx);
    cx.write(|unit, actor| {
        let permit = agreement_of::<Update>(cx, unit, actor)?;
        agreement::offer(unit, &permit, seen, &what)
    })?;
    again(cx)
}

fn take_back(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let seen = seen(cx);
    cx.write(|unit, actor| {
        let permit = agreement_of::<Update>(cx, unit, actor)?;
        agreement::take_back(unit, &permit, seen)
    })?;
    again(cx)
}
