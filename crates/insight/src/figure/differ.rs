//! In what two versions of a figure differ, value by value and in words.

use super::words::Cells;
use super::{Model, month_words};
use kernel::contracts::sources::Before;

/// How many differences are named; the rest are counted.
const NAMED: usize = 12;

/// What differs from one version to the next.
pub(crate) fn between(before: &Model, after: &Model) -> Vec<String> {
    let (old, new) = (before.cells(), after.cells());
    let same = |a: &Cells, b: &Cells| a.code == b.code && a.period_code == b.period_code;
    let mut out: Vec<String> = Vec::new();
    for row in &new {
        match old.iter().find(|other| same(other, row)) {
            None => out.push(format!("{}, {}: new, {}", row.area, row.period, row.value)),
            Some(was) if was.value != row.value => {
                out.push(format!("{}, {}: {} was {}", row.area, row.period, row.value, was.value));
            }
            Some(was) if was.count != row.count => {
                out.push(format!(
                    "{}, {}: the count is {} and was {}",
                    row.area, row.period, row.count, was.count
                ));
            }
            Some(was) if was.interval != row.interval || was.base != row.base => {
                out.push(format!("{}, {}: interval or base", row.area, row.period));
            }
            Some(_) => {}
        }
    }
    let gone = old.iter().filter(|was| !new.iter().any(|row| same(row, was)));
    out.extend(gone.map(|was| format!("{}, {}: no longer shown", was.area, was.period)));
    let say = |what: &str, differs: bool| differs.then(|| what.to_string());
    out.extend(say("the unit", before.unit != after.unit));
    out.extend(say("the method", before.method != after.method));
    out.extend(say("the comparison", before.standing != after.standing));
    out.extend(say("the signals", before.signals != after.signals));
    out.extend(say("what is said beside it", before.notes != after.notes));
    out.extend(say("the line of source", before.source != after.source));
    if out.is_empty() && before != after {
        out.push("its wording".into());
    }
    let more = out.len().saturating_sub(NAMED);
    out.truncate(NAMED);
    if more > 0 {
        out.push(format!("and {more} more"));
    }
    out
}

/// What a figure said and says otherwise now: values of the same area and time, and the last value where time has moved on.
pub(crate) fn superseded(reference: &str, before: &Model, after: &Model) -> Vec<Before> {
    let (old, new) = (before.cells(), after.cells());
    let mut out: Vec<Before> = Vec::new();
    // Words that it still says somewhere else are not flagged: nobody can tell which are meant.
    let still = |words: &str| new.iter().any(|row| row.value == words || row.count == words);
    let mut say = |words: &str, now: &str, of: String| {
        let telling = words.chars().filter(char::is_ascii_digit).count() >= 2;
        if telling && words != now && !still(words) && !out.iter().any(|it| it.words == words) {
            out.push(Before { words: words.into(), now: now.into(), of });
        }
    };
    for was in &old {
        let row = new.iter().find(|row| row.code == was.code && row.period_code == was.period_code);
        if let Some(row) = row {
            let of = format!("{reference}, {}, {}", row.area, row.period);
            say(&was.value, &row.value, of.clone());
            say(&was.count, &row.count, of);
        }
    }
    if let (Some(was), Some(now)) = (before.last(), after.last())
        && was.period != now.period
    {
        let (words, value) = (was.value.shown.words(before.decimals), now.value.shown.words(after.decimals));
        say(&words, &value, format!("{reference}, {}", now.period.words()));
        let (words, month) = (month_words(was.period.to), month_words(now.period.to));
        say(&words, &month, format!("the last month of {reference}"));
    }
    out
}
