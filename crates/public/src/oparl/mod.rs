//! `OParl` 1.1 (<https://schema.oparl.org/>): the published record as objects that other programs read.
//!
//! Everything comes from what slices give to the record, read as the public; nothing here asks any other table. The same objects are
//! served over the network and written as files: an address without a filter gives the same bytes in both.
//!
//! - An object is known by the address of its file: `.../oparl/meetings/2022-02-15-hwb.json`. A list is the folder with `.json`:
//!   `.../oparl/meetings.json`, its second page `.../oparl/meetings/page/2.json`.
//! - Where only files are served, what changed in a month stands in `.../oparl/meetings/modified/2022-02.json`, and `slices.json`
//!   lists all of these.
//! - `OParl` wants persons. Here organisations hold seats, and no person is named: a person of this record stands for whoever holds one
//!   seat, and is called what the seat is called.
//! - `externalBody` is an object of another server of this kind. No member has one, so members are told apart by `organizationType`.
//! - What is withdrawn stays at its address as `deleted`, whatever kind of object it is.

mod address;
mod body;
mod build;
mod extras;
mod files;
mod index;
mod list;
mod live;
mod meetings;
mod memory;
mod object;
mod papers;
mod people;

pub use address::{Place, Sort};
pub use build::build;
pub use files::files;
pub use list::{Filter, MOST};
pub(crate) use live::routes;
pub use live::{Settled, current, remember, settled};
pub(crate) use memory::MIGRATION;
pub use memory::{Known, Memory};
pub(crate) use object::digest as sha256;
pub use object::{Key, Object, Objects};
