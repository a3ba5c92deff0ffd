//! Which tests are run: nothing may be left out in full, and quick runs are short.

/// Whether nothing may be skipped here, and the long runs are wanted.
pub fn full() -> bool {
    let set = |name: &str| std::env::var(name).is_ok_and(|value| !value.is_empty());
    set("SHIREMOOT_TEST_FULL") || (set("CI") && !quick())
}

/// Whether a short run is wanted.
pub fn quick() -> bool {
    std::env::var("SHIREMOOT_TEST_QUICK").is_ok_and(|value| !value.is_empty())
}

/// Leaves a test out with one line that says what is missing.
///
/// # Panics
/// Where nothing may be skipped.
pub fn missing(what: &str) {
    assert!(!full(), "{what}, and nothing may be skipped here");
    eprintln!("left out: {what}");
}
