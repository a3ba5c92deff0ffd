//! `/{county}/papers/new`: the officer begins a report from a template.

use crate::events;
use crate::living::{self, Begin, templates};
use board::{County, Group, Person};
use govuk::{Button, Choice};
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Govern;
use maud::html;
use site::{Cx, Fields, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/papers/new";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, County>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::Begun::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let today = cx.today;
    let (templates, register) = cx.read(|unit, actor| {
        let _permit = actor.permit::<Govern, County>(unit, &county.id)?;
        Ok((templates(unit.kernel())?, board::current(unit, &county.slug)?))
    })?;
    let table = register.on(today);
    let board = table.county().map(|c| c.strategy_group.clone()).unwrap_or_default();
    let mut groups: Vec<(String, String)> =
        table.all::<Group>().map(|(fact, group)| (fact.slug.clone(), group.name.clone())).collect();
    groups.sort_by(|a, b| (a.0 != board, &a.1).cmp(&(b.0 != board, &b.1)));
    let mut people: Vec<(String, String)> = table
        .all::<Person>()
        .map(|(fact, it)| {
            (
                fact.slug.clone(),
                if it.title == it.name { it.name.clone() } else { format!("{}, {}", it.name, it.title) },
            )
        })
        .collect();
    people.sort_by(|a, b| a.1.cmp(&b.1));
    people.insert(0, (String::new(), "Only the partnership officer".into()));
    let kinds = templates
        .iter()
        .filter(|t| t.in_force(today))
        .map(|t| Choice::new(t.meta.id.clone(), t.meta.title.clone()).hint(format!("To the {}", t.board)));
    let yes_no = [
        Choice::new("yes", "Anybody").hint("Once it is issued it can be read without signing in"),
        Choice::new("no", "Members").hint("Only people of this county who sign in"),
    ];
    let body = html! {
        h1 class="govuk-heading-l" { "Begin a report" }
        p class="sm-lead" { "It starts with the parts that the receiving body expects. You can change all of this while it is a draft, except the kind." }
        (super::parts::form(cx, &cx.at("papers/new"), html! {
            (cx.radios("template", "What kind of report is it?", "", kinds))
            (cx.date("meeting", "Which meeting takes it?", None).hint("The day of the meeting, such as 15 2 2022"))
            (cx.input("title", "Title", &county.board))
            (cx.select("owner", "Which group’s report is it?", &board, groups).hint("Its chair clears it"))
            (cx.select("author", "Who writes it?", "", people))
            (cx.radios("public", "Who is it for?", "yes", yes_no))
            div class="govuk-button-group" {
                (Button::submit("Begin").once())
                a class="govuk-link" href=(cx.at("papers")) { "Cancel" }
            }
        }))
    };
    cx.page(Page::new("Begin a report", "Papers", body).crumb("Papers", cx.at("papers")))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.clone();
    let mut fields = Fields::of(&cx.form);
    let template = fields.text("template", "Choose what kind of report it is");
    let meeting = fields.date("meeting", "Enter the day of the meeting");
    let title = fields.text("title", "Enter the title of the report");
    let owner = fields.text("owner", "Choose the group that owns this report");
    let author = Some(fields.optional("author")).filter(|slug| !slug.is_empty());
    let public = fields.yes_no("public", "Choose who it is for");
    fields.done()?;
    let (Some(meeting), Some(public)) = (meeting, public) else { return Err(kernel::Fault::Absent) };
    let new = Begin { template, title, meeting, owner, author, public };
    let known = templates(cx.kernel())?;
    if !known.iter().any(|t| t.meta.id == new.template) {
        return Err(kernel::Fault::field("template", "Choose what kind of report it is"));
    }
    let slug = cx.write(|unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, &county.id)?;
        living::begin(unit, &permit, &new)
    })?;
    Ok(Reply::see(cx.at(&format!("papers/{slug}"))))
}
