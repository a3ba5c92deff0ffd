//! The control chart (XmR): points, their mean, what is usual, and what is not, with the shape of each signal before its colour.

mod draw;

use super::axis::unseen;
use super::table::{Table, figure, words};
use super::{Better, Canvas, Model, Period, Unit, Value};

/// A control chart.
#[derive(Clone, Debug, Default)]
pub struct Xmr {
    /// What is drawn, with its place: `Burglary in East Barsham`.
    pub subject: String,
    /// In what it is measured.
    pub unit: Unit,
    /// The periods, in order.
    pub periods: Vec<Period>,
    /// A value for each.
    pub values: Vec<Value>,
    /// Stretches with limits of their own; more than one where somebody re-based them.
    pub segments: Vec<Segment>,
    /// Special causes.
    pub signals: Vec<Special>,
    /// Which direction is good.
    pub better: Better,
    /// What is aimed at.
    pub target: Option<f64>,
    /// Too few points for limits that can be relied on.
    pub provisional: bool,
    /// What a reader must know: how the limits were made, the source.
    pub notes: Vec<String>,
}

/// A stretch of points with one set of limits.
#[derive(Clone, Debug, Default)]
pub struct Segment {
    /// Its first point.
    pub from: usize,
    /// The first that is no longer of it.
    pub to: usize,
    /// The mean.
    pub mean: f64,
    /// Lower and upper limit.
    pub limits: (f64, f64),
    /// Near limits, at two thirds of the way.
    pub near: (f64, f64),
    /// Why limits were calculated anew here; empty for the first.
    pub why: String,
}

/// A point that chance does not explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Special {
    /// Which point.
    pub at: usize,
    /// By which rule.
    pub rule: Rule,
    /// Whether it is high or rising.
    pub high: bool,
}

/// The rules of Making Data Count, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Outside a limit.
    Outside,
    /// Seven in a row rise or fall.
    Trend,
    /// Two of three near the same limit.
    TwoOfThree,
    /// Seven in a row on one side of the mean.
    Run,
}

impl Special {
    /// The rule in words.
    fn said(self) -> &'static str {
        match (self.rule, self.high) {
            (Rule::Outside, true) => "above the upper limit",
            (Rule::Outside, false) => "below the lower limit",
            (Rule::Trend, true) => "seven in a row rising",
            (Rule::Trend, false) => "seven in a row falling",
            (Rule::TwoOfThree, true) => "two of three near the upper limit",
            (Rule::TwoOfThree, false) => "two of three near the lower limit",
            (Rule::Run, true) => "seven in a row above the mean",
            (Rule::Run, false) => "seven in a row below the mean",
        }
    }
}

impl Xmr {
    fn signal(&self, at: usize) -> Option<Special> {
        self.signals.iter().filter(|s| s.at == at && self.known(at).is_some()).min_by_key(|s| s.rule).copied()
    }

    fn known(&self, at: usize) -> Option<f64> {
        self.values.get(at).and_then(|v| v.known())
    }

    fn segment(&self, at: usize) -> Option<&Segment> {
        self.segments.iter().find(|s| (s.from..s.to).contains(&at))
    }

    fn count(&self, what: Value) -> usize {
        self.values.iter().filter(|v| **v == what).count()
    }

    /// Colour and word of a signal: concern, improvement, or neither.
    fn tone(&self, high: bool) -> (&'static str, &'static str) {
        match (self.better, high) {
            (Better::Neither, _) => ("#801650", ""),
            (Better::Lower, true) | (Better::Higher, false) => {
                ("#F46A25", ", the direction that is not wanted")
            }
            _ => ("#12436D", ", the direction that is wanted"),
        }
    }

    /// Runs of signals of one kind: from, to (its last point), what it is.
    fn runs(&self) -> Vec<(usize, usize, Special)> {
        let mut out: Vec<(usize, usize, Special)> = Vec::new();
        for at in 0..self.values.len() {
            let Some(signal) = self.signal(at) else { continue };
            match out.last_mut() {
                Some((_, to, of)) if *to + 1 == at && of.rule == signal.rule && of.high == signal.high => {
                    *to = at
                }
                _ => out.push((at, at, signal)),
            }
        }
        out
    }
}

impl Model for Xmr {
    fn title(&self) -> String {
        let last = (0..self.periods.len()).rev().find_map(|at| Some((at, self.known(at)?)));
        let Some((at, value)) = last else { return format!("{}: no figure can be shown", self.subject) };
        let (when, said) = (self.periods[at].words(), self.unit.said(value));
        let Some(segment) = self.segment(at) else {
            return format!("{}: {said} in {when}", self.subject);
        };
        let usual = self.unit.interval((segment.limits.0, segment.limits.1));
        let mean = self.unit.number(segment.mean);
        let provisional = if self.provisional { " (provisional)" } else { "" };
        let subject = &self.subject;
        match self.signal(at) {
            None => {
                let since = self
                    .runs()
                    .last()
                    .map(|(_, to, _)| format!("; last unusual in {}", self.periods[*to].words()));
                let since = since.unwrap_or_default();
                format!("{subject}: {said} in {when}, as usual ({usual}){provisional}{since}")
            }
            Some(signal) if signal.rule == Rule::Outside => {
                let side = if signal.high { "above" } else { "below" };
                format!("{subject}: {said} in {when}, {side} what is usual ({usual}){provisional}")
            }
            Some(signal) => {
                format!("{subject}: {said} in {when}, {} (mean {mean}){provisional}", signal.said())
            }
        }
    }

    fn text(&self) -> String {
        let mut out = format!("Control chart. {}.", self.title());
        for segment in &self.segments {
            let (from, to) = (self.periods.get(segment.from), self.periods.get(segment.to.saturating_sub(1)));
            if let (Some(from), Some(to)) = (from, to) {
                out.push_str(&format!(
                    " From {} to {}: mean {}, limits {}.",
                    from.words(),
                    to.words(),
                    self.unit.number(segment.mean),
                    self.unit.interval(segment.limits)
                ));
            }
            if !segment.why.is_empty() {
                out.push_str(&format!(" Limits calculated anew: {}.", segment.why));
            }
        }
        let runs = self.runs();
        let what = if runs.is_empty() { " No point is unusual.".to_string() } else { String::new() };
        out.push_str(&what);
        for (from, to, of) in runs {
            let when = if from == to {
                self.periods[from].words()
            } else {
                format!("{} to {}", self.periods[from].words(), self.periods[to].words())
            };
            out.push_str(&format!(" {when}: {}{}.", of.said(), self.tone(of.high).1));
        }
        let shown: Vec<usize> = (0..self.values.len()).filter(|at| self.known(*at).is_some()).collect();
        let from = shown.len().saturating_sub(24);
        let said: Vec<String> = shown[from..]
            .iter()
            .filter_map(|at| {
                Some(format!("{} {}", self.periods[*at].words(), self.unit.number(self.known(*at)?)))
            })
            .collect();
        let which = if from > 0 { "The last 24 values" } else { "Values" };
        out.push_str(&format!(" {which}: {}.", said.join(", ")));
        if let Some(target) = self.target {
            out.push_str(&format!(" Target: {}.", self.unit.number(target)));
        }
        for note in unseen(self.count(Value::Hidden), self.count(Value::Missing)).iter().chain(&self.notes) {
            out.push_str(&format!(" {note}"));
        }
        out
    }

    fn table(&self) -> Table {
        let mut table = Table::new(
            format!("{}, {}", self.subject, self.unit.name),
            &["Period", "Value", "Mean", "Lower limit", "Upper limit", "Signal"],
        );
        for (at, period) in self.periods.iter().enumerate() {
            let segment = self.segment(at);
            let of = |f: fn(&Segment) -> f64| {
                figure(segment.map_or_else(|| "–".into(), |s| self.unit.number(f(s))))
            };
            table.rows.push(vec![
                words(super::say::capital(&period.words())),
                figure(self.unit.value(self.values.get(at).copied().unwrap_or(Value::Missing))),
                of(|s| s.mean),
                of(|s| s.limits.0),
                of(|s| s.limits.1),
                words(self.signal(at).map_or("–", Special::said)),
            ]);
        }
        table
    }

    fn draw(&self, on: &mut Canvas) -> f64 {
        self.drawn(on)
    }
}
