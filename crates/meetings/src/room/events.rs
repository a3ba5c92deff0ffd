//! What is recorded while a meeting is held, and between meetings.

kernel::events! {
    /// A meeting was opened.
    "meetings.opened" 1 Opened { meeting: String, minutes: String, rows: Vec<String> }
    /// A meeting was closed.
    "meetings.closed" 1 Closed { meeting: String, rows: Vec<String> }
    /// A meeting was opened again.
    "meetings.reopened" 1 Reopened { meeting: String, rows: Vec<String> }
    /// It was recorded how a seat is filled, or that somebody is in attendance.
    "meetings.attended" 1 Attended { meeting: String, status: String, rows: Vec<String> }
    /// An interest was declared; in the register when there is no meeting.
    "meetings.interest-declared" 1 InterestDeclared { meeting: String, stage: String, withdraws: bool, rows: Vec<String> }
    /// An interest was taken back.
    "meetings.interest-ended" 1 InterestEnded { meeting: String, rows: Vec<String> }
    /// The chair said what follows from an interest that was declared after the item was decided.
    "meetings.interest-noted" 1 InterestNoted { meeting: String, rows: Vec<String> }
    /// Something was written in the minutes.
    "meetings.minute-written" 1 MinuteWritten { meeting: String, part: String, version: i64, clashes: i64, rows: Vec<String> }
    /// Somebody settled which of two texts stands.
    "meetings.clash-settled" 1 ClashSettled { meeting: String, rows: Vec<String> }
    /// A decision was put on record.
    "meetings.decided" 1 Decided { meeting: String, decision: String, reference: String, carried: bool, rows: Vec<String> }
    /// An action was agreed.
    "meetings.action-agreed" 1 ActionAgreed { meeting: String, reference: String, rows: Vec<String> }
    /// Something was asked of another group or of an organisation.
    "meetings.asked" 1 Asked { meeting: String, ask: String, reference: String, rows: Vec<String> }
    /// An item was noted or deferred.
    "meetings.settled" 1 Settled { meeting: String, item: String, how: String, rows: Vec<String> }
    /// A proposal was put to the seats of a group in writing.
    "meetings.procedure-put" 1 ProcedurePut { procedure: String, reference: String, rows: Vec<String> }
    /// A seat answered a proposal.
    "meetings.procedure-answered" 1 ProcedureAnswered { procedure: String, seat: String, rows: Vec<String> }
    /// What came of a proposal was worked out, or it was withdrawn.
    "meetings.procedure-closed" 1 ProcedureClosed { procedure: String, state: String, rows: Vec<String> }
}
