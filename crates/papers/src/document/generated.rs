//! Papers made up at random: some of the usual shape, some of any shape.

use jiff::civil::{Date, date};
use kernel::contracts::paper::{Answered, Block, CoverField, List, ListStyle, Paper, Run, Text, YesNo};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::sample;
use super::template::{Content, CoverKind, SectionSpec, Template};

const WORDS: &[&str] = &[
    "board",
    "district",
    "the",
    "plan",
    "of",
    "County",
    "safety",
    "2021",
    "£3,000",
    "Act",
    "and",
    "police",
    "to",
    "(ABC)",
    "well-being",
    "'place'",
    "year",
    "Group",
    "in",
    "15",
    "a",
    "is",
    "asked",
    "Section",
    "17",
    "e.g.",
    "co-operation",
    "—",
    "I",
    "1998",
    "Yes",
    "No",
];

fn phrase(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    vec(prop::sample::select(WORDS), count).prop_map(|words| words.join(" "))
}

/// A sentence with a capital and a full stop.
fn sentence() -> impl Strategy<Value = String> {
    phrase(3..18).prop_map(|words| format!("There {words} end."))
}

/// A name that could be a heading.
fn name() -> impl Strategy<Value = String> {
    let middle = prop::sample::select(&["Alpha", "Harm", "River", "Night", "Youth", "Rural", "Street"][..]);
    let kind = prop::sample::select(&["Group", "Board", "Panel", "Partnership", "Forum"][..]);
    (middle, "[A-Z][a-z]{3,8}", kind).prop_map(|(middle, own, kind)| format!("{own} {middle} {kind}"))
}

fn day() -> impl Strategy<Value = Date> {
    (2014i16..2040, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn answer() -> impl Strategy<Value = Option<YesNo>> {
    option::of(prop_oneof![Just(YesNo::Yes), Just(YesNo::No)])
}

fn list() -> impl Strategy<Value = List> {
    let style = prop_oneof![Just(ListStyle::Bullets), Just(ListStyle::Letters)];
    (style, vec(sentence().prop_map(Text::from), 1..7)).prop_map(|(style, items)| List { style, items })
}

fn paragraph(numbered: bool) -> impl Strategy<Value = Block> {
    (sentence(), option::weighted(0.2, list())).prop_map(move |(text, list)| Block::Paragraph {
        numbered,
        text: text.into(),
        list,
    })
}

fn recommendation() -> impl Strategy<Value = Block> {
    let parts = vec(phrase(2..12).prop_map(|words| Text::from(format!("note {words};"))), 0..6);
    (phrase(1..4), parts).prop_map(|(words, parts)| Block::Recommendation {
        stem: format!("The {words} Board is asked to:").into(),
        parts,
    })
}

fn section(spec: &SectionSpec) -> BoxedStrategy<Vec<Block>> {
    let heading = Block::Heading { level: 1, text: spec.heading.as_str().into() };
    let sub = |text: String| Block::Heading { level: 2, text: text.into() };
    let body = match spec.content {
        Content::Recommendation => (recommendation(), vec(paragraph(true), 0..2))
            .prop_map(|(first, rest)| prepend(first, rest))
            .boxed(),
        Content::Prose => vec(paragraph(true), 1..5).boxed(),
        Content::Implication => vec(paragraph(spec.numbered), 1..2).boxed(),
        Content::GroupUpdates => (paragraph(true), vec((name(), vec(paragraph(true), 1..3)), 0..6))
            .prop_map(move |(intro, groups)| {
                let groups = groups.into_iter().flat_map(|(name, blocks)| prepend(sub(name), blocks));
                prepend(intro, groups.collect())
            })
            .boxed(),
        Content::BackgroundPapers => {
            vec(name(), 1..4).prop_map(|names| names.into_iter().map(line).collect()).boxed()
        }
        Content::Contacts => vec(name(), 1..3)
            .prop_map(move |names| {
                let block = |name: String| {
                    vec![sub(format!("{name} Contact Points")), line(name), line("Tel: 01632 960007".into())]
                };
                names.into_iter().flat_map(block).collect()
            })
            .boxed(),
    };
    body.prop_map(move |blocks| prepend(heading.clone(), blocks)).boxed()
}

fn line(words: String) -> Block {
    Block::Paragraph { numbered: false, text: words.into(), list: None }
}

fn prepend(first: Block, rest: Vec<Block>) -> Vec<Block> {
    std::iter::once(first).chain(rest).collect()
}

fn cover(template: &Template) -> BoxedStrategy<Vec<CoverField>> {
    let fields: Vec<BoxedStrategy<CoverField>> = template
        .cover
        .iter()
        .map(|spec| {
            let label = spec.label.clone();
            let rows = spec.rows_on(None).to_vec();
            match spec.kind {
                CoverKind::Line => {
                    name().prop_map(move |value| CoverField::Line { label: label.clone(), value }).boxed()
                }
                CoverKind::Choice => prop::sample::select(spec.options.clone())
                    .prop_map(move |value| CoverField::Line { label: label.clone(), value })
                    .boxed(),
                CoverKind::Priorities => vec(answer(), rows.len())
                    .prop_map(move |answers| {
                        let row = |(label, answer): (&String, Option<YesNo>)| Answered {
                            label: label.clone(),
                            answer,
                            note: String::new(),
                        };
                        CoverField::Priorities {
                            label: label.clone(),
                            rows: rows.iter().zip(answers).map(row).collect(),
                        }
                    })
                    .boxed(),
                CoverKind::Questions => vec((answer(), sentence()), rows.len())
                    .prop_map(move |answers| {
                        let row = |(label, (answer, note)): (&String, _)| Answered {
                            label: label.clone(),
                            answer,
                            note,
                        };
                        CoverField::Questions {
                            label: label.clone(),
                            rows: rows.iter().zip(answers).map(row).collect(),
                        }
                    })
                    .boxed(),
            }
        })
        .collect();
    fields.boxed()
}

/// A report of the first template, complete, with the background papers sometimes.
pub(super) fn report() -> BoxedStrategy<Paper> {
    let template = sample::templates().remove(0);
    let sections: Vec<BoxedStrategy<Vec<Block>>> = template
        .sections
        .iter()
        .map(|spec| {
            let found = section(spec);
            if spec.required { found } else { option::of(found).prop_map(Option::unwrap_or_default).boxed() }
        })
        .collect();
    let board = template.board.clone();
    (day(), name(), cover(&template), sections)
        .prop_map(move |(day, title, cover, sections)| Paper {
            board: board.clone(),
            meeting: Some(day),
            title,
            cover,
            body: sections.concat(),
        })
        .boxed()
}

fn styled() -> impl Strategy<Value = Text> {
    let run = (phrase(1..5), 0..5u8).prop_map(|(text, style)| Run {
        text: format!("{text} "),
        strong: style == 1,
        emphasis: style == 2,
        link: (style == 3).then(|| "https://council.example/plan".to_owned()),
    });
    (
        vec(run, 0..4),
        prop::sample::select(&["3. ", "a) ", "- ", "# ", "Background ", "", "¶ ", "* ", "| ", "2.1 "][..]),
    )
        .prop_map(|(runs, start)| {
            let mut out = Text::plain(format!("{start}Words "));
            let mut last = 0;
            for run in runs {
                let style =
                    u8::from(run.strong) + 2 * u8::from(run.emphasis) + 4 * u8::from(run.link.is_some());
                if style != last {
                    out.0.push(run);
                    last = style;
                }
            }
            out.0.push(Run { text: "end".into(), ..Run::default() });
            let mut joined = Text::default();
            out.0.into_iter().for_each(|run| super::import::push(&mut joined.0, run));
            joined
        })
}

fn table() -> impl Strategy<Value = Block> {
    (1..4usize).prop_flat_map(|width| {
        let head = vec("[A-Z][a-z]{2,6}", width);
        let rows = vec(
            vec(
                prop_oneof![Just(String::new()), phrase(1..4), Just("a | b".to_owned())].prop_map(Text::from),
                width,
            ),
            0..4,
        );
        (prop_oneof![Just(String::new()), sentence()], head, rows)
            .prop_map(|(caption, head, rows)| Block::Table { caption, head, rows })
    })
}

fn any_block() -> impl Strategy<Value = Block> {
    let list = (prop_oneof![Just(ListStyle::Bullets), Just(ListStyle::Letters)], vec(styled(), 1..4))
        .prop_map(|(style, items)| List { style, items });
    prop_oneof![
        4 => (any::<bool>(), styled(), option::weighted(0.3, list)).prop_map(|(numbered, text, list)| Block::Paragraph { numbered, text, list }),
        1 => (2..=3u8, prop_oneof![name(), phrase(1..3)]).prop_map(|(level, text)| Block::Heading { level, text: text.into() }),
        1 => (name(), vec(sentence(), 1..4)).prop_map(|(stem, parts)| Block::Recommendation {
            stem: format!("{stem}:").into(),
            parts: parts.into_iter().map(Text::from).collect(),
        }),
        1 => table(),
        1 => (sentence(), sentence()).prop_map(|(caption, alternative)| Block::Figure { caption, svg: String::new(), alternative }),
    ]
}

/// A paper of any shape: sections that no template knows, paragraphs that look like marks, emphasis, tables.
pub(super) fn any_paper() -> BoxedStrategy<Paper> {
    let section = (
        prop_oneof![name(), Just("Background".to_owned()), Just("Next steps".to_owned())],
        vec(any_block(), 1..6),
    )
        .prop_map(|(heading, blocks)| prepend(Block::Heading { level: 1, text: heading.into() }, blocks));
    let row = |label: String, answer, note: String| Answered { label, answer, note };
    let field = prop_oneof![
        ("[A-Z][a-z]{4,8} [a-z]{4,8}", phrase(1..5))
            .prop_map(|(label, value)| CoverField::Line { label, value }),
        ("[A-Z][a-z]{4,8} aims", vec(("[A-Z][a-z]{4,8} [a-z]{2,8}", answer()), 1..4)).prop_map(
            move |(label, rows)| CoverField::Priorities {
                label,
                rows: rows
                    .into_iter()
                    .map(|(label, answer)| row(label, Some(answer.unwrap_or(YesNo::No)), String::new()))
                    .collect(),
            }
        ),
    ];
    (option::of(day()), name(), name(), vec(field, 0..4), vec(section, 2..5))
        .prop_map(|(meeting, board, title, cover, sections)| Paper {
            board,
            meeting,
            title,
            cover,
            body: sections.concat(),
        })
        .boxed()
}
