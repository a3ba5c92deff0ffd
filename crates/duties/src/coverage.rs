//! What the register covers, as a table for the documentation: every duty, who owes it, when, and what shows it.

use crate::law::{Duty, Law, Section};
use kernel::clock::Confidence;
use kernel::contracts::evidence::KINDS;
use kernel::rulebook::Status;

/// How many dated cases each duty has in the tests: its name and the number, a line each. A test keeps it true.
pub const CASES: &str = include_str!("coverage/cases.txt");

const HEAD: &str = "# What the register of duties covers

Every duty is a file in `rulebook/duties/`, one for each version of it. `shiremoot duties coverage` prints this page from those
files. The last column counts the dated cases in `crates/duties/tests/law`, which try the day before, on and after every limit;
`UPDATE_GOLDEN=1 cargo test -p shiremoot-duties --test law` counts them anew.

What is marked **unverified** was not found in a source: what rests on it reads *cannot be known*, and says what to check.
";

/// The page of the documentation: the register as tables in Markdown, one for each section, with how many cases each duty has.
pub fn page(law: &Law, cases: &str) -> String {
    let checked = |id: &str| {
        let line = cases.lines().find_map(|line| line.strip_prefix(id)?.strip_prefix(' '))?;
        line.trim().parse::<usize>().ok()
    };
    let mut out = String::from(HEAD);
    for section in Section::ALL {
        let mut ids: Vec<&str> = law
            .all()
            .iter()
            .filter(|duty| duty.section == section)
            .map(|duty| duty.meta.id.as_str())
            .collect();
        ids.sort_by_cached_key(|id| natural(id));
        ids.dedup();
        if ids.is_empty() {
            continue;
        }
        out.push_str(&format!("\n## {section:?}. {}\n\n", section.said()));
        out.push_str(
            "| Duty | Who | When | Shown by | Known by | In force | Cases |\n|---|---|---|---|---|---|---|\n",
        );
        for id in ids {
            out.push_str(&row(law, id, checked(id)));
        }
    }
    out
}

fn row(law: &Law, id: &str, cases: Option<usize>) -> String {
    let mut versions: Vec<&Duty> = law.versions(id).collect();
    versions.sort_by_key(|duty| duty.meta.in_force_from);
    let Some(duty) = versions.last() else { return String::new() };
    let force: Vec<String> = versions.iter().map(|duty| days(duty)).collect();
    let cases = cases.map_or_else(|| "-".into(), |many| many.to_string());
    format!(
        "| {}<br>`{id}`<br>{} | {} | {} | {} | {} | {} | {cases} |\n",
        cell(&duty.meta.title),
        cell(&duty.cited()),
        cell(duty.bound.each.said()),
        cell(&duty.clock.said()),
        cell(&shown(duty)),
        confidence(duty),
        force.join("<br>"),
    )
}

/// As people count: `r9` before `r10`.
fn natural(id: &str) -> Vec<(u32, String)> {
    let mut out = vec![(0_u32, String::new())];
    for c in id.chars() {
        let Some((number, word)) = out.last_mut() else { break };
        match c.to_digit(10) {
            Some(digit) if word.is_empty() => *number = number.saturating_mul(10).saturating_add(digit),
            Some(digit) => out.push((digit, String::new())),
            None => word.push(c),
        }
    }
    out
}

fn shown(duty: &Duty) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for one in duty.evidence.iter().flat_map(crate::law::Wants::alternatives) {
        if let Some((kind, _)) = KINDS.iter().find(|(kind, _)| *kind == one.kind)
            && !kinds.contains(kind)
        {
            kinds.push(kind);
        }
    }
    if kinds.is_empty() { "nothing with a date".into() } else { kinds.join(", ") }
}

fn confidence(duty: &Duty) -> &'static str {
    match duty.meta.confidence {
        Confidence::Text => "text",
        Confidence::Secondary => "secondary",
        Confidence::Unverified => "**unverified**",
    }
}

fn days(duty: &Duty) -> String {
    let status = match duty.meta.status {
        Status::Live => "",
        Status::Prospective => " (not in force)",
        Status::Pilot => " (pilot)",
        Status::Repealed => " (repealed)",
    };
    let to = duty.meta.in_force_to.map(|to| format!(" to {to}")).unwrap_or_default();
    format!("{}{to}{status}", duty.meta.in_force_from)
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
