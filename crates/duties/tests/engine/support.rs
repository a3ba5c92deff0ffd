//! A small law and a small county.

use duties::{Facts, Law, Obligation, State, View};
use jiff::civil::{Date, date};
use kernel::clock::Calendar;
use kernel::contracts::evidence::Evidence;
use kernel::rulebook::Rulebook;

/// The head of a duty that is well known and in force from August 2007.
pub fn head(id: &str) -> String {
    format!(
        "[meta]\nid = \"{id}\"\ntitle = \"{id}\"\nin-force-from = 2007-08-01\nconfidence = \"text\"\ncitations = [\"SI 2007/1830, regulation 9\"]\n\
         [duty]\nchecked = 2026-11-22\nsection = \"B\"\nasks = \"Do it.\"\n"
    )
}

/// A law of one duty.
pub fn law(text: &str) -> Law {
    Law::read(&Rulebook::of([("duties/one.toml", text)])).unwrap()
}

/// Two districts in one partnership, a third in its own; a county strategy group with everybody on it.
pub fn county() -> Facts {
    let from = date(2011, 4, 1);
    Facts::new("shire", "Shire", from)
        .district("north", from, None)
        .district("south", from, None)
        .district("vale", from, None)
        .area("shire", "county", &["north", "south", "vale"], from, None)
        .area("both", "csp", &["north", "south"], from, None)
        .body("council", "county-council", Some("shire"), from, None)
        .body("north-council", "district-council", Some("north"), from, None)
        .body("south-council", "district-council", Some("south"), from, None)
        .body("vale-council", "district-council", Some("vale"), from, None)
        .body("police", "police", Some("shire"), from, None)
        .body("fire", "fire", Some("shire"), from, None)
        .group("scb", "county-strategy-group", Some("shire"), from, None)
        .group("csp-both", "csp", Some("both"), from, None)
        .group("csp-vale", "csp", Some("vale"), from, None)
}

/// Evidence of a group.
pub fn evidence(kind: &'static str, id: &str, group: &str, on: Date, marks: &[&str]) -> Evidence {
    Evidence {
        kind,
        id: id.into(),
        group: group.into(),
        on: Some(on),
        marks: marks.iter().map(|mark| (*mark).into()).collect(),
        title: format!("{kind} {id}"),
        href: format!("/shire/{id}"),
        ..Evidence::default()
    }
}

/// What is live on a day.
pub fn on(law: &Law, facts: &Facts, evidence: &[Evidence], day: Date) -> Vec<Obligation> {
    duties::obligations(law, facts, evidence, View::on(day), &Calendar::computed())
}

/// Body, label and state of each.
pub fn states(all: &[Obligation]) -> Vec<(&str, &str, State)> {
    all.iter().map(|one| (&*one.body, &*one.label, one.state)).collect()
}

/// Evidence of an organisation.
pub fn theirs(kind: &'static str, id: &str, organisation: &str, on: Date, marks: &[&str]) -> Evidence {
    Evidence { organisation: organisation.into(), group: String::new(), ..evidence(kind, id, "", on, marks) }
}

/// What each of these owes: who is bound, and the clock; any document shows it.
pub fn duty(id: &str, each: &str, clock: &str) -> String {
    format!(
        "{}[bound]\neach = \"{each}\"\n[clock]\n{clock}\n[[evidence]]\nkind = \"document\"\nsays = \"It\"\nmissing = \"Nothing shows it\"\n",
        head(id)
    )
}
