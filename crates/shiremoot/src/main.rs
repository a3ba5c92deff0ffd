//! Runs a county's community-safety board.
fn main() {}
