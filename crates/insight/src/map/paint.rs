//! Filling the ground: classes of values, their key, and names that do not lie on each other.

use super::ground::{Ground, Shape, width};
use crate::chart::{Anchor, Canvas, Model, Rect, Size, Table, Unit, Value, list, wrap};
use crate::chart::{Cell, INK, QUIET};
use std::collections::BTreeMap;

/// One colour in five steps; each is clearly darker than the one before, in grey too.
const STEPS: [&str; 5] = ["#E7EEF4", "#B5CBDD", "#7FA3C0", "#41739B", "#12436D"];

/// How values are put into classes.
#[derive(Clone, Debug, PartialEq)]
pub enum Classes {
    /// About as many areas in each of so many classes, five at most.
    Quantiles(usize),
    /// Upper ends of all classes but the last.
    Fixed(Vec<f64>),
}

/// A map of one figure.
#[derive(Clone, Debug)]
pub struct Map<'a> {
    /// What is shown, with its period.
    pub subject: String,
    /// In what it is measured.
    pub unit: Unit,
    /// What the areas are: `small areas (LSOA)`.
    pub kind: String,
    /// The boundaries.
    pub ground: &'a Ground,
    /// A value for each code; an area without one is missing.
    pub values: &'a BTreeMap<String, Value>,
    /// Classes.
    pub classes: Classes,
    /// The area that the page is about.
    pub own: Option<&'a str>,
    /// What a reader must know.
    pub notes: Vec<String>,
}

impl Map<'_> {
    fn value(&self, shape: &Shape) -> Value {
        self.values.get(&shape.code).copied().unwrap_or(Value::Missing)
    }

    fn known(&self) -> Vec<(&Shape, f64)> {
        let mut all: Vec<(&Shape, f64)> =
            self.ground.areas.iter().filter_map(|s| Some((s, self.value(s).known()?))).collect();
        all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.code.cmp(&b.0.code)));
        all
    }

    fn count(&self, what: Value) -> usize {
        self.ground.areas.iter().filter(|s| self.value(s) == what).count()
    }

    /// Upper ends of all classes but the last, each a value as it is written, so that the key says exactly what is filled.
    fn ends(&self) -> Vec<f64> {
        let known = self.known();
        let mut ends = match &self.classes {
            Classes::Fixed(ends) => ends.clone(),
            Classes::Quantiles(n) => {
                let n = (*n).clamp(1, STEPS.len());
                let mut values: Vec<f64> = known.iter().map(|(_, v)| *v).collect();
                values.reverse();
                (1..n)
                    .filter_map(|at| values.get((values.len() * at / n).saturating_sub(1)).copied())
                    .collect()
            }
        };
        let most = known.first().map_or(0.0, |(_, v)| *v);
        ends.sort_by(f64::total_cmp);
        ends.dedup_by(|a, b| self.unit.number(*a) == self.unit.number(*b));
        ends.retain(|end| *end < most);
        ends.truncate(STEPS.len() - 1);
        ends
    }

    /// Which class a value is in, and its colour.
    fn class(ends: &[f64], value: f64) -> usize {
        ends.iter().filter(|end| value > **end).count()
    }

    fn colour(ends: &[f64], class: usize) -> &'static str {
        // Fewer classes use the whole range of the steps.
        let at = (class * (STEPS.len() - 1)).checked_div(ends.len()).unwrap_or(2);
        STEPS[at.min(STEPS.len() - 1)]
    }
}

impl Model for Map<'_> {
    fn title(&self) -> String {
        let known = self.known();
        let (Some(most), Some(least)) = (known.first(), known.last()) else {
            return format!("{}: no figure can be shown", self.subject);
        };
        let hidden = if self.count(Value::Hidden) > 0 { ", of those shown" } else { "" };
        if known.len() == 1 {
            return format!("{}: {} in {}", self.subject, self.unit.said(most.1), most.0.name);
        }
        format!(
            "{}: from {} in {} to {} in {}{hidden}",
            self.subject,
            self.unit.number(least.1),
            least.0.name,
            self.unit.said(most.1),
            most.0.name
        )
    }

    fn text(&self) -> String {
        let known = self.known();
        let said = |(shape, value): &(&Shape, f64)| format!("{} {}", shape.name, self.unit.number(*value));
        let mut out = format!("Map of {} {}. {}.", self.ground.areas.len(), self.kind, self.title());
        if known.len() <= 24 {
            let all: Vec<String> = known.iter().map(said).collect();
            out.push_str(&format!(" {}.", list(&all)));
        } else {
            let top: Vec<String> = known.iter().take(5).map(said).collect();
            let low: Vec<String> = known.iter().rev().take(5).map(said).collect();
            out.push_str(&format!(" Highest: {}. Lowest: {}.", list(&top), list(&low)));
        }
        for (what, n) in
            [("withheld", self.count(Value::Hidden)), ("without data", self.count(Value::Missing))]
        {
            if n > 0 {
                out.push_str(&format!(" {n} {what}."));
            }
        }
        for note in &self.notes {
            out.push_str(&format!(" {note}"));
        }
        out
    }

    fn table(&self) -> Table {
        let mut rows: Vec<Vec<Cell>> = self
            .ground
            .areas
            .iter()
            .map(|shape| {
                let value = self.unit.value(self.value(shape));
                vec![Cell::Words(shape.name.clone()), Cell::Words(shape.code.clone()), Cell::Number(value)]
            })
            .collect();
        rows.sort_by(|a, b| a[0].said().cmp(b[0].said()));
        Table {
            caption: format!("{}, {}", self.subject, self.unit.name),
            head: ["Area", "Code", "Value"].map(String::from).to_vec(),
            rows,
        }
    }

    fn draw(&self, on: &mut Canvas) -> f64 {
        let across = width(on.size, self.ground.tall);
        let height = across * self.ground.tall;
        let left = if on.phone() { (on.width - across) / 2.0 } else { 1.0 };
        let ends = self.ends();
        let hatch = self.hatch(on, &ends);
        on.draw(format_args!(r#"<g transform="translate({left:.1} 2)">"#));
        for shape in &self.ground.areas {
            let fill = match self.value(shape) {
                Value::Hidden => format!("url(#{hatch})"),
                value => value.known().map_or_else(
                    || format!("url(#{hatch}-none)"),
                    |v| Self::colour(&ends, Self::class(&ends, v)).into(),
                ),
            };
            let d = if on.size == Size::Wide { &shape.wide } else { &shape.tall };
            // White edges lie well on every step; where there is no figure, a grey one shows that there is an area.
            let edge = if self.value(shape).known().is_some() {
                r##"stroke="#fff""##
            } else {
                r##"stroke="#8d9b9a""##
            };
            on.draw(format_args!(
                r#"<path d="{d}" fill="{fill}" fill-rule="evenodd" {edge} stroke-width="0.6"/>"#
            ));
        }
        for shape in &self.ground.over {
            let d = if on.size == Size::Wide { &shape.wide } else { &shape.tall };
            on.draw(format_args!(
                r#"<path d="{d}" fill="none" stroke="{INK}" stroke-width="1.4" stroke-linejoin="round"/>"#
            ));
        }
        if let Some(shape) = self.own.and_then(|own| self.ground.areas.iter().find(|s| s.code == own)) {
            let d = if on.size == Size::Wide { &shape.wide } else { &shape.tall };
            on.draw(format_args!(r##"<path d="{d}" fill="none" stroke="#fff" stroke-width="5"/>"##));
            on.draw(format_args!(r##"<path d="{d}" fill="none" stroke="#F46A25" stroke-width="2.6"/>"##));
        }
        on.draw(format_args!("</g>"));
        self.names(on, left, across, height);
        self.key(on, &ends, &hatch, across, height)
    }
}

impl Map<'_> {
    /// The pattern of what is hidden. Its name hangs on what is drawn, so that several maps on a page keep to their own.
    fn hatch(&self, on: &mut Canvas, ends: &[f64]) -> String {
        let mut mixed: u64 = 0xcbf2_9ce4_8422_2325;
        let said = format!("{}{:?}{ends:?}{:?}", self.subject, on.size, self.values.len());
        for byte in said.bytes() {
            mixed = (mixed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        let id = format!("hatch-{mixed:016x}");
        on.draw(format_args!(
            r##"<defs><pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 0h6v6H0z" fill="#fff"/><path d="M0 6L6 0M-1 1L1 -1M5 7L7 5" stroke="{QUIET}" stroke-width="1"/></pattern><pattern id="{id}-none" width="7" height="7" patternUnits="userSpaceOnUse"><path d="M0 0h7v7H0z" fill="#fff"/><circle cx="3.5" cy="3.5" r="1" fill="{QUIET}"/></pattern></defs>"##
        ));
        id
    }

    /// Names of the districts, or of the areas where there are few.
    fn names(&self, on: &mut Canvas, left: f64, across: f64, height: f64) {
        let named = if self.ground.over.is_empty() && self.ground.areas.len() <= 40 {
            &self.ground.areas
        } else {
            &self.ground.over
        };
        let look = on.quiet().bold().fill(INK).halo().at(Anchor::Middle);
        let bounds = Rect {
            x: 0.0,
            y: 0.0,
            w: if on.phone() { on.width } else { left + across + 30.0 },
            h: height + 4.0,
        };
        if let Some(own) = self.own.and_then(|own| self.ground.areas.iter().find(|s| s.code == own)) {
            let (x, y) = (left + own.middle.0 * across, 2.0 + own.middle.1 * across);
            let points = [(x, y - 16.0), (x, y + 26.0), (x, y - 32.0), (x, y + 42.0)];
            let points: Vec<(f64, f64, Anchor)> = [Anchor::Middle, Anchor::Start, Anchor::End]
                .iter()
                .flat_map(|a| points.iter().map(|(x, y)| (*x, *y, *a)))
                .collect();
            on.label(&points, &own.name, look.fill("#8A2E00"), bounds, &[]);
        }
        let own = self.own.unwrap_or_default();
        for shape in named.iter().filter(|shape| shape.code != own) {
            let (x, y) = (left + shape.middle.0 * across, 2.0 + shape.middle.1 * across);
            let points: Vec<(f64, f64, Anchor)> =
                [5.0, -9.0, 19.0, -23.0, 33.0].into_iter().map(|dy| (x, y + dy, Anchor::Middle)).collect();
            on.label(&points, &shape.name, look, bounds, &[]);
        }
    }

    /// The key: each class with its range and how many areas it holds; beside the map, or below it on a phone.
    fn key(&self, on: &mut Canvas, ends: &[f64], hatch: &str, across: f64, height: f64) -> f64 {
        let known = self.known();
        let (x, mut y, room) = if on.phone() {
            (0.0, height + 24.0, on.width)
        } else {
            let x = (across + 40.0).min(on.width - 190.0);
            (x, 14.0, on.width - x)
        };
        let quiet = on.quiet();
        let unit = wrap(&self.unit.axis(), room, 13.0, true);
        y = on.lines(x, y, &unit, quiet.bold().fill(INK)) + 2.0;
        let mut row = |on: &mut Canvas, fill: &str, said: &str, n: usize| {
            let edge = format!(r#"fill="{fill}" stroke="{QUIET}" stroke-width="0.8""#);
            on.rect(Rect { x: x + 0.5, y: y - 11.0, w: 22.0, h: 14.0 }, &edge);
            let lines = wrap(&format!("{said} ({n})"), room - 30.0, 13.0, false);
            y = on.lines(x + 30.0, y, &lines, quiet.fill(INK)) + 5.0;
        };
        for class in (0..=ends.len()).rev() {
            let within: Vec<f64> =
                known.iter().map(|(_, v)| *v).filter(|v| Self::class(ends, *v) == class).collect();
            if let (Some(high), Some(low)) = (within.first(), within.last()) {
                let (low, high) = (self.unit.number(*low), self.unit.number(*high));
                let said = if low == high { low } else { format!("{low} to {high}") };
                row(on, Self::colour(ends, class), &said, within.len());
            }
        }
        let (hidden, missing) = (self.count(Value::Hidden), self.count(Value::Missing));
        if hidden > 0 {
            row(on, &format!("url(#{hatch})"), "withheld, so that nobody can be recognised", hidden);
        }
        if missing > 0 {
            row(on, &format!("url(#{hatch}-none)"), "no data", missing);
        }
        let said = wrap(&format!("In brackets: how many {}.", self.kind), room, 13.0, false);
        y = on.lines(x, y + 4.0, &said, quiet);
        let mut y = if on.phone() { y + 4.0 } else { y.max(height) + 20.0 };
        for note in &self.notes {
            let lines = wrap(note, on.width, 13.0, false);
            y = on.lines(0.0, y, &lines, quiet) + 3.0;
        }
        y - 4.0
    }
}
