//! `/{county}/plan/{agreement}/sign`: somebody who answers for a responsible authority signs for it, or refuses with a reason.

use super::{page_of, path, whole};
use crate::agreement::{self, Said, Sign};
use crate::events;
use crate::pages::parts::agreement_of;
use crate::store::{self, Agreement};
use govuk::{Button, Choice, Radios};
use kernel::ledger::Event;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/plan/{agreement}/sign";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Sign, Agreement>();
    let events = &[events::AgreementSigned::KIND, events::AgreementRefused::KIND];
    vec![get(PATH, guard, show), post(PATH, guard, events, send, show)]
}

/// The statement that is signed, until somebody writes another.
const STATEMENT: &str = "We agree to this agreement, and will do our part in it.";

/// The authorities that are asked and for which this person answers.
fn own(cx: &Cx<'_>, it: &super::Whole) -> Vec<String> {
    let held = &it.ground.held;
    let answers = |slug: &&String| {
        cx.actor.holds("represents", &store::things::whole(&held.county, "organisation", slug))
    };
    it.ground.signatories.iter().filter(answers).cloned().collect()
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it = cx.read(|unit, actor| Ok(whole::<Sign>(cx, unit, actor)?.1))?;
    let held = &it.ground.held;
    let on = it.register.ever();
    let own = own(cx, &it);
    let body = html! {
        span class="govuk-caption-l" { (held.terms.title) }
        h1 class="govuk-heading-l" { "Sign the agreement" }
        @match it.ground.signing() {
            None => { p class="sm-lead" { "It is not out for signing. The partnership officer offers it when it is ready." } }
            Some(version) => {
                p class="sm-lead" { "Version " (version.number) " is before you, as it reads below. What you do is recorded for good with your role and the day." }
                (cx.form(&path(cx, held, "sign"), html! {
                    @if let [one] = &own[..] {
                        input type="hidden" name="organisation" value=(one);
                        p { "For " strong { (on.organisation_name(one)) } "." }
                    } @else {
                        (cx.radios("organisation", "For which organisation?", "", own.iter().map(|slug| Choice::new(slug.as_str(), on.organisation_name(slug)))))
                    }
                    (Radios::new("did", "What does it do?", [
                        Choice::new("sign", "It signs").reveals(html! { (cx.textarea("words", "Statement", STATEMENT).rows(2)) }),
                        Choice::new("refuse", "It refuses").hint("It is recorded with the reason, and can sign later.").reveals(html! { (cx.textarea("reason", "Why?", "").rows(3)) }),
                    ]).value(cx.value("did", "")).maybe_error(cx.error("did")))
                    (Button::submit("Record this").once())
                }))
                (site::paper::preview(&version.document, 2))
            }
        }
    };
    cx.page(page_of(cx, held, "Sign", body))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let organisation = fields.text("organisation", "Choose for which organisation");
    let refused =
        fields.choice("did", &[("sign", false), ("refuse", true)], "Choose whether it signs or refuses");
    let words = match refused {
        Some(true) => fields.text("reason", "Say why it is refused"),
        Some(false) => fields.text("words", "Enter the statement that is signed"),
        None => String::new(),
    };
    fields.done()?;
    let said = Said { organisation, refused: refused.unwrap_or(false), words };
    let done = cx.write(|unit, actor| {
        let permit = agreement_of::<Sign>(cx, unit, actor)?;
        agreement::sign(unit, &permit, &said)
    });
    match done {
        Ok(()) => Ok(Reply::see(cx.at(&format!("plan/{}/signatures", cx.param("agreement")?)))),
        // The reason has a field of its own.
        Err(Fault::Fields(mut errors)) => {
            for error in errors.iter_mut().filter(|e| e.field == "words" && said.refused) {
                error.field = "reason".into();
            }
            Err(Fault::Fields(errors))
        }
        Err(other) => Err(other),
    }
}
