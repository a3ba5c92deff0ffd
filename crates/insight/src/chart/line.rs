//! Lines over time, each labelled at its end.

use super::axis::{Frame, Wanted, a_year, notes, path, unseen};
use super::canvas::n;
use super::place::{Rect, measure, spread, wrap};
use super::say::{against, clearly};
use super::scale::extent;
use super::table::{Table, figure, words};
use super::{Canvas, Interval, Model, PALETTE, Period, Unit, Value};
use std::cmp::Ordering;

/// Dashes by series: in grey they tell lines apart.
pub(crate) const DASHES: [&str; 4] = ["", "8 4", "2 3", "10 3 2 3"];

/// One or more series over the same periods; the first is what the chart is about.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// What is drawn, with its place: `Burglary in East Barsham`.
    pub subject: String,
    /// In what it is measured.
    pub unit: Unit,
    /// The periods, in order and without gaps.
    pub periods: Vec<Period>,
    /// The series; four at most are told apart.
    pub series: Vec<Series>,
    /// What was expected of the last value of the first series: drawn beside it.
    pub usual: Option<Interval>,
    /// What a reader must know: source, caveat.
    pub notes: Vec<String>,
}

/// One line.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// Its name: `East Barsham`.
    pub name: String,
    /// A value for each period.
    pub values: Vec<Value>,
    /// Its 95% interval for each period; empty where there is none.
    pub intervals: Vec<Option<Interval>>,
}

impl Series {
    fn interval(&self, at: usize) -> Option<Interval> {
        self.intervals.get(at).copied().flatten()
    }

    fn known(&self, at: usize) -> Option<f64> {
        self.values.get(at).and_then(|v| v.known())
    }
}

impl Line {
    fn last(&self) -> Option<(usize, f64)> {
        let first = self.series.first()?;
        (0..self.periods.len()).rev().find_map(|at| Some((at, first.known(at)?)))
    }

    fn count(&self, what: Value) -> usize {
        self.series.iter().flat_map(|s| &s.values).filter(|v| **v == what).count()
    }
}

/// How one value stands to another, where an interval of at least one says.
fn order(one: (f64, Option<Interval>), other: (f64, Option<Interval>)) -> Option<Option<Ordering>> {
    if one.1.is_none() && other.1.is_none() {
        return None;
    }
    Some(clearly(one.1.unwrap_or((one.0, one.0)), other.1.unwrap_or((other.0, other.0))))
}

impl Model for Line {
    fn title(&self) -> String {
        let Some((at, value)) = self.last() else {
            return format!("{}: no figure can be shown", self.subject);
        };
        let first = &self.series[0];
        let when = self.periods[at].words();
        let latest = if at + 1 < self.periods.len() { ", the latest that can be shown" } else { "" };
        let here = format!("{}: {} in {when}{latest}", self.subject, self.unit.said(value));
        let mine = (value, first.interval(at));
        // Beside somebody else where there is one, else beside the year before.
        let other = self.series.get(1).and_then(|s| Some((s.known(at)?, s.interval(at), s.name.clone())));
        let other = other.or_else(|| {
            let before = at.checked_sub(a_year(&self.periods))?;
            Some((first.known(before)?, first.interval(before), "a year before".into()))
        });
        match other {
            None => here,
            Some((theirs, interval, name)) => match order(mine, (theirs, interval)) {
                Some(order) => format!("{here}, {} {name} ({})", against(order), self.unit.number(theirs)),
                None => format!("{here}; {name} {}", self.unit.number(theirs)),
            },
        }
    }

    fn text(&self) -> String {
        let mut out = format!("Line chart. {}.", self.title());
        for series in &self.series {
            let shown: Vec<usize> =
                (0..self.periods.len()).filter(|at| series.known(*at).is_some()).collect();
            let many = shown.len() > 24;
            let from = if many { shown.len() - 12 } else { 0 };
            let said: Vec<String> = shown[from..]
                .iter()
                .filter_map(|at| {
                    Some(format!("{} {}", self.periods[*at].words(), self.unit.number(series.known(*at)?)))
                })
                .collect();
            let which = if many { ", the last 12 periods" } else { "" };
            out.push_str(&format!(" {}{which}: {}.", series.name, said.join(", ")));
            if many {
                let by = |a: &&usize, b: &&usize| {
                    series.known(**a).unwrap_or(0.0).total_cmp(&series.known(**b).unwrap_or(0.0))
                };
                for (word, at) in [("Highest", shown.iter().max_by(by)), ("Lowest", shown.iter().min_by(by))]
                {
                    if let Some((at, value)) = at.and_then(|at| Some((*at, series.known(*at)?))) {
                        out.push_str(&format!(
                            " {word} {} in {}.",
                            self.unit.number(value),
                            self.periods[at].words()
                        ));
                    }
                }
            }
        }
        if let Some(usual) = self.usual {
            out.push_str(&format!(" Expected of the last: {}.", self.unit.interval(usual)));
        }
        for note in unseen(self.count(Value::Hidden), self.count(Value::Missing)).iter().chain(&self.notes) {
            out.push(' ');
            out.push_str(note);
        }
        out
    }

    fn table(&self) -> Table {
        let mut table = Table::new(format!("{}, {}", self.subject, self.unit.name), &["Period"]);
        for series in &self.series {
            table.head.push(series.name.clone());
            if !series.intervals.is_empty() {
                table.head.push(format!("{}: 95% interval", series.name));
            }
        }
        for (at, period) in self.periods.iter().enumerate() {
            let mut row = vec![words(super::say::capital(&period.words()))];
            for series in &self.series {
                let value = series.values.get(at).copied().unwrap_or(Value::Missing);
                row.push(figure(self.unit.value(value)));
                if !series.intervals.is_empty() {
                    let interval = series.interval(at).filter(|_| value.known().is_some());
                    row.push(figure(interval.map_or_else(|| "–".into(), |i| self.unit.interval(i))));
                }
            }
            table.rows.push(row);
        }
        table
    }

    fn draw(&self, on: &mut Canvas) -> f64 {
        let all = self.series.iter().flat_map(|s| {
            let within = s.intervals.iter().flatten().flat_map(|(low, high)| [*low, *high]);
            s.values.iter().filter_map(|v| v.known()).chain(within)
        });
        let all = all.chain(self.usual.iter().flat_map(|(low, high)| [*low, *high]));
        let (low, high) = extent(all);
        let widest = if on.phone() { 84.0 } else { 160.0 };
        let look = on.plain();
        let labels: Vec<Vec<String>> =
            self.series.iter().map(|s| wrap(&s.name, widest, 14.0, true)).collect();
        let aside = labels.iter().flatten().map(|l| measure(l, 14.0, true)).fold(30.0, f64::max) + 22.0;
        let frame = Frame::draw(
            on,
            &Wanted {
                periods: &self.periods,
                unit: &self.unit,
                low,
                high,
                zero: false,
                aside: aside.min(on.width / 2.0),
                over: 0.0,
            },
        );
        if let Some(first) = self.series.first() {
            band(on, &frame, first);
        }
        if let (Some((low, high)), Some((at, _))) = (self.usual, self.last()) {
            let (top, bottom) = (frame.y.at(high), frame.y.at(low));
            let here = Rect { x: frame.x(at) - 9.0, y: top, w: 18.0, h: bottom - top };
            on.rect(here, r##"fill="#12436D" fill-opacity="0.16" stroke="#3D3D3D" stroke-width="1.2" stroke-dasharray="3 2""##);
        }
        let mut ends = Vec::new();
        for (row, series) in self.series.iter().enumerate().rev() {
            let colour = PALETTE[row % PALETTE.len()];
            let points: Vec<Option<(f64, f64)>> = (0..self.periods.len())
                .map(|at| series.known(at).map(|v| (frame.x(at), frame.y.at(v))))
                .collect();
            let (dash, width) = (DASHES[row % DASHES.len()], if row == 0 { 3.0 } else { 2.0 });
            path(
                on,
                &points,
                &format!(r#"stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dash}""#),
            );
            // Marks that would touch each other are left out: dashes tell the lines apart too.
            let every = self.periods.len() < 2 || frame.x(1) - frame.x(0) >= 13.0;
            let last = points.iter().rposition(Option::is_some);
            for (at, point) in points.iter().enumerate() {
                let alone =
                    (at == 0 || points[at - 1].is_none()) && points.get(at + 1).is_none_or(Option::is_none);
                if let Some((x, y)) = point.filter(|_| every || alone || Some(at) == last) {
                    on.mark(row, x, y, if row == 0 { 4.5 } else { 4.0 }, colour);
                }
                if series.values.get(at) == Some(&Value::Hidden) {
                    on.hidden(frame.x(at), frame.bottom - 2.0 - 11.0 * row as f64);
                }
            }
            if let Some((x, y)) = last.and_then(|at| points[at]) {
                ends.push((row, x, y));
            }
        }
        ends.reverse();
        let heights: Vec<f64> = ends.iter().map(|(row, ..)| labels[*row].len() as f64 * 17.0 + 2.0).collect();
        let middles: Vec<f64> = ends.iter().map(|(.., y)| *y).collect();
        let at = spread(&middles, &heights, frame.top - 12.0, frame.bottom + 6.0);
        for (((row, x, y), middle), height) in ends.iter().zip(at).zip(heights) {
            let left = frame.right + 14.0;
            on.rule((x + 6.0, *y), (left - 3.0, middle), "#8d9b9a", 1.0, "");
            let look = if *row == 0 { look.bold() } else { look };
            on.lines(left, middle - height / 2.0 + 13.0, &labels[*row], look);
        }
        let mut below = unseen(self.count(Value::Hidden), self.count(Value::Missing));
        if self.series.first().is_some_and(|s| s.intervals.iter().any(Option::is_some)) {
            below.insert(0, format!("Shaded: 95% interval of {}.", self.series[0].name));
        }
        if self.periods.first().is_some_and(|p| p.months() == 12) && a_year(&self.periods) == 12 {
            below.insert(0, "Each point is the twelve months that end there.".into());
        }
        if let Some(usual) = self.usual {
            below.insert(0, format!("Bar at the end: what was expected, {}.", self.unit.interval(usual)));
        }
        below.extend(self.notes.iter().cloned());
        notes(on, frame.below(), &below)
    }
}

/// The interval of the first series, as a band with gaps where it has none.
fn band(on: &mut Canvas, frame: &Frame, series: &Series) {
    let edges: Vec<Option<Interval>> = (0..series.values.len())
        .map(|at| series.interval(at).filter(|_| series.known(at).is_some()))
        .collect();
    let mut at = 0;
    while at < edges.len() {
        let end = (at..edges.len()).find(|i| edges[*i].is_none()).unwrap_or(edges.len());
        let run: Vec<(f64, Interval)> = (at..end).filter_map(|i| Some((frame.x(i), edges[i]?))).collect();
        let there = run.iter().map(|(x, (_, high))| (*x, *high));
        let back = run.iter().rev().map(|(x, (low, _))| (*x, *low));
        let corners: Vec<String> =
            there.chain(back).map(|(x, v)| format!("{} {}", n(x), n(frame.y.at(v)))).collect();
        if run.len() > 1 {
            let d = corners.join("L");
            on.draw(format_args!(r##"<path d="M{d}z" fill="#12436D" fill-opacity="0.13"/>"##));
        }
        at = end + 1;
    }
}
