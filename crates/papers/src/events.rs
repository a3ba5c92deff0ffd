//! What the papers record. Bodies hold identifiers, never words that people wrote.

kernel::events! {
    /// A paper was begun from a template.
    "papers.begun" 1 Begun { paper: String, template: String, rows: Vec<String> }
    /// The cover of a paper was changed.
    "papers.cover-changed" 1 CoverChanged { paper: String, version: i64, rows: Vec<String> }
    /// A section of a paper was changed.
    "papers.section-changed" 1 SectionChanged { paper: String, section: String, version: i64, rows: Vec<String> }
    /// Words that somebody wrote while another person saved first were kept beside.
    "papers.set-aside" 1 SetAside { paper: String, section: String, version: i64, rows: Vec<String> }
    /// The implications of a paper were stated, and standard statements confirmed.
    "papers.implications-stated" 1 ImplicationsStated { paper: String, version: i64, rows: Vec<String> }
    /// The sponsor passed a paper for issue.
    "papers.cleared" 1 Cleared { paper: String, version: i64, fingerprint: String, rows: Vec<String> }
    /// A cleared paper was taken back to draft.
    "papers.taken-back" 1 TakenBack { paper: String, version: i64, rows: Vec<String> }
    /// A paper was issued: its blocks are frozen, and its files kept by their hash.
    "papers.issued" 1 Issued { paper: String, head: String, rulebook: String, files: Vec<String>, rows: Vec<String> }
    /// An example county's papers were loaded.
    "papers.example-loaded" 1 ExampleLoaded { county: String, papers: usize }
    /// Made-up reports were added to a fictional county.
    "papers.generated" 2 Generated { first: String, papers: usize, rows: Vec<String> }
}
