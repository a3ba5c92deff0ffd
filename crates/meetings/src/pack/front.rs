//! The first pages of a pack: the agenda with the pages of its papers, what is not in it and why, and who helps those who cannot read it.

use super::contents::{Contents, Part};
use crate::papers::{Document, State};
use board::sittings::Entry;
use kernel::clock::words;
use kernel::contracts::paper::{Block, CoverField, Paper, Text};

/// The front pages. `organisation` gives the name of an organisation by its short name.
pub(super) fn front(it: &Contents, group: &str, organisation: &dyn Fn(&str) -> String) -> Paper {
    let meeting = &it.meeting;
    let line = |label: &str, value: String| CoverField::Line { label: label.into(), value };
    let place = if meeting.place.is_empty() { "Online".into() } else { meeting.place.clone() };
    let mut body = vec![heading("Agenda"), agenda(it)];
    let papers: Vec<(&Part, &Document)> =
        it.parts.iter().flat_map(|part| part.papers.iter().map(move |paper| (part, paper))).collect();
    if !papers.is_empty() {
        body.push(heading("Papers"));
        body.push(table_of(&papers, organisation));
    }
    let left_out = left_out(it);
    if !left_out.is_empty() {
        body.push(heading("What is not in this pack"));
        body.extend(left_out.into_iter().map(plain));
    }
    let barred = it.barred();
    if !barred.is_empty() {
        body.push(heading("Papers that not everybody can read"));
        body.extend(barred.into_iter().map(|paper| plain(said_of(paper, organisation))));
    }
    body.push(heading("About the page numbers"));
    body.push(plain(
        "Every page has one number for all readers, in the upper right corner and in the reader’s own list of pages. Where a number is \
         missing, its page is not in your pack. Pages that begin with S came out later: S1.3 is the third page of the first supplement."
            .into(),
    ));
    Paper {
        board: if group.is_empty() { meeting.title.clone() } else { group.into() },
        meeting: Some(meeting.day),
        title: format!("Agenda and papers: {}", meeting.title),
        cover: vec![
            line("When", format!("{}, {}", words::format_long(meeting.day), meeting.hours())),
            line("Where", place),
        ],
        body,
    }
}

fn heading(words: &str) -> Block {
    Block::Heading { level: 1, text: words.into() }
}

fn plain(words: String) -> Block {
    Block::Paragraph { numbered: false, text: words.into(), list: None }
}

fn agenda(it: &Contents) -> Block {
    let row = |part: &Part| -> Vec<Text> {
        let number = part.entry.number().map_or_else(|| "–".to_string(), |n| n.to_string());
        let (what, who, kind) = match &part.entry {
            Entry::Item(it) => (it.title.clone(), it.presenter.clone(), it.kind.said().to_string()),
            Entry::Withheld(_) => ("Withheld from the public".into(), String::new(), String::new()),
            Entry::Withdrew { .. } => {
                ("You have withdrawn from this item".into(), String::new(), String::new())
            }
        };
        [number, what, kind, who].map(Text::from).to_vec()
    };
    Block::Table {
        caption: "The items of the agenda".into(),
        head: ["Item", "What it is", "For", "Presented by"].map(String::from).to_vec(),
        rows: it.parts.iter().map(row).collect(),
    }
}

/// The pages of a paper, or why it has none.
pub(super) fn pages(it: &Document) -> String {
    match (it.state, it.first(), it.last()) {
        (State::Withdrawn, ..) => format!("Withdrawn: {}", it.why),
        (_, Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (_, Some(first), _) => first.to_string(),
        _ => "Not bound: read it on its page".into(),
    }
}

fn table_of(papers: &[(&Part, &Document)], organisation: &dyn Fn(&str) -> String) -> Block {
    let row = |(part, paper): &(&Part, &Document)| -> Vec<Text> {
        let number = part.entry.number().map_or_else(|| "–".to_string(), |n| n.to_string());
        [number, paper.title.clone(), organisation(&paper.from), pages(paper)].map(Text::from).to_vec()
    };
    Block::Table {
        caption: "The papers and their pages".into(),
        head: ["Item", "Paper", "From", "Pages"].map(String::from).to_vec(),
        rows: papers.iter().map(row).collect(),
    }
}

/// What a reader of this pack does not get, and why.
fn left_out(it: &Contents) -> Vec<String> {
    let mut out = Vec::new();
    let review = |day: Option<jiff::civil::Date>| {
        day.map(|day| format!(" It is looked at again on {}.", words::format(day))).unwrap_or_default()
    };
    for part in &it.parts {
        let number = part.entry.number().map_or_else(|| "An item".to_string(), |n| format!("Item {n}"));
        match &part.entry {
            Entry::Withheld(why) => out.push(format!(
                "{number} is withheld by paragraph {} of Schedule 12A to the Local Government Act 1972: {}{}",
                why.paragraph,
                why.reason,
                review(why.review)
            )),
            Entry::Withdrew { .. } => out.push(format!(
                "{number}: you declared an interest and have withdrawn. Its papers are left out."
            )),
            Entry::Item(_) => {}
        }
        out.extend(part.kept.iter().map(|why| {
            format!(
                "{number}: a paper is withheld by paragraph {}: {}{}",
                why.paragraph,
                why.reason,
                review(why.review)
            )
        }));
    }
    out
}

fn said_of(paper: &Document, organisation: &dyn Fn(&str) -> String) -> String {
    let pages = if paper.first().is_some() { format!(" (page {})", pages(paper)) } else { String::new() };
    let mut words = format!("{}{pages}: {}", paper.title, paper.found.barriers.join(" "));
    if !paper.found.alternative_role.is_empty() {
        let of = organisation(&paper.found.alternative_organisation);
        let at = if of.is_empty() { String::new() } else { format!(", {of}") };
        words.push_str(&format!(" For another form of it, ask {}{at}.", paper.found.alternative_role));
    }
    words
}
