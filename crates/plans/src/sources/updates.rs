//! `{{updates}}` and `{{group-update dapb}}`: what the groups have given, in the board's order.

use crate::store;
use board::{Group, Record, Snapshot};
use kernel::contracts::paper::Block;
use kernel::contracts::sources::{Ask, Drawn, Source};
use kernel::{Fault, Outcome, SystemActs, Unit};

pub(super) const ALL: Source = Source {
    name: "updates",
    what: "The update of every sub-group, in the board’s order, each under the group’s name.",
    example: "{{updates}}",
    draw: all,
};

pub(super) const ONE: Source = Source {
    name: "group-update",
    what: "The update of one group under its name.",
    example: "{{group-update dapb}}",
    draw: one,
};

fn all(unit: &mut Unit<'_>, ask: &Ask<'_>) -> Outcome<Drawn> {
    let (words, period) = options(ask.of)?;
    if let Some(word) = words.first() {
        let message = format!(
            "“updates” takes nothing but period=…, so “{word}” is not understood. For one group write group-update {word}"
        );
        return Err(Fault::field("of", message));
    }
    let register = board::seen(unit, &ask.audience.visible::<Record>(), ask.county, None)?;
    let table = register.on(ask.day);
    let groups: Vec<String> =
        table.reporting_groups().into_iter().map(|(fact, _)| fact.slug.clone()).collect();
    draw(unit, ask, &table, &groups, period)
}

fn one(unit: &mut Unit<'_>, ask: &Ask<'_>) -> Outcome<Drawn> {
    let (words, period) = options(ask.of)?;
    let [slug] = words[..] else {
        return Err(Fault::field("of", "Name one group, such as group-update dapb"));
    };
    let register = board::seen(unit, &ask.audience.visible::<Record>(), ask.county, None)?;
    let table = register.on(ask.day);
    if table.get::<Group>(slug).is_none() {
        let known: Vec<&str> = table.all::<Group>().map(|(fact, _)| fact.slug.as_str()).collect();
        let near = kernel::rulebook::nearest(slug, known.iter().copied());
        let hint = near.map_or(String::new(), |n| format!(". Did you mean “{n}”?"));
        return Err(Fault::field(
            "of",
            format!("There is no group called “{slug}” on the day of this paper{hint}"),
        ));
    }
    draw(unit, ask, &table, &[slug.to_string()], period)
}

/// The words, and the period when one is chosen.
fn options(of: &str) -> Outcome<(Vec<&str>, Option<&str>)> {
    let mut words = Vec::new();
    let mut period = None;
    for word in of.split_whitespace() {
        match word.split_once('=') {
            Some(("period", value)) => period = Some(value),
            Some((key, _)) => {
                return Err(Fault::field("of", format!("“{key}” is not known here. Did you mean “period”?")));
            }
            None => words.push(word),
        }
    }
    Ok((words, period))
}

/// What was given is given for the board's papers, whoever reads them; drafts are never drawn on.
fn draw(
    unit: &mut Unit<'_>,
    ask: &Ask<'_>,
    table: &Snapshot<'_>,
    groups: &[String],
    period: Option<&str>,
) -> Outcome<Drawn> {
    let acts = SystemActs::without_a_permit_because(
        "a group gives its update for the board's papers",
        ask.county,
        ask.day,
    );
    let (mut blocks, mut ids) = (Vec::new(), Vec::new());
    for slug in groups {
        let name = table.group_name(slug);
        let found = match period {
            Some(period) => store::updates::find(unit, &acts, ask.county, slug, period)?,
            None => store::updates::latest_given(unit, &acts, ask.county, slug, ask.day)?,
        };
        ids.extend(found.as_ref().map(|u| u.id.clone()));
        let given = found.filter(|u| u.given_at.is_some());
        blocks.push(Block::Heading { level: 2, text: name.as_str().into() });
        let text = given.map_or_else(|| missing(&name), |update| update.words.paragraph());
        blocks.push(Block::Paragraph { numbered: true, text: text.into(), list: None });
    }
    let event = store::ledger::last_about(unit, &acts, &ids)?;
    Ok(Drawn { blocks, event, ..Drawn::default() })
}

/// What stands where an update is missing. It begins with words that the check before issue looks for.
fn missing(name: &str) -> String {
    format!("{MISSING} {name}.")
}

/// How a missing update begins.
pub(crate) const MISSING: &str = "No update has been given by the";
