//! `/{county}/series/{series}/numbers`: with which number the items of a series begin.

use super::series::series_of;
use crate::events;
use crate::{Series, agenda, store};
use govuk::{Button, Width};
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Update;
use maud::html;
use site::{Cx, Fields, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/series/{series}/numbers";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, Series>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::NumberingSet::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, first, last) = cx.read(|unit, actor| {
        let permit = series_of::<Update>(cx, unit, actor)?;
        let it = store::series::by_id(unit, &permit, permit.id())?;
        let (first, last) = agenda::numbering(unit, &permit)?;
        Ok((it, first, last))
    })?;
    let here = cx.at(&it.path());
    let body = html! {
        h1 class="govuk-heading-l" { "Numbers of items" span class="govuk-caption-m" { (it.of.title) } }
        p class="sm-lead" {
            "Items are numbered on from meeting to meeting, and no number is given twice. "
            @match last {
                Some(last) => { "The last one that this group has given is " (last) "." }
                None => { "This group has given none yet." }
            }
        }
        (cx.form(&format!("{here}/numbers"), html! {
            (cx.input("first", "With which number do items begin?", &first.to_string()).hint("Such as 711, when agendas before this system ended with 710").width(Width::Chars10))
            div class="govuk-button-group" {
                (Button::submit("Save").once())
                a class="govuk-link" href=(here) { "Leave it as it is" }
            }
        }))
    };
    let page = Page::new("Numbers of items", "Meetings", body).crumb("Meetings", cx.at("meetings"));
    cx.page(page.crumb("Series of meetings", cx.at("series")).crumb(it.of.title.clone(), here))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let first = fields.text("first", "Enter a number from 1 to 1,000,000").parse::<i64>();
    if first.is_err() {
        fields.wrong("first", "Enter a whole number, such as 711");
    }
    fields.done()?;
    let first = first.unwrap_or(1);
    let slug = cx.param("series")?.to_string();
    cx.write(|unit, actor| {
        let permit = series_of::<Update>(cx, unit, actor)?;
        agenda::set_first_number(unit, &permit, first)
    })?;
    Ok(Reply::see(cx.at(&format!("series/{slug}"))))
}
