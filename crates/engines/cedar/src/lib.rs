//! The Cedar policy engine as the kernel's judge: it decides single things, by policies that are data of the rulebook.
//!
//! [`Cedar::load`] reads `policies/schema.cedarschema` and every `policies/*.cedar`, and refuses what does not fit with
//! file, line and the nearest right name. What no policy permits is denied, and so is every question that the schema does
//! not know: an unknown role, kind, verb or fact is a mistake of the program, is logged as an error, and opens nothing.

mod ask;
mod load;
mod misprint;
mod shape;

pub use shape::{Fact, Role, Sort};

use cedar_policy::{Authorizer, Decision, EntityTypeName, EntityUid, PolicySet, Response};
use kernel::{Actor, Facts, Judge};
use shape::Shape;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The judge: schema and policies, read once.
pub struct Cedar {
    shape: Shape,
    person: EntityTypeName,
    kinds: HashMap<String, Kind>,
    rules: BTreeMap<String, Rule>,
    authorizer: Authorizer,
}

/// One kind of thing, ready to be judged.
struct Kind {
    name: EntityTypeName,
    desks: HashMap<String, Desk>,
}

/// What is needed to decide one verb on one kind: its action, only those policies that can bear on it, and only those
/// attributes of the person that they ask for.
struct Desk {
    action: EntityUid,
    policies: PolicySet,
    asks: HashSet<String>,
}

/// A policy as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What it says, in one sentence: its `@says`.
    pub says: String,
    /// The file in which it stands.
    pub file: String,
    /// The line on which it begins, from 1.
    pub line: usize,
}

/// A decision with its grounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// Whether it is allowed.
    pub allowed: bool,
    /// The `@id` of each policy that decided, in order; none when it is denied because nothing permits it.
    pub because: Vec<String>,
}

impl Cedar {
    /// Decides as [`Judge::allows`] does, and says which policies decided: for “why can I see this?”.
    pub fn ruling(&self, actor: &Actor, verb: &str, kind: &str, id: &str, facts: &Facts) -> Ruling {
        let Some(response) = self.heard(actor, verb, kind, id, facts) else {
            return Ruling { allowed: false, because: Vec::new() };
        };
        let mut because: Vec<String> = response.diagnostics().reason().map(ToString::to_string).collect();
        because.sort();
        Ruling { allowed: response.decision() == Decision::Allow, because }
    }

    /// A policy by its `@id`.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.get(id)
    }

    /// Every policy by its `@id`, in order.
    pub fn rules(&self) -> impl Iterator<Item = (&str, &Rule)> {
        self.rules.iter().map(|(id, rule)| (id.as_str(), rule))
    }

    /// The roles, in order of name.
    pub fn roles(&self) -> impl Iterator<Item = &Role> {
        self.shape.roles.iter()
    }

    /// The kinds of thing and what each is, in order of name.
    pub fn kinds(&self) -> impl Iterator<Item = (&str, &str)> {
        self.shape.kinds.iter().map(|(name, kind)| (name.as_str(), kind.doc.as_str()))
    }

    /// The verbs that can be asked of a kind and what each means, in order of name.
    pub fn verbs(&self, kind: &str) -> impl Iterator<Item = (&str, &str)> {
        let verbs = self.shape.kinds.get(kind).map(|kind| &kind.verbs);
        verbs.into_iter().flatten().map(|(name, doc)| (name.as_str(), doc.as_str()))
    }

    /// What must (or may) be told of a kind besides its county, in order of name.
    pub fn facts(&self, kind: &str) -> impl Iterator<Item = &Fact> {
        self.shape.kinds.get(kind).into_iter().flat_map(|kind| &kind.facts)
    }

    /// The engine's answer; `None`, with an error in the log, when the question does not fit the schema.
    fn heard(&self, actor: &Actor, verb: &str, kind: &str, id: &str, facts: &Facts) -> Option<Response> {
        let answer = self.ask(actor, verb, kind, id, facts).and_then(|response| {
            // A policy that fails is passed over by the engine: a prohibition must not be lost that way.
            let failed = response.diagnostics().errors().next().map(ToString::to_string);
            failed.map_or(Ok(response), Err)
        });
        match answer {
            Ok(response) => Some(response),
            Err(why) => {
                tracing::error!(verb, kind, id, "denied, because the question cannot be judged: {why}");
                None
            }
        }
    }
}

impl Judge for Cedar {
    fn allows(&self, actor: &Actor, verb: &str, kind: &str, id: &str, facts: &Facts) -> bool {
        self.heard(actor, verb, kind, id, facts)
            .is_some_and(|response| response.decision() == Decision::Allow)
    }
}
