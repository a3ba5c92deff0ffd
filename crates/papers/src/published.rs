//! What the papers have published in a county: reports issued for the public.

use crate::{Paper, store};
use kernel::contracts::published::Published;
use kernel::{Actor, Outcome, Unit};

/// So many of the latest.
const MOST: i64 = 500;

/// The reports that anybody may read, the latest first.
pub(crate) fn published(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Published>> {
    let visible = actor.visible::<Paper>();
    let found = store::recent(unit, &visible, county, MOST)?;
    let of = |held: crate::Held| {
        let meeting = site::day(held.meeting());
        held.issued_at.map(|at| Published {
            day: kernel::time::civil(at),
            kind: "Report".into(),
            href: format!("/{county}/{}", held.path()),
            summary: format!("To the {}, for its meeting on {meeting}.", held.front.board),
            title: held.front.title,
        })
    };
    Ok(found.into_iter().filter_map(of).collect())
}
