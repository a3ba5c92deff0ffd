//! A finding: one numbered thing that the assessment found, with its figures by reference and its evidence.

use crate::statutory::Entry;
use kernel::FieldError;
use kernel::text::marks;
use serde::{Deserialize, Serialize};

/// One finding. `F1` is the first of its assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Finding {
    /// `Domestic abuse`
    pub theme: String,
    /// What was found, in a few sentences; may have marked passages.
    pub words: String,
    /// Figures, each with its source in brackets: `Repeat victims: 41% (police, 12 months to September 2021)`.
    pub figures: Vec<String>,
    /// Where the figures come from when they are kept here: a reference to a dataset. Empty while they are text with a source.
    pub reference: String,
    /// What shows it: addresses or names of documents.
    pub evidence: Vec<String>,
    /// Whether it is what the responsible authorities should prioritise (reg 7(d)).
    pub priority: bool,
    /// Whether it is to be brought to the attention of the county strategy group (reg 7(g)).
    pub county: bool,
}

/// The most characters of the words of a finding.
pub const LONGEST: u32 = 3000;

impl Finding {
    /// How a finding of this number is called.
    pub fn called(number: i64) -> String {
        format!("F{number}")
    }

    /// Every text of it.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let lines = self.figures.iter().chain(&self.evidence).map(String::as_str);
        [self.theme.as_str(), self.words.as_str()].into_iter().chain(lines)
    }

    /// Takes out what is not for the public. A finding without words is none.
    pub(crate) fn cut(&mut self) {
        self.theme = marks::public(&self.theme);
        self.words = marks::public(&self.words);
        for lines in [&mut self.figures, &mut self.evidence] {
            for line in lines.iter_mut() {
                *line = marks::public(line);
            }
            lines.retain(|line| !line.is_empty());
        }
    }
}

impl Entry for Finding {
    const KIND: &'static str = "finding";

    fn faults(&self) -> Vec<FieldError> {
        let mut out = Vec::new();
        let mut wrong = |field: &str, message: String| out.push(FieldError { field: field.into(), message });
        if self.theme.trim().is_empty() {
            wrong("theme", "Enter the theme, such as Domestic abuse".into());
        }
        if self.words.trim().is_empty() {
            wrong("words", "Enter what was found".into());
        } else if let Err(why) = crate::statutory::check::substance(&self.words) {
            wrong("words", format!("Say what was found in a sentence: {}", why.to_lowercase()));
        }
        let over = self.words.chars().count().saturating_sub(LONGEST as usize);
        if over > 0 {
            wrong("words", format!("This is {over} characters too long: shorten it to {LONGEST} or fewer"));
        }
        for (field, lines) in [("figures", &self.figures), ("evidence", &self.evidence)] {
            if lines.iter().any(|line| line.chars().count() > 500) {
                wrong(field, "Shorten this: a line has at most 500 characters".into());
            }
        }
        // A figure without its source is a number that nobody can check.
        if let Some(bare) = self.figures.iter().find(|line| !line.contains('(') && self.reference.is_empty())
        {
            wrong("figures", format!("Say in brackets where this comes from: {bare}"));
        }
        out
    }
}
