//! Everything that is missing at the table, by kind, for those who have signed in.

use super::parts::{gap_list, subnav};
use crate::gaps::{Gap, Missing, gaps};
use crate::view::View;
use crate::words;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Reply, day, empty};

/// `GET /{county}/board/gaps`
pub(super) fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let view = View::of(cx)?;
    if !view.inside {
        return Err(Fault::Absent);
    }
    let all = gaps(&view.on());
    let of = |missing: Missing| all.iter().filter(|gap| gap.missing == missing).collect::<Vec<&Gap>>();
    let body = html! {
        (subnav(&view, "Gaps"))
        h1 class="govuk-heading-xl" { "Gaps" }
        p class="sm-lead" {
            @if all.is_empty() { "Nothing is missing on " (day(view.day)) "." }
            @else { (words::count(all.len(), "gap", "gaps")) " on " (day(view.day)) "." }
        }
        @if all.is_empty() {
            (empty("Empty seats, authorities without a liaison officer, terms past review and unsigned protocols will be listed here.", html! {}))
        }
        @for missing in Missing::ALL {
            @let these = of(missing);
            @if !these.is_empty() {
                section class="sm-section" {
                    h2 class="govuk-heading-m" { (missing.heading()) " (" (these.len()) ")" }
                    p class="govuk-body" { (missing.why()) }
                    (gap_list(&view, &these))
                }
            }
        }
        (view.day_form(cx))
    };
    cx.page(view.page("Gaps", body).crumb("Board", view.at("board")))
}
