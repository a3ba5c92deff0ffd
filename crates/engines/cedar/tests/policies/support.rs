//! The standard things and people and the cases, as the rulebook's policy folder holds them.

use engine_cedar::Cedar;
use jiff::civil::{Date, date};
use kernel::rulebook::{Rulebook, parse};
use kernel::{Actor, Facts, Grant, Judge};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The day on which every case is worked out.
pub const DAY: Date = date(2022, 2, 15);

/// What is told of a thing, or of a person: flags, sets and the county.
pub type Told = BTreeMap<String, Value>;

/// A fact as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A county.
    Text(String),
    /// Identifiers.
    Ids(Vec<String>),
}

/// `standard.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// Things by what they are called.
    #[serde(rename = "thing")]
    pub things: BTreeMap<String, Thing>,
    /// People who have a row in the table of roles besides the roles.
    #[serde(rename = "person")]
    pub people: Vec<Person>,
}

/// A standard thing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thing {
    /// Its kind in the schema.
    pub kind: String,
    /// What is told of it.
    pub facts: Told,
}

/// A row of the table of roles.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// What the row is called.
    pub row: String,
    /// The person; nothing for the public.
    pub who: Who,
    /// What is told of the thing besides, when its kind knows it.
    #[serde(default)]
    pub facts: Told,
    /// The kinds in whose tables the row stands; all, when there are none.
    #[serde(default)]
    pub kinds: Vec<String>,
}

/// A person with what they hold, by role; `is` is their identifier.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Who {
    is: Option<String>,
    #[serde(flatten)]
    holds: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    case: Vec<Case>,
}

/// One case: who asks for what, and what is told differently of the thing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What happens in it, in a sentence.
    pub says: String,
    /// Who asks; nothing for the public.
    #[serde(default)]
    pub who: Who,
    /// What they ask for.
    pub verb: String,
    /// A standard thing.
    pub thing: String,
    /// What differs from the standard thing.
    #[serde(default)]
    pub facts: Told,
}

impl Who {
    /// As the kernel knows them.
    pub fn actor(&self) -> Actor {
        let Some(is) = &self.is else {
            assert!(self.holds.is_empty(), "the public holds nothing: {self:?}");
            return Actor::public(DAY);
        };
        let held =
            self.holds.iter().flat_map(|(role, on)| on.iter().map(move |on| (role.clone(), on.clone())));
        Actor::person(is, "", held.map(|(role, on)| Grant { role, on }), DAY)
    }
}

/// The rulebook of this release.
pub fn rulebook() -> Rulebook {
    Rulebook::load(None).expect("the rulebook of the release loads")
}

/// The standard things and people.
pub fn standard() -> Standard {
    read("policies/standard.toml")
}

/// The cases of a folder: `ALLOW` or `DENY`, each with the file in which it stands.
pub fn cases(folder: &str) -> Vec<(String, Case)> {
    let folder = format!("policies/{folder}/");
    let rulebook = rulebook();
    let files: Vec<String> = rulebook.below(&folder).map(|(name, _)| name.to_string()).collect();
    let all = files.into_iter().flat_map(|file| {
        let cases = read::<CaseFile>(&file).case;
        cases.into_iter().map(move |case| (file.clone(), case))
    });
    all.collect()
}

fn read<T: serde::de::DeserializeOwned>(file: &str) -> T {
    let rulebook = rulebook();
    let text = String::from_utf8(rulebook.file(file).expect(file).to_vec()).expect(file);
    parse(file, &text).unwrap_or_else(|misprint| panic!("{misprint}"))
}

/// A thing's facts, with some told differently.
pub fn facts(thing: &Thing, besides: &Told) -> Facts {
    let mut facts = Facts::default();
    for (name, value) in thing.facts.iter().chain(besides) {
        // The kernel's names of facts are those of the program; here they come from a file, so they are kept for good.
        let known: &'static str = name.clone().leak();
        facts = match value {
            Value::Text(county) if name == "county" => Facts { county: county.clone(), ..facts },
            Value::Text(text) => panic!("“{text}” is no fact: only the county is text"),
            Value::Flag(flag) => facts.flag(known, *flag),
            Value::Ids(ids) => facts.ids(known, ids.clone()),
        };
    }
    facts
}

/// Every case with whether it must be allowed.
pub fn all_cases() -> Vec<(String, Case, bool)> {
    let folders = [("ALLOW", true), ("DENY", false)];
    let folder = |(folder, right)| cases(folder).into_iter().map(move |(file, case)| (file, case, right));
    folders.into_iter().flat_map(folder).collect()
}

/// How a case comes out, when it is not as its folder says.
pub fn wrong(
    cedar: &Cedar,
    standard: &Standard,
    (file, case, right): &(String, Case, bool),
) -> Option<String> {
    let thing =
        standard.things.get(&case.thing).unwrap_or_else(|| panic!("{file}: no thing “{}”", case.thing));
    let told = facts(thing, &case.facts);
    let allowed = cedar.allows(&case.who.actor(), &case.verb, &thing.kind, "a-thing", &told);
    (allowed != *right)
        .then(|| format!("{file}: {}: {}", if allowed { "allowed" } else { "denied" }, case.says))
}
