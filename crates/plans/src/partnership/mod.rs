//! A partnership's plan for a legal year (SI 2007/1830 regs 10 to 14): its sections, the consideration of last year's assessment and
//! agreement, whose views were sought, its summary, and the copy to the commissioner.

mod answer;
mod begun;
mod consultation;
mod copy;
mod evidence;
mod refresh;
mod summary;

pub use answer::{ANSWERS, Answer};
pub(crate) use begun::begun;
pub use begun::begun_with;
pub use consultation::Consultation;
pub use copy::Copy;
pub(crate) use evidence::{consulted, evidence};
pub use refresh::look_again;
pub(crate) use summary::publish_as;
pub use summary::{Published, publish, published};

use crate::statutory::check::{Ground, names, substance};
use crate::statutory::{Line, Section, Whole, year};

/// The sections of a plan: those of regulation 11(1), public help (reg 13), and its summary (reg 14).
pub const SECTIONS: &[Section] = &[
    Section { name: "introduction", title: "Introduction and area", asks: "", law: "" },
    Section {
        name: "a",
        title: "The strategy",
        asks: "A strategy for reducing re-offending, crime and disorder and for combating substance misuse",
        law: "regulation 11(1)(a)",
    },
    Section {
        name: "b",
        title: "The priorities",
        asks: "The priorities that the strategic assessment identified, which is named",
        law: "regulation 11(1)(b)",
    },
    Section {
        name: "c",
        title: "What the authorities will do",
        asks: "The steps that the responsible authorities need to take",
        law: "regulation 11(1)(c)",
    },
    Section {
        name: "d",
        title: "Resources",
        asks: "How the responsible authorities should allocate and deploy their resources",
        law: "regulation 11(1)(d)",
    },
    Section {
        name: "e",
        title: "How success is measured",
        asks: "The steps that each responsible authority shall take to measure its success",
        law: "regulation 11(1)(e)",
    },
    Section {
        name: "f",
        title: "Consulting, help and publishing",
        asks: "The steps to comply with regulations 12, 13 and 14: views, public help, and the summary",
        law: "regulation 11(1)(f)",
    },
    Section {
        name: "help",
        title: "How people in the area might help",
        asks: "How far people living and working in the area might assist",
        law: "regulation 13",
    },
    Section { name: "summary", title: "Summary", asks: "", law: "" },
];

/// What the checklist asks of a section beyond that it says something; nothing for a section of which it asks no more.
pub(crate) fn reads(section: &str, text: &str, ground: &Ground) -> Option<Result<String, String>> {
    let said = match substance(text) {
        Ok(said) => said,
        Err(why) => return Some(Err(why)),
    };
    match section {
        "b" => Some(prioritised(text, ground).map(|how| format!("{said}; {how}"))),
        "e" => Some(measured(text, ground).map(|how| format!("{said}; {how}"))),
        "f" => Some(complied(text).map(|how| format!("{said}; {how}"))),
        _ => None,
    }
}

fn prioritised(text: &str, ground: &Ground) -> Result<String, String> {
    let before = year::before(&ground.year);
    if names(text, "", &before) {
        return Ok(format!("the assessment of {before} is named"));
    }
    Err(format!("It does not say that these are the priorities of the strategic assessment of {before}"))
}

/// Each authority measures its own success: each is named, or all are spoken of as each.
fn measured(text: &str, ground: &Ground) -> Result<String, String> {
    let small = text.to_lowercase();
    let each =
        ["each authority", "every authority", "each responsible authority", "every responsible authority"];
    if each.iter().any(|way| small.contains(way)) {
        return Ok("each authority is spoken of".into());
    }
    let missing: Vec<&str> = ground
        .authorities
        .iter()
        .filter(|called| !called.iter().any(|name| small.contains(&name.to_lowercase())))
        .filter_map(|called| called.first().map(String::as_str))
        .collect();
    if ground.authorities.is_empty() || missing.len() == ground.authorities.len() {
        return Err("It does not say what each responsible authority will do to measure success".into());
    }
    match missing.is_empty() {
        true => Ok("each authority is named".into()),
        false => Err(format!("It says nothing of {}", missing.join(", "))),
    }
}

fn complied(text: &str) -> Result<String, String> {
    let small = text.to_lowercase();
    let parts: [(&str, &[&str]); 3] = [
        ("how views are sought (regulation 12)", &["consult", "views", "engage", "survey", "meeting"]),
        ("how people might help (regulation 13)", &["help", "assist", "volunteer"]),
        ("how the summary is published (regulation 14)", &["summary", "publish"]),
    ];
    let missing: Vec<&str> = parts
        .iter()
        .filter(|(_, words)| !words.iter().any(|word| small.contains(word)))
        .map(|(what, _)| *what)
        .collect();
    match missing.is_empty() {
        true => Ok("views, help and summary are spoken of".into()),
        false => Err(format!("It does not say {}", missing.join(", nor "))),
    }
}

/// Whether last year's assessment and agreement were considered (reg 10): each is listed, and each of its priorities is answered.
pub(crate) fn answers_read(whole: &Whole, ground: &Ground) -> Vec<Line> {
    let before = year::before(&ground.year);
    let line = |of: &str, what: &str, law: &str| {
        let all: Vec<&Answer> = whole.answers.iter().map(|kept| &kept.it).filter(|it| it.of == of).collect();
        let open = all.iter().filter(|it| it.answer.is_empty()).count();
        let (there, why) = match (all.len(), open) {
            (0, _) => (false, format!("Nothing of the {what} of {before} is listed")),
            (all, 0) => (true, if all == 1 { "1 answered".into() } else { format!("{all} answered") }),
            (all, 1) => (false, format!("1 of {all} is not answered")),
            (all, open) => (false, format!("{open} of {all} are not answered")),
        };
        Line {
            mark: format!("considered:{of}"),
            section: String::new(),
            asks: format!("The {what} of the year before was considered"),
            law: law.into(),
            there,
            why,
        }
    };
    vec![
        line("assessment", "strategic assessment", "regulation 10 (the assessment)"),
        line("agreement", "community safety agreement", "regulation 10(3) (the agreement)"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "More is said here than a heading and a phrase, so that a reader learns something.";

    #[test]
    fn a_section_of_a_plan_says_what_the_regulation_asks() {
        let ground = Ground {
            year: "2022-23".into(),
            authorities: vec![
                vec!["Loamshire Constabulary".into()],
                vec!["Ambermoor District Council".into(), "ADC".into()],
            ],
            ..Ground::default()
        };
        for (section, more, there) in [
            ("a", "", true),
            // The assessment of the year before is that of 2021-22.
            ("b", "", false),
            ("b", "As the assessment of 2021-22 found.", true),
            ("b", "As the assessment of 2020-21 found.", false),
            ("e", "", false),
            ("e", "Each authority counts its own.", true),
            ("e", "Loamshire Constabulary counts calls.", false),
            ("e", "Loamshire Constabulary counts calls and ADC counts visits.", true),
            ("f", "Views are sought in May.", false),
            ("f", "Views are sought in May, people are asked to help, and a summary follows.", true),
        ] {
            let text = format!("{LONG} {more}");
            let read = reads(section, &text, &ground).unwrap_or_else(|| substance(&text));
            assert_eq!(read.is_ok(), there, "{section}: {more}: {read:?}");
        }
    }
}
