//! From the options of a fixture to a label.

use maud::{Markup, Render};
use serde_json::Value;

use crate::support::options::label;

pub fn build(options: &Value) -> Markup {
    label(options).render()
}
