//! A paper is begun: from a template, for a meeting and the group that owns it.

use super::draw::template_of;
use super::ready::own;
use crate::document::Template;
pub(crate) use crate::document::sections::starters as starter_texts;
use crate::store::{self, NewPaper, NewSection};
use crate::{Section, events};
use board::{County, Group, Person};
use jiff::civil::Date;
use kernel::contracts::paper::Paper as Document;
use kernel::verbs::Govern;
use kernel::{Fault, FieldError, Outcome, Permit, Proof, Recorded, Unit};

/// What is needed to begin a paper.
#[derive(Clone, Debug)]
pub struct Begin {
    /// The template, by id.
    pub template: String,
    /// Its title.
    pub title: String,
    /// The day of the meeting that takes it.
    pub meeting: Date,
    /// Short name of the group that owns it, and whose chair clears it.
    pub owner: String,
    /// Short name of the person who writes it with the officer.
    pub author: Option<String>,
    /// Whether it is meant for the public.
    pub public: bool,
}

/// Begins a paper and gives its name in addresses.
///
/// # Errors
/// [`Fault::Fields`] when the template does not hold on that day, or group or person are not known.
pub fn begin(unit: &mut Unit<'_>, permit: &Permit<Govern, County>, new: &Begin) -> Outcome<Recorded<String>> {
    let county = permit.county().to_string();
    begin_as(unit, permit, &county, None, new, None).map(|recorded| {
        let (_, slug) = recorded.value().clone();
        recorded.quietly().carrying(slug)
    })
}

/// The same with a chosen name and chosen words, for examples; gives identifier and name.
pub(crate) fn begin_as(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    slug: Option<&str>,
    new: &Begin,
    written: Option<(&Document, &[Section])>,
) -> Outcome<Recorded<(String, String)>> {
    let template = template_of(unit.kernel(), &new.template, new.meeting)?;
    check(unit, county, &template, new)?;
    let blank = Document {
        board: template.board.clone(),
        meeting: Some(new.meeting),
        title: new.title.clone(),
        cover: template.blank_cover(Some(new.meeting)),
        body: Vec::new(),
    };
    let front = written.map_or(&blank, |(front, _)| front);
    let slug = match slug {
        Some(slug) => slug.to_string(),
        None => free_slug(unit, county, new.meeting, &template)?,
    };
    let owner = format!("{county}/group/{}", new.owner);
    let author = new.author.as_ref().map(|slug| format!("{county}/person/{slug}"));
    let paper = NewPaper {
        slug: &slug,
        template: &new.template,
        owner: &owner,
        author: author.as_deref(),
        public: new.public,
        front,
    };
    let id = store::insert(unit, proof, county, &paper)?;
    let mut rows = vec![id.clone()];
    let started = starter_texts(&template);
    let sections: Vec<NewSection<'_>> = match written {
        Some((_, sections)) => sections
            .iter()
            .map(|s| NewSection {
                name: &s.name,
                heading: &s.heading,
                markdown: &s.markdown,
                confirmed: s.confirmed,
            })
            .collect(),
        None => started
            .iter()
            .map(|s| NewSection { name: &s.id, heading: &s.heading, markdown: &s.markdown, confirmed: false })
            .collect(),
    };
    for (place, section) in sections.iter().enumerate() {
        rows.push(store::add_section(unit, proof, &id, place, section)?);
    }
    let kept = store::of_paper(unit, proof, &id)?;
    store::touch(unit, proof, &id, own(&template, front, &kept).len(), 0)?;
    let event = events::Begun { paper: id.clone(), template: new.template.clone(), rows };
    Ok(unit.record(proof, &event)?.carrying((id, slug)))
}

fn check(unit: &mut Unit<'_>, county: &str, template: &Template, new: &Begin) -> Outcome<()> {
    let register = board::current(unit, county)?;
    let today = unit.today();
    // A group that begins before the meeting can own its paper already.
    let (now, then) = (register.on(today), register.on(new.meeting));
    let mut errors = Vec::new();
    let mut wrong = |field: &str, message: String| errors.push(FieldError { field: field.into(), message });
    if !template.in_force(new.meeting) {
        let since = kernel::clock::words::format(template.meta.in_force_from);
        wrong(
            "meeting",
            format!("“{}” is the shape of reports since {since}. Choose a later day", template.meta.title),
        );
    }
    if now.get::<Group>(&new.owner).is_none() && then.get::<Group>(&new.owner).is_none() {
        let known: Vec<&str> = now.all::<Group>().map(|(fact, _)| fact.slug.as_str()).collect();
        let near = kernel::rulebook::nearest(&new.owner, known.iter().copied());
        let hint = near.map_or(String::new(), |n| format!(". Did you mean “{n}”?"));
        wrong("owner", format!("There is no group called “{}”{hint}", new.owner));
    }
    if let Some(author) = new.author.as_deref().filter(|slug| now.get::<Person>(slug).is_none()) {
        wrong("author", format!("There is no person called “{author}” today"));
    }
    if new.title.trim().is_empty() {
        wrong("title", "Enter the title of the report".into());
    }
    if new.title.chars().count() > 300 {
        wrong("title", "Shorten the title to 300 characters or fewer".into());
    }
    if errors.is_empty() { Ok(()) } else { Err(Fault::Fields(errors)) }
}

/// `2022-02-15-hwb`, or the first of `2022-02-15-hwb-2` ... that is free.
fn free_slug(unit: &mut Unit<'_>, county: &str, meeting: Date, template: &Template) -> Outcome<String> {
    let short = if template.abbreviation.is_empty() { &template.meta.id } else { &template.abbreviation };
    let letters: String =
        short.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let first = format!("{meeting}-{}", letters.trim_matches('-'));
    let mut slug = first.clone();
    for number in 2.. {
        if store::id_of(unit, county, &slug)?.is_none() {
            break;
        }
        slug = format!("{first}-{number}");
    }
    Ok(slug)
}
