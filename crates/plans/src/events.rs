//! What the plan records. Bodies hold identifiers and short names of organisations and groups, never words that people wrote.

kernel::events! {
    /// A group was asked for its update on a period.
    "plans.update-asked" 1 UpdateAsked { update: String, group: String, period: String, rows: Vec<String> }
    /// A draft of an update was saved.
    "plans.update-saved" 1 UpdateSaved { update: String, version: i64, rows: Vec<String> }
    /// An update was given to the board.
    "plans.update-given" 1 UpdateGiven { update: String, version: i64, rows: Vec<String> }
    /// Words that somebody wrote while another person saved first were kept beside.
    "plans.update-set-aside" 1 UpdateSetAside { update: String, version: i64, rows: Vec<String> }
    /// An update was opened again, so that its group can change it.
    "plans.update-reopened" 1 UpdateReopened { update: String, version: i64, rows: Vec<String> }
    /// An agreement was begun.
    "plans.agreement-added" 1 AgreementAdded { agreement: String }
    /// What an agreement says of itself was changed.
    "plans.agreement-changed" 1 AgreementChanged { agreement: String, version: i64 }
    /// A priority or a cross-cutting theme was added to an agreement.
    "plans.priority-added" 1 PriorityAdded { agreement: String, priority: String }
    /// A priority or a cross-cutting theme was changed.
    "plans.priority-changed" 1 PriorityChanged { agreement: String, priority: String, version: i64 }
    /// An action was defined.
    "plans.action-defined" 1 ActionDefined { action: String, reference: String, rows: Vec<String> }
    /// What an action is, who leads it or when it falls due was changed.
    "plans.action-changed" 1 ActionChanged { action: String, version: i64, rows: Vec<String> }
    /// Progress on an action was reported.
    "plans.progress-reported" 1 ProgressReported { action: String, version: i64, claim: String, rows: Vec<String> }
    /// The evidence that an action is complete was accepted.
    "plans.evidence-accepted" 1 EvidenceAccepted { action: String, version: i64, rows: Vec<String> }
    /// The evidence that an action is complete was disputed.
    "plans.evidence-disputed" 1 EvidenceDisputed { action: String, version: i64, rows: Vec<String> }
    /// Open actions passed to the successor of the organisation that led them or took part.
    "plans.actions-succeeded" 1 ActionsSucceeded { county: String, from: String, to: String, on: String, rows: Vec<String> }
    /// A prioritisation was begun.
    "plans.scoring-opened" 1 ScoringOpened { scoring: String, rows: Vec<String> }
    /// Who scores, or what counts how much, was changed.
    "plans.scoring-changed" 1 ScoringChanged { scoring: String, version: i64, rows: Vec<String> }
    /// Candidates for the county's priorities were added.
    "plans.candidates-added" 1 CandidatesAdded { scoring: String, rows: Vec<String> }
    /// A candidate that nobody had scored was taken away.
    "plans.candidate-removed" 1 CandidateRemoved { scoring: String, rows: Vec<String> }
    /// Somebody saved scores without giving them.
    "plans.scores-saved" 1 ScoresSaved { sheet: String, scoring: String, rows: Vec<String> }
    /// Somebody gave scores, or changed those that they had given.
    "plans.scores-given" 1 ScoresGiven { sheet: String, scoring: String, rows: Vec<String> }
    /// No more scores are taken.
    "plans.scoring-closed" 1 ScoringClosed { scoring: String, version: i64, rows: Vec<String> }
    /// Scores are taken again.
    "plans.scoring-reopened" 1 ScoringReopened { scoring: String, version: i64, rows: Vec<String> }
    /// It was decided which candidates become priorities.
    "plans.priorities-decided" 1 PrioritiesDecided { scoring: String, version: i64, rows: Vec<String> }
    /// An agreement was drafted from a prioritisation.
    "plans.agreement-drafted" 1 AgreementDrafted { agreement: String, scoring: String, rows: Vec<String> }
    /// The parts of an agreement were written.
    "plans.agreement-written" 1 AgreementWritten { agreement: String, version: i64, rows: Vec<String> }
    /// It was written what is done jointly under a priority.
    "plans.joint-written" 1 JointWritten { agreement: String, priority: String, version: i64, rows: Vec<String> }
    /// A version of an agreement was sent round for comment.
    "plans.agreement-consulted" 1 AgreementConsulted { agreement: String, edition: String, rows: Vec<String> }
    /// What somebody said of an agreement was kept.
    "plans.comment-kept" 1 CommentKept { agreement: String, rows: Vec<String> }
    /// A version of an agreement was offered to the responsible authorities for signing.
    "plans.agreement-offered" 1 AgreementOffered { agreement: String, edition: String, rows: Vec<String> }
    /// An agreement that was out for signing was taken back.
    "plans.agreement-taken-back" 1 AgreementTakenBack { agreement: String, version: i64, rows: Vec<String> }
    /// An authority signed a version of an agreement.
    "plans.agreement-signed" 1 AgreementSigned { signature: String, agreement: String, edition: String, organisation: String, rows: Vec<String> }
    /// An authority refused to sign a version of an agreement.
    "plans.agreement-refused" 1 AgreementRefused { signature: String, agreement: String, edition: String, organisation: String, rows: Vec<String> }
    /// An agreement was issued: this version does not change.
    "plans.agreement-issued" 1 AgreementIssued { agreement: String, edition: String, head: String, rulebook: String, files: Vec<String>, rows: Vec<String> }
    /// A copy of an agreement was sent.
    "plans.copy-sent" 1 CopySent { agreement: String, to: String, rows: Vec<String> }
    /// An objective of the police and crime plan was added.
    "plans.objective-added" 1 ObjectiveAdded { objective: String, rows: Vec<String> }
    /// An objective of the police and crime plan came to an end.
    "plans.objective-ended" 1 ObjectiveEnded { objective: String, rows: Vec<String> }
    /// It was recorded how regard was had to objectives of the police and crime plan.
    "plans.regard-had" 1 RegardHad { thing: String, rows: Vec<String> }
    /// A partnership's assessment or plan of a legal year was begun.
    "plans.document-begun" 1 DocumentBegun { document: String, sort: String, group: String, year: String, rows: Vec<String> }
    /// What such a document says of itself was changed.
    "plans.document-described" 1 DocumentDescribed { document: String, version: i64, rows: Vec<String> }
    /// A section was saved.
    "plans.document-section-saved" 1 SectionSaved { document: String, section: String, version: i64, rows: Vec<String> }
    /// Words that somebody wrote for a section while another person saved first were kept beside.
    "plans.document-section-set-aside" 1 SectionSetAside { document: String, section: String, version: i64, rows: Vec<String> }
    /// A finding, an input, a consultation, an answer or a copy was added.
    "plans.document-entry-added" 1 EntryAdded { document: String, entry: String, number: i64, rows: Vec<String> }
    /// One of them was changed.
    "plans.document-entry-changed" 1 EntryChanged { document: String, entry: String, number: i64, rows: Vec<String> }
    /// One of them was taken out; its number stays.
    "plans.document-entry-removed" 1 EntryRemoved { document: String, entry: String, number: i64, rows: Vec<String> }
    /// A document was completed and frozen as an edition.
    "plans.document-completed" 1 DocumentCompleted { document: String, edition: i64, version: i64, rows: Vec<String> }
    /// A complete document was opened again as its next version.
    "plans.document-reopened" 1 DocumentReopened { document: String, version: i64, rows: Vec<String> }
    /// The release of a public version was asked for.
    "plans.document-release-asked" 1 DocumentReleaseAsked { document: String, version: i64, rows: Vec<String> }
    /// A second person confirmed it: anybody may read the public version.
    "plans.document-released" 1 DocumentReleased { document: String, edition: i64, rows: Vec<String> }
    /// The public version was withdrawn.
    "plans.document-taken-back" 1 DocumentTakenBack { document: String, version: i64, rows: Vec<String> }
    /// The summary of a partnership plan was published.
    "plans.document-summary-published" 1 SummaryPublished { document: String, version: i64, rows: Vec<String> }
    /// An example county's plan was loaded.
    "plans.example-loaded" 1 ExampleLoaded { county: String, agreements: usize, actions: usize, updates: usize }
    /// Made-up actions were added to a fictional county.
    "plans.actions-generated" 2 ActionsGenerated { first: String, last: String, actions: usize, rows: Vec<String> }
}

/// Kinds of events after which counts of actions can differ.
pub(crate) const OF_ACTIONS: &[&str] = &[
    "plans.action-defined",
    "plans.action-changed",
    "plans.progress-reported",
    "plans.evidence-accepted",
    "plans.evidence-disputed",
    "plans.actions-succeeded",
    "plans.example-loaded",
    "plans.actions-generated",
    "plans.agreement-issued",
];
