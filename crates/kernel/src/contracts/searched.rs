//! *Searched*: what a slice has that can be found by its words. The index is kept by the kernel in the transaction of whatever event
//! names the rows; what somebody finds is read by the slice under the condition of what they may see.

use crate::search::question::Question;
use crate::{Actor, Outcome, Rows, Unit};
use jiff::civil::Date;

/// A slice as somewhere to search.
#[derive(Clone, Copy)]
pub struct Search {
    /// How the kinds of events begin after which its words are looked at again: `meetings.`
    pub events: &'static [&'static str],
    /// What there is to find in rows of these identifiers; it leaves out those that it does not know. The identifier of a county means
    /// everything of that county, which is asked after an example was loaded.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when they cannot be read.
    pub texts: fn(&mut Rows<'_>, ids: &[String]) -> Outcome<Vec<Text>>,
    /// What an actor finds in a county (by its short name), within what they may see.
    ///
    /// # Errors
    /// [`crate::Fault::Broken`] when it cannot be read.
    pub find: fn(&mut Unit<'_>, &Actor, county: &str, &Question) -> Outcome<Vec<Hit>>,
}

/// The words of one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// What it is: a word that no other slice uses, such as `decision`.
    pub kind: &'static str,
    /// The row.
    pub id: String,
    /// Short name of the county.
    pub county: String,
    /// What everybody may read who may read the row.
    pub open: String,
    /// What only some of them may read.
    pub private: String,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it is, in a word or two: `Decision`.
    pub kind: &'static str,
    /// Its title, as the text of the link.
    pub title: String,
    /// Where it is: a path inside this install.
    pub href: String,
    /// The day to which it belongs.
    pub day: Option<Date>,
    /// What it says, as far as this reader may read it: the excerpt is taken from here.
    pub text: String,
}
