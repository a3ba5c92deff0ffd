//! Beginning a prioritisation, its candidates, giving scores, and deciding.

use super::matrix::{self, Matrix};
use super::{Basis, Candidate as Kept, Held, Score, Scores, Sheet, State};
use crate::events;
use crate::store::{self, Scoring};
use board::{County, Is, Person, Register};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::verbs::Govern;
use kernel::{Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// How a prioritisation is begun, or changed.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// The legal year: `2021-22`.
    pub year: String,
    /// What it is for, and who was asked.
    pub about: String,
    /// It is shown what would change the order of the first so many; 0 for as many as is usual.
    pub first: usize,
    /// Short names of the people who are asked to score.
    pub scorers: Vec<String>,
    /// Weights by criterion; what is not in it keeps its weight.
    pub weights: BTreeMap<String, u32>,
}

/// What is added as a candidate.
#[derive(Clone, Debug, Default)]
pub struct Candidate {
    /// In a few words.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// The findings that raised it.
    pub basis: Vec<Basis>,
}

/// Whether a text names a legal year: `2021-22`.
fn is_year(text: &str) -> bool {
    let Some((first, last)) = text.split_once('-') else { return false };
    let (Ok(from), Ok(to)) = (first.parse::<u16>(), last.parse::<u16>()) else { return false };
    first.len() == 4 && last.len() == 2 && (from + 1) % 100 == to
}

fn person(county: &str, slug: &str) -> String {
    format!("{county}/person/{slug}")
}

fn known(register: &Register, day: Date, scorers: &[String]) -> Vec<FieldError> {
    let mut out = Vec::new();
    if scorers.is_empty() {
        let message = "Choose who scores: at least one person, better several from different authorities";
        out.push(FieldError { field: "scorers".into(), message: message.into() });
    }
    let on = register.on(day);
    for slug in scorers.iter().filter(|s| on.fact(Person::KIND, s).is_none()) {
        let message = format!("There is nobody called “{slug}” in this county on that day");
        out.push(FieldError { field: "scorers".into(), message });
    }
    out
}

fn weighted(matrix: &mut Matrix, weights: &BTreeMap<String, u32>) -> Vec<FieldError> {
    let mut out = Vec::new();
    for criterion in &mut matrix.criteria {
        let Some(weight) = weights.get(&criterion.id) else { continue };
        if *weight > matrix.scale.heaviest {
            let message = format!("The weight of “{}” is 0 to {}", criterion.title, matrix.scale.heaviest);
            out.push(FieldError { field: format!("weight-{}", criterion.id), message });
        }
        criterion.weight = *weight;
    }
    if matrix.criteria.iter().all(|c| c.weight == 0) {
        let first = matrix.criteria.first().map_or(String::new(), |c| format!("weight-{}", c.id));
        out.push(FieldError { field: first, message: "At least one criterion must count".into() });
    }
    out
}

pub(super) fn done(faults: Vec<FieldError>) -> Outcome<()> {
    if faults.is_empty() { Ok(()) } else { Err(Fault::Fields(faults)) }
}

/// Begins the prioritisation of a legal year, with the matrix that the rulebook has today, and gives its year.
///
/// # Errors
/// [`Fault::Fields`] when the year is none or has one already, nobody scores, or a weight cannot be.
pub fn open(unit: &mut Unit<'_>, permit: &Permit<Govern, County>, it: &Opening) -> Outcome<Recorded<String>> {
    let county = permit.county().to_string();
    let (scoring, rows) = open_as(unit, permit, &county, it, unit.today())?;
    Ok(unit.record(permit, &events::ScoringOpened { scoring, rows })?.carrying(it.year.clone()))
}

/// The same on a given day, without its event.
pub(crate) fn open_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    it: &Opening,
    day: Date,
) -> Outcome<(String, Vec<String>)> {
    let mut faults = Vec::new();
    if !is_year(&it.year) {
        let message = "Enter a legal year, such as 2021-22".to_string();
        faults.push(FieldError { field: "year".into(), message });
    } else if store::scoring::id_of(unit, county, &it.year)?.is_some() {
        let message = format!("There is a prioritisation for {} already", it.year);
        faults.push(FieldError { field: "year".into(), message });
    }
    let register = board::current(unit, county)?;
    faults.extend(known(&register, day, &it.scorers));
    let mut matrix = Matrix::clone(&*matrix::on(unit.kernel(), day)?);
    faults.extend(weighted(&mut matrix, &it.weights));
    done(faults)?;
    let first = if it.first == 0 { matrix.scale.usual_first } else { it.first };
    let scoring = store::scoring::insert(unit, proof, county, &it.year, &it.about, &matrix, first)?;
    let mut rows = vec![scoring.clone()];
    for slug in it.scorers.iter().collect::<BTreeSet<_>>() {
        rows.push(store::scoring::ask(unit, proof, &scoring, &person(county, slug))?);
    }
    Ok((scoring, rows))
}

/// Changes who scores, the weights and what is asked. Who has given scores stays among the scorers.
///
/// # Errors
/// [`Fault::Conflict`] when it is decided or somebody else was first; [`Fault::Fields`] as [`open`].
pub fn change(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, Scoring>,
    seen: i64,
    it: &Opening,
) -> Outcome<Recorded> {
    let mut held = undecided(unit, permit)?;
    let register = board::current(unit, permit.county())?;
    let sheets = store::scoring::sheets(unit, permit, permit.id())?;
    let wanted: BTreeSet<String> = it.scorers.iter().map(|slug| person(&held.county, slug)).collect();
    // Who has left since is no longer known and stays, with what they gave.
    let new: Vec<String> = it
        .scorers
        .iter()
        .filter(|slug| !sheets.iter().any(|s| s.person == person(&held.county, slug)))
        .cloned()
        .collect();
    let mut faults = if wanted.is_empty() || !new.is_empty() {
        let ask = if new.is_empty() { &it.scorers } else { &new };
        known(&register, unit.today(), ask)
    } else {
        Vec::new()
    };
    for sheet in sheets.iter().filter(|s| !wanted.contains(&s.person) && s.given_at.is_some()) {
        let who = register.ever().who(&sheet.person);
        let message = format!("{who} has given scores, and stays among the scorers");
        faults.push(FieldError { field: "scorers".into(), message });
    }
    faults.extend(weighted(&mut held.matrix, &it.weights));
    done(faults)?;
    held.about.clone_from(&it.about);
    held.first = if it.first == 0 { held.matrix.scale.usual_first } else { it.first };
    let mut rows = vec![held.id.clone()];
    for sheet in sheets.iter().filter(|s| !wanted.contains(&s.person)) {
        store::scoring::unask(unit, permit, &sheet.id)?;
        rows.push(sheet.id.clone());
    }
    for slug in new.iter().collect::<BTreeSet<_>>() {
        rows.push(store::scoring::ask(unit, permit, &held.id, &person(&held.county, slug))?);
    }
    store::scoring::update(unit, permit, seen, &held)?;
    unit.record(permit, &events::ScoringChanged { scoring: held.id, version: seen + 1, rows })
}

pub(super) fn undecided<V>(unit: &mut Unit<'_>, permit: &Permit<V, Scoring>) -> Outcome<Held> {
    let held = store::scoring::one(unit, permit)?;
    if held.state == State::Decided {
        let words = "It is decided already. What was scored and decided stays as it is.";
        return Err(Fault::Conflict(words.into()));
    }
    Ok(held)
}

/// Adds candidates: by hand, or from what the partnerships' assessments bring to the county (SI 2007/1830 reg 7(g)).
///
/// # Errors
/// [`Fault::Fields`] when one has no title or is there already; [`Fault::Conflict`] when it is decided.
pub fn add(
    unit: &mut Unit<'_>,
    permit: &Permit<Govern, Scoring>,
    candidates: &[Candidate],
) -> Outcome<Recorded> {
    let held = undecided(unit, permit)?;
    let rows = add_as(unit, permit, &held, candidates)?;
    unit.record(permit, &events::CandidatesAdded { scoring: held.id, rows })
}

/// The same without its event.
pub(crate) fn add_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    held: &Held,
    candidates: &[Candidate],
) -> Outcome<Vec<String>> {
    if candidates.is_empty() {
        return Err(Fault::field(
            "title",
            "Enter a candidate in a few words, or choose matters from the assessments",
        ));
    }
    let mut there = store::scoring::candidates(unit, proof, &held.id)?;
    let mut rows = Vec::new();
    for it in candidates {
        let title = it.title.trim();
        if title.is_empty() {
            return Err(Fault::field("title", "Enter the candidate in a few words"));
        }
        if there.iter().any(|c| c.title.eq_ignore_ascii_case(title)) {
            return Err(Fault::field("title", format!("“{title}” is a candidate already")));
        }
        let place = there.iter().map(|c| c.place).max().unwrap_or(0) + 1;
        let kept = Kept {
            title: title.into(),
            about: it.about.trim().into(),
            place,
            basis: it.basis.clone(),
            ..Kept::default()
        };
        rows.extend(store::scoring::add_candidate(unit, proof, &held.id, &kept)?);
        there.push(kept);
    }
    Ok(rows)
}

/// Takes a candidate away that nobody has scored. One that was scored is decided upon, and kept with the reason.
///
/// # Errors
/// [`Fault::Conflict`] when somebody has given it a score, or it is decided; [`Fault::Absent`] when it is not there.
pub fn remove(unit: &mut Unit<'_>, permit: &Permit<Govern, Scoring>, candidate: &str) -> Outcome<Recorded> {
    let held = undecided(unit, permit)?;
    let sheets = store::scoring::sheets(unit, permit, &held.id)?;
    if sheets.iter().any(|s| s.scores.get(candidate).is_some_and(|marks| !marks.is_empty())) {
        let words = "Somebody has scored this candidate already, so it stays. When it is decided, say why it was not chosen.";
        return Err(Fault::Conflict(words.into()));
    }
    let rows = store::scoring::remove_candidate(unit, permit, candidate)?;
    unit.record(permit, &events::CandidateRemoved { scoring: held.id, rows })
}

/// Saves the scores of whoever holds the permit, or gives them. `blanks` says that what is left blank is meant so.
///
/// # Errors
/// [`Fault::Fields`] when a score cannot be, or blanks were left that are not said to be meant; [`Fault::Conflict`] when no more
/// scores are taken, or they saved others meanwhile.
pub fn give(
    unit: &mut Unit<'_>,
    permit: &Permit<Score, Scoring>,
    seen: i64,
    scores: &Scores,
    note: &str,
    give: bool,
    blanks: bool,
) -> Outcome<Recorded> {
    let held = store::scoring::one(unit, permit)?;
    if held.state != State::Open {
        let words =
            "No more scores are taken. Ask the partnership officer to open it again, if yours must change.";
        return Err(Fault::Conflict(words.into()));
    }
    let me = permit.actor().mark();
    let sheets = store::scoring::sheets(unit, permit, &held.id)?;
    let sheet = sheets.into_iter().find(|s| s.person == me).ok_or(Fault::Refused)?;
    let at = (give || sheet.given_at.is_some()).then(|| unit.now());
    let sheet = give_as(unit, permit, &held, sheet, seen, scores, note, at, blanks)?;
    let rows = vec![sheet.id.clone()];
    if at.is_some() {
        return unit.record(permit, &events::ScoresGiven { sheet: sheet.id, scoring: held.id, rows });
    }
    unit.record(permit, &events::ScoresSaved { sheet: sheet.id, scoring: held.id, rows })
}

/// The same for a given sheet and instant, without its event; nothing is given without one.
#[expect(clippy::too_many_arguments, reason = "one sheet, each part named once")]
pub(crate) fn give_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    held: &Held,
    mut sheet: Sheet,
    seen: i64,
    scores: &Scores,
    note: &str,
    at: Option<Timestamp>,
    blanks: bool,
) -> Outcome<Sheet> {
    let candidates = store::scoring::candidates(unit, proof, &held.id)?;
    let scale = held.matrix.scale;
    let mut kept = Scores::new();
    let mut faults = Vec::new();
    let mut left = 0;
    for candidate in &candidates {
        let marks = scores.get(&candidate.id);
        let mut row = BTreeMap::new();
        for criterion in &held.matrix.criteria {
            match marks.and_then(|m| m.get(&criterion.id)) {
                Some(score) if (scale.lowest..=scale.highest).contains(score) => {
                    row.insert(criterion.id.clone(), *score);
                }
                Some(_) => faults.push(FieldError {
                    field: format!("s-{}-{}", candidate.id, criterion.id),
                    message: format!(
                        "“{}”, {}: choose {} to {}",
                        candidate.title, criterion.title, scale.lowest, scale.highest
                    ),
                }),
                None => left += 1,
            }
        }
        if !row.is_empty() {
            kept.insert(candidate.id.clone(), row);
        }
    }
    done(faults)?;
    if at.is_some() && kept.is_empty() {
        return Err(Fault::field("scores", "Nothing is scored yet. Give at least one candidate a score"));
    }
    if at.is_some() && left > 0 && !blanks {
        let many = if left == 1 { "1 score is".into() } else { format!("{left} scores are") };
        let message = format!(
            "{many} left blank. Fill them, or say that you have no view there: a blank counts in no mean"
        );
        return Err(Fault::field("blanks", message));
    }
    match sheet.given_at {
        None => sheet.given_at = at,
        Some(_) => sheet.changed_at = at,
    }
    sheet.scores = kept;
    sheet.note = note.trim().into();
    store::scoring::put(unit, proof, seen, &sheet)?;
    Ok(sheet)
}

/// Takes no more scores. Sheets that were not given count for nothing.
///
/// # Errors
/// [`Fault::Conflict`] when nobody has given scores, it is not open, or somebody else was first.
pub fn close(unit: &mut Unit<'_>, permit: &Permit<Govern, Scoring>, seen: i64) -> Outcome<Recorded> {
    let mut held = undecided(unit, permit)?;
    let given = store::scoring::sheets(unit, permit, &held.id)?.iter().any(|s| s.given_at.is_some());
    if held.state != State::Open || !given {
        let words = if given {
            "It is closed already."
        } else {
            "Nobody has given scores yet, so there is nothing to close."
        };
        return Err(Fault::Conflict(words.into()));
    }
    held.state = State::Closed;
    store::scoring::update(unit, permit, seen, &held)?;
    let rows = vec![held.id.clone()];
    unit.record(permit, &events::ScoringClosed { scoring: held.id, version: seen + 1, rows })
}

/// Takes scores again.
///
/// # Errors
/// [`Fault::Conflict`] when it is decided or open, or somebody else was first.
pub fn reopen(unit: &mut Unit<'_>, permit: &Permit<Govern, Scoring>, seen: i64) -> Outcome<Recorded> {
    let mut held = undecided(unit, permit)?;
    if held.state == State::Open {
        return Err(Fault::Conflict("Scores are being taken already.".into()));
    }
    held.state = State::Open;
    store::scoring::update(unit, permit, seen, &held)?;
    let rows = vec![held.id.clone()];
    unit.record(permit, &events::ScoringReopened { scoring: held.id, version: seen + 1, rows })
}
