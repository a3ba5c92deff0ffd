//! Lists of objects: narrowed, in a fixed order, a page at a time.

use super::address::Sort;
use super::object::{Object, Objects, second};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// So many objects stand on one page at most.
pub const MOST: usize = 100;

/// What a list is narrowed by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Not first there before.
    pub created_since: Option<Timestamp>,
    /// First there until.
    pub created_until: Option<Timestamp>,
    /// Not unchanged since before. With it, what was withdrawn is listed too.
    pub modified_since: Option<Timestamp>,
    /// Unchanged after.
    pub modified_until: Option<Timestamp>,
    /// So many on a page.
    pub limit: Option<usize>,
    /// Without what can be fetched elsewhere.
    pub omit_internal: bool,
}

/// The names of the instants in addresses.
const INSTANTS: [&str; 4] = ["created_since", "created_until", "modified_since", "modified_until"];

impl Filter {
    /// Reads what follows `?`. Names that are not known are ignored, as a page counter of another system would be.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub fn read<'q>(query: impl IntoIterator<Item = (&'q str, &'q str)>) -> Result<Self, String> {
        let mut it = Self::default();
        for (name, value) in query {
            // A plus sign that was not escaped arrives as a blank.
            let value = value.trim().replace(' ', "+");
            let at = || {
                value.parse::<Timestamp>().map_err(|_| {
                    format!("{name} must be a date and time with an offset, such as 2022-02-15T00:00:00Z")
                })
            };
            match name {
                "created_since" => it.created_since = Some(at()?),
                "created_until" => it.created_until = Some(at()?),
                "modified_since" => it.modified_since = Some(at()?),
                "modified_until" => it.modified_until = Some(at()?),
                "limit" => {
                    let limit = value.parse().ok().filter(|n| (1..=MOST).contains(n));
                    it.limit =
                        Some(limit.ok_or_else(|| format!("limit must be a whole number from 1 to {MOST}"))?);
                }
                "omit_internal" => {
                    it.omit_internal = match value.as_str() {
                        "true" => true,
                        "false" => false,
                        _ => return Err("omit_internal must be true or false".into()),
                    }
                }
                _ => {}
            }
        }
        Ok(it)
    }

    /// The same as it follows an address: always in one order, so that equal questions have one address.
    fn query(&self) -> String {
        let instants = [self.created_since, self.created_until, self.modified_since, self.modified_until];
        let mut out = form_urlencoded::Serializer::new(String::new());
        for (name, at) in INSTANTS.iter().zip(instants) {
            if let Some(at) = at {
                out.append_pair(name, &at.to_string());
            }
        }
        if let Some(limit) = self.limit {
            out.append_pair("limit", &limit.to_string());
        }
        if self.omit_internal {
            out.append_pair("omit_internal", "true");
        }
        let query = out.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }

    fn takes(&self, object: &Object, modified: Timestamp) -> bool {
        let since = |bound: Option<Timestamp>, at: Timestamp| bound.is_none_or(|bound| at >= second(bound));
        let until = |bound: Option<Timestamp>, at: Timestamp| bound.is_none_or(|bound| at <= bound);
        (!object.deleted || self.modified_since.is_some())
            && since(self.created_since, object.created)
            && until(self.created_until, object.created)
            && since(self.modified_since, modified)
            && until(self.modified_until, modified)
    }
}

/// One list by its path, without `.json`: `meetings`, `organizations/group-scb/meetings`, `papers/modified/2022-02`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct List {
    path: String,
    sort: Sort,
    of: Option<BTreeSet<String>>,
    /// The first day of the month of change, when it is a slice.
    month: Option<Date>,
}

impl List {
    /// The path of one of its pages.
    pub(super) fn file(&self, number: usize) -> String {
        let page = if number == 1 { String::new() } else { format!("/page/{number}") };
        format!("{}{page}.json", self.path)
    }
}

impl Objects {
    /// The list of a path, when there is one.
    pub(super) fn list_at(&self, path: &str) -> Option<List> {
        let (whole, month) = match path.rsplit_once("/modified/") {
            Some((whole, month)) => (whole, Some(format!("{month}-01").parse::<Date>().ok()?)),
            None => (path, None),
        };
        let own = || self.lists.get(whole).map(|(sort, names)| (*sort, Some(names.clone())));
        let every = |sort: Sort| (sort != Sort::System).then_some((sort, None));
        let (sort, of) = Sort::of_folder(whole).and_then(every).or_else(own)?;
        let list = List { path: path.into(), sort, of, month };
        // A slice is there when something changed in its month.
        (month.is_none() || !self.chosen(&list, &Filter::default()).is_empty()).then_some(list)
    }

    /// The names of what stands in a list, in order.
    fn chosen<'o>(&'o self, list: &List, filter: &Filter) -> Vec<(&'o str, &'o Object)> {
        let slice = list.month.and_then(month);
        let own = Filter { modified_since: Some(Timestamp::MIN), ..Filter::default() };
        let first = (list.sort, String::new());
        let all = self.all.range(first..).take_while(|((sort, _), _)| *sort == list.sort);
        all.filter(|((_, name), _)| list.of.as_ref().is_none_or(|of| of.contains(name)))
            .filter(|(_, object)| {
                let modified = self.modified(object);
                let in_slice = slice.is_some_and(|(from, to)| modified >= from && modified < to);
                let wanted = if slice.is_some() { in_slice && own.takes(object, modified) } else { true };
                // What was withdrawn stands in the slice of the month in which it was.
                let deleted = object.deleted && slice.is_some() && filter.modified_since.is_none();
                wanted && (filter.takes(object, modified) || deleted)
            })
            .map(|((_, name), object)| (name.as_str(), object))
            .collect()
    }

    /// One page of a list, from 1; nothing when there is none of that number.
    pub(super) fn page(&self, list: &List, number: usize, filter: &Filter) -> Option<Value> {
        let all = self.chosen(list, filter);
        let most = filter.limit.unwrap_or(MOST);
        let pages = all.len().div_ceil(most).max(1);
        if !(1..=pages).contains(&number) {
            return None;
        }
        let query = filter.query();
        let at = |number: usize| Value::from(format!("{}{query}", self.place.at(&list.file(number))));
        let mut links = Map::new();
        links.insert("first".into(), at(1));
        links.insert("self".into(), at(number));
        links.insert("last".into(), at(pages));
        if number > 1 {
            links.insert("prev".into(), at(number - 1));
        }
        if number < pages {
            links.insert("next".into(), at(number + 1));
        }
        let shown = all.iter().skip((number - 1) * most).take(most);
        let data: Vec<Value> = shown
            .map(|(name, object)| self.whole(list.sort, name, object, true, filter.omit_internal))
            .collect();
        Some(json!({
            "data": data,
            "pagination": { "totalElements": all.len(), "elementsPerPage": most, "currentPage": number, "totalPages": pages },
            "links": links,
        }))
    }

    /// How many pages a list has when nothing narrows it.
    pub(super) fn pages(&self, list: &List) -> usize {
        self.chosen(list, &Filter::default()).len().div_ceil(MOST).max(1)
    }

    /// The path of every list, slices left aside.
    pub(super) fn paths(&self) -> Vec<String> {
        let all = Sort::all().filter(|sort| *sort != Sort::System).map(|sort| sort.folder().to_string());
        all.chain(self.lists.keys().cloned()).collect()
    }

    /// The path of every slice: the kind of its objects, its month, and how many stand in it.
    pub(super) fn slices(&self) -> BTreeMap<String, (Sort, String, usize)> {
        let mut out: BTreeMap<String, (Sort, String, usize)> = BTreeMap::new();
        for ((sort, _), object) in self.all.iter().filter(|((sort, _), _)| *sort != Sort::System) {
            let month = self.modified(object).strftime("%Y-%m").to_string();
            let path = format!("{}/modified/{month}", sort.folder());
            out.entry(path).or_insert((*sort, month, 0)).2 += 1;
        }
        out
    }

    /// The list of slices: for readers of hosts that only serve files.
    pub(super) fn slices_json(&self) -> Value {
        let all = self.slices();
        let each = all.iter().map(|(path, (sort, month, many))| {
            json!({ "list": self.place.list(*sort), "month": month, "slice": self.place.at(&format!("{path}.json")), "totalElements": many })
        });
        json!({
            "id": self.place.at("slices.json"),
            "about": "Each slice lists what last changed, or was withdrawn, in one month (UTC). To follow a list, read again its slices from the month of your last visit on.",
            "slices": each.collect::<Vec<_>>(),
        })
    }
}

/// The first instant of a month and of the next.
fn month(first: Date) -> Option<(Timestamp, Timestamp)> {
    let at = |date: Date| Some(date.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp());
    Some((at(first)?, at(first.checked_add(1.month()).ok()?)?))
}

/// What an answer says that gives no object.
pub(super) fn error(message: &str) -> Value {
    json!({ "type": "https://schema.oparl.org/1.1/Error", "message": message, "debug": "" })
}
