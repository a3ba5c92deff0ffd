//! `/{county}/papers/{paper}/files/{file}`: a report as a file; of an issued one, the bytes that were kept.

use super::parts::{permit_of, sources};
use crate::build::{bytes, now};
use crate::living::FORMATS;
use crate::{Held, Paper, store};
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use site::{Cx, Guard, Reply, Route, get};

/// The address of a report as a file of a format.
pub(super) fn path(cx: &Cx<'_>, held: &Held, format: &str) -> String {
    cx.at(&format!("{}/files/{}.{format}", held.path(), held.slug))
}

pub(super) fn routes() -> Vec<Route> {
    vec![get("/{county}/papers/{paper}/files/{file}", Guard::may::<View, Paper>(), show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (held, issue, document) = cx.read(|unit, actor| {
        let permit = permit_of::<View>(cx, unit, actor)?;
        let held = store::one(unit, &permit, permit.id())?.ok_or(Fault::Absent)?;
        let (issue, document) = now(unit, &permit, &sources(cx), &held)?;
        Ok((held, issue, document))
    })?;
    let file = cx.param("file")?.to_string();
    let ending =
        file.strip_prefix(held.slug.as_str()).and_then(|rest| rest.strip_prefix('.')).ok_or(Fault::Absent)?;
    let (format, media) = FORMATS.iter().find(|(format, _)| *format == ending).ok_or(Fault::Absent)?;
    let bytes =
        bytes(cx.kernel(), &held, issue.as_ref(), &document, format).map_err(|fault| match fault {
            Fault::Fields(_) => Fault::Absent,
            other => other,
        })?;
    Ok(Reply::File { media, name: Some(file), bytes })
}
