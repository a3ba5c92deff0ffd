//! What the public says and is told: corrections, subscriptions, and the pages at the foot of every page.

mod corrections;
mod pages;
mod subscriptions;
mod support;

#[path = "../oparl/content.rs"]
#[expect(dead_code, reason = "the tests of the interface use the rest of it")]
mod content;
