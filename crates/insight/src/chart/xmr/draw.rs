//! How a control chart is drawn.

use super::Xmr;
use crate::chart::axis::{Frame, Wanted, notes, path, unseen};
use crate::chart::place::{Rect, spread, wrap};
use crate::chart::say::{capital, count};
use crate::chart::scale::extent;
use crate::chart::{Anchor, Canvas, Value};

impl Xmr {
    /// The whole drawing.
    pub(super) fn drawn(&self, on: &mut Canvas) -> f64 {
        let edges = self.segments.iter().flat_map(|s| [s.limits.0, s.limits.1]);
        let all = self.values.iter().filter_map(|v| v.known()).chain(edges).chain(self.target);
        let (low, high) = extent(all);
        let frame = Frame::draw(
            on,
            &Wanted {
                periods: &self.periods,
                unit: &self.unit,
                low,
                high,
                zero: false,
                aside: if on.phone() { 82.0 } else { 134.0 },
                over: self.reason_height(on),
            },
        );
        self.limits(on, &frame);
        self.aside(on, &frame);
        let points: Vec<Option<(f64, f64)>> =
            (0..self.periods.len()).map(|at| self.known(at).map(|v| (frame.x(at), frame.y.at(v)))).collect();
        path(on, &points, r##"stroke="#3D3D3D" stroke-width="1.8""##);
        let small = self.periods.len() > 60 || on.phone();
        let mut marks = Vec::new();
        for (at, point) in points.iter().enumerate() {
            if self.values.get(at) == Some(&Value::Hidden) {
                on.hidden(frame.x(at), frame.bottom - 2.0);
            }
            let Some((x, y)) = *point else { continue };
            match self.signal(at) {
                Some(signal) => {
                    on.triangle(x, y, if small { 5.5 } else { 7.0 }, signal.high, self.tone(signal.high).0);
                }
                None => on.mark(0, x, y, if small { 3.0 } else { 4.0 }, "#3D3D3D"),
            }
            marks.push(Rect { x: x - 6.0, y: y - 6.0, w: 12.0, h: 12.0 });
        }
        self.label(on, &frame, &points, &marks);
        let y = self.key(on, frame.below());
        let mut below = unseen(self.count(Value::Hidden), self.count(Value::Missing));
        if self.provisional {
            below.insert(
                0,
                "Provisional: there are fewer than 12 points, so the limits may still move.".into(),
            );
        }
        below.extend(self.notes.iter().cloned());
        notes(on, y, &below)
    }

    /// The band of what is usual with its lines, for each stretch.
    fn limits(&self, on: &mut Canvas, frame: &Frame) {
        let many = self.segments.len() > 1;
        for segment in &self.segments {
            let last = segment.to.saturating_sub(1);
            let half = if self.periods.len() > 1 { (frame.x(1) - frame.x(0)) / 2.0 } else { 10.0 };
            let (from, to) =
                ((frame.x(segment.from) - half).max(frame.left), (frame.x(last) + half).min(frame.right));
            let (low, high) = (frame.y.at(segment.limits.0), frame.y.at(segment.limits.1));
            on.rect(
                Rect { x: from, y: high, w: to - from, h: low - high },
                r##"fill="#12436D" fill-opacity="0.07""##,
            );
            for (value, stroke, width, dash) in [
                (segment.near.0, "#8d9b9a", 1.0, "2 4"),
                (segment.near.1, "#8d9b9a", 1.0, "2 4"),
                (segment.limits.0, "#3D3D3D", 1.4, "7 4"),
                (segment.limits.1, "#3D3D3D", 1.4, "7 4"),
                (segment.mean, "#3D3D3D", 1.4, ""),
            ] {
                on.rule((from, frame.y.at(value)), (to, frame.y.at(value)), stroke, width, dash);
            }
            if many && segment.from > 0 {
                on.rule((from, frame.top - 4.0), (from, frame.bottom), "#801650", 1.4, "3 3");
            }
        }
        if let Some(target) = self.target {
            on.rule(
                (frame.left, frame.y.at(target)),
                (frame.right, frame.y.at(target)),
                "#801650",
                2.0,
                "10 3 2 3",
            );
        }
        self.reasons(on, frame);
    }

    /// How much room the reasons of re-basings take over the plot: a line for each where they do not stand side by side.
    fn reason_height(&self, on: &Canvas) -> f64 {
        self.reason_lines(on).iter().map(|(_, lines)| lines.len() as f64 * 16.0 + 2.0).sum()
    }

    fn reason_lines(&self, on: &Canvas) -> Vec<(usize, Vec<String>)> {
        let many = self.segments.iter().filter(|s| s.from > 0).count() > 1;
        self.segments
            .iter()
            .enumerate()
            .filter(|(_, s)| s.from > 0)
            .map(|(row, s)| {
                let when = self.periods.get(s.from).map(|p| p.words()).unwrap_or_default();
                let number = if many { format!("{row}. ") } else { String::new() };
                let why = if s.why.is_empty() { String::new() } else { format!(": {}", s.why) };
                (row, wrap(&format!("{number}Limits anew from {when}{why}"), on.width, 13.0, false))
            })
            .collect()
    }

    fn reasons(&self, on: &mut Canvas, frame: &Frame) {
        let all = self.reason_lines(on);
        let many = all.len() > 1;
        let look = on.quiet().fill("#801650");
        let mut y = 34.0;
        for (row, lines) in all {
            y = on.lines(0.0, y, &lines, look) + 2.0;
            if many {
                let x = frame.x(self.segments[row].from) + 3.0;
                on.label(
                    &[(x, frame.top + 10.0, Anchor::Start), (x, frame.top + 24.0, Anchor::Start)],
                    &row.to_string(),
                    look,
                    frame.plot(),
                    &[],
                );
            }
        }
    }

    /// What the lines are, at their right end.
    fn aside(&self, on: &mut Canvas, frame: &Frame) {
        let Some(segment) = self.segments.last() else { return };
        let look = on.quiet();
        let short = on.phone();
        let say = |long: &str, brief: &str, value: f64| {
            format!("{} {}", if short { brief } else { long }, self.unit.number(value))
        };
        let mut all = vec![
            (segment.limits.1, say("Upper limit", "Upper", segment.limits.1)),
            (segment.mean, say("Mean", "Mean", segment.mean)),
            (segment.limits.0, say("Lower limit", "Lower", segment.limits.0)),
        ];
        all.extend(self.target.map(|target| (target, say("Target", "Target", target))));
        let heights = vec![16.0; all.len()];
        let wanted: Vec<f64> = all.iter().map(|(value, _)| frame.y.at(*value)).collect();
        let at = spread(&wanted, &heights, frame.top - 8.0, frame.bottom + 8.0);
        for ((middle, wanted), (_, said)) in at.into_iter().zip(wanted).zip(&all) {
            if (middle - wanted).abs() > 3.0 {
                on.rule((frame.right, wanted), (frame.right + 6.0, middle), "#8d9b9a", 1.0, "");
            }
            on.text(frame.right + 8.0, middle + 4.5, said, look);
        }
    }

    /// The latest value, and the latest unusual stretch, in words where there is room.
    fn label(&self, on: &mut Canvas, frame: &Frame, points: &[Option<(f64, f64)>], marks: &[Rect]) {
        let bold = on.plain().bold().halo();
        let bounds = frame.plot();
        let phone = on.phone();
        let around = |x: f64, y: f64| {
            // On a phone a label far from its point would lie on the line of others.
            let steps: &[f64] = if phone { &[12.0, 20.0] } else { &[12.0, 20.0, 30.0, 42.0] };
            let mut all = Vec::new();
            for step in steps {
                for anchor in [Anchor::Middle, Anchor::End, Anchor::Start] {
                    all.push((x, y - step, anchor));
                    all.push((x, y + step + 10.0, anchor));
                }
            }
            all
        };
        if let Some((at, (x, y))) = points.iter().enumerate().rev().find_map(|(at, p)| Some((at, (*p)?))) {
            let said = self.unit.number(self.known(at).unwrap_or_default());
            on.label(&around(x, y), &said, bold, bounds, marks);
        }
        // The last three unusual stretches: more would cover the line, and the table has them all.
        for (from, to, of) in self.runs().into_iter().rev().take(3) {
            let middle = (from + to) / 2;
            if let Some((x, y)) = points[middle] {
                on.label(&around(x, y), &capital(of.said()), on.quiet().halo(), bounds, marks);
            }
        }
    }

    /// What the triangles mean, where there are any.
    fn key(&self, on: &mut Canvas, y: f64) -> f64 {
        let mut y = y;
        for high in [true, false] {
            let n =
                (0..self.values.len()).filter(|at| self.signal(*at).is_some_and(|s| s.high == high)).count();
            if n == 0 {
                continue;
            }
            let (colour, meaning) = self.tone(high);
            on.triangle(7.0, y - 5.0, 6.0, high, colour);
            let side = if high { "higher or rising" } else { "lower or falling" };
            let periods = if n == 1 { "period" } else { "periods" };
            let said = format!("Unusually {side}: {} {periods}{meaning}", count(n));
            let lines = wrap(&said, on.width - 20.0, 13.0, false);
            y = on.lines(20.0, y, &lines, on.quiet()) + 3.0;
        }
        y
    }
}
