//! What hangs on the meetings of a year: each step of the practice calendar for each body that owes its duty.

use super::ground::Ground;
use super::owed::Owed;
use super::plan::{Plan, Proposal};
use super::practice::Step;
use super::rests::{Rests, mark};
use super::{dues, takes};
use board::{Area, Group, Organisation, Snapshot};
use jiff::civil::Date;
use kernel::Outcome;
use kernel::contracts::year::{BUSINESS, DEADLINE, MEETING, PAPER, UPDATE};
use std::collections::{BTreeMap, BTreeSet};

/// For whom a step is taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Target<'a> {
    /// What is owed; nothing for custom.
    pub owed: Option<&'a Owed>,
    /// The group whose meeting takes it, when there is one.
    pub group: Option<String>,
    /// Whose it is, as its key names it.
    pub whose: String,
    /// The last part of its key.
    pub part: String,
}

/// A step on its day, from which others follow: by step and by whose it is.
pub(super) type Days = BTreeMap<(String, String), (Date, Rests)>;

/// Adds everything that hangs on meetings or on a date.
pub(super) fn add(ground: &Ground<'_>, plan: &mut Plan) -> Outcome<()> {
    let mut days = Days::new();
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for step in &ground.practice.steps {
        named.insert(&step.duty);
        named.extend(step.covers.iter().map(String::as_str));
        for target in targets(ground, step) {
            let made = match step.makes.as_str() {
                MEETING => takes::own_meeting(ground, step, &target, plan)?,
                BUSINESS => takes::business(ground, step, &target, plan)?,
                PAPER => takes::papers(ground, step, &target, plan)?,
                UPDATE => takes::updates(ground, step, &target, plan)?,
                _ => dues::of_step(ground, step, &target, &days)?.into_iter().collect(),
            };
            for it in made {
                if it.makes != DEADLINE || step.makes == DEADLINE {
                    days.insert((step.id.clone(), target.whose.clone()), (it.day, it.rests.clone()));
                }
                plan.proposals.push(it);
            }
        }
    }
    let unnamed: Vec<&Owed> = ground.owed.iter().filter(|owed| !named.contains(owed.duty.as_str())).collect();
    for owed in unnamed.into_iter().filter(|owed| owed.must) {
        plan.proposals.extend(dues::of_duty(ground, owed)?);
    }
    Ok(())
}

/// For whom a step is taken: each body that owes its duty, or each group of its sort when it is custom.
fn targets<'a>(ground: &'a Ground<'_>, step: &Step) -> Vec<Target<'a>> {
    if step.duty.is_empty() {
        let table = ground.register.on(ground.year.start());
        let own = |slug: &str, group: &Group| {
            group.published
                && group.sort == step.of
                && (step.of != "county-strategy-group" || slug == ground.board())
        };
        let groups = table.all::<Group>().filter(|(fact, group)| own(&fact.slug, group));
        return groups
            .map(|(fact, _)| Target {
                owed: None,
                group: Some(fact.slug.clone()),
                whose: fact.slug.clone(),
                part: ground.year.to_string(),
            })
            .collect();
    }
    let each = ground.owed.iter().filter(|owed| owed.duty == step.duty);
    each.map(|owed| Target {
        owed: Some(owed),
        group: if step.of.is_empty() { None } else { group_of(ground, step, owed) },
        whose: match &owed.csp {
            Some(csp) => format!("{}@{csp}", owed.body),
            None => owed.body.clone(),
        },
        part: owed.part.clone(),
    })
    .collect()
}

/// The districts of an area; a district is made of itself.
fn districts(table: &Snapshot<'_>, area: &str) -> BTreeSet<String> {
    match table.get::<Area>(area) {
        Some(it) if !it.districts.is_empty() => it.districts.iter().cloned().collect(),
        _ => BTreeSet::from([area.to_string()]),
    }
}

/// The group of a step's sort that takes what a body owes: the body itself, the county's board, or the group of the same area.
fn group_of(ground: &Ground<'_>, step: &Step, owed: &Owed) -> Option<String> {
    let day = owed.due.unwrap_or(ground.year.start()).max(ground.year.start());
    let table = ground.register.on(day);
    let of_sort = |slug: &str| table.get::<Group>(slug).is_some_and(|group| group.sort == step.of);
    for own in owed.csp.iter().chain([&owed.body]) {
        if of_sort(own) {
            return Some(own.clone());
        }
    }
    if step.of == "county-strategy-group" {
        return Some(ground.board()).filter(|board| !board.is_empty());
    }
    let area = match table.get::<Organisation>(&owed.body) {
        Some(body) => body.area.clone()?,
        None => owed.body.clone(),
    };
    let here = districts(&table, &area);
    let covers = |group: &Group| {
        let its = group.area.as_deref();
        its == Some(area.as_str())
            || (step.of == "csp" && its.is_some_and(|its| here.is_subset(&districts(&table, its))))
    };
    table
        .all::<Group>()
        .find(|(_, group)| group.sort == step.of && covers(group))
        .map(|(fact, _)| fact.slug.clone())
}

/// What is filled into the words of a step.
pub(super) fn filled(words: &str, ground: &Ground<'_>, owed: Option<&Owed>) -> String {
    let year = ground.year.to_string();
    let period = owed.map_or(year.as_str(), |owed| owed.label.as_str());
    words
        .replace("{year}", &year)
        .replace("{next}", &ground.year.next().to_string())
        .replace("{period}", period)
}

/// What a proposal of a step has in common with the others: its duty, its words and what it rests on.
pub(super) fn begun(ground: &Ground<'_>, step: &Step, target: &Target<'_>) -> Proposal {
    let mut it = Proposal {
        key: format!("{}/{}/{}", step.id, target.whose, target.part),
        makes: step.makes.clone(),
        sort: step.sort.clone(),
        group: target.group.clone().unwrap_or_default(),
        title: filled(&step.title, ground, target.owed),
        purpose: filled(&step.purpose, ground, target.owed),
        duty: step.duty.clone(),
        ..Proposal::default()
    };
    it.rests.practice.insert(format!("step “{}”", step.id), mark(format!("{step:?}").as_bytes()));
    match target.owed {
        Some(owed) => rest_on(ground, &mut it, owed),
        None => {
            it.because.push("By custom: no duty asks for it".into());
            let name = ground.register.on(ground.year.start()).group_name(&it.group);
            it.whose = name;
        }
    }
    it
}

/// Notes what is owed, by whom and why.
pub(super) fn rest_on(ground: &Ground<'_>, it: &mut Proposal, owed: &Owed) {
    it.rests.duties.insert(owed.duty.clone(), owed.print.clone());
    let day = owed.due.unwrap_or(ground.year.start());
    let table = ground.register.on(day);
    let known = match (table.get::<Organisation>(&owed.body), table.get::<Group>(&owed.body)) {
        (Some(body), _) => format!("{} {} {:?}", body.name, body.sort, body.area),
        (None, Some(group)) => format!("{} {} {:?}", group.name, group.sort, group.area),
        (None, None) => owed.body_name.clone(),
    };
    it.rests.bodies.entry(owed.body.clone()).or_insert_with(|| mark(known.as_bytes()));
    it.whose.clone_from(&owed.body_name);
    if table.get::<Organisation>(&owed.body).is_some() {
        it.body.clone_from(&owed.body);
    } else if it.group.is_empty() && table.get::<Group>(&owed.body).is_some() {
        it.group.clone_from(&owed.body);
    }
    it.about = it.about.or(owed.about);
    it.because.push(owed.because.clone());
    if owed.unverified {
        it.because.push(
            "It rests on law that nobody has checked: see what is to be checked on the page of the duty"
                .into(),
        );
    }
}
