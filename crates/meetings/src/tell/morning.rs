//! What meetings do each morning: invite whoever joined since, and chase what falls due or is overdue.

use super::{chase, invitations};
use board::sittings::sitting::{self, Which};
use jiff::civil::Date;
use kernel::{Kernel, Outcome, SystemActs};

/// The morning of a county.
pub(crate) fn source(kernel: &Kernel, county: &str, today: Date) -> Outcome<()> {
    let acts = SystemActs::without_a_permit_because("the morning's messages", county, today);
    let which = Which { from: Some(today), ..Which::default() };
    let ahead = kernel.read(|unit| sitting::all(unit, &acts, county, &which))?;
    for it in ahead.iter().filter(|it| it.state.ahead()) {
        kernel.write_unrecorded_housekeeping(|unit| invitations(unit, it))?;
    }
    chase::actions(kernel, &acts, county, today)?;
    chase::asks(kernel, &acts, county, today)
}
