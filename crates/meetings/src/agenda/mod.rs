//! The agenda of a meeting: begun from a template, the forward plan and what earlier meetings left open; changed, withheld, and issued
//! as frozen versions whose items are numbered on from meeting to meeting.

mod attach;
mod begin;
mod carried;
pub mod clearance;
mod differ;
mod ground;
mod issue;
mod issued;
mod items;
mod late;
mod number;
mod numbering;
mod place;
mod shown;
pub(crate) mod tasks;
pub mod template;
mod times;
mod withdraw;
mod withhold;
pub mod withholding;

pub use attach::{Paper, attach, on_the_shelf};
pub use begin::{FORWARD, MINUTES_OF, begin};
pub use carried::{Carried, carried};
pub use clearance::{AskClearance, ask_clearance, clear, uncleared};
pub use differ::{Change, Line, Part, between};
pub use ground::{late_since, standing_of, waits_for_the_chair};
pub use issue::{issue, issue_although, issues};
pub use issued::{Issued, IssuedLine, name};
pub use items::{NewItem, add, change};
pub use late::late;
pub use number::numbers;
pub use numbering::{numbering, set_first_number};
pub use place::{Place, move_item};
pub use shown::{Shown, Told, shown, told};
pub use times::begins;
pub(crate) use withdraw::give_back;
pub use withdraw::{defer, withdraw};
pub use withhold::withhold;
pub use withholding::Withholding;
