//! One area: its districts, and who works in it.

use super::areas::districts;
use super::parts::{Found, actions, below, dates, facts, find, links, other_days, subnav};
use crate::view::View;
use crate::{Area, Group, Organisation, words};
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Reply};

/// `GET /{county}/areas/{area}`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let slug = cx.param("area")?.to_string();
    let fact = match find(&view, "area", &slug)? {
        Found::Here(fact) => fact,
        Found::OtherDays(versions) => return other_days(cx, &view, "Areas", &versions),
    };
    let on = view.on();
    let Some(area) = on.get::<Area>(&slug) else { return Err(Fault::Absent) };
    let here = |of: &Option<String>| of.as_deref() == Some(slug.as_str());
    let within: Vec<(String, String)> = on
        .all::<Area>()
        .filter(|(_, a)| a.districts.contains(&slug))
        .map(|(f, a)| (format!("areas/{}", f.slug), a.name.clone()))
        .collect();
    let groups: Vec<(String, String)> = on
        .all::<Group>()
        .filter(|(_, g)| here(&g.area))
        .map(|(f, g)| (format!("groups/{}", f.slug), g.name.clone()))
        .collect();
    let bodies: Vec<(String, String)> = on
        .all::<Organisation>()
        .filter(|(_, o)| here(&o.area))
        .map(|(f, o)| (format!("organisations/{}", f.slug), o.name.clone()))
        .collect();
    let body = html! {
        (subnav(&view, "Areas"))
        h1 class="govuk-heading-xl" { (area.name) }
        p class="sm-lead" { (words::said(words::AREAS, &area.sort)) ". " (dates(fact.span)) "." }
        (actions(&view, "area", &slug, html! {}))
        (facts(vec![
            ("Code (GSS)", area.gss.as_deref().map(|gss| html! { span class="sm-mono" { (gss) } })),
            ("Districts", links(&view, &districts(&on, area))),
            ("Part of", links(&view, &within)),
            ("Groups that cover it", links(&view, &groups)),
            ("Organisations that serve it", links(&view, &bodies)),
        ]))
        (view.day_form(cx))
    };
    cx.page(below(&view, view.page(area.name.as_str(), body), "Areas", "areas"))
}
