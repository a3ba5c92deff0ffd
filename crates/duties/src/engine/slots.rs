//! The periods and events of a clock: what there is to be done, and by when.

use super::words;
use super::{Ground, View};
use crate::facts::Event;
use crate::law::{Clock, DueAt, Duty, Rule, event_words};
use jiff::civil::Date;
use kernel::clock::words::format;
use kernel::clock::{Anchor, By, Calendar, DayMonth, LegalYear, Quarter, add_months};
use std::sync::Arc;

/// One period or event.
pub(super) struct Slot<'a> {
    /// First and last day of the period.
    pub period: Option<(Date, Date)>,
    /// What it is called.
    pub label: Arc<str>,
    /// The first day on which it can be done.
    pub opens: Date,
    /// The last day on which who is bound, and by which version, is still asked as at the day of the view: the due date.
    pub closes: Date,
    /// The last day on which it is listed as such.
    pub ends: Date,
    /// The last day on which it is in time, where the law gives one.
    pub due: Option<Date>,
    /// Where the law gives none: the local default, which is shown and never makes it overdue.
    pub local: Option<Date>,
    /// The rule and its arithmetic.
    pub because: Arc<str>,
    /// The event.
    pub event: Option<&'a Event>,
    /// Days on which evidence that names no period must have come to be.
    pub window: (Date, Date),
    /// How it is judged.
    pub sort: Sort,
}

/// How a slot is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// By what was done for the period or the date.
    Period,
    /// By what was done after an event, or before it.
    Event {
        /// Whether it comes before.
        before: bool,
    },
    /// By what stands on the day.
    Standing,
    /// By how long ago it was last done: so many months.
    Rolling {
        /// The months.
        months: u16,
        /// By when the first is due, where the law says so.
        first_by: Option<Date>,
    },
    /// By nothing that has a date.
    None,
}

/// The slots of a version that the view may list, in order.
pub(super) fn of<'a>(duty: &Duty, ground: &Ground<'a>) -> Vec<Slot<'a>> {
    let Ground { facts, events, view, calendar, .. } = *ground;
    let made = Made { duty, view, calendar };
    let mut out = match &duty.clock {
        Clock::DuringEachYear(year) => made.years(year.from, |this| {
            let (start, end) = (this.start(), this.end());
            let why = format!("the last day of the year {this}, which began on {}", format(start));
            made.period((start, end), this.to_string(), start, end, end, (start, end), &why)
        }),
        Clock::BeforeEachYearEnds(year) => made.years(year.from, |this| {
            let (start, end) = (this.start(), this.end());
            let why = format!("before the end of the year {this}, which began on {}", format(start));
            made.period((start, end), this.to_string(), start, end, end, (start, end), &why)
        }),
        Clock::BeforeEachYearBegins(year) => made.years(year.from, |this| {
            let before = this.previous();
            let (opens, due) = (before.start(), before.end());
            let why = format!("the day before the year {this} begins on {}", format(this.start()));
            made.period(
                (this.start(), this.end()),
                this.to_string(),
                opens,
                due,
                this.end(),
                (opens, due),
                &why,
            )
        }),
        Clock::AfterEachYear(year) => made.years(year.from, |this| {
            let (opens, ends) = (this.next().start(), this.next().end());
            made.soon((this.start(), this.end()), &this.to_string(), opens, ends)
        }),
        Clock::Every(every) => made.every(every.from, every.months.get(), every.due),
        Clock::AtLeastEvery(rolling) => {
            let sort = Sort::Rolling { months: rolling.months.get(), first_by: rolling.first_by };
            vec![Slot { sort, ..made.always() }]
        }
        Clock::Rule(Rule(kernel::clock::Rule::By(By::Date(date)))) => made.by_date(*date),
        Clock::Rule(Rule(rule @ kernel::clock::Rule::By(By::EachYear(_)))) => made.each_year(rule),
        Clock::Rule(Rule(rule @ (kernel::clock::Rule::Within(_) | kernel::clock::Rule::Before(_)))) => {
            made.events(events, duty.clock.event().unwrap_or_default(), Some(rule))
        }
        Clock::Rule(_) => Vec::new(),
        Clock::OnDemand(on) => made.events(events, &on.event, None),
        Clock::Standing(_) => vec![Slot { sort: Sort::Standing, ..made.always() }],
        Clock::None(_) => vec![Slot { sort: Sort::None, ..made.always() }],
    };
    // What was over before the county's record begins is not judged.
    if let Some(since) = facts.since {
        out.retain(|slot| slot.event.is_some() || slot.closes >= since);
    }
    out
}

struct Made<'d> {
    duty: &'d Duty,
    view: View,
    calendar: &'d Calendar,
}

impl Made<'_> {
    /// The years that may be listed: one before the first day, and as far as the last.
    fn years<'a>(&self, from: DayMonth, make: impl Fn(LegalYear) -> Slot<'a>) -> Vec<Slot<'a>> {
        let first = LegalYear::starting_on(from, self.view.from).previous();
        let last = LegalYear::starting_on(from, self.view.to).next();
        let years = std::iter::successors(Some(first), |this| Some(this.next()))
            .take_while(|this| this.start() <= last.start());
        let all = years.map(make).filter(|slot| slot.opens <= self.view.to);
        self.live(all.collect())
    }

    #[expect(clippy::too_many_arguments, reason = "the days of a period, each named where it is made")]
    fn period<'a>(
        &self,
        period: (Date, Date),
        label: String,
        opens: Date,
        due: Date,
        ends: Date,
        window: (Date, Date),
        why: &str,
    ) -> Slot<'a> {
        Slot {
            period: Some(period),
            label: label.into(),
            opens,
            closes: due,
            ends: ends.max(due),
            due: Some(due),
            local: None,
            because: words::due(self.duty, due, why, self.calendar).into(),
            event: None,
            window,
            sort: Sort::Period,
        }
    }

    /// Those that are not over on the first day, and the last that fell due before it: that one may still be overdue.
    fn live<'a>(&self, all: Vec<Slot<'a>>) -> Vec<Slot<'a>> {
        let last = all.iter().rposition(|slot| slot.closes < self.view.from);
        let kept = all.into_iter().enumerate();
        kept.filter(|(at, slot)| slot.ends >= self.view.from || Some(*at) == last)
            .map(|(_, slot)| slot)
            .collect()
    }

    /// The local default, so many days after a day, where the law gives none.
    fn local(&self, from: Date) -> Option<Date> {
        let span = jiff::Span::new().try_days(i64::from(self.duty.number("soon-days")?)).ok()?;
        from.checked_add(span).ok()
    }

    /// As soon as may be after a period: never overdue by a number of days that the law does not give.
    fn soon<'a>(&self, period: (Date, Date), label: &str, opens: Date, ends: Date) -> Slot<'a> {
        let local = self.local(period.1);
        Slot {
            period: Some(period),
            label: label.into(),
            opens,
            closes: ends,
            ends,
            due: None,
            local,
            because: words::soon(self.duty, period.1, local).into(),
            event: None,
            window: (opens, ends),
            sort: Sort::Period,
        }
    }

    /// Periods of so many months, one after the other.
    fn every<'a>(&self, from: Date, months: u16, due_at: DueAt) -> Vec<Slot<'a>> {
        let start = |n: i32| add_months(from, i32::from(months).saturating_mul(n)).ok();
        // Two periods before the first day is as far back as anything can be open or overdue.
        let since =
            (i32::from(self.view.from.year()) - i32::from(from.year())) * 12 / i32::from(months).max(1) - 4;
        let mut out: Vec<Slot<'a>> = Vec::new();
        for n in since.max(0).. {
            let (Some(begin), Some(next), Some(after)) = (start(n), start(n + 1), start(n + 2)) else {
                break;
            };
            let (Ok(end), Ok(end_of_next)) = (next.yesterday(), after.yesterday()) else { break };
            let (opens, due) = match due_at {
                DueAt::EndOfPeriod => (begin, end),
                DueAt::EndOfNextPeriod => (next, end_of_next),
            };
            if opens > self.view.to {
                break;
            }
            let label = period_name(begin, end);
            let why = match due_at {
                DueAt::EndOfPeriod => format!("the last day of the period {label}"),
                DueAt::EndOfNextPeriod => {
                    format!(
                        "the last day of the period that follows {label}, {} to {}",
                        format(next),
                        format(end_of_next)
                    )
                }
            };
            out.push(self.period((begin, end), label, opens, due, due, (opens, due), &why));
        }
        self.live(out)
    }

    /// One day, once: open while the version is in force.
    fn by_date<'a>(&self, date: Date) -> Vec<Slot<'a>> {
        let opens = self.duty.meta.in_force_from.min(date);
        let ends = self.duty.meta.in_force_to.unwrap_or(Date::MAX);
        vec![Slot {
            period: None,
            label: format!("by {}", format(date)).into(),
            opens,
            closes: ends,
            ends,
            due: Some(date),
            local: None,
            because: words::due(self.duty, date, "a date fixed in the law", self.calendar).into(),
            event: None,
            window: (Date::MIN, Date::MAX),
            sort: Sort::Period,
        }]
    }

    /// The same day in each year: a year runs from the day after one to the next.
    fn each_year<'a>(&self, rule: &kernel::clock::Rule) -> Vec<Slot<'a>> {
        let (from, to) = (
            add_months(self.view.from, -24).unwrap_or(Date::MIN),
            add_months(self.view.to, 12).unwrap_or(Date::MAX),
        );
        let days = rule.occurrences(from, to).unwrap_or_default();
        let out: Vec<Slot<'a>> = days
            .windows(2)
            .filter_map(|pair| {
                let (opens, due) = (pair[0].tomorrow().ok()?, pair[1]);
                let label = format!("year to {}", format(due));
                Some(self.period(
                    (opens, due),
                    label,
                    opens,
                    due,
                    due,
                    (opens, due),
                    "the same day in each year",
                ))
            })
            .filter(|slot| slot.opens <= self.view.to)
            .collect();
        self.live(out)
    }

    /// One for each event of a kind that is known on the day.
    fn events<'a>(&self, all: &'a [Event], kind: &str, rule: Option<&kernel::clock::Rule>) -> Vec<Slot<'a>> {
        let before = matches!(rule, Some(kernel::clock::Rule::Before(_)));
        let day = self.view.day;
        let known = all.iter().filter(|event| event.kind == kind && (before || event.on <= day));
        known.filter_map(|event| self.event(all, event, before, rule)).collect()
    }

    fn event<'a>(
        &self,
        all: &'a [Event],
        event: &'a Event,
        before: bool,
        rule: Option<&kernel::clock::Rule>,
    ) -> Option<Slot<'a>> {
        let named = event_words(&event.kind);
        let (due, because) = match rule {
            Some(rule) => {
                let due = rule.due(&Anchor::on(event.on).called(named), self.calendar).ok()?;
                (Some(due.date), words::cite(self.duty, &due.because))
            }
            None => (None, words::on_demand(self.duty, named, event.on)),
        };
        let same =
            |other: &&Event| other.kind == event.kind && other.body == event.body && other.id != event.id;
        let window = if before {
            let earlier = all.iter().filter(same).map(|other| other.on).filter(|on| *on < event.on).max();
            (earlier.unwrap_or(Date::MIN), event.on)
        } else {
            let later = all.iter().filter(same).map(|other| other.on).filter(|on| *on > event.on).min();
            (event.on, later.and_then(|on| on.yesterday().ok()).unwrap_or(Date::MAX))
        };
        let opens = if before { due.unwrap_or(event.on).min(self.view.day) } else { event.on };
        let closes = due.map_or(event.on, |due| due.max(event.on));
        Some(Slot {
            period: None,
            label: format!("{}, {}", event.title, format(event.on)).into(),
            opens,
            closes,
            ends: closes,
            due,
            local: self.local(event.on),
            because: because.into(),
            event: Some(event),
            window,
            sort: Sort::Event { before },
        })
    }

    /// What is asked every day while the version is in force.
    fn always<'a>(&self) -> Slot<'a> {
        Slot {
            period: None,
            label: "".into(),
            opens: self.duty.meta.in_force_from,
            closes: self.duty.meta.in_force_to.unwrap_or(Date::MAX),
            ends: self.duty.meta.in_force_to.unwrap_or(Date::MAX),
            due: None,
            local: None,
            because: words::rule(self.duty).into(),
            event: None,
            window: (Date::MIN, Date::MAX),
            sort: Sort::Standing,
        }
    }
}

/// What a period is called: a quarter by its months, a legal year by its years, any other by its days.
fn period_name(begin: Date, end: Date) -> String {
    let quarter = Quarter::of(begin);
    if quarter.start() == begin && quarter.end() == end {
        return quarter.to_string();
    }
    let year = LegalYear::starting_on(
        DayMonth::new(begin.day(), begin.month()).unwrap_or(DayMonth::FIRST_OF_APRIL),
        begin,
    );
    if year.start() == begin && year.end() == end {
        return year.to_string();
    }
    format!("{} to {}", format(begin), format(end))
}
