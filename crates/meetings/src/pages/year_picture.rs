//! A year of meetings as a picture: a line for each group, a mark for each meeting; with its table.

use super::parts::{group_name, state_tag};
use board::Register;
use board::sittings::{Sitting, State};
use jiff::civil::{Date, date};
use kernel::clock::words;
use maud::{Markup, PreEscaped, html};
use site::{Cx, day, empty};
use std::collections::BTreeMap;
use std::fmt::Write;

const LEFT: i32 = 250;
const MONTH: i32 = 66;
const LINE: i32 = 38;
/// So many letters of a name fit on a line beside the picture.
const WIDE: usize = 34;
const TOP: i32 = 34;

/// The picture and its table.
pub(super) fn figure(cx: &Cx<'_>, register: &Register, meetings: &[Sitting], year: i16) -> Markup {
    if meetings.is_empty() {
        let start =
            html! { p { a class="govuk-link" href=(cx.at("series")) { "See which series there are" } } };
        return empty("A year of meetings is drawn here once some are planned.", start);
    }
    let mut lines: BTreeMap<String, Vec<&Sitting>> = BTreeMap::new();
    for it in meetings {
        let name = group_name(register, it).unwrap_or(&it.title).to_string();
        lines.entry(name).or_default().push(it);
    }
    let (most, busiest) = (1..=12_i8)
        .map(|month| {
            (
                meetings.iter().filter(|it| it.day.month() == month && it.state != State::Cancelled).count(),
                month,
            )
        })
        .max_by_key(|(count, month)| (*count, -month))
        .unwrap_or((0, 1));
    let busiest = words::format_month(date(year, busiest, 1));
    let finding = format!(
        "{} of {} in {year}; the most in a month are {most}, in {busiest}",
        board_count(meetings.len(), "meeting", "meetings"),
        board_count(lines.len(), "group", "groups"),
    );
    html! {
        figure class="sm-figure" {
            figcaption { (finding) }
            (PreEscaped(svg(&lines, year, cx.today)))
        }
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "Meetings in " (year) ", by group" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["Group", "Meeting", "State"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" {
                @for (name, line) in &lines {
                    @for it in line {
                        tr class="govuk-table__row" {
                            th scope="row" class="govuk-table__header" { (name) }
                            td class="govuk-table__cell" data-label="Meeting" {
                                a class="govuk-link" href=(cx.at(&it.path())) { (day(it.day)) span class="govuk-visually-hidden" { ", " (it.title) } }
                            }
                            td class="govuk-table__cell" data-label="State" { (state_tag(it)) }
                        }
                    }
                }
            }
        }
    }
}

fn board_count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("one {one}") } else { format!("{n} {many}") }
}

/// Where a day stands from left to right.
fn x(day: Date) -> i32 {
    let part = f64::from(day.day() - 1) / f64::from(day.days_in_month());
    #[expect(clippy::cast_possible_truncation, reason = "a place in a picture, in whole points")]
    let within = (part * f64::from(MONTH)) as i32;
    LEFT + i32::from(day.month() - 1) * MONTH + within
}

/// A name on as many lines as it takes, two at most: what does not fit stands in the table below, where no name is shortened.
fn wrapped(name: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for word in name.split_whitespace() {
        let last = out.len() - 1;
        let fits = out[last].chars().count() + 1 + word.chars().count() <= WIDE;
        if out[last].is_empty() || fits {
            let space = if out[last].is_empty() { "" } else { " " };
            out[last].push_str(space);
            out[last].push_str(word);
        } else if last == 0 {
            out.push(word.to_string());
        } else {
            out[last].push('…');
            break;
        }
    }
    out
}

fn svg(lines: &BTreeMap<String, Vec<&Sitting>>, year: i16, today: Date) -> String {
    let rows = i32::try_from(lines.len()).unwrap_or(1);
    let (width, height) = (LEFT + 12 * MONTH + 10, TOP + rows * LINE + 10);
    let mut out = format!(r#"<svg viewBox="0 0 {width} {height}" aria-hidden="true" focusable="false">"#);
    for month in 1..=12_i8 {
        let (at, name) =
            (x(date(year, month, 1)), &words::MONTHS[usize::try_from(month - 1).unwrap_or(0)][..3]);
        let bottom = height - 10;
        let _ = write!(out, r#"<path class="sm-year__month" d="M{at} {TOP}V{bottom}"/>"#);
        let _ = write!(out, r#"<text x="{}" y="22" font-size="14">{name}</text>"#, at + 4);
    }
    if today.year() == year {
        let at = x(today);
        let _ = write!(out, r#"<path class="sm-year__today" d="M{at} {TOP}V{}"/>"#, height - 10);
    }
    for (row, (name, line)) in lines.iter().enumerate() {
        let y = TOP + i32::try_from(row).unwrap_or(0) * LINE + LINE / 2;
        let said = wrapped(name);
        let first = y + 5 - 8 * i32::try_from(said.len() - 1).unwrap_or(0);
        for (at, words) in (0_i32..).zip(&said) {
            let words = html! { (words) }.into_string();
            let _ = write!(out, r#"<text x="0" y="{}" font-size="14">{words}</text>"#, first + 16 * at);
        }
        for it in line {
            let at = x(it.day);
            // A shape for each state, so that nothing hangs on colour.
            let _ = match it.state {
                State::Cancelled => {
                    write!(
                        out,
                        r#"<path class="sm-year__off" d="M{} {}l10 10m0 -10l-10 10"/>"#,
                        at - 5,
                        y - 5
                    )
                }
                State::Held => write!(out, r#"<circle class="sm-year__held" cx="{at}" cy="{y}" r="6"/>"#),
                _ => write!(out, r#"<circle class="sm-year__ahead" cx="{at}" cy="{y}" r="6"/>"#),
            };
        }
    }
    out.push_str("</svg>");
    out
}

#[cfg(test)]
mod tests {
    use super::{WIDE, wrapped};

    #[test]
    fn a_long_name_goes_on_two_lines() {
        assert_eq!(wrapped("Health and Wellbeing Board"), ["Health and Wellbeing Board"]);
        let long = wrapped("Loamshire Domestic Abuse Local Partnership Board");
        assert_eq!(long, ["Loamshire Domestic Abuse Local", "Partnership Board"]);
        let longer = wrapped(&"committee ".repeat(12));
        assert!(longer.len() == 2 && longer[1].ends_with('…') && longer[1].chars().count() <= WIDE + 1);
        assert_eq!(wrapped(""), [""]);
    }
}
