//! Feeds that other programs fetch: calendars and Atom, each written in one place whatever slice fills it.

pub mod atom;
pub mod calendar;
