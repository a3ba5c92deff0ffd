//! What the rulebook says of the public pages: the statement on accessibility, the licence, and the words of the field.

use jiff::civil::Date;
use kernel::Kernel;
use kernel::clock::Confidence;
use kernel::rulebook::{Entry, Meta, Misprint, Rulebook};
use kernel::{Fault, Outcome};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;

const STATEMENT: &str = "public/statement";
const GLOSSARY: &str = "public/glossary";

/// What the public pages say of themselves.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Its authority.
    pub meta: Meta,
    /// Address of the licence under which the data may be used; empty when none was chosen.
    #[serde(default)]
    pub licence: String,
    /// How accessible the pages are.
    pub accessibility: Accessibility,
}

/// The statement on accessibility.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Accessibility {
    /// Against which standard: `WCAG 2.2, level AA`.
    pub standard: String,
    /// `fully compliant`, `partially compliant`, `not compliant`.
    pub status: Status,
    /// When the statement was prepared.
    #[serde(with = "kernel::clock::plain_date")]
    pub prepared: Date,
    /// How often it is looked at again: `year`.
    pub reviewed_every: String,
    /// What it says, in order.
    #[serde(rename = "fact")]
    pub facts: Vec<Fact>,
}

/// How far a standard is met, in the words of the model statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Status {
    /// Wholly.
    #[serde(rename = "fully compliant")]
    Fully,
    /// But for what is listed.
    #[serde(rename = "partially compliant")]
    Partially,
    /// Hardly.
    #[serde(rename = "not compliant")]
    Not,
}

impl Status {
    /// In words.
    pub fn said(self) -> &'static str {
        match self {
            Self::Fully => "fully compliant",
            Self::Partially => "partially compliant",
            Self::Not => "not compliant",
        }
    }
}

/// One part of the statement.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Its heading.
    pub heading: String,
    /// What it says.
    pub text: String,
    /// The law it rests on; empty when on none.
    #[serde(default)]
    pub basis: String,
    /// How well it is known.
    pub confidence: Confidence,
}

impl Entry for Facts {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let plain = self.licence.is_empty() || self.licence.starts_with("https://");
        let words = "the licence must be an address that begins with https://, or nothing";
        if plain { Vec::new() } else { vec![("licence".into(), words.into())] }
    }
}

/// Words of the field.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Glossary {
    /// Its authority.
    pub meta: Meta,
    /// Each word, in order of the alphabet.
    #[serde(rename = "term")]
    pub terms: Vec<Term>,
}

/// One word.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// `Quorum`
    pub term: String,
    /// What it means, in plain English.
    pub meaning: String,
    /// Words that belong to it.
    #[serde(default)]
    pub see: Vec<String>,
}

impl Term {
    /// By what it is found on its page: `clear-days`.
    pub fn key(&self) -> String {
        key(&self.term)
    }
}

/// By what a word is found on the page of words.
pub(super) fn key(term: &str) -> String {
    term.to_lowercase().replace(' ', "-")
}

impl Entry for Glossary {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let known: BTreeSet<&str> = self.terms.iter().map(|it| it.term.as_str()).collect();
        let mut out = Vec::new();
        for (at, it) in self.terms.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| self.terms[at].term.to_lowercase());
            if before.is_some_and(|before| before >= it.term.to_lowercase()) {
                out.push((
                    it.term.clone(),
                    format!("“{}” does not stand in its place in the alphabet", it.term),
                ));
            }
            for other in it.see.iter().filter(|other| !known.contains(other.as_str())) {
                out.push((other.clone(), format!("“{}” leads to “{other}”, which is not here", it.term)));
            }
        }
        out
    }
}

fn only<E: Entry>(rulebook: &Rulebook, file: &str) -> Result<E, Misprint> {
    // A rulebook of a few files only, as tests have, says nothing of this: then the release does.
    if rulebook.file(&format!("{file}.toml")).is_none() {
        return of(&Rulebook::load(None)?, file);
    }
    of(rulebook, file)
}

fn of<E: Entry>(rulebook: &Rulebook, file: &str) -> Result<E, Misprint> {
    let missing =
        || Misprint { file: format!("{file}.toml"), line: 0, message: "this file is missing".into() };
    rulebook.entries::<E>(file)?.into_iter().next().ok_or_else(missing)
}

/// Reads what the rulebook says here, so that a wrong one is refused at start.
///
/// # Errors
/// The first [`Misprint`].
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    only::<Facts>(rulebook, STATEMENT)?;
    only::<Glossary>(rulebook, GLOSSARY).map(drop)
}

/// What the public pages say of themselves.
///
/// # Errors
/// [`Fault::Broken`] when the rulebook has none.
pub fn facts(kernel: &Kernel) -> Outcome<Arc<Facts>> {
    kernel.memo().get(STATEMENT, "", || only(kernel.rulebook(), STATEMENT).map_err(Fault::broken))
}

/// The words of the field.
///
/// # Errors
/// [`Fault::Broken`] when the rulebook has none.
pub fn glossary(kernel: &Kernel) -> Outcome<Arc<Glossary>> {
    kernel.memo().get(GLOSSARY, "", || only(kernel.rulebook(), GLOSSARY).map_err(Fault::broken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rulebook_of_this_release_holds_both() {
        let rulebook = Rulebook::load(None).expect("the rulebook");
        check(&rulebook).expect("what it says of the public pages");
        let words: Glossary = only(&rulebook, GLOSSARY).expect("the words");
        assert!(words.terms.len() >= 40, "{}", words.terms.len());
    }

    #[test]
    fn a_word_that_leads_nowhere_or_stands_out_of_order_is_refused() {
        let meta = "[meta]\nid = \"glossary\"\ntitle = \"Words\"\nin-force-from = 2022-01-01\nconfidence = \"text\"\ncitations = [\"Practice\"]\n";
        let term =
            |name: &str, see: &str| format!("[[term]]\nterm = \"{name}\"\nmeaning = \"m\"\nsee = [{see}]\n");
        for (terms, says) in [
            (term("Agenda", "\"Nothing\""), "which is not here"),
            (format!("{}{}", term("Quorum", ""), term("Agenda", "")), "its place in the alphabet"),
        ] {
            let text = format!("{meta}{terms}");
            let book = Rulebook::of([("public/glossary.toml", text.as_str())]);
            let wrong = only::<Glossary>(&book, GLOSSARY).expect_err("it is refused");
            assert!(wrong.message.contains(says), "{wrong}");
        }
    }
}
