//! Rows of a county's meetings, as other parts of the slice leave them.

use kernel::db::Value;
use testkit::db::Bench;

/// The members of the board of Loamshire that a test speaks of: the group, in full.
pub const SCB: &str = "loamshire/group/scb";
/// The domestic abuse board.
pub const DAPB: &str = "loamshire/group/dapb";

/// What every table wants, when a test does not say otherwise.
const ROWS: &[(&str, &[&str], &[&str])] = &[
    (
        "sitting",
        &[
            "slug",
            "title",
            "day",
            "starts",
            "ends",
            "place",
            "online",
            "held_in",
            "state",
            "why",
            "changed_at",
        ],
        &["published", "restricted", "sequence", "version"],
    ),
    (
        "sitting_item",
        &[
            "slug",
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
        ],
        &["place", "minutes", "issued", "withheld", "version"],
    ),
    (
        "meeting_decision",
        &[
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
        ],
        &["number", "released", "withheld", "restricted", "version"],
    ),
    (
        "meeting_ask",
        &[
            "kind",
            "to_group",
            "to_organisation",
            "asked_on",
            "title",
            "words",
            "matter",
            "due",
            "state",
            "answer",
            "answered_by",
            "changed_at",
        ],
        &["number", "released", "restricted", "version"],
    ),
    (
        "meeting_forward",
        &[
            "slug",
            "title",
            "kind",
            "purpose",
            "lead_organisation",
            "lead_role",
            "recurs",
            "duty",
            "matter",
            "state",
        ],
        &["public", "restricted", "version"],
    ),
    (
        "meeting_minutes",
        &["state", "approved_by", "document", "head", "changed_at"],
        &["released", "version"],
    ),
    ("meeting_action", &["reference", "made_on"], &[]),
    ("meeting_matter", &["slug", "title", "theme", "opened"], &["version"]),
];

const AT: &str = "2022-01-31T12:00:00Z";

/// Puts a row into a table, with what it wants besides left as plain as can be.
pub fn row(bench: &Bench, table: &str, id: &str, texts: &[(&str, &str)], numbers: &[(&str, i64)]) {
    let (_, words, flags) = ROWS.iter().find(|(name, ..)| *name == table).expect("a table that is known");
    let mut columns: Vec<(&str, Value)> = vec![("id", id.into()), ("county", "loamshire".into())];
    if table != "meeting_matter" && !texts.iter().any(|(name, _)| *name == "of_group") {
        columns.push(("of_group", SCB.into()));
    }
    columns.extend(texts.iter().map(|(name, value)| (*name, Value::from(*value))));
    columns.extend(numbers.iter().map(|(name, value)| (*name, Value::from(*value))));
    for name in *words {
        if !columns.iter().any(|(known, _)| known == name) {
            let plain = match (table, *name) {
                (_, "changed_at") => AT,
                (_, "starts") => "10:00",
                (_, "ends") => "12:00",
                (_, "held_in") => "private",
                ("meeting_decision", "state") => "not-begun",
                ("meeting_ask", "state") | ("sitting_item", "state") => "open",
                ("meeting_forward", "state") => "waiting",
                ("sitting", "state") => "held",
                ("meeting_ask", "kind") => "referral",
                ("sitting_item", "kind") => "decision",
                ("meeting_forward", "kind") => "decision",
                (_, "made_on" | "asked_on" | "day" | "opened") => "2022-01-18",
                (_, "due") => "2022-03-01",
                (_, "slug") => id,
                _ => "",
            };
            columns.push((name, plain.into()));
        }
    }
    for name in *flags {
        if !columns.iter().any(|(known, _)| known == name) {
            columns.push((name, i64::from(*name == "version").into()));
        }
    }
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let values: Vec<Value> = columns.iter().map(|(_, value)| value.clone()).collect();
    let marks = vec!["?"; names.len()].join(", ");
    let sql = format!("INSERT INTO {table} ({}) VALUES ({marks})", names.join(", "));
    bench.raw().execute(&sql, &values).expect("a row");
}
