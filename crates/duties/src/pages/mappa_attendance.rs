//! `/{county}/duties/mappa/attendance`: recording that somebody attended the strategic management board for the county council.

use super::mappa::{BOARD, writes};
use crate::events::EvidenceRecorded;
use crate::held::{self, Entry, book};
use crate::store::DutyBook;
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Fields, Guard, Page, Reply, Route, get, post};
use std::collections::BTreeSet;

const PATH: &str = "/{county}/duties/mappa/attendance";
const COUNCILS: &[&str] = &["county-council", "unitary-council"];

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, DutyBook>();
    vec![get(PATH, guard, show), post(PATH, guard, &[EvidenceRecorded::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, today) = (cx.county()?.slug.clone(), cx.today);
    let councils = cx.read(|unit, actor| {
        let register = board::current(unit, &county)?;
        let councils = writes(unit, actor, &register, today, COUNCILS)?;
        let (slug, _) = councils.first().ok_or(Fault::Refused)?;
        actor.permit::<Update, DutyBook>(unit, &book(&county, "organisation", slug))?;
        Ok(councils)
    })?;
    let only = councils.first().filter(|_| councils.len() == 1).map_or("", |(slug, _)| slug.as_str());
    let body = html! {
        h1 class="govuk-heading-xl" { "Attendance at the strategic management board" }
        p class="sm-lead" { "The role that attended, and the day. Nothing of what was said." }
        (cx.form(&cx.path.clone(), html! {
            (cx.select("council", "For which council?", only,
                std::iter::once((String::new(), "Choose".to_string())).chain(councils.iter().cloned())))
            (cx.input("role", "Who attended?", "").hint("A role title, such as Director of Public Health"))
            (cx.date("on", "On which day?", None))
            (Button::submit("Record attendance").once())
        }))
    };
    let page = Page::new("Attendance at the strategic management board", "Duties", body);
    let (duties, mappa) = (cx.at("duties"), cx.at("duties/mappa"));
    cx.page(page.crumb("Duties", duties).crumb("Managing dangerous offenders", mappa))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, today) = (cx.county()?.slug.clone(), cx.today);
    let mut fields = Fields::of(&cx.form);
    let council = fields.text("council", "Choose the council for which they attended");
    let role = fields.text("role", "Enter the role of whoever attended");
    let on = fields.date("on", "Enter the day of the meeting");
    let done = fields.done();
    cx.write(|unit, actor| {
        let register = board::current(unit, &county)?;
        let first = || {
            let mut all = register.on(today).all::<board::Organisation>();
            all.find(|(_, it)| COUNCILS.contains(&it.sort.as_str())).map(|(fact, _)| fact.slug.clone())
        };
        let slug = if council.is_empty() { first().ok_or(Fault::Absent)? } else { council.clone() };
        let permit = actor.permit::<Update, DutyBook>(unit, &book(&county, "organisation", &slug))?;
        done.clone()?;
        let entry = Entry {
            kind: "attendance".into(),
            year: String::new(),
            on: on.ok_or(Fault::Absent)?,
            until: None,
            title: format!("{role}, strategic management board"),
            link: String::new(),
            marks: BTreeSet::from([BOARD.to_string(), format!("attended:{slug}")]),
        };
        held::record(unit, &permit, &entry).map(kernel::Recorded::quietly)
    })?;
    Ok(Reply::see(cx.at("duties/mappa")))
}
