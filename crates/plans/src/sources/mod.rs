//! What papers can draw on: updates, actions and their status.

mod actions;
mod updates;

use kernel::contracts::sources::Source;

/// Every source of the plan.
pub(crate) fn all() -> Vec<Source> {
    vec![updates::ALL, updates::ONE, actions::TABLE, actions::COUNTS]
}
