//! Writes how an agreement came about: objectives, a prioritisation, its draft, who signed, and what was sent.

use super::agreed_shapes::{
    CandidateFile, CopyFile, DraftFile, JointFile, MarksFile, ObjectiveFile, PrioritisationFile, RegardFile,
    ScoresFile, SignatureFile,
};
use super::write::{Known, noon, not_there};
use super::{blame, said};
use crate::agreement::{self, Drafting, Joint, Made, Parts, Said as Signed, Sent, Stage};
use crate::events;
use crate::regard::{self, Objective};
use crate::scoring::{self, Choice, NewCandidate, Opening, Scores, State};
use crate::store;
use board::{Is, Organisation, Person};
use jiff::civil::Date;
use kernel::contracts::press::About;
use kernel::rulebook::Item;
use kernel::{Fault, Outcome, SystemActs, Unit, ledger};
use std::collections::HashMap;

/// What the files hold of it, each table with its place.
#[derive(Default)]
pub(super) struct Agreed {
    pub prioritisations: Vec<(Item, PrioritisationFile)>,
    pub candidates: Vec<(Item, CandidateFile)>,
    pub scores: Vec<(Item, ScoresFile)>,
    pub drafts: Vec<(Item, DraftFile)>,
    pub joints: Vec<(Item, JointFile)>,
    pub signatures: Vec<(Item, SignatureFile)>,
    pub copies: Vec<(Item, CopyFile)>,
    pub objectives: Vec<(Item, ObjectiveFile)>,
    pub regard: Vec<(Item, RegardFile)>,
}

/// Names of its tables in the files.
pub(super) const KINDS: &[&str] =
    &["prioritisation", "candidate", "scores", "draft", "joint", "signature", "copy", "objective", "regard"];

impl Agreed {
    /// Takes a table, or gives it back when it is none of these.
    pub(super) fn take(&mut self, item: Item) -> Result<Option<Item>, kernel::rulebook::Misprint> {
        match item.kind.as_str() {
            "prioritisation" => self.prioritisations.push(super::take(item)?),
            "candidate" => self.candidates.push(super::take(item)?),
            "scores" => self.scores.push(super::take(item)?),
            "draft" => self.drafts.push(super::take(item)?),
            "joint" => self.joints.push(super::take(item)?),
            "signature" => self.signatures.push(super::take(item)?),
            "copy" => self.copies.push(super::take(item)?),
            "objective" => self.objectives.push(super::take(item)?),
            "regard" => self.regard.push(super::take(item)?),
            _ => return Ok(Some(item)),
        }
        Ok(None)
    }
}

/// Writes what happened up to the day that is known.
pub(super) fn all(unit: &mut Unit<'_>, acts: &SystemActs, known: &Known<'_>, files: &Agreed) -> Outcome<()> {
    for (item, it) in &files.objectives {
        let objective = Objective {
            id: String::new(),
            slug: it.id.clone(),
            plan: it.plan.clone(),
            title: it.title.clone(),
            from: it.from,
            to: it.to.map(|d| d.0),
            place: it.order,
            version: 0,
        };
        regard::add_as(unit, acts, known.county, &objective).map_err(|f| blame(item, f))?;
    }
    for (item, it) in files.prioritisations.iter().filter(|(_, it)| it.begun <= known.until) {
        prioritisation(unit, acts, known, files, item, it)?;
    }
    for (item, it) in files.drafts.iter().filter(|(_, it)| it.drafted <= known.until) {
        draft(unit, acts, known, files, item, it)?;
    }
    Ok(())
}

fn happened(known: &Known<'_>, day: Option<kernel::clock::plain_date::PlainDate>) -> Option<Date> {
    day.map(|d| d.0).filter(|day| *day <= known.until)
}

fn prioritisation(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    known: &Known<'_>,
    files: &Agreed,
    item: &Item,
    it: &PrioritisationFile,
) -> Outcome<()> {
    let opening = Opening {
        year: it.year.clone(),
        about: it.about.trim().into(),
        first: it.first,
        scorers: it.scorers.clone(),
        ..Opening::default()
    };
    let (id, _) =
        scoring::open_as(unit, acts, known.county, &opening, it.begun).map_err(|f| blame(item, f))?;
    let mut held = store::scoring::by_id(unit, acts, &id)?.ok_or(Fault::Absent)?;
    let mine: Vec<&(Item, CandidateFile)> =
        files.candidates.iter().filter(|(_, c)| c.year == it.year).collect();
    for (item, candidate) in &mine {
        let mut basis = Vec::new();
        for raised in &candidate.raised {
            let found = scoring::matters::find(unit, known.county, &it.year, &raised.csp, &raised.theme)?;
            match found {
                Some(found) => basis.push(found),
                // On an early day the assessment has not come so far; what is wrong was found in the rehearsal.
                None if known.until < Date::MAX => {}
                None => {
                    let message = format!(
                        "raised: no assessment of {} of {} brings “{}” to the county",
                        raised.csp, it.year, raised.theme
                    );
                    return Err(said(item.wrong("raised", message)));
                }
            }
        }
        let new =
            NewCandidate { title: candidate.title.clone(), about: candidate.about.trim().into(), basis };
        scoring::add_as(unit, acts, &held, &[new]).map_err(|f| blame(item, f))?;
    }
    let there = store::scoring::candidates(unit, acts, &id)?;
    let ids: HashMap<&str, &str> =
        mine.iter().zip(&there).map(|((_, c), kept)| (c.id.as_str(), kept.id.as_str())).collect();
    for (item, sheet) in files.scores.iter().filter(|(_, s)| s.year == it.year && s.given <= known.until) {
        scores(unit, acts, known, &held, &ids, item, sheet)?;
    }
    if happened(known, it.closed).is_some() {
        held.state = State::Closed;
        store::scoring::update(unit, acts, held.version, &held)?;
        held.version += 1;
    }
    let Some(decided) = happened(known, it.decided) else { return Ok(()) };
    let choices: Vec<Choice> = mine
        .iter()
        .zip(&there)
        .map(|((_, c), kept)| Choice {
            candidate: kept.id.clone(),
            chosen: c.chosen,
            reason: c.reason.trim().into(),
        })
        .collect();
    let by = known.person(item, &it.by)?.unwrap_or_else(|| "system:examples".into());
    let seen = held.version;
    scoring::decide_as(unit, acts, held, seen, it.reasons.trim(), &choices, noon(decided), &by)
        .map_err(|f| blame(item, f))?;
    Ok(())
}

fn scores(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    known: &Known<'_>,
    held: &scoring::Held,
    ids: &HashMap<&str, &str>,
    item: &Item,
    it: &ScoresFile,
) -> Outcome<()> {
    let mut scores = Scores::new();
    for MarksFile { candidate, gives: row } in &it.marks {
        let Some(id) = ids.get(candidate.as_str()) else {
            let names: Vec<&str> = ids.keys().copied().collect();
            return Err(not_there(item, "marks", candidate, "candidate", &names));
        };
        if row.len() != held.matrix.criteria.len() {
            let message = format!(
                "marks: “{candidate}” has {} scores, and there are {} criteria",
                row.len(),
                held.matrix.criteria.len()
            );
            return Err(said(item.wrong("marks", message)));
        }
        let given = held.matrix.criteria.iter().zip(row).filter(|(_, score)| **score > 0);
        scores.insert((*id).into(), given.map(|(c, score)| (c.id.clone(), *score)).collect());
    }
    let person = known.person(item, &it.by)?.unwrap_or_default();
    let sheet = store::scoring::sheets(unit, acts, &held.id)?.into_iter().find(|s| s.person == person);
    let sheet = sheet
        .ok_or_else(|| said(item.wrong("by", format!("by: “{}” is not among those who score", it.by))))?;
    let seen = sheet.version;
    scoring::give_as(unit, acts, held, sheet, seen, &scores, &it.note, Some(noon(it.given)), true)
        .map_err(|f| blame(item, f))?;
    Ok(())
}

fn draft(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    known: &Known<'_>,
    files: &Agreed,
    item: &Item,
    it: &DraftFile,
) -> Outcome<()> {
    let scoring = store::scoring::id_of(unit, known.county, &it.year)?.ok_or_else(|| {
        said(item.wrong("year", format!("year: there is no prioritisation of {}", it.year)))
    })?;
    let held = store::scoring::by_id(unit, acts, &scoring)?.ok_or(Fault::Absent)?;
    let drafting = Drafting {
        slug: it.id.clone(),
        title: it.title.clone(),
        applies_to: it.applies_to.clone(),
        themes: true,
    };
    let (id, _) = agreement::draft_as(unit, acts, &held, &drafting).map_err(|f| blame(item, f))?;
    let parts = store::parts::one(unit, acts, &id)?;
    let method = if it.method.trim().is_empty() { parts.method.clone() } else { it.method.trim().into() };
    let written = Parts {
        part_a: it.part_a.trim().into(),
        part_b: it.part_b.trim().into(),
        method,
        monitoring: it.monitoring.trim().into(),
        stage: Stage::Drafting,
        ..parts
    };
    store::parts::put(unit, acts, &id, written.version, &written)?;
    joints(unit, acts, known, files, it, &id)?;
    for (item, had) in files.regard.iter().filter(|(_, r)| r.agreement == it.id && r.on <= known.until) {
        let all = store::regard::objectives(unit, acts, known.county)?;
        let objective = all.iter().find(|o| o.slug == had.objective).ok_or_else(|| {
            let names: Vec<&str> = all.iter().map(|o| o.slug.as_str()).collect();
            not_there(item, "objective", &had.objective, "objective", &names)
        })?;
        let by = known.person(item, &had.by)?.unwrap_or_else(|| "system:examples".into());
        let one = regard::Said { objective: objective.id.clone(), how: had.how.trim().into(), seen: 0 };
        regard::record_as(unit, acts, known.county, &id, &[one], had.on, &by).map_err(|f| blame(item, f))?;
    }
    let by = known.person(item, &it.by)?.unwrap_or_else(|| "system:examples".into());
    let Some(offered) = happened(known, it.offered) else { return Ok(()) };
    let held = store::agreements::by_id(unit, acts, &id)?.ok_or(Fault::Absent)?;
    let seen = store::parts::one(unit, acts, &id)?.version;
    agreement::offer_as(unit, acts, held, seen, "For signing", noon(offered), offered, &by)
        .map_err(|f| blame(item, f))?;
    let agreed = happened(known, it.agreed);
    // Who signed after it was agreed signed what was issued.
    let late = |s: &SignatureFile| agreed.is_some_and(|agreed| s.on > agreed);
    signatures(unit, acts, known, files, it, &id, &|s| !late(s))?;
    if let Some(agreed) = agreed {
        issue(unit, acts, known, it, &id, agreed, &by).map_err(|f| blame(item, f))?;
        signatures(unit, acts, known, files, it, &id, &late)?;
        copies(unit, acts, known, files, it, &id)?;
    }
    Ok(())
}

fn joints(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    known: &Known<'_>,
    files: &Agreed,
    it: &DraftFile,
    id: &str,
) -> Outcome<()> {
    let priorities = store::agreements::priorities(unit, acts, id)?;
    for (item, joint) in files.joints.iter().filter(|(_, j)| j.agreement == it.id) {
        let priority = priorities.iter().find(|p| p.aim.title == joint.priority).ok_or_else(|| {
            let names: Vec<&str> = priorities.iter().map(|p| p.aim.title.as_str()).collect();
            not_there(item, "priority", &joint.priority, "priority of this agreement", &names)
        })?;
        if !known.register.knows(Organisation::KIND, &joint.lead) {
            return Err(not_there(
                item,
                "lead",
                &joint.lead,
                "organisation",
                &known.slugs(Organisation::KIND),
            ));
        }
        let new = Joint {
            priority: priority.id.clone(),
            joint: joint.joint.trim().into(),
            lead: joint.lead.clone(),
            measure: joint.measure.trim().into(),
            version: 0,
        };
        store::parts::put_joint(unit, acts, id, 1, &new)?;
    }
    Ok(())
}

fn signatures(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    known: &Known<'_>,
    files: &Agreed,
    it: &DraftFile,
    id: &str,
    which: &dyn Fn(&SignatureFile) -> bool,
) -> Outcome<()> {
    let mine =
        files.signatures.iter().filter(|(_, s)| s.agreement == it.id && s.on <= known.until && which(s));
    for (item, signature) in mine {
        let by = known.person(item, &signature.by)?.unwrap_or_default();
        let title = known.register.on(signature.on).get::<Person>(&signature.by).map(|p| p.title.clone());
        let did = Signed {
            organisation: signature.organisation.clone(),
            refused: signature.refused,
            words: signature.words.trim().into(),
        };
        let role = title.unwrap_or_else(|| "Representative".into());
        let (agreement, kept) =
            agreement::sign_as(unit, acts, id, &did, &role, noon(signature.on), signature.on, &by)
                .map_err(|f| blame(item, f))?;
        // Also what an example says that somebody signed is an event of its own, recorded by the program.
        let (edition, organisation, rows) = (kept.edition, kept.organisation, vec![kept.id.clone()]);
        let _ = if kept.refused {
            let signature = kept.id;
            unit.record(
                acts,
                &events::AgreementRefused { signature, agreement, edition, organisation, rows },
            )?
        } else {
            let signature = kept.id;
            unit.record(acts, &events::AgreementSigned { signature, agreement, edition, organisation, rows })?
        };
    }
    Ok(())
}

fn issue(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    known: &Known<'_>,
    it: &DraftFile,
    id: &str,
    agreed: Date,
    by: &str,
) -> Outcome<()> {
    let held = store::agreements::by_id(unit, acts, id)?.ok_or(Fault::Absent)?;
    let ground = agreement::document::ground(unit, acts, held)?;
    let (document, print) = agreement::print(&ground, known.register, agreed, &it.how)?;
    let kernel = unit.kernel();
    let (head, rulebook) = (ledger::head(&mut unit.rows(acts))?.to_string(), kernel.rulebook().hash());
    let about = About {
        author: document.board.clone(),
        keywords: vec![format!("ledger {head}"), format!("rulebook {rulebook}")],
        issued: Some(noon(agreed)),
    };
    // The rehearsal, which is undone, makes no files.
    let files =
        if known.until == Date::MAX { Vec::new() } else { agreement::files_of(kernel, &document, &about)? };
    let made = Made {
        agreed,
        how: it.how.clone(),
        follows: Some(it.follows.clone()).filter(|slug| !slug.is_empty()),
        public: it.public,
        at: noon(agreed),
        head,
        rulebook,
        print,
        files,
    };
    let seen = ground.parts.version;
    agreement::issue_as(unit, acts, ground, seen, &made, by).map(drop)
}

fn copies(
    unit: &mut Unit<'_>,
    acts: &SystemActs,
    known: &Known<'_>,
    files: &Agreed,
    it: &DraftFile,
    id: &str,
) -> Outcome<()> {
    let last = store::editions::all(unit, acts, id)?.last().map_or(0, |e| e.number);
    for (item, copy) in files.copies.iter().filter(|(_, c)| c.agreement == it.id && c.on <= known.until) {
        let by = known.person(item, &copy.by)?.unwrap_or_else(|| "system:examples".into());
        let sent = Sent {
            id: String::new(),
            version: last,
            organisation: copy.to.clone(),
            role: copy.role.clone(),
            how: copy.how.clone(),
            on: copy.on,
            at: noon(copy.on),
            by,
            note: String::new(),
        };
        agreement::send_as(unit, acts, known.county, id, &sent).map_err(|f| blame(item, f))?;
    }
    Ok(())
}
