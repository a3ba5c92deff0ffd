//! What was measured, each figure beside its budget; as tables for people and as JSON.

use crate::load::Load;
use crate::{Options, Outcome};
use serde::Serialize;
use std::fmt::{Display, Formatter, Result as Written, Write};
use std::path::Path;

/// Everything.
#[derive(Serialize)]
pub struct Results {
    cores: usize,
    /// What the counties lay on.
    disk: String,
    clients: u16,
    compressed: bool,
    figures: Vec<Figure>,
    pages: Vec<Timed>,
}

/// One figure.
#[derive(Serialize)]
pub struct Figure {
    what: String,
    /// `null` in JSON when it could not be measured.
    value: f64,
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_least: Option<f64>,
    /// Whether it keeps to its budget; nothing when it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    met: Option<bool>,
    notes: Vec<String>,
}

/// One page for one role.
#[derive(Serialize)]
pub struct Timed {
    size: String,
    role: String,
    page: String,
    p50_ms: f64,
    p99_ms: f64,
    p99_at_most_ms: f64,
    a_second: f64,
    answers: usize,
    met: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    wrong: Option<String>,
}

impl Timed {
    /// A page's times, with its budget.
    pub fn of(size: &str, role: &str, page: &str, load: &Load, budget: f64) -> Self {
        let p99 = load.within(0.99);
        Self {
            size: size.into(),
            role: role.into(),
            page: page.into(),
            p50_ms: load.within(0.5),
            p99_ms: p99,
            p99_at_most_ms: budget,
            a_second: load.rate(),
            answers: load.count(),
            met: p99 <= budget && load.failures.is_empty(),
            wrong: load.wrong(),
        }
    }

    fn cell(&self) -> String {
        if self.answers == 0 {
            return "missing !".into();
        }
        let mark = if self.met { "" } else { " !" };
        format!("{:.1} / {:.1}{mark}", self.p50_ms, self.p99_ms)
    }
}

impl Figure {
    fn new(what: impl Into<String>, value: f64, unit: &'static str) -> Self {
        Self { what: what.into(), value, unit, at_most: None, at_least: None, met: None, notes: Vec::new() }
    }

    /// A figure without a budget.
    pub fn seen(what: impl Into<String>, value: f64, unit: &'static str) -> Self {
        Self::new(what, value, unit)
    }

    /// A figure that must not be greater.
    pub fn at_most(what: impl Into<String>, value: f64, budget: f64, unit: &'static str) -> Self {
        Self { at_most: Some(budget), met: Some(value <= budget), ..Self::new(what, value, unit) }
    }

    /// A figure that must not be less.
    pub fn at_least(what: impl Into<String>, value: f64, budget: f64, unit: &'static str) -> Self {
        Self { at_least: Some(budget), met: Some(value >= budget), ..Self::new(what, value, unit) }
    }

    /// A part that could not be measured.
    pub fn failed(what: &str, why: String) -> Self {
        Self::new(what, f64::NAN, "").missed(why)
    }

    /// With a remark.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Missed, whatever the figure says.
    pub fn missed(mut self, why: String) -> Self {
        self.met = Some(false);
        self.note(why)
    }

    /// Missed when an answer was not as it should be.
    pub fn failures(self, load: &Load) -> Self {
        match load.wrong() {
            Some(wrong) => self.missed(wrong),
            None => self,
        }
    }
}

impl Results {
    /// Nothing yet, of a run in a folder.
    pub fn on(folder: &Path, options: &Options) -> Self {
        let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
        let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
        let disk = disk(&mounts, folder);
        let (figures, pages) = Default::default();
        Self { cores, disk, clients: options.clients, compressed: !options.plain, figures, pages }
    }

    /// Adds a figure.
    pub fn add(&mut self, figure: Figure) {
        self.figures.push(figure);
    }

    /// Adds a page.
    pub fn time(&mut self, timed: Timed) {
        self.pages.push(timed);
    }

    /// Whether every budget is kept.
    pub fn met(&self) -> bool {
        self.figures.iter().all(|figure| figure.met != Some(false)) && self.pages.iter().all(|page| page.met)
    }

    /// All of it, for machines.
    pub fn json(&self) -> Outcome<String> {
        serde_json::to_string_pretty(self).map_err(|e| e.to_string())
    }

    fn of_size(&self, size: &str, f: &mut Formatter<'_>) -> Written {
        let all: Vec<&Timed> = self.pages.iter().filter(|page| page.size == size).collect();
        let budget = all.first().map_or(0.0, |page| page.p99_at_most_ms);
        let name = if size == "example" { "at example size".into() } else { format!("with {size} actions") };
        let clients = self.clients;
        writeln!(
            f,
            "\nPages {name}, {clients} clients: p50 / p99 in ms; p99 at most {budget:.0} (! missed)\n"
        )?;
        let names: Vec<&str> = firsts(all.iter().map(|page| page.page.as_str()));
        let mut rows =
            vec![[""].into_iter().chain(names.iter().copied()).map(String::from).collect::<Vec<_>>()];
        for role in firsts(all.iter().map(|page| page.role.as_str())) {
            let cell = |name: &&str| {
                all.iter().find(|p| p.role == role && p.page == **name).map_or("".into(), |p| p.cell())
            };
            rows.push([role.to_string()].into_iter().chain(names.iter().map(cell)).collect());
        }
        f.write_str(&aligned(&rows))?;
        let met = all.iter().filter(|page| page.met).count();
        let worst =
            all.iter().filter(|page| page.p99_ms.is_finite()).max_by(|a, b| a.p99_ms.total_cmp(&b.p99_ms));
        let worst = worst
            .map_or(String::new(), |p| format!("; slowest {} for {}, {:.1} ms", p.page, p.role, p.p99_ms));
        writeln!(f, "  {met} of {} met{worst}", all.len())?;
        for page in all {
            if let Some(wrong) = &page.wrong {
                writeln!(f, "  {} for {}: {wrong}", page.page, page.role)?;
            }
        }
        Ok(())
    }
}

impl Display for Results {
    fn fmt(&self, f: &mut Formatter<'_>) -> Written {
        let how = if self.compressed { "compressed" } else { "uncompressed" };
        writeln!(f, "{} cores, {} clients, pages {how}, data on {}\n", self.cores, self.clients, self.disk)?;
        let row = |figure: &Figure| {
            let budget = match (figure.at_most, figure.at_least) {
                (Some(most), _) => format!("at most {most}"),
                (_, Some(least)) => format!("at least {}", number(least)),
                _ => String::new(),
            };
            let met = figure.met.map_or("", |met| if met { "met" } else { "MISSED" });
            let value = if figure.value.is_finite() { number(figure.value) } else { "-".into() };
            vec![
                figure.what.clone(),
                format!("{value} {}", figure.unit),
                budget,
                met.into(),
                figure.notes.join("; "),
            ]
        };
        let head = ["", "measured", "budget", "", ""].map(String::from).to_vec();
        let rows: Vec<Vec<String>> = std::iter::once(head).chain(self.figures.iter().map(row)).collect();
        f.write_str(&aligned(&rows))?;
        for size in firsts(self.pages.iter().map(|page| page.size.as_str())) {
            self.of_size(size, f)?;
        }
        writeln!(f, "\n{}", if self.met() { "Every budget is met." } else { "A budget is missed." })
    }
}

/// Each value once, in the order in which it first came.
fn firsts<'a>(all: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    all.fold(Vec::new(), |mut out, one| {
        if !out.contains(&one) {
            out.push(one);
        }
        out
    })
}

fn number(value: f64) -> String {
    if value.abs() >= 1000.0 { format!("{value:.0}") } else { format!("{value:.1}") }
}

fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let width =
        |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    rows.iter().fold(String::new(), |mut out, row| {
        let cells: Vec<String> =
            row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        let _ = writeln!(out, "  {}", cells.join("   ").trim_end());
        out
    })
}

/// What sort of disk a folder lies on: the last of the longest mounts above it.
fn disk(mounts: &str, folder: &Path) -> String {
    let read = |line: &str| {
        let mut fields = line.split(' ').skip(1);
        Some((fields.next()?.to_string(), fields.next()?.to_string()))
    };
    let above = mounts.lines().filter_map(read).filter(|(at, _)| folder.starts_with(at));
    let kind = above.max_by_key(|(at, _)| at.len()).map_or("a disk of unknown kind".into(), |(_, kind)| kind);
    if kind == "tmpfs" { "tmpfs, where nothing is durable: choose another with --dir".into() } else { kind }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results() -> Results {
        let (figures, pages) = Default::default();
        Results { cores: 2, disk: "ext4".into(), clients: 16, compressed: true, figures, pages }
    }

    #[test]
    fn a_figure_at_its_budget_keeps_it_and_one_over_it_does_not() {
        let mut all = results();
        all.add(Figure::seen("making", 3.0, "s"));
        all.add(Figure::at_most("start", 300.0, 300.0, "ms"));
        all.add(Figure::at_least("writes", 2000.0, 2000.0, "a second"));
        assert!(all.met() && all.to_string().ends_with("\nEvery budget is met.\n"));
        all.add(Figure::at_most("memory", 120.1, 120.0, "MB"));
        assert!(!all.met());
        let text = all.to_string();
        let line = text.lines().find(|line| line.contains("memory")).unwrap();
        let words: Vec<&str> = line.split_whitespace().collect();
        assert_eq!(words, ["memory", "120.1", "MB", "at", "most", "120", "MISSED"]);
    }

    #[test]
    fn what_could_not_be_measured_is_missed_and_told() {
        let mut all = results();
        all.add(Figure::failed("pdf", "missing: /x answers 404".into()));
        let missing = Load::missing("missing: /y answers 404".into());
        all.time(Timed::of("example", "the public", "board", &missing, 25.0));
        assert!(!all.met());
        let text = all.to_string();
        assert!(
            text.contains("missing: /x answers 404")
                && text.contains("board for the public: 1 × missing: /y"),
            "{text}"
        );
        let json: serde_json::Value = serde_json::from_str(&all.json().unwrap()).unwrap();
        assert!(json["figures"][0]["value"].is_null() && json["pages"][0]["met"] == false);
    }

    #[test]
    fn the_nearest_mount_is_the_disk() {
        let mounts = "a / ext4 rw 0 0\nb /tmp tmpfs rw 0 0\n";
        assert_eq!(disk(mounts, Path::new("/home/x")), "ext4");
        assert!(disk(mounts, Path::new("/tmp/x")).starts_with("tmpfs"));
        assert_eq!(disk("", Path::new("/x")), "a disk of unknown kind");
    }
}
