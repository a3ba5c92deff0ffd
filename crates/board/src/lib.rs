//! Who sits at the table: areas, organisations and their succession, groups, seats, people, protocols and themes.
//!
//! Every fact about the table is a row of one kind: what holds, from which day to which day, and when it was learned. So any
//! day can be asked for as it was, and as it was believed to be.

pub mod events;
mod evidence;
mod facts;
mod fields;
mod gaps;
mod grants;
mod load;
mod members;
mod name;
mod nouns;
mod pages;
mod people;
mod picture;
pub mod protocols;
mod record;
mod register;
pub mod sittings;
mod slice;
mod store;
mod succession;
mod view;
pub mod words;

pub use facts::{Change, add, add_unguarded, change, end};
pub use gaps::{Gap, Missing, gaps};
pub use load::{Example, load};
pub use nouns::*;
pub use people::Board;
pub use protocols::{Answer, Party, Sign, Signatory, check, parties};
pub use register::{Fact, Register, Snapshot, Span};
pub use slice::slice;
pub use store::{County, MIGRATIONS, Record, current, history, known_at, seen};
