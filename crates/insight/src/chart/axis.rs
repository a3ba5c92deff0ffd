//! The frame of a chart over time: a scale with its steps, periods below, notes under them.

use super::canvas::n;
use super::place::{Rect, measure, wrap};
use super::scale::Scale;
use super::value::Unit;
use super::{Anchor, Canvas, GRID, INK, Period, number};
use crate::figure::month_words;

/// Where the plot stands on the sheet.
pub(crate) struct Frame {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    pub y: Scale,
    count: usize,
}

/// What a frame holds.
pub(crate) struct Wanted<'a> {
    pub periods: &'a [Period],
    pub unit: &'a Unit,
    pub low: f64,
    pub high: f64,
    pub zero: bool,
    /// Room at the right, for words.
    pub aside: f64,
    /// Room over the plot, for words.
    pub over: f64,
}

impl Frame {
    /// Draws the frame.
    pub(crate) fn draw(on: &mut Canvas, wanted: &Wanted<'_>) -> Self {
        let top = 30.0 + wanted.over;
        let bottom = top + if on.phone() { 220.0 } else { 280.0 };
        let y = Scale::new(wanted.low, wanted.high, wanted.zero, 5, bottom, top);
        let look = on.quiet();
        let said: Vec<String> = y.ticks.iter().map(|t| number(*t, y.decimals)).collect();
        let widest = said.iter().map(|s| measure(s, look.size, false)).fold(14.0, f64::max);
        let cut = if y.low == 0.0 { "" } else { " (the scale does not begin at 0)" };
        on.text(0.0, 14.0, &format!("{}{cut}", wanted.unit.axis()), look);
        let frame = Self {
            left: widest + 10.0,
            right: on.width - wanted.aside,
            top,
            bottom,
            count: wanted.periods.len(),
            y,
        };
        for (tick, said) in frame.y.ticks.iter().zip(&said) {
            let at = frame.y.at(*tick);
            let heavy = if *tick == 0.0 { "#8d9b9a" } else { GRID };
            on.rule((frame.left, at), (frame.right, at), heavy, 1.0, "");
            on.text(frame.left - 8.0, at + 4.5, said, look.at(Anchor::End));
        }
        frame.periods(on, wanted.periods);
        frame
    }

    /// Where a period stands.
    pub(crate) fn x(&self, at: usize) -> f64 {
        let room = self.right - self.left - 20.0;
        if self.count < 2 {
            return self.left + 10.0 + room / 2.0;
        }
        self.left + 10.0 + room * at as f64 / (self.count - 1) as f64
    }

    /// The plot, as bounds for words on it.
    pub(crate) fn plot(&self) -> Rect {
        Rect { x: self.left, y: self.top - 4.0, w: self.right - self.left, h: self.bottom - self.top + 4.0 }
    }

    /// Where notes begin.
    pub(crate) fn below(&self) -> f64 {
        self.bottom + 62.0
    }

    fn periods(&self, on: &mut Canvas, periods: &[Period]) {
        let look = on.quiet().at(Anchor::Middle);
        let apart = if self.count > 1 { self.x(1) - self.x(0) } else { 100.0 };
        let ticks =
            if a_year(periods) > 1 { months(periods, apart) } else { years(periods, apart, look.size) };
        for (at, first, second) in ticks {
            let x = self.x(at);
            on.rule((x, self.bottom), (x, self.bottom + 5.0), "#8d9b9a", 1.0, "");
            // The first and the last stay within the sheet.
            let half = measure(&first, look.size, false) / 2.0;
            let x = x.max(half).min(on.width - half);
            on.text(x, self.bottom + 19.0, &first, look);
            if !second.is_empty() {
                on.text(x, self.bottom + 36.0, &second, look.fill(INK));
            }
        }
    }
}

/// How many of the periods begin within a year: 12 of months and of rolling years, 1 of years.
pub(crate) fn a_year(periods: &[Period]) -> usize {
    let step = periods.windows(2).map(|two| two[1].to - two[0].to).find(|step| *step > 0);
    let step = step.unwrap_or_else(|| periods.first().map_or(12, |p| p.months()));
    usize::try_from((12 / step.max(1)).max(1)).unwrap_or(1)
}

/// Ticks of months: the month, and the year below where it changes; only years where months do not fit.
fn months(periods: &[Period], apart: f64) -> Vec<(usize, String, String)> {
    // One point may be a quarter: what stands apart is a point, and steps are counted in months.
    let each = 12 / i32::try_from(a_year(periods)).unwrap_or(1).max(1);
    let step =
        [1, 2, 3, 6, 12, 24, 60, 120].into_iter().find(|s| apart * f64::from(*s) >= 44.0 * f64::from(each));
    let step = step.unwrap_or(240);
    let short = |month: i32| month_words(month).chars().take(3).collect::<String>();
    let first = periods.first().map_or(0, |p| p.to);
    let offset = if each > 1 && step < 12 { first } else { 0 };
    let mut year = None;
    let mut out = Vec::new();
    for (at, period) in periods.iter().enumerate().filter(|(_, p)| (p.to - offset).rem_euclid(step) == 0) {
        let here = period.to.div_euclid(12);
        if step >= 12 {
            out.push((at, here.to_string(), String::new()));
            continue;
        }
        let below = if year == Some(here) { String::new() } else { here.to_string() };
        year = Some(here);
        out.push((at, short(period.to), below));
    }
    if out.is_empty() {
        // Too few for a tick of their own: the first is named.
        out.extend(periods.first().map(|p| (0, short(p.to), p.to.div_euclid(12).to_string())));
    }
    out
}

fn years(periods: &[Period], apart: f64, size: f64) -> Vec<(usize, String, String)> {
    let said: Vec<String> = periods.iter().map(|p| p.words()).collect();
    let widest = said.iter().map(|s| measure(s, size, false)).fold(10.0, f64::max) + 10.0;
    let step = (1..).find(|s| apart * f64::from(*s) >= widest || *s > 400).unwrap_or(1);
    // The last is the one that is looked for.
    let last = said.len().saturating_sub(1);
    let step = usize::try_from(step).unwrap_or(1);
    said.into_iter()
        .enumerate()
        .filter(|(at, _)| (last - at).is_multiple_of(step))
        .map(|(at, said)| (at, said, String::new()))
        .collect()
}

/// Writes notes below each other, and says how tall the drawing is.
pub(crate) fn notes(on: &mut Canvas, y: f64, notes: &[String]) -> f64 {
    let look = on.quiet();
    let mut y = y;
    for note in notes.iter().filter(|note| !note.is_empty()) {
        let lines = wrap(note, on.width, look.size, false);
        y = on.lines(0.0, y, &lines, look) + 3.0;
    }
    y - look.size * 0.5
}

/// A line through what is known, with gaps where nothing is; its attributes follow.
pub(crate) fn path(on: &mut Canvas, points: &[Option<(f64, f64)>], attributes: &str) {
    let mut d = String::new();
    let mut open = false;
    for point in points {
        match point {
            Some((x, y)) => {
                d.push_str(&format!("{}{} {}", if open { 'L' } else { 'M' }, n(*x), n(*y)));
                open = true;
            }
            None => open = false,
        }
    }
    if !d.is_empty() {
        on.draw(format_args!(r#"<path d="{d}" fill="none" stroke-linejoin="round" {attributes}/>"#));
    }
}

/// What the marks for numbers that are not shown mean, where there are any.
pub(crate) fn unseen(hidden: usize, missing: usize) -> Vec<String> {
    let mut out = Vec::new();
    if hidden > 0 {
        out.push("A square with a stroke: kept back, so that nobody can be recognised.".into());
    }
    if missing > 0 {
        out.push("A gap: there is no complete figure for the period.".into());
    }
    out
}
