//! `/{county}/duties/{duty}/{body}/event`: that something happened on which a duty arises: a request, a committee's report, a notice.

use super::book;
use super::desk::{Desk, Wanted};
use crate::DutyBook;
use crate::events;
use crate::held::{self, Happening};
use crate::law::event_words;
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/duties/{duty}/{body}/event";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, DutyBook>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::EventRecorded::KIND], send, show)]
}

/// The duty, the kind of event, the body and its book.
struct About {
    desk: Desk,
    id: String,
    title: String,
    clock: String,
    kind: String,
    body: String,
    name: String,
    book: String,
}

impl About {
    fn of(cx: &mut Cx<'_>) -> Outcome<Self> {
        let (desk, stands) = Desk::inside(cx, Wanted::Day)?;
        let (id, body) = (cx.param("duty")?.to_string(), cx.param("body")?.to_string());
        let duty = desk.version(&id).ok_or(Fault::Absent)?;
        let kind = duty.clock.event().ok_or(Fault::Absent)?.to_string();
        if !stands.owed.iter().any(|one| *one.duty == *id && *one.body == *body) {
            return Err(Fault::Absent);
        }
        let (title, clock) = (duty.meta.title.clone(), duty.clock.said());
        let (name, book) = (stands.facts.name_of(&body), book(&stands.facts, &desk.county, &body));
        Ok(Self { desk, id, title, clock, kind, body, name, book })
    }

    fn back(&self) -> String {
        self.desk.plain(&format!("duties/{}/{}", self.id, self.body))
    }
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let about = About::of(cx)?;
    cx.read(|unit, actor| actor.permit::<Update, DutyBook>(unit, &about.book).map(|_| ()))?;
    let body = html! {
        span class="govuk-caption-l" { (about.title) ", " (about.name) }
        h1 class="govuk-heading-l" { "Record " (event_words(&about.kind)) }
        p class="govuk-body" { (about.clock) ". From this day the duty is owed, and its date is worked out." }
        (cx.form(&cx.path.clone(), html! {
            (cx.date("on", "On which day?", None).hint("For what something must come before, it may lie ahead."))
            (cx.input("title", "Reference", "").hint("Such as the number of the letter. No names of persons, nothing of a case."))
            (cx.input("link", "Where it can be read (optional)", "").hint("An address that begins with https:// or, on this site, with /"))
            div class="govuk-button-group" {
                (Button::submit("Record it").once())
                a class="govuk-link" href=(about.back()) { "Cancel" }
            }
        }))
    };
    let page = about.desk.page(format!("Record {}: {}", event_words(&about.kind), about.name), body);
    let page = page.crumb("Duties", about.desk.plain("duties"));
    cx.page(page.crumb(about.title.clone(), about.desk.plain(&format!("duties/{}", about.id))))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let about = About::of(cx)?;
    let mut fields = Fields::of(&cx.form);
    let on = fields.date("on", "Enter the day on which it happened");
    let title = fields.text("title", "Enter a reference, such as the number and date of the letter");
    let link = fields.optional("link");
    fields.done()?;
    let it = Happening { kind: about.kind.clone(), on: on.ok_or(Fault::Absent)?, title, link };
    cx.write(|unit, actor| {
        let permit = actor.permit::<Update, DutyBook>(unit, &about.book)?;
        held::happened(unit, &permit, &it)
    })?;
    Ok(Reply::see(about.back()))
}
