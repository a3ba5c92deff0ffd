//! The plan through its pages, under the real policies, on both databases.

mod actions;
mod agree;
mod agreement;
mod assessments;
mod book;
mod generate;
mod leaks;
mod load;
mod partnership_plans;
mod plan;
mod prioritisation;
mod sources;
mod succession;
mod support;
mod updates;
