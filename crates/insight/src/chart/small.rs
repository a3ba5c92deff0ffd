//! Many small lines of one kind beside each other, and one that fits into a row of a table.

use super::axis::{notes, path, unseen};
use super::canvas::escape;
use super::place::wrap;
use super::say::{count, list};
use super::table::{Table, figure, words};
use super::{Anchor, Canvas, Model, Period, Unit, Value};
use maud::{Markup, PreEscaped};

/// Small charts of several series over the same periods, each on its own scale from zero.
#[derive(Clone, Debug, Default)]
pub struct Multiples {
    /// What they show: `Recorded crime in East Barsham by type`.
    pub subject: String,
    /// In what they are measured.
    pub unit: Unit,
    /// The periods.
    pub periods: Vec<Period>,
    /// The series.
    pub all: Vec<Multiple>,
    /// What a reader must know.
    pub notes: Vec<String>,
}

/// One of them.
#[derive(Clone, Debug, Default)]
pub struct Multiple {
    /// Its name.
    pub name: String,
    /// A value for each period.
    pub values: Vec<Value>,
    /// What is usual: lower limit, mean, upper limit.
    pub usual: Option<(f64, f64, f64)>,
    /// Unusual points, and whether they are high.
    pub signals: Vec<(usize, bool)>,
}

impl Multiple {
    fn last(&self) -> Option<(usize, f64)> {
        self.values.iter().enumerate().rev().find_map(|(at, v)| Some((at, v.known()?)))
    }

    /// Whether the latest point is unusual, and to which side.
    fn unusual(&self) -> Option<bool> {
        let (at, _) = self.last()?;
        self.signals.iter().find(|(signal, _)| *signal == at).map(|(_, high)| *high)
    }

    fn high(&self) -> f64 {
        let all = self.values.iter().filter_map(|v| v.known()).chain(self.usual.map(|u| u.2));
        all.fold(0.0, f64::max).max(1e-9)
    }

    /// Draws the line in a rectangle.
    fn draw(&self, on: &mut Canvas, left: f64, top: f64, width: f64, height: f64) {
        let high = self.high();
        let n = self.values.len().max(2) - 1;
        let x = |at: usize| left + width * at as f64 / n as f64;
        let y = |v: f64| top + height - height * (v.max(0.0) / high);
        if let Some((low, mean, upper)) = self.usual {
            let band = super::Rect { x: left, y: y(upper), w: width, h: y(low) - y(upper) };
            on.rect(band, r##"fill="#12436D" fill-opacity="0.1""##);
            on.rule((left, y(mean)), (left + width, y(mean)), "#8d9b9a", 1.0, "");
        }
        on.rule((left, top + height), (left + width, top + height), "#8d9b9a", 1.0, "");
        let points: Vec<Option<(f64, f64)>> =
            self.values.iter().enumerate().map(|(at, v)| v.known().map(|v| (x(at), y(v)))).collect();
        path(on, &points, r##"stroke="#12436D" stroke-width="1.8""##);
        for (at, value) in self.values.iter().enumerate() {
            if *value == Value::Hidden {
                on.hidden(x(at), top + height);
            }
        }
        for (at, up) in &self.signals {
            if let Some((px, py)) = points.get(*at).copied().flatten() {
                on.triangle(px, py, 4.0, *up, "#F46A25");
            }
        }
        if let Some((px, py)) = self.last().and_then(|(at, _)| points[at])
            && self.unusual().is_none()
        {
            on.mark(0, px, py, 3.5, "#12436D");
        }
    }
}

impl Multiples {
    fn count(&self, what: Value) -> usize {
        self.all.iter().flat_map(|m| &m.values).filter(|v| **v == what).count()
    }
}

impl Model for Multiples {
    fn title(&self) -> String {
        let Some(when) = self.periods.last().map(|p| p.words()) else {
            return format!("{}: no figure can be shown", self.subject);
        };
        let of = |high: bool| -> Vec<&str> {
            let last = self.periods.len() - 1;
            let now = self
                .all
                .iter()
                .filter(|m| m.unusual() == Some(high) && m.last().is_some_and(|(at, _)| at == last));
            now.map(|m| m.name.as_str()).collect()
        };
        let side = |names: &[&str], word: &str| match names.len() {
            0 => None,
            1..=3 => Some(format!("{} unusually {word}", list(names))),
            n => Some(format!("{} unusually {word}", count(n))),
        };
        let said: Vec<String> =
            [side(&of(true), "high"), side(&of(false), "low")].into_iter().flatten().collect();
        let said = if said.is_empty() { "nothing unusual".to_string() } else { said.join(", ") };
        format!("{}: {said} in {when}", self.subject)
    }

    fn text(&self) -> String {
        let one = |m: &Multiple| match m.last() {
            None => format!("{}: nothing can be shown", m.name),
            Some((at, value)) => {
                let usual = m
                    .usual
                    .map_or_else(String::new, |u| format!(", usually {}", self.unit.interval((u.0, u.2))));
                format!("{} {} in {}{usual}", m.name, self.unit.number(value), self.periods[at].words())
            }
        };
        let all: Vec<String> = self.all.iter().map(one).collect();
        let mut out = format!(
            "Small line charts, each on its own scale from zero. {}. {}.",
            self.title(),
            all.join("; ")
        );
        for note in unseen(self.count(Value::Hidden), self.count(Value::Missing)).iter().chain(&self.notes) {
            out.push_str(&format!(" {note}"));
        }
        out
    }

    fn table(&self) -> Table {
        let mut table = Table::new(format!("{}, {}", self.subject, self.unit.name), &["Period"]);
        table.head.extend(self.all.iter().map(|m| m.name.clone()));
        for (at, period) in self.periods.iter().enumerate() {
            let mut row = vec![words(super::say::capital(&period.words()))];
            row.extend(
                self.all
                    .iter()
                    .map(|m| figure(self.unit.value(m.values.get(at).copied().unwrap_or(Value::Missing)))),
            );
            table.rows.push(row);
        }
        table
    }

    fn draw(&self, on: &mut Canvas) -> f64 {
        let columns = if on.phone() { 1 } else { 3 };
        let gap = 28.0;
        let cell = (on.width - gap * (columns - 1) as f64) / columns as f64;
        let plot = if on.phone() { 56.0 } else { 76.0 };
        let mut y = 4.0;
        for row in self.all.chunks(columns) {
            let names: Vec<Vec<String>> =
                row.iter().map(|m| wrap(&m.name, cell - 64.0, 14.0, true)).collect();
            let tallest = names.iter().map(Vec::len).max().unwrap_or(1) as f64 * 17.5;
            for (column, (one, name)) in row.iter().zip(&names).enumerate() {
                let left = column as f64 * (cell + gap);
                on.lines(left, y + 13.0, name, on.plain().bold());
                let said = one.last().map_or_else(|| "none".into(), |(_, v)| self.unit.number(v));
                on.text(left + cell, y + 13.0, &said, on.plain().at(Anchor::End));
                one.draw(on, left + 5.0, y + tallest + 8.0, cell - 12.0, plot);
            }
            y += tallest + plot + 30.0;
        }
        let ends = self.periods.first().zip(self.periods.last());
        let mut below = vec![ends.map_or_else(String::new, |(from, to)| {
            format!(
                "Each from {} to {}, on its own scale from zero; the number is the latest.",
                from.words(),
                to.words()
            )
        })];
        below.push("Shaded: what is usual. Triangles: unusual points.".into());
        below.extend(unseen(self.count(Value::Hidden), self.count(Value::Missing)));
        below.extend(self.notes.iter().cloned());
        notes(on, y + 10.0, &below)
    }
}

/// One small line for a row of a table, with its alternative; the row says the numbers.
pub fn spark(one: &Multiple, alternative: &str) -> Markup {
    let mut on = Canvas::new(super::Size::Wide);
    on.width = 160.0;
    one.draw(&mut on, 6.0, 6.0, 148.0, 30.0);
    let mut attributes = String::from(r#"class="sm-spark" role="img" focusable="false" aria-label=""#);
    escape(&mut attributes, alternative);
    attributes.push('"');
    PreEscaped(on.finish(42.0).svg(&attributes))
}
