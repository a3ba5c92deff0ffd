//! A question that the schema does not know opens nothing, however much the person holds.

use crate::support::{DAY, rulebook};
use engine_cedar::Cedar;
use kernel::{Actor, Facts, Grant, Judge, Who};

fn officer(besides: &[&str]) -> Actor {
    let roles = ["officer"].iter().chain(besides);
    Actor::person("me", "", roles.map(|role| Grant { role: (*role).into(), on: "loamshire".into() }), DAY)
}

fn record() -> Facts {
    Facts::of("loamshire").flag("published", true)
}

#[test]
fn a_question_that_fits_is_allowed_and_each_misfit_of_it_is_denied() {
    let cedar = Cedar::load(&rulebook()).unwrap();
    let system = Actor { who: Who::System("examples".into()), ..officer(&[]) };
    let cases = [
        ("fits", true, officer(&[]), "Update", "Record", record()),
        ("the program itself", false, system, "Update", "Record", record()),
        ("an unknown role", false, officer(&["ofcer"]), "Update", "Record", record()),
        ("an unknown verb", false, officer(&[]), "Updat", "Record", record()),
        ("a verb of another kind", false, officer(&[]), "Issue", "Record", record()),
        ("an unknown kind", false, officer(&[]), "Update", "Recrd", record()),
        ("a person as a thing", false, officer(&[]), "View", "Person", record()),
        ("a fact that is not told", false, officer(&[]), "Update", "Record", Facts::of("loamshire")),
        (
            "a fact that is not known",
            false,
            officer(&[]),
            "Update",
            "Record",
            record().flag("publishd", true),
        ),
        (
            "identifiers that are not known",
            false,
            officer(&[]),
            "Update",
            "Record",
            record().ids("exclude", ["you"]),
        ),
        (
            "a flag where identifiers belong",
            false,
            officer(&[]),
            "Update",
            "Record",
            record().flag("excluded", false),
        ),
        (
            "identifiers where a flag belongs",
            false,
            officer(&[]),
            "Update",
            "Record",
            Facts::of("loamshire").ids("published", ["yes"]),
        ),
    ];
    for (what, right, actor, verb, kind, facts) in cases {
        assert_eq!(cedar.allows(&actor, verb, kind, "a-record", &facts), right, "{what}");
        assert_eq!(cedar.ruling(&actor, verb, kind, "a-record", &facts).allowed, right, "{what}");
    }
}

#[test]
fn the_grounds_of_a_ruling_can_be_read() {
    let cedar = Cedar::load(&rulebook()).unwrap();
    let ruling = cedar.ruling(&officer(&[]), "View", "Record", "a-record", &record());
    assert_eq!(ruling.because, ["record.view.people", "record.view.published"]);
    let rule = cedar.rule("record.view.published").unwrap();
    assert_eq!(
        (rule.says.as_str(), rule.file.as_str()),
        ("Anybody reads what is published.", "policies/board.cedar")
    );
    let excluded =
        cedar.ruling(&officer(&[]), "View", "Record", "a-record", &record().ids("excluded", ["me"]));
    assert_eq!((excluded.allowed, excluded.because), (false, vec!["excluded".to_string()]));
}
