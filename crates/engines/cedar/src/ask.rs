//! From an actor and a thing's facts to a question that the engine can decide.

use crate::{Cedar, Fact, Sort};
use cedar_policy::{Context, Entities, Entity, EntityId, EntityUid, Request, Response, RestrictedExpression};
use kernel::rulebook::nearest;
use kernel::{Actor, Facts, Who};
use std::collections::{BTreeSet, HashMap, HashSet};

type Attributes = HashMap<String, RestrictedExpression>;

/// Attributes of a person that are not roles.
pub(crate) const SIGNED_IN: &str = "signed_in";
/// The person's own identifier as a set: empty for the public, so that no fact can ever name them.
pub(crate) const SELF: &str = "self";
/// The attribute of every kind that says where it hangs.
pub(crate) const COUNTY: &str = "county";

impl Cedar {
    /// Puts the question, or says why it cannot be put.
    pub(crate) fn ask(
        &self,
        actor: &Actor,
        verb: &str,
        kind: &str,
        id: &str,
        facts: &Facts,
    ) -> Result<Response, String> {
        let known = self.kinds.get(kind).ok_or_else(|| unknown("kind", kind, self.kinds.keys()))?;
        let desk =
            known.desks.get(verb).ok_or_else(|| unknown("verb of this kind", verb, known.desks.keys()))?;
        let person = self.person(actor, &desk.asks)?;
        let thing = EntityUid::from_type_name_and_id(known.name.clone(), EntityId::new(id));
        let told = self.shape.kinds.get(kind).map_or(&[][..], |kind| &kind.facts);
        let request = Request::new(person.uid(), desk.action.clone(), thing.clone(), Context::empty(), None)
            .map_err(|e| e.to_string())?;
        let thing = Entity::new(thing, told_of(facts, told)?, HashSet::new()).map_err(|e| e.to_string())?;
        let both = Entities::from_entities([person, thing], None).map_err(|e| e.to_string())?;
        Ok(self.authorizer.is_authorized(&request, &desk.policies, &both))
    }

    /// Who asks, with those attributes that a policy of the desk can ask for.
    fn person(&self, actor: &Actor, asks: &HashSet<String>) -> Result<Entity, String> {
        if let Who::System(why) = &actor.who {
            return Err(format!("the program acts on its own account ({why}) and holds no permits"));
        }
        for role in actor.grants.keys() {
            if self.shape.roles.binary_search_by(|known| known.name.as_str().cmp(role)).is_err() {
                return Err(unknown("role", role, self.shape.roles.iter().map(|known| &known.name)));
            }
        }
        let nothing = BTreeSet::new();
        let mut attributes: Attributes = HashMap::with_capacity(asks.len());
        for name in asks {
            let value = match name.as_str() {
                SIGNED_IN => RestrictedExpression::new_bool(actor.id().is_some()),
                SELF => set(actor.id()),
                role => set(actor.grants.get(role).unwrap_or(&nothing)),
            };
            attributes.insert(name.clone(), value);
        }
        let uid = EntityUid::from_type_name_and_id(self.person.clone(), EntityId::new(actor.mark()));
        Entity::new(uid, attributes, HashSet::new()).map_err(|e| e.to_string())
    }
}

/// A thing's attributes: exactly those that the schema knows, because a fact that is left out could be the one that forbids.
fn told_of(facts: &Facts, known: &[Fact]) -> Result<Attributes, String> {
    let mut attributes: Attributes = HashMap::with_capacity(known.len() + 1);
    attributes.insert(COUNTY.into(), RestrictedExpression::new_string(facts.county.clone()));
    let mut used = 0;
    for fact in known {
        let value = match fact.sort {
            Sort::Flag => {
                facts.flags.get(fact.name.as_str()).map(|flag| RestrictedExpression::new_bool(*flag))
            }
            Sort::Ids => facts.ids.get(fact.name.as_str()).map(set),
        };
        match value {
            Some(value) => {
                used += 1;
                attributes.insert(fact.name.clone(), value);
            }
            None if fact.required => {
                return Err(format!("the facts do not tell “{}” ({})", fact.name, fact.sort));
            }
            None => (),
        }
    }
    if used < facts.flags.len() + facts.ids.len() {
        let told = facts
            .flags
            .keys()
            .map(|name| (*name, Sort::Flag))
            .chain(facts.ids.keys().map(|name| (*name, Sort::Ids)));
        let mut odd =
            told.filter(|(name, sort)| !known.iter().any(|fact| fact.name == *name && fact.sort == *sort));
        if let Some((name, sort)) = odd.next() {
            return Err(unknown(
                &format!("fact of this kind as {sort}"),
                name,
                known.iter().map(|fact| &fact.name),
            ));
        }
    }
    Ok(attributes)
}

/// A set of identifiers. An empty identifier names nothing, so it is left out: two blanks must never meet.
fn set<S: AsRef<str>>(ids: impl IntoIterator<Item = S>) -> RestrictedExpression {
    let ids = ids.into_iter().filter(|id| !id.as_ref().is_empty());
    RestrictedExpression::new_set(ids.map(|id| RestrictedExpression::new_string(id.as_ref().into())))
}

fn unknown<'a>(what: &str, wrong: &str, right: impl Iterator<Item = &'a String>) -> String {
    let close = nearest(wrong, right.map(String::as_str));
    let hint = close.map(|name| format!(". Is it “{name}”?")).unwrap_or_default();
    format!("“{wrong}” is not a {what}{hint}")
}
