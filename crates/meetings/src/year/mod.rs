//! What meetings make of the plan of a year: meetings, and business for them.
//!
//! Each is made by the commands that pages use, on behalf of whoever accepted it.

mod business;
mod habits;
mod meeting;

use kernel::contracts::year::Maker;

/// Whoever makes meetings and business.
pub(crate) fn makers() -> Vec<Maker> {
    vec![meeting::MAKER, business::MAKER]
}
