//! `/{county}/meetings/late`: what went out later than the law wants, and the chair's reason for each.

use super::parts::meeting_link;
use crate::store::cycle::{self, Given};
use board::sittings::item::{self, Marked};
use board::sittings::sitting::{self, Sitting};
use board::sittings::{AgendaItem, Item, Meeting};
use jiff::civil::Date;
use kernel::Outcome;
use kernel::verbs::View;
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, day, empty, get};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/meetings/late", Guard::may::<View, Meeting>(), show)]
}

/// Something that came late.
struct Late {
    /// The meeting's day, for the order.
    on: Date,
    meeting: Markup,
    what: Markup,
    given: Option<Date>,
    why: String,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let mut all = cx.read(|unit, actor| {
        let visible = actor.visible::<Meeting>();
        let mut out = Vec::new();
        for notice in cycle::explained(unit, &visible, &county)? {
            let Some(meeting) = sitting::by_id(unit, &visible, &notice.sitting)? else { continue };
            out.push(Late {
                on: meeting.day,
                meeting: meeting_link(cx, unit, actor, (Some(&meeting.id), None))?
                    .unwrap_or_else(|| html! {}),
                what: html! { (said(&notice)) },
                given: Some(notice.on),
                why: notice.reason,
            });
        }
        for it in item::marked(unit, &actor.visible::<AgendaItem>(), &county, Marked::Late)? {
            let Some(meeting) = sitting::by_id(unit, &visible, &it.sitting)? else { continue };
            out.push(Late {
                on: meeting.day,
                meeting: meeting_link(cx, unit, actor, (Some(&meeting.id), None))?
                    .unwrap_or_else(|| html! {}),
                what: html! { a class="govuk-link" href=(at(cx, &meeting, &it)) { (it.title) } },
                given: None,
                why: it.late_reason,
            });
        }
        Ok(out)
    })?;
    all.sort_by_key(|late| std::cmp::Reverse(late.on));
    let body = html! {
        h1 class="govuk-heading-l" { "What came late" }
        p class="sm-lead" { "Agendas that went out, and items that were taken, later than the law wants, each with the chair’s reason." }
        @if all.is_empty() {
            (empty("Agendas and items that come after the last lawful day stand here with the reason that the minutes carry.", html! {}))
        } @else { (rows(&all)) }
    };
    cx.page(Page::new("What came late", "Meetings", body).crumb("Meetings", cx.at("meetings")))
}

fn at(cx: &Cx<'_>, meeting: &Sitting, it: &Item) -> String {
    cx.at(&format!("{}/{}", meeting.path(), it.path()))
}

fn said(notice: &Given) -> &'static str {
    match notice.clock.as_str() {
        "notice-of-papers" | "papers-of-executive-meeting" => "Agenda and papers",
        "notice-of-private-meeting" | "further-notice-of-private-meeting" => "Notice of a meeting in private",
        _ => "Notice of time and place",
    }
}

fn rows(all: &[Late]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "What came late, the latest meeting first" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["Meeting", "What", "Reason"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" {
                @for late in all {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (late.meeting) }
                        td class="govuk-table__cell" data-label="What" {
                            (late.what)
                            @if let Some(given) = late.given { small { "Out on " (day(given)) } }
                        }
                        td class="govuk-table__cell" data-label="Reason" { (late.why) }
                    }
                }
            }
        }
    }
}
