//! Judges for tests that are about something else than the policies.

use kernel::{Actor, Facts, Judge};

/// Allows everything.
#[derive(Clone, Copy, Debug, Default)]
pub struct AllowAll;

impl Judge for AllowAll {
    fn allows(&self, _: &Actor, _: &str, _: &str, _: &str, _: &Facts) -> bool {
        true
    }
}

/// Allows what a function says: verb, kind and identifier.
#[derive(Clone, Copy, Debug)]
pub struct Only(pub fn(&Actor, &str, &str, &str) -> bool);

impl Judge for Only {
    fn allows(&self, actor: &Actor, verb: &str, kind: &str, id: &str, _: &Facts) -> bool {
        self.0(actor, verb, kind, id)
    }
}
