//! Protocols between bodies: what one must say and cover, how each party answered, and how a party signs.

mod parties;

pub use parties::{Answer, Party, parties};
