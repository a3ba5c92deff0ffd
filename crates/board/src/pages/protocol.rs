//! One protocol: its parties, and who has signed.

use super::parts::{Found, actions, add, below, dates, facts, find, link, other_days, said, subnav, table};
use crate::view::View;
use crate::{Fact, Group, Organisation, Protocol, Signature, Snapshot, words};
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Reply, Tone, day, empty, tag};

/// `GET /{county}/protocols/{protocol}`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    let slug = cx.param("protocol")?.to_string();
    if let Found::OtherDays(versions) = find(&view, "protocol", &slug)? {
        return other_days(cx, &view, "Protocols", &versions);
    }
    let on = view.on();
    let Some(it) = on.get::<Protocol>(&slug) else { return Err(Fault::Absent) };
    let review = it.review.map(|review| {
        html! { (day(review)) @if review < view.day { " " (tag(Tone::Late, "Past review")) } }
    });
    let address =
        (!it.address.is_empty()).then(|| html! { a class="govuk-link" href=(it.address) { (it.address) } });
    let body = html! {
        (subnav(&view, "Protocols"))
        h1 class="govuk-heading-xl" { (it.name) }
        (actions(&view, "protocol", &slug, html! {}))
        (facts(vec![
            ("Kind", said(&words::said(words::PROTOCOLS, &it.sort))),
            ("Version", said(&it.version)),
            ("Review due", review),
            ("Where it is published", address),
        ]))
        (parties(&view, &on, &slug, it))
        (view.day_form(cx))
    };
    cx.page(below(&view, view.page(it.name.as_str(), body), "Protocols", "protocols"))
}

fn parties(view: &View, on: &Snapshot<'_>, slug: &str, it: &Protocol) -> Markup {
    let signed: Vec<(&Fact, &Signature)> =
        on.all::<Signature>().filter(|(_, s)| s.protocol == slug).collect();
    let by_group = |g: &String| signed.iter().find(|(_, s)| s.group.as_ref() == Some(g)).map(|(f, _)| *f);
    let by_body =
        |o: &String| signed.iter().find(|(_, s)| s.organisation.as_ref() == Some(o)).map(|(f, _)| *f);
    let mut rows: Vec<Vec<Markup>> = Vec::new();
    for group in &it.groups {
        let Some(found) = on.get::<Group>(group) else { continue };
        let who = link(view, &format!("groups/{group}"), &found.name);
        rows.push(row(view, who, &found.name, by_group(group), &format!("protocol={slug}&group={group}")));
    }
    for body in &it.organisations {
        let Some(found) = on.get::<Organisation>(body) else { continue };
        let who = link(view, &format!("organisations/{body}"), &found.name);
        rows.push(row(
            view,
            who,
            &found.name,
            by_body(body),
            &format!("protocol={slug}&organisation={body}"),
        ));
    }
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "Parties" }
            @if rows.is_empty() {
                (empty("The groups and organisations that are to sign will be listed here.", html! {}))
            } @else {
                (table(&words::count(rows.len(), "party", "parties"), &["Party", "Signed"], &rows))
            }
        }
    }
}

fn row(view: &View, who: Markup, name: &str, signed: Option<&Fact>, with: &str) -> Vec<Markup> {
    let state = html! {
        @match signed {
            Some(fact) => {
                span { (tag(Tone::Done, "Signed"))
                    small { (dates(fact.span))
                        @if view.inside { ". " a class="govuk-link" href=(view.plain(&format!("register/signatures/{}", fact.slug))) {
                            "Record" span class="govuk-visually-hidden" { " of the signature of " (name) } } }
                    } }
            }
            None => { span { (tag(Tone::Late, "Not signed")) " " (add(view, "signature", with)) } }
        }
    };
    vec![who, state]
}
