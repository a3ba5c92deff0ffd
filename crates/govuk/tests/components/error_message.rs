//! From the options of a fixture to an error message.

use maud::{Markup, Render};
use serde_json::Value;

use crate::support::options::error;

pub fn build(options: &Value) -> Markup {
    error(options).render()
}
