//! Writing what another system published: meetings as they were held, with their items, minutes and where their documents lie.

use super::reconcile::{Judged, Report, judge, said};
use super::{Document, Item as Read, Published, Standing};
use crate::cycle::{Call, plan_in};
use crate::events;
use crate::minutes::Part;
use crate::store;
use crate::store::import::{self as kept, Known, Link};
use board::sittings::item::{self, Item, Kind};
use board::sittings::{State, sitting};
use board::{Group, Register};
use jiff::civil::{Time, time};
use kernel::{Fault, Outcome, Proof, Recorded, Unit, params};

/// Writes every meeting that is not kept here yet, all of them or none. What was read in before is left alone, so a second reading
/// writes nothing.
///
/// # Errors
/// [`Fault::Fields`] on `file` when a file is damaged, on `group` when there is no such group; [`Fault::Conflict`] when nothing is
/// new.
pub fn take(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    group: Option<&str>,
    published: &Published,
) -> Outcome<Recorded<Report>> {
    unit.alone("import")?;
    let (report, wanted) = judge(unit, proof, county, group, published)?;
    if let Some(first) = report.damaged.first() {
        let message = format!("{}: {} Nothing was written", first.place, first.what);
        return Err(Fault::field("file", message));
    }
    if wanted.is_empty() {
        return Err(Fault::Conflict("There is nothing new in it: nothing was written.".into()));
    }
    let register = board::current(unit, county)?;
    let mut rows = Vec::new();
    for judged in &wanted {
        rows.extend(one(unit, proof, (county, &register), judged)?);
    }
    let event = events::ReadIn { county: county.into(), meetings: wanted.len(), rows };
    Ok(unit.record(proof, &event)?.carrying(report))
}

fn one(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, register): (&str, &Register),
    of: &Judged<'_>,
) -> Outcome<Vec<String>> {
    let it = of.it;
    let published = register.on(of.day).get::<Group>(&of.group).is_some_and(|group| group.published);
    let starts = it.start.unwrap_or(time(9, 0, 0, 0));
    let later = |end: &Time| *end > starts;
    let ends = it.end.filter(later).unwrap_or_else(|| starts.saturating_add(jiff::Span::new().hours(1)));
    let call = Call {
        group: of.group.clone(),
        title: String::new(),
        day: of.day,
        starts,
        ends,
        place: if it.place.trim().is_empty() { "Not said".into() } else { it.place.clone() },
        online: String::new(),
        in_public: published,
        published,
        restricted: false,
        series: None,
    };
    let cancelled = it.standing == Standing::Cancelled;
    let state = if cancelled { State::Cancelled } else { State::Held };
    let slug = plan_in(unit, proof, &call, state)?.value().clone();
    let id = sitting::id_of(unit, county, &slug)?.ok_or(Fault::Absent)?;
    let group = format!("{county}/group/{}", of.group);
    let mut rows = vec![kept::keep(
        unit,
        proof,
        (county, &group),
        &Known { known_as: it.key.clone(), sitting: id.clone(), said: said(it)? },
    )?];
    let mut place = 0;
    let mut linked = |unit: &mut Unit<'_>,
                      item: Option<&str>,
                      documents: &[Document],
                      rows: &mut Vec<String>|
     -> Outcome<()> {
        for document in documents {
            place += 1;
            let link = Link {
                item: item.map(String::from),
                name: document.name.clone(),
                address: document.address.clone(),
            };
            rows.push(kept::link(unit, proof, (county, &id), place, &link)?);
        }
        Ok(())
    };
    linked(unit, None, &it.documents, &mut rows)?;
    let mut parts = Vec::new();
    for (at, read) in it.items.iter().enumerate() {
        let item = written(unit, (county, &id, &group), at, read);
        item::insert(unit, proof, &item)?;
        rows.push(item.id.clone());
        linked(unit, Some(&item.id), &read.documents, &mut rows)?;
        let text = text_of(read);
        if !text.is_empty() {
            parts.push((item.id, text));
        }
    }
    if !cancelled {
        rows.extend(minutes(unit, proof, (county, &id, &group), &parts)?);
    }
    Ok(rows)
}

fn written(unit: &Unit<'_>, (county, sitting, group): (&str, &str, &str), at: usize, read: &Read) -> Item {
    let kind = if read.resolution.is_empty() { Kind::Information } else { Kind::Decision };
    let reason = if read.restricted {
        "Taken without the public, as the system says from which it was read in"
    } else {
        ""
    };
    Item {
        id: unit.id(),
        county: county.into(),
        sitting: sitting.into(),
        group: group.into(),
        slug: format!("item-{}", at + 1),
        section: "business".into(),
        place: i64::try_from(at + 1).unwrap_or(i64::MAX),
        number: read.number.parse().ok(),
        title: if read.title.trim().is_empty() { "Without a title".into() } else { read.title.clone() },
        kind,
        standing: String::new(),
        presenter: String::new(),
        minutes: 0,
        purpose: read.text.join("\n\n"),
        matter: String::new(),
        source: "import".into(),
        state: item::DONE.into(),
        issued: true,
        withheld: read.restricted,
        paragraph: String::new(),
        reason: reason.into(),
        review: None,
        late_reason: String::new(),
        late_by: String::new(),
        version: 1,
    }
}

/// What the minutes say of an item, with what was resolved after it. Marks of private passages are broken, so that a text from
/// elsewhere hides nothing.
fn text_of(read: &Read) -> String {
    let resolved =
        (!read.resolution.is_empty()).then(|| format!("**Resolved:** {}", read.resolution.join("\n\n")));
    let all: Vec<String> = read.minutes.iter().cloned().chain(resolved).collect();
    all.join("\n\n").replace("[[", "[ [")
}

/// The minutes as the other system published them: they were approved there.
fn minutes(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, sitting, group): (&str, &str, &str),
    parts: &[(String, String)],
) -> Outcome<Vec<String>> {
    let id = store::minutes::begin(unit, proof, (county, sitting, group))?;
    let mut rows = vec![id.clone()];
    let mut frozen = Vec::new();
    for (item, text) in parts {
        let part = Part {
            id: unit.id(),
            minutes: id.clone(),
            county: county.into(),
            item: Some(item.clone()),
            text: text.clone(),
            version: 1,
            changed_at: unit.now(),
        };
        rows.extend(store::minutes::keep(unit, proof, &part, 0)?);
        frozen.push(serde_json::json!({ "item": item, "text": text }));
    }
    let document = serde_json::json!({ "parts": frozen }).to_string();
    let sql = "UPDATE meeting_minutes SET state = 'approved', approved_by = ?, document = ? WHERE id = ?";
    unit.rows(proof).run(sql, params!["import", document.as_str(), id.as_str()])?;
    Ok(rows)
}
