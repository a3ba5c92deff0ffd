//! What this slice records. Bodies hold identifiers and hashes, never words that people wrote.

kernel::events! {
    /// A load was begun.
    "insight.load-begun" 1 LoadBegun { load: String, book: String }
    /// A part was taken: a file of one source and month, checked and counted.
    "insight.part-taken" 1 PartTaken { part: String, load: String, book: String, sha256: String, replaces: String }
    /// A file was refused, and nothing of it was kept.
    "insight.file-refused" 1 FileRefused { refused: String, load: String, reason: String }
    /// A load came to its end.
    "insight.load-ended" 1 LoadEnded { load: String }
    /// Somebody said what may be behind a change.
    "insight.why-given" 1 WhyGiven { why: String, book: String, month: String }
}
