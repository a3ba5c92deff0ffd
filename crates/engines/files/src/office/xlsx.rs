//! A workbook: each sheet that is shown, as a table of what its cells show.

use super::Found;
use super::archive::Archive;
use super::shared::{bare_pictures, pictures_without_words};
use super::xml::{all, attribute, child, parse, words};
use crate::damage::{count, damaged};
use days::day;
use kernel::Outcome;
use kernel::contracts::binder::{Hidden, Hides, Leaf};
use kernel::contracts::paper::{Block, Text};
use roxmltree::Node;
use std::collections::BTreeMap;

/// The most rows and columns of a sheet that are read as words.
const ROWS: usize = 3_000;
const COLUMNS: usize = 60;

/// One sheet as the workbook names it.
struct Sheet {
    name: String,
    part: String,
    shown: bool,
}

/// Reads it.
pub(super) fn read(archive: &Archive) -> Outcome<Found> {
    let sheets = sheets(archive)?;
    let strings = strings(archive)?;
    let dates = dates(archive)?;
    let mut found = Found::default();
    let (mut lines, mut bare, mut cut) = (0, 0, false);
    for sheet in &sheets {
        let Some(text) = archive.text(&sheet.part)? else { continue };
        let tree = parse(text)?;
        let hidden =
            |name| all(tree.root(), name).filter(|node| attribute(*node, "hidden").is_some_and(yes)).count();
        if !sheet.shown {
            continue;
        }
        lines += hidden("row") + hidden("col");
        let (rows, more) = rows(tree.root(), &strings, &dates);
        cut |= more;
        let mut rows = rows.into_iter();
        let blocks = rows.next().map(|head| block(sheet.name.clone(), head, rows.collect()));
        found.leaves.push(Leaf { name: sheet.name.clone(), blocks: blocks.into_iter().collect() });
    }
    for name in
        archive.names().filter(|name| name.starts_with("xl/drawings/drawing") && name.ends_with(".xml"))
    {
        let Some(text) = archive.text(name)? else { continue };
        let tree = parse(text)?;
        bare += all(tree.root(), "pic").map(|pic| pictures_without_words(pic, "cNvPr")).sum::<usize>();
    }
    let unseen = sheets.iter().filter(|sheet| !sheet.shown).count();
    let mut said = Vec::new();
    if unseen > 0 {
        said.push(count(unseen, "sheet"));
    }
    if lines > 0 {
        said.push(if lines == 1 { "1 row or column".into() } else { format!("{lines} rows or columns") });
    }
    if !said.is_empty() {
        found.hidden.push(Hidden { what: Hides::Unseen, detail: said.join(", ") });
    }
    let comments = comments(archive)?;
    if comments > 0 {
        found.hidden.push(Hidden { what: Hides::Comments, detail: count(comments, "comment") });
    }
    found.pages = u32::try_from(sheets.iter().filter(|sheet| sheet.shown).count()).unwrap_or(1);
    found.barriers.extend(bare_pictures(bare));
    let unnamed = sheets.iter().filter(|sheet| sheet.shown && sheet.name.starts_with("Sheet")).count();
    if unnamed > 1 {
        found.barriers.push("Its sheets have no names that say what is on them.".into());
    }
    if cut {
        found.barriers.push(format!(
            "Only the first {ROWS} rows and {COLUMNS} columns of a sheet are read as words here."
        ));
    }
    Ok(found)
}

fn yes(value: &str) -> bool {
    matches!(value, "1" | "true")
}

fn sheets(archive: &Archive) -> Outcome<Vec<Sheet>> {
    let text = archive.text("xl/workbook.xml")?.ok_or_else(|| damaged(()))?;
    let tree = parse(text)?;
    let rels = archive.text("xl/_rels/workbook.xml.rels")?.ok_or_else(|| damaged(()))?;
    let rels = parse(rels)?;
    let targets: BTreeMap<&str, &str> = all(rels.root(), "Relationship")
        .filter_map(|one| Some((attribute(one, "Id")?, attribute(one, "Target")?)))
        .collect();
    let part = |target: &str| match target.strip_prefix('/') {
        Some(whole) => whole.to_string(),
        None => format!("xl/{target}"),
    };
    let sheet = |node: Node<'_, '_>| {
        let target =
            node.attributes().find(|a| a.name() == "id").and_then(|id| targets.get(id.value()).copied())?;
        let shown = !matches!(attribute(node, "state"), Some("hidden" | "veryHidden"));
        Some(Sheet { name: attribute(node, "name")?.to_string(), part: part(target), shown })
    };
    Ok(all(tree.root(), "sheet").filter_map(sheet).collect())
}

/// Words that cells share.
fn strings(archive: &Archive) -> Outcome<Vec<String>> {
    let Some(text) = archive.text("xl/sharedStrings.xml")? else { return Ok(Vec::new()) };
    let tree = parse(text)?;
    // What only says how a word is spoken is no part of it.
    let said = |node: Node<'_, '_>| -> String {
        let spoken = |t: &Node<'_, '_>| t.ancestors().any(|above| above.tag_name().name() == "rPh");
        all(node, "t").filter(|t| !spoken(t)).filter_map(|t| t.text().map(str::to_string)).collect()
    };
    Ok(all(tree.root(), "si").map(said).collect())
}

/// Which styles of cells are dates.
fn dates(archive: &Archive) -> Outcome<Vec<bool>> {
    let Some(text) = archive.text("xl/styles.xml")? else { return Ok(Vec::new()) };
    let tree = parse(text)?;
    let own: BTreeMap<&str, bool> = all(tree.root(), "numFmt")
        .filter_map(|format| {
            let code = attribute(format, "formatCode")?.to_lowercase();
            Some((
                attribute(format, "numFmtId")?,
                code.contains('y') || code.contains("mmm") || code.contains("dd"),
            ))
        })
        .collect();
    let is = |style: Node<'_, '_>| {
        let id = attribute(style, "numFmtId").unwrap_or("0");
        own.get(id)
            .copied()
            .unwrap_or_else(|| id.parse::<u32>().is_ok_and(|id| (14..=17).contains(&id) || id == 22))
    };
    let styles = all(tree.root(), "cellXfs").next();
    Ok(styles.into_iter().flat_map(|all| all.children().filter(Node::is_element)).map(is).collect())
}

/// What the cells show, and whether there is more than is read.
fn rows(root: Node<'_, '_>, strings: &[String], dates: &[bool]) -> (Vec<Vec<String>>, bool) {
    let hidden: Vec<(usize, usize)> = all(root, "col")
        .filter(|col| attribute(*col, "hidden").is_some_and(yes))
        .filter_map(|col| Some((attribute(col, "min")?.parse().ok()?, attribute(col, "max")?.parse().ok()?)))
        .collect();
    let (mut out, mut more): (Vec<Vec<String>>, bool) = (Vec::new(), false);
    for row in all(root, "row").filter(|row| !attribute(*row, "hidden").is_some_and(yes)) {
        if out.len() >= ROWS {
            more = true;
            break;
        }
        let mut cells: Vec<String> = Vec::new();
        for (at, cell) in
            row.children().filter(|cell| cell.is_element() && cell.tag_name().name() == "c").enumerate()
        {
            let column = attribute(cell, "r").and_then(column).unwrap_or(at + 1);
            if hidden.iter().any(|(from, to)| (*from..=*to).contains(&column)) {
                continue;
            }
            if column > COLUMNS {
                more = true;
                continue;
            }
            if cells.len() < column {
                cells.resize(column, String::new());
            }
            cells[column - 1] = shown(cell, strings, dates);
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            out.push(cells);
        }
    }
    // Columns in which nothing stands are not read out.
    let wide = out.iter().map(Vec::len).max().unwrap_or(0);
    let used: Vec<bool> =
        (0..wide).map(|at| out.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()))).collect();
    let pick = |row: Vec<String>| {
        let mut row = row.into_iter();
        used.iter()
            .map(|used| (used, row.next().unwrap_or_default()))
            .filter(|(used, _)| **used)
            .map(|(_, cell)| cell)
            .collect()
    };
    (out.into_iter().map(pick).collect(), more)
}

/// `AB12` stands in column 28.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase);
    let n = letters
        .fold(0_usize, |n, letter| n.saturating_mul(26).saturating_add(usize::from(letter - b'A') + 1));
    (n > 0).then_some(n)
}

fn shown(cell: Node<'_, '_>, strings: &[String], dates: &[bool]) -> String {
    let value = || child(cell, "v").map(words).unwrap_or_default();
    match attribute(cell, "t") {
        Some("s") => {
            value().trim().parse::<usize>().ok().and_then(|at| strings.get(at).cloned()).unwrap_or_default()
        }
        Some("inlineStr") => child(cell, "is").map(words).unwrap_or_default(),
        Some("b") => if value() == "1" { "Yes" } else { "No" }.into(),
        Some("e" | "str" | "d") => value(),
        _ => {
            let style = attribute(cell, "s").and_then(|s| s.parse::<usize>().ok()).unwrap_or(0);
            let number = value();
            let date = dates.get(style).copied().unwrap_or(false);
            let plain = || number.trim().to_string();
            number.trim().parse::<f64>().ok().filter(|_| date).and_then(day).unwrap_or_else(plain)
        }
    }
}

fn comments(archive: &Archive) -> Outcome<usize> {
    let mut many = 0;
    for name in archive
        .names()
        .filter(|name| name.starts_with("xl/comments") || name.starts_with("xl/threadedComments/"))
    {
        let Some(text) = archive.text(name)? else { continue };
        let tree = parse(text)?;
        many += all(tree.root(), "comment").count() + all(tree.root(), "threadedComment").count();
    }
    Ok(many)
}

/// A table whose rows are all as long as its head.
pub(super) fn block(caption: String, mut head: Vec<String>, rows: Vec<Vec<String>>) -> Block {
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0).max(head.len());
    head.resize(wide, String::new());
    let row = |mut row: Vec<String>| -> Vec<Text> {
        row.resize(wide, String::new());
        row.into_iter().map(Text::from).collect()
    };
    Block::Table { caption, head, rows: rows.into_iter().map(row).collect() }
}

mod days {
    //! Days as a workbook counts them, from 30 December 1899.

    /// `2022-02-15` for 44607.
    pub(super) fn day(serial: f64) -> Option<String> {
        if !(1.0..2_958_466.0).contains(&serial) {
            return None;
        }
        // The count of days since 1970 as a civil date, by the usual reckoning in eras of 400 years.
        let days = serial.floor() as i64 - 25_569 + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        Some(format!("{year:04}-{month:02}-{day:02}"))
    }

    #[cfg(test)]
    mod tests {
        #[test]
        fn days_of_a_workbook() {
            for (serial, is) in [
                (44607.0, "2022-02-15"),
                (36526.5, "2000-01-01"),
                (61.0, "1900-03-01"),
                (44620.0, "2022-02-28"),
            ] {
                assert_eq!(super::day(serial).as_deref(), Some(is));
            }
            assert_eq!(super::day(-3.0), None);
            assert_eq!(super::day(f64::NAN), None);
        }
    }
}
