//! The engine on small laws and small counties.

mod bodies;
mod clocks;
mod evidence;
mod overlay;
mod props;
mod refused;
mod scale;
mod support;
mod told;
mod year;
