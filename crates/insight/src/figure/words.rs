//! A figure in words, cells and lines of CSV: every surface takes them from here, so that they agree to the letter.

use super::{Interval, Model, Place, Shown, Value, number};

/// One row of the figure's table: an area and a period, all in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cells {
    /// The area's name.
    pub area: String,
    /// The area's code.
    pub code: String,
    /// `own`, `peer` or `reference`.
    pub place: &'static str,
    /// The period in words.
    pub period: String,
    /// The period for machines.
    pub period_code: String,
    /// The value: `12.3`, `hidden`, `no data`.
    pub value: String,
    /// The 95% interval: `10.1 to 14.9`; empty where there is none.
    pub interval: String,
    /// The count above the line.
    pub count: String,
    /// What it is counted over; empty where there is none.
    pub base: String,
    /// What must be said of this value.
    pub note: String,
}

impl Shown {
    /// In words.
    pub fn words(&self, decimals: u8) -> String {
        match self {
            Self::Number { value, .. } => number(*value, usize::from(decimals)),
            Self::Withheld => "hidden".into(),
            Self::Missing { .. } => "no data".into(),
        }
    }
}

impl Value {
    /// The value with its interval, for a sentence: `12.3 (95% interval 10.1 to 14.9)`.
    pub fn words(&self, decimals: u8) -> String {
        let value = self.shown.words(decimals);
        match (&self.shown, self.interval_words(decimals)) {
            (Shown::Number { .. }, Some(interval)) => format!("{value} (95% interval {interval})"),
            (Shown::Missing { why }, _) => format!("{value}: {why}"),
            _ => value,
        }
    }

    fn interval_words(&self, decimals: u8) -> Option<String> {
        let Interval { low, high } = self.ci95?;
        self.shown.number()?;
        Some(format!("{} to {}", number(low, decimals.into()), number(high, decimals.into())))
    }
}

impl Model {
    /// The rows of its table, line by line and period by period.
    pub fn cells(&self) -> Vec<Cells> {
        let mut out = Vec::new();
        for line in &self.lines {
            for point in &line.points {
                let value = &point.value;
                let mut notes = value.notes.clone();
                if let Shown::Missing { why } = &value.shown {
                    notes.insert(0, why.clone());
                }
                if let Shown::Number { rounded: Some(base), .. } = &value.numerator {
                    notes.push(format!("count rounded to {base}"));
                }
                out.push(Cells {
                    area: line.area.name.clone(),
                    code: line.area.code.clone(),
                    place: match line.place {
                        Place::Own => "own",
                        Place::Peer => "peer",
                        Place::Reference => "reference",
                    },
                    period: point.period.words(),
                    period_code: point.period.code(),
                    value: value.shown.words(self.decimals),
                    interval: value.interval_words(self.decimals).unwrap_or_default(),
                    count: value.numerator.words(0),
                    base: value.denominator.map(|base| number(base, 0)).unwrap_or_default(),
                    note: notes.join("; "),
                });
            }
        }
        out
    }

    /// The figure as CSV (RFC 4180), with the same words as its table and its notes below as comment lines of the last column.
    pub fn csv(&self) -> String {
        let mut out = String::from(
            "area_code,area,role,period,indicator,unit,value,interval_95,count,denominator,note,source\r\n",
        );
        for row in self.cells() {
            let fields = [
                row.code.as_str(),
                &row.area,
                row.place,
                &row.period_code,
                &self.indicator,
                &self.unit,
                &row.value,
                &row.interval,
                &row.count,
                &row.base,
                &row.note,
                &self.source,
            ];
            let line: Vec<String> = fields.into_iter().map(field).collect();
            out.push_str(&line.join(","));
            out.push_str("\r\n");
        }
        out
    }

    /// What a person who cannot see the chart is told: the finding, and the numbers that carry it.
    pub fn alternative(&self) -> String {
        let mut out = format!("{}. {}, {}.", self.title.trim_end_matches('.'), self.label, self.unit);
        for line in &self.lines {
            let shown = |at: usize| {
                line.points
                    .get(at)
                    .map(|p| format!("{} in {}", p.value.words(self.decimals), p.period.words()))
            };
            let last = line.points.len().saturating_sub(1);
            let known = || line.points.iter().filter(|p| p.value.shown.number().is_some());
            let by = |a: &&super::Point, b: &&super::Point| {
                let of = |p: &super::Point| p.value.shown.number().unwrap_or_default();
                of(a).total_cmp(&of(b))
            };
            let mut words: Vec<String> = Vec::new();
            if last > 0 {
                words.extend(shown(0).map(|w| format!("from {w}")));
            }
            words.extend(shown(last).map(|w| if last > 0 { format!("to {w}") } else { w }));
            if last > 1 {
                let extreme = |p: &super::Point| {
                    format!("{} in {}", p.value.shown.words(self.decimals), p.period.words())
                };
                words.extend(known().min_by(by).map(|p| format!("lowest {}", extreme(p))));
                words.extend(known().max_by(by).map(|p| format!("highest {}", extreme(p))));
            }
            out.push_str(&format!(" {}: {}.", line.area.name, words.join(", ")));
        }
        if let Some(standing) = &self.standing {
            out.push_str(&format!(" Among {}: {}.", standing.among, standing.says));
        }
        for signal in &self.signals {
            out.push_str(&format!(" {}.", signal.trim_end_matches('.')));
        }
        out
    }
}

/// A field of CSV, in quotes where it must be. What a spreadsheet would take for a formula is led by an apostrophe.
fn field(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_string()
    };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
