//! A longer text as blocks: what [`super::blocks`] understands, and tables between bars, with `Table:` before one as its caption.

use super::prose::{blocks, runs};
use crate::contracts::paper::{Block, Text};

/// A text as blocks, tables among them.
pub fn document(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    let mut rows: Vec<&str> = Vec::new();
    let text = text.replace("\r\n", "\n");
    // One line more, so that a table at the end is ended.
    for line in text.lines().chain([""]) {
        if line.trim().starts_with('|') && line.trim().len() > 1 {
            rows.push(line.trim());
            continue;
        }
        match table(&rows) {
            Some(found) => put(&mut out, &std::mem::take(&mut words), found),
            // Bars that make no table are words as any others.
            None => words.append(&mut rows),
        }
        rows.clear();
        words.push(line);
    }
    out.extend(blocks(&words.join("\n")));
    out
}

/// What stands before a table, its last line as the caption where it says so, and the table.
fn put(out: &mut Vec<Block>, before: &[&str], (head, rows): (Vec<String>, Vec<Vec<Text>>)) {
    let last = before.iter().rposition(|line| !line.trim().is_empty());
    let said = last.and_then(|at| before[at].trim().strip_prefix("Table:").map(|words| (at, words.trim())));
    let (until, caption) = said.map_or((before.len(), String::new()), |(at, words)| (at, words.to_string()));
    out.extend(blocks(&before[..until].join("\n")));
    out.push(Block::Table { caption, head, rows });
}

/// The head and the rows of a table; nothing when there is no line of dashes below the head.
fn table(lines: &[&str]) -> Option<(Vec<String>, Vec<Vec<Text>>)> {
    let [head, rule, rows @ ..] = lines else { return None };
    let dashes = |cell: &String| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':'));
    let (head, rule) = (cells(head), cells(rule));
    if head.len() != rule.len() || !rule.iter().all(dashes) {
        return None;
    }
    let row = |line: &&str| {
        let mut row: Vec<Text> = cells(line).iter().map(|cell| runs(cell)).collect();
        // What stands beyond the last column is kept in it: nothing that was typed is dropped.
        for more in row.split_off(row.len().min(head.len())) {
            if let Some(last) = row.last_mut() {
                last.0.push(crate::contracts::paper::Run { text: " ".into(), ..Default::default() });
                last.0.extend(more.0);
            }
        }
        row.resize_with(head.len(), Text::default);
        row
    };
    let rows = rows.iter().map(row).collect();
    Some((head.iter().map(|cell| runs(cell).words()).collect(), rows))
}

fn cells(line: &str) -> Vec<String> {
    let inner = line.strip_prefix('|').unwrap_or(line);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner.split('|').map(|cell| cell.trim().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_its_caption_and_the_words_around_it_stay() {
        let read = document(
            "Before.\n\nTable: Recorded incidents\n\n| Place | 2020-21 |\n| --- | ---: |\n| Alder | **41** |\n| Birch |\n\nAfter.",
        );
        let [
            Block::Paragraph { text: before, .. },
            Block::Table { caption, head, rows },
            Block::Paragraph { text: after, .. },
        ] = &read[..]
        else {
            panic!("{read:?}")
        };
        assert_eq!((before.words().as_str(), after.words().as_str()), ("Before.", "After."));
        assert_eq!(caption, "Recorded incidents");
        assert_eq!(head, &["Place", "2020-21"]);
        assert_eq!(rows[0][1].words(), "41");
        assert!(rows[0][1].0[0].strong && rows[1][1].is_blank());
    }

    #[test]
    fn bars_without_a_rule_are_words() {
        let read = document("| one | two |\nand more");
        let [Block::Paragraph { text, .. }] = &read[..] else { panic!("{read:?}") };
        assert_eq!(text.words(), "| one | two |\nand more");
        assert_eq!(document("| a |\n| - |\n| x | y |").len(), 1);
    }
}
