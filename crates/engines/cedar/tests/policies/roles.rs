//! The table of roles by verb by thing, drawn from the policies of the release; `UPDATE_GOLDEN=1` writes it anew.

use crate::support::{DAY, Person, Standard, Thing, Told, facts, rulebook, standard};
use engine_cedar::Cedar;
use kernel::{Actor, Grant, Judge};
use std::fmt::Write;

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/roles.txt");

const HEAD: &str = "\
Who may do what
===============
Worked out by the policy engine from rulebook/policies, for the standard things and people in standard.toml.
Each role stands alone in its row: a person has all that their roles have. A dash is a refusal; on a thing that the
person may not view, a refusal looks like a thing that does not exist. Nothing else is permitted to anybody.
";

#[test]
fn the_table_of_roles_is_the_one_that_was_agreed() {
    let cedar = Cedar::load(&rulebook()).unwrap_or_else(|misprint| panic!("{misprint}"));
    let table = table(&cedar, &standard());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(GOLDEN, &table).unwrap();
    }
    let agreed = std::fs::read_to_string(GOLDEN).unwrap_or_default();
    assert!(
        table == agreed,
        "the policies no longer say what tests/golden/roles.txt says. If that is meant, run it with UPDATE_GOLDEN=1 and \
         have the difference read:\n{}",
        difference(&agreed, &table)
    );
}

#[test]
fn every_kind_has_a_standard_thing() {
    let (cedar, standard) = (Cedar::load(&rulebook()).unwrap(), standard());
    for (kind, _) in cedar.kinds() {
        assert!(
            standard.things.values().any(|thing| thing.kind == kind),
            "standard.toml has no thing of kind {kind}"
        );
    }
}

/// The role's row: it is held where the standard things are.
fn holder(role: &str, on: &str) -> Actor {
    let on = match on {
        "county" => "loamshire",
        "group" => "night-time",
        "organisation" => "police",
        other => panic!("no standard {other}"),
    };
    Actor::person("me", "", [Grant { role: role.into(), on: on.into() }], DAY)
}

fn table(cedar: &Cedar, standard: &Standard) -> String {
    let mut out = HEAD.to_string();
    out.push_str("\nRoles, and what each is held on\n-------------------------------\n");
    for role in cedar.roles() {
        writeln!(out, "{:<11} {:<13} {}", role.name, role.on, role.doc).unwrap();
    }
    for (kind, doc) in cedar.kinds() {
        write!(out, "\n{kind}: {doc}\n{}\n", "-".repeat(kind.len())).unwrap();
        let things: Vec<(&String, &Thing)> =
            standard.things.iter().filter(|(_, thing)| thing.kind == kind).collect();
        let mut rows: Vec<Vec<String>> =
            vec![[String::new()].into_iter().chain(things.iter().map(|t| t.0.clone())).collect()];
        let mut add = |name: &str, actor: &Actor, besides: &Told| {
            let cells = things.iter().map(|(_, thing)| cell(cedar, actor, thing, besides));
            rows.push([name.to_string()].into_iter().chain(cells).collect());
        };
        for role in cedar.roles() {
            add(&role.name, &holder(&role.name, &role.on), &Told::new());
        }
        for Person { row, who, facts, kinds } in &standard.people {
            let told = facts.keys().all(|name| cedar.facts(kind).any(|fact| fact.name == *name));
            if told && (kinds.is_empty() || kinds.iter().any(|own| own == kind)) {
                add(row, &who.actor(), facts);
            }
        }
        out.push_str(&aligned(&rows));
        for (verb, doc) in verbs(cedar, kind) {
            writeln!(out, "  {verb}: {doc}").unwrap();
        }
    }
    out.push_str("\nThe policies\n------------\n");
    for (id, rule) in cedar.rules() {
        writeln!(out, "{id:<28} {}", rule.says).unwrap();
    }
    out
}

/// A kind's verbs, reading before doing.
fn verbs<'a>(cedar: &'a Cedar, kind: &str) -> Vec<(&'a str, &'a str)> {
    let mut verbs: Vec<_> = cedar.verbs(kind).collect();
    verbs.sort_by_key(|(verb, _)| (*verb != "View", *verb));
    verbs
}

fn cell(cedar: &Cedar, actor: &Actor, thing: &Thing, besides: &Told) -> String {
    let told = facts(thing, besides);
    let may = verbs(cedar, &thing.kind).into_iter().map(|(verb, _)| verb);
    let may: Vec<&str> =
        may.filter(|verb| cedar.allows(actor, verb, &thing.kind, "a-thing", &told)).collect();
    if may.is_empty() { "-".into() } else { may.join(", ") }
}

fn aligned(rows: &[Vec<String>]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..rows[0].len()).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells: Vec<String> =
            row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        format!("  {}\n", cells.join("   ").trim_end())
    };
    rows.iter().map(line).collect()
}

/// Lines that only one of the two has.
fn difference(agreed: &str, now: &str) -> String {
    let only = |mark: &str, one: &str, other: &str| -> String {
        one.lines()
            .filter(|line| !other.lines().any(|same| same == *line))
            .map(|line| format!("{mark} {line}\n"))
            .collect()
    };
    only("-", agreed, now) + &only("+", now, agreed)
}
