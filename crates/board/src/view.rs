//! A page's view of the table: what this person may see of it, on which day, and as it was believed when.

use crate::store::INSIDE;
use crate::{County, Record, Register, Snapshot, store};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use kernel::clock::words::{format, format_long};
use kernel::verbs::Govern;
use kernel::{Actor, Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Page};
use std::sync::Arc;

/// What one page shows the table by.
pub(crate) struct View {
    /// Short name of the county.
    pub county: String,
    /// The day that is asked for.
    pub day: Date,
    /// Today.
    pub today: Date,
    /// Whether the reader is one of the county's people: sees names, gaps and histories.
    pub inside: bool,
    /// Whether the reader may change the table.
    pub governs: bool,
    known: Option<Date>,
    register: Arc<Register>,
}

impl View {
    /// Reads what the address asks for: `?as-at=` a day, `?known=` as believed at the end of a day. A day that cannot be is
    /// an error on the page, which then shows today.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the table cannot be read.
    pub fn of(cx: &mut Cx<'_>) -> Outcome<Self> {
        let (day, known) = asked(cx).unwrap_or_else(|fault| {
            if let Fault::Fields(errors) = fault {
                cx.errors.extend(errors);
            }
            (None, None)
        });
        let county = cx.county()?.slug.clone();
        let (register, governs) = cx.read(|unit, actor| {
            let visible = actor.visible::<Record>();
            let register = store::seen(unit, &visible, &county, known.map(end_of).transpose()?)?;
            Ok((register, actor.may::<Govern, County>(unit, &county)?))
        })?;
        let inside = inside(&cx.actor, &county);
        Ok(Self { county, day: day.unwrap_or(cx.today), today: cx.today, inside, governs, known, register })
    }

    /// The table on the day.
    pub fn on(&self) -> Snapshot<'_> {
        self.register.on(self.day)
    }

    /// Everything that may be seen of the table, on all days.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// An address below the county that keeps the day that is asked for.
    pub fn at(&self, below: &str) -> String {
        format!("/{}/{below}{}", self.county, self.tail())
    }

    /// An address below the county, on whatever day.
    pub fn plain(&self, below: &str) -> String {
        format!("/{}/{below}", self.county)
    }

    fn tail(&self) -> String {
        let day = (self.day != self.today).then(|| format!("as-at={}", self.day));
        let known = self.known.map(|known| format!("known={known}"));
        let parts: Vec<String> = day.into_iter().chain(known).collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }

    /// What the strip across the page says.
    fn words(&self) -> Option<String> {
        match (self.day != self.today, self.known) {
            (false, None) => None,
            (true, None) => Some(format!("As at {}.", format_long(self.day))),
            (_, Some(known)) => {
                Some(format!("As at {}, as it was believed on {}.", format(self.day), format(known)))
            }
        }
    }

    /// A page of this part of the site.
    pub fn page(&self, title: impl Into<String>, body: Markup) -> Page {
        Page::new(title, "Board", body).as_at(self.words())
    }

    /// The small form that asks for another day.
    pub fn day_form(&self, cx: &Cx<'_>) -> Markup {
        let typed = |name: &str, kept: String| cx.query.get(name).map_or(kept, String::from);
        let wrong = cx.error("as-at").is_some() || cx.error("known").is_some();
        html! {
            details class="govuk-details sm-screen" data-module="govuk-details" open[wrong] {
                summary class="govuk-details__summary" {
                    span class="govuk-details__summary-text" { "Show another day" }
                }
                div class="govuk-details__text" {
                    form class="sm-query" method="get" action=(cx.path) novalidate {
                        (govuk::Input::text("as-at", "As it stood on, such as 30 June 2022")
                            .value(typed("as-at", format(self.day))).maybe_error(cx.error("as-at")).width(govuk::Width::Chars20))
                        (govuk::Input::text("known", "As believed on (leave empty for now)")
                            .value(typed("known", self.known.map(format).unwrap_or_default()))
                            .maybe_error(cx.error("known")).width(govuk::Width::Chars20))
                        (govuk::Button::submit("Show").secondary())
                    }
                }
            }
        }
    }
}

/// Whether an actor is one of the county's people.
pub(crate) fn inside(actor: &Actor, county: &str) -> bool {
    INSIDE.iter().any(|role| actor.holds(role, county))
}

/// The day and the day of belief that the address asks for.
fn asked(cx: &Cx<'_>) -> Outcome<(Option<Date>, Option<Date>)> {
    let mut fields = Fields::of(&cx.query);
    let day = fields.maybe_date("as-at");
    let known = fields.maybe_date("known");
    if known.is_some_and(|known| known > cx.today) {
        fields.wrong(
            "known",
            "What will be believed on a later day is not known yet. Give today or an earlier day",
        );
    }
    fields.done()?;
    Ok((day, known.filter(|known| *known < cx.today)))
}

/// The last instant of a day in England.
fn end_of(day: Date) -> Outcome<Timestamp> {
    let zone = TimeZone::get("Europe/London").map_err(Fault::broken)?;
    let next = day.tomorrow().and_then(|next| next.to_zoned(zone)).map_err(Fault::broken)?;
    next.timestamp().checked_sub(SignedDuration::from_millis(1)).map_err(Fault::broken)
}
