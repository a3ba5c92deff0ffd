//! Looking at data: the explorer and what really changed, in process, on both databases, under the real policies.

mod changed;
mod explore;
mod support;
