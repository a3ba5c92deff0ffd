//! Yes, no, blank, and what is none of them.

use kernel::contracts::paper::{Answered, YesNo};

/// Reads one cell as an answer.
pub(super) fn yes_no(cell: &str) -> Option<YesNo> {
    match cell.trim().trim_matches(['*', '.', ',', ';']).to_lowercase().as_str() {
        "yes" | "y" | "✓" | "✔" | "☑" | "☒" => Some(YesNo::Yes),
        "no" | "n" => Some(YesNo::No),
        _ => None,
    }
}

/// Signs that stand for no answer.
pub(super) fn blank(cell: &str) -> bool {
    cell.trim().chars().all(|c| matches!(c, '-' | '–' | '—' | '_' | '.' | '☐' | '*') || c.is_whitespace())
}

/// The first word of a cell as an answer, and what is left: `Yes. Children are ...`, `No - not relevant`.
pub(super) fn leading(cell: &str) -> Option<(YesNo, String)> {
    let end = cell.find(|c: char| !c.is_alphabetic()).unwrap_or(cell.len());
    let answer = match cell[..end].to_lowercase().as_str() {
        "yes" => YesNo::Yes,
        "no" => YesNo::No,
        _ => return None,
    };
    let rest = &cell[end..];
    let parted = rest.is_empty() || rest.trim_start().starts_with(['.', ',', ';', ':', '-', '–', '—', '(']);
    parted.then(|| {
        (
            answer,
            rest.trim_start_matches(|c: char| {
                c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '-' | '–' | '—')
            })
            .to_owned(),
        )
    })
}

/// A row that ends in an answer without a sign between: `Being Active No`.
pub(super) fn trailing(text: &str) -> Option<(String, YesNo)> {
    let (label, last) = text.trim().rsplit_once(char::is_whitespace)?;
    let answer = match last {
        "Yes" | "YES" => YesNo::Yes,
        "No" | "NO" => YesNo::No,
        _ => return None,
    };
    Some((label.trim().trim_end_matches([':', '?']).to_owned(), answer))
}

/// Fills an answer from the cells beside its label. The second value is words that are no answer.
pub(super) fn fill(row: &mut Answered, cells: &[String]) -> Option<String> {
    let mut unknown = None;
    if let [first, notes @ ..] = cells
        && first.is_empty()
        && !notes.is_empty()
    {
        notes.iter().for_each(|note| add_note(row, note));
        return None;
    }
    for cell in cells.iter().filter(|cell| !cell.is_empty()) {
        if row.answer.is_none() && unknown.is_none() && row.note.is_empty() {
            if let Some(answer) = yes_no(cell) {
                row.answer = Some(answer);
                continue;
            }
            if let Some((answer, rest)) = leading(cell) {
                row.answer = Some(answer);
                add_note(row, &rest);
                continue;
            }
            if blank(cell) {
                continue;
            }
            unknown = Some(cell.clone());
        }
        add_note(row, cell);
    }
    unknown
}

/// Adds words to the note.
pub(super) fn add_note(row: &mut Answered, words: &str) {
    if !row.note.is_empty() && !words.is_empty() {
        row.note.push(' ');
    }
    row.note.push_str(words.trim());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_become_answers() {
        for (cells, answer, note, unknown) in [
            (vec!["Yes"], Some(YesNo::Yes), "", None),
            (vec!["no"], Some(YesNo::No), "", None),
            (vec![""], None, "", None),
            (vec!["–"], None, "", None),
            (vec!["Yes - in part"], Some(YesNo::Yes), "in part", None),
            (vec!["Yes", "Because it is."], Some(YesNo::Yes), "Because it is.", None),
            (vec!["", "Because it is."], None, "Because it is.", None),
            (vec!["Maybe"], None, "Maybe", Some("Maybe")),
        ] {
            let mut row = Answered::default();
            let cells: Vec<String> = cells.into_iter().map(str::to_owned).collect();
            assert_eq!(fill(&mut row, &cells).as_deref(), unknown, "{cells:?}");
            assert_eq!((row.answer, row.note.as_str()), (answer, note), "{cells:?}");
        }
        assert_eq!(trailing("Being Active No"), Some(("Being Active".into(), YesNo::No)));
    }
}
