//! The house rules, read off the tree itself: what is forgotten fails here.

mod dependencies;
mod files;
mod hatches;
mod source;
mod words;

/// Fails with every line of a list that should be empty.
fn none(rule: &str, found: Vec<String>) {
    assert!(found.is_empty(), "{rule}:\n  {}", found.join("\n  "));
}
