//! Documents that were handed in as files and went out with an agenda.

use super::{Made, Reader, head};
use crate::papers::{Document, State};
use crate::store;
use crate::store::MeetingPaper;
use board::sittings::Sitting;
use kernel::Outcome;
use kernel::contracts::record::{self, Entry, FileRef, Head, Kind};

/// Papers of a meeting that went out and that anybody may read.
pub(super) fn issued(reader: &mut Reader<'_, '_>, sitting: &Sitting) -> Outcome<Vec<Document>> {
    let visible = reader.actor.visible::<MeetingPaper>();
    let mut all = store::documents::list(reader.unit, &visible, &sitting.id)?;
    all.retain(|it| it.state == State::Issued);
    Ok(all)
}

/// Its name in the record: unique among the documents of all meetings.
pub(super) fn name(sitting: &Sitting, it: &Document) -> String {
    format!("{}-{}", sitting.slug, it.slug)
}

/// What a reader is told a file is, and how its name ends.
fn sort(media: &str) -> (&'static str, &'static str) {
    match media.split(';').next().unwrap_or_default() {
        "application/pdf" => ("PDF", "pdf"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => ("Word", "docx"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => ("Excel", "xlsx"),
        "application/vnd.openxmlformats-officedocument.presentationml.presentation" => ("PowerPoint", "pptx"),
        "image/png" => ("Picture", "png"),
        "image/jpeg" => ("Picture", "jpg"),
        "text/plain" => ("Plain text", "txt"),
        _ => ("File", "bin"),
    }
}

/// Every document of a meeting that was handed in as a file.
pub(super) fn made(reader: &mut Reader<'_, '_>, sitting: &Sitting) -> Outcome<Vec<Made>> {
    let mut out = Vec::new();
    for it in issued(reader, sitting)?.into_iter().filter(|it| it.paper.is_empty() && !it.clean.is_empty()) {
        let (label, ending) = sort(&it.media);
        let barriers = it.found.barriers.join(" ");
        let supplier = reader.organisation(&it.found.alternative_organisation);
        let accessibility = match (barriers.is_empty(), supplier) {
            (false, Some(supplier)) => format!("{barriers} Ask {supplier} for another form of it."),
            _ => barriers,
        };
        let name = name(sitting, &it);
        let entry = Entry::Document(record::Document {
            title: it.title.clone(),
            from: reader.organisation(&it.from).unwrap_or_default(),
            meeting: sitting.slug.clone(),
            file: FileRef {
                label: label.into(),
                name: format!("{name}.{ending}"),
                media: it.media.clone(),
                hash: it.clean.clone(),
                bytes: u64::try_from(it.bytes).unwrap_or(0),
            },
            accessibility,
        });
        let head = head(Kind::Document, name, it.title.clone(), (it.changed_at, it.changed_at), &entry)?;
        let group = reader.group(&sitting.group);
        out.push((Head { day: Some(sitting.day), group, state: label.into(), ..head }, entry));
    }
    Ok(out)
}
