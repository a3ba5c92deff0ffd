//! `/{county}/duties/{duty}/{body}/evidence`: evidence that no other part of the system keeps, recorded by hand: what it is, for which
//! period, and what is true of it, each thing that the rule asks for by its own tick.

use super::book;
use super::desk::{Desk, Stands, Wanted};
use crate::DutyBook;
use crate::engine::{Obligation, mark_said};
use crate::events;
use crate::facts::Facts;
use crate::held::{self, Entry};
use crate::law::{Alternative, Duty, Whose};
use govuk::{Button, Choice};
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use site::{Cx, Fields, Guard, Reply, Route, get, post};
use std::collections::BTreeSet;

const PATH: &str = "/{county}/duties/{duty}/{body}/evidence";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, DutyBook>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::EvidenceRecorded::KIND], send, show)]
}

/// What the form is about.
struct About {
    desk: Desk,
    stands: Stands,
    duty: Duty,
    body: String,
    /// The partnership in which it is owed, when it is owed in each.
    csp: String,
}

impl About {
    fn of(cx: &mut Cx<'_>) -> Outcome<Self> {
        let (desk, stands) = Desk::inside(cx, Wanted::Years(2))?;
        let (id, body) = (cx.param("duty")?.to_string(), cx.param("body")?.to_string());
        let duty = desk.version(&id).ok_or(Fault::Absent)?.clone();
        let csp = cx.form.get("csp").or_else(|| cx.query.get("csp")).unwrap_or_default().to_string();
        if !stands.owed.iter().any(|one| *one.duty == *id && *one.body == *body) || duty.evidence.is_empty() {
            return Err(Fault::Absent);
        }
        Ok(Self { desk, stands, duty, body, csp })
    }

    fn mine(&self) -> Vec<&Obligation> {
        let of = |one: &&Obligation| {
            *one.duty == *self.duty.meta.id
                && *one.body == *self.body
                && (self.csp.is_empty() || one.csp.as_deref() == Some(&self.csp))
        };
        self.stands.owed.iter().filter(of).collect()
    }

    /// The lines of evidence, each alternative one, by number.
    fn lines(&self) -> Vec<(String, Alternative)> {
        let mut out = Vec::new();
        for wants in &self.duty.evidence {
            let all = wants.alternatives();
            let many = all.len() > 1;
            for one in all {
                let kind = kernel::contracts::evidence::KINDS.iter().find(|(kind, _)| *kind == one.kind);
                let said = match kind {
                    Some((_, said)) if many => format!("{}: {said}", wants.says),
                    _ => wants.says.clone(),
                };
                out.push((said, one));
            }
        }
        out
    }

    /// In whose book a line belongs.
    fn book(&self, one: &Alternative) -> String {
        let (facts, county, day) = (&self.stands.facts, &self.desk.county, self.desk.today);
        match one.of {
            Whose::Csp if !self.csp.is_empty() => held::book(county, "group", &self.csp),
            Whose::CountyStrategyGroup => {
                let group = facts.strategy_group.iter().find(|group| group.holds(day));
                group.map_or_else(|| county.clone(), |group| held::book(county, "group", &group.it))
            }
            Whose::County => county.clone(),
            _ => book(facts, county, &self.body),
        }
    }

    /// What may be ticked of a line: the marks that it asks for, and the mark of each body that must have one.
    fn marks(&self, one: &Alternative) -> Vec<String> {
        let mut out: Vec<String> = one.marks.iter().map(|mark| mark.replace("{body}", &self.body)).collect();
        if one.each.is_some() {
            out.extend(
                members(&self.stands.facts, &self.body, &self.csp, self.desk.today)
                    .iter()
                    .map(|slug| format!("{}:{slug}", one.each_mark)),
            );
        }
        out
    }
}

/// The bodies of which one each may have to be there: the authorities of the partnership, or of the county.
fn members(facts: &Facts, body: &str, csp: &str, day: jiff::civil::Date) -> Vec<String> {
    let group =
        facts.group_on(if csp.is_empty() { body } else { csp }, day).filter(|group| group.sort == "csp");
    let bodies = match group {
        Some(group) => facts.authorities_of(group, day).0,
        None => facts.authorities(day),
    };
    let mut out: Vec<String> = bodies.iter().map(|body| body.slug.clone()).collect();
    out.extend(group.is_none().then(|| facts.csps(day)).into_iter().flatten().map(|csp| csp.slug.clone()));
    out
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let about = About::of(cx)?;
    asks(cx, &about)?;
    let lines = about.lines();
    let name = about.stands.facts.name_of(&about.body);
    let periods: Vec<&Obligation> =
        about.mine().into_iter().filter(|one| one.period.is_some() || one.event.is_some()).collect();
    let mut marks: Vec<String> = Vec::new();
    for mark in lines.iter().flat_map(|(_, one)| about.marks(one)) {
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    let kept = cx.query.get("period").unwrap_or_default().to_string();
    let body = html! {
        span class="govuk-caption-l" { (about.duty.meta.title) ", " (name) }
        h1 class="govuk-heading-l" { "Record evidence" }
        p class="govuk-body" { "Only for what is kept nowhere else here: meetings, papers, protocols and agreements count by themselves. It stays in the record, with who recorded it and when." }
        (cx.form(&cx.path.clone(), html! {
            input type="hidden" name="csp" value=(about.csp);
            @if lines.len() > 1 {
                (cx.radios("line", "What is it?", "0", lines.iter().enumerate().map(|(at, (said, _))| Choice::new(at.to_string(), said.clone()))))
            } @else { input type="hidden" name="line" value="0"; }
            (cx.input("title", "What it is called", "").hint("Such as “Public meeting in the Guildhall”. No names of persons, nothing of a case."))
            (cx.date("on", "When did it come to be?", None))
            @if !periods.is_empty() {
                (cx.select("period", "For which period is it?", &kept, std::iter::once((String::new(), "That of its day".to_string()))
                    .chain(periods.iter().map(|one| (one.part(), one.label.to_string())))))
            }
            @if !marks.is_empty() { (ticks(cx, &about, &marks)) }
            (cx.input("link", "Where it can be read (optional)", "").hint("An address that begins with https:// or, on this site, with /"))
            (cx.date("until", "The last day on which it stands (optional)", None))
            div class="govuk-button-group" {
                (Button::submit("Record it").once())
                a class="govuk-link" href=(about.desk.plain(&format!("duties/{}/{}", about.duty.meta.id, about.body))) { "Cancel" }
            }
        }))
    };
    let page = about.desk.page(format!("Record evidence: {}, {name}", about.duty.meta.title), body);
    let page = page.crumb("Duties", about.desk.plain("duties"));
    cx.page(
        page.crumb(
            about.duty.meta.title.clone(),
            about.desk.plain(&format!("duties/{}", about.duty.meta.id)),
        ),
    )
}

/// Each thing that the rule asks for has a tick of its own; none is ticked beforehand.
fn ticks(cx: &Cx<'_>, about: &About, marks: &[String]) -> Markup {
    let typed = cx.form.all("mark");
    let items = marks.iter().map(|mark| {
        let said = board::words::sentence(&mark_said(mark, &about.stands.facts));
        Choice::new(mark.clone(), said)
    });
    let boxes = govuk::Checkboxes::new("mark", "What is true of it?", items)
        .hint("Tick only what can be shown. The duty is met when all that it asks for is there.")
        .values(typed.into_iter().map(String::from))
        .maybe_error(cx.error("mark").or_else(|| cx.error("marks")));
    html! { (boxes) }
}

/// Asks whether this person may record it, before anything is shown.
fn asks(cx: &Cx<'_>, about: &About) -> Outcome<()> {
    let lines = about.lines();
    let books: BTreeSet<String> = lines.iter().map(|(_, one)| about.book(one)).collect();
    cx.read(|unit, actor| {
        let mut last = Err(Fault::Absent);
        for book in &books {
            last = actor.permit::<Update, DutyBook>(unit, book).map(|_| ());
            if last.is_ok() {
                break;
            }
        }
        last
    })
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let about = About::of(cx)?;
    let lines = about.lines();
    let mut fields = Fields::of(&cx.form);
    let numbers: Vec<String> = (0..lines.len()).map(|at| at.to_string()).collect();
    let choices: Vec<(&str, usize)> =
        numbers.iter().enumerate().map(|(at, number)| (number.as_str(), at)).collect();
    let line = fields.choice("line", &choices, "Choose what it is");
    let title = fields.text("title", "Say in a few words what it is");
    let on = fields.date("on", "Enter the day on which it came to be");
    let until = fields.maybe_date("until");
    let (link, period) = (fields.optional("link"), fields.optional("period"));
    let mine = about.mine();
    let chosen = mine.iter().find(|one| !period.is_empty() && one.part() == period);
    if !period.is_empty() && chosen.is_none() {
        fields.wrong("period", "Choose one of the periods, or that of its day");
    }
    fields.done()?;
    let (Some(line), Some(on)) = (line, on) else { return Err(Fault::Absent) };
    let asked = &lines[line].1;
    let allowed = about.marks(asked);
    let mut marks: BTreeSet<String> = cx
        .form
        .all("mark")
        .into_iter()
        .filter(|mark| allowed.iter().any(|one| one == mark))
        .map(String::from)
        .collect();
    let mut year = String::new();
    match chosen {
        Some(one) if one.event.is_some() => {
            marks.insert(format!("event:{}", one.part()));
        }
        // A year is named by itself, any other period by its first day.
        Some(one) if one.part() == *one.label => year = one.label.to_string(),
        Some(one) => {
            marks.insert(format!("period:{}", one.part()));
        }
        None => {}
    }
    let entry = Entry { kind: asked.kind.clone(), year, on, until, title, link, marks };
    let book = about.book(asked);
    cx.write(|unit, actor| {
        let permit = actor.permit::<Update, DutyBook>(unit, &book)?;
        held::record(unit, &permit, &entry)
    })?;
    Ok(Reply::see(about.desk.plain(&format!("duties/{}/{}", about.duty.meta.id, about.body))))
}
