//! Figures from files to pages: kept, followed by new data, made again, and drawn in papers. On both databases.

mod follow;
mod papers;
mod seen;
mod support;
