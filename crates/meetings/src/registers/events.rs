//! What becomes of a meeting, as the ledger keeps it: minutes, decisions, asks and matters. Bodies hold identifiers, never words.

kernel::events! {
    /// Minutes went a step: to the chair, back, checked, sent round, signed.
    "meetings.minutes-moved" 1 MinutesMoved { minutes: String, act: String, state: String, version: i64, rows: Vec<String> }
    /// The chair changed a part of the draft.
    "meetings.minutes-edited" 1 MinutesEdited { minutes: String, version: i64, rows: Vec<String> }
    /// The approving meeting amended a part of minutes.
    "meetings.minutes-amended" 1 MinutesAmended { minutes: String, meeting: String, version: i64, rows: Vec<String> }
    /// Minutes were approved as a true record, and locked.
    "meetings.minutes-approved" 1 MinutesApproved { minutes: String, meeting: String, document: String, version: i64, rows: Vec<String> }
    /// The release of a redacted text was asked for: a second person confirms it.
    "meetings.minutes-release-asked" 1 MinutesReleaseAsked { minutes: String, rows: Vec<String> }
    /// The public text of minutes was released.
    "meetings.minutes-released" 1 MinutesReleased { minutes: String, version: i64, rows: Vec<String> }
    /// The public text of minutes was withdrawn.
    "meetings.minutes-withdrawn" 1 MinutesWithdrawn { minutes: String, version: i64, rows: Vec<String> }
    /// Somebody said how a decision is being carried out.
    "meetings.decision-stands" 1 DecisionStands { decision: String, state: String, version: i64, rows: Vec<String> }
    /// A decision was released to the public, or taken back.
    "meetings.decision-released" 1 DecisionReleased { decision: String, released: bool, version: i64, rows: Vec<String> }
    /// A decision was corrected: what it said before stays readable.
    "meetings.decision-corrected" 1 DecisionCorrected { decision: String, version: i64, rows: Vec<String> }
    /// What was asked was answered.
    "meetings.ask-answered" 1 AskAnswered { ask: String, version: i64, rows: Vec<String> }
    /// An answer was taken, sent back as no answer, or the ask withdrawn.
    "meetings.ask-settled" 1 AskSettled { ask: String, state: String, version: i64, rows: Vec<String> }
    /// An ask was released to the public.
    "meetings.ask-released" 1 AskReleased { ask: String, version: i64, rows: Vec<String> }
    /// A matter was opened.
    "meetings.matter-opened" 1 MatterOpened { matter: String, rows: Vec<String> }
    /// Something was tied to a matter, or taken from it.
    "meetings.matter-tied" 1 MatterTied { matter: String, rows: Vec<String> }
}
