//! `/{county}/duties`: the register of the law as at a day, by its sections, narrowed by standing, body, state and words; and what
//! changed between two days. Whoever may know it sees beside each duty how the county stands.

use super::desk::{Desk, Wanted, asked as asked_day};
use super::parts::{
    STANDINGS, citations, confidence, next_due, standing_tag, standing_word, subnav, tally, unverified,
};
use crate::engine::{Obligation, State};
use crate::law::{Duty, Section};
use board::words::count;
use govuk::{Button, Input, InputType, Pagination, Select};
use jiff::civil::Date;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, Tone, day, empty, get, tag};
use std::collections::BTreeMap;

/// Lines at once.
const PAGE: usize = 100;

pub(super) fn routes(guard: Guard) -> Vec<Route> {
    vec![get("/{county}/duties", guard, show)]
}

/// What the list is narrowed to.
#[derive(Default)]
struct Asked {
    words: String,
    standing: String,
    section: String,
    body: String,
    state: Option<State>,
}

/// One duty with what is owed under it.
struct Line<'a> {
    duty: &'a Duty,
    owed: Vec<&'a Obligation>,
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let desk = Desk::of(cx, Wanted::Day)?;
    let against = match asked_day(cx, "against") {
        Ok(day) => day.filter(|other| *other != desk.day),
        Err(Fault::Fields(errors)) => {
            cx.errors.extend(errors);
            None
        }
        Err(other) => return Err(other),
    };
    let asked = Asked::of(cx, desk.stands.is_some());
    let all = lines(&desk);
    let shown: Vec<&Line<'_>> = all.iter().filter(|line| asked.fits(line, desk.day)).collect();
    let pages = shown.len().div_ceil(PAGE).max(1);
    let at = cx.query.get("page").and_then(|page| page.parse::<usize>().ok()).unwrap_or(1).clamp(1, pages);
    let some = &shown[(at - 1) * PAGE..shown.len().min(at * PAGE)];
    let inside = desk.stands.is_some();
    let body = html! {
        (subnav(&desk, inside, "Register"))
        h1 class="govuk-heading-xl" { "Duties" }
        p class="sm-lead" {
            "What the law asks of the authorities of " (cx.county()?.name) " on " (day(desk.day)) ": "
            (count(all.iter().filter(|line| standing_word(line.duty, desk.day) == "live").count(), "duty that is live", "duties that are live"))
            @let ahead = all.iter().filter(|line| standing_word(line.duty, desk.day) == "prospective").count();
            @if ahead > 0 { ", and " (ahead) " not yet in force" }
            "."
        }
        @if inside { p { a class="govuk-link" href=(desk.at("duties/gaps")) { "See what is overdue, due and cannot be known" } } }
        @if let Some(other) = against { (changes(&desk, other)) }
        (standings(cx, &asked, inside))
        (query(cx, &desk, &asked))
        @if shown.is_empty() { (nothing(&desk, &asked)) } @else {
            p class="sm-note" { (count(shown.len(), "duty", "duties")) @if pages > 1 { ", " (PAGE) " at a time" } }
            @for section in Section::ALL {
                @let these: Vec<&&Line<'_>> = some.iter().filter(|line| line.duty.section == section).collect();
                @if !these.is_empty() { (table(&desk, section, &these)) }
            }
            @if pages > 1 { (Pagination::numbered(at, pages, |page| address(cx, "page", &page.to_string()))) }
        }
        (desk.day_form(cx))
        (against_form(cx, against))
    };
    cx.page(desk.page("Duties", body))
}

impl Asked {
    fn of(cx: &Cx<'_>, inside: bool) -> Self {
        let text = |name: &str| cx.query.get(name).unwrap_or_default().trim().to_string();
        let all = Self {
            words: text("q"),
            standing: text("standing"),
            section: text("section"),
            ..Self::default()
        };
        if inside { Self { body: text("body"), state: State::named(&text("state")), ..all } } else { all }
    }

    fn fits(&self, line: &Line<'_>, on: Date) -> bool {
        let duty = line.duty;
        let standing = standing_word(duty, on);
        // What is over is shown when it is asked for, and is not in the way otherwise.
        let standing =
            if self.standing.is_empty() { standing != "repealed" } else { standing == self.standing };
        let section = self.section.is_empty() || format!("{:?}", duty.section) == self.section;
        let body = self.body.is_empty() || line.owed.iter().any(|one| *one.body == *self.body);
        let mine = |one: &&Obligation| self.body.is_empty() || *one.body == *self.body;
        let state = self
            .state
            .is_none_or(|state| line.owed.iter().copied().filter(mine).any(|one| one.state == state));
        standing && section && body && state && (self.words.is_empty() || says(duty, &self.words))
    }
}

/// Whether a duty has every word that was typed.
fn says(duty: &Duty, words: &str) -> bool {
    let all =
        format!("{} {} {} {}", duty.meta.id, duty.meta.title, duty.asks, citations(duty)).to_lowercase();
    words.to_lowercase().split_whitespace().all(|word| all.contains(word))
}

/// The register as at the day, and after it what is over.
fn lines(desk: &Desk) -> Vec<Line<'_>> {
    let mut owed: BTreeMap<&str, Vec<&Obligation>> = BTreeMap::new();
    for one in desk.owed() {
        owed.entry(&one.duty).or_default().push(one);
    }
    let mut duties = desk.law.on(desk.day);
    let over = desk.law.all().iter().filter(|duty| duty.meta.in_force_to.is_some_and(|to| to < desk.day));
    let mut over: Vec<&Duty> = over.filter(|duty| desk.law.duty(&duty.meta.id, desk.day).is_none()).collect();
    over.sort_by(|a, b| (&a.meta.id, b.meta.in_force_to).cmp(&(&b.meta.id, a.meta.in_force_to)));
    over.dedup_by(|a, b| a.meta.id == b.meta.id);
    duties.extend(over);
    duties.sort_by(|a, b| (a.section, &a.meta.id).cmp(&(b.section, &b.meta.id)));
    duties
        .into_iter()
        .map(|duty| Line { owed: owed.remove(duty.meta.id.as_str()).unwrap_or_default(), duty })
        .collect()
}

/// The address of the list with one thing changed: pages begin again at the front.
fn address(cx: &Cx<'_>, change: &str, to: &str) -> String {
    let kept =
        cx.query.fields().filter(|(name, value)| !value.is_empty() && *name != change && *name != "page");
    let mut out = form_urlencoded::Serializer::new(String::new());
    out.extend_pairs(kept);
    if !to.is_empty() {
        out.append_pair(change, to);
    }
    let out = out.finish();
    let path = cx.at("duties");
    if out.is_empty() { path } else { format!("{path}?{out}") }
}

fn standings(cx: &Cx<'_>, asked: &Asked, inside: bool) -> Markup {
    let states = [State::Overdue, State::CannotBeKnown, State::Due, State::Met];
    html! {
        nav aria-label="Standing" {
            ul class="sm-filter" {
                li { a href=(address(cx, "standing", "")) aria-current=[asked.standing.is_empty().then_some("true")] { "In the register" } }
                @for (word, said) in STANDINGS {
                    li { a href=(address(cx, "standing", word)) aria-current=[(asked.standing == word).then_some("true")] { (said) } }
                }
            }
        }
        @if inside {
            nav aria-label="How the county stands" {
                ul class="sm-filter" {
                    li { a href=(address(cx, "state", "")) aria-current=[asked.state.is_none().then_some("true")] { "Any state" } }
                    @for state in states {
                        li { a href=(address(cx, "state", state.name())) aria-current=[(asked.state == Some(state)).then_some("true")] { (state.said()) } }
                    }
                }
            }
        }
    }
}

fn query(cx: &Cx<'_>, desk: &Desk, asked: &Asked) -> Markup {
    let mut bodies: Vec<(String, String)> = Vec::new();
    for one in desk.owed() {
        if bodies.iter().all(|(slug, _)| **slug != *one.body) {
            bodies.push((one.body.to_string(), one.body_name.to_string()));
        }
    }
    bodies.sort_by(|a, b| a.1.cmp(&b.1));
    let any = |words: &str| std::iter::once((String::new(), words.to_string()));
    let sections =
        any("All of it").chain(Section::ALL.iter().map(|one| (format!("{one:?}"), one.said().to_string())));
    let words = Input { kind: InputType::Search, ..Input::text("q", "Words or citation") };
    let kept = ["as-at", "against", "standing", "state"];
    html! {
        form method="get" action=(cx.at("duties")) class="sm-query" role="search" aria-label="Duties" {
            @for (name, value) in cx.query.fields().filter(|(name, value)| kept.contains(name) && !value.is_empty()) {
                input type="hidden" name=(name) value=(value);
            }
            (words.value(asked.words.as_str()))
            (Select::new("section", "Part of the law", sections).value(asked.section.as_str()))
            @if !bodies.is_empty() { (Select::new("body", "Owed by", any("Anybody").chain(bodies)).value(asked.body.as_str())) }
            (Button::submit("Show").secondary())
        }
    }
}

fn table(desk: &Desk, section: Section, these: &[&&Line<'_>]) -> Markup {
    let inside = desk.stands.is_some();
    html! {
        section class="sm-section" aria-labelledby=(format!("section-{section:?}")) {
            h2 class="govuk-heading-m" id=(format!("section-{section:?}")) { (section.said()) }
            table class="govuk-table sm-table sm-cards" {
                caption class="govuk-visually-hidden" { (section.said()) }
                thead class="govuk-table__head" {
                    tr class="govuk-table__row" {
                        th scope="col" class="govuk-table__header" { "Duty" }
                        th scope="col" class="govuk-table__header" { "Standing" }
                        th scope="col" class="govuk-table__header" { "Owed by" }
                        @if inside {
                            th scope="col" class="govuk-table__header" { "How we stand" }
                            th scope="col" class="govuk-table__header" { "Next due" }
                        } @else { th scope="col" class="govuk-table__header" { "When" } }
                    }
                }
                tbody class="govuk-table__body" { @for line in these { (row(desk, line, inside)) } }
            }
        }
    }
}

fn row(desk: &Desk, line: &Line<'_>, inside: bool) -> Markup {
    let duty = line.duty;
    html! {
        tr class="govuk-table__row" {
            th scope="row" class="govuk-table__header" {
                a class="govuk-link" href=(desk.at(&format!("duties/{}", duty.meta.id))) { (duty.meta.title) }
                small { (citations(duty)) }
            }
            td class="govuk-table__cell" data-label="Standing" {
                span {
                    (standing_tag(duty, desk.day))
                    @if unverified(duty, desk.day) { " " (tag(Tone::None, "Unverified")) } @else { small { (confidence(duty, desk.day)) } }
                }
            }
            td class="govuk-table__cell" data-label="Owed by" { span { (duty.bound.each.said()) } }
            @if inside {
                td class="govuk-table__cell" data-label="How we stand" { span { (tally(&line.owed, 3)) } }
                td class="govuk-table__cell" data-label="Next due" {
                    span {
                        @match next_due(&line.owed) {
                            Some((State::Overdue, due)) => { "was " (day(due)) }
                            Some((_, due)) => { (day(due)) }
                            None => { small { (duty.clock.said()) } }
                        }
                    }
                }
            } @else { td class="govuk-table__cell" data-label="When" { span { (duty.clock.said()) } } }
        }
    }
}

fn nothing(desk: &Desk, asked: &Asked) -> Markup {
    let narrowed = !asked.words.is_empty()
        || !asked.standing.is_empty()
        || !asked.section.is_empty()
        || !asked.body.is_empty()
        || asked.state.is_some();
    if narrowed {
        return empty(
            "No duty fits what you asked for.",
            html! { p { a class="govuk-link" href=(desk.at("duties")) { "Show all duties" } } },
        );
    }
    empty("No duty of this register is in force on this day. Ask for a later one.", html! {})
}

/// What the law began, ended or changed to ask between the day and another.
fn changes(desk: &Desk, other: Date) -> Markup {
    let (from, to) = (desk.day.min(other), desk.day.max(other));
    let (then, now) = (desk.law.on(from), desk.law.on(to));
    let within =
        |all: &[&Duty], id: &str| all.iter().find(|duty| duty.meta.id == id).map(|duty| duty.file.clone());
    let added: Vec<&Duty> =
        now.iter().copied().filter(|duty| within(&then, &duty.meta.id).is_none()).collect();
    let gone: Vec<&Duty> =
        then.iter().copied().filter(|duty| within(&now, &duty.meta.id).is_none()).collect();
    let changed: Vec<&Duty> = now
        .iter()
        .copied()
        .filter(|duty| within(&then, &duty.meta.id).is_some_and(|file| file != duty.file))
        .collect();
    let list = |heading: &str, these: &[&Duty], on: Date| {
        html! {
            @if !these.is_empty() {
                h3 class="govuk-heading-s" { (heading) " (" (these.len()) ")" }
                ul class="govuk-list govuk-list--bullet" {
                    @for duty in these {
                        li {
                            a class="govuk-link" href=(format!("{}?as-at={on}", desk.plain(&format!("duties/{}", duty.meta.id)))) { (duty.meta.title) }
                            ", " (citations(duty)) ", "
                            @if on == from { "until " @if let Some(last) = duty.meta.in_force_to { (day(last)) } } @else { "from " (day(duty.meta.in_force_from)) }
                        }
                    }
                }
            }
        }
    };
    html! {
        section class="sm-card" aria-labelledby="changed" {
            h2 class="govuk-heading-m" id="changed" { "What changed between " (day(from)) " and " (day(to)) }
            @if added.is_empty() && gone.is_empty() && changed.is_empty() { p { "Nothing: the register is the same on both days." } }
            (list("Came into the register", &added, to))
            (list("Asks something else, or of somebody else", &changed, to))
            (list("Went out of it", &gone, from))
        }
    }
}

fn against_form(cx: &Cx<'_>, against: Option<Date>) -> Markup {
    let typed = cx.query.get("against").unwrap_or_default();
    let wrong = cx.error("against");
    html! {
        details class="govuk-details sm-screen" data-module="govuk-details" open[wrong.is_some() || against.is_some()] {
            summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "What changed between two days" } }
            div class="govuk-details__text" {
                form class="sm-query" method="get" action=(cx.path) novalidate {
                    @if let Some(at) = cx.query.get("as-at") { input type="hidden" name="as-at" value=(at); }
                    (Input::text("against", "Compare with, such as 1 February 2022").value(typed).maybe_error(wrong).width(govuk::Width::Chars20))
                    (Button::submit("Compare").secondary())
                }
            }
        }
    }
}
