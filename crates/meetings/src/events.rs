//! What meetings record. Bodies hold identifiers, never words that people wrote.

kernel::events! {
    /// A meeting was planned.
    "meetings.planned" 1 Planned { meeting: String, group: String, day: String, rows: Vec<String> }
}
