//! From the options of a fixture to a fieldset.

use maud::{Markup, Render};
use serde_json::Value;

use crate::support::options::fieldset;

pub fn build(options: &Value) -> Markup {
    fieldset(options).render()
}
