//! What papers record. Bodies hold identifiers, never words that people wrote.

kernel::events! {
    /// A paper was handed in for an item.
    "meetings.paper-handed-in" 1 PaperHandedIn { item: String, document: String, hash: String, rows: Vec<String> }
    /// A paper was replaced by a new version.
    "meetings.paper-replaced" 1 PaperReplaced { document: String, by: String, hash: String, rows: Vec<String> }
    /// A paper was withdrawn.
    "meetings.paper-withdrawn" 1 PaperWithdrawn { document: String, version: i64, rows: Vec<String> }
    /// A paper was withheld from the public, or opened to it again.
    "meetings.paper-withheld" 1 PaperWithheld { document: String, withheld: bool, version: i64, rows: Vec<String> }
    /// What is said of a paper was changed: its title, who sent it, who supplies an alternative, what it rests on.
    "meetings.paper-changed" 1 PaperChanged { document: String, version: i64, rows: Vec<String> }
    /// A paper was moved to another place among those of its item.
    "meetings.paper-moved" 1 PaperMoved { document: String, rows: Vec<String> }
}
