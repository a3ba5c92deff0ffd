//! Forms that bring files: each file goes into quarantine as it comes, so that none is ever held in memory as a whole.

use crate::{App, Form};
use axum::body::Body;
use axum::http::{HeaderMap, header};
use kernel::files::Files;
use kernel::{Fault, FieldError, Outcome};
use multer::{Constraints, Field, Multipart, SizeLimit};
use std::sync::Arc;

/// The most bytes of one field of text.
const TEXT: usize = 1 << 20;
/// The most fields, and the most files.
const FIELDS: usize = 500;
const FILES: usize = 20;
/// How much more than may be taken is read to its end, so that the browser hears the answer.
const PATIENCE: u64 = 4;

/// A file that came with a form, in quarantine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// The field under which it came.
    pub field: String,
    /// Its name, as the browser says it: words for people, never a path.
    pub name: String,
    /// Its hash in quarantine.
    pub hash: String,
    /// How large it is.
    pub bytes: u64,
}

/// What came with a request.
#[derive(Clone, Default)]
pub(crate) struct Sent {
    /// Fields of text.
    pub form: Form,
    /// Files.
    pub files: Vec<Upload>,
    /// What is wrong with them, to be shown in place.
    pub wrong: Vec<FieldError>,
    /// Why nothing of it can be taken.
    pub fault: Option<Fault>,
    /// Whether it is longer than the route takes.
    pub too_long: bool,
}

/// Reads a form with files.
pub(crate) async fn read(app: &Arc<App>, headers: &HeaderMap, body: Body, limit: usize) -> Sent {
    let mut sent = Sent::default();
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let Ok(boundary) = multer::parse_boundary(kind) else {
        // A form whose file was left out may come as any other.
        match axum::body::to_bytes(body, TEXT).await {
            Ok(bytes) => sent.form = Form::parse(&bytes),
            Err(_) => sent.too_long = true,
        }
        return sent;
    };
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_mul(PATIENCE);
    let limits = Constraints::new().size_limit(SizeLimit::new().whole_stream(most));
    let mut parts = Multipart::with_constraints(body.into_data_stream(), boundary, limits);
    loop {
        match parts.next_field().await {
            Ok(Some(field)) => {
                if let Err(fault) = part(app, field, limit, &mut sent).await {
                    sent.fault = Some(fault);
                    return sent;
                }
            }
            Ok(None) => return sent,
            Err(multer::Error::StreamSizeExceeded { .. }) => {
                sent.too_long = true;
                return sent;
            }
            Err(_) => {
                sent.fault = Some(broken_off());
                return sent;
            }
        }
    }
}

fn broken_off() -> Fault {
    Fault::field("file", "The file broke off on its way. Nothing was taken: send it again")
}

async fn part(app: &Arc<App>, mut field: Field<'_>, limit: usize, sent: &mut Sent) -> Outcome<()> {
    let name = field.name().unwrap_or_default().to_string();
    let Some(file) = field.file_name().map(plain) else {
        let mut bytes = Vec::new();
        while let Some(piece) = field.chunk().await.map_err(|_| broken_off())? {
            bytes.extend_from_slice(&piece);
            if bytes.len() > TEXT {
                return Err(Fault::field("form", "This is longer than can be taken at once. Send less"));
            }
        }
        if sent.form.fields().count() < FIELDS {
            sent.form.add(&name, &String::from_utf8_lossy(&bytes));
        }
        return Ok(());
    };
    let (to, mut from) = tokio::sync::mpsc::channel::<multer::bytes::Bytes>(8);
    let files: Files = app.kernel.files().clone();
    let most = u64::try_from(limit).unwrap_or(u64::MAX);
    // The disk is waited for on a thread that may wait.
    let writing = tokio::task::spawn_blocking(move || -> Outcome<Option<(String, u64)>> {
        let mut intake = files.intake()?;
        let mut whole = true;
        while let Some(piece) = from.blocking_recv() {
            whole &= intake.bytes() + u64::try_from(piece.len()).unwrap_or(u64::MAX) <= most;
            if whole {
                intake.write(&piece)?;
            }
        }
        let bytes = intake.bytes();
        if !whole || bytes == 0 {
            return Ok((!whole).then(|| (String::new(), most + 1)));
        }
        Ok(Some((intake.finish()?, bytes)))
    });
    let mut heard = Ok(());
    loop {
        match field.chunk().await {
            Ok(Some(piece)) => {
                if to.send(piece).await.is_err() {
                    break;
                }
            }
            Ok(None) => break,
            Err(_) => {
                heard = Err(broken_off());
                break;
            }
        }
    }
    drop(to);
    let written = writing.await.map_err(Fault::broken)??;
    if heard.is_err() {
        // Half of a file is no file, whatever its hash.
        if let Some((hash, _)) = &written {
            app.kernel.files().discard(hash);
        }
        return heard;
    }
    match written {
        Some((hash, _)) if hash.is_empty() => {
            let words =
                format!("The file is larger than {} MB. Make a smaller copy, and send that", limit >> 20);
            sent.wrong.push(FieldError { field: name, message: words });
        }
        Some((hash, bytes)) if sent.files.len() < FILES => {
            sent.files.push(Upload { field: name, name: file, hash, bytes });
        }
        _ => {}
    }
    Ok(())
}

/// The last part of a name, without what could be read as a way, at most 120 letters.
fn plain(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown = last.chars().filter(|c| !c.is_control()).take(120);
    shown.collect::<String>().trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_a_file_is_never_a_way() {
        for (name, is) in [
            ("report.pdf", "report.pdf"),
            ("../../site.key", "site.key"),
            ("D:\\Users\\somebody\\report.docx", "report.docx"),
            ("a\0b\n.pdf", "ab.pdf"),
            ("", ""),
        ] {
            assert_eq!(plain(name), is);
        }
    }
}
