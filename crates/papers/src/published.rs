//! What the papers have published in a county: reports issued for the public.

use crate::Paper;
use crate::store::{self, IssuedLine};
use kernel::contracts::published::Published;
use kernel::{Actor, Outcome, Unit};

/// The reports that anybody may read, the latest first.
pub(crate) fn published(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Published>> {
    let visible = actor.visible::<Paper>();
    let of = |line: IssuedLine| Published {
        day: kernel::time::civil(line.issued_at),
        kind: "Report".into(),
        href: format!("/{county}/papers/{}", line.slug),
        summary: format!("To the {}, for its meeting on {}.", line.board, site::day(line.meeting)),
        title: line.title,
    };
    Ok(store::issued_lines(unit, &visible, county)?.into_iter().map(of).collect())
}
