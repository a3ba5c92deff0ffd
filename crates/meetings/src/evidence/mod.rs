//! *Evidence* of meetings: that they were held and who was there, that notice was given in time, that minutes were approved and asks
//! answered. Only of what the reader may see: a meeting for its members alone is no evidence to others.

mod answers;
mod held;
mod notices;

use crate::store;
use board::sittings::sitting::{self, Which};
use board::sittings::{Meeting, Sitting};
use jiff::civil::Date;
use kernel::contracts::evidence::Evidence;
use kernel::{Actor, Outcome, Unit};

/// What meetings hold that may show that a duty was met.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub(crate) fn source(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    as_at: Date,
) -> Outcome<Vec<Evidence>> {
    let visible = actor.visible::<Meeting>();
    let meetings = sitting::list(unit, &visible, county, &Which::default())?;
    let given = store::cycle::given(unit, &visible, county, None)?;
    let known = Known { county, as_at, meetings: &meetings, given: &given };
    let mut out = held::all(unit, actor, &visible, &known)?;
    out.extend(notices::all(unit, &known)?);
    out.extend(answers::minutes(unit, actor, &known)?);
    out.extend(answers::asks(unit, actor, &known)?);
    Ok(out)
}

/// What is known of the meetings that the reader may see.
struct Known<'a> {
    county: &'a str,
    as_at: Date,
    meetings: &'a [Sitting],
    given: &'a [store::cycle::Given],
}

impl Known<'_> {
    /// A meeting by its identifier.
    fn meeting(&self, id: &str) -> Option<&Sitting> {
        self.meetings.iter().find(|it| it.id == id)
    }

    /// `/loamshire/meetings/2022-03-15-scb`
    fn href(&self, it: &Sitting) -> String {
        format!("/{}/{}", self.county, it.path())
    }
}
