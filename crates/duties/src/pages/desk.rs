//! What the pages of the duties are drawn from: the law as at a day and, for whoever may know it, how the county stands.

use crate::engine::{Obligation, View as Days};
use crate::law::{Duty, Law};
use crate::{DutyBook, Told};
use jiff::Span;
use jiff::civil::Date;
use kernel::clock::words::{format, format_long};
use kernel::ledger::Head;
use kernel::verbs::View;
use kernel::{Actor, Fault, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Fields, Page};
use std::ops::Deref;
use std::sync::Arc;

/// What one page shows the duties by.
pub(crate) struct Desk {
    /// Short name of the county.
    pub county: String,
    /// The day that is asked for.
    pub day: Date,
    /// Today.
    pub today: Date,
    /// Every duty there is.
    pub law: Arc<Law>,
    /// How the county stands; nothing for whoever reads the law alone.
    pub stands: Option<Stands>,
}

/// How a county stands against its duties, as one reader may know it.
pub(crate) struct Stands {
    told: Arc<Told>,
    /// The end of the ledger.
    pub head: Head,
}

/// Which obligations a page asks for.
#[derive(Clone, Copy)]
pub(crate) enum Wanted {
    /// Those that are live on the day.
    Day,
    /// Those of some years before the day, and of the year after it.
    Years(i32),
}

impl Deref for Stands {
    type Target = Told;

    fn deref(&self) -> &Told {
        &self.told
    }
}

impl Desk {
    /// Reads what the address asks for: `?as-at=` a day. A day that cannot be is an error on the page, which then shows today.
    ///
    /// # Errors
    /// [`Fault::Broken`] when law, facts or evidence cannot be read.
    pub fn of(cx: &mut Cx<'_>, wanted: Wanted) -> Outcome<Self> {
        let day = match asked(cx, "as-at") {
            Ok(day) => day,
            Err(Fault::Fields(errors)) => {
                cx.errors.extend(errors);
                None
            }
            Err(other) => return Err(other),
        };
        let (county, today) = (cx.county()?.slug.clone(), cx.today);
        let day = day.unwrap_or(today);
        let (law, stands) = cx.read(|unit, actor| {
            let law = Law::of(unit.kernel())?;
            Ok((law, stands(unit, actor, &county, day, wanted)?))
        })?;
        Ok(Self { county, day, today, law, stands })
    }

    /// The same for a page that shows how the county stands: for anybody else it is not there.
    ///
    /// # Errors
    /// [`Fault::Absent`] for whoever may not know; otherwise as [`Self::of`].
    pub fn inside(cx: &mut Cx<'_>, wanted: Wanted) -> Outcome<(Self, Stands)> {
        let mut desk = Self::of(cx, wanted)?;
        let stands = desk.stands.take().ok_or(Fault::Absent)?;
        Ok((desk, stands))
    }

    /// What is owed; nothing for whoever reads the law alone.
    pub fn owed(&self) -> &[Obligation] {
        self.stands.as_ref().map_or(&[], |stands| stands.owed.as_slice())
    }

    /// An address below the county that keeps the day that is asked for.
    pub fn at(&self, below: &str) -> String {
        let day = if self.day == self.today { String::new() } else { format!("as-at={}", self.day) };
        match (day.is_empty(), below.split_once('#')) {
            (true, _) => format!("/{}/{below}", self.county),
            (false, None) => format!("/{}/{below}{}{day}", self.county, join(below)),
            (false, Some((path, place))) => format!("/{}/{path}{}{day}#{place}", self.county, join(path)),
        }
    }

    /// An address below the county, on whatever day.
    pub fn plain(&self, below: &str) -> String {
        format!("/{}/{below}", self.county)
    }

    /// A page of this part of the site.
    pub fn page(&self, title: impl Into<String>, body: Markup) -> Page {
        let words = (self.day != self.today).then(|| format!("As at {}.", format_long(self.day)));
        Page::new(title, "Duties", body).as_at(words)
    }

    /// The version of a duty that holds on the day, or the nearest that there is: the one that holds next, or held last.
    pub fn version(&self, id: &str) -> Option<&Duty> {
        if let Some(duty) = self.law.duty(id, self.day) {
            return Some(duty);
        }
        let all: Vec<&Duty> = self.law.all().iter().filter(|duty| duty.meta.id == id).collect();
        let next = all
            .iter()
            .filter(|duty| duty.meta.in_force_from > self.day)
            .min_by_key(|duty| duty.meta.in_force_from);
        next.or_else(|| all.iter().max_by_key(|duty| duty.meta.in_force_from)).copied()
    }

    /// The small form that asks for another day; what else the address asks for is kept.
    pub fn day_form(&self, cx: &Cx<'_>) -> Markup {
        let typed = cx.query.get("as-at").map_or_else(|| format(self.day), String::from);
        let wrong = cx.error("as-at");
        html! {
            details class="govuk-details sm-screen" data-module="govuk-details" open[wrong.is_some()] {
                summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "Show another day" } }
                div class="govuk-details__text" {
                    form class="sm-query" method="get" action=(cx.path) novalidate {
                        @for (name, value) in cx.query.fields().filter(|(name, value)| *name != "as-at" && *name != "page" && !value.is_empty()) {
                            input type="hidden" name=(name) value=(value);
                        }
                        (govuk::Input::text("as-at", "As it stood on, such as 1 February 2022")
                            .value(typed).maybe_error(wrong).width(govuk::Width::Chars20))
                        (govuk::Button::submit("Show").secondary())
                    }
                }
            }
        }
    }
}

fn join(below: &str) -> char {
    if below.contains('?') { '&' } else { '?' }
}

/// A day that the address asks for.
///
/// # Errors
/// [`Fault::Fields`] when it cannot be.
pub(crate) fn asked(cx: &Cx<'_>, name: &str) -> Outcome<Option<Date>> {
    let mut fields = Fields::of(&cx.query);
    let day = fields.maybe_date(name);
    fields.done()?;
    Ok(day)
}

/// How the county stands, for whoever may know it.
///
/// # Errors
/// [`Fault::Broken`] when facts or evidence cannot be read.
pub(crate) fn stands(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    day: Date,
    wanted: Wanted,
) -> Outcome<Option<Stands>> {
    let permit = match actor.permit::<View, DutyBook>(unit, county) {
        Ok(permit) => permit,
        // Whoever may not know reads the law alone.
        Err(Fault::Absent) => return Ok(None),
        Err(other) => return Err(other),
    };
    let days = match wanted {
        Wanted::Day => Days::on(day),
        Wanted::Years(years) => {
            let from = day.checked_sub(Span::new().years(years)).unwrap_or(day);
            Days::span(from, day.checked_add(Span::new().years(1)).unwrap_or(day), day)
        }
    };
    let told = crate::told(unit, actor, county, days, None)?;
    let head = kernel::ledger::head(&mut unit.rows(&permit))?;
    Ok(Some(Stands { told, head }))
}
