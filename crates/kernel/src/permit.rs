//! Authority is a value that must be held to reach the data.
//!
//! A [`Permit`] proves that the policy allowed one verb on one thing; [`Visible`] proves that a list is narrowed to what
//! the actor may see. Neither can be made outside this module, and a [`Unit`] hands out rows and records events only against one.

use crate::condition::Condition;
use crate::db::Value;
use crate::{Fault, Outcome, Rows, Unit, trace};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::marker::PhantomData;
use std::sync::Arc;

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Who {
    /// Anybody who reads without signing in.
    Public,
    /// A person who signed in, by identifier.
    Person(String),
    /// The program itself, and why: `examples`, `render`.
    System(String),
}

/// One thing that a person holds: a role on a county, a group or an organisation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Grant {
    /// `officer`, `chair`, `lead`, `member`, `represents` ... as the policies name it.
    pub role: String,
    /// Identifier of the county, group or organisation on which it is held.
    pub on: String,
}

/// Whoever acts, with all that they hold today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub who: Who,
    /// Role title, for people to read: `Partnership officer`.
    pub title: String,
    /// What they hold, by role.
    pub grants: BTreeMap<String, BTreeSet<String>>,
    /// The day on which they hold it.
    pub on: Date,
}

impl Actor {
    /// Anybody.
    pub fn public(on: Date) -> Self {
        Self { who: Who::Public, title: String::new(), grants: BTreeMap::new(), on }
    }

    /// A person with what they hold.
    pub fn person(id: &str, title: &str, grants: impl IntoIterator<Item = Grant>, on: Date) -> Self {
        let mut by_role: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for grant in grants {
            by_role.entry(grant.role).or_default().insert(grant.on);
        }
        Self { who: Who::Person(id.into()), title: title.into(), grants: by_role, on }
    }

    /// Whether a role is held on a thing.
    pub fn holds(&self, role: &str, on: &str) -> bool {
        self.grants.get(role).is_some_and(|held| held.contains(on))
    }

    /// What a role is held on, in order.
    pub fn held(&self, role: &str) -> impl Iterator<Item = &str> {
        self.grants.get(role).into_iter().flatten().map(String::as_str)
    }

    /// The person's identifier, when somebody has signed in.
    pub fn id(&self) -> Option<&str> {
        match &self.who {
            Who::Person(id) => Some(id),
            _ => None,
        }
    }

    /// How the ledger names them: an identifier, never a name.
    pub fn mark(&self) -> String {
        match &self.who {
            Who::Public => "public".into(),
            Who::Person(id) => id.clone(),
            Who::System(why) => format!("system:{why}"),
        }
    }

    /// Loads one thing's facts and asks the policy, in a single step.
    ///
    /// # Errors
    /// [`Fault::Absent`] when there is no such thing, or when it may not even be seen; [`Fault::Refused`] when it may be seen
    /// but not this.
    pub fn permit<V: Verb, T: Thing>(&self, unit: &mut Unit<'_>, id: &str) -> Outcome<Permit<V, T>> {
        trace::asked(V::NAME, T::KIND);
        let facts = T::facts(&mut unit.unguarded(), id)?.ok_or(Fault::Absent)?;
        let judge = unit.kernel().judge();
        if judge.allows(self, V::NAME, T::KIND, id, &facts) {
            return Ok(Permit { id: id.into(), facts, actor: Arc::new(self.clone()), marker: PhantomData });
        }
        let seen = V::NAME != "View" && judge.allows(self, "View", T::KIND, id, &facts);
        Err(if seen { Fault::Refused } else { Fault::Absent })
    }

    /// Whether a permit would be given: for showing or hiding a link, never instead of the permit.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the facts cannot be read.
    pub fn may<V: Verb, T: Thing>(&self, unit: &mut Unit<'_>, id: &str) -> Outcome<bool> {
        let facts = T::facts(&mut unit.unguarded(), id)?;
        Ok(facts.is_some_and(|facts| unit.kernel().judge().allows(self, V::NAME, T::KIND, id, &facts)))
    }

    /// A list narrowed to what may be seen: a condition for SQL, never a filter afterwards.
    pub fn visible<T: Thing>(&self) -> Visible<T> {
        trace::asked("View", T::KIND);
        // In brackets, so that no word that follows it can widen it.
        let Condition { sql, params } = T::visible(self);
        let condition = Condition { sql: format!("({sql})"), params };
        Visible { condition, actor: Arc::new(self.clone()), marker: PhantomData }
    }
}

/// Something that can be done to a thing; a unit struct each, see [`verbs`].
pub trait Verb {
    /// The name of the action in the policies: `Update`.
    const NAME: &'static str;
}

/// Declares verbs: `verbs! { /// Reads it. View }`.
#[macro_export]
macro_rules! declare_verbs {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;
        impl $crate::Verb for $name { const NAME: &'static str = stringify!($name); }
    )* };
}

/// The verbs that every slice shares; a slice may declare its own with [`declare_verbs`].
pub mod verbs {
    declare_verbs! {
        /// Reads it.
        View,
        /// Changes what it says.
        Update,
        /// Adds something below it.
        Add,
        /// Ends it on a date.
        End,
        /// Decides on its membership, structure, people and settings.
        Govern,
        /// Passes it for issue.
        Clear,
        /// Makes it public and frozen.
        Issue,
    }
}

/// A kind of thing that the policies speak of.
pub trait Thing {
    /// Its name in the policies: `Action`.
    const KIND: &'static str;

    /// What the policies need to know of one, or `None` when there is no such thing.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be read.
    fn facts(rows: &mut Rows<'_>, id: &str) -> Outcome<Option<Facts>>;

    /// A condition that holds for exactly those rows which the policies let the actor view. The table's alias is `t`.
    fn visible(actor: &Actor) -> Condition;
}

/// What the policies know of a thing: its county, flags and sets of identifiers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Identifier of the county it hangs on.
    pub county: String,
    /// Yes-or-no attributes, such as `published`.
    pub flags: BTreeMap<&'static str, bool>,
    /// Identifiers, such as the `lead` organisation or the `partners`.
    pub ids: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Facts {
    /// Facts of a thing in a county.
    pub fn of(county: impl Into<String>) -> Self {
        Self { county: county.into(), ..Self::default() }
    }

    /// Adds a flag.
    #[must_use]
    pub fn flag(mut self, name: &'static str, value: bool) -> Self {
        self.flags.insert(name, value);
        self
    }

    /// Adds a set of identifiers.
    #[must_use]
    pub fn ids<S: Into<String>>(mut self, name: &'static str, ids: impl IntoIterator<Item = S>) -> Self {
        self.ids.insert(name, ids.into_iter().map(Into::into).collect());
        self
    }
}

/// The policy engine: the second judge beside SQL.
pub trait Judge: Send + Sync {
    /// Whether the policies allow the actor this verb on this thing.
    fn allows(&self, actor: &Actor, verb: &str, kind: &str, id: &str, facts: &Facts) -> bool;
}

/// Proof that one verb on one thing was allowed.
#[derive(Clone, Debug)]
pub struct Permit<V, T> {
    id: String,
    facts: Facts,
    actor: Arc<Actor>,
    marker: PhantomData<(V, T)>,
}

impl<V, T> Permit<V, T> {
    /// The thing's identifier: store functions take it from here.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The county it hangs on.
    pub fn county(&self) -> &str {
        &self.facts.county
    }

    /// The facts that were judged.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Who may.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }
}

/// A permit as one slice hands it to another, for what the other has to do in the same unit: whose act it is, and in which county.
#[derive(Clone, Debug)]
pub struct OnBehalf {
    actor: Arc<Actor>,
    county: String,
}

impl<V, T> Permit<V, T> {
    /// The same authority for another slice, which does its part of one act.
    pub fn on_behalf(&self) -> OnBehalf {
        OnBehalf { actor: self.actor.clone(), county: self.facts.county.clone() }
    }
}

/// Proof that a list is narrowed.
#[derive(Clone, Debug)]
pub struct Visible<T> {
    condition: Condition,
    actor: Arc<Actor>,
    marker: PhantomData<T>,
}

impl<T> Visible<T> {
    /// The condition to put into `WHERE`, with the table's alias `t`.
    pub fn sql(&self) -> &str {
        &self.condition.sql
    }

    /// Parameters of the condition, followed by those of the rest of the statement.
    pub fn params(&self, rest: &[Value]) -> Vec<Value> {
        let mut all = self.condition.params.clone();
        all.extend_from_slice(rest);
        all
    }

    /// Who sees.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }
}

/// The program acts on its own account: examples, restores, renders. An escape hatch that a test counts.
#[derive(Clone, Debug)]
pub struct SystemActs {
    actor: Actor,
    county: String,
}

impl SystemActs {
    /// Says why, and for which county (empty when for the install).
    pub fn without_a_permit_because(why: &str, county: &str, on: Date) -> Self {
        let who = Who::System(why.into());
        let actor = Actor { who, title: "Shiremoot".into(), grants: BTreeMap::new(), on };
        Self { actor, county: county.into() }
    }
}

mod sealed {
    pub trait Sealed {}
    impl<V, T> Sealed for super::Permit<V, T> {}
    impl<T> Sealed for super::Visible<T> {}
    impl Sealed for super::SystemActs {}
    impl Sealed for super::OnBehalf {}
}

/// What opens the store: a permit, a narrowed list, or the program's own account.
pub trait Proof: sealed::Sealed {
    /// Who holds it.
    fn holder(&self) -> &Actor;
    /// The county it speaks of; empty for the install as a whole.
    fn in_county(&self) -> &str;
}

impl<V, T> Proof for Permit<V, T> {
    fn holder(&self) -> &Actor {
        &self.actor
    }
    fn in_county(&self) -> &str {
        &self.facts.county
    }
}

impl<T> Proof for Visible<T> {
    fn holder(&self) -> &Actor {
        &self.actor
    }
    fn in_county(&self) -> &str {
        ""
    }
}

impl Proof for SystemActs {
    fn holder(&self) -> &Actor {
        &self.actor
    }
    fn in_county(&self) -> &str {
        &self.county
    }
}

impl Proof for OnBehalf {
    fn holder(&self) -> &Actor {
        &self.actor
    }
    fn in_county(&self) -> &str {
        &self.county
    }
}
