//! The life of a meeting through its commands and pages, under the real policies, on both databases.

mod after;
mod agenda;
mod cycle;
mod files;
mod import;
mod room;
mod tell;
