//! The horizon and the counts of dangerous offenders: pages in process, on both databases, under the real policies.

mod mappa;
mod pages;
mod support;
