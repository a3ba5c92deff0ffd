//! `{{actions status=red lead=wmp}}` and `{{action-status}}`: actions as tables, as the paper's readers may see them.

use crate::actions::reference;
use crate::status::{Code, Scheme};
use crate::store::list::{Filter, Line, Side, page};
use crate::store::{self, Action, Agreement};
use board::{Organisation, Snapshot};
use kernel::clock::words;
use kernel::contracts::paper::{Block, Text};
use kernel::contracts::sources::{Ask, Drawn, Source};
use kernel::{Fault, Outcome, Unit};

pub(super) const TABLE: Source = Source {
    name: "actions",
    what: "Actions as a table: all that are open, or those of a status, a lead organisation or a priority.",
    example: "{{actions status=red lead=police}}",
    draw: table,
};

pub(super) const COUNTS: Source = Source {
    name: "action-status",
    what: "How many actions have each status, by priority.",
    example: "{{action-status}}",
    draw: counts,
};

/// The most rows that a paper's table holds: a longer one is not read.
const MOST: usize = 200;
const KEYS: &[&str] = &["status", "lead", "priority"];

fn table(unit: &mut Unit<'_>, ask: &Ask<'_>) -> Outcome<Drawn> {
    let register = board::current(unit, ask.county)?;
    let on = register.on(ask.day);
    let filter = filter(unit, ask, &on)?;
    let visible = ask.audience.visible::<Action>();
    let found = page(unit, &visible, ask.county, ask.day, &filter, &Side::Front, MOST)?;
    let scheme = Scheme::on(unit.kernel(), ask.day)?;
    let lines: Vec<&Line> =
        found.lines.iter().filter(|line| filter.status.is_some() || !line.key.done).collect();
    let ids: Vec<String> = lines.iter().map(|line| line.key.id.clone()).collect();
    let event = store::ledger::last_about(unit, &visible, &ids)?;
    if lines.is_empty() {
        let text = "No action of this kind is open.";
        return Ok(Drawn {
            blocks: vec![Block::Paragraph { numbered: true, text: text.into(), list: None }],
            event,
            ..Drawn::default()
        });
    }
    let caption = match filter.status {
        Some(code) => format!("Actions: {}", scheme.name(code).to_lowercase()),
        None => "Open actions".into(),
    };
    let head = ["Action", "Lead", "Due", "Status"].map(String::from).to_vec();
    let rows = lines.iter().map(|line| row(line, &on, &scheme, ask)).collect();
    let mut blocks = vec![Block::Table { caption, head, rows }];
    if found.after {
        let text = format!("The table shows the first {MOST}; more have been left out.");
        blocks.push(Block::Paragraph { numbered: false, text: text.into(), list: None });
    }
    Ok(Drawn { blocks, event, ..Drawn::default() })
}

fn row(line: &Line, on: &Snapshot<'_>, scheme: &Scheme, ask: &Ask<'_>) -> Vec<Text> {
    let code = line.code(ask.day);
    let status = format!("{}: {}", code.said(), scheme.name(code).to_lowercase());
    let what = match (code, line.ask.is_empty()) {
        (Code::Red, false) => format!("{}. Asks: {}", line.title.trim_end_matches('.'), line.ask),
        _ => line.title.clone(),
    };
    let title = format!("{} {what}", reference(line.number));
    vec![
        title.into(),
        on.organisation_name(&line.lead).into(),
        words::format(line.key.due).into(),
        status.into(),
    ]
}

fn counts(unit: &mut Unit<'_>, ask: &Ask<'_>) -> Outcome<Drawn> {
    if let Some(word) = ask.of.split_whitespace().next() {
        return Err(Fault::field(
            "of",
            format!("“action-status” stands alone, so “{word}” is not understood"),
        ));
    }
    let visible = ask.audience.visible::<Action>();
    let tally = store::tally::read(unit, &visible, ask.county, ask.day)?;
    let scheme = Scheme::on(unit.kernel(), ask.day)?;
    let mut rows = Vec::new();
    let agreements = ask.audience.visible::<Agreement>();
    for agreement in store::agreements::visible(unit, &agreements, ask.county)? {
        for priority in store::agreements::priorities(unit, &agreements, &agreement.id)? {
            let numbers: Vec<usize> = Code::ALL.iter().map(|code| tally.under(&priority.id, *code)).collect();
            if numbers.iter().sum::<usize>() > 0 {
                rows.push(line(&priority.aim.title, &numbers));
            }
        }
    }
    let none: Vec<usize> = Code::ALL.iter().map(|code| tally.under("", *code)).collect();
    if none.iter().sum::<usize>() > 0 && !rows.is_empty() {
        rows.push(line("No priority", &none));
    }
    let totals: Vec<usize> = Code::ALL.iter().map(|code| tally.of(*code)).collect();
    rows.push(line("All actions", &totals));
    let mut head = vec!["Priority".to_string()];
    head.extend(Code::ALL.iter().map(|code| scheme.name(*code).to_string()));
    head.push("All".into());
    let caption = format!("Actions by priority and status on {}", words::format(ask.day));
    let event = store::ledger::last_in_county(unit, &visible, ask.county)?;
    Ok(Drawn { blocks: vec![Block::Table { caption, head, rows }], event, ..Drawn::default() })
}

fn line(name: &str, numbers: &[usize]) -> Vec<Text> {
    let sum: usize = numbers.iter().sum();
    let cells = numbers.iter().copied().chain([sum]).map(|n| Text::plain(n.to_string()));
    std::iter::once(Text::plain(name)).chain(cells).collect()
}

/// Reads `status=red lead=police priority=domestic-abuse`.
fn filter(unit: &mut Unit<'_>, ask: &Ask<'_>, on: &Snapshot<'_>) -> Outcome<Filter> {
    let mut filter = Filter::default();
    for word in ask.of.split_whitespace() {
        let Some((key, value)) = word.split_once('=') else {
            return Err(Fault::field(
                "of",
                format!("“{word}” is not understood. Write it as status=red, lead=… or priority=…"),
            ));
        };
        match key {
            "status" => {
                let names: Vec<&str> = Code::ALL.iter().map(|c| c.name()).collect();
                filter.status = Some(Code::named(value).ok_or_else(|| wrong("status", value, &names))?);
            }
            "lead" => {
                let known: Vec<&str> = on.all::<Organisation>().map(|(f, _)| f.slug.as_str()).collect();
                if !known.contains(&value) {
                    return Err(wrong("organisation", value, &known));
                }
                filter.lead = Some(value.into());
            }
            "priority" => filter.priority = Some(priority(unit, ask, value)?),
            other => return Err(wrong("filter of actions", other, KEYS)),
        }
    }
    Ok(filter)
}

fn priority(unit: &mut Unit<'_>, ask: &Ask<'_>, slug: &str) -> Outcome<String> {
    let visible = ask.audience.visible::<Agreement>();
    let mut known = Vec::new();
    for agreement in store::agreements::visible(unit, &visible, ask.county)? {
        for priority in store::agreements::priorities(unit, &visible, &agreement.id)? {
            if priority.slug == slug {
                return Ok(priority.id);
            }
            known.push(priority.slug);
        }
    }
    Err(wrong("priority", slug, &known.iter().map(String::as_str).collect::<Vec<_>>()))
}

fn wrong(what: &str, name: &str, known: &[&str]) -> Fault {
    let near = kernel::rulebook::nearest(name, known.iter().copied());
    let hint = near.map_or(String::new(), |n| format!(". Did you mean “{n}”?"));
    Fault::field("of", format!("There is no {what} called “{name}”{hint}"))
}
