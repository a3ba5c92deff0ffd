//! What is secret, and who may know it: worked out from seats and offices by hand, without a policy.

use board::{Holding, Office, Seat, Snapshot};
use std::collections::BTreeSet;

/// Who may know a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Whoever has a seat or an office in the county.
    People,
    /// The members of a group, and the officer.
    Members(&'static str),
    /// The members of two groups, and the officer.
    Either(&'static str, &'static str),
    /// The members of a group, those who represent an organisation, and the officer.
    Taken(&'static str, &'static str),
    /// Those who answer for the meetings of a group.
    Table(&'static str),
    /// Nobody but those who were there with a seat, and those who take the minutes.
    Room(&'static str),
}

/// One secret: a word that stands nowhere else.
#[derive(Clone, Copy, Debug)]
pub struct Secret {
    /// The word.
    pub word: &'static str,
    /// What it is a word of.
    pub of: &'static str,
    /// Who may know it.
    pub audience: Audience,
    /// Whether whoever declared the interest may not.
    pub interest: bool,
}

const fn secret(word: &'static str, of: &'static str, audience: Audience) -> Secret {
    Secret { word, of, audience, interest: false }
}

const fn withdrawn(word: &'static str, of: &'static str, audience: Audience) -> Secret {
    Secret { word, of, audience, interest: true }
}

use Audience::{Either, Members, People, Room, Table, Taken};

/// Every secret that is planted.
pub const SECRETS: &[Secret] = &[
    secret("quillfeather", "the title of a restricted meeting", Members("scb")),
    secret("brackenmoth", "an item of a restricted meeting", Members("scb")),
    secret("ottershaw", "a decision of a restricted meeting", Members("scb")),
    secret("pennyroyal", "a referral of a restricted meeting", Either("scb", "dapb")),
    secret("puckerbrook", "an action of a restricted meeting", Taken("scb", "lcc")),
    secret("larkspindle", "the title of a meeting that is not announced", People),
    secret("wrenhollow", "an item of a meeting that is not announced", People),
    secret("marlinspike", "a withheld item", Members("scb")),
    secret("thistledown", "a decision of a withheld item", Members("scb")),
    withdrawn("cobblewick", "an item in which a member has an interest", People),
    withdrawn("saltmarsh", "a decision in which a member has an interest", People),
    secret("fernlicht", "an item that is not issued", Table("scb")),
    secret("gallowglass", "minutes in draft", Table("scb")),
    secret("heronsfoot", "a private passage of minutes", Room("scb")),
    secret("ironbark", "a withheld item of a meeting in public", Members("hwb")),
    secret("juniperus", "an item of a meeting in public that is not issued", Table("hwb")),
    secret("kestrelwood", "how to join a meeting of members", Members("scb")),
    secret("lanternjaw", "business of a forward plan, for members", Members("scb")),
    secret("mossbanker", "business of a forward plan, for the people of the county", People),
    secret("nettlebed", "a series of meetings of members", Members("scb")),
    secret("pipistrelle", "an assessment in draft", People),
    secret("quickthorn", "a passage that the public version of an assessment leaves out", People),
    secret("plumbago", "a candidate for the county’s priorities", People),
    secret("ragwortby", "a draft of an agreement", People),
    secret("oxlipfield", "a matter that only a restricted item belongs to", Members("scb")),
];

/// Whether a person of the county may know it; nobody else may know any of them.
pub fn may_know(on: &Snapshot<'_>, person: &str, secret: &Secret, withdrawn: &str) -> bool {
    let offices: Vec<&Office> =
        on.all::<Office>().map(|(_, it)| it).filter(|it| it.person == person).collect();
    let officer = offices.iter().any(|it| it.office == "officer");
    let seats: BTreeSet<&str> = on
        .all::<Holding>()
        .filter(|(_, it)| it.person == person)
        .filter_map(|(_, it)| on.get::<Seat>(&it.seat).map(|seat| seat.group.as_str()))
        .collect();
    let represents = |body: &str| {
        let held = on.all::<Holding>().filter(|(_, it)| it.person == person);
        let mut seats = held.filter_map(|(_, it)| on.get::<Seat>(&it.seat));
        seats.any(|seat| seat.organisation.as_deref() == Some(body))
    };
    let of_group =
        |group: &str| seats.contains(group) || offices.iter().any(|it| it.group.as_deref() == Some(group));
    let answers = |group: &str| {
        let holds = |it: &&Office| {
            it.group.as_deref() == Some(group) && matches!(it.office.as_str(), "chair" | "lead" | "secretary")
        };
        officer || offices.iter().any(holds)
    };
    let concerns_the_county =
        |it: &&Office| it.group.is_some() || matches!(it.office.as_str(), "officer" | "analyst" | "ig-lead");
    let known = match secret.audience {
        People => !seats.is_empty() || offices.iter().any(concerns_the_county),
        Members(group) | Room(group) => officer || of_group(group),
        Either(one, other) => officer || of_group(one) || of_group(other),
        Taken(group, body) => officer || of_group(group) || represents(body),
        Table(group) => answers(group),
    };
    known && !(secret.interest && person == withdrawn)
}
