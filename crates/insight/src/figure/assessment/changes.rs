//! `{{changes}}`: of every indicator that can be shown, those that differ from a year before by more than chance, and the signals of
//! the last months. A list to begin from: the page of what really changed controls false discovery over all series.

use super::whole::{Whole, parts};
use crate::figure::{Against, change_of};
use kernel::Outcome;
use kernel::Unit;
use kernel::contracts::paper::{Block, Text};
use kernel::contracts::sources::{Ask as Asked, Drawn, Source};
use methods::compare::Side;

pub(super) const SOURCE: Source = Source {
    name: "changes",
    what: "What differs from a year before by more than chance, indicator by indicator.",
    example: "{{changes area=E98000001}}",
    draw,
};

fn draw(unit: &mut Unit<'_>, asked: &Asked<'_>) -> Outcome<Drawn> {
    let (_, named) = parts(asked.of, &["area"])?;
    let area = named.first().map(|(_, area)| *area);
    let whole = Whole::of(unit, asked, area, &|_| true)?;
    let (mut rows, mut same) = (Vec::new(), 0_usize);
    for it in whole.all() {
        let Ok(model) = whole.figure(it, &whole.area, true, Against::Nothing, None)? else { continue };
        let Some((before, last, side)) = change_of(&model) else { continue };
        if side == Side::NotClearly {
            same += 1;
            continue;
        }
        let which = if side == Side::Higher { "Rose" } else { "Fell" };
        let value = |point: &crate::figure::Point| point.value.words(model.decimals);
        let row = [
            it.title().to_string(),
            which.into(),
            value(&before),
            value(&last),
            model.unit.clone(),
            last.period.words(),
        ];
        rows.push(row.map(Text::plain).to_vec());
    }
    let mut blocks = Vec::new();
    let about = if rows.is_empty() {
        "No indicator differs from a year before by more than its intervals allow.".to_string()
    } else {
        format!(
            "Of {} indicators that can be compared with a year before, {} differ by more than their 95% intervals allow. What does not \
             differ clearly is not proven to be the same.",
            rows.len() + same,
            rows.len()
        )
    };
    blocks.push(Block::Paragraph { numbered: true, text: about.into(), list: None });
    if !rows.is_empty() {
        let head =
            ["Indicator", "Change", "A year before", "Now", "Unit", "Period"].map(String::from).to_vec();
        blocks.push(Block::Table { caption: format!("What changed: {}", whole.name), head, rows });
    }
    Ok(Drawn { blocks, ..Drawn::default() })
}
