//! What other slices hand to the plan and ask of it: actions that a meeting agreed, and how they stand.

use crate::actions::{Definition, define_as, number};
use crate::events;
use crate::status::{Code, Scheme};
use crate::store::list::{self, Filter, Side};
use crate::store::{self, Action};
use kernel::contracts::actions::{ActionBook, Agreed, Tracked};
use kernel::{Actor, OnBehalf, Outcome, Unit};

/// The plan as whoever keeps actions.
pub(crate) const BOOK: ActionBook = ActionBook { take, named, of_group };

fn take(unit: &mut Unit<'_>, proof: &OnBehalf, agreed: &Agreed<'_>) -> Outcome<String> {
    let definition = Definition {
        agreement: String::new(),
        priority: String::new(),
        group: agreed.group.into(),
        title: agreed.title.into(),
        outcome: agreed.outcome.into(),
        lead: agreed.lead.into(),
        partners: Vec::new(),
        owner: agreed.owner.into(),
        begins: None,
        due: agreed.due,
        source: agreed.source.into(),
        published: agreed.published && !agreed.restricted,
        restricted: agreed.restricted,
    };
    let now = unit.now();
    let number = store::actions::next_number(unit, proof, agreed.county)?;
    let (plan, rows) = define_as(unit, proof, agreed.county, number, &definition, now)?;
    let reference = plan.reference();
    let event = events::ActionDefined { action: plan.id, reference: reference.clone(), rows };
    let _recorded = unit.record(proof, &event)?;
    Ok(reference)
}

fn named(unit: &mut Unit<'_>, actor: &Actor, county: &str, references: &[String]) -> Outcome<Vec<Tracked>> {
    let mut out = Vec::with_capacity(references.len());
    for number in references.iter().filter_map(|reference| number(reference)) {
        let filter = Filter { number: Some(number), ..Filter::default() };
        out.extend(tracked(unit, actor, county, &filter)?);
    }
    Ok(out)
}

fn of_group(unit: &mut Unit<'_>, actor: &Actor, county: &str, group: &str) -> Outcome<Vec<Tracked>> {
    tracked(unit, actor, county, &Filter { groups: Some(vec![group.into()]), ..Filter::default() })
}

/// The first page of a list of actions, a line each.
fn tracked(unit: &mut Unit<'_>, actor: &Actor, county: &str, filter: &Filter) -> Outcome<Vec<Tracked>> {
    let (visible, today) = (actor.visible::<Action>(), unit.today());
    let scheme = Scheme::on(unit.kernel(), today)?;
    let lines = list::page(unit, &visible, county, today, filter, &Side::Front, list::PAGE)?;
    let of = |line: &list::Line, progress: String| {
        let code = line.code(today);
        let reference = crate::actions::reference(line.number);
        Tracked {
            href: format!("/{county}/actions/{reference}"),
            reference,
            title: line.title.clone(),
            lead: line.lead.clone(),
            owner: line.owner.clone(),
            due: line.key.due,
            status: scheme.name(code).into(),
            code: code.name().into(),
            late: line.late(today),
            done: code == Code::Blue,
            progress,
        }
    };
    let mut out = Vec::with_capacity(lines.lines.len());
    for line in &lines.lines {
        let whole = store::actions::whole(unit, &visible, &line.key.id)?;
        let said =
            whole.map_or(
                String::new(),
                |plan| {
                    if plan.evidence.is_empty() { plan.progress } else { plan.evidence }
                },
            );
        out.push(of(line, said));
    }
    Ok(out)
}
