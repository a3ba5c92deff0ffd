//! `/{county}/assessments/{group}/{year}/files/{file}` and the same of plans: the document as PDF or Word, as its reader may read it.

use super::parts::{Shown, of, shown};
use crate::statutory::{Printed, Statutory, print};
use crate::store::statutory::document;
use crate::store::{Assessment, PartnershipPlan};
use jiff::Timestamp;
use kernel::contracts::press::About;
use kernel::verbs::View;
use kernel::{Fault, Outcome};
use site::{Cx, Guard, Reply, Route, get};

pub(super) fn routes() -> Vec<Route> {
    vec![
        get(
            "/{county}/assessments/{group}/{year}/files/{file}",
            Guard::may::<View, Assessment>(),
            show::<Assessment>,
        ),
        get(
            "/{county}/partnership-plans/{group}/{year}/files/{file}",
            Guard::may::<View, PartnershipPlan>(),
            show::<PartnershipPlan>,
        ),
    ]
}

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

fn show<T: Statutory>(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (found, at) = cx.read(|unit, actor| {
        let permit = of::<View, T>(cx, unit, actor)?;
        let found = shown(unit, actor, &permit, None)?.ok_or(Fault::Absent)?;
        let at = match found.edition {
            0 => None,
            number => Some(document::edition(unit, &permit, &found.held.id, number)?.at),
        };
        Ok((found, at))
    })?;
    let file = cx.param("file")?.to_string();
    let held = &found.held;
    let slug = format!("{}-{}-{}.", held.sort.name(), held.group, held.year);
    let ending = file.strip_prefix(&slug).ok_or(Fault::Absent)?;
    let press = cx.kernel().press().ok_or(Fault::Absent)?;
    let (paper, about) = (paper(&found, at), about(&found, at));
    let (media, bytes) = match ending {
        "pdf" => ("application/pdf", press.pdf(&paper, &about)?),
        "docx" => (WORD, press.docx(&paper, &about)?),
        _ => return Err(Fault::Absent),
    };
    Ok(Reply::File { media, name: Some(file), bytes })
}

fn paper(found: &Shown, at: Option<Timestamp>) -> kernel::contracts::paper::Paper {
    let version = match found.edition {
        0 => found.held.version_said(),
        number => format!("Version {number}"),
    };
    print(&Printed {
        held: &found.held,
        whole: &found.whole,
        partnership: &found.partnership,
        public: !found.full,
        version: &version,
        day: at.map(kernel::time::civil),
        lines: &found.lines,
    })
}

fn about(found: &Shown, at: Option<Timestamp>) -> About {
    About { author: found.whole.details.authors.join("; "), keywords: Vec::new(), issued: at }
}
