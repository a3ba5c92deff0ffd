//! What meetings record. Bodies hold identifiers, never words that people wrote.

kernel::events! {
    /// A meeting was planned.
    "meetings.planned" 1 Planned { meeting: String, group: String, day: String, rows: Vec<String> }
    /// A meeting was moved to another day, time or place.
    "meetings.moved" 1 Moved { meeting: String, from: String, to: String, version: i64, rows: Vec<String> }
    /// A meeting was cancelled.
    "meetings.cancelled" 1 Cancelled { meeting: String, version: i64, rows: Vec<String> }
    /// A step of the pack cycle was marked as done.
    "meetings.step-done" 1 StepDone { meeting: String, step: String, rows: Vec<String> }
    /// Whoever has to do a step of the pack cycle was reminded of it.
    "meetings.reminded" 1 Reminded { meeting: String, step: String, due: String, rows: Vec<String> }
    /// Public notice of a meeting was given.
    "meetings.notice-given" 1 NoticeGiven { meeting: String, clock: String, rows: Vec<String> }
    /// Somebody said that a meeting counts as one that a duty asks for.
    "meetings.counts-as" 1 CountsAs { meeting: String, mark: String, rows: Vec<String> }
    /// That was taken back.
    "meetings.counts-no-more" 1 CountsNoMore { meeting: String, mark: String, rows: Vec<String> }
    /// Business was put on a forward plan.
    "meetings.forward-added" 1 ForwardAdded { item: String, rows: Vec<String> }
    /// Business of a forward plan was changed, placed, taken off its meeting or dropped.
    "meetings.forward-changed" 1 ForwardChanged { item: String, version: i64, rows: Vec<String> }
    /// A series of meetings was begun.
    "meetings.series-added" 1 SeriesAdded { series: String, rows: Vec<String> }
    /// A series of meetings was changed.
    "meetings.series-changed" 1 SeriesChanged { series: String, version: i64, rows: Vec<String> }

    /// An agenda was begun, or brought up to date with what had come since.
    "meetings.agenda-begun" 1 AgendaBegun { meeting: String, rows: Vec<String> }
    /// An item was put on an agenda.
    "meetings.item-added" 1 ItemAdded { meeting: String, item: String, rows: Vec<String> }
    /// An item was changed: what it says, or whether it is withheld.
    "meetings.item-changed" 1 ItemChanged { item: String, version: i64, rows: Vec<String> }
    /// An item was moved to another place of its agenda.
    "meetings.item-moved" 1 ItemMoved { item: String, place: i64, rows: Vec<String> }
    /// An item was taken off its agenda, or deferred to the forward plan.
    "meetings.item-withdrawn" 1 ItemWithdrawn { item: String, version: i64, rows: Vec<String> }
    /// The chair took an item that came too late for its notice.
    "meetings.late-item-taken" 1 LateItemTaken { item: String, version: i64, rows: Vec<String> }
    /// An agenda was issued, or a supplement to it.
    "meetings.agenda-issued" 1 AgendaIssued { meeting: String, number: i64, rows: Vec<String> }
    /// A paper that is written here was put to an item.
    "meetings.paper-attached" 1 PaperAttached { item: String, document: String, rows: Vec<String> }
    /// Somebody was asked to clear a paper.
    "meetings.clearance-asked" 1 ClearanceAsked { document: String, role: String, rows: Vec<String> }
    /// Somebody answered: cleared, or sent back.
    "meetings.clearance-given" 1 ClearanceGiven { document: String, role: String, rows: Vec<String> }
    /// A series was given the number with which its items begin.
    "meetings.numbering-set" 1 NumberingSet { series: String, rows: Vec<String> }
    /// Meetings that another system published were read in.
    "meetings.read-in" 1 ReadIn { county: String, meetings: usize, rows: Vec<String> }
}
