//! Evidence and events recorded by hand, and what is made of them, under the real policies, on both databases.

mod agree;
mod record;
mod support;
mod told;
