//! *Source*: who sits in a group, as a report lists them.
//!
//! `{{members scb}}` draws the responsible authorities as a numbered paragraph with a bullet list, and those who sit beside
//! them as a second paragraph.

use crate::{Group, Organisation, Record, Register, Seat, Snapshot, store, words};
use kernel::contracts::paper::{Block, List, ListStyle, Text};
use kernel::contracts::sources::{Ask, Drawn, Source};
use kernel::db::Value;
use kernel::{Fault, Outcome, Unit, Visible};

/// What papers can draw on.
pub(crate) const SOURCE: Source = Source {
    name: "members",
    what: "The responsible authorities of a group as a list, and who sits beside them",
    example: "{{members scb}}",
    draw,
};

fn draw(unit: &mut Unit<'_>, ask: &Ask<'_>) -> Outcome<Drawn> {
    let visible = ask.audience.visible::<Record>();
    let register = store::seen(unit, &visible, ask.county, None)?;
    let on = register.on(ask.day);
    let board = on.county().map(|county| county.strategy_group.clone()).unwrap_or_default();
    // Without a name it is the county's board.
    let group = if ask.of.trim().is_empty() { board.as_str() } else { ask.of.trim() };
    let Some(found) = on.get::<Group>(group) else {
        let near = kernel::rulebook::nearest(group, on.all::<Group>().map(|(fact, _)| fact.slug.as_str()));
        let hint = near.map_or(String::new(), |near| format!(". Did you mean “{near}”?"));
        return Err(Fault::field("of", format!("There is no group called “{group}” on that day{hint}")));
    };
    let event = last_event(unit, &visible, &register, group)?;
    Ok(Drawn { blocks: blocks(&on, group, found), event, ..Drawn::default() })
}

/// The paragraphs: nothing is drawn of a group in which nobody sits.
fn blocks(on: &Snapshot<'_>, slug: &str, group: &Group) -> Vec<Block> {
    let seats = on.seats(slug);
    let (authorities, others): (Vec<_>, Vec<_>) =
        seats.into_iter().map(|(_, seat)| seat).partition(|seat| seat.standing == "responsible-authority");
    let mut out = Vec::new();
    let called = in_text(&group.name);
    let names = listed(on, &authorities, true);
    if !names.is_empty() {
        let text = format!("The responsible authorities are members of {called}. They are:");
        let list = List { style: ListStyle::Bullets, items: punctuated(&names) };
        out.push(Block::Paragraph { numbered: true, text: text.into(), list: Some(list) });
    }
    let names = listed(on, &others, false);
    if !names.is_empty() {
        let more = if out.is_empty() { "Represented on" } else { "Also represented on" };
        let verb = if names.len() == 1 { "is" } else { "are" };
        let text = format!("{more} {called} {verb} {}.", words::listed(&names));
        out.push(Block::Paragraph { numbered: true, text: text.into(), list: None });
    }
    out
}

/// `the Loamshire Safer Communities Board`; a name that begins with its own article keeps it.
fn in_text(name: &str) -> String {
    match name.strip_prefix("The ") {
        Some(rest) => format!("the {rest}"),
        None => format!("the {name}"),
    }
}

/// How each is listed, once: several seats under one collective name are one item. Empty seats are not members.
fn listed(on: &Snapshot<'_>, seats: &[&Seat], shortened: bool) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for seat in seats {
        let called = match (&seat.listed_as, &seat.organisation) {
            (_, None) => continue,
            (Some(listed), _) => listed.clone(),
            (None, Some(body)) => called(on, body, shortened),
        };
        if !out.contains(&called) {
            out.push(called);
        }
    }
    out
}

/// The body's name in running text: `Loamshire County Council (LCC)`, `the Probation Service`.
fn called(on: &Snapshot<'_>, body: &str, shortened: bool) -> String {
    let Some(it) = on.get::<Organisation>(body) else { return body.to_string() };
    let name = match it.name.strip_prefix("The ") {
        Some(rest) => format!("the {rest}"),
        None => it.name.clone(),
    };
    if shortened && it.sort == "county-council" && !it.abbreviation.is_empty() {
        format!("{name} ({})", it.abbreviation)
    } else {
        name
    }
}

/// Items end with a semicolon, the last but one with `; and`, the last with a full stop.
fn punctuated(names: &[String]) -> Vec<Text> {
    let last = names.len().saturating_sub(1);
    let end = |at: usize| match at {
        _ if at == last => ".",
        _ if at + 1 == last => "; and",
        _ => ";",
    };
    names.iter().enumerate().map(|(at, name)| Text::plain(format!("{name}{}", end(at)))).collect()
}

/// The last event about the group, its seats, or whoever has held them.
fn last_event(
    unit: &mut Unit<'_>,
    visible: &Visible<Record>,
    register: &Register,
    group: &str,
) -> Outcome<Option<String>> {
    let mut about = vec![store::thing_id(&register.county, "group", group)];
    for fact in register.of("seat") {
        let crate::Noun::Seat(seat) = &fact.noun else { continue };
        if seat.group == group {
            about.push(fact.id.clone());
            about.extend(
                seat.organisation.iter().map(|o| store::thing_id(&register.county, "organisation", o)),
            );
        }
    }
    about.sort();
    about.dedup();
    let marks = vec!["?"; about.len()].join(", ");
    let sql = format!("SELECT MAX(id) AS last FROM ledger_event WHERE about IN ({marks})");
    let params: Vec<Value> = about.into_iter().map(Value::Text).collect();
    let row = unit.rows(visible).one(&sql, &params)?;
    row.map_or(Ok(None), |row| row.get("last"))
}

#[cfg(test)]
mod tests {
    use super::{blocks, punctuated};
    use crate::{Fact, Group, Noun, Organisation, Register, Seat, Span};
    use jiff::civil::{Date, date};
    use kernel::contracts::paper::Block;

    fn fact(slug: &str, from: Date, to: Option<Date>, noun: impl Into<Noun>) -> Fact {
        let noun: Noun = noun.into();
        let id = format!("x/{}/{slug}", noun.kind());
        let span = Span { from, to };
        Fact {
            row: format!("{id}{from}"),
            id,
            slug: slug.into(),
            span,
            known_from: "2020-01-01T00:00:00Z".parse().expect("an instant"),
            known_to: None,
            noun,
        }
    }

    fn seat(organisation: &str, order: u32, listed: Option<&str>, standing: &str) -> Seat {
        Seat {
            group: "scb".into(),
            organisation: Some(organisation.into()),
            listed_as: listed.map(String::from),
            standing: standing.into(),
            order,
            ..Seat::default()
        }
    }

    fn body(name: &str, abbreviation: &str, sort: &str) -> Organisation {
        Organisation {
            name: name.into(),
            abbreviation: abbreviation.into(),
            sort: sort.into(),
            ..Organisation::default()
        }
    }

    fn drawn(on: Date) -> Vec<String> {
        let (first, june, july) = (date(2021, 4, 1), date(2022, 6, 30), date(2022, 7, 1));
        let register = Register::new(
            "x",
            vec![
                fact(
                    "scb",
                    first,
                    None,
                    Group { name: "Xshire Safer Communities Board".into(), ..Group::default() },
                ),
                fact("xcc", first, None, body("Xshire County Council", "XCC", "county-council")),
                fact("north", first, None, body("North District Council", "", "district-council")),
                fact("south", first, None, body("South District Council", "", "district-council")),
                fact("ccg", first, Some(june), body("Xshire Clinical Commissioning Group", "CCG", "health")),
                fact("icb", july, None, body("NHS Xshire Integrated Care Board", "ICB", "health")),
                fact("probation", first, None, body("The Probation Service", "", "probation")),
                fact("vcs", first, None, body("Voluntary Sector", "", "voluntary")),
                fact("s1", first, None, seat("xcc", 1, None, "responsible-authority")),
                fact(
                    "s2",
                    first,
                    None,
                    seat("north", 2, Some("two District Councils"), "responsible-authority"),
                ),
                fact(
                    "s3",
                    first,
                    None,
                    seat("south", 3, Some("two District Councils"), "responsible-authority"),
                ),
                fact("s4", first, Some(june), seat("ccg", 4, None, "responsible-authority")),
                fact("s4", july, None, seat("icb", 4, None, "responsible-authority")),
                fact("s5", first, None, seat("probation", 5, None, "responsible-authority")),
                fact("s6", first, None, seat("vcs", 6, None, "invited")),
            ],
        );
        let at = register.on(on);
        let group = at.get::<Group>("scb").expect("a group");
        blocks(&at, "scb", group)
            .into_iter()
            .flat_map(|block| match block {
                Block::Paragraph { numbered: true, text, list } => {
                    let items = list.map(|list| list.items).unwrap_or_default();
                    std::iter::once(text).chain(items).map(|t| t.words()).collect::<Vec<_>>()
                }
                other => panic!("{other:?}"),
            })
            .collect()
    }

    /// Acceptance 4: a paper of February names the group, one of July the board.
    #[test]
    fn the_members_of_a_day_are_listed_with_the_reports_punctuation() {
        assert_eq!(
            drawn(date(2022, 2, 15)),
            [
                "The responsible authorities are members of the Xshire Safer Communities Board. They are:",
                "Xshire County Council (XCC);",
                "two District Councils;",
                "Xshire Clinical Commissioning Group; and",
                "the Probation Service.",
                "Also represented on the Xshire Safer Communities Board is Voluntary Sector.",
            ]
        );
        assert_eq!(drawn(date(2022, 7, 1))[3], "NHS Xshire Integrated Care Board; and");
    }

    #[test]
    fn a_list_of_one_ends_with_a_full_stop() {
        assert_eq!(punctuated(&["A".into()])[0].words(), "A.");
        assert!(punctuated(&[]).is_empty());
    }
}
