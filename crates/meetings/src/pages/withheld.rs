//! `/{county}/meetings/withheld`: what is withheld from the public, why, and when it is asked again whether it must be.

use super::parts::meeting_link;
use board::sittings::item::{self, Marked};
use board::sittings::sitting;
use board::sittings::{AgendaItem, Meeting};
use kernel::Outcome;
use kernel::verbs::View;
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, day, empty, get, tag};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/meetings/withheld", Guard::may::<View, AgendaItem>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let today = cx.today;
    let all = cx.read(|unit, actor| {
        let visible = actor.visible::<Meeting>();
        let mut out = Vec::new();
        for it in item::marked(unit, &actor.visible::<AgendaItem>(), &county, Marked::Withheld)? {
            let Some(meeting) = sitting::by_id(unit, &visible, &it.sitting)? else { continue };
            let link = meeting_link(cx, unit, actor, (Some(&meeting.id), None))?.unwrap_or_else(|| html! {});
            let address = cx.at(&format!("{}/{}", meeting.path(), it.path()));
            out.push((it, link, address));
        }
        Ok(out)
    })?;
    let due = all.iter().filter(|(it, ..)| it.review.is_some_and(|review| review <= today)).count();
    let body = html! {
        h1 class="govuk-heading-l" { "What is withheld" }
        p class="sm-lead" { "Items that the public does not read, the paragraph relied on, and when it is next asked whether that must stay so." }
        @if all.is_empty() {
            (empty("Items that are withheld from the public stand here, for those who may read them. On each agenda everybody sees that something is withheld, and why.", html! {}))
        } @else {
            @if due > 0 { p { strong { (board::words::count(due, "review is due", "reviews are due")) "." } } }
            (rows(&all, today))
        }
    };
    cx.page(Page::new("What is withheld", "Meetings", body).crumb("Meetings", cx.at("meetings")))
}

fn rows(all: &[(item::Item, Markup, String)], today: jiff::civil::Date) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" data-module="sm-sort" {
            caption class="govuk-visually-hidden" { "What is withheld, the next review first" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["Item", "Meeting", "Why", "To be reviewed"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" {
                @for (it, meeting, address) in all {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { a class="govuk-link" href=(address) { (it.title) } }
                        td class="govuk-table__cell" data-label="Meeting" { (meeting) }
                        td class="govuk-table__cell" data-label="Why" {
                            @if !it.paragraph.is_empty() { "Paragraph " (it.paragraph) ". " }
                            (it.reason)
                        }
                        td class="govuk-table__cell sm-nowrap" data-label="To be reviewed" data-sort=[it.review] {
                            @match it.review {
                                Some(review) if review <= today => { (tag(Tone::Late, "Review due")) " " (day(review)) }
                                Some(review) => { (day(review)) }
                                None => { "No day is set" }
                            }
                        }
                    }
                }
            }
        }
    }
}
