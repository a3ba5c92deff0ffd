//! One object, and all of them: what is theirs alone, and which others stand inside them.

use super::address::{Place, Sort, path};
use jiff::Timestamp;
use kernel::time::hex;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// By what an object is known: its kind and its name within it.
pub type Key = (Sort, String);

/// Other objects that are given whole where this one is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// One.
    One(Key),
    /// Several, in order.
    Many(Vec<Key>),
}

impl Inside {
    fn keys(&self) -> &[Key] {
        match self {
            Self::One(key) => std::slice::from_ref(key),
            Self::Many(keys) => keys,
        }
    }
}

/// One object.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    /// When it was first there.
    pub created: Timestamp,
    /// When it last changed, or was withdrawn.
    pub modified: Timestamp,
    /// Whether it was withdrawn: then nothing else is said of it.
    pub deleted: bool,
    /// What it says of itself.
    pub(super) fields: Map<String, Value>,
    /// What else stands in it.
    pub(super) inside: BTreeMap<&'static str, Inside>,
}

impl Object {
    /// An object that says nothing yet.
    pub(super) fn new(created: Timestamp, modified: Timestamp) -> Self {
        let (created, modified) = (second(created), second(modified.max(created)));
        Self { created, modified, deleted: false, fields: Map::new(), inside: BTreeMap::new() }
    }

    /// Says something, unless it is empty.
    pub(super) fn says(&mut self, field: &str, value: impl Into<Value>) -> &mut Self {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(all) => all.is_empty(),
            _ => false,
        };
        if !empty {
            self.fields.insert(field.into(), value);
        }
        self
    }

    /// Has others inside, unless there are none.
    pub(super) fn holds(&mut self, field: &'static str, keys: Vec<Key>) -> &mut Self {
        if !keys.is_empty() {
            self.inside.insert(field, Inside::Many(keys));
        }
        self
    }

    /// Has another inside, if there is one.
    pub(super) fn holds_one(&mut self, field: &'static str, key: Option<Key>) -> &mut Self {
        if let Some(key) = key {
            self.inside.insert(field, Inside::One(key));
        }
        self
    }

    /// Changed when this did, too.
    pub(super) fn with(&mut self, changed: Timestamp) -> &mut Self {
        self.modified = self.modified.max(second(changed));
        self
    }

    /// A hash over what it says, whenever it was said.
    pub(super) fn digest(&self) -> String {
        let inside: BTreeMap<&str, Vec<String>> = self
            .inside
            .iter()
            .map(|(field, keys)| (*field, keys.keys().iter().map(|(sort, name)| path(*sort, name)).collect()))
            .collect();
        digest(json!([self.fields, inside]).to_string().as_bytes())
    }
}

/// SHA-256 in hexadecimal.
pub(crate) fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Every object of a county, those that were withdrawn included.
#[derive(Clone, Debug)]
pub struct Objects {
    /// Where they stand.
    pub place: Place,
    pub(super) all: BTreeMap<Key, Object>,
    /// Lists beside those of all objects of a kind: their path, and what stands in them.
    pub(super) lists: BTreeMap<String, (Sort, BTreeSet<String>)>,
}

impl Objects {
    /// None yet.
    pub(super) fn at(place: &Place) -> Self {
        Self { place: place.clone(), all: BTreeMap::new(), lists: BTreeMap::new() }
    }

    /// Whether there is one of this kind and name.
    pub fn has(&self, sort: Sort, name: &str) -> bool {
        self.all.contains_key(&(sort, name.into()))
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &Key> {
        self.all.keys()
    }

    /// One object as it is given at its own address.
    pub fn json(&self, sort: Sort, name: &str) -> Option<Value> {
        let object = self.all.get(&(sort, name.to_string()))?;
        Some(self.whole(sort, name, object, true, false))
    }

    /// One object; `alone` with what leads back to others, `bare` without what can be fetched elsewhere.
    pub(super) fn whole(&self, sort: Sort, name: &str, object: &Object, alone: bool, bare: bool) -> Value {
        let mut out = Map::new();
        out.insert("id".into(), self.place.id(sort, name).into());
        out.insert("type".into(), self.place.schema(sort).into());
        out.insert("created".into(), instant(object.created).into());
        out.insert("modified".into(), instant(self.modified(object)).into());
        if object.deleted {
            out.insert("deleted".into(), true.into());
            return Value::Object(out);
        }
        for (field, value) in &object.fields {
            if alone || !sort.back().contains(&field.as_str()) {
                out.insert(field.clone(), value.clone());
            }
        }
        // The years of a body are required of it, whatever the reader can do without.
        for (field, inside) in object.inside.iter().filter(|(field, _)| !bare || **field == "legislativeTerm")
        {
            let mut values = inside.keys().iter().filter_map(|key| {
                let other = self.all.get(key).filter(|other| !other.deleted)?;
                Some(self.whole(key.0, &key.1, other, false, bare))
            });
            match inside {
                Inside::One(_) => drop(values.next().map(|value| out.insert((*field).into(), value))),
                Inside::Many(_) => drop(out.insert((*field).into(), values.collect())),
            }
        }
        Value::Object(out)
    }

    /// An object has changed when anything that stands in it has.
    pub(super) fn modified(&self, object: &Object) -> Timestamp {
        let keys = object.inside.values().flat_map(Inside::keys);
        let inside = keys.filter_map(|key| self.all.get(key)).filter(|other| !other.deleted);
        inside.map(|other| self.modified(other)).max().map_or(object.modified, |at| at.max(object.modified))
    }
}

/// An instant without its fraction: nothing may be newer than it says.
pub(super) fn second(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_millisecond().div_euclid(1000)).unwrap_or(at)
}

/// An instant as the standard has it.
pub(super) fn instant(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
