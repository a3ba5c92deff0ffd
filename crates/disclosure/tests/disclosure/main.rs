//! Disclosure control held against a reader who knows nothing of how it was made.

mod attacks;
mod auditor;
mod derived;
mod kept;
mod loss;
mod margins;
mod reader;
mod releases;
mod scale;
mod tables;
