//! Loading a county's papers from data files: read whole, checked whole, then written in one unit or not at all.
//!
//! A paper is one `[[paper]]` table below `papers/`, and a Markdown file beside it with a `#` heading for each section:
//!
//! ```toml
//! [[paper]]
//! id = "2022-02-15-hwb"
//! template = "health-and-wellbeing-board"
//! title = "Loamshire Safer Communities Board"
//! meeting = 2022-02-15
//! owner = "scb"                 # the group whose chair clears it
//! author = "officer"            # optional: a person who writes it
//! public = true
//! begun = 2022-01-10
//! cleared = 2022-02-03          # optional
//! issued = 2022-02-04           # optional, only with cleared
//! text = "2022-02-15-hwb.md"    # optional: without it the paper starts as its template does
//! confirmed = ["privacy"]       # sections whose standard statement is confirmed
//! cover = { author = "Partnership Officer", item-type = "Consideration" }
//! answers = [
//!   { of = "priorities", row = "Being Active", answer = "No" },
//!   { of = "safeguarding", row = "Impact on Safeguarding Adults", answer = "Yes", note = "It says how." },
//! ]
//! ```
//!
//! What lies after the day on which it is loaded has not happened yet: a paper that is to be issued tomorrow is a draft or
//! cleared today, and one that is begun tomorrow is not there.

use crate::document::{SectionText, Template};
use crate::living::{
    self, Begin, about, begin_as, clear_as, cover_of, draw, files_of, fingerprint, issue_as, templates,
};
use crate::{Made, Section, events, store};
use board::Example;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::clock::plain_date;
use kernel::contracts::paper::{CoverField, Paper as Document, YesNo};
use kernel::contracts::sources::Source;
use kernel::rulebook::{Item, Misprint, items, nearest};
use kernel::{Fault, Kernel, Outcome, SystemActs, ledger};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A paper as its file says it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Asked {
    id: String,
    template: String,
    title: String,
    #[serde(with = "plain_date")]
    meeting: Date,
    owner: String,
    author: Option<String>,
    #[serde(default = "yes")]
    public: bool,
    #[serde(with = "plain_date")]
    begun: Date,
    #[serde(default, with = "plain_date::option")]
    cleared: Option<Date>,
    #[serde(default, with = "plain_date::option")]
    issued: Option<Date>,
    text: Option<String>,
    #[serde(default)]
    confirmed: Vec<String>,
    #[serde(default)]
    cover: BTreeMap<String, String>,
    #[serde(default)]
    answers: Vec<Answer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Answer {
    of: String,
    row: String,
    answer: Option<YesNo>,
    #[serde(default)]
    note: String,
}

fn yes() -> bool {
    true
}

/// A paper ready to be written.
struct Ready {
    item: Item,
    asked: Asked,
    front: Document,
    sections: Vec<Section>,
}

/// Loads a county's papers. Nothing is kept when anything is wrong.
///
/// # Errors
/// [`Misprint`] as a [`Fault::Fields`] on `file`, or [`Fault::Broken`].
pub fn load(kernel: &Kernel, sources: &[Source], example: &Example) -> Outcome<usize> {
    let said = |wrong: Misprint| Fault::field("file", wrong.to_string());
    let templates = templates(kernel)?;
    let ready = read(example, &templates, kernel.now()).map_err(said)?;
    if ready.is_empty() {
        return Ok(0);
    }
    let today = kernel.today();
    let head = ledger::seal(kernel, "")?.to_string();
    let rulebook = kernel.rulebook().hash();
    let acts = SystemActs::without_a_permit_because("examples", &example.county, today);
    kernel.write(|unit| {
        let mut count = 0;
        for Ready { item, asked, front, sections } in &ready {
            if asked.begun > today {
                continue;
            }
            let blamed = |fault: Fault| match fault {
                Fault::Fields(errors) => {
                    let first = errors.first().map_or(("", ""), |e| (e.field.as_str(), e.message.as_str()));
                    said(item.wrong(first.0, first.1))
                }
                Fault::Conflict(why) => said(item.wrong("id", why)),
                other => other,
            };
            let new = Begin {
                template: asked.template.clone(),
                title: asked.title.clone(),
                meeting: asked.meeting,
                owner: asked.owner.clone(),
                author: asked.author.clone(),
                public: asked.public,
            };
            let written =
                (asked.text.is_some() || !asked.cover.is_empty()).then_some((front, sections.as_slice()));
            if store::id_of(unit, &example.county, &asked.id)?.is_some() {
                return Err(said(
                    item.wrong("id", format!("there is already a paper called “{}”", asked.id)),
                ));
            }
            let begun =
                begin_as(unit, &acts, &example.county, Some(&asked.id), &new, written).map_err(blamed)?;
            let id = begun.value().0.clone();
            count += 1;
            let Some(cleared) = asked.cleared.filter(|day| *day <= today) else { continue };
            let held = store::one(unit, &acts, &id)?.ok_or(Fault::Absent)?;
            let _ = clear_as(unit, &acts, sources, &held, None, noon(cleared)).map_err(blamed)?;
            let Some(issued) = asked.issued.filter(|day| *day <= today) else { continue };
            let held = store::one(unit, &acts, &id)?.ok_or(Fault::Absent)?;
            let kept = store::of_paper(unit, &acts, &id)?;
            let drawn = draw(unit, sources, &held, &kept)?;
            let at = noon(issued);
            let about = about(&drawn.document, Some((at, &head, &rulebook)));
            // The PDF is made from the same frozen blocks when it is first asked for: a demo starts at once.
            let files = files_of(unit.kernel(), &held, &drawn.document, &about, false)?;
            let print = fingerprint(&drawn.document);
            let made = Made { at, head: head.clone(), rulebook: rulebook.clone(), print, files };
            let _ = issue_as(unit, &acts, &held, &drawn, &made).map_err(blamed)?;
        }
        let event = events::ExampleLoaded { county: example.county.clone(), papers: count };
        Ok(unit.record(&acts, &event)?.carrying(count))
    })
}

fn noon(day: Date) -> Timestamp {
    day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |at| at.timestamp())
}

fn read(example: &Example, templates: &[Template], now: Timestamp) -> Result<Vec<Ready>, Misprint> {
    let mut out: Vec<Ready> = Vec::new();
    let tables =
        example.files.iter().filter(|(name, _)| name.starts_with("papers/") && name.ends_with(".toml"));
    for (name, text) in tables {
        for item in items(name, text)? {
            if item.kind != "paper" {
                return Err(item
                    .wrong(&item.kind, format!("“{}” is not known here. Did you mean “paper”?", item.kind)));
            }
            let asked: Asked = item.rest(&[])?;
            out.push(one(example, templates, item, asked, now)?);
        }
    }
    Ok(out)
}

fn one(
    example: &Example,
    templates: &[Template],
    item: Item,
    asked: Asked,
    now: Timestamp,
) -> Result<Ready, Misprint> {
    let named = || templates.iter().filter(|t| t.meta.id == asked.template);
    let Some(template) = named().find(|t| t.in_force(asked.meeting)).or_else(|| named().next_back()) else {
        let hint = hint(&asked.template, templates.iter().map(|t| t.meta.id.as_str()));
        return Err(item.wrong("template", format!("there is no template called “{}”{hint}", asked.template)));
    };
    dates(&item, &asked)?;
    let front = Document {
        board: template.board.clone(),
        meeting: Some(asked.meeting),
        title: asked.title.clone(),
        cover: cover(&item, &asked, template)?,
        body: Vec::new(),
    };
    let mut texts = living::starter_texts(template);
    if let Some(file) = &asked.text {
        let path = format!("papers/{file}");
        let Some(markdown) = example.files.get(&path) else {
            let hint = hint(&path, example.files.keys().map(String::as_str));
            return Err(item.wrong("text", format!("there is no file {path}{hint}")));
        };
        written(&path, markdown, template, &mut texts)?;
    }
    for name in &asked.confirmed {
        if template.section(name).is_none() {
            let hint = hint(name, template.sections.iter().map(|s| s.id.as_str()));
            return Err(item.wrong(name, format!("there is no section called “{name}”{hint}")));
        }
    }
    let sections = texts
        .into_iter()
        .map(|text| Section {
            id: String::new(),
            confirmed: asked.confirmed.contains(&text.id),
            name: text.id,
            heading: text.heading,
            markdown: text.markdown,
            version: 1,
            changed_at: now,
            changed_by: String::new(),
        })
        .collect();
    Ok(Ready { item, asked, front, sections })
}

fn dates(item: &Item, asked: &Asked) -> Result<(), Misprint> {
    let order = [("begun", Some(asked.begun)), ("cleared", asked.cleared), ("issued", asked.issued)];
    if asked.issued.is_some() && asked.cleared.is_none() {
        return Err(
            item.wrong("issued", "it cannot be issued before it is cleared: add the day on which it was")
        );
    }
    let mut last = order[0].1;
    for (name, day) in order {
        if day.is_some() && day < last {
            return Err(item.wrong(
                name,
                format!("it cannot be {name} before what comes first: begun, cleared, issued"),
            ));
        }
        last = day.or(last);
    }
    Ok(())
}

fn hint<'a>(wrong: &str, right: impl IntoIterator<Item = &'a str>) -> String {
    nearest(wrong, right).map_or(String::new(), |near| format!(". Did you mean “{near}”?"))
}

fn cover(item: &Item, asked: &Asked, template: &Template) -> Result<Vec<CoverField>, Misprint> {
    let mut cover = cover_of(template, Some(asked.meeting), &[]);
    for (id, words) in &asked.cover {
        let at = template.cover.iter().position(|spec| spec.id == *id);
        match at.and_then(|at| cover.get_mut(at)) {
            Some(CoverField::Line { value, .. }) => value.clone_from(words),
            Some(_) => {
                return Err(
                    item.wrong(id, format!("“{id}” takes answers row by row: put them into `answers`"))
                );
            }
            None => {
                let hint = hint(id, template.cover.iter().map(|spec| spec.id.as_str()));
                return Err(item.wrong(id, format!("the cover has no field “{id}”{hint}")));
            }
        }
    }
    for answer in &asked.answers {
        let at = template.cover.iter().position(|spec| spec.id == answer.of);
        let Some(CoverField::Priorities { rows, .. } | CoverField::Questions { rows, .. }) =
            at.and_then(|at| cover.get_mut(at))
        else {
            let hint = hint(&answer.of, template.cover.iter().map(|spec| spec.id.as_str()));
            return Err(item.wrong(&answer.of, format!("the cover has no rows called “{}”{hint}", answer.of)));
        };
        let labels: Vec<String> = rows.iter().map(|row| row.label.clone()).collect();
        let Some(row) = rows.iter_mut().find(|row| row.label == answer.row) else {
            let hint = hint(&answer.row, labels.iter().map(String::as_str));
            return Err(item.wrong(&answer.row, format!("“{}” has no row “{}”{hint}", answer.of, answer.row)));
        };
        row.answer = answer.answer;
        row.note.clone_from(&answer.note);
    }
    Ok(cover)
}

/// Puts the words under each `#` heading into the section of that heading.
fn written(
    path: &str,
    markdown: &str,
    template: &Template,
    texts: &mut [SectionText],
) -> Result<(), Misprint> {
    let mut at: Option<usize> = None;
    let mut body = String::new();
    let mut close = |at: Option<usize>, body: &mut String| {
        if let Some(text) = at.and_then(|at| texts.get_mut(at)) {
            text.markdown = body.trim().to_string();
        }
        body.clear();
    };
    for (number, line) in markdown.lines().enumerate() {
        let wrong = |message: String| Misprint { file: path.into(), line: number + 1, message };
        if let Some(heading) = line.strip_prefix("# ") {
            close(at, &mut body);
            let heading = heading.trim();
            at = template.sections.iter().position(|section| section.heading == heading);
            if at.is_none() {
                let hint = hint(heading, template.sections.iter().map(|section| section.heading.as_str()));
                return Err(wrong(format!("the template has no section “{heading}”{hint}")));
            }
        } else if at.is_some() {
            body.push_str(line);
            body.push('\n');
        } else if !line.trim().is_empty() {
            return Err(wrong("this stands before the first heading, so it belongs to no section".into()));
        }
    }
    close(at, &mut body);
    Ok(())
}
