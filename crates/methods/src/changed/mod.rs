//! What really changed: of many series, those whose newest complete months are more than noise, season and trend.
//!
//! Each series is told what its own history leads to expect, by two models that must agree: a log-linear trend over the window, and the
//! level of the last twelve months. Both take the season from all series of a kind together, and the spread from the series itself, never
//! less than chance's. The larger of the two chances counts, so that a step long ago (which misleads the trend) and a steady trend (which
//! misleads the level) are no findings. Then false discovery is held down over the whole family.

mod artefact;
mod correct;
mod family;
mod model;
mod rank;
mod season;

pub use artefact::Artefact;
pub use correct::{Correction, adjusted, benjamini_hochberg, benjamini_yekutieli};
pub use family::{Candidate, Found, Settings, Untested, Verdict, test};
pub use model::Expected;
pub use rank::{Basis, rank};
