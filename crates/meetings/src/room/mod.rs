//! The meeting as it is held: opened and closed, who is there, whether they are enough, who has an interest, and what they agree.

mod attend;
mod declare;
mod entitled;
pub mod events;
pub mod quorum;
pub(crate) mod tasks;
mod turn;

pub use crate::minutes::{Written, write as minute, write_of_meeting};
pub use crate::outcomes::{Agree, AskKind, AskNew, Decide, Settled, agree_action, ask, decide, settle_item};
pub use crate::procedure::put as by_procedure;
pub use attend::{Apology, Attend, apologise, attend, come_after_all};
pub(crate) use attend::{seat_name, seats_of};
pub use declare::{
    Declare, Declares, Standing, declare, declare_standing, note_late, take_back, take_back_standing,
};
pub use quorum::{Quorum, quorum, quorum_of_item};
pub use turn::{close, open, reopen};

use crate::minutes::Held;
use crate::minutes::state::Act;
use crate::store;
use board::sittings::{Sitting, State};
use kernel::{Fault, Outcome, Proof, Unit};

/// The whole identifier of a thing of the board that is named shortly or wholly.
pub(crate) fn whole(county: &str, kind: &str, name: &str) -> String {
    if name.is_empty() || name.contains('/') { name.into() } else { format!("{county}/{kind}/{name}") }
}

/// The last part of a whole identifier.
pub(crate) fn short(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// The minutes of a meeting while what happened in the room can still be recorded: from when it is opened until they go to the chair.
pub(crate) fn recording(unit: &mut Unit<'_>, proof: &impl Proof, it: &Sitting) -> Outcome<Held> {
    let book = match it.state {
        State::Open | State::Held => store::stand::of_sitting(unit, proof, &it.id)?,
        State::Planned | State::Called | State::Cancelled => None,
    };
    match book {
        None => Err(Fault::Conflict("This meeting is not open. Open it first.".into())),
        Some(book) if !book.state.allows(Act::Write) => Err(Fault::Conflict(book.state.refuses(Act::Write))),
        Some(book) => Ok(book),
    }
}
