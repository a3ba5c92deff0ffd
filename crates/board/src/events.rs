//! What the board records.

kernel::events! {
    /// A fact about the table was added.
    "board.added" 1 Added { thing: String, rows: Vec<String> }
    /// A fact was changed from a day on: earlier days and what was believed before stay as they were.
    "board.changed" 1 Changed { thing: String, rows: Vec<String> }
    /// A fact was ended on a day.
    "board.ended" 1 Ended { thing: String, rows: Vec<String> }
    /// An organisation handed over to its successor on a day: seats and liaison officers moved with it.
    "board.succeeded" 1 Succeeded { thing: String, successor: String, on: String, rows: Vec<String> }
    /// A party signed a protocol.
    "board.signed" 1 Signed { thing: String, party: String, rows: Vec<String> }
    /// A party said that it will not sign a protocol.
    "board.signing-refused" 1 SigningRefused { thing: String, party: String, rows: Vec<String> }
    /// An example county was loaded.
    "board.example-loaded" 1 ExampleLoaded { thing: String, facts: usize }
}
