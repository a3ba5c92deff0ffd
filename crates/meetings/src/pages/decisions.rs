//! `/{county}/decisions`: what groups decided, and whether it happened.

use super::parts::{groups, table};
use crate::Decision;
use crate::registers::decision::{Kept, Standing};
use crate::registers::decisions::{self, Which};
use board::Register;
use govuk::{Button, Input, Select};
use jiff::civil::Date;
use kernel::search::words::{asked, words};
use kernel::verbs::View;
use kernel::{Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Guard, Page, Reply, Route, Tone, day, empty, get, tag};
use std::sync::Arc;

/// So many stand on a page.
const PAGE: usize = 50;

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/decisions", Guard::may::<View, Decision>(), show)]
}

/// The choice of those of which nothing shows that they happened.
const UNSHOWN: &str = "unshown";

/// What the list is narrowed to.
struct Asked {
    group: Option<String>,
    standing: Option<Standing>,
    unshown: bool,
    year: Option<i16>,
    words: String,
    before: Option<(Date, i64)>,
}

impl Asked {
    fn of(cx: &Cx<'_>) -> Self {
        let some = |name: &str| cx.query.get(name).map(str::trim).filter(|text| !text.is_empty());
        let before = some("before").and_then(|text| {
            let (day, number) = text.split_once('.')?;
            Some((day.parse().ok()?, number.parse().ok()?))
        });
        Self {
            group: some("group").map(str::to_string),
            standing: some("state").and_then(Standing::named),
            unshown: some("state") == Some(UNSHOWN),
            year: some("year").and_then(|text| text.parse().ok()).filter(|year| (1900..=2200).contains(year)),
            words: some("words").unwrap_or_default().to_string(),
            before,
        }
    }

    fn state(&self) -> &'static str {
        if self.unshown { UNSHOWN } else { self.standing.map_or("", Standing::name) }
    }

    fn narrowed(&self) -> bool {
        self.group.is_some()
            || self.unshown
            || self.standing.is_some()
            || self.year.is_some()
            || !self.words.is_empty()
    }

    fn which(&self, county: &str) -> Which {
        let day = |month, day| self.year.and_then(|year| Date::new(year, month, day).ok());
        Which {
            group: self.group.as_ref().map(|group| format!("{county}/group/{group}")),
            standing: self.standing,
            unshown: self.unshown,
            from: day(1, 1),
            to: day(12, 31),
            before: self.before,
            ..Which::default()
        }
    }

    fn to(&self, cx: &Cx<'_>, before: Option<(Date, i64)>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut pair = |name: &str, value: Option<String>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                query.append_pair(name, &value);
            }
        };
        pair("group", self.group.clone());
        pair("state", Some(self.state().to_string()));
        pair("year", self.year.map(|year| year.to_string()));
        pair("words", Some(self.words.clone()));
        pair("before", before.map(|(day, number)| format!("{day}.{number}")));
        format!("{}?{}", cx.at("decisions"), query.finish())
    }
}

struct Found {
    all: Vec<Kept>,
    more: Option<(Date, i64)>,
    register: Arc<Register>,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let county = cx.county()?.slug.clone();
    let of = Asked::of(cx);
    let found = cx.read(|unit, actor| {
        let visible = actor.visible::<Decision>();
        let (all, more) = page(unit, &visible, &county, &of)?;
        Ok(Found { all, more, register: table(unit, actor, &county)? })
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "Decisions" }
        p class="sm-lead" { "What groups decided, whether it happened, and how that is known." }
        (choose(cx, &found, &of))
        @if found.all.is_empty() { (nothing(cx, &of)) } @else { (rows(cx, &found)) }
        @if found.more.is_some() || of.before.is_some() {
            nav class="sm-pager" aria-label="Pages" {
                @if of.before.is_some() { a class="govuk-link" href=(of.to(cx, None)) { "The latest" } }
                " "
                @if let Some(more) = found.more { a class="govuk-link" rel="next" href=(of.to(cx, Some(more))) { "Earlier" } }
            }
        }
    };
    cx.page(Page::new("Decisions", "Meetings", body).crumb("Meetings", cx.at("meetings")))
}

/// Decisions with where to go on, when there are more.
type Leaf = (Vec<Kept>, Option<(Date, i64)>);

/// One page of decisions. Words are looked for in what each says, so that the list and the search agree.
fn page(unit: &mut Unit<'_>, visible: &kernel::Visible<Decision>, county: &str, of: &Asked) -> Outcome<Leaf> {
    let mut which = of.which(county);
    let terms = asked(&of.words);
    if terms.is_empty() {
        which.most = Some(u32::try_from(PAGE + 1).unwrap_or(u32::MAX));
    }
    let mut all = decisions::list(unit, visible, county, &which)?;
    if !terms.is_empty() {
        all.retain(|it| {
            let text = format!("{} {} {} {} {}", it.reference(), it.title, it.words, it.basis, it.reasons);
            let known: Vec<String> = words(&text).map(|(_, word)| word).collect();
            terms.iter().all(|term| kernel::search::words::holds(term, &known))
        });
    }
    let more = (all.len() > PAGE).then(|| (all[PAGE - 1].made_on, all[PAGE - 1].number));
    all.truncate(PAGE);
    Ok((all, more))
}

fn choose(cx: &Cx<'_>, found: &Found, of: &Asked) -> Markup {
    let any = |words: &str| std::iter::once((String::new(), words.to_string()));
    let states = Standing::ALL.map(|it| (it.name().to_string(), it.said().to_string()));
    let unshown = std::iter::once((UNSHOWN.to_string(), "Nothing shows it yet".to_string()));
    let years = (0..10).map(|back| cx.today.year() - back).map(|year| (year.to_string(), year.to_string()));
    html! {
        form method="get" action=(cx.at("decisions")) class="sm-query" aria-label="Narrow the decisions" {
            (Select::new("group", "Group", any("Any group").chain(groups(&found.register.on(cx.today)))).value(of.group.clone().unwrap_or_default()))
            (Select::new("state", "Did it happen?", any("Any").chain(states).chain(unshown)).value(of.state()))
            (Select::new("year", "Year", any("Any year").chain(years)).value(of.year.map(|year| year.to_string()).unwrap_or_default()))
            (Input::text("words", "Words").value(of.words.clone()))
            (Button::submit("Show").secondary())
        }
    }
}

fn nothing(cx: &Cx<'_>, of: &Asked) -> Markup {
    if of.narrowed() {
        let all = html! { p { a class="govuk-link" href=(cx.at("decisions")) { "Show every decision" } } };
        empty("No decision is like that.", all)
    } else {
        empty(
            "What a meeting decides stands here with its reasons, and whether it was carried out.",
            html! {},
        )
    }
}

/// The tag of how a decision stands.
pub(in crate::pages) fn standing(it: &Kept, today: Date) -> Markup {
    let tone = match it.standing {
        _ if it.late(today) => Tone::Late,
        Standing::NotBegun => Tone::Wait,
        Standing::UnderWay => Tone::Soon,
        Standing::CarriedOut => Tone::Done,
        Standing::GivenUp => Tone::None,
    };
    tag(tone, it.standing.said())
}

fn rows(cx: &Cx<'_>, found: &Found) -> Markup {
    table_of(cx, &found.register, &found.all, "Decisions, the latest first")
}

/// Decisions as a table.
pub(super) fn table_of(cx: &Cx<'_>, register: &Register, all: &[Kept], caption: &str) -> Markup {
    let on = register.on(cx.today);
    html! {
        table class="govuk-table sm-table sm-cards" data-module="sm-sort" {
            caption class="govuk-visually-hidden" { (caption) }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["Decision", "Group", "Decided", "Carried out by", "Did it happen?"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" {
                @for it in all {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" {
                            a class="govuk-link" href=(cx.at(&format!("decisions/{}", it.reference()))) { (it.reference()) " " (it.title) }
                        }
                        td class="govuk-table__cell" data-label="Group" { (on.group_name(it.group_slug())) }
                        td class="govuk-table__cell sm-nowrap" data-label="Decided" data-sort=(it.made_on) { (day(it.made_on)) }
                        td class="govuk-table__cell" data-label="Carried out by" {
                            @if it.organisation.is_empty() { "Nobody named" } @else { (on.organisation_name(&it.organisation)) }
                        }
                        td class="govuk-table__cell" data-label="Did it happen?" {
                            span {
                                (standing(it, cx.today))
                                @if let Some(due) = it.due.filter(|_| !it.standing.settled()) {
                                    small { "by " (day(due)) @if due < cx.today { ", past its date" } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
