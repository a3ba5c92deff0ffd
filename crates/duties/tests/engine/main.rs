//! The engine on small laws and small counties.

mod support;
mod year;
