//! A question as it was typed, as a condition on rows of the index, and as what a text must hold.

use super::words::{Term, asked, holds, words};
use crate::Condition;
use crate::db::Value;

/// How many of a kind are looked at.
pub const MOST: usize = 200;

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is looked for.
    pub terms: Vec<Term>,
}

impl Question {
    /// Reads what was typed.
    pub fn of(text: &str) -> Self {
        Self { terms: asked(text) }
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Rows of a kind in whose words every term stands: `column` is their identifier. Private words count only when `all`.
    pub fn condition(&self, county: &str, kind: &str, column: &str, all: bool) -> Condition {
        let mut out = Condition::all();
        let level = if all { "" } else { " AND w.private = 0" };
        let mut narrow = |sql: String, values: Vec<Value>| {
            let sql = format!(
                "{column} IN (SELECT w.id FROM search_word w WHERE w.county = ? AND w.kind = ?{level} AND {sql})"
            );
            let mut params = vec![Value::from(county), kind.into()];
            params.extend(values);
            out = std::mem::replace(&mut out, Condition::all()).and(Condition { sql, params });
        };
        for term in &self.terms {
            match term {
                Term::Word(stem) => narrow("w.stem = ?".into(), vec![stem.as_str().into()]),
                Term::Beginning(stem, begins) => {
                    let length = begins.chars().count();
                    let sql = format!("(w.stem = ? OR SUBSTR(w.stem, 1, {length}) = ?)");
                    narrow(sql, vec![stem.as_str().into(), begins.as_str().into()]);
                }
                Term::Phrase(stems) => {
                    for stem in stems {
                        narrow("w.stem = ?".into(), vec![stem.as_str().into()]);
                    }
                }
            }
        }
        out
    }

    /// Whether a text holds all that is asked for: phrases too, of which the index knows only the words.
    pub fn fits(&self, text: &str) -> bool {
        let known: Vec<String> = words(text).map(|(_, word)| word).collect();
        !self.terms.is_empty() && self.terms.iter().all(|term| holds(term, &known))
    }
}
