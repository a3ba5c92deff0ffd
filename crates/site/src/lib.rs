//! What every page stands on: layout, sign-in, sessions, routing with guards, forms, errors and home tasks.
//!
//! A page is a plain function from a [`Cx`] to a [`Reply`]. It runs on a thread of its own, so it may wait for the store.

pub mod accounts;
mod app;
pub mod assets;
mod cx;
mod dispatch;
mod errors;
pub mod feeds;
mod form;
mod front;
mod headers;
mod home;
mod intake;
mod layout;
pub mod mail;
pub mod paper;
mod people;
mod respond;
mod search;
mod session;
mod shelf;
mod slice;
pub mod tell;
#[cfg(test)]
mod tests;
mod tries;
mod who;

pub use accounts::{SiteKey, accounts_slice};
pub use app::{App, Options, serve};
pub use cx::{Cx, Reply};
pub use form::{Fields, Form};
pub use front::Front;
pub use home::home_slice;
pub use intake::Upload;
pub use layout::{Crumb, Page, Tone, day, empty, tag};
pub use people::{CountyRef, People, PersonCard, Standing};
pub use session::Session;
pub use slice::{
    DailySource, FILE, Foot, Glance, GlanceSource, Guard, Handler, Method, NavEntry, Route, SecretSource,
    Slice, TaskSource, get, neighbours, post, preview,
};
