//! How to follow meetings from elsewhere: a calendar, a feed, and for those who sign in a calendar of their own. A part of other pages.

use maud::{Markup, html};
use site::Cx;

/// The ways, for all groups or for one by short name.
pub(super) fn ways(cx: &Cx<'_>, group: Option<&str>) -> Markup {
    let (calendar, feed) = match group {
        Some(group) => (format!("groups/{group}/calendar.ics"), format!("groups/{group}/published.atom")),
        None => ("calendar.ics".into(), "published.atom".into()),
    };
    html! {
        aside class="sm-section" aria-label="Follow meetings from elsewhere" {
            h2 class="govuk-heading-s" { "Follow these meetings" }
            ul class="govuk-list" {
                li { a class="govuk-link" href=(cx.at(&calendar)) { "Announced meetings for your calendar" } }
                li { a class="govuk-link" href=(cx.at(&feed)) { "Agendas, minutes and decisions as a feed" } }
                @if cx.person.is_some() {
                    li { a class="govuk-link" href="/account/calendar" { "Your own meetings in your calendar" } }
                    li { a class="govuk-link" href="/account/messages" { "What you are told of by mail" } }
                }
            }
        }
    }
}
