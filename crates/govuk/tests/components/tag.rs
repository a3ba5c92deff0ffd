//! From the options of a fixture to a tag.

use maud::{Markup, Render};
use serde_json::Value;

use crate::support::options::tag;

pub fn build(options: &Value) -> Markup {
    tag(options).render()
}
