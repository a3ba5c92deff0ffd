//! Areas beside each other: bars from zero, or dots, each with its interval.

use super::axis::{notes, unseen};
use super::place::{Rect, measure, wrap};
use super::say::{clearly, count, list};
use super::scale::{Scale, extent};
use super::table::{Table, figure, words};
use super::{Anchor, Canvas, GRID, Interval, Model, Unit, Value, number};
use std::cmp::Ordering;

/// A comparison of areas, in the order in which they are given.
#[derive(Clone, Debug, Default)]
pub struct Bars {
    /// What is compared, with its period: `Burglary, 12 months to January 2025`.
    pub subject: String,
    /// In what it is measured.
    pub unit: Unit,
    /// What is compared: `districts`.
    pub kind: String,
    /// One for each area.
    pub bars: Vec<Bar>,
    /// What they are held against: a name and its value.
    pub reference: Option<(String, f64)>,
    /// Dots instead of bars: for values of which zero is not the natural beginning.
    pub dots: bool,
    /// What a reader must know.
    pub notes: Vec<String>,
}

/// One area.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Value,
    /// Its 95% interval.
    pub interval: Option<Interval>,
    /// Whether the chart is about this one.
    pub own: bool,
}

impl Bars {
    fn against(&self, bar: &Bar) -> Option<Option<Ordering>> {
        let (_, reference) = self.reference.as_ref()?;
        bar.value.known()?;
        Some(clearly(bar.interval?, (*reference, *reference)))
    }

    fn shown(&self) -> impl Iterator<Item = (&Bar, f64)> {
        self.bars.iter().filter_map(|bar| Some((bar, bar.value.known()?)))
    }

    fn unseen(&self) -> Vec<String> {
        let of = |what| self.bars.iter().filter(|bar| bar.value == what).count();
        unseen(of(Value::Hidden), 0)
    }

    fn names(&self, which: Ordering) -> Option<String> {
        let all: Vec<&str> = self
            .bars
            .iter()
            .filter(|bar| self.against(bar) == Some(Some(which)))
            .map(|bar| bar.name.as_str())
            .collect();
        let is = if all.len() == 1 { "is" } else { "are" };
        let word = if which == Ordering::Greater { "higher" } else { "lower" };
        let who = match all.len() {
            0 => return None,
            1..=3 => list(&all),
            n => format!("{} of {} {}", count(n), self.bars.len(), self.kind),
        };
        Some(format!("{who} {is} {word}"))
    }
}

impl Model for Bars {
    fn title(&self) -> String {
        let by = |a: &(&Bar, f64), b: &(&Bar, f64)| a.1.total_cmp(&b.1);
        let (Some(most), Some(least)) = (self.shown().max_by(by), self.shown().min_by(by)) else {
            return format!("{}: no figure can be shown", self.subject);
        };
        if let Some((name, value)) = &self.reference
            && self.bars.iter().any(|bar| bar.interval.is_some())
        {
            let said: Vec<String> =
                [Ordering::Greater, Ordering::Less].into_iter().filter_map(|o| self.names(o)).collect();
            let than = format!("{name} ({})", self.unit.said(*value));
            return match said.as_slice() {
                [] => format!("{}: none of the {} is clearly different from {than}", self.subject, self.kind),
                said => format!("{}: {} than {than}", self.subject, said.join(", ")),
            };
        }
        let hidden = self.bars.iter().any(|bar| bar.value == Value::Hidden);
        let of = if hidden { ", of those shown" } else { "" };
        format!(
            "{}: highest in {} ({}), lowest in {} ({}){of}",
            self.subject,
            most.0.name,
            self.unit.said(most.1),
            least.0.name,
            self.unit.number(least.1)
        )
    }

    fn text(&self) -> String {
        let what = if self.dots { "Dot chart" } else { "Bar chart" };
        let said = |bar: &Bar| {
            let interval = bar.interval.filter(|_| bar.value.known().is_some());
            let interval = interval.map_or_else(String::new, |i| format!(" ({})", self.unit.interval(i)));
            format!("{} {}{interval}", bar.name, self.unit.value(bar.value))
        };
        let all: Vec<String> = self.bars.iter().map(said).collect();
        let mut out =
            format!("{what}. {}. With 95% intervals where there are any: {}.", self.title(), all.join("; "));
        for note in self.unseen().iter().chain(&self.notes) {
            out.push_str(&format!(" {note}"));
        }
        out
    }

    fn table(&self) -> Table {
        let mut table =
            Table::new(format!("{}, {}", self.subject, self.unit.name), &["Area", "Value", "95% interval"]);
        if let Some((name, _)) = &self.reference {
            table.head.push(format!("Against {name}"));
        }
        for bar in &self.bars {
            let interval = bar.interval.filter(|_| bar.value.known().is_some());
            let mut row = vec![
                words(bar.name.clone()),
                figure(self.unit.value(bar.value)),
                figure(interval.map_or_else(|| "–".into(), |i| self.unit.interval(i))),
            ];
            if self.reference.is_some() {
                row.push(words(match self.against(bar) {
                    None => "–",
                    Some(Some(Ordering::Greater)) => "higher",
                    Some(Some(Ordering::Less)) => "lower",
                    Some(_) => "not clearly different",
                }));
            }
            table.rows.push(row);
        }
        table
    }

    fn draw(&self, on: &mut Canvas) -> f64 {
        let look = on.plain();
        let phone = on.phone();
        let beside = if phone { 0.0 } else { 220.0 };
        let names: Vec<Vec<String>> = self
            .bars
            .iter()
            .map(|bar| wrap(&bar.name, if phone { on.width } else { beside - 12.0 }, 14.0, bar.own))
            .collect();
        let all = self.shown().flat_map(|(bar, value)| {
            let (low, high) = bar.interval.unwrap_or((value, value));
            [value, low, high]
        });
        let all = all.chain(self.reference.as_ref().map(|(_, value)| *value));
        let (low, high) = extent(all);
        // Room for the value at the end of the longest bar.
        let room =
            self.shown().map(|(_, v)| measure(&self.unit.number(v), 14.0, true)).fold(50.0, f64::max) + 12.0;
        let (left, right) = (if phone { 4.0 } else { beside }, on.width - room);
        let scale = Scale::new(low, high, !self.dots, if phone { 3 } else { 5 }, left, right);
        let cut = if scale.low == 0.0 { "" } else { " (the scale does not begin at 0)" };
        on.text(left, 14.0, &format!("{}{cut}", self.unit.axis()), on.quiet());
        let mut top = 34.0;
        if let Some((name, value)) = &self.reference {
            let said = format!("{name} {}", self.unit.number(*value));
            let x = scale.at(*value);
            let half = measure(&said, 13.0, true) / 2.0;
            on.text(x.max(half).min(on.width - half), top, &said, on.quiet().bold().at(Anchor::Middle));
            top += 8.0;
        } else {
            top -= 14.0;
        }
        let heights: Vec<f64> = names
            .iter()
            .map(|lines| lines.len() as f64 * 17.5 + if phone { 30.0 } else { 11.0 })
            .map(|h: f64| h.max(26.0))
            .collect();
        let bottom = top + heights.iter().sum::<f64>() + 4.0;
        for tick in &scale.ticks {
            let x = scale.at(*tick);
            on.rule((x, top), (x, bottom), if *tick == 0.0 { "#8d9b9a" } else { GRID }, 1.0, "");
            let said = number(*tick, scale.decimals);
            let half = measure(&said, 13.0, false) / 2.0;
            on.text(x.max(half).min(on.width - half), bottom + 17.0, &said, on.quiet().at(Anchor::Middle));
        }
        if let Some((_, value)) = &self.reference {
            let x = scale.at(*value);
            on.rule((x, top - 4.0), (x, bottom), "#3D3D3D", 1.6, "7 4");
        }
        let mut y = top;
        for ((bar, lines), height) in self.bars.iter().zip(&names).zip(&heights) {
            let look = if bar.own { look.bold() } else { look };
            let middle = if phone { y + height - 17.0 } else { y + height / 2.0 };
            if phone {
                on.lines(0.0, y + 15.0, lines, look.halo());
            } else {
                let first = middle - lines.len() as f64 * 17.5 / 2.0 + 13.5;
                on.lines(beside - 12.0, first, lines, look.at(Anchor::End));
            }
            self.one(on, bar, &scale, middle);
            y += height;
        }
        let mut below = self.unseen();
        if self.bars.iter().any(|bar| bar.interval.is_some()) {
            below.insert(0, "Thin lines: 95% intervals.".into());
        }
        below.extend(self.notes.iter().cloned());
        notes(on, bottom + 44.0, &below)
    }
}

impl Bars {
    fn one(&self, on: &mut Canvas, bar: &Bar, scale: &Scale, y: f64) {
        let zero = scale.at(scale.low.max(0.0));
        let look = on.plain().halo();
        let Some(value) = bar.value.known() else {
            if bar.value == Value::Hidden {
                on.hidden(zero + 8.0, y + 4.0);
            }
            let said = if bar.value == Value::Hidden { "withheld" } else { "no data" };
            on.text(zero + 18.0, y + 4.5, said, on.quiet().halo());
            return;
        };
        let x = scale.at(value);
        let colour = if bar.own { "#12436D" } else { "#B4C4D2" };
        let mut end = x;
        if self.dots {
            on.mark(
                if bar.own { 3 } else { 0 },
                x,
                y,
                if bar.own { 6.0 } else { 5.0 },
                if bar.own { "#12436D" } else { "#3D3D3D" },
            );
            end += 7.0;
        } else {
            let (from, to) = (zero.min(x), zero.max(x));
            on.rect(Rect { x: from, y: y - 8.0, w: to - from, h: 16.0 }, &format!(r#"fill="{colour}""#));
        }
        if let Some((low, high)) = bar.interval {
            let (from, to) = (scale.at(low), scale.at(high));
            // A light edge keeps the line to be seen on a dark bar.
            on.rule((from, y), (to, y), "#fff", 4.0, "");
            for (a, b) in
                [((from, y), (to, y)), ((from, y - 4.0), (from, y + 4.0)), ((to, y - 4.0), (to, y + 4.0))]
            {
                on.rule(a, b, "#14242b", 1.6, "");
            }
            if self.dots {
                on.mark(
                    if bar.own { 3 } else { 0 },
                    x,
                    y,
                    if bar.own { 6.0 } else { 5.0 },
                    if bar.own { "#12436D" } else { "#3D3D3D" },
                );
            }
            end = end.max(to);
        }
        on.text(end + 7.0, y + 5.0, &self.unit.number(value), if bar.own { look.bold() } else { look });
    }
}
