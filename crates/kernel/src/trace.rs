//! What one request asked of the policy and recorded in the ledger, so that a route's declaration can be held against it.

use std::cell::RefCell;

thread_local! {
    static TRACE: RefCell<Option<Trace>> = const { RefCell::new(None) };
}

/// What happened on this thread since [`start`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// Verb and kind of each permit that was given, and kind of each list that was narrowed (verb `View`).
    pub asked: Vec<(&'static str, &'static str)>,
    /// Kind of each event recorded.
    pub recorded: Vec<&'static str>,
}

/// Begins to listen on this thread.
pub fn start() {
    TRACE.with(|t| *t.borrow_mut() = Some(Trace::default()));
}

/// Stops listening and gives what was heard.
pub fn finish() -> Trace {
    TRACE.with(|t| t.borrow_mut().take()).unwrap_or_default()
}

pub(crate) fn asked(verb: &'static str, kind: &'static str) {
    TRACE.with(|t| {
        if let Some(trace) = t.borrow_mut().as_mut() {
            trace.asked.push((verb, kind));
        }
    });
}

pub(crate) fn recorded(kind: &'static str) {
    TRACE.with(|t| {
        if let Some(trace) = t.borrow_mut().as_mut() {
            trace.recorded.push(kind);
        }
    });
}
