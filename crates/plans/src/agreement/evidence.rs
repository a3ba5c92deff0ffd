//! What an agreement shows of the duties: that it was agreed, with both parts and its basis, who signed, that a copy was sent, and that
//! regard was had to the police and crime objectives.

use super::{Edition, Kind};
use crate::agreements::Held;
use crate::regard::{Of, regard};
use crate::store::{self, Agreement};
use board::{Organisation, Register};
use jiff::civil::Date;
use kernel::contracts::evidence::Evidence;
use kernel::{Actor, Outcome, Unit, Visible};
use std::collections::BTreeSet;

/// What a county's agreements showed at the end of a day, as far as the actor may see them.
pub(crate) fn evidence(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    as_at: Date,
) -> Outcome<Vec<Evidence>> {
    let visible = actor.visible::<Agreement>();
    let register = board::current(unit, county)?;
    let mut out = Vec::new();
    for held in store::agreements::visible(unit, &visible, county)? {
        let at = Place { register: &register, held: &held, as_at };
        let editions = store::editions::all(unit, &visible, &held.id)?;
        agreed(unit, &visible, &at, &editions, &mut out)?;
        sent(unit, &visible, &at, &mut out)?;
        let of = Of {
            thing: &held.id,
            mark: "agreement",
            group: &at.group(as_at),
            year: &held.terms.legal_year,
            title: &held.terms.title,
            href: at.path("regard"),
        };
        out.extend(regard(unit, &visible, county, &of, as_at)?);
    }
    Ok(out)
}

struct Place<'a> {
    register: &'a Register,
    held: &'a Held,
    as_at: Date,
}

impl Place<'_> {
    fn group(&self, day: Date) -> String {
        self.register.on(day).county().map(|c| c.strategy_group.clone()).unwrap_or_default()
    }

    fn path(&self, below: &str) -> String {
        let end = if below.is_empty() { String::new() } else { format!("/{below}") };
        format!("/{}/plan/{}{end}", self.held.county, self.held.slug)
    }
}

/// The version that stood on the day, with what was true of it, and who had signed it by then.
fn agreed(
    unit: &mut Unit<'_>,
    visible: &Visible<Agreement>,
    at: &Place<'_>,
    editions: &[Edition],
    out: &mut Vec<Evidence>,
) -> Outcome<()> {
    let stood = editions.iter().filter(|e| e.kind == Kind::Issued && e.on <= at.as_at);
    let Some(stood) = stood.max_by_key(|e| (e.on, e.number)) else { return Ok(()) };
    let mut marks: BTreeSet<String> =
        stood.marks.iter().filter(|m| !m.starts_with(super::UNDER)).cloned().collect();
    if let Some(under) = stood.under() {
        let all = store::signing::all(unit, visible, &at.held.id)?;
        for organisation in store::signing::signatories(unit, visible, &at.held.id)? {
            let last = all
                .iter()
                .rev()
                .find(|s| s.edition == under && s.organisation == organisation && s.on <= at.as_at);
            match last {
                Some(s) if s.refused => marks.insert(format!("refused:{organisation}")),
                Some(_) => marks.insert(format!("signed:{organisation}")),
                None => false,
            };
        }
    }
    if at.held.terms.published {
        marks.insert("public".into());
    }
    // The agreement came to be with its first issue; later versions carry it on.
    let first = editions.iter().filter(|e| e.kind == Kind::Issued).map(|e| e.on).min();
    out.push(Evidence {
        kind: "agreement",
        id: at.held.id.clone(),
        group: at.group(stood.on),
        year: at.held.terms.legal_year.clone(),
        on: first,
        marks,
        title: format!("{}, version {}", at.held.terms.title, stood.number),
        href: at.path("document"),
        ..Evidence::default()
    });
    Ok(())
}

fn sent(
    unit: &mut Unit<'_>,
    visible: &Visible<Agreement>,
    at: &Place<'_>,
    out: &mut Vec<Evidence>,
) -> Outcome<()> {
    for it in store::sent::all(unit, visible, &at.held.id)?.into_iter().filter(|it| it.on <= at.as_at) {
        let on = at.register.on(it.on);
        let mut marks: BTreeSet<String> = ["agreement".to_string(), format!("to:{}", it.organisation)].into();
        if on.get::<Organisation>(&it.organisation).is_some_and(|o| o.sort == "policing-body") {
            marks.insert("to:policing-body".into());
        }
        out.push(Evidence {
            kind: "transmittal",
            id: it.id,
            group: at.group(it.on),
            year: at.held.terms.legal_year.clone(),
            on: Some(it.on),
            marks,
            title: format!(
                "Copy of the {} to the {}",
                at.held.terms.title,
                on.organisation_name(&it.organisation)
            ),
            href: at.path("copies"),
            ..Evidence::default()
        });
    }
    Ok(())
}
