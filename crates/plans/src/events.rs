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
];
