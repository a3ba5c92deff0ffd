//! From the options of a fixture to a hint.

use maud::{Markup, Render};
use serde_json::Value;

use crate::support::options::hint;

pub fn build(options: &Value) -> Markup {
    hint(options).render()
}
