//! The year as a picture: a line for each group with its meetings, and lines for papers, returns and other deadlines; with its table.

use crate::year::stood::{KINDS, Stood};
use crate::year::words::short;
use crate::year::{Difference, Standing};
use jiff::civil::{Date, Weekday};
use kernel::clock::{LegalYear, words};
use kernel::contracts::year::{BUSINESS, DEADLINE, MEETING, PAPER, UPDATE};
use maud::{Markup, PreEscaped, html};
use site::{Cx, Tone, day, empty, tag};
use std::collections::BTreeMap;
use std::fmt::Write;

const LEFT: i32 = 250;
const MONTH: i32 = 66;
const LINE: i32 = 34;
const TOP: i32 = 34;
/// How many letters of a name stand on one line.
const LETTERS: usize = 34;

/// One mark of the picture.
struct Mark {
    day: Date,
    /// Whether it is only proposed.
    proposed: bool,
    gone: bool,
    shape: Shape,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Circle,
    Square,
    Triangle,
    Diamond,
}

/// The line on which something stands, and its shape. Business stands with its meeting.
fn lane(makes: &str, duty: &str, whose: &str) -> Option<(String, Shape)> {
    match makes {
        MEETING if !whose.is_empty() => Some((whose.to_string(), Shape::Circle)),
        MEETING => Some(("Other meetings".into(), Shape::Circle)),
        PAPER | UPDATE => Some((" Papers and updates".into(), Shape::Triangle)),
        DEADLINE if duty.starts_with("cda-s17a") => Some((" Returns".into(), Shape::Square)),
        DEADLINE => Some((" Other deadlines".into(), Shape::Diamond)),
        _ => None,
    }
}

fn lanes(year: LegalYear, stood: &[Stood], difference: Option<&Difference>) -> BTreeMap<String, Vec<Mark>> {
    let mut out: BTreeMap<String, Vec<Mark>> = BTreeMap::new();
    for one in stood.iter().filter(|one| !one.it.gone || one.makes == MEETING) {
        if let Some((name, shape)) = lane(&one.makes, &one.it.duty, &one.whose) {
            out.entry(name).or_default().push(Mark {
                day: one.day,
                proposed: false,
                gone: one.it.gone,
                shape,
            });
        }
    }
    let lines = difference.into_iter().flat_map(|it| &it.lines);
    for line in lines.filter(|line| matches!(line.standing, Standing::New | Standing::Moved)) {
        let it = &line.proposal;
        if let Some((name, shape)) = lane(&it.makes, &it.duty, &it.whose).filter(|_| year.contains(it.day)) {
            out.entry(name).or_default().push(Mark { day: it.day, proposed: true, gone: false, shape });
        }
    }
    out
}

/// The picture.
pub(super) fn figure(
    cx: &Cx<'_>,
    year: LegalYear,
    stood: &[Stood],
    difference: Option<&Difference>,
) -> Markup {
    let lanes = lanes(year, stood, difference);
    if lanes.is_empty() {
        return html! {};
    }
    html! {
        figure class="sm-figure" {
            figcaption { (finding(year, &lanes)) }
            (PreEscaped(svg(&lanes, year, cx.today)))
            // On a phone this stands in the place of the picture.
            p class="sm-figure__tall govuk-body" { "The tables below say, day by day, what the picture shows where there is room for it." }
        }
        p class="sm-note" { "Filled marks stand, hollow ones are proposed, crosses are cancelled. Circles are meetings, triangles papers and updates, squares returns, diamonds other deadlines. The tables say the same." }
    }
}

/// What the picture shows, in a sentence.
fn finding(year: LegalYear, lanes: &BTreeMap<String, Vec<Mark>>) -> String {
    let all = || lanes.values().flatten().filter(|mark| !mark.gone);
    let of = |wanted: fn(Shape) -> bool| all().filter(|mark| wanted(mark.shape)).count();
    let (meetings, due) =
        (of(|it| it == Shape::Circle), of(|it| matches!(it, Shape::Square | Shape::Diamond)));
    let groups = lanes.values().filter(|marks| marks.iter().any(|mark| mark.shape == Shape::Circle)).count();
    let mut months: BTreeMap<Date, usize> = BTreeMap::new();
    for mark in all() {
        *months.entry(mark.day.first_of_month()).or_default() += 1;
    }
    let most = months.into_iter().max_by_key(|(month, count)| (*count, std::cmp::Reverse(*month)));
    let most = most.map_or(String::new(), |(month, count)| {
        format!("; the fullest month is {} with {count}", words::format_month(month))
    });
    format!("{year}: {meetings} meetings of {groups} groups and {due} deadlines{most}")
}

/// Where a day stands from left to right.
fn x(year: LegalYear, day: Date) -> i32 {
    let start = year.start();
    let months = (i32::from(day.year()) - i32::from(start.year())) * 12 + i32::from(day.month())
        - i32::from(start.month());
    let part = i32::from(day.day() - 1) * MONTH / i32::from(day.days_in_month());
    LEFT + months * MONTH + part
}

fn svg(lanes: &BTreeMap<String, Vec<Mark>>, year: LegalYear, today: Date) -> String {
    // Groups first, then what is due.
    let mut order: Vec<(&String, &Vec<Mark>)> = lanes.iter().collect();
    order.sort_by_key(|(name, _)| (name.starts_with(' '), name.to_string()));
    let rows = i32::try_from(order.len()).unwrap_or(1);
    let (width, height) = (LEFT + 12 * MONTH + 20, TOP + rows * LINE + 10);
    let mut out = format!(
        r#"<svg class="sm-figure__wide" viewBox="0 0 {width} {height}" aria-hidden="true" focusable="false">"#
    );
    let mut month = year.start().first_of_month();
    for at in 0..12 {
        let left = LEFT + at * MONTH;
        let name =
            words::MONTHS.get(usize::try_from(month.month() - 1).unwrap_or(0)).map_or("", |name| &name[..3]);
        let _ = write!(out, r#"<path class="sm-year__month" d="M{left} {TOP}V{}"/>"#, height - 10);
        let _ = write!(out, r#"<text x="{}" y="22" font-size="14">{name}</text>"#, left + 4);
        month = month.checked_add(jiff::Span::new().months(1)).unwrap_or(month);
    }
    if year.contains(today) {
        let at = x(year, today);
        let _ = write!(out, r#"<path class="sm-year__today" d="M{at} {TOP}V{}"/>"#, height - 10);
    }
    for (row, (name, marks)) in order.into_iter().enumerate() {
        let y = TOP + i32::try_from(row).unwrap_or(0) * LINE + LINE / 2;
        label(&mut out, name.trim(), y);
        draw(&mut out, year, marks, y);
    }
    out.push_str("</svg>");
    out
}

/// A name in one line or two, shortened when it is longer: the table has it whole.
fn label(out: &mut String, name: &str, y: i32) {
    let (mut first, mut second) = (String::new(), String::new());
    for word in name.split_whitespace() {
        let line = if second.is_empty() && first.chars().count() + word.chars().count() < LETTERS {
            &mut first
        } else {
            &mut second
        };
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    let text = |out: &mut String, words: &str, y: i32| {
        let shown = html! { (short(words, LETTERS)) }.into_string();
        let _ = write!(out, r#"<text x="0" y="{y}" font-size="13">{shown}</text>"#);
    };
    if second.is_empty() {
        text(out, &first, y + 5);
    } else {
        text(out, &first, y - 2);
        text(out, &second, y + 13);
    }
}

/// The marks of a line: those of one week that look alike are one, with their number beside it.
fn draw(out: &mut String, year: LegalYear, marks: &[Mark], y: i32) {
    let mut weeks: BTreeMap<(Date, bool, bool), (Date, usize, Shape)> = BTreeMap::new();
    for mark in marks {
        let monday = mark.day.nth_weekday(-1, Weekday::Monday).unwrap_or(mark.day);
        let one = weeks.entry((monday, mark.proposed, mark.gone)).or_insert((mark.day, 0, mark.shape));
        one.1 += 1;
    }
    for ((_, proposed, gone), (day, count, shape)) in weeks {
        let at = x(year, day);
        if gone {
            let _ =
                write!(out, r#"<path class="sm-year__off" d="M{} {}l10 10m0 -10l-10 10"/>"#, at - 5, y - 5);
            continue;
        }
        let class = if proposed { "sm-year__ahead" } else { "sm-year__held" };
        let _ = match shape {
            Shape::Circle => write!(out, r#"<circle class="{class}" cx="{at}" cy="{y}" r="6"/>"#),
            Shape::Square => {
                write!(out, r#"<rect class="{class}" x="{}" y="{}" width="11" height="11"/>"#, at - 5, y - 5)
            }
            Shape::Triangle => write!(out, r#"<path class="{class}" d="M{} {}l7 12h-14z"/>"#, at, y - 7),
            Shape::Diamond => write!(out, r#"<path class="{class}" d="M{} {}l7 7l-7 7l-7 -7z"/>"#, at, y - 7),
        };
        if count > 1 {
            let _ = write!(out, r#"<text x="{}" y="{}" font-size="12">{count}</text>"#, at + 9, y + 4);
        }
    }
}

/// Everything that stands, by month.
pub(super) fn table(cx: &Cx<'_>, year: LegalYear, stood: &[Stood]) -> Markup {
    let mut shown: Vec<&Stood> = stood.iter().filter(|one| one.makes != BUSINESS || !one.it.gone).collect();
    shown.retain(|one| !one.it.gone || one.makes == MEETING);
    html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" { "What stands in the year" }
            @if shown.is_empty() {
                (empty("Meetings, papers and deadlines of the year stand here once they are planned.", html! {
                    p { a class="govuk-link" href=(cx.at("meetings")) { "See the meetings that there are" } }
                }))
            } @else { (rows(cx, year, &shown)) }
        }
    }
}

fn rows(cx: &Cx<'_>, year: LegalYear, shown: &[&Stood]) -> Markup {
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "What stands in the year " (year) ", by day" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["What", "Day", "Kind", "Whose", "State"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" {
                @for one in shown {
                    tr class="govuk-table__row" id=(one.it.id) {
                        th scope="row" class="govuk-table__header" {
                            @if one.makes == DEADLINE { (one.it.title) }
                            @else { a class="govuk-link" href=(one.it.href) { (one.it.title) span class="govuk-visually-hidden" { ", " (day(one.day)) } } }
                        }
                        td class="govuk-table__cell" data-label="Day" { (day(one.day)) }
                        td class="govuk-table__cell" data-label="Kind" {
                            (KINDS.iter().find(|(makes, ..)| *makes == one.makes).map_or("", |(_, one, _)| one))
                        }
                        td class="govuk-table__cell" data-label="Whose" { @if one.whose.is_empty() { "–" } @else { (one.whose) } }
                        td class="govuk-table__cell" data-label="State" { (state(cx, year, one)) }
                    }
                }
            }
        }
    }
}

fn state(cx: &Cx<'_>, year: LegalYear, one: &Stood) -> Markup {
    if one.it.gone {
        return tag(Tone::None, "Cancelled");
    }
    if one.it.done {
        return tag(Tone::Done, "Done");
    }
    let (tone, word) = match (one.day - cx.today).get_days() {
        ..=-1 => (Tone::Late, "Past"),
        0..=30 => (Tone::Soon, "Soon"),
        _ => (Tone::Wait, "Ahead"),
    };
    html! {
        (tag(tone, word))
        @if one.makes == DEADLINE && may_meet(cx, one) {
            (cx.form(&cx.at(&format!("year/{year}/done")), html! {
                input type="hidden" name="deadline" value=(one.it.id);
                button type="submit" class="govuk-button govuk-button--secondary" {
                    "Done" span class="govuk-visually-hidden" { ": " (one.it.title) ", " (one.whose) }
                }
            }))
        }
    }
}

/// Whether the reader answers for the county's deadlines or for this organisation: for showing the button; the permit is asked when it
/// is pressed.
fn may_meet(cx: &Cx<'_>, one: &Stood) -> bool {
    let Some(county) = &cx.county else { return false };
    cx.actor.holds("officer", &county.id)
        || cx.actor.holds("represents", &format!("{}/organisation/{}", county.slug, one.it.group))
}
