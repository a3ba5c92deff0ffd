//! `/{county}/insight/figures`: the figures that are kept, and one that is asked for before it is.

use super::parts::shown;
use crate::Cite;
use crate::figure::keep::keep;
use crate::figure::store::{self, Figure, Kept};
use crate::figure::{Ask, Worked, county, events};
use crate::indicator::Indicators;
use crate::store::DataBook;
use govuk::{Button, Input};
use kernel::ledger::Event;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, empty, get, post};

const PATH: &str = "/{county}/insight/figures";
/// So many of them are listed.
const MOST: i64 = 500;

pub(super) fn routes() -> Vec<Route> {
    vec![
        get(PATH, Guard::may::<View, Figure>(), show),
        post(PATH, Guard::may::<Cite, DataBook>(), &[events::FigureKept::KIND], send, show),
    ]
}

/// What is asked for: in one line, or by its parts as the explorer has them.
fn asked(cx: &Cx<'_>) -> Option<Outcome<Ask>> {
    let of =
        |name: &str| cx.form.get(name).or_else(|| cx.query.get(name)).unwrap_or_default().trim().to_string();
    let line = of("ask");
    if !line.is_empty() {
        return Some(Ask::read(&line));
    }
    let (indicator, area) = (of("indicator"), of("area"));
    if indicator.is_empty() {
        return None;
    }
    let mut ask = Ask::of(&indicator, &area);
    ask.areas = area.split_whitespace().map(String::from).collect();
    for key in ["from", "to", "against", "over"] {
        let value = of(key);
        if !value.is_empty()
            && let Err(fault) = ask.set(key, &value)
        {
            return Some(Err(fault));
        }
    }
    Some(Ok(ask))
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let slug = cx.county()?.slug.clone();
    let asked = asked(cx);
    let wanted = cx.form.get("ask").or_else(|| cx.query.get("ask")).unwrap_or_default().to_string();
    let (all, worked) = cx.read(|unit, actor| {
        let all = store::visible(unit, &actor.visible::<Figure>(), &slug, MOST)?;
        let worked = match asked {
            None => None,
            Some(Err(fault)) => Some(Err(fault)),
            Some(Ok(ask)) => Some(county::worked(unit, actor, &slug, &ask).map(|worked| (ask, worked))),
        };
        Ok((all, worked))
    })?;
    let worked = match worked {
        None => None,
        Some(Ok(it)) => Some(it),
        Some(Err(Fault::Fields(errors))) => {
            // Every part of the line is blamed where it was typed, once.
            let blamed = errors.into_iter().map(|it| kernel::FieldError { field: "ask".into(), ..it });
            for error in blamed {
                if !cx.errors.iter().any(|known| known.message == error.message) {
                    cx.errors.push(error);
                }
            }
            None
        }
        Some(Err(fault)) => return Err(fault),
    };
    let cites = ["sits", "officer", "analyst"].iter().any(|role| cx.actor.holds(role, &slug));
    let body = html! {
        h1 class="govuk-heading-xl" { "Figures" }
        p class="sm-lead" { "Numbers that are kept so that they can be quoted: each with its interval, its method, and the way back to the rows that were counted." }
        @if let Some((ask, worked)) = &worked { (preview(cx, ask, worked, cites)) }
        form class="sm-query" method="get" action=(cx.at("insight/figures")) novalidate {
            (Input::text("ask", "Ask for a figure").value(wanted).maybe_error(cx.error("ask"))
                .hint("An indicator and the code of an area, such as burglary-household-rate E97000001 against=alike"))
            (Button::submit("Show").secondary())
        }
        @if all.is_empty() {
            (empty("No figure is kept yet. Ask for one above or in the explorer, then keep it: it gets a reference that papers can draw.", html! {}))
        } @else { (table(cx, &all)) }
        p class="govuk-body" {
            a class="govuk-link" href=(cx.at("insight/indicators")) { "Indicators" } " and "
            a class="govuk-link" href=(cx.at("insight/peers")) { "peer groups" }
        }
    };
    cx.page(Page::new("Figures", "Insight", body).crumb("Insight", cx.at("insight")))
}

fn preview(cx: &Cx<'_>, ask: &Ask, worked: &Worked, cites: bool) -> Markup {
    html! {
        section aria-label="The figure that was asked for" {
            (shown(&worked.model))
            @if cites {
                (cx.form(&cx.at("insight/figures"), html! {
                    input type="hidden" name="ask" value=(ask.words());
                    (Button::submit("Keep this figure").once())
                }))
            }
        }
    }
}

fn table(cx: &Cx<'_>, all: &[Kept]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-table__caption--m" { "Kept figures" }
            thead class="govuk-table__head" { tr class="govuk-table__row" {
                @for name in ["Figure", "What it says", "Version", "In a paper"] {
                    th scope="col" class="govuk-table__header" { (name) }
                }
            } }
            tbody class="govuk-table__body" {
                @for kept in all {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" {
                            a class="govuk-link" href=(cx.at(&kept.path())) { (kept.reference()) }
                        }
                        td class="govuk-table__cell" data-label="What it says" { (kept.title) }
                        td class="govuk-table__cell sm-num" data-label="Version" { (kept.version) }
                        td class="govuk-table__cell" data-label="In a paper" { code { "{{figure " (kept.reference()) "}}" } }
                    }
                }
            }
        }
    }
}

/// Every part of what was asked is blamed where it was typed: in one line.
fn in_place(fault: Fault) -> Fault {
    match fault {
        Fault::Fields(errors) => {
            let blamed = errors.into_iter().map(|it| kernel::FieldError { field: "ask".into(), ..it });
            Fault::Fields(blamed.collect())
        }
        other => other,
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    kept(cx).map_err(in_place)
}

fn kept(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let slug = cx.county()?.slug.clone();
    let ask = asked(cx)
        .unwrap_or_else(|| Err(Fault::field("ask", "Say which figure: an indicator and an area")))?;
    let indicators = Indicators::of(cx.kernel())?;
    let dataset = county::indicator(&indicators, &ask.indicator)?.indicator.numerator.dataset.clone();
    let book = crate::book(&slug, &dataset);
    // The same question again is the same figure.
    let known = cx.read(|unit, actor| {
        let permit = actor.permit::<Cite, DataBook>(unit, &book)?;
        store::asked(unit, &permit, &slug, &Ask { show: Default::default(), ..ask.clone() })
    })?;
    if let Some(kept) = known {
        let words = format!("This is kept already as {}. Quote that one", kept.reference());
        return Err(Fault::field("ask", words));
    }
    let id = cx.write(|unit, actor| {
        let permit = actor.permit::<Cite, DataBook>(unit, &book)?;
        keep(unit, &permit, &ask)
    })?;
    let reference = id.rsplit('/').next().unwrap_or_default().to_string();
    Ok(Reply::see(cx.at(&format!("insight/figures/{reference}"))))
}
