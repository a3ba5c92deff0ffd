//! Two judges, one answer: the conditions in SQL and the policies, on every kind of thing that a meeting has, in every state.

use crate::cycle::support::{DAY, cedar, county};
use board::sittings::{AgendaItem, Meeting};
use kernel::db::Value;
use kernel::{Actor, Thing};
use meetings::{Ask, Decision, ForwardItem, MeetingPaper, Minutes, Series};
use testkit::agree::{actors, agree};
use testkit::db::Bench;

const ROLES: &[&str] =
    &["officer", "analyst", "ig_lead", "admin", "sits", "member", "chair", "lead", "secretary", "represents"];

const GROUPS: &[(&str, &str)] = &[
    ("loamshire", "loamshire/group/scb"),
    ("loamshire", "loamshire/group/dapb"),
    ("hillshire", "hillshire/group/scb"),
];

fn everybody(many: usize) -> Vec<Actor> {
    let on = [
        "loamshire",
        "hillshire",
        "loamshire/group/scb",
        "loamshire/group/dapb",
        "hillshire/group/scb",
        "loamshire/organisation/constabulary",
        "loamshire/group/",
        "loamshire/organisation/scb",
    ];
    actors(ROLES, &on.map(String::from), many, DAY)
}

/// A row whose columns are named with their values; whatever the table wants besides is empty.
fn row(
    bench: &Bench,
    table: &str,
    texts: &[(&str, &str)],
    numbers: &[(&str, i64)],
    rest: &[&str],
    zeros: &[&str],
) {
    let mut columns: Vec<(&str, Value)> = texts.iter().map(|(c, v)| (*c, (*v).into())).collect();
    columns.extend(numbers.iter().map(|(c, v)| (*c, (*v).into())));
    columns.extend(rest.iter().map(|c| (*c, "".into())));
    columns.extend(zeros.iter().map(|c| (*c, 0_i64.into())));
    let names: Vec<&str> = columns.iter().map(|(c, _)| *c).collect();
    let values: Vec<Value> = columns.iter().map(|(_, v)| v.clone()).collect();
    let marks = vec!["?"; names.len()].join(", ");
    let sql = format!("INSERT INTO {table} ({}) VALUES ({marks})", names.join(", "));
    bench.raw().execute(&sql, &values).expect("a row");
}

/// Meetings of every group: announced or not, restricted or not. Gives county, group and identifier of each.
fn sittings(bench: &Bench) -> Vec<(&'static str, &'static str, String)> {
    let mut out = Vec::new();
    for (place, (county, group)) in GROUPS.iter().enumerate() {
        for (published, restricted) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            let id = format!("m{place}{published}{restricted}");
            let texts = [
                ("id", id.as_str()),
                ("slug", &id),
                ("county", county),
                ("of_group", group),
                ("day", "2022-03-15"),
            ];
            let numbers = [("published", published), ("restricted", restricted)];
            let rest =
                ["title", "starts", "ends", "place", "online", "held_in", "state", "why", "changed_at"];
            row(bench, "sitting", &texts, &numbers, &rest, &["sequence", "version"]);
            out.push((*county, *group, id));
        }
    }
    out
}

/// Items of all those meetings: issued or not, withheld or not; from some, people are excluded.
fn items(bench: &Bench) -> Vec<(&'static str, &'static str, String, String)> {
    let mut out = Vec::new();
    for (county, group, sitting) in sittings(bench) {
        for (issued, withheld) in [(0, 0), (1, 0), (1, 1)] {
            let id = format!("{sitting}-i{issued}{withheld}");
            let texts = [
                ("id", id.as_str()),
                ("slug", &id),
                ("county", county),
                ("of_group", group),
                ("sitting", &sitting),
            ];
            let rest = [
                "section",
                "title",
                "kind",
                "standing",
                "presenter",
                "purpose",
                "matter",
                "source",
                "state",
                "paragraph",
                "reason",
                "late_reason",
                "late_by",
            ];
            let numbers = [("issued", issued), ("withheld", withheld)];
            row(bench, "sitting_item", &texts, &numbers, &rest, &["place", "minutes", "version"]);
            // One stands, one was taken back, one withdraws nobody.
            for (who, withdraws, ended) in [
                ("one-5", 1, None),
                ("some-99", 1, None),
                ("one-6", 1, Some("2022-02-01")),
                ("one-7", 0, None),
            ] {
                let key = format!("{id}-{who}");
                let mut texts = vec![
                    ("id", key.as_str()),
                    ("county", county),
                    ("sitting", &sitting),
                    ("item", &id),
                    ("person", who),
                ];
                texts.extend(ended.map(|day| ("ended", day)));
                let rest = ["matter", "organisation", "nature", "stage", "at", "by_whom"];
                row(bench, "sitting_interest", &texts, &[("withdraws", withdraws)], &rest, &[]);
            }
            out.push((county, group, sitting.clone(), id));
        }
    }
    out
}

fn hold<T: Thing>(bench: &Bench, table: &str) {
    let list = format!("SELECT t.id AS id FROM {table} t");
    agree::<T>(&bench.kernel, &cedar(), &list, &everybody(1_000)).at_least(10_000);
}

#[test]
fn meetings_items_and_their_papers() {
    county().both(|bench| {
        let mut documents = Vec::new();
        for (county, group, sitting, item) in items(bench) {
            for (state, withheld) in [("draft", 0), ("issued", 0), ("issued", 1), ("withdrawn", 0)] {
                let id = format!("{item}-{state}{withheld}");
                let texts = [
                    ("id", id.as_str()),
                    ("county", county),
                    ("of_group", group),
                    ("sitting", &sitting),
                    ("item", &item),
                    ("state", state),
                ];
                let rest = [
                    "title",
                    "from_organisation",
                    "paragraph",
                    "reason",
                    "paper",
                    "file_name",
                    "media",
                    "hash",
                    "clean",
                    "found",
                    "why",
                    "changed_at",
                ];
                row(
                    bench,
                    "meeting_document",
                    &texts,
                    &[("withheld", withheld)],
                    &rest,
                    &["place", "bytes", "pages", "version"],
                );
                documents.push(id);
            }
        }
        // Whoever is asked to clear a paper, and whoever was until somebody else was asked.
        for (who, state) in
            [("one-8", "asked"), ("one-9", "cleared"), ("one-10", "closed"), ("one-5", "asked")]
        {
            for document in documents.iter().step_by(3) {
                let id = format!("{document}-{who}");
                let texts = [("id", id.as_str()), ("document", document), ("person", who), ("state", state)];
                let rest = ["county", "sitting", "item", "role", "due", "asked_at", "asked_by", "words"];
                row(bench, "meeting_clearance", &texts, &[], &rest, &["version"]);
            }
        }
        hold::<Meeting>(bench, "sitting");
        hold::<AgendaItem>(bench, "sitting_item");
        agree::<MeetingPaper>(
            &bench.kernel,
            &cedar(),
            "SELECT t.id AS id FROM meeting_document t",
            &everybody(100),
        )
        .at_least(10_000);
    });
}

#[test]
fn minutes_decisions_and_asks() {
    county().both(|bench| {
        let items = items(bench);
        let mut seen: Vec<&str> = Vec::new();
        for (place, (county, group, sitting, item)) in items.iter().enumerate() {
            let place = i64::try_from(place).expect("a small number");
            if !seen.contains(&sitting.as_str()) {
                seen.push(sitting);
                let states = [("draft", 0), ("checked", 0), ("approved", 0), ("approved", 1)];
                let (state, released) = states[(seen.len() / 4 + seen.len()) % 4];
                let texts = [
                    ("id", sitting.as_str()),
                    ("county", county),
                    ("of_group", group),
                    ("sitting", sitting),
                    ("state", state),
                ];
                let rest = ["approved_by", "document", "head", "changed_at"];
                row(bench, "meeting_minutes", &texts, &[("released", released)], &rest, &["version"]);
            }
            for (n, (released, withheld, restricted)) in
                [(0, 0, 0), (1, 0, 0), (1, 1, 0), (1, 0, 1)].into_iter().enumerate()
            {
                let number = place * 4 + i64::try_from(n).expect("a small number");
                let id = format!("{item}-{n}");
                let texts = [
                    ("id", id.as_str()),
                    ("county", county),
                    ("of_group", group),
                    ("sitting", sitting),
                    ("item", item),
                ];
                let rest = [
                    "made_on",
                    "title",
                    "words",
                    "basis",
                    "options",
                    "reasons",
                    "dissent",
                    "vote",
                    "matter",
                    "owner_organisation",
                    "owner",
                    "state",
                    "evidence",
                    "changed_at",
                ];
                let numbers = [
                    ("number", number),
                    ("released", released),
                    ("withheld", withheld),
                    ("restricted", restricted),
                ];
                row(bench, "meeting_decision", &texts, &numbers, &rest, &["version"]);
                let mut texts = texts.to_vec();
                texts.push(if n % 2 == 0 {
                    ("to_group", "loamshire/group/dapb")
                } else {
                    ("to_organisation", "loamshire/organisation/constabulary")
                });
                let rest = [
                    if n % 2 == 0 { "to_organisation" } else { "to_group" },
                    "kind",
                    "asked_on",
                    "title",
                    "words",
                    "matter",
                    "due",
                    "state",
                    "answer",
                    "answered_by",
                    "changed_at",
                ];
                let numbers = [("number", number), ("released", released), ("restricted", restricted)];
                row(bench, "meeting_ask", &texts, &numbers, &rest, &["version"]);
            }
        }
        hold::<Minutes>(bench, "meeting_minutes");
        for kind in ["meeting_decision", "meeting_ask"] {
            let list = format!("SELECT t.id AS id FROM {kind} t");
            let (cedar, all) = (cedar(), everybody(100));
            let cases = match kind {
                "meeting_decision" => agree::<Decision>(&bench.kernel, &cedar, &list, &all),
                _ => agree::<Ask>(&bench.kernel, &cedar, &list, &all),
            };
            cases.at_least(10_000);
        }
    });
}

#[test]
fn series_and_the_forward_plan() {
    county().both(|bench| {
        for (place, (county, group)) in GROUPS.iter().enumerate() {
            for (public, restricted) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                let id = format!("f{place}{public}{restricted}");
                let texts = [("id", id.as_str()), ("slug", &id), ("county", county), ("of_group", group)];
                let rest = [
                    "title",
                    "kind",
                    "purpose",
                    "lead_organisation",
                    "lead_role",
                    "recurs",
                    "duty",
                    "matter",
                    "state",
                ];
                row(
                    bench,
                    "meeting_forward",
                    &texts,
                    &[("public", public), ("restricted", restricted)],
                    &rest,
                    &["version"],
                );
                let rest = [
                    "title",
                    "cadence",
                    "begins",
                    "until_day",
                    "starts",
                    "ends",
                    "place",
                    "online",
                    "held_in",
                ];
                let numbers = [("published", public), ("restricted", restricted)];
                row(bench, "meeting_series", &texts, &numbers, &rest, &["version"]);
            }
        }
        hold::<ForwardItem>(bench, "meeting_forward");
        hold::<Series>(bench, "meeting_series");
    });
}
