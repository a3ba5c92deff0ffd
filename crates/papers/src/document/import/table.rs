//! Tables in text: cells between bars, tabs or wide gaps.

use super::lines::Line;

/// The cells of a line that is a row, however they are parted. A line that is not one gives a single cell.
pub(super) fn cells(raw: &str) -> Vec<String> {
    let text = raw.trim();
    if let Some(inner) = text.strip_prefix('|') {
        return bars(inner.strip_suffix('|').unwrap_or(inner));
    }
    if raw.trim_start_matches(' ').contains('\t') {
        return raw.trim_matches(' ').split('\t').map(|cell| cell.trim().to_owned()).collect();
    }
    if text.contains(" | ") {
        return bars(text);
    }
    gaps(text)
}

fn bars(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut escaped = false;
    for c in text.chars() {
        match (c, out.last_mut()) {
            ('|', _) if !escaped => out.push(String::new()),
            (c, Some(cell)) => {
                if c == '|' {
                    cell.pop();
                }
                cell.push(c);
            }
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    out.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// Cells parted by two blanks or more, unless the blanks only follow a full stop.
fn gaps(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for cell in text.split("  ").map(str::trim).filter(|cell| !cell.is_empty()) {
        match out.last_mut() {
            Some(last) if last.ends_with(['.', '?', '!']) => {
                last.push(' ');
                last.push_str(cell);
            }
            _ => out.push(cell.to_owned()),
        }
    }
    out
}

/// `|---|:--:|`: the line below a head.
pub(super) fn is_rule(cells: &[String]) -> bool {
    !cells.is_empty()
        && cells.iter().all(|cell| cell.contains('-') && cell.chars().all(|c| matches!(c, '-' | ':' | ' ')))
}

/// The rows of a table that begins at `at`, and how many lines they take. Two rows make a table, three when
/// only wide gaps part the cells.
pub(super) fn rows(lines: &[Line], at: usize) -> Option<(Vec<Vec<String>>, usize)> {
    let barred = lines.get(at)?.text.starts_with('|');
    let tabbed = !barred && lines.get(at)?.raw.trim().contains('\t');
    let mut out: Vec<Vec<String>> = Vec::new();
    let mut taken = 0;
    for (index, line) in lines[at..].iter().enumerate() {
        let alike = match (barred, tabbed) {
            (true, _) => line.text.starts_with('|'),
            (_, true) => line.raw.contains('\t'),
            _ => !line.text.contains('\t') && !line.text.starts_with('|'),
        };
        let cells = cells(&line.raw);
        let width_agrees = out.first().is_none_or(|first| first.len() == cells.len() || barred || tabbed);
        let short = barred || tabbed || cells.iter().all(|cell| cell.chars().count() <= 40);
        if !alike
            || (cells.len() < 2 && !barred)
            || !width_agrees
            || !short
            || (index > 0 && line.after_blank && !tabbed)
        {
            break;
        }
        taken += 1;
        if !(barred && is_rule(&cells)) {
            out.push(cells);
        }
    }
    let enough = if barred || tabbed { 2 } else { 3 };
    (taken >= enough && !out.is_empty()).then_some((out, taken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_however_parted() {
        for raw in ["a\tYes", "| a | Yes |", "a    Yes", "a | Yes"] {
            assert_eq!(cells(raw), ["a", "Yes"], "{raw}");
        }
        assert_eq!(cells("a\t"), ["a", ""]);
        assert_eq!(cells(r"| a\|b | c |"), ["a|b", "c"]);
        assert_eq!(cells("One.  Two"), ["One. Two"]);
    }
}
