//! What is withheld from the public: how much of it, and why. Never what it is.

use super::super::builder::Tree;
use super::super::whole::Whole;
use super::{Pen, day};
use jiff::civil::Date;
use kernel::Outcome;
use kernel::contracts::record::{Entry, Kind, Withheld};
use maud::{Markup, html};

/// One withheld thing: where it stands, on which day, and why it is withheld.
pub(in super::super) struct Line<'a> {
    pub kind: Kind,
    pub name: &'a str,
    pub what: &'static str,
    pub day: Option<Date>,
    pub why: &'a Withheld,
}

/// Everything that is withheld, by day.
pub(in super::super) fn lines(whole: &Whole) -> Vec<Line<'_>> {
    let mut all = Vec::new();
    for it in &whole.held {
        let (kind, name, day) = (it.head.kind, it.head.name.as_str(), it.head.day);
        match &it.entry {
            Entry::Meeting(meeting) => {
                let whys = meeting.items.iter().filter_map(|item| item.withheld.as_ref());
                all.extend(whys.map(|why| Line { kind, name, what: "An item of the agenda", day, why }));
            }
            Entry::Decision(decision) => {
                all.extend(decision.withheld.iter().map(|why| Line {
                    kind,
                    name,
                    what: "A decision",
                    day,
                    why,
                }));
            }
            _ => {}
        }
    }
    all.sort_by(|a, b| (b.day, a.name).cmp(&(a.day, b.name)));
    all
}

/// The list.
pub(in super::super) fn write(whole: &Whole, tree: &mut Tree<'_>) -> Outcome<()> {
    let pen = Pen { whole, path: "withheld.html" };
    let all = lines(whole);
    let body = html! {
        h1 class="govuk-heading-xl" { "What is withheld" }
        p class="sm-lead" { "What the board dealt with and may not publish: that there is something, why it is withheld, and when that is looked at again." }
        @if all.is_empty() {
            (site::empty("Nothing is withheld.", html! {}))
        } @else {
            p { strong { (all.len()) } @if all.len() == 1 { " thing is withheld." } @else { " things are withheld." } }
            (rows(&pen, &all))
        }
    };
    tree.put("withheld.html", pen.page("What is withheld", &[], body))
}

fn rows(pen: &Pen<'_>, all: &[Line<'_>]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-table__caption govuk-visually-hidden" { "What is withheld, the latest first" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["Where", "What", "Relied on", "Why", "Looked at again"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" {
                @for line in all {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (pen.thing(line.kind, line.name)) }
                        td class="govuk-table__cell" data-label="What" { (line.what) }
                        td class="govuk-table__cell" data-label="Relied on" { (line.why.paragraph) }
                        td class="govuk-table__cell" data-label="Why" { (line.why.reason) }
                        td class="govuk-table__cell" data-label="Looked at again" { @if let Some(review) = line.why.review { (day(review)) } @else { "No date" } }
                    }
                }
            }
        }
    }
}
