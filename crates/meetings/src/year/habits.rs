//! How meetings come round, and what is due around one: for whoever plans a year.

use crate::Series;
use crate::cycle::notice::{self, Body};
use crate::cycle::pack::{Cycle, Own, PAPERS};
use crate::store;
use jiff::civil::Date;
use kernel::contracts::year::{Around, Rhythm};
use kernel::{Actor, Kernel, Outcome, Unit};

/// The series of a county that the actor may see, each with its days between two days.
pub(super) fn rhythms(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    from: Date,
    to: Date,
) -> Outcome<Vec<Rhythm>> {
    let visible = actor.visible::<Series>();
    let mut out = Vec::new();
    for held in store::series::list(unit, &visible, county)? {
        let of = store::series::by_id(unit, &visible, &held.id)?.of;
        let (first, last) = (from.max(of.begins), to.min(of.until));
        if first > last {
            continue;
        }
        let calendar = unit.kernel().clocks().calendar();
        let days = of.cadence.occurrences(of.begins, (first, last), &of.exceptions, calendar);
        out.push(Rhythm {
            group: of.group,
            said: of.cadence.said(),
            days: days.into_iter().map(|it| (it.nominal, it.day)).collect(),
            span: (of.begins, of.until),
            in_public: of.in_public,
        });
    }
    Ok(out)
}

/// The steps of the pack cycle around a meeting, and the notices that law wants before it.
pub(super) fn around(kernel: &Kernel, sort: &str, in_public: bool, meeting: Date) -> Outcome<Vec<Around>> {
    let body = Body::of(sort, !in_public);
    let steps = Cycle::on(kernel, meeting)?.plan(kernel, body, meeting, &Own::new())?;
    let step = |it: crate::cycle::pack::Planned| Around {
        by_law: body.by_law() && it.step == PAPERS,
        step: it.step,
        name: it.name,
        due: it.due,
        because: it.because,
    };
    let limit = |it: notice::Limit| Around {
        step: it.clock,
        name: it.title,
        due: it.latest,
        because: it.because,
        by_law: it.by_law,
    };
    let before = notice::of(kernel.clocks(), body, meeting)?.before;
    let mut out: Vec<Around> = steps.into_iter().map(step).chain(before.into_iter().map(limit)).collect();
    out.sort_by_key(|it| it.due);
    Ok(out)
}
