//! `/{county}/assessments/new` and `/{county}/partnership-plans/new`: a partnership's document of a legal year is begun.

use super::parts::writable;
use crate::events;
use crate::statutory::{self, Sort, Statutory, year};
use crate::store::statutory::things::yet;
use crate::store::{Assessment, PartnershipPlan};
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Fields, Guard, Page, Reply, Route, get, post};

const ASSESSMENT: &str = "/{county}/assessments/new";
const PLAN: &str = "/{county}/partnership-plans/new";

pub(super) fn routes() -> Vec<Route> {
    let events = &[events::DocumentBegun::KIND];
    let (one, other) = (Guard::may::<Update, Assessment>(), Guard::may::<Update, PartnershipPlan>());
    vec![
        get(ASSESSMENT, one, show::<Assessment>),
        post(ASSESSMENT, one, events, send::<Assessment>, show::<Assessment>),
        get(PLAN, other, show::<PartnershipPlan>),
        post(PLAN, other, events, send::<PartnershipPlan>, show::<PartnershipPlan>),
    ]
}

fn show<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let writes = cx.read(|unit, actor| writable::<T>(cx, unit, actor))?;
    if writes.is_empty() {
        return Err(if super::parts::inside(cx)? { Fault::Refused } else { Fault::Absent });
    }
    let this = year::named(&year::of(cx.today)).ok_or(Fault::Absent)?;
    let years: Vec<String> = match T::SORT {
        Sort::Assessment => vec![this.to_string(), this.next().to_string(), this.previous().to_string()],
        Sort::Plan => vec![this.next().to_string(), this.to_string()],
    };
    let choices = years.iter().map(|label| {
        (label.clone(), format!("{label}: 1 April {} to 31 March {}", &label[..4], end_of(label)))
    });
    let (group, asked) =
        (cx.query.get("group").unwrap_or_default(), cx.query.get("year").unwrap_or_default());
    let title = format!("Begin a {}", T::SORT.said());
    let body = html! {
        h1 class="govuk-heading-l" { (title) }
        p class="sm-lead" {
            @match T::SORT {
                Sort::Assessment => "It begins with last year’s words and sources, where they are kept here. Words that nobody touches do not count as written.",
                Sort::Plan => "It begins with last year’s words, and with each priority of last year’s assessment and of the county’s agreement, to be answered.",
            }
        }
        (cx.form(&cx.at(&format!("{}/new", T::SORT.path())), html! {
            (cx.select("group", "Which partnership?", group, std::iter::once((String::new(), "Choose a partnership".to_string())).chain(writes)))
            (cx.select("year", "For which legal year?", asked, choices))
            (Button::submit("Begin").once())
        }))
    };
    cx.page(Page::new(title, "Assessments", body).crumb("Back to the list", cx.at(T::SORT.path())))
}

fn end_of(label: &str) -> String {
    year::named(label).map(|of| of.end().year().to_string()).unwrap_or_default()
}

fn send<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let mut fields = Fields::of(&cx.form);
    let group = fields.text("group", "Choose a partnership");
    let label = fields.text("year", "Choose a legal year");
    let asked = fields.done();
    cx.write(|unit, actor| {
        // Whoever may write for no partnership is told so, and not what is missing in the form.
        if writable::<T>(cx, unit, actor)?.is_empty() {
            return Err(Fault::Refused);
        }
        asked?;
        let permit = actor.permit::<Update, T>(unit, &yet(&county, &group))?;
        statutory::begin(unit, &permit, &group, &label)
    })?;
    Ok(Reply::see(cx.at(&format!("{}/{group}/{label}", T::SORT.path()))))
}
