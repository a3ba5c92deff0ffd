//! `/{county}/plan/{agreement}/issue`: what the county strategy group agreed is issued. Files are made first, then all is frozen at once.

use super::{page_of, path, seen, whole};
use crate::agreement::{self, Made, Stage, files_of, print};
use crate::events;
use crate::pages::parts::agreement_of;
use crate::store::{self, Agreement};
use govuk::{Button, Choice};
use kernel::contracts::press::About;
use kernel::ledger::{self, Event};
use kernel::verbs::Issue;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, Tone, get, post, tag};

const PATH: &str = "/{county}/plan/{agreement}/issue";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Issue, Agreement>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::AgreementIssued::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, before) = cx.read(|unit, actor| {
        let (permit, it) = whole::<Issue>(cx, unit, actor)?;
        let before = store::carried::standing(unit, &permit)?;
        Ok((it, before))
    })?;
    let (ground, held) = (&it.ground, &it.ground.held);
    let on = it.register.ever();
    let missing = ground.missing();
    let unsigned: Vec<String> = ground
        .signatories
        .iter()
        .filter(|slug| ground.signing().is_some() && ground.standing(slug).is_none_or(|s| s.refused))
        .map(|slug| on.organisation_name(slug))
        .collect();
    let body = html! {
        span class="govuk-caption-l" { (held.terms.title) }
        h1 class="govuk-heading-l" { "Issue the agreement" }
        @if ground.parts.stage == Stage::Issued {
            p class="sm-lead" { "The latest version is issued. Change the agreement, and the next version can be." }
        } @else if missing.is_empty() {
            p class="sm-lead" { "Version " (ground.next()) " is kept as a page, PDF and Word file. From then on it never changes." }
            @if ground.signing().is_none() {
                p { (tag(Tone::Soon, "Not offered for signing")) " Nobody has been asked to sign this version. The law does not ask for it; your board may." }
            } @else if !unsigned.is_empty() {
                p { (tag(Tone::Soon, "Not signed by all")) " " (unsigned.join("; ")) ". It can be issued all the same: whether it must be signed first is the board’s own rule." }
            }
            (cx.form(&path(cx, held, "issue"), html! {
                input type="hidden" name="seen" value=(cx.value("seen", ground.parts.version.to_string()));
                (cx.date("agreed", "On which day did the county strategy group agree it?", Some(cx.today)))
                (cx.textarea("how", "How was it agreed?", "").hint("Such as: at the meeting of 15 March 2022, decision DEC-0012. It stands in the version table.").rows(2))
                (cx.radios("public", "May anybody read it?", "", [
                    Choice::new("yes", "Yes, it is published").hint("The law does not ask for it: only a summary of each partnership plan must be published (SI 2007/1830, regulation 14)."),
                    Choice::new("no", "No, only the people of this county’s board"),
                ]))
                @if let Some(first) = before.first() {
                    (cx.radios("follows", "Which agreement does it follow?", &first.slug,
                        before.iter().map(|b| Choice::new(b.slug.as_str(), b.terms.title.as_str()).hint("It ends, and its open actions go on under the priorities of the same short name."))
                            .chain([Choice::new("", "None: those that stand go on beside it").after_divider("or")])))
                }
                div class="govuk-button-group" {
                    (Button::submit("Issue it").once())
                    a class="govuk-link" href=(path(cx, held, "document")) { "Read it once more" }
                }
            }))
        } @else {
            p class="sm-lead" { "It is not complete, so it cannot be issued." }
            ul class="govuk-list govuk-list--bullet" { @for missing in &missing { li { (missing) "." } } }
            p { a class="govuk-link" href=(path(cx, held, "text")) { "Write what is missing" } }
        }
    };
    cx.page(page_of(cx, held, "Issue", body))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let agreed = fields.date("agreed", "Enter the day on which it was agreed");
    let how = fields.text("how", "Say how it was agreed: at which meeting, by which decision");
    let follows = Some(fields.optional("follows")).filter(|slug| !slug.is_empty());
    let public = fields.yes_no("public", "Choose whether anybody may read it");
    fields.done()?;
    let (agreed, seen) = (agreed.unwrap_or(cx.today), seen(cx));
    let it = cx.read(|unit, actor| Ok(whole::<Issue>(cx, unit, actor)?.1))?;
    if let Some(first) = it.ground.missing().first() {
        return Err(Fault::Conflict(format!("It is not complete, so it cannot be issued. {first}.")));
    }
    // Files take a moment to make: that is done before the unit of work, which then checks that nothing moved.
    let kernel = cx.kernel();
    let (document, print) = print(&it.ground, &it.register, agreed, &how)?;
    let head = ledger::seal(kernel, &ledger::some_minutes_back(kernel))?.to_string();
    let rulebook = kernel.rulebook().hash();
    let at = kernel.now();
    let about = About {
        author: document.board.clone(),
        keywords: vec![format!("ledger {head}"), format!("rulebook {rulebook}")],
        issued: Some(at),
    };
    let files = files_of(kernel, &document, &about)?;
    let made =
        Made { agreed, how, follows, public: public.unwrap_or(false), at, head, rulebook, print, files };
    cx.write(|unit, actor| {
        let permit = agreement_of::<Issue>(cx, unit, actor)?;
        agreement::issue(unit, &permit, seen, &made)
    })?;
    Ok(Reply::see(path(cx, &it.ground.held, "document")))
}
