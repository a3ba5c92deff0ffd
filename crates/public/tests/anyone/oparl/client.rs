//! A client that knows the specification and nothing of the program: it begins at a system and follows every link.

use crate::oparl::schema::{EVERY, Holds, TYPES};
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

const SCHEMA: &str = "https://schema.oparl.org/1.1/";

/// What fetches an address: the status and the content.
pub type Fetch<'a> = Box<dyn Fn(&str) -> (u16, String) + 'a>;

/// Reads a whole system.
pub struct Client<'a> {
    fetch: Fetch<'a>,
    /// Every object by its address, as it is given there.
    pub seen: RefCell<BTreeMap<String, Value>>,
    /// Every list by its first address, with all that stands in it.
    pub lists: RefCell<BTreeMap<String, Vec<Value>>>,
    /// What is still to be fetched: objects with the type that is expected, and lists.
    queue: RefCell<VecDeque<(String, String, bool)>>,
    known: RefCell<BTreeSet<String>>,
}

impl<'a> Client<'a> {
    pub fn new(fetch: Fetch<'a>) -> Self {
        Self {
            fetch,
            seen: RefCell::default(),
            lists: RefCell::default(),
            queue: RefCell::default(),
            known: RefCell::default(),
        }
    }

    /// Everything that can be reached from a system.
    pub fn walk(&self, system: &str) {
        self.wants(system, "System", false);
        loop {
            let Some((url, kind, list)) = self.queue.borrow_mut().pop_front() else { break };
            if list {
                let all = self.list(&url, &kind);
                self.lists.borrow_mut().insert(url, all);
            } else {
                let object = self.json(&url);
                assert_eq!(object["id"], url.as_str(), "an object is known by its address");
                self.object(&object, &kind, false);
                self.seen.borrow_mut().insert(url, object);
            }
        }
    }

    fn wants(&self, url: &str, kind: &str, list: bool) {
        assert!(url.starts_with("http://") || url.starts_with("https://"), "{url} is no whole address");
        if self.known.borrow_mut().insert(url.into()) {
            self.queue.borrow_mut().push_back((url.into(), kind.into(), list));
        }
    }

    pub fn json(&self, url: &str) -> Value {
        let (status, text) = (self.fetch)(url);
        assert_eq!(status, 200, "{url}: {text}");
        assert!(!text.starts_with('\u{feff}'));
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{url} is no JSON: {e}"))
    }

    /// A list to its end: every page with what it must have, and no object twice.
    pub fn list(&self, first: &str, kind: &str) -> Vec<Value> {
        let (mut url, mut all, mut number, mut each) = (first.to_string(), Vec::new(), 1, None);
        loop {
            let page = self.json(&url);
            let data = page["data"].as_array().unwrap_or_else(|| panic!("{url} has no data"));
            let (pagination, links) = (&page["pagination"], &page["links"]);
            assert!(pagination.is_object() && links.is_object(), "{url}");
            assert_eq!(links["self"], url.as_str());
            assert_eq!(links["first"], first, "{url}");
            assert_eq!(pagination["currentPage"], number, "{url}");
            assert_eq!(links.get("prev").is_some(), number > 1, "{url}");
            let per = pagination["elementsPerPage"].as_u64().expect("a number");
            assert!(per <= 100 && *each.get_or_insert(per) == per, "{url}");
            for object in data {
                assert!(object["id"].is_string(), "{url}");
                self.object(object, kind, false);
                if object["deleted"] != true {
                    self.wants(object["id"].as_str().expect("text"), kind, false);
                }
            }
            all.extend(data.iter().cloned());
            match links.get("next") {
                Some(next) => {
                    assert_eq!(data.len() as u64, per, "a page that is not the last is full: {url}");
                    url = next.as_str().expect("an address").to_string();
                }
                None => {
                    assert_eq!(links["last"], url.as_str());
                    assert_eq!(pagination["totalPages"], number, "{url}");
                    assert_eq!(pagination["totalElements"], all.len(), "{url}");
                    break;
                }
            }
            number += 1;
        }
        let ids: BTreeSet<&str> = all.iter().filter_map(|object| object["id"].as_str()).collect();
        assert_eq!(ids.len(), all.len(), "an object stands twice in {first}");
        all
    }

    /// Checks one object against what the specification says of its type, and goes into what stands in it.
    fn object(&self, object: &Value, kind: &str, inside: bool) {
        let fields = object.as_object().unwrap_or_else(|| panic!("no object: {object}"));
        let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
        let id = text("id").to_string();
        let kind =
            if kind.is_empty() { text("type").rsplit(['/', '#']).next().unwrap_or_default() } else { kind };
        let of_standard = TYPES.iter().find(|(name, _)| *name == kind);
        if of_standard.is_some() {
            assert_eq!(text("type"), format!("{SCHEMA}{kind}"), "{id}");
        } else {
            assert!(!text("type").starts_with(SCHEMA), "{id}: {kind} is none of the standard’s");
        }
        self.fields(&id, fields, EVERY);
        if fields.get("deleted") == Some(&Value::Bool(true)) {
            let left: BTreeSet<&str> = fields.keys().map(String::as_str).collect();
            assert_eq!(left, BTreeSet::from(["created", "deleted", "id", "modified", "type"]), "{id}");
            return;
        }
        let Some((_, known)) = of_standard else { return };
        self.fields(&id, fields, known);
        let named = |name: &str| EVERY.iter().chain(*known).any(|(field, ..)| *field == name);
        for name in fields.keys() {
            assert!(named(name) || name.starts_with("shiremoot:"), "{id}: {name} is no field of {kind}");
        }
        if inside {
            self.wants(&id, kind, false);
        }
    }

    fn fields(&self, id: &str, fields: &Map<String, Value>, known: &[(&str, Holds, bool)]) {
        for (name, holds, must) in known {
            match fields.get(*name) {
                None => assert!(!must, "{id} lacks {name}"),
                Some(value) => self.value(&format!("{id} {name}"), value, *holds),
            }
        }
    }

    fn value(&self, what: &str, value: &Value, holds: Holds) {
        let text = || value.as_str().unwrap_or_else(|| panic!("{what} is no text: {value}"));
        let each = || value.as_array().unwrap_or_else(|| panic!("{what} is no list: {value}"));
        match holds {
            Holds::Text => assert!(!text().trim().is_empty(), "{what} is empty"),
            Holds::Texts => each().iter().for_each(|one| self.value(what, one, Holds::Text)),
            Holds::Bool => assert!(value.is_boolean(), "{what}: {value}"),
            Holds::Int => assert!(value.is_u64() || value.is_i64(), "{what}: {value}"),
            Holds::Date => {
                assert!(text().parse::<jiff::civil::Date>().is_ok(), "{what}: {value}")
            }
            Holds::Instant => {
                assert!(text().parse::<jiff::Timestamp>().is_ok(), "{what}: {value}");
                assert!(text().contains('T'), "{what}: {value}");
            }
            Holds::Url => {
                assert!(text().starts_with("http://") || text().starts_with("https://"), "{what}: {value}")
            }
            Holds::Ref(kind) => self.wants(text(), kind, false),
            Holds::Refs(kind) => each().iter().for_each(|one| self.value(what, one, Holds::Ref(kind))),
            Holds::Whole(kind) => self.object(value, kind, true),
            Holds::Wholes(kind) => each().iter().for_each(|one| self.object(one, kind, true)),
            Holds::List(kind) => self.wants(text(), kind, true),
        }
    }
}
