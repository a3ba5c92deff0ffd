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
    /// Business was put on a forward plan.
    "meetings.forward-added" 1 ForwardAdded { item: String, rows: Vec<String> }
    /// Business of a forward plan was changed, placed, taken off its meeting or dropped.
    "meetings.forward-changed" 1 ForwardChanged { item: String, version: i64, rows: Vec<String> }
    /// A series of meetings was begun.
    "meetings.series-added" 1 SeriesAdded { series: String, rows: Vec<String> }
    /// A series of meetings was changed.
    "meetings.series-changed" 1 SeriesChanged { series: String, version: i64, rows: Vec<String> }
}
