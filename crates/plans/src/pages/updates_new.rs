//! `/{county}/updates/new`: the partnership officer asks for a round of updates.

use crate::Period;
use crate::events;
use crate::updates::{self, Request};
use board::County;
use govuk::{Button, Checkboxes, Choice};
use kernel::clock::Quarter;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use kernel::{FieldError, Outcome};
use maud::html;
use site::{Cx, Fields, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/updates/new";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, County>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::UpdateAsked::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let register = cx.read(|unit, actor| {
        actor.permit::<Govern, County>(unit, &county)?;
        board::current(unit, &county)
    })?;
    let table = register.on(cx.today);
    let quarter = Quarter::of(cx.today);
    let due = quarter.end().checked_sub(jiff::Span::new().weeks(2)).unwrap_or(quarter.end()).max(cx.today);
    let chosen: Vec<String> = cx.form.all("groups").into_iter().map(String::from).collect();
    let groups = table.reporting_groups();
    let choices = groups.iter().map(|(fact, group)| {
        let ticked = cx.form.is_empty() || chosen.contains(&fact.slug);
        Choice::new(fact.slug.as_str(), group.name.as_str()).checked(ticked)
    });
    let body = html! {
        h1 class="govuk-heading-l" { "Ask for updates" }
        p class="sm-lead" { "Each group’s lead and chair find it on their home page. A group that was asked for this period before is left as it is." }
        (cx.form(&cx.at("updates/new"), html! {
            (cx.date("from", "First day of the period", Some(quarter.start())))
            (cx.date("to", "Last day of the period", Some(quarter.end())))
            (cx.date("due", "When do you want them?", Some(due)))
            @if groups.is_empty() {
                p class="govuk-body" { "No group is marked as one that reports each period. Change a group to say so, then come back." }
            } @else {
                (Checkboxes::new("groups", "Which groups?", choices).maybe_error(cx.error("groups")))
            }
            (cx.textarea("note", "A note to the groups (optional)", "").hint("Such as the paper that the updates are for.").rows(3))
            (Button::submit("Ask").once())
        }))
    };
    let page = Page::new("Ask for updates", "Updates", body);
    cx.page(page.crumb("Updates", cx.at("updates")))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let mut fields = Fields::of(&cx.form);
    let from = fields.date("from", "Enter the first day of the period");
    let to = fields.date("to", "Enter the last day of the period");
    let due = fields.date("due", "Enter the day on which you want the updates");
    let note = fields.optional("note");
    let groups: Vec<String> = cx.form.all("groups").into_iter().map(String::from).collect();
    let period = match (from, to) {
        (Some(from), Some(to)) => {
            let period = Period::new(from, to);
            if period.is_none() {
                fields.wrong("to", "The last day of the period must be the same as or after the first");
            }
            period
        }
        _ => None,
    };
    if groups.is_empty() {
        fields.wrong("groups", "Choose at least one group");
    }
    fields.done()?;
    let (Some(period), Some(due)) = (period, due) else {
        return Err(kernel::Fault::Fields(vec![FieldError {
            field: "from".into(),
            message: "Enter the period".into(),
        }]));
    };
    let request = Request { period, due, note, groups };
    cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county)?;
        updates::ask(unit, &permit, &request)
    })?;
    Ok(Reply::see(cx.at("updates")))
}
