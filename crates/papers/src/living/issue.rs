//! A cleared paper is issued: blocks, ledger head, rulebook and files are frozen together.

use super::draw::{Drawn, draw, fingerprint};
use crate::document::{to_json, to_markdown, to_text};
use crate::render::{self, docx::docx, html};
use crate::store::{self, Frozen};
use crate::{Held, Kept, Paper, events};
use jiff::Timestamp;
use kernel::contracts::paper::{CoverField, Paper as Document};
use kernel::contracts::press::About;
use kernel::contracts::sources::Source;
use kernel::verbs::Issue as IssueIt;
use kernel::{Fault, Kernel, Outcome, Permit, Proof, Recorded, Unit};
use maud::{DOCTYPE, html as page};

/// The formats in which a paper is offered, with the ending of the file and its media type.
pub(crate) const FORMATS: &[(&str, &str)] = &[
    ("pdf", "application/pdf"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("html", "text/html; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
    ("json", "application/json"),
];

/// What was made of a paper before it is issued.
#[derive(Clone, Debug)]
pub struct Made {
    /// The instant that the files name.
    pub at: Timestamp,
    /// The end of the ledger.
    pub head: String,
    /// The hash of the rulebook.
    pub rulebook: String,
    /// The fingerprint of the document from which the files were made.
    pub print: String,
    /// The files, already in the file store.
    pub files: Vec<Kept>,
}

/// What files say about themselves.
pub(crate) fn about(document: &Document, issued: Option<(Timestamp, &str, &str)>) -> About {
    let author = document.cover.iter().find_map(|field| match field {
        CoverField::Line { label, value } if label.to_lowercase().contains("author") => Some(value.clone()),
        _ => None,
    });
    let keywords = issued.map_or_else(Vec::new, |(_, head, rulebook)| {
        vec![format!("ledger {head}"), format!("rulebook {rulebook}")]
    });
    About { author: author.unwrap_or_default(), keywords, issued: issued.map(|(at, _, _)| at) }
}

/// One format of a paper.
///
/// # Errors
/// [`Fault::Fields`] on `as` when there is no such format or nobody to make it; [`Fault::Broken`] when it cannot be made.
pub(crate) fn print(
    kernel: &Kernel,
    document: &Document,
    template: &str,
    format: &str,
    about: &About,
) -> Outcome<Vec<u8>> {
    match format {
        "pdf" => match kernel.press() {
            Some(press) => press.pdf(document, about),
            None => Err(Fault::field("as", "Nobody here makes PDFs. Choose docx, html, txt, md or json")),
        },
        "docx" => word(document, about),
        "html" => Ok(standing_alone(document).into_bytes()),
        "txt" | "md" => {
            let day = document.meeting.unwrap_or_default();
            let template = super::draw::template_of(kernel, template, day)?;
            let write = if format == "md" { to_markdown } else { to_text };
            Ok(write(document, Some(&template)).into_bytes())
        }
        "json" => Ok(to_json(document).into_bytes()),
        other => {
            let near = kernel::rulebook::nearest(other, FORMATS.iter().map(|(name, _)| *name));
            let hint = near.map_or_else(
                || "Choose pdf, docx, html, txt, md or json".into(),
                |n| format!("Did you mean {n}?"),
            );
            Err(Fault::field("as", format!("There is no format “{other}”. {hint}")))
        }
    }
}

/// A paper as a Word file: for this slice, and through the press for every other.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written.
pub fn word(document: &Document, about: &About) -> Outcome<Vec<u8>> {
    let about =
        render::About { author: about.author.clone(), issued: about.issued, ..render::About::default() };
    docx(document, &about).map_err(Fault::broken)
}

/// The page as a file of its own, without style: it reads well in any browser.
fn standing_alone(document: &Document) -> String {
    page! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (document.title) }
            }
            body { main { (html::article(document)) } }
        }
    }
    .into_string()
}

/// Makes every file of a paper and keeps it by its hash. The PDF is left out when nobody makes it, or it can wait.
///
/// # Errors
/// [`Fault::Broken`] when one of them cannot be made or kept: a paper is issued whole or not at all.
pub fn files_of(
    kernel: &Kernel,
    held: &Held,
    document: &Document,
    about: &About,
    pdf: bool,
) -> Outcome<Vec<Kept>> {
    let pdf = pdf && kernel.press().is_some();
    let mut files = Vec::new();
    for (format, _) in FORMATS.iter().filter(|(format, _)| pdf || *format != "pdf") {
        let bytes = print(kernel, document, &held.template, format, about)?;
        files.push(Kept { format: (*format).into(), hash: kernel.files().keep(&bytes)?, bytes: bytes.len() });
    }
    Ok(files)
}

/// Issues a cleared paper. What is issued is what the sponsor cleared and what the files were made of, to the letter.
///
/// # Errors
/// [`Fault::Conflict`] when it reads otherwise than when it was cleared, or changed while the files were made.
pub fn issue(
    unit: &mut Unit<'_>,
    permit: &Permit<IssueIt, Paper>,
    sources: &[Source],
    made: &Made,
) -> Outcome<Recorded> {
    let held = store::one(unit, permit, permit.id())?.ok_or(Fault::Absent)?;
    let sections = store::of_paper(unit, permit, permit.id())?;
    let drawn = draw(unit, sources, &held, &sections)?;
    issue_as(unit, permit, &held, &drawn, made)
}

/// The same for what was drawn already: examples.
pub(crate) fn issue_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    held: &Held,
    drawn: &Drawn,
    made: &Made,
) -> Outcome<Recorded> {
    let print = fingerprint(&drawn.document);
    if held.cleared_print.as_deref() != Some(print.as_str()) {
        let words = "Something that this report draws on has changed since it was cleared. Take it back to draft, so that \
                     it can be cleared as it reads now.";
        return Err(Fault::Conflict(words.into()));
    }
    if made.print != print {
        return Err(Fault::Conflict(
            "The report changed at this very moment. Look at it, then issue it again.".into(),
        ));
    }
    let frozen = Frozen {
        at: made.at,
        document: &drawn.document,
        footings: &drawn.footings,
        head: &made.head,
        rulebook: &made.rulebook,
        files: &made.files,
    };
    store::issued(unit, proof, held, made.at)?;
    let row = store::keep_issue(unit, proof, &held.id, &frozen)?;
    let event = events::Issued {
        paper: held.id.clone(),
        head: made.head.clone(),
        rulebook: made.rulebook.clone(),
        files: made.files.iter().map(|file| format!("{} {}", file.format, file.hash)).collect(),
        rows: vec![held.id.clone(), row],
    };
    kernel::contracts::record::released(unit, proof.in_county())?;
    unit.record(proof, &event)
}
