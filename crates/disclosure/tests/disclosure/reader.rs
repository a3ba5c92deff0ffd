//! A reader: whole numbers, equations, and a search that shares nothing with the code it is held against.

use disclosure::{Policy, Reason, Rounding, Shown, Table, Why, Zeros};
use std::collections::BTreeMap;

/// Stands for "as large as you like" in tables as small as these.
pub const MUCH: i64 = 4_000;

/// What a reader knows: spans and equations, over cells named by anything.
#[derive(Clone, Default)]
pub struct Reader {
    names: BTreeMap<String, usize>,
    spans: Vec<(i64, i64)>,
    rows: Vec<(usize, Vec<usize>)>,
}

impl Reader {
    /// Learns a span for a name.
    pub fn learn(&mut self, name: &str, low: i64, high: i64) {
        let at = self.at(name);
        let span = &mut self.spans[at];
        *span = (span.0.max(low), span.1.min(high));
    }

    /// Learns that one is the sum of others.
    pub fn total(&mut self, total: &str, parts: &[String]) {
        let total = self.at(total);
        let parts = parts.iter().map(|part| self.at(part)).collect();
        self.rows.push((total, parts));
    }

    /// Learns all that another knows.
    pub fn merge(&mut self, other: &Self) {
        let names: BTreeMap<usize, &String> = other.names.iter().map(|(name, at)| (*at, name)).collect();
        for (at, name) in &names {
            self.learn(name, other.spans[*at].0, other.spans[*at].1);
        }
        for (total, parts) in &other.rows {
            let parts: Vec<String> = parts.iter().map(|part| names[part].clone()).collect();
            self.total(names[total], &parts);
        }
    }

    fn at(&mut self, name: &str) -> usize {
        if let Some(at) = self.names.get(name) {
            return *at;
        }
        self.names.insert(name.to_owned(), self.spans.len());
        self.spans.push((0, MUCH));
        self.spans.len() - 1
    }

    /// Whether some table of whole numbers has this value here.
    pub fn could_be(&self, name: &str, value: i64) -> bool {
        let mut spans = self.spans.clone();
        let at = self.names[name];
        if value < spans[at].0 || value > spans[at].1 {
            return false;
        }
        spans[at] = (value, value);
        let mut left = 200_000;
        let answer = self.search(spans, &mut left);
        assert!(left > 0, "the search was not finished: take a smaller table");
        answer
    }

    /// Narrows the spans until nothing changes; false when none is left.
    fn narrow(&self, spans: &mut [(i64, i64)]) -> bool {
        loop {
            let before = spans.to_vec();
            for (total, parts) in &self.rows {
                let low: i64 = parts.iter().map(|part| spans[*part].0).sum();
                let high: i64 = parts.iter().map(|part| spans[*part].1).sum();
                let span = &mut spans[*total];
                *span = (span.0.max(low), span.1.min(high));
                let total = *span;
                for part in parts {
                    let (own_low, own_high) = spans[*part];
                    let others = (low - own_low, high - own_high);
                    spans[*part] = (own_low.max(total.0 - others.1), own_high.min(total.1 - others.0));
                }
            }
            if spans.iter().any(|(low, high)| low > high) {
                return false;
            }
            if before == spans {
                return true;
            }
        }
    }

    fn search(&self, mut spans: Vec<(i64, i64)>, left: &mut u32) -> bool {
        if *left == 0 {
            return false;
        }
        *left -= 1;
        if !self.narrow(&mut spans) {
            return false;
        }
        let open = (0..spans.len()).filter(|at| {
            spans[*at].0 < spans[*at].1 && self.rows.iter().any(|(t, p)| t == at || p.contains(at))
        });
        let Some(at) = open.min_by_key(|at| spans[*at].1 - spans[*at].0) else { return true };
        let (low, high) = spans[at];
        let middle = low + (high - low) / 2;
        [(low, middle), (middle + 1, high)].into_iter().any(|half| {
            let mut spans = spans.clone();
            spans[at] = half;
            self.search(spans, left)
        })
    }
}

/// What a release tells of a cell by what stands in its place, worked out from the words of the policy.
pub fn tells(policy: &Policy, shown: Option<&Shown>) -> (i64, i64) {
    let small = policy.up_to as i64;
    let least = i64::from(policy.zeros == Zeros::Shown || small == 0);
    match shown {
        None => (0, MUCH),
        Some(Shown::Count(value)) => (*value as i64, *value as i64),
        Some(Shown::Hidden(Why::Kept)) => (least, MUCH),
        Some(Shown::Hidden(Why::Told(Reason::Small))) => (least, small),
        Some(Shown::Hidden(Why::Told(_))) => ((small + 1).max(least), MUCH),
        Some(Shown::Sum { .. }) => (small + i64::from(small > 0), MUCH),
        Some(Shown::Rounded { value, .. }) => {
            let all = (0..=MUCH).filter(|count| match policy.rounding {
                Rounding::Exact => count == &(*value as i64),
                Rounding::Nearest(base) => {
                    (count + base as i64 / 2) / base as i64 * base as i64 == *value as i64
                }
                Rounding::Midpoint(base) if *count == 0 => *value == 0 && base > 0,
                Rounding::Midpoint(base) => {
                    let base = base as i64;
                    (count + base - 1) / base * base - base / 2 == *value as i64
                }
            });
            let not_hidden: Vec<i64> = all.filter(|count| !(least..=small).contains(count)).collect();
            (not_hidden[0], *not_hidden.last().unwrap())
        }
    }
}

/// What everybody knows of a cell before anything is shown: zero, or not, where zeros are shown.
pub fn knows_before(policy: &Policy, count: u64, published: bool) -> (i64, i64) {
    match count {
        _ if !published => (0, MUCH),
        0 if policy.zeros == Zeros::Shown => (0, 0),
        _ => (i64::from(policy.zeros == Zeros::Shown), MUCH),
    }
}

/// Adds a table's equations.
pub fn equations(reader: &mut Reader, table: &Table, name: impl Fn(&str) -> String) {
    for relation in &table.relations {
        let parts: Vec<String> = relation.parts.iter().map(|part| name(part.as_str())).collect();
        reader.total(&name(relation.total.as_str()), &parts);
    }
}
