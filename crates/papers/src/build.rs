//! A paper as a file, for the command line.

use crate::living::{about, draw, print};
use crate::store;
use crate::{Held, Issue};
use kernel::contracts::paper::Paper as Document;
use kernel::contracts::sources::Source;
use kernel::{Fault, Kernel, Outcome, Proof, SystemActs, Unit};

/// A paper as the bytes of a file: what was issued, or the draft as it reads now. Whoever runs it has the store in hand.
///
/// # Errors
/// [`Fault::Fields`] on `paper` with the nearest right name when there is none of that name, on `as` when there is no such
/// format.
pub fn build(
    kernel: &Kernel,
    sources: &[Source],
    county: &str,
    paper: &str,
    format: &str,
) -> Outcome<Vec<u8>> {
    let acts = SystemActs::without_a_permit_because("the command line", county, kernel.today());
    let (held, issue, document) = kernel.read(|unit| {
        let Some(id) = store::id_of(unit, county, paper)? else { return Err(unknown(unit, county, paper)?) };
        let held = store::one(unit, &acts, &id)?.ok_or(Fault::Absent)?;
        let (issue, document) = now(unit, &acts, sources, &held)?;
        Ok((held, issue, document))
    })?;
    bytes(kernel, &held, issue.as_ref(), &document, format)
}

/// What a paper says: the frozen blocks once it is issued, until then what is drawn now.
pub(crate) fn now(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    sources: &[Source],
    held: &Held,
) -> Outcome<(Option<Issue>, Document)> {
    if let Some(issue) = store::issue_of(unit, proof, &held.id)? {
        let document = issue.document.clone();
        return Ok((Some(issue), document));
    }
    let sections = store::of_paper(unit, proof, &held.id)?;
    let drawn = draw(unit, sources, held, &sections)?;
    Ok((None, drawn.document))
}

/// A file of a paper: as it was kept when it was issued, otherwise made anew from the same blocks.
pub(crate) fn bytes(
    kernel: &Kernel,
    held: &Held,
    issue: Option<&Issue>,
    document: &Document,
    format: &str,
) -> Outcome<Vec<u8>> {
    let kept = issue.and_then(|issue| issue.files.iter().find(|file| file.format == format));
    if let Some(kept) = kept {
        return kernel.files().read(&kept.hash).map_err(|fault| match fault {
            Fault::Absent => Fault::broken(
                "a file of an issued paper is missing from the file store; restore it from a backup",
            ),
            other => other,
        });
    }
    let issued = issue.map(|issue| (issue.at, issue.head.as_str(), issue.rulebook.as_str()));
    print(kernel, document, &held.template, format, &about(document, issued))
}

fn unknown(unit: &mut Unit<'_>, county: &str, paper: &str) -> Outcome<Fault> {
    let names = store::slugs(unit, county)?;
    let near = kernel::rulebook::nearest(paper, names.iter().map(String::as_str));
    let hint = match (near, names.is_empty()) {
        (Some(near), _) => format!("Did you mean {near}?"),
        (None, true) => "It has none yet".into(),
        (None, false) => format!("It has {}", names.join(", ")),
    };
    Ok(Fault::field("paper", format!("{county} has no paper called “{paper}”. {hint}")))
}
