//! `{{data-gaps}}`: the log of what the data cannot say, by dataset: what is not loaded, which months are missing, what is not verified,
//! and what is kept from the readers of the paper.

use super::whole::{Whole, parts};
use crate::Month;
use crate::counts::Categories;
use crate::dataset::Sort;
use kernel::contracts::paper::{Block, Text};
use kernel::contracts::sources::{Ask as Asked, Drawn, Source};
use kernel::rulebook::Confidence;
use kernel::{Outcome, Unit};
use std::collections::BTreeMap;

pub(super) const SOURCE: Source = Source {
    name: "data-gaps",
    what: "The log of what the data cannot say: what is not loaded, missing, not verified or not for these readers.",
    example: "{{data-gaps area=E98000001}}",
    draw,
};

/// So many months back are looked at.
const MONTHS: i32 = 36;

fn draw(unit: &mut Unit<'_>, asked: &Asked<'_>) -> Outcome<Drawn> {
    let (_, named) = parts(asked.of, &["area"])?;
    let area = named.first().map(|(_, area)| *area);
    let whole = Whole::of(unit, asked, area, &|_| true)?;
    let mut rows: Vec<Vec<Text>> = Vec::new();
    let mut row =
        |what: &str, gap: String, so: &str| rows.push([what, gap.as_str(), so].map(Text::plain).to_vec());
    let mut by: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for it in whole.all() {
        for id in it.datasets() {
            by.entry(id).or_default().push(it.title());
        }
    }
    for (id, of) in &by {
        let dataset = whole.ground.dataset(id)?;
        let title = dataset.meta.title.as_str();
        let so = format!("{} of the indicators rest on it", of.len());
        match whole.ground.counts(id) {
            Err(_) => row(title, "Nothing of it is loaded".into(), &so),
            Ok(counts) if dataset.sort() == Sort::Counts => {
                let set = whole.ground.set(id, &whole.area)?;
                let Some((first, last)) = counts.span() else { continue };
                let from = Month(first.0.max(last.0 - MONTHS + 1));
                let series = counts.series(&set, &Categories::All, from, last);
                let monthly = dataset.dataset.period == crate::dataset::Period::Month;
                let missing: Vec<String> = series
                    .iter()
                    .filter_map(|point| point.why.as_ref().map(|why| (point.month, why)))
                    .map(|(month, why)| format!("{}: {}", month.words(), why.words()))
                    .collect();
                if monthly && !missing.is_empty() {
                    row(
                        title,
                        missing.join("; "),
                        "These months are shown as gaps and counted as nothing else",
                    );
                }
            }
            Ok(_) => {}
        }
        if dataset.meta.confidence == Confidence::Unverified {
            row(
                title,
                "Its description has not been checked against its source".into(),
                "Figures from it say so",
            );
        }
        for trap in &dataset.dataset.traps {
            row(title, trap.clone(), "Known of this source");
        }
    }
    for (title, why) in &whole.unseen {
        row(title, format!("{}.", why), "It is not in this paper");
    }
    let block = if rows.is_empty() {
        Block::Paragraph { numbered: true, text: "No gap is known.".into(), list: None }
    } else {
        let head = ["Source", "Gap", "What follows"].map(String::from).to_vec();
        Block::Table { caption: "What the data cannot say".into(), head, rows }
    };
    Ok(Drawn { blocks: vec![block], ..Drawn::default() })
}
