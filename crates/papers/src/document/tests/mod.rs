//! Whole reports: read, written, read again; damaged in one way at a time; and as other boards write them.

mod others;
mod round_trip;
mod sections;
mod variants;
mod words;
