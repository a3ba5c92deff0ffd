//! What the plan of a year records. Bodies hold identifiers, never words that people wrote.

kernel::events! {
    /// Part of the plan of a year was accepted: so much was made, changed and taken back, each with an event of its own.
    "duties.year-accepted" 1 YearAccepted { county: String, year: String, made: usize, changed: usize, ended: usize, rows: Vec<String> }
    /// A day by which something must be done was set.
    "duties.deadline-set" 1 DeadlineSet { deadline: String, rows: Vec<String> }
    /// A day by which something must be done was moved, or what must be done was said anew.
    "duties.deadline-changed" 1 DeadlineChanged { deadline: String, version: i64, rows: Vec<String> }
    /// What had to be done by a day was done.
    "duties.deadline-met" 1 DeadlineMet { deadline: String, version: i64, rows: Vec<String> }
    /// A deadline is not needed any more.
    "duties.deadline-dropped" 1 DeadlineDropped { deadline: String, version: i64, rows: Vec<String> }
}
