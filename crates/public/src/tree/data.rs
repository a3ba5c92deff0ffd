//! Open data: the same facts as tables, each a CSV file with a schema that says what its columns mean.

use super::builder::Tree;
use super::pages::Pen;
use super::whole::{Held, Whole};
use kernel::contracts::record::Entry;
use kernel::{Fault, Outcome};
use maud::html;
use serde_json::json;

/// One column: its name, its type as table schemas have it, and what it means.
type Column = (&'static str, &'static str, &'static str);

/// One table.
struct Set {
    name: &'static str,
    title: &'static str,
    what: &'static str,
    columns: &'static [Column],
    rows: fn(&Held) -> Vec<Vec<String>>,
}

const SETS: &[Set] = &[
    Set {
        name: "groups",
        title: "Groups",
        what: "Every board, partnership and group that is published.",
        columns: &[
            ("name", "string", "Short name, as in addresses"),
            ("title", "string", "Full name"),
            ("sort", "string", "What sort of group"),
            ("parent", "string", "Short name of the group it reports to"),
            ("cadence", "string", "How often it sits"),
            ("from", "date", "First day"),
            ("to", "date", "Last day; empty while it exists"),
        ],
        rows: |it| match &it.entry {
            Entry::Group(g) => vec![vec![
                it.head.name.clone(),
                g.name.clone(),
                g.sort.clone(),
                g.parent.clone(),
                g.cadence.clone(),
                g.days.from.to_string(),
                text(g.days.to),
            ]],
            _ => Vec::new(),
        },
    },
    Set {
        name: "seats",
        title: "Seats",
        what: "Which organisation holds which seat, and when. No person is named.",
        columns: &[
            ("name", "string", "Name of the seat and its first day"),
            ("group", "string", "Short name of the group"),
            ("organisation", "string", "Short name of the organisation"),
            ("listed_as", "string", "How it is listed"),
            ("standing", "string", "In what standing"),
            ("from", "date", "First day"),
            ("to", "date", "Last day; empty while it is held"),
        ],
        rows: |it| match &it.entry {
            Entry::Seat(s) => vec![vec![
                it.head.name.clone(),
                s.group.clone(),
                s.organisation.clone(),
                s.listed_as.clone(),
                s.standing.clone(),
                s.days.from.to_string(),
                text(s.days.to),
            ]],
            _ => Vec::new(),
        },
    },
    Set {
        name: "meetings",
        title: "Meetings",
        what: "Every meeting that was announced.",
        columns: &[
            ("name", "string", "Name in addresses"),
            ("title", "string", "Title"),
            ("group", "string", "Short name of the group"),
            ("start", "datetime", "When it begins, on the clocks of England"),
            ("place", "string", "Where"),
            ("public", "boolean", "Whether the public may come"),
            ("state", "string", "How it stands"),
            ("items", "integer", "How many items its agenda has"),
            ("withheld", "integer", "How many of them are withheld"),
        ],
        rows: |it| match &it.entry {
            Entry::Meeting(m) => vec![vec![
                it.head.name.clone(),
                m.title.clone(),
                m.group.clone(),
                m.start.to_string(),
                m.place.clone(),
                m.public.to_string(),
                m.state.clone(),
                m.items.len().to_string(),
                m.items.iter().filter(|item| item.withheld.is_some()).count().to_string(),
            ]],
            _ => Vec::new(),
        },
    },
    Set {
        name: "items",
        title: "Items",
        what: "Every item of an issued agenda; of a withheld one the ground and nothing else.",
        columns: &[
            ("meeting", "string", "Name of the meeting"),
            ("key", "string", "Key of the item in its meeting"),
            ("number", "string", "Number, as printed"),
            ("title", "string", "Title; empty exactly when it is withheld"),
            ("sort", "string", "Decision, Consideration or Information"),
            ("withheld_under", "string", "The paragraph relied on, when it is withheld"),
        ],
        rows: |it| match &it.entry {
            Entry::Meeting(m) => m
                .items
                .iter()
                .map(|i| {
                    let why = i.withheld.as_ref().map(|why| why.paragraph.clone()).unwrap_or_default();
                    vec![
                        it.head.name.clone(),
                        i.key.clone(),
                        i.number.clone(),
                        i.title.clone(),
                        i.sort.clone(),
                        why,
                    ]
                })
                .collect(),
            _ => Vec::new(),
        },
    },
    Set {
        name: "attendance",
        title: "Attendance",
        what: "Which organisation was at which meeting. No person is named.",
        columns: &[
            ("meeting", "string", "Name of the meeting"),
            ("organisation", "string", "Organisation or seat"),
            ("how", "string", "Present, Apologies, Substitute or Absent"),
        ],
        rows: |it| match &it.entry {
            Entry::Meeting(m) => {
                m.attendance.iter().map(|a| vec![it.head.name.clone(), a.of.clone(), a.how.clone()]).collect()
            }
            _ => Vec::new(),
        },
    },
    Set {
        name: "decisions",
        title: "Decisions",
        what: "Every decision that was released, and whether it happened.",
        columns: &[
            ("reference", "string", "Reference"),
            ("title", "string", "What it is about"),
            ("group", "string", "Short name of the group that decided"),
            ("meeting", "string", "Name of the meeting; empty between meetings"),
            ("decided", "date", "The day"),
            ("state", "string", "Whether it happened"),
            ("evidence", "string", "How that is known"),
            ("checked", "date", "When that was last looked at"),
            ("actions", "string", "References of actions that carry it out, with spaces between"),
            ("released", "datetime", "When it was released, in UTC"),
        ],
        rows: |it| match &it.entry {
            Entry::Decision(d) => vec![vec![
                d.reference.clone(),
                it.head.title.clone(),
                d.group.clone(),
                d.meeting.clone(),
                text(d.decided),
                d.state.clone(),
                d.evidence.clone(),
                text(d.checked),
                d.actions.join(" "),
                text(d.released),
            ]],
            _ => Vec::new(),
        },
    },
    Set {
        name: "actions",
        title: "Actions",
        what: "Every published action, and how it stands.",
        columns: &[
            ("reference", "string", "Reference"),
            ("title", "string", "What is to be done"),
            ("lead", "string", "Short name of the organisation that leads it"),
            ("group", "string", "Short name of the group that answers for it"),
            ("due", "date", "When it is due"),
            ("first_due", "date", "When it was first due"),
            ("state", "string", "How it stands"),
            ("complete", "boolean", "Whether it is complete, with evidence that somebody else accepted"),
            ("evidence", "string", "What shows that"),
        ],
        rows: |it| match &it.entry {
            Entry::Action(a) => vec![vec![
                a.reference.clone(),
                a.title.clone(),
                a.lead.clone(),
                a.group.clone(),
                a.due.to_string(),
                a.first_due.to_string(),
                it.head.state.clone(),
                a.done.to_string(),
                a.evidence.clone(),
            ]],
            _ => Vec::new(),
        },
    },
    Set {
        name: "asks",
        title: "Asks",
        what: "What one body asked of another, and when it was answered.",
        columns: &[
            ("reference", "string", "Reference"),
            ("sort", "string", "Referral or Escalation"),
            ("title", "string", "What is asked, in a line"),
            ("from", "string", "Who asks"),
            ("to", "string", "Who was asked"),
            ("asked", "date", "When"),
            ("due", "date", "When an answer is due"),
            ("answered", "date", "When it was answered; empty while it is not"),
        ],
        rows: |it| match &it.entry {
            Entry::Ask(a) => vec![vec![
                a.reference.clone(),
                a.sort.clone(),
                it.head.title.clone(),
                a.from.clone(),
                a.to.clone(),
                text(a.asked),
                text(a.due),
                text(a.answered),
            ]],
            _ => Vec::new(),
        },
    },
];

fn text(value: Option<impl ToString>) -> String {
    value.map(|it| it.to_string()).unwrap_or_default()
}

/// One field, so that neither a reader of CSV nor a spreadsheet takes it for something else: what begins like a formula is led
/// by an apostrophe.
fn field(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = if words.starts_with(['=', '+', '-', '@']) { format!("'{words}") } else { words };
    if words.contains(['"', ',']) { format!("\"{}\"", words.replace('"', "\"\"")) } else { words }
}

/// Every table with its schema, the index of them, and the page that names them.
pub(super) fn write(whole: &Whole, tree: &mut Tree<'_>) -> Outcome<()> {
    let mut resources = Vec::new();
    for set in SETS {
        let head: Vec<&str> = set.columns.iter().map(|(name, ..)| *name).collect();
        let mut csv = format!("{}\r\n", head.join(","));
        for row in whole.held.iter().flat_map(set.rows) {
            let row: Vec<String> = row.iter().map(|words| field(words)).collect();
            csv.push_str(&row.join(","));
            csv.push_str("\r\n");
        }
        tree.put(&format!("data/{}.csv", set.name), csv)?;
        let fields: Vec<_> = set
            .columns
            .iter()
            .map(|(name, kind, what)| json!({ "name": name, "type": kind, "description": what }))
            .collect();
        let schema = json!({ "fields": fields, "missingValues": [""] });
        tree.put(&format!("data/{}.schema.json", set.name), pretty(&schema)?)?;
        resources.push(json!({
            "name": set.name, "title": set.title, "description": set.what, "path": format!("{}.csv", set.name),
            "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "schema": format!("{}.schema.json", set.name),
        }));
    }
    let board = whole.board();
    let package = json!({
        "name": format!("{}-record", whole.county), "title": format!("Public record of {}", board.name),
        "homepage": format!("{}/data.html", whole.base), "profile": "tabular-data-package", "resources": resources,
    });
    tree.put("data/datapackage.json", pretty(&package)?)?;
    let pen = Pen { whole, path: "data.html" };
    let body = html! {
        h1 class="govuk-heading-xl" { "Open data" }
        p class="sm-lead" { "The record as tables, to count and to compare. Each has a schema that says what its columns mean." }
        ul class="govuk-list govuk-list--spaced" {
            @for set in SETS {
                li {
                    a class="govuk-link" href=(format!("data/{}.csv", set.name)) { (set.title) " (CSV)" } ", "
                    a class="govuk-link" href=(format!("data/{}.schema.json", set.name)) { "schema of " (set.title.to_lowercase()) }
                    br;
                    span class="sm-quiet" { (set.what) " " (whole.held.iter().flat_map(set.rows).count()) " rows." }
                }
            }
        }
        p { a class="govuk-link" href="data/datapackage.json" { "All tables as a data package" } }
        h2 class="govuk-heading-m" { "For programs" }
        p { "The same as objects that programs follow from one to the next, by the standard OParl 1.1: begin at the "
            a class="govuk-link" href="oparl/system.json" { "system" } ". What the standard has no word for is "
            a class="govuk-link" href="oparl/shiremoot.json" { "explained" } ", and what changed in each month is "
            a class="govuk-link" href="oparl/slices.json" { "listed" } "." }
    };
    tree.put("data.html", pen.page("Open data", &[], body))
}

fn pretty(value: &serde_json::Value) -> Outcome<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(Fault::broken)?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn no_field_breaks_the_table_or_runs_in_a_spreadsheet() {
        for (words, shown) in [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("say \"x\"", "\"say \"\"x\"\"\""),
            ("two\nlines", "two lines"),
            ("=1+1", "'=1+1"),
            ("-5", "'-5"),
        ] {
            assert_eq!(field(words), shown);
        }
    }
}
