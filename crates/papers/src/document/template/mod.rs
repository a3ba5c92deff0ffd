//! Templates: what a report to one kind of body holds, in which order, and in whose words. Rulebook data.

mod choose;
mod load;

use jiff::civil::Date;
use kernel::contracts::paper::{Answered, CoverField, Text};
use kernel::rulebook::Meta;
use serde::Deserialize;

pub(super) use choose::{Evidence, names_board};

/// The shape of a report, as one file of the rulebook states it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Template {
    /// Its id (`health-and-wellbeing-board`), what a person picks from a list, since when, and on what authority.
    pub meta: Meta,
    /// The body that receives it, as on the cover.
    pub board: String,
    /// How the body's name is shortened: `HWB`.
    pub abbreviation: String,
    /// Whether the cover shows board, date and title in capitals.
    #[serde(default)]
    pub capitals: bool,
    /// How recommendations are worded.
    pub recommendation: Wording,
    /// The cover below the title, in order.
    #[serde(default)]
    pub cover: Vec<CoverSpec>,
    /// The body, in order.
    #[serde(rename = "section")]
    pub sections: Vec<SectionSpec>,
}

/// How recommendations are worded and punctuated.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Wording {
    /// `The {board} ({abbreviation}) is asked to:`
    pub stem: String,
    /// Ends every part but the last two: `;`
    pub between: String,
    /// Ends the last part but one: `; and`
    pub last_but_one: String,
    /// Ends the last part: `.`
    pub last: String,
}

/// One field of the cover.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CoverSpec {
    /// `sponsor`
    pub id: String,
    /// `Board Sponsor`
    pub label: String,
    /// What may be entered.
    pub kind: CoverKind,
    /// Whether a report without it is incomplete.
    #[serde(default = "yes")]
    pub required: bool,
    /// For a choice: the words to choose from.
    #[serde(default)]
    pub options: Vec<String>,
    /// For questions: what is asked.
    #[serde(default)]
    pub rows: Vec<String>,
    /// For priorities: the lists of the receiving board's successive strategies.
    #[serde(default)]
    pub lists: Vec<DatedList>,
    /// What the author is told beside the field.
    #[serde(default)]
    pub guidance: String,
}

/// What a field of the cover takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CoverKind {
    /// One line of words.
    Line,
    /// One of the options.
    Choice,
    /// Yes, no or blank beside each row of the list in force.
    Priorities,
    /// Yes or no to each row, and a sentence.
    Questions,
}

/// A list that holds from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DatedList {
    /// First day of the list.
    pub from: Date,
    /// Set when the day or the list has not been checked against its source; shown as such.
    #[serde(default)]
    pub unverified: bool,
    /// The rows. One that starts with `Other` takes free text.
    pub rows: Vec<String>,
}

/// One section of the body.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SectionSpec {
    /// `background`
    pub id: String,
    /// `Background`
    pub heading: String,
    /// What stands in it.
    pub content: Content,
    /// Whether its paragraphs take numbers of the report's one run.
    #[serde(default = "yes")]
    pub numbered: bool,
    /// Whether a report without it is incomplete. A section that is not required is left out when empty.
    #[serde(default = "yes")]
    pub required: bool,
    /// Where the section itself rests on law.
    #[serde(default)]
    pub citation: String,
    /// What the author is told beside the section.
    #[serde(default)]
    pub guidance: String,
    /// Markdown that a new draft starts with.
    #[serde(default)]
    pub starter: String,
    /// Standard statements that there is nothing to say, to choose from.
    #[serde(default)]
    pub nil: Vec<String>,
    /// Whether the author must confirm that a standard statement is true before the paper is cleared.
    #[serde(default)]
    pub must_confirm: bool,
    /// Sub-headings that a new draft starts with and that readers of files know.
    #[serde(default)]
    pub subheadings: Vec<String>,
}

/// What stands in a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// What the body is asked to do.
    Recommendation,
    /// Paragraphs, lists and tables.
    Prose,
    /// An introduction, then a sub-heading and paragraphs for each group, in the board's order.
    GroupUpdates,
    /// One paragraph, often a standard statement.
    Implication,
    /// The documents relied on, one a line.
    BackgroundPapers,
    /// People and numbers to ring, one a line, under sub-headings.
    Contacts,
}

fn yes() -> bool {
    true
}

impl Template {
    /// Whether reports of that day take this shape.
    pub fn in_force(&self, day: Date) -> bool {
        self.meta.in_force_from <= day && self.meta.in_force_to.is_none_or(|last| day <= last)
    }

    /// The section with that id.
    pub fn section(&self, id: &str) -> Option<&SectionSpec> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The cover field with that id.
    pub fn cover_field(&self, id: &str) -> Option<&CoverSpec> {
        self.cover.iter().find(|field| field.id == id)
    }

    /// The stem of the recommendation with the names of the board in it.
    pub fn stem(&self) -> String {
        self.recommendation.stem.replace("{board}", &self.board).replace("{abbreviation}", &self.abbreviation)
    }

    /// The cover of a new draft for a meeting on that day: every field, none answered.
    pub fn blank_cover(&self, meeting: Option<Date>) -> Vec<CoverField> {
        self.cover.iter().map(|field| field.blank(meeting)).collect()
    }
}

impl CoverSpec {
    /// The rows to answer at a meeting on that day: the latest list that has begun, or the first.
    pub fn rows_on(&self, meeting: Option<Date>) -> &[String] {
        match self.kind {
            CoverKind::Questions => &self.rows,
            CoverKind::Priorities => {
                let begun = self.lists.iter().filter(|list| meeting.is_none_or(|day| list.from <= day));
                begun.max_by_key(|list| list.from).or(self.lists.first()).map_or(&[], |list| &list.rows)
            }
            CoverKind::Line | CoverKind::Choice => &[],
        }
    }

    /// The field with nothing entered.
    pub fn blank(&self, meeting: Option<Date>) -> CoverField {
        let label = self.label.clone();
        let rows =
            self.rows_on(meeting).iter().map(|row| Answered { label: row.clone(), ..Answered::default() });
        match self.kind {
            CoverKind::Line | CoverKind::Choice => CoverField::Line { label, value: String::new() },
            CoverKind::Priorities => CoverField::Priorities { label, rows: rows.collect() },
            CoverKind::Questions => CoverField::Questions { label, rows: rows.collect() },
        }
    }
}

impl Wording {
    /// The parts with the punctuation that a lettered list wants. Words are left alone; marks at the end are replaced.
    pub fn punctuated(&self, mut parts: Vec<Text>) -> Vec<Text> {
        let count = parts.len();
        for (index, part) in parts.iter_mut().enumerate() {
            let ending = match count - index {
                1 => &self.last,
                2 => &self.last_but_one,
                _ => &self.between,
            };
            if let Some(run) = part.0.last_mut() {
                let words = run.text.trim_end();
                let words = words
                    .strip_suffix(" and")
                    .filter(|rest| rest.trim_end().ends_with([';', ',']))
                    .unwrap_or(words);
                let words = words.trim_end().trim_end_matches(['.', ';', ',']);
                run.text = format!("{words}{ending}");
            }
        }
        parts
    }
}

#[cfg(test)]
mod tests;
