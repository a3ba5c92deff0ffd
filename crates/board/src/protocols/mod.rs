//! Protocols between bodies: what one must say and cover, how each party answered, and how a party signs.

mod contents;
mod parties;
mod party;
mod sign;
mod tasks;

pub use contents::{Contents, Item, Part, check, note_contents};
pub use parties::{Answer, Party, parties};
pub use party::Signatory;
pub use sign::{Signing, sign};
pub(crate) use tasks::tasks;

kernel::declare_verbs! {
    /// Signs for a body, or says that it will not.
    Sign,
}
