//! What the policies speak of here: the account, the outbox, and the county to which people are invited.

use kernel::{Actor, Condition, Facts, Outcome, Rows, Thing, params};

kernel::declare_verbs! {
    /// Invites a person to the county's system.
    Invite,
}

/// A person's way in. Its identifier is the person's.
#[derive(Clone, Copy, Debug)]
pub struct Account;

impl Thing for Account {
    const KIND: &'static str = "Account";

    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        let row = rows.one("SELECT county FROM account WHERE person = ?", params![id])?;
        row.map(|row| Ok(Facts::of(row.get::<String>("county")?).ids("person", [id]))).transpose()
    }

    fn visible(actor: &Actor) -> Condition {
        Condition::any_of("t.person", actor.id()).or(keeps(actor))
    }
}

/// The messages of a county that wait to be passed on. Its identifier is the county's.
#[derive(Clone, Copy, Debug)]
pub struct Outbox;

impl Thing for Outbox {
    const KIND: &'static str = "Outbox";

    fn facts(_rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        Ok(Some(Facts::of(id)))
    }

    fn visible(actor: &Actor) -> Condition {
        keeps(actor)
    }
}

/// A county that the address has already named: nothing of it is read here.
#[derive(Clone, Copy, Debug)]
pub struct County;

impl Thing for County {
    const KIND: &'static str = "County";

    fn facts(_rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>> {
        Ok(Some(Facts::of(id)))
    }

    fn visible(_actor: &Actor) -> Condition {
        Condition::all()
    }
}

/// Rows of the counties in which the actor looks after accounts.
fn keeps(actor: &Actor) -> Condition {
    Condition::any_of("t.county", actor.held("officer").chain(actor.held("admin")))
}
