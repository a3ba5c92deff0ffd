//! The duties through their pages, under the real policies, on both databases.

mod assurance;
mod evidence;
mod gaps;
mod policy;
mod register;
mod scale;
mod sources;
mod support;
