//! One body takes over from another: choose it and the day, see what will move, and do it in one step.

use super::parts::table;
use crate::register::Register;
use crate::store::{self, thing_id};
use crate::{Noun, Organisation, Record, name, succession, words};
use govuk::{Button, Width};
use jiff::civil::Date;
use kernel::contracts::holder::{Handover, Holder};
use kernel::verbs::End;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Form, Page, Reply, day};
use std::sync::Arc;

/// `GET /{county}/organisations/{organisation}/succession`: with `to` and `on` it shows what will move.
pub(super) fn ask(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, slug) = (cx.county()?.slug.clone(), cx.param("organisation")?.to_string());
    let id = thing_id(&county, "organisation", &slug);
    let register: Arc<Register> = cx.read(|unit, actor| {
        actor.permit::<End, Record>(unit, &id)?;
        store::current(unit, &county)
    })?;
    let Some(old) = register.versions(&id).last().copied() else { return Err(Fault::Absent) };
    let called = name::of(&register.on(old.span.from), &old.noun);
    let title = format!("Hand over from {called}");
    // Shown again after a post, or asked by an address.
    let typed = if cx.form.is_empty() { cx.query.clone() } else { cx.form.clone() };
    let asked = if typed.get("to").is_some() { read(&typed) } else { Ok(None) };
    let mut preview = None;
    match asked.and_then(|asked| checked(&register, &county, &slug, asked)) {
        Ok(Some((to, on))) => preview = Some(self::preview(cx, &register, &slug, &to, on)?),
        Ok(None) => {}
        Err(Fault::Fields(errors)) => {
            for error in errors {
                if !cx.errors.contains(&error) {
                    cx.errors.push(error);
                }
            }
        }
        Err(fault) => return Err(fault),
    }
    let body = html! {
        h1 class="govuk-heading-xl" { (title) }
        p class="sm-lead" { "Seats, liaison officers, people, places at protocols and open actions move to the successor. Papers of an earlier day keep the old body." }
        @if let Some(error) = cx.error("seen") { p class="govuk-error-message" id="seen" { (error) } }
        (choose(cx, &register, &slug, &typed))
        @if let Some(preview) = preview { (preview) }
    };
    let back = cx.at(&format!("organisations/{slug}"));
    cx.page(Page::new(title, "Board", body).crumb("Board", cx.at("board")).crumb(called, back))
}

fn choose(cx: &Cx<'_>, register: &Register, slug: &str, typed: &Form) -> Markup {
    let mut others: Vec<(String, String)> = Vec::new();
    for fact in register.of("organisation").iter().filter(|f| f.slug != slug) {
        if let Noun::Organisation(it) = &fact.noun {
            others.retain(|(known, _)| *known != fact.slug);
            others.push((fact.slug.clone(), it.name.clone()));
        }
    }
    others.sort_by(|a, b| a.1.cmp(&b.1));
    let options = std::iter::once((String::new(), "Choose".to_string())).chain(others);
    let get = |name: &str| typed.get(name).unwrap_or_default().to_string();
    html! {
        form method="get" action=(cx.path) novalidate {
            (govuk::Select::new("to", "Successor", options).value(get("to")).maybe_error(cx.error("to"))
                .hint("If it is not in the list, add the organisation first"))
            (govuk::Input::text("on", "First day of the successor").value(get("on")).maybe_error(cx.error("on"))
                .hint("Such as 1 July 2022").width(Width::Chars20))
            (Button::submit("Show what will move").secondary())
        }
    }
}

/// Successor and day, when both are given.
fn read(form: &Form) -> Outcome<Option<(String, Date)>> {
    let mut fields = Fields::of(form);
    let to = fields.text("to", "Choose the body that takes over");
    let on = fields.date("on", "Enter the first day of the successor, such as 1 July 2022");
    fields.done()?;
    Ok(on.map(|on| (to, on)))
}

fn checked(
    register: &Register,
    county: &str,
    from: &str,
    asked: Option<(String, Date)>,
) -> Outcome<Option<(String, Date)>> {
    if let Some((to, on)) = &asked {
        succession::check(register, &Handover { county, from, to, on: *on })?;
    }
    Ok(asked)
}

/// What will move, and the button that does it.
fn preview(cx: &Cx<'_>, register: &Register, from: &str, to: &str, on: Date) -> Outcome<Markup> {
    let county = &cx.county()?.slug;
    let handover = Handover { county, from, to, on };
    let today = register.on(on);
    let mut rows: Vec<Vec<Markup>> = Vec::new();
    for fact in succession::moving(register, &handover) {
        let then = register.on(fact.span.from.max(on.yesterday().unwrap_or(on)));
        rows.push(line(words::kind_name(fact.noun.kind()), &name::of(&then, &fact.noun)));
    }
    for fact in succession::ending(register, &handover) {
        let then = register.on(fact.span.from);
        let what = format!("{}: ends, the successor signs for itself", name::of(&then, &fact.noun));
        rows.push(line("signature", &what));
    }
    for holder in cx.app.holders() {
        let held = cx.read(|unit, actor| (holder.held)(unit, actor, &handover))?;
        rows.extend(held.iter().map(|what| line(holder.what, what)));
    }
    let id = thing_id(county, "organisation", from);
    let head = register.head(&id).unwrap_or_default();
    let successor = today.get::<Organisation>(to).map_or(to, |o| &o.name);
    let action = cx.path.clone();
    Ok(html! {
        section class="sm-section" {
            h2 class="govuk-heading-l" { "What will move to " (successor) " on " (day(on)) }
            @if rows.is_empty() {
                p class="govuk-body" { "Nothing rests on it from that day on. It ends on the day before, and each names the other." }
            } @else {
                (table(&words::count(rows.len(), "thing", "things"), &["What", "Which"], &rows))
            }
            (cx.form(&action, html! {
                input type="hidden" name="to" value=(to);
                input type="hidden" name="on" value=(on.to_string());
                input type="hidden" name="seen" value=(head);
                (Button::submit("Hand over").warning())
            }))
        }
    })
}

fn line(what: &str, which: &str) -> Vec<Markup> {
    vec![html! { (words::sentence(what)) }, html! { (which) }]
}

/// `POST /{county}/organisations/{organisation}/succession`
pub(super) fn take(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, slug) = (cx.county()?.slug.clone(), cx.param("organisation")?.to_string());
    let id = thing_id(&county, "organisation", &slug);
    let Some((to, on)) = read(&cx.form)? else {
        return Err(Fault::field("on", "Enter the first day of the successor"));
    };
    let seen = cx.form.get("seen").unwrap_or_default().to_string();
    let holders: Vec<Holder> = cx.app.holders().copied().collect();
    let done = cx.write(|unit, actor| {
        let permit = actor.permit::<End, Record>(unit, &id)?;
        let handover = Handover { county: &county, from: &slug, to: &to, on };
        succession::succeed(unit, &permit, &handover, &seen, &holders)
    });
    match done {
        Err(Fault::Conflict(why)) => Err(Fault::field("seen", why)),
        Err(fault) => Err(fault),
        Ok(()) => Ok(Reply::see(cx.at(&format!("organisations/{to}?as-at={on}")))),
    }
}
