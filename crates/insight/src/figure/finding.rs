//! The title of a figure: the finding in one sentence, worked out from what is shown and saying no cause.

use super::values::estimate;
use super::{Line, Point, Standing};
use crate::indicator::Indicator;
use methods::compare::{self, Side};

/// The finding.
pub(super) fn finding(it: &Indicator, own: &Line, standing: Option<&Standing>, decimals: u8) -> String {
    let (what, where_) = (it.title(), &own.area.name);
    let Some(last) = own.points.last() else { return format!("{what} in {where_}: nothing is known") };
    let Some(value) = last.value.shown.number() else {
        let state = last.value.shown.words(decimals);
        return format!("{what} in {where_}: {state} for {}", last.period.words());
    };
    let number = super::number(value, usize::from(decimals));
    let said = format!("{number}{}", spaced(&it.unit()));
    let when = last.period.words();
    if let Some(standing) = standing {
        let how = standing.says.split(',').next().unwrap_or_default();
        return format!("{what} in {where_} was {said} in {when}: {how} among {}", standing.among);
    }
    match before(own).and_then(|before| change(before, last).map(|side| (before, side))) {
        Some((before, Side::Higher)) => {
            format!(
                "{what} in {where_} rose to {said} in {when}, from {} in {}",
                words(before, decimals),
                before.period.words()
            )
        }
        Some((before, Side::Lower)) => {
            format!(
                "{what} in {where_} fell to {said} in {when}, from {} in {}",
                words(before, decimals),
                before.period.words()
            )
        }
        Some((before, Side::NotClearly)) => format!(
            "{what} in {where_} was {said} in {when}, not clearly different from {} ({})",
            before.period.words(),
            words(before, decimals)
        ),
        None => format!("{what} in {where_} was {said} in {when}"),
    }
}

/// A unit as it follows a number.
pub(super) fn spaced(unit: &str) -> String {
    if unit == "%" { "%".into() } else { format!(" {unit}") }
}

fn words(point: &Point, decimals: u8) -> String {
    point.value.shown.words(decimals)
}

/// The same time a year before the last point, so that no season and no shared month comes between.
pub(super) fn before(line: &Line) -> Option<&Point> {
    let last = line.points.last()?;
    let back = last.period.back(12);
    line.points.iter().find(|point| point.period == back)
}

/// Whether the last differs from the one before by more than their intervals.
pub(super) fn change(before: &Point, last: &Point) -> Option<Side> {
    let (before, last) = (estimate(&before.value)?, estimate(&last.value)?);
    Some(compare::between(&before, &last).at95)
}

/// The last value, the one a year before, and on which side of it the last lies.
pub fn change_of(model: &super::Model) -> Option<(Point, Point, Side)> {
    let own = model.own().next()?;
    let (before, last) = (before(own)?, own.points.last()?);
    Some((before.clone(), last.clone(), change(before, last)?))
}
