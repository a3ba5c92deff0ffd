//! Made-up reports for a made-up county, at any scale: copies of one that was issued, each of its own meeting.

use crate::{Paper, events, store};
use board::{Area, Is, Record};
use jiff::ToSpan;
use kernel::{Actor, Fault, Kernel, Outcome, SystemActs, Unit};

/// How many are written in one unit.
const BATCH: usize = 1_000;

/// Adds so many issued reports to a county.
///
/// # Errors
/// [`Fault::Fields`] on `county` when it is a real one, or has no issued report to copy.
pub fn generate(kernel: &Kernel, county: &str, how_many: usize) -> Outcome<()> {
    let acts = SystemActs::without_a_permit_because("examples", county, kernel.today());
    let mut made = 0;
    while made < how_many {
        let to = (made + BATCH).min(how_many);
        kernel.write(|unit| {
            refuse_real(unit, county)?;
            let anybody = Actor::public(unit.today()).visible::<Paper>();
            let line = store::issued_lines(unit, &anybody, county)?.pop();
            let line =
                line.ok_or_else(|| Fault::field("county", "It has no issued report that could be copied"))?;
            let of = store::id_of(unit, county, &line.slug)?.ok_or(Fault::Absent)?;
            let mut rows = Vec::with_capacity(to - made);
            for number in made + 1..=to {
                let back = i64::try_from(number % 3_000).unwrap_or(0);
                let day = line.meeting.checked_sub(back.days()).unwrap_or(line.meeting);
                let (slug, title) =
                    (format!("report-{number:05}"), format!("{} (copy {number})", line.title));
                rows.push(store::copied(unit, &acts, &of, (&slug, &title, day))?);
            }
            // The rows are named and not the county, which would have the words of all its papers looked at again.
            let first = rows.first().cloned().unwrap_or_default();
            unit.record(&acts, &events::Generated { first, papers: to - made, rows })
        })?;
        made = to;
    }
    Ok(())
}

/// Nothing may be made up about a place that there is.
fn refuse_real(unit: &mut Unit<'_>, county: &str) -> Outcome<()> {
    let visible = Actor::public(unit.today()).visible::<Record>();
    let register = board::seen(unit, &visible, county, None)?;
    let real = register.facts.iter().filter_map(|fact| Area::of(&fact.noun)).any(|area| area.gss.is_some());
    if real {
        Err(Fault::field("county", format!("“{county}” is real: nothing may be made up about it")))
    } else {
        Ok(())
    }
}
