//! The funnel: each area by its size, and within which limits chance alone would leave it.

use super::axis::{notes, path, unseen};
use super::place::{Rect, measure, wrap};
use super::say::{count, list};
use super::scale::Scale;
use super::table::{Table, figure, words};
use super::{Anchor, Canvas, GRID, Model, Unit, Value, number};

/// A funnel plot.
#[derive(Clone, Debug, Default)]
pub struct Funnel {
    /// What is compared, with its period.
    pub subject: String,
    /// In what it is measured.
    pub unit: Unit,
    /// What is compared: `partnerships`.
    pub kind: String,
    /// What makes an area large: `residents`.
    pub size: String,
    /// The areas.
    pub dots: Vec<Dot>,
    /// What they have in common.
    pub average: f64,
    /// The limits along the sizes.
    pub limits: Vec<Limits>,
    /// What a reader must know.
    pub notes: Vec<String>,
}

/// One area.
#[derive(Clone, Debug)]
pub struct Dot {
    /// Its name.
    pub name: String,
    /// How large it is.
    pub size: f64,
    /// Its value.
    pub value: Value,
    /// How it stands to its limits.
    pub beyond: Beyond,
    /// Whether the chart is about this one.
    pub own: bool,
}

/// How an area stands to its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Within both.
    Within,
    /// Beyond the 95% limits, above (`true`) or below.
    Alert(bool),
    /// Beyond the 99.8% limits, above (`true`) or below.
    Alarm(bool),
}

impl Beyond {
    fn said(self) -> &'static str {
        match self {
            Self::Within => "within the limits",
            Self::Alert(true) => "above the 95% limit",
            Self::Alert(false) => "below the 95% limit",
            Self::Alarm(true) => "above the 99.8% limit",
            Self::Alarm(false) => "below the 99.8% limit",
        }
    }
}

/// The limits at one size.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The size.
    pub size: f64,
    /// 95%: lower and upper.
    pub alert: (f64, f64),
    /// 99.8%: lower and upper.
    pub alarm: (f64, f64),
}

impl Funnel {
    fn shown(&self) -> impl Iterator<Item = (&Dot, f64)> {
        self.dots.iter().filter_map(|dot| Some((dot, dot.value.known()?)))
    }

    fn hidden(&self) -> usize {
        self.dots.iter().filter(|dot| dot.value == Value::Hidden).count()
    }

    fn beyond(&self, which: Beyond) -> Vec<&str> {
        self.shown().filter(|(dot, _)| dot.beyond == which).map(|(dot, _)| dot.name.as_str()).collect()
    }
}

impl Model for Funnel {
    fn title(&self) -> String {
        let (above, below) = (self.beyond(Beyond::Alarm(true)), self.beyond(Beyond::Alarm(false)));
        let shown = self.shown().count();
        let subject = &self.subject;
        let average = self.unit.said(self.average);
        let own = self.shown().find(|(dot, _)| dot.own);
        let own = own.map_or_else(String::new, |(dot, value)| {
            format!("; {} ({}) is {}", dot.name, self.unit.number(value), dot.beyond.said())
        });
        if above.is_empty() && below.is_empty() {
            return format!(
                "{subject}: none of {shown} {} lies outside what chance explains around {average}{own}",
                self.kind
            );
        }
        let side = |names: &[&str], word: &str| match names.len() {
            0 => None,
            1..=2 => Some(format!("{} {word}", list(names))),
            n => Some(format!("{} {word}", count(n))),
        };
        let sides: Vec<String> =
            [side(&above, "above"), side(&below, "below")].into_iter().flatten().collect();
        format!(
            "{subject}: {} of {shown} {} outside what chance explains around {average} ({}){own}",
            count(above.len() + below.len()),
            self.kind,
            sides.join(", ")
        )
    }

    fn text(&self) -> String {
        let mut out = format!("Funnel plot by number of {}. {}.", self.size, self.title());
        let all: Vec<String> = self
            .shown()
            .filter(|(dot, _)| dot.own || dot.beyond != Beyond::Within || self.dots.len() <= 24)
            .map(|(dot, value)| format!("{} {}, {}", dot.name, self.unit.number(value), dot.beyond.said()))
            .collect();
        out.push_str(&format!(" {}.", all.join("; ")));
        for note in unseen(self.hidden(), 0).iter().chain(&self.notes) {
            out.push_str(&format!(" {note}"));
        }
        out
    }

    fn table(&self) -> Table {
        let size = super::say::capital(&self.size);
        let mut table = Table::new(
            format!("{}, {}", self.subject, self.unit.name),
            &["Area", &size, "Value", "Against the limits"],
        );
        for dot in &self.dots {
            let known = dot.value.known().is_some();
            table.rows.push(vec![
                words(dot.name.clone()),
                figure(number(dot.size, 0)),
                figure(self.unit.value(dot.value)),
                words(if known { dot.beyond.said() } else { "–" }),
            ]);
        }
        table
    }

    fn draw(&self, on: &mut Canvas) -> f64 {
        let sizes = self.dots.iter().map(|d| d.size).chain(self.limits.iter().map(|l| l.size));
        let widest = sizes.fold(0.0, f64::max);
        let values = || self.shown().map(|(_, v)| v);
        let most = values().chain([self.average * 1.4]).fold(0.0, f64::max);
        let least = values().chain([self.average * 0.6]).fold(f64::INFINITY, f64::min);
        let (top, bottom) = (30.0, if on.phone() { 270.0 } else { 330.0 });
        let y = Scale::new(least, most, false, 5, bottom, top);
        let look = on.quiet();
        let cut = if y.low == 0.0 { "" } else { " (the scale does not begin at 0)" };
        on.text(0.0, 14.0, &format!("{}{cut}", self.unit.axis()), look);
        let said: Vec<String> = y.ticks.iter().map(|t| number(*t, y.decimals)).collect();
        let left = said.iter().map(|s| measure(s, 13.0, false)).fold(14.0, f64::max) + 10.0;
        let right = on.width - 12.0;
        let x = Scale::new(0.0, widest, true, if on.phone() { 3 } else { 6 }, left, right);
        for (tick, said) in y.ticks.iter().zip(&said) {
            let at = y.at(*tick);
            on.rule((left, at), (right, at), GRID, 1.0, "");
            on.text(left - 8.0, at + 4.5, said, look.at(Anchor::End));
        }
        for tick in &x.ticks {
            let at = x.at(*tick);
            on.rule((at, bottom), (at, bottom + 5.0), "#8d9b9a", 1.0, "");
            let said = number(*tick, x.decimals);
            let half = measure(&said, 13.0, false) / 2.0;
            on.text(at.min(on.width - half), bottom + 19.0, &said, look.at(Anchor::Middle));
        }
        on.text(right, bottom + 37.0, &super::say::capital(&self.size), look.at(Anchor::End));
        let (low, high) = (y.low, y.high);
        for (of, attributes) in [
            (0, r##"stroke="#3D3D3D" stroke-width="1.4" stroke-dasharray="2 3""##),
            (1, r##"stroke="#3D3D3D" stroke-width="1.4" stroke-dasharray="7 4""##),
        ] {
            for upper in [true, false] {
                let line: Vec<Option<(f64, f64)>> = self
                    .limits
                    .iter()
                    .map(|l| {
                        let pair = if of == 0 { l.alert } else { l.alarm };
                        let value = if upper { pair.1 } else { pair.0 };
                        (value <= high && value >= low).then(|| (x.at(l.size), y.at(value)))
                    })
                    .collect();
                path(on, &line, attributes);
            }
        }
        on.rule((left, y.at(self.average)), (right, y.at(self.average)), "#3D3D3D", 1.4, "");
        let mut marks = Vec::new();
        let mut order: Vec<(&Dot, f64)> = self.shown().collect();
        order.sort_by_key(|(dot, _)| (dot.own, dot.beyond != Beyond::Within));
        for (dot, value) in &order {
            let (px, py) = (x.at(dot.size), y.at(*value));
            let fill = if dot.own { "#12436D" } else { "#3D3D3D" };
            match dot.beyond {
                Beyond::Within => {
                    on.mark(if dot.own { 3 } else { 0 }, px, py, if dot.own { 6.0 } else { 4.0 }, fill)
                }
                Beyond::Alert(up) => on.triangle(px, py, 5.5, up, if dot.own { fill } else { "#fff" }),
                Beyond::Alarm(up) => on.triangle(px, py, 7.0, up, if dot.own { fill } else { "#F46A25" }),
            }
            marks.push(Rect { x: px - 7.0, y: py - 7.0, w: 14.0, h: 14.0 });
        }
        for dot in self.dots.iter().filter(|d| d.value == Value::Hidden) {
            on.hidden(x.at(dot.size), bottom - 2.0);
        }
        let bounds = Rect { x: left, y: top - 10.0, w: right - left + 12.0, h: bottom - top + 10.0 };
        // Its own first, then those beyond the outer limits, from the largest.
        for (dot, value) in
            order.iter().rev().filter(|(d, _)| d.own || matches!(d.beyond, Beyond::Alarm(_))).take(12)
        {
            let (px, py) = (x.at(dot.size), y.at(*value));
            let look = if dot.own { on.plain().bold().halo() } else { on.quiet().halo() };
            let points: Vec<(f64, f64, Anchor)> = [0.0, 12.0, -12.0, 24.0, -24.0]
                .iter()
                .flat_map(|dy| {
                    [(px + 11.0, py + 5.0 + dy, Anchor::Start), (px - 11.0, py + 5.0 + dy, Anchor::End)]
                })
                .chain([(px, py - 13.0, Anchor::Middle), (px, py + 22.0, Anchor::Middle)])
                .collect();
            on.label(&points, &dot.name, look, bounds, &marks);
        }
        let key = format!(
            "Line: average {}. Short dashes: 95% limits; long dashes: 99.8% limits. Triangles lie beyond the limits, filled ones beyond the outer.",
            self.unit.number(self.average)
        );
        let look = on.quiet();
        let lines = wrap(&key, on.width, 13.0, false);
        let below = on.lines(0.0, bottom + 58.0, &lines, look) + 3.0;
        let mut more = unseen(self.hidden(), 0);
        more.extend(self.notes.iter().cloned());
        notes(on, below, &more)
    }
}
