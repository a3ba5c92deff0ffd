//! A figure made again from the parts that were kept, and whether it says the same.

use super::county::{self, counted_then, stamped, table};
use super::store::{self, Kept, Version};
use super::{Ground, differ, keep::print_of, work};
use crate::indicator::Indicators;
use kernel::{Fault, Kernel, Outcome, Proof, SystemActs, Unit};

/// What came of making a figure again.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// The figure.
    pub figure: Kept,
    /// The version that was made again.
    pub version: Version,
    /// Whether it says the same, from the same parts, by the same definition.
    pub equal: bool,
    /// What differs, in words.
    pub differs: Vec<String>,
}

/// Makes a version of a figure again, the newest for none, from the parts that counted then, and compares. With `files`, the rows that
/// were kept are read too and held against their hash.
///
/// # Errors
/// [`Fault::Absent`] when there is no such figure or version; [`Fault::Broken`] when the store cannot be read.
pub fn explain(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    figure: &str,
    version: Option<i64>,
    files: bool,
) -> Outcome<Explained> {
    let kept = store::one(unit, proof, figure)?.ok_or(Fault::Absent)?;
    let was = store::version(unit, proof, figure, version)?.ok_or(Fault::Absent)?;
    let mut differs = Vec::new();
    let all = Indicators::of(unit.kernel())?;
    let Some(it) = all.one(&kept.ask.indicator) else {
        differs.push(format!("the rulebook no longer has the indicator “{}”", kept.ask.indicator));
        return Ok(Explained { figure: kept, version: was, equal: false, differs });
    };
    if it.hash() != was.definition {
        differs.push("the indicator is defined otherwise now".into());
    }
    for dataset in &was.rests_on {
        let parts = counted_then(unit, proof, &kept.county, dataset)?;
        let now =
            stamped(&dataset.dataset, parts.iter().map(|part| (part.id.as_str(), part.sha256.as_str())));
        if now != *dataset {
            differs.push(format!(
                "{}: {} parts are kept of the {} that counted",
                dataset.dataset, now.parts, dataset.parts
            ));
        }
    }
    if files {
        for part in was.parts.iter().filter(|part| !part.kept.is_empty()) {
            if unit.kernel().files().read(&part.kept).is_err() {
                differs.push(format!(
                    "the rows of part {} are not in the file store, or not as they were kept",
                    part.part
                ));
            }
        }
    }
    let actor = table(&kept.county, unit.today());
    let ground = Ground::of(unit, &actor, &kept.county, [it])?;
    let ground = ground.at_the_time(unit, proof, &kept.county, it, &was.rests_on)?;
    let released = county::before(unit, &actor, &kept.county, it, Some(&was.id))?;
    match work(&ground, it, &was.plan, &released) {
        Ok(again) => {
            if print_of(&again.model) != was.print {
                differs.extend(differ::between(&was.model, &again.model));
            }
            if again.parts != was.parts {
                differs.push("other parts were counted".into());
            }
        }
        Err(Fault::Broken(why)) => return Err(Fault::Broken(why)),
        Err(fault) => differs.push(format!("it cannot be worked out: {fault}")),
    }
    Ok(Explained { equal: differs.is_empty(), figure: kept, version: was, differs })
}

/// What the command line says of a figure that was made again.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Told {
    /// `loamshire/FIG-0001`
    pub figure: String,
    /// The version that was made again.
    pub version: i64,
    /// What it says.
    pub title: String,
    /// The question that makes it again.
    pub plan: String,
    /// Whether it is the same.
    pub equal: bool,
    /// What differs.
    pub differs: Vec<String>,
    /// The datasets that it rests on, each with a hash over its files.
    pub rests_on: Vec<super::DataVersion>,
    /// The parts that were counted.
    pub parts: Vec<super::PartUse>,
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{}, version {}", self.figure, self.version)?;
        writeln!(f, "  {}", self.title)?;
        writeln!(f, "  asked for: {}", self.plan)?;
        for data in &self.rests_on {
            writeln!(f, "  rests on {}: {} parts, {}", data.dataset, data.parts, data.hash)?;
        }
        writeln!(f, "  counted from {} parts:", self.parts.len())?;
        for part in &self.parts {
            writeln!(f, "    {} {} load {} file {}", part.dataset, part.source, part.load, part.sha256)?;
        }
        if self.equal {
            return write!(f, "Made again from these parts, it is the same.");
        }
        write!(f, "Made again, it is not the same:")?;
        self.differs.iter().try_for_each(|it| write!(f, "\n  {it}"))
    }
}

/// Makes a figure again, for the command line. Whoever runs it has the store in hand.
///
/// # Errors
/// [`Fault::Fields`] on `figure` when there is none; [`Fault::Broken`] when the store cannot be read.
pub fn told(kernel: &Kernel, figure: &str, version: Option<i64>, files: bool) -> Outcome<Told> {
    let (county, reference) = figure.split_once('/').unwrap_or_default();
    let acts = SystemActs::without_a_permit_because("the command line", county, kernel.today());
    let id = store::id_of(county, reference);
    let it = kernel.read(|unit| explain(unit, &acts, &id, version, files)).map_err(|fault| match fault {
        Fault::Absent => Fault::field(
            "figure",
            format!(
                "There is no figure “{figure}”. Give its county and reference, such as loamshire/FIG-0001"
            ),
        ),
        other => other,
    })?;
    Ok(Told {
        figure: it.figure.id,
        version: it.version.number,
        title: it.version.model.title,
        plan: it.version.plan.words(),
        equal: it.equal,
        differs: it.differs,
        rests_on: it.version.rests_on,
        parts: it.version.parts,
    })
}
