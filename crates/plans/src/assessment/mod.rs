//! A partnership's strategic assessment of a legal year (SI 2007/1830 regs 5 to 7): its sections, its findings, the log of what was
//! considered, and what of it goes to the county group.

mod evidence;
mod finding;
mod input;
mod matters;

pub(crate) use evidence::{editions, evidence};
pub use finding::{Finding, LONGEST};
pub use input::{CLASSES, Class, Input};
pub use matters::{Matter, matters, of_year};

use crate::statutory::check::{Ground, names, substance};
use crate::statutory::{Begun, Details, Line, Section, Sort, Whole, year};
use crate::store::statutory::document;
use kernel::{Outcome, Proof, Unit};

/// The sections of an assessment: those that regulation 7 asks for, between those that councils have by custom.
pub const SECTIONS: &[Section] = &[
    Section { name: "introduction", title: "Introduction and method", asks: "", law: "" },
    Section {
        name: "a",
        title: "Levels and patterns",
        asks: "An analysis of the levels and patterns of re-offending, crime and disorder and substance misuse",
        law: "regulation 7(a)",
    },
    Section {
        name: "b",
        title: "What has changed",
        asks: "The changes in them since the previous assessment, which is named",
        law: "regulation 7(b)",
    },
    Section {
        name: "c",
        title: "Why it changed",
        asks: "Why those changes occurred",
        law: "regulation 7(c)",
    },
    Section {
        name: "d",
        title: "What should be prioritised",
        asks: "What the responsible authorities should prioritise, as numbered findings",
        law: "regulation 7(d)",
    },
    Section {
        name: "e",
        title: "What people think should be prioritised",
        asks: "What people living and working in the area think should be prioritised",
        law: "regulation 7(e)",
    },
    Section {
        name: "f",
        title: "How far last year’s plan was carried out",
        asks: "How far the partnership plan of the year before was carried out",
        law: "regulation 7(f)",
    },
    Section {
        name: "g",
        title: "Matters for the county group",
        asks: "Matters to bring to the attention of the county strategy group, or that there are none",
        law: "regulation 7(g)",
    },
    Section { name: "gaps", title: "What the data cannot say", asks: "", law: "" },
];

/// What the checklist asks of a section beyond that it says something; nothing for a section of which it asks no more.
pub(crate) fn reads(
    section: &str,
    text: &str,
    whole: &Whole,
    ground: &Ground,
) -> Option<Result<String, String>> {
    match section {
        "b" => {
            Some(substance(text).and_then(|said| compared(text, ground).map(|how| format!("{said}; {how}"))))
        }
        "d" => Some(match whole.findings.iter().filter(|kept| kept.it.priority).count() {
            0 => Err("No finding is marked as a priority: record each as a finding of its own".into()),
            1 => Ok("1 finding is a priority".into()),
            many => Ok(format!("{many} findings are priorities")),
        }),
        "g" => Some(match whole.findings.iter().filter(|kept| kept.it.county).count() {
            0 if says_none(text) => Ok("It says that there are none".into()),
            0 => {
                Err("No finding is marked for the county group, and nothing says that there are none".into())
            }
            1 => Ok("1 finding is for the county group".into()),
            many => Ok(format!("{many} findings are for the county group")),
        }),
        _ => None,
    }
}

fn compared(text: &str, ground: &Ground) -> Result<String, String> {
    let before = year::before(&ground.year);
    let (title, label) =
        ground.previous.as_ref().map_or(("", before.as_str()), |(title, label)| (title, label));
    if names(text, title, label) {
        return Ok(format!("the assessment of {label} is named"));
    }
    let small = text.to_lowercase();
    let first = ["first strategic assessment", "first assessment", "no previous assessment"];
    if !first.iter().any(|way| small.contains(way)) {
        return Err(format!(
            "It names no previous assessment. Name that of {label}, or say that this is the first assessment"
        ));
    }
    match &ground.previous {
        None => Ok("it says that it is the first".into()),
        Some((_, kept)) => {
            Err(format!("It says that it is the first assessment, but that of {kept} is kept here"))
        }
    }
}

fn says_none(text: &str) -> bool {
    let small = text.to_lowercase();
    ["no matters", "no matter ", "nothing to bring", "none to bring"].iter().any(|way| small.contains(way))
}

/// The log of inputs, a line for each class of source (reg 6).
pub(crate) fn inputs_read(whole: &Whole) -> Vec<Line> {
    let line = |class: &Class| {
        let of: Vec<&Input> =
            whole.inputs.iter().map(|kept| &kept.it).filter(|it| it.class == class.name).collect();
        let (answered, open): (Vec<&Input>, Vec<&Input>) = of.into_iter().partition(|it| it.is_answered());
        let nil = answered.iter().filter(|it| it.nil).count();
        let (there, why) = match (answered.len(), open.len()) {
            (0, 0) => (false, "Nothing is in the log".into()),
            (0, waiting) => (false, format!("{waiting} asked, none has answered")),
            (all, _) if nil == all => (true, "A nil return is recorded".into()),
            (all, _) => (true, format!("{all} in the log")),
        };
        Line {
            mark: format!("source:{}", class.name),
            section: String::new(),
            asks: class.asks.into(),
            law: format!("regulation 6 ({})", class.title.to_lowercase()),
            there,
            why,
        }
    };
    CLASSES.iter().map(line).collect()
}

/// What an assessment is begun with: last year's words and sources, and the names of what it must speak of.
pub(crate) fn begun(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    (county, group, label): (&str, &str, &str),
    last: Option<&Whole>,
) -> Outcome<Begun> {
    let before = year::before(label);
    let plan = document::find(unit, proof, Sort::Plan, (county, group, &before))?;
    let mut out = Begun::default();
    if let Some(last) = last {
        out.details = Details {
            title: String::new(),
            authors: last.details.authors.clone(),
            geography: last.details.geography.clone(),
            periods: Vec::new(),
            usage: last.details.usage.clone(),
            marking: last.details.marking.clone(),
        };
        for name in ["introduction", "a", "c", "d", "e", "g", "gaps"] {
            out.sections.push((name, last.text(name).to_string()));
        }
        out.sections.push(("b", format!("Compared with the previous assessment, “{}”:", last.details.title)));
    }
    let of = plan.map_or_else(|| format!("the plan of {before}"), |held| format!("“{}”", held.details.title));
    out.sections.push(("f", format!("How far {of} was carried out:")));
    // Each class is asked for from the first day, and so are the sources of last year.
    for class in CLASSES {
        let again = last.into_iter().flat_map(|last| &last.inputs).map(|kept| &kept.it);
        let again: Vec<Input> = again
            .filter(|it| it.class == class.name)
            .map(|it| Input { class: it.class.clone(), source: it.source.clone(), ..Input::default() })
            .collect();
        if again.is_empty() {
            out.inputs.push(Input {
                class: class.name.into(),
                source: class.title.into(),
                ..Input::default()
            });
        }
        out.inputs.extend(again);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutory::Kept;

    const LONG: &str = "More is said here than a heading and a phrase, so that a reader learns something.";

    fn ground(previous: Option<(&str, &str)>) -> Ground {
        let previous = previous.map(|(title, label)| (title.to_string(), label.to_string()));
        Ground { year: "2021-22".into(), previous, ..Ground::default() }
    }

    #[test]
    fn what_has_changed_is_told_against_a_named_assessment() {
        let kept = ("The Vale’s Assessment", "2020-21");
        for (text, before, there) in [
            (LONG.to_string(), None, false),
            // The year before 2021-22 is 2020-21, in any spelling.
            (format!("{LONG} Since 2020-21."), None, true),
            (format!("{LONG} Since 2020/21."), Some(kept), true),
            (format!("{LONG} Since 2019-20."), None, false),
            (format!("{LONG} See the vale’s assessment."), Some(kept), true),
            (format!("{LONG} This is the first assessment."), None, true),
            // One that is kept here is not forgotten by saying so.
            (format!("{LONG} This is the first assessment."), Some(kept), false),
            ("Since 2020-21: to follow.".to_string(), None, false),
        ] {
            let read = reads("b", &text, &Whole::default(), &ground(before)).expect("it is read");
            assert_eq!(read.is_ok(), there, "{text}: {read:?}");
        }
    }

    #[test]
    fn priorities_and_matters_are_findings() {
        let finding = |priority, county| Kept {
            id: "1".into(),
            number: 1,
            version: 1,
            at: jiff::Timestamp::UNIX_EPOCH,
            by: String::new(),
            it: Finding { priority, county, ..Finding::default() },
        };
        let read = |section: &str, text: &str, all: Vec<Kept<Finding>>| {
            let whole = Whole { findings: all, ..Whole::default() };
            reads(section, text, &whole, &ground(None)).is_some_and(|read| read.is_ok())
        };
        assert!(!read("d", LONG, vec![]) && !read("d", LONG, vec![finding(false, true)]));
        assert!(read("d", "", vec![finding(true, false)]));
        assert!(!read("g", LONG, vec![finding(true, false)]) && read("g", "", vec![finding(false, true)]));
        assert!(read("g", "There are no matters for the county group this year.", vec![]));
    }

    #[test]
    fn a_nil_return_is_an_answer_and_silence_is_none() {
        let input = |class: &str, received, nil| Kept {
            id: "1".into(),
            number: 1,
            version: 1,
            at: jiff::Timestamp::UNIX_EPOCH,
            by: String::new(),
            it: Input { class: class.into(), received, nil, ..Input::default() },
        };
        let day = Some(jiff::civil::date(2021, 10, 4));
        let whole = Whole {
            inputs: vec![
                input("plan", day, false),
                input("committee", day, true),
                input("community", None, false),
            ],
            ..Whole::default()
        };
        let there: Vec<String> =
            inputs_read(&whole).into_iter().filter(|line| line.there).map(|line| line.mark).collect();
        assert_eq!(there, ["source:committee", "source:plan"]);
    }
}
