//! What the horizon asks of a person: to look again at what the county does about an item, when its day has come.

use super::{Horizon, all};
use crate::store::DutyBook;
use jiff::Span;
use jiff::civil::Date;
use kernel::contracts::task::{Task, Urgency};
use kernel::{Actor, Outcome, Unit};
use site::CountyRef;

/// How many days before a review it is said that it comes up.
const SOON: i64 = 14;

/// Reviews that are due, for whoever owns the item and for the partnership officer.
pub(crate) fn tasks(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    let today = unit.today();
    let visible = actor.visible::<DutyBook>();
    let horizon = Horizon::of(unit.kernel())?;
    let officer = actor.holds("officer", &county.slug);
    let soon = today.checked_add(Span::new().days(SOON)).unwrap_or(Date::MAX);
    let mut out = Vec::new();
    for kept in all(unit, &visible, &county.slug, today)? {
        let mine = actor.id().is_some_and(|id| id == format!("{}/person/{}", county.slug, kept.draft.person));
        let Some(review) = kept.draft.review.filter(|review| *review <= soon && (mine || officer)) else {
            continue;
        };
        let Some(standing) = horizon.item(&kept.item, today) else { continue };
        let late = review < today;
        out.push(Task {
            urgency: match (mine, late) {
                (true, true) => Urgency::Late,
                (true, false) => Urgency::Waiting,
                (false, _) => Urgency::WithOthers,
            },
            tag: if late { "Past review" } else { "Review soon" }.into(),
            title: format!("Look again at what we do about {}", standing.item.meta.title),
            href: format!("/{}/duties/horizon/{}", county.slug, kept.item),
            detail: format!("With the {}", kept.draft.role),
            due: Some(review),
        });
    }
    Ok(out)
}
