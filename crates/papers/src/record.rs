//! What the papers give to the public record: reports that were issued for the public, with their files.

use crate::store::{self, IssuedLine};
use crate::{Issue, Kept, Paper};
use board::{Group, Is, Record, Register};
use kernel::contracts::record::{Entry, FileRef, Head, Kind, RecordSource, Report};
use kernel::verbs::View;
use kernel::{Actor, Fault, Outcome, Unit};

/// The papers as a source of the record.
pub(crate) const SOURCE: RecordSource = RecordSource { heads, entry };

/// The formats in which a report stands in the record, with what a reader is told each is.
const FORMATS: &[(&str, &str)] = &[("pdf", "PDF"), ("docx", "Word")];

fn heads(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Head>> {
    let visible = actor.visible::<Paper>();
    let lines = store::issued_lines(unit, &visible, county)?;
    let register = board::seen(unit, &actor.visible::<Record>(), county, None)?;
    let head = |line: IssuedLine| Head {
        kind: Kind::Paper,
        group: known(&register, line.owner.rsplit('/').next().unwrap_or_default()),
        name: line.slug,
        title: line.title,
        day: Some(line.meeting),
        state: line.board,
        created: line.issued_at,
        modified: line.issued_at,
        version: line.issue,
    };
    Ok(lines.into_iter().map(head).collect())
}

fn entry(unit: &mut Unit<'_>, actor: &Actor, county: &str, kind: Kind, name: &str) -> Outcome<Option<Entry>> {
    if kind != Kind::Paper {
        return Ok(None);
    }
    let Some(id) = store::id_of(unit, county, name)? else { return Ok(None) };
    let permit = match actor.permit::<View, Paper>(unit, &id) {
        Ok(permit) => permit,
        Err(Fault::Absent | Fault::Refused) => return Ok(None),
        Err(other) => return Err(other),
    };
    let held = store::one(unit, &permit, permit.id())?;
    let issue = store::issue_of(unit, &permit, permit.id())?;
    let Some((held, issue)) = held.zip(issue) else { return Ok(None) };
    let register = board::seen(unit, &actor.visible::<Record>(), county, None)?;
    let Issue { at, document, head, files, .. } = issue;
    let files = FORMATS.iter().filter_map(|(format, label)| {
        let kept = files.iter().find(|file| file.format == *format)?;
        Some(file(name, kept, label))
    });
    Ok(Some(Entry::Paper(Box::new(Report {
        group: known(&register, held.owner_slug()),
        meeting: String::new(),
        document,
        issued: at,
        head,
        files: files.collect(),
    }))))
}

/// The group that answers for a paper; nothing when it is not published.
fn known(register: &Register, group: &str) -> String {
    if register.knows(Group::KIND, group) { group.into() } else { String::new() }
}

fn file(name: &str, kept: &Kept, label: &str) -> FileRef {
    let media = crate::living::FORMATS.iter().find(|(format, _)| *format == kept.format);
    FileRef {
        label: label.into(),
        name: format!("{name}.{}", kept.format),
        media: media.map_or("application/octet-stream", |(_, media)| *media).into(),
        hash: kept.hash.clone(),
        bytes: kept.bytes as u64,
    }
}
