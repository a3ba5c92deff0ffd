//! `/{county}/duties/mappa/counts`: the counts of one year, as the force published them, with the report that they stand in.

use super::mappa::writes;
use crate::events::{EvidenceRecorded, MappaCounted};
use crate::held::{self, Entry, book};
use crate::law::Law;
use crate::mappa::{self, CATEGORIES, Counts, LEVELS, read_count};
use crate::store::{DutyBook, mappa as store};
use govuk::{Button, Input, Width};
use kernel::clock::LegalYear;
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, FieldError, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Page, Reply, Route, get, post};
use std::collections::BTreeSet;

const PATH: &str = "/{county}/duties/mappa/counts";
/// How many years back counts are entered.
const YEARS: usize = 12;

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, DutyBook>();
    vec![get(PATH, guard, show), post(PATH, guard, &[MappaCounted::KIND, EvidenceRecorded::KIND], send, show)]
}

/// The years that are over, the latest first.
fn years(today: jiff::civil::Date) -> Vec<String> {
    let mut year = LegalYear::of(today).previous();
    let mut out = Vec::new();
    for _ in 0..YEARS {
        out.push(year.to_string());
        year = year.previous();
    }
    out
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, today) = (cx.county()?.slug.clone(), cx.today);
    let (forces, small) = cx.read(|unit, actor| {
        let register = board::current(unit, &county)?;
        let forces = writes(unit, actor, &register, today, &["police"])?;
        let (slug, _) = forces.first().ok_or(Fault::Refused)?;
        actor.permit::<Update, DutyBook>(unit, &book(&county, "organisation", slug))?;
        Ok((forces, mappa::small(&*Law::of(unit.kernel())?, today)))
    })?;
    let only = forces.first().filter(|_| forces.len() == 1).map_or("", |(slug, _)| slug.as_str());
    let body = html! {
        h1 class="govuk-heading-xl" { "A year’s published counts" }
        p class="sm-lead" { "As the report says them: how many people are managed, by category and level. Nothing of any case." }
        (cx.form(&cx.path.clone(), html! {
            (cx.select("force", "Which force published them?", only,
                std::iter::once((String::new(), "Choose".to_string())).chain(forces.iter().cloned())))
            (cx.select("year", "Which year?", "", std::iter::once((String::new(), "Choose".to_string())).chain(years(today).into_iter().map(|it| (it.clone(), it)))))
            (cx.date("on", "When was the report published?", None))
            (cx.input("link", "Where can it be read? (optional)", "").hint("A web address"))
            @for (category, said) in CATEGORIES { (grid(cx, category, said, small)) }
            (Button::submit("Save").once())
        }))
    };
    let page = Page::new("A year’s published counts", "Duties", body).crumb("Duties", cx.at("duties"));
    let mappa = cx.at("duties/mappa");
    cx.page(page.crumb("Managing dangerous offenders", mappa))
}

fn grid(cx: &Cx<'_>, category: u8, said: &str, small: u32) -> Markup {
    html! {
        fieldset class="govuk-fieldset" {
            legend class="govuk-fieldset__legend govuk-fieldset__legend--m" { "Category " (category) ": " (said) }
            div class="govuk-hint" { "Leave empty what was not published. A count below " (small) " is kept as <" (small) "." }
            @for (level, what) in LEVELS {
                @let name = format!("count-{category}-{level}");
                (Input::text(name.as_str(), format!("Level {level}: {what}")).value(cx.value(&name, ""))
                    .maybe_error(cx.error(&name)).width(Width::Chars10))
            }
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, today) = (cx.county()?.slug.clone(), cx.today);
    let mut fields = Fields::of(&cx.form);
    let force = fields.text("force", "Choose the force that published them");
    let year = fields.text("year", "Choose the year that they are of");
    let on = fields.date("on", "Enter the day on which the report was published");
    let link = fields.optional("link");
    if !year.is_empty() && !years(today).contains(&year) {
        fields.wrong("year", "Choose one of the years that are over");
    }
    let done = fields.done();
    let small = cx.read(|unit, _| Ok(mappa::small(&*Law::of(unit.kernel())?, today)))?;
    let counts = typed(cx, small);
    cx.write(|unit, actor| {
        // Whoever chose no force is judged by the first that there is.
        let register = board::current(unit, &county)?;
        let first = || {
            register
                .on(today)
                .all::<board::Organisation>()
                .find(|(_, it)| it.sort == "police")
                .map(|(fact, _)| fact.slug.clone())
        };
        let slug = if force.is_empty() { first().ok_or(Fault::Absent)? } else { force.clone() };
        let permit = actor.permit::<Update, DutyBook>(unit, &book(&county, "organisation", &slug))?;
        let counts = both(done.clone(), counts.clone())?;
        let on = on.ok_or(Fault::Absent)?;
        let seen = store::last(unit, &permit, &year)?.map_or(0, |it| it.version);
        let entry = Entry {
            kind: "report".into(),
            year: year.clone(),
            on,
            until: None,
            title: format!("Report on the management of dangerous offenders, {year}"),
            link: link.clone(),
            marks: BTreeSet::from(["mappa".to_string(), "public".to_string()]),
        };
        held::record(unit, &permit, &entry).map(drop)?;
        mappa::keep(unit, &permit, &year, seen, &counts)
    })?;
    Ok(Reply::see(cx.at("duties/mappa")))
}

/// What was typed into the grid.
fn typed(cx: &Cx<'_>, small: u32) -> Outcome<Counts> {
    let (mut counts, mut errors) = (Counts::new(), Vec::new());
    for (category, _) in CATEGORIES {
        for (level, _) in LEVELS {
            let field = format!("count-{category}-{level}");
            match read_count(cx.form.get(&field).unwrap_or_default(), small) {
                Ok(Some(count)) => drop(counts.insert((category, level), count)),
                Ok(None) => {}
                Err(message) => errors.push(FieldError { field, message }),
            }
        }
    }
    if errors.is_empty() { Ok(counts) } else { Err(Fault::Fields(errors)) }
}

/// The counts, or everything that is wrong at once.
fn both(fields: Outcome<()>, counts: Outcome<Counts>) -> Outcome<Counts> {
    match (fields, counts) {
        (Ok(()), counts) => counts,
        (Err(Fault::Fields(mut errors)), Err(Fault::Fields(more))) => {
            errors.extend(more);
            Err(Fault::Fields(errors))
        }
        (Err(fault), _) => Err(fault),
    }
}
