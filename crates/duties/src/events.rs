//! What the duties record. Bodies hold identifiers and short names, never words that people wrote.

kernel::events! {
    /// Evidence of a duty was recorded by hand.
    "duties.evidence-recorded" 1 EvidenceRecorded { evidence: String, body: String, kind: String }
    /// Evidence of a duty was taken back: it does not count from a day on.
    "duties.evidence-withdrawn" 1 EvidenceWithdrawn { evidence: String, body: String, on: String }
    /// Something happened on which a duty arises.
    "duties.event-recorded" 1 EventRecorded { event: String, body: String, kind: String }
    /// It did not happen, or no longer asks for anything.
    "duties.event-withdrawn" 1 EventWithdrawn { event: String, body: String, on: String }
    /// What the county does about an item of the horizon was written.
    "duties.horizon-kept" 1 HorizonKept { item: String, version: i64, rows: Vec<String> }
    /// The published counts of dangerous offenders of a year were written.
    "duties.mappa-counted" 1 MappaCounted { body: String, year: String, version: i64, rows: Vec<String> }
}
