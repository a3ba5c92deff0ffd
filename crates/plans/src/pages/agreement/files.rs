//! `/{county}/plan/{agreement}/files/{file}`: an issued version as a PDF or Word file, in the bytes that were kept.

use super::document::shown_to;
use super::whole;
use crate::store::{self, Agreement};
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use site::{Cx, Guard, Reply, Route, get};

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/plan/{agreement}/files/{file}", Guard::may::<View, Agreement>(), show)]
}

const FORMATS: &[(&str, &str)] = &[
    ("pdf", "application/pdf"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
];

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, inside) = cx.read(|unit, actor| {
        let (permit, it) = whole::<View>(cx, unit, actor)?;
        Ok((it, store::things::is_inside(actor, permit.county())))
    })?;
    let file = cx.param("file")?;
    let (number, ending) =
        file.strip_prefix("agreement-").and_then(|rest| rest.split_once('.')).ok_or(Fault::Absent)?;
    let (format, media) = FORMATS.iter().find(|(format, _)| *format == ending).ok_or(Fault::Absent)?;
    let versions = shown_to(&it.ground.editions, inside);
    let version = versions.into_iter().find(|e| e.number.to_string() == number).ok_or(Fault::Absent)?;
    let kept = version.files.iter().find(|f| f.format == *format).ok_or(Fault::Absent)?;
    let bytes = cx.kernel().files().read(&kept.hash).map_err(|fault| match fault {
        Fault::Absent => Fault::broken(
            "a file of an issued agreement is missing from the file store; restore it from a backup",
        ),
        other => other,
    })?;
    let name = format!("{}-{}-version-{number}.{format}", it.ground.held.county, it.ground.held.slug);
    Ok(Reply::File { media, name: Some(name), bytes })
}
