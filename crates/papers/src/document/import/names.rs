//! The names that a reader knows: sections and labels of the template first, then those that councils commonly use.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::document::headings::{self, USUAL_LABELS, USUAL_SECTIONS};
use crate::document::template::{Content, CoverKind, Template};
use crate::document::words;

/// Names to recognise, for one template or for none.
pub(super) struct Names<'t> {
    /// The template, when one fits.
    pub template: Option<&'t Template>,
    sections: BTreeMap<String, Section>,
    labels: BTreeMap<String, Label>,
    /// Every spelling of the template's sections and labels, by its key.
    section_names: Vec<(String, String)>,
    label_names: Vec<(String, String)>,
    rows: Vec<(String, usize)>,
}

/// A known section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// Its place in the template, when it is one of the template's.
    pub index: Option<usize>,
    /// What stands in it.
    pub content: Content,
    /// Whether its paragraphs are numbered.
    pub numbered: bool,
}

/// A known label of the cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// The receiving body.
    Board,
    /// The day of the meeting.
    Date,
    /// The title.
    Title,
    /// A field: its place in the template when it is one of the template's, and what it takes.
    Field(Option<usize>, CoverKind),
}

/// A name that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit<T> {
    /// What it names.
    pub what: T,
    /// The right name, when this one is a slip of the pen.
    pub meant: Option<String>,
}

impl<'t> Names<'t> {
    /// The names of a template and of common custom.
    pub fn of(template: Option<&'t Template>) -> Self {
        let mut names = Names {
            template,
            sections: BTreeMap::new(),
            labels: BTreeMap::new(),
            section_names: Vec::new(),
            label_names: Vec::new(),
            rows: Vec::new(),
        };
        if let Some(template) = template {
            names.add_template(template);
        }
        for (key, section) in &COMMON.sections {
            names.sections.entry(key.clone()).or_insert(*section);
        }
        for (key, label) in &COMMON.labels {
            names.labels.entry(key.clone()).or_insert(*label);
        }
        names
    }

    fn add_template(&mut self, template: &Template) {
        let keyed = |name: &str| {
            headings::spellings(name).map(|name| (words::key(name), name.to_owned())).collect::<Vec<_>>()
        };
        self.section_names = template.sections.iter().flat_map(|section| keyed(&section.heading)).collect();
        self.label_names = template.cover.iter().flat_map(|field| keyed(&field.label)).collect();
        for (index, field) in template.cover.iter().enumerate() {
            let rows = field.rows.iter().chain(field.lists.iter().flat_map(|list| &list.rows));
            self.rows.extend(rows.map(|row| (words::key(row), index)));
        }
        let exact = |name: &str| vec![words::key(name)];
        let alike = |name: &str| headings::spellings(name).map(words::key).collect::<Vec<_>>();
        for keys in [&exact as &dyn Fn(&str) -> Vec<String>, &alike] {
            for (index, section) in template.sections.iter().enumerate() {
                let what =
                    Section { index: Some(index), content: section.content, numbered: section.numbered };
                for key in keys(&section.heading) {
                    self.sections.entry(key).or_insert(what);
                }
            }
            for (index, field) in template.cover.iter().enumerate() {
                for key in keys(&field.label) {
                    self.labels.entry(key).or_insert(Label::Field(Some(index), field.kind));
                }
            }
        }
    }

    /// The section that a heading names, in any spelling that means the same.
    pub fn section(&self, heading: &str) -> Option<Section> {
        let key = words::key(heading);
        if let Some(section) = self.sections.get(&key) {
            return Some(*section);
        }
        let appendix = key.starts_with("appendix") || key.starts_with("annex");
        appendix.then_some(Section { index: None, content: Content::Prose, numbered: true })
    }

    /// The section of the template that a heading names, also by a slip of the pen.
    pub fn near_section(&self, heading: &str) -> Option<Hit<Section>> {
        let known = self.section_names.iter().map(|(key, name)| (key, name));
        let meant = words::near_key(&words::key(heading), known)?;
        let what = self.section(meant)?;
        Some(Hit { what, meant: Some(meant.clone()) })
    }

    /// The label that words are, exactly or by a slip of the pen.
    pub fn label(&self, text: &str) -> Option<Hit<Label>> {
        let key = words::key(text);
        if let Some(what) = self.labels.get(&key) {
            return Some(Hit { what: *what, meant: None });
        }
        let known = self.label_names.iter().map(|(key, name)| (key, name));
        let meant = words::near_key(&key, known)?;
        let what = self.labels.get(&words::key(meant))?;
        Some(Hit { what: *what, meant: Some(meant.clone()) })
    }

    /// The field of the template that has this among its rows.
    pub fn row(&self, label: &str) -> Option<usize> {
        let key = words::key(label);
        self.rows.iter().find(|(known, _)| *known == key).map(|(_, field)| *field)
    }

    /// The field of the template with this place.
    pub fn field(&self, index: Option<usize>) -> Option<&'t crate::document::template::CoverSpec> {
        self.template?.cover.get(index?)
    }

    /// Whether a sub-heading is one that the template itself names, and the place of its section.
    pub fn subheading(&self, text: &str) -> Option<usize> {
        let sections = &self.template?.sections;
        sections.iter().position(|section| section.subheadings.iter().any(|known| words::same(known, text)))
    }
}

/// The names of common custom by their keys; the first of two wins.
struct Common {
    sections: BTreeMap<String, Section>,
    labels: BTreeMap<String, Label>,
}

static COMMON: LazyLock<Common> = LazyLock::new(|| {
    let mut common = Common { sections: BTreeMap::new(), labels: BTreeMap::new() };
    for name in USUAL_SECTIONS {
        let section = Section { index: None, content: usual_content(name), numbered: true };
        for spelling in headings::spellings(name) {
            common.sections.entry(words::key(spelling)).or_insert(section);
        }
    }
    let tops = [
        (headings::BOARD_LABELS, Label::Board),
        (headings::DATE_LABELS, Label::Date),
        (headings::TITLE_LABELS, Label::Title),
    ];
    for (label, what) in
        tops.into_iter().flat_map(|(labels, what)| labels.iter().map(move |label| (label, what)))
    {
        common.labels.entry(words::key(label)).or_insert(what);
    }
    let fields = [("Priorities", CoverKind::Priorities), ("Safeguarding", CoverKind::Questions)];
    for (label, kind) in fields.into_iter().chain(USUAL_LABELS.iter().map(|label| (*label, CoverKind::Line)))
    {
        for spelling in headings::spellings(label) {
            common.labels.entry(words::key(spelling)).or_insert(Label::Field(None, kind));
        }
    }
    common
});

fn usual_content(name: &str) -> Content {
    match name {
        "Recommendation" => Content::Recommendation,
        "Sub-group activity" => Content::GroupUpdates,
        "Background Papers" => Content::BackgroundPapers,
        "Contact Points" => Content::Contacts,
        "Appendices" => Content::BackgroundPapers,
        _ => Content::Prose,
    }
}

/// Words that end the name of a group.
const GROUPS: [&str; 15] = [
    "board",
    "group",
    "panel",
    "partnership",
    "forum",
    "committee",
    "network",
    "team",
    "alliance",
    "taskforce",
    "cell",
    "boards",
    "groups",
    "subgroup",
    "collaborative",
];

/// Whether a heading looks like the name of a group rather than of a section.
pub(super) fn names_group(heading: &str) -> bool {
    let name = heading.split(" (").next().unwrap_or(heading);
    let last = name.split_whitespace().next_back().unwrap_or("").to_lowercase();
    GROUPS.contains(&last.replace('-', "").as_str())
}
