//! What meetings give to the public record: meetings with their agendas and minutes, documents, decisions, asks, and when each was
//! released. All of it is read as the public, and no person is named.

mod document;
mod meeting;
mod outcome;
mod release;

use board::Record;
use board::sittings::{Meeting, Sitting, sitting};
use jiff::Timestamp;
use kernel::contracts::record::{Entry, Head, Kind, RecordSource};
use kernel::verbs::View;
use kernel::{Actor, Fault, Outcome, Permit, Thing, Unit};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Meetings as a source of the record.
pub(crate) const SOURCE: RecordSource = RecordSource { heads, entry };

/// One thing with what lists say of it.
type Made = (Head, Entry);

/// What everything is read with.
struct Reader<'a, 'u> {
    unit: &'a mut Unit<'u>,
    actor: &'a Actor,
    county: &'a str,
    table: Arc<board::Register>,
}

impl Reader<'_, '_> {
    /// Meetings that anybody may know of.
    fn sittings(&mut self) -> Outcome<Vec<Sitting>> {
        let visible = self.actor.visible::<Meeting>();
        sitting::list(self.unit, &visible, self.county, &sitting::Which::default())
    }

    /// The meeting of an identifier, when anybody may know of it.
    fn sitting(&mut self, id: Option<&str>) -> Outcome<Option<(Permit<View, Meeting>, Sitting)>> {
        let Some(permit) = id.map_or(Ok(None), |id| self.readable::<Meeting>(id))? else { return Ok(None) };
        let found = sitting::of(self.unit, &permit)?;
        Ok(Some((permit, found)))
    }

    /// A permit to read, or nothing where there is nothing for the public.
    fn readable<T: Thing>(&mut self, id: &str) -> Outcome<Option<Permit<View, T>>> {
        match self.actor.permit::<View, T>(self.unit, id) {
            Ok(permit) => Ok(Some(permit)),
            Err(Fault::Absent | Fault::Refused) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// The short name of a group, when it is published; else nothing.
    fn group(&self, id: &str) -> String {
        let slug = short(id);
        if self.table.knows("group", slug) { slug.into() } else { String::new() }
    }

    /// What a group is called, when it is published.
    fn group_name(&self, id: &str) -> Option<String> {
        let slug = self.group(id);
        (!slug.is_empty()).then(|| self.table.ever().group_name(&slug))
    }

    /// What an organisation is called, when it is published.
    fn organisation(&self, id: &str) -> Option<String> {
        let slug = short(id);
        self.table.knows("organisation", slug).then(|| self.table.ever().organisation_name(slug))
    }
}

/// The short name at the end of a whole identifier.
fn short(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or_default()
}

/// A head whose version follows from all that its entry says: so nothing that changes can be forgotten.
fn head(
    kind: Kind,
    name: String,
    title: String,
    (created, modified): (Timestamp, Timestamp),
    of: &Entry,
) -> Outcome<Head> {
    let mut version = DefaultHasher::new();
    serde_json::to_string(of).map_err(Fault::broken)?.hash(&mut version);
    Ok(Head {
        kind,
        name,
        title,
        day: None,
        group: String::new(),
        state: String::new(),
        created: created.min(modified),
        modified,
        version: format!("{:016x}", version.finish()),
    })
}

fn reader<T>(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    read: impl FnOnce(&mut Reader<'_, '_>) -> Outcome<T>,
) -> Outcome<T> {
    let table = board::seen(unit, &actor.visible::<Record>(), county, None)?;
    read(&mut Reader { unit, actor, county, table })
}

fn heads(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Head>> {
    reader(unit, actor, county, |reader| {
        let mut all: Vec<Made> = Vec::new();
        for sitting in reader.sittings()? {
            let Some((permit, _)) = reader.sitting(Some(&sitting.id))? else { continue };
            all.push(meeting::made(reader, &permit, &sitting)?);
            all.extend(document::made(reader, &sitting)?);
            all.extend(release::of_meeting(reader, &permit, &sitting)?);
        }
        all.extend(outcome::decisions(reader)?);
        all.extend(outcome::asks(reader)?);
        Ok(all.into_iter().map(|(head, _)| head).collect())
    })
}

fn entry(unit: &mut Unit<'_>, actor: &Actor, county: &str, kind: Kind, name: &str) -> Outcome<Option<Entry>> {
    if !matches!(kind, Kind::Meeting | Kind::Document | Kind::Decision | Kind::Ask | Kind::Release) {
        return Ok(None);
    }
    reader(unit, actor, county, |reader| {
        let mut all: Vec<Made> = Vec::new();
        match kind {
            Kind::Decision | Kind::Release if outcome::is_decision(name) => {
                all.extend(outcome::decision(reader, name)?)
            }
            Kind::Ask => all.extend(outcome::ask(reader, name)?),
            _ => {
                // Documents and releases are named after their meeting; of several that fit, the longest name is its own.
                let mut fits: Vec<Sitting> = reader.sittings()?;
                fits.retain(|sitting| name == sitting.slug || name.contains(sitting.slug.as_str()));
                for sitting in fits {
                    let Some((permit, _)) = reader.sitting(Some(&sitting.id))? else { continue };
                    match kind {
                        Kind::Meeting if name == sitting.slug => {
                            all.push(meeting::made(reader, &permit, &sitting)?)
                        }
                        Kind::Document => all.extend(document::made(reader, &sitting)?),
                        Kind::Release => all.extend(release::of_meeting(reader, &permit, &sitting)?),
                        _ => {}
                    }
                }
            }
        }
        Ok(all.into_iter().find(|(head, _)| head.kind == kind && head.name == name).map(|(_, entry)| entry))
    })
}
