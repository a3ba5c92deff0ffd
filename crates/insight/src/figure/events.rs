//! What figures record. Bodies hold identifiers and hashes, never words that people wrote.

kernel::events! {
    /// A figure was kept, so that it can be quoted.
    "insight.figure-kept" 1 FigureKept { figure: String, version: String, print: String, rows: Vec<String> }
    /// New data made a figure differ: it has another version.
    "insight.figure-changed" 1 FigureChanged { figure: String, version: String, print: String, rows: Vec<String> }
    /// What a figure shows was released: it is held against whatever is shown later.
    "insight.figure-released" 1 FigureReleased { figure: String, release: String, rows: Vec<String> }
    /// The members of a peer group were entered.
    "insight.peers-entered" 1 PeersEntered { group: String, rows: Vec<String> }
}
