//! What the public says and is told: corrections, subscriptions, and the pages at the foot of every page.

mod corrections;
mod pages;
mod subscriptions;
mod support;
