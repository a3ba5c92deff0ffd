//! A figure worked out: areas and periods chosen, counted, controlled, compared, and put in words.

use super::ask::{Against, Ask};
use super::control::{self, Passed};
use super::parts::{self, PartUse};
use super::raw::{self, RawLine};
use super::{Ground, Line, Model, Note, Period, Place, Point, Shown, finding, signal, standing, values};
use crate::Month;
use crate::areas::{Area, Kind, Vintage};
use crate::indicator::{Indicator, Method};
use disclosure::{Release, Released};
use kernel::rulebook::Confidence;
use kernel::{Fault, Outcome};

/// A figure worked out.
#[derive(Clone, Debug)]
pub struct Worked {
    /// What it says.
    pub model: Model,
    /// The parts that were counted, in order of dataset, source and month.
    pub parts: Vec<PartUse>,
    /// What showing it would release, where its dataset has a rule.
    pub release: Option<Release>,
    /// The question with everything filled in that was left open: the plan that makes it again.
    pub plan: Ask,
}

/// More cells than this are no figure: a page, a chart and a table cannot hold them.
const MOST: usize = 40_000;

/// Works out a figure.
///
/// # Errors
/// [`Fault::Fields`] on `indicator`, `area`, `period` or `against` when it cannot be had, and what to do: a dataset that is not loaded,
/// areas of two census bases, harm from a source without offence codes, a peer group that was not entered.
pub fn work(ground: &Ground, it: &Indicator, ask: &Ask, released: &Released) -> Outcome<Worked> {
    refuse_method(it)?;
    let own: Vec<&Area> = ask.areas.iter().map(|code| ground.area(code)).collect::<Outcome<_>>()?;
    let first = *own.first().ok_or_else(|| Fault::field("area", "Say which area: give its code"))?;
    suits(it, &own)?;
    let kind = ask.over.unwrap_or(it.indicator.period);
    let to = match ask.to {
        Some(to) => to,
        None => last_known(ground, it, &first.code)?,
    };
    let periods = raw::periods(kind, ask.from, to);
    if periods.is_empty() {
        let words =
            "No whole period lies between these months. Choose an earlier first month or a later last one";
        return Err(Fault::field("period", words));
    }
    let (lines, among) = lines(ground, ask, &own)?;
    if lines.len() * periods.len() > MOST {
        return Err(Fault::field(
            "period",
            "That is more than a figure can show. Choose fewer areas or a shorter time",
        ));
    }
    let raws = raw::gather(ground, it, &lines, &periods)?;
    let dataset = ground.dataset(&it.indicator.numerator.dataset)?;
    let beneath = if control::open(&control::policy(dataset)) {
        Vec::new()
    } else {
        raw::gather(ground, it, &under(ground, &lines), &periods)?
    };
    let plan = Ask { from: Some(periods[0].to), to: Some(to), ..ask.clone() };
    let passed = control::control(it, dataset, &raws, &beneath, released, &plan.words())?;
    let parts = parts::counted(ground, it, &lines, &periods)?;
    let model = model(ground, it, (&raws, &passed), &among, &parts)?;
    Ok(Worked { model, parts, release: passed.release, plan })
}

/// Methods that need what no loaded source carries.
fn refuse_method(it: &Indicator) -> Outcome<()> {
    match it.indicator.method {
        Method::DirectlyStandardised | Method::IndirectlyStandardised => {
            let words = "It is standardised, which needs counts and populations by age, and its source has none. Choose the crude rate";
            Err(Fault::field("indicator", words))
        }
        _ => Ok(()),
    }
}

/// Whether the indicator may be shown for these areas, and they can stand in one figure.
fn suits(it: &Indicator, own: &[&Area]) -> Outcome<()> {
    let groups = &it.indicator.groups;
    for area in own {
        // A stable area is made of small areas, and stands for them where bases change.
        let name = if area.kind == Kind::Stable { Kind::Lsoa.name() } else { area.kind.name() };
        if !groups.is_empty() && !groups.iter().any(|group| group == name) {
            let words = format!(
                "“{}” is not shown for a {} such as {}. It is shown by {}",
                it.title(),
                area.kind.words(),
                area.name,
                groups.join(", ")
            );
            return Err(Fault::field("area", words));
        }
    }
    let on = |vintage| own.iter().find(|area| area.kind == Kind::Lsoa && area.vintage == vintage);
    if let (Some(older), Some(newer)) = (on(Vintage::Y2011), on(Vintage::Y2021)) {
        let words = format!(
            "{} stands on the boundaries of 2011 and {} on those of 2021: they are not put together. Choose the stable areas in \
             which they lie",
            older.code, newer.code
        );
        return Err(Fault::field("area", words));
    }
    Ok(())
}

/// The last month that is complete for an area.
fn last_known(ground: &Ground, it: &Indicator, area: &str) -> Outcome<i32> {
    let id = &it.indicator.numerator.dataset;
    let (counts, set) = (ground.counts(id)?, ground.set(id, area)?);
    let nothing = || Fault::field("period", format!("Nothing complete is loaded for {} yet", set.name));
    let (first, last) = counts.span().ok_or_else(nothing)?;
    if raw::yearly(ground, it)? {
        return Ok(last.year() * 12 + 11);
    }
    let numerator = raw::numerator(ground, it)?;
    let step = numerator.step();
    let known = |month: &Month| {
        let entry = Period { from: month.0, to: month.0 + step - 1 };
        numerator.over(&set, &[entry]).iter().any(|(sum, _)| sum.is_ok())
    };
    let found = first.to(last).rev().find(known).ok_or_else(nothing)?;
    Ok(found.0 + step - 1)
}

/// The areas of a figure, by code, and what each is doing there.
type Wanted = Vec<(String, Place)>;

/// The areas of the figure, and with what they are compared in words.
fn lines(ground: &Ground, ask: &Ask, own: &[&Area]) -> Outcome<(Wanted, Option<String>)> {
    let mut lines: Vec<(String, Place)> = own.iter().map(|area| (area.code.clone(), Place::Own)).collect();
    let first = own[0];
    let mut among = None;
    match &ask.against {
        Against::Nothing | Against::YearBefore => {}
        Against::Whole(kind) => {
            // A county lies in a force through its districts.
            let force = || match ground.areas.forces(&first.code)[..] {
                [one] if *kind == Kind::Force => Some(one),
                _ => None,
            };
            let whole =
                ground.areas.parent(&first.code, *kind).or_else(force).filter(|it| it.code != first.code);
            let whole = whole.ok_or_else(|| {
                Fault::field("against", format!("{} lies in no {}", first.name, kind.words()))
            })?;
            lines.push((whole.code.clone(), Place::Reference));
        }
        Against::Alike => {
            let outer = [Kind::County, Kind::Force, Kind::Region]
                .into_iter()
                .find_map(|kind| ground.areas.parent(&first.code, kind).filter(|it| it.code != first.code));
            let outer = outer.ok_or_else(|| {
                Fault::field(
                    "against",
                    format!("{} lies in no larger area, so that nothing is alike", first.name),
                )
            })?;
            let peers = ground.areas.within(&outer.code, first.kind);
            // Small areas of the other base are never among the peers.
            let alike: Vec<&&Area> = peers
                .iter()
                .filter(|it| {
                    it.kind != Kind::Lsoa || it.vintage == first.vintage || it.vintage == Vintage::Both
                })
                .collect();
            among = Some(format!("the {} areas like it in {}", alike.len(), outer.name));
            let others = alike.into_iter().filter(|it| !ask.areas.contains(&it.code));
            lines.extend(others.map(|it| (it.code.clone(), Place::Peer)));
        }
        Against::Group(name) => {
            let group = ground.group(name)?;
            let known: Vec<&String> =
                group.members.iter().filter(|code| ground.areas.get(code).is_some()).collect();
            let day = kernel::clock::words::format(group.day);
            among =
                Some(format!("the {} members of “{}” ({}, {day})", known.len(), group.title, group.source));
            let others = known.into_iter().filter(|code| !ask.areas.contains(code));
            lines.extend(others.map(|code| (code.clone(), Place::Peer)));
        }
    }
    Ok((lines, among))
}

/// The districts beneath the areas of a figure that are larger: what could be worked out from them.
fn under(ground: &Ground, lines: &[(String, Place)]) -> Vec<(String, Place)> {
    let mut out: Vec<(String, Place)> = Vec::new();
    for (code, _) in lines {
        let larger =
            ground.areas.get(code).is_some_and(|it| it.kind > Kind::District && it.kind < Kind::Region);
        for part in ground.areas.within(code, Kind::District).into_iter().filter(|_| larger) {
            let there = |all: &[(String, Place)]| all.iter().any(|(known, _)| *known == part.code);
            if !there(lines) && !there(&out) {
                out.push((part.code.clone(), Place::Peer));
            }
        }
    }
    out
}

fn model(
    ground: &Ground,
    it: &Indicator,
    (raws, passed): (&[RawLine], &Passed),
    among: &Option<String>,
    parts: &[PartUse],
) -> Outcome<Model> {
    let decimals = decimals(it);
    let mut lines: Vec<Line> = raws
        .iter()
        .zip(&passed.cells)
        .map(|(line, kept)| {
            let point = |(cell, kept): (&raw::RawCell, &values::Controlled)| Point {
                period: cell.period,
                value: values::value(it, cell, kept),
            };
            let points = line.cells.iter().zip(kept).map(point).collect();
            Line { area: line.area.clone(), place: line.place, points }
        })
        .collect();
    let mut notes = Vec::new();
    let mut note = |kind: &str, says: String| notes.push(Note { kind: kind.into(), says });
    let mut stands = None;
    if let Some(among) = among {
        match standing::standing(it, &lines, among, decimals) {
            Ok(found) => {
                if !found.dropped.is_empty() {
                    note("dropped", format!("Left out of the comparison: {}", found.dropped.join("; ")));
                }
                stands = Some(found);
            }
            Err(why) => note("compared", format!("It is not compared: {why}")),
        }
        // A peer without its last value is named above and drawn nowhere.
        lines.retain(|line| line.place != Place::Peer || last(line).is_some());
    }
    let own = lines.first().ok_or(Fault::Absent)?;
    said(ground, it, &lines, &mut note)?;
    let title = finding::finding(it, own, stands.as_ref(), decimals);
    let signals = signal::signals(it, own);
    Ok(Model {
        indicator: it.id().into(),
        label: it.title().into(),
        title,
        unit: it.unit(),
        method: it.indicator.method.words().into(),
        polarity: it.indicator.polarity,
        decimals,
        standing: stands,
        signals,
        notes,
        source: source(ground, it, parts)?,
        lines,
    })
}

fn last(line: &Line) -> Option<f64> {
    line.points.last().and_then(|point| point.value.shown.number())
}

/// What must be said beside the figure.
fn said(ground: &Ground, it: &Indicator, lines: &[Line], note: &mut impl FnMut(&str, String)) -> Outcome<()> {
    let cells = || lines.iter().flat_map(|line| line.points.iter().map(move |point| (line, point)));
    let hidden = cells().filter(|(_, point)| point.value.shown == Shown::Withheld).count();
    if hidden > 0 {
        let words = if hidden == 1 { "1 value is".into() } else { format!("{hidden} values are") };
        note("hidden", format!("{words} hidden to protect small numbers"));
    }
    let rounded = cells().find_map(|(_, point)| match point.value.numerator {
        Shown::Number { rounded, .. } => rounded,
        _ => None,
    });
    if let Some(base) = rounded {
        note(
            "rounded",
            format!("Counts are rounded to {base}, and values are worked out from rounded counts"),
        );
    }
    let missing = cells().find_map(|(line, point)| match &point.value.shown {
        Shown::Missing { why } => Some(format!("{}, {}: {why}", line.area.name, point.period.words())),
        _ => None,
    });
    if let Some(first) = missing {
        let all = cells().filter(|(_, point)| matches!(point.value.shown, Shown::Missing { .. })).count();
        let more = if all > 1 { format!(" ({all} values in all)") } else { String::new() };
        note("missing", format!("Not known and not counted as nought: {first}{more}"));
    }
    let late = cells().find_map(|(_, point)| point.value.notes.first().cloned());
    if let Some(late) = late {
        note("base", format!("Some rates rest on the {late}"));
    }
    let (from, to) = cells().fold((i32::MAX, i32::MIN), |(from, to), (_, point)| {
        (from.min(point.period.from), to.max(point.period.to))
    });
    for gap in &it.indicator.comparability {
        if super::month_of(&gap.from).is_some_and(|month| month > from && month <= to) {
            note("break", gap.says.clone());
        }
    }
    note("caveat", it.indicator.caveat.clone());
    if it.meta.confidence == Confidence::Unverified {
        note("unverified", "The definition of this indicator has not been checked against its source".into());
    }
    for id in it.datasets() {
        if ground.dataset(id)?.meta.confidence == Confidence::Unverified {
            let words = "The description of this dataset has not been checked against its source";
            note("unverified", format!("{}: {words}", ground.dataset(id)?.meta.title));
        }
    }
    Ok(())
}

/// The line of source: publisher, dataset, months, files, licence.
fn source(ground: &Ground, it: &Indicator, parts: &[PartUse]) -> Outcome<String> {
    let mut out = Vec::new();
    for id in it.datasets() {
        let dataset = ground.dataset(id)?;
        let of: Vec<&PartUse> = parts.iter().filter(|part| part.dataset == id).collect();
        let (from, to) = (of.iter().map(|p| p.from).min(), of.iter().map(|p| p.to).max());
        let when =
            from.zip(to).map(|(from, to)| format!(", {}", Period { from, to }.words())).unwrap_or_default();
        let files = if of.len() == 1 { "1 file".into() } else { format!("{} files", of.len()) };
        let about = &dataset.dataset;
        out.push(format!("{}, {}{when} ({files}; {})", about.publisher, dataset.meta.title, about.licence));
    }
    Ok(format!("Source: {}", out.join("; ")))
}

/// Decimals that do not pretend: none for counts, one for rates and percentages.
fn decimals(it: &Indicator) -> u8 {
    u8::from(it.indicator.denominator.is_some())
}
