//! Whether the numbers that a file gives its paragraphs are one run.
//!
//! Numbers that went with a part that is missing, doubled or out of place are accounted for by that part alone.

use std::collections::BTreeSet;

use super::warning::{Warning, WarningKind};

/// A number that a paragraph carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub line: u32,
    pub n: u32,
    /// The section's place in the template.
    pub section: Option<usize>,
    /// How many headings of level 1 came before.
    pub ordinal: usize,
    /// How many headings of any level came before.
    pub sub: usize,
}

/// What is known of the parts already, and accounts for numbers that went with them.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// The places of missing sections.
    pub missing: Vec<usize>,
    /// The count of headings before each second copy.
    pub doubled: BTreeSet<usize>,
    /// The count of headings up to each with nothing below it.
    pub empty: BTreeSet<usize>,
}

/// The warnings about the run, read in the way that leaves fewest: as the file stands, or in the template's order;
/// with second copies of parts, or without.
pub(super) fn check(numbers: &[Number], known: &Known) -> Vec<Warning> {
    let as_it_stands = numbers.to_vec();
    let mut in_order = numbers.to_vec();
    let mut place = 0;
    let places: Vec<(usize, usize)> = numbers
        .iter()
        .map(|number| {
            place = number.section.unwrap_or(place);
            (place, number.ordinal)
        })
        .collect();
    let mut indices: Vec<usize> = (0..numbers.len()).collect();
    indices.sort_by_key(|index| places[*index]);
    for (slot, index) in in_order.iter_mut().zip(indices) {
        *slot = numbers[index];
    }
    let once = |run: &[Number]| {
        run.iter().filter(|number| !known.doubled.contains(&number.sub)).copied().collect::<Vec<_>>()
    };
    let readings = [as_it_stands.clone(), once(&as_it_stands), once(&in_order), in_order];
    readings.iter().map(|run| faults(run, known)).min_by_key(Vec::len).unwrap_or_default()
}

fn faults(run: &[Number], known: &Known) -> Vec<Warning> {
    let mut out = Vec::new();
    let mut seen = BTreeSet::new();
    let mut before: Option<&Number> = None;
    let all: BTreeSet<u32> = run.iter().map(|number| number.n).collect();
    for (at, number) in run.iter().enumerate() {
        let top = seen.last().copied().unwrap_or(0);
        let n = number.n;
        let due = top + 1;
        let slip = n != due && !all.contains(&due) && run.get(at + 1).is_some_and(|next| next.n == due + 1);
        let mut warn = |kind, message| out.push(Warning { line: number.line, kind, message });
        if slip {
            let kind =
                if seen.contains(&n) { WarningKind::NumberRepeated } else { WarningKind::NumberingGap };
            warn(kind, format!("the number {n} stands where {due} was due"));
            seen.insert(due);
            before = Some(number);
            continue;
        }
        if n > due {
            let gone: Vec<u32> = (top + 1..n).filter(|n| !all.contains(n)).collect();
            if !gone.is_empty() && !accounted(before, number, known) {
                warn(WarningKind::NumberingGap, gap_message(&gone));
            }
        } else if n <= top {
            let new_section = before.is_none_or(|before| before.sub != number.sub);
            if n == 1 && top > 1 && new_section {
                warn(WarningKind::NumberRepeated, "the numbering starts again at 1".to_owned());
                seen.clear();
            } else if seen.contains(&n) {
                warn(
                    WarningKind::NumberRepeated,
                    format!("the number {n} stands again; {} was due", top + 1),
                );
            } else {
                warn(WarningKind::OutOfOrder, format!("paragraph {n} stands after paragraph {top}"));
            }
        }
        seen.insert(n);
        before = Some(number);
    }
    out
}

/// Whether a part that is missing or empty stood between two paragraphs.
fn accounted(before: Option<&Number>, after: &Number, known: &Known) -> bool {
    let from = before.map_or(0, |number| number.sub);
    if known.empty.iter().any(|sub| from < *sub && *sub < after.sub) {
        return true;
    }
    let section = before.map(|number| number.section);
    known.missing.iter().any(|gone| {
        let begins = match section {
            None => true,
            Some(section) => section.is_none_or(|section| section < *gone),
        };
        begins
            && after.section.is_none_or(|section| *gone < section)
            && before.is_none_or(|before| before.ordinal != after.ordinal)
    })
}

fn gap_message(gone: &[u32]) -> String {
    match gone {
        [one] => format!("the number {one} is missing"),
        [first, .., last] => format!("the numbers {first} to {last} are missing"),
        [] => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(numbers: &[(u32, usize)]) -> Vec<Number> {
        let number = |(index, (n, section)): (usize, &(u32, usize))| Number {
            line: u32::try_from(index + 1).unwrap(),
            n: *n,
            section: Some(*section),
            ordinal: *section + 1,
            sub: *section + 1,
        };
        numbers.iter().enumerate().map(number).collect()
    }

    fn kinds(numbers: &[(u32, usize)], missing: &[usize]) -> Vec<(u32, WarningKind)> {
        let known = Known { missing: missing.to_vec(), ..Known::default() };
        check(&run(numbers), &known).into_iter().map(|warning| (warning.line, warning.kind)).collect()
    }

    #[test]
    fn one_run_and_its_faults() {
        use WarningKind::{NumberRepeated, NumberingGap, OutOfOrder};
        for (numbers, missing, expected) in [
            (vec![(1, 0), (2, 1), (3, 1)], vec![], vec![]),
            (vec![(1, 0), (3, 1)], vec![], vec![(2, NumberingGap)]),
            (vec![(1, 0), (3, 2)], vec![1], vec![]),
            (vec![(1, 0), (4, 1), (5, 1)], vec![], vec![(2, NumberingGap)]),
            (vec![(1, 0), (1, 0), (2, 1)], vec![], vec![(2, NumberRepeated)]),
            (vec![(1, 0), (3, 1), (2, 1), (4, 1)], vec![], vec![(3, OutOfOrder)]),
            (vec![(1, 0), (2, 0), (1, 1), (2, 1)], vec![], vec![(3, NumberRepeated)]),
            (vec![(2, 0), (3, 0)], vec![], vec![(1, NumberingGap)]),
            (vec![(1, 0), (2, 0), (2, 0), (4, 0)], vec![], vec![(3, NumberRepeated)]),
            (vec![(1, 0), (3, 0), (3, 0), (4, 0)], vec![], vec![(2, NumberingGap)]),
            // Two sections that changed places with their numbers: the check of parts says so.
            (vec![(1, 0), (3, 2), (2, 1)], vec![], vec![]),
        ] {
            assert_eq!(kinds(&numbers, &missing), expected, "{numbers:?}");
        }
    }
}
