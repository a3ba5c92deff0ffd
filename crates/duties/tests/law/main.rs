//! The law as data: every duty has a file, every file has dated cases, and the calendar of a year comes out of the engine.

mod calendar;
mod cases;
mod county;
mod coverage;
mod defects;
mod documented;
mod table;

mod case_reviews;
mod framework;
mod health_and_terrorism;
mod homes_and_violence;
mod papers_and_data;
mod scrutiny;
mod strategy_every_day;
mod strategy_years;
