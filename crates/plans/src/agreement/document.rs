//! The agreement as a document: version table, both parts of regulation 9(3), the priority table, signatories.

use super::{Edition, Joint, Kind, Parts, Signature, Stage};
use crate::agreements::{Held, Priority};
use crate::regard::{Given, Objective};
use crate::scoring::Basis;
use crate::store;
use board::Register;
use kernel::clock::words;
use kernel::contracts::paper::{Block, CoverField, Paper, Text};
use kernel::{Outcome, Proof, Unit};
use std::collections::BTreeSet;

/// The heading of the part that regulation 9(3)(a) asks for.
pub(crate) const PART_A: &str = "How we will carry out the priorities together";
/// The heading of the part that regulation 9(3)(b) asks for.
pub(crate) const PART_B: &str = "How else we will act together";

/// Everything that the document is drawn from.
pub(crate) struct Ground {
    pub held: Held,
    pub parts: Parts,
    pub priorities: Vec<Priority>,
    pub joints: Vec<Joint>,
    pub basis: Vec<(String, Basis)>,
    pub editions: Vec<Edition>,
    pub signatories: Vec<String>,
    pub signatures: Vec<Signature>,
    pub objectives: Vec<Objective>,
    pub regard: Vec<Given>,
    /// The partnerships whose assessments were weighed when the priorities were chosen, whatever became of what they raised.
    pub weighed: BTreeSet<String>,
}

/// Reads it.
pub(crate) fn ground(unit: &mut Unit<'_>, proof: &impl Proof, held: Held) -> Outcome<Ground> {
    let id = held.id.clone();
    let objectives = store::regard::objectives(unit, proof, &held.county)?;
    let parts = store::parts::one(unit, proof, &id)?;
    let candidates = store::scoring::candidates(unit, proof, &parts.scoring)?;
    Ok(Ground {
        weighed: candidates.iter().flat_map(|c| c.basis.iter().map(|b| b.csp.clone())).collect(),
        parts,
        priorities: store::agreements::priorities(unit, proof, &id)?,
        joints: store::parts::joints(unit, proof, &id)?,
        basis: store::parts::basis(unit, proof, &id)?,
        editions: store::editions::all(unit, proof, &id)?,
        signatories: store::signing::signatories(unit, proof, &id)?,
        signatures: store::signing::all(unit, proof, &id)?,
        regard: store::regard::given(unit, proof, &id)?,
        objectives,
        held,
    })
}

/// A line of the version table that is being added: what it is, and what changed.
pub(crate) struct Next<'a> {
    /// `For signing`
    pub kind: Kind,
    /// The day.
    pub on: jiff::civil::Date,
    /// What changed, or how it was agreed.
    pub what: &'a str,
}

impl Ground {
    /// The number that the next version has.
    pub(crate) fn next(&self) -> i64 {
        self.editions.iter().map(|e| e.number).max().unwrap_or(0) + 1
    }

    /// The version that lies before the signatories: none while the next is being written.
    pub(crate) fn signing(&self) -> Option<&Edition> {
        match self.parts.stage {
            Stage::Signing => self.editions.iter().rev().find(|e| e.kind == Kind::Signing),
            Stage::Issued => {
                let issued = self.editions.iter().rev().find(|e| e.kind == Kind::Issued)?;
                let under = issued.under()?;
                self.editions.iter().find(|e| e.id == under)
            }
            Stage::Drafting | Stage::Consulting => None,
        }
    }

    /// What an authority did with the version that lies before it.
    pub(crate) fn standing(&self, organisation: &str) -> Option<&Signature> {
        let signing = self.signing()?;
        self.signatures.iter().rev().find(|s| s.edition == signing.id && s.organisation == organisation)
    }

    /// What stands beside a priority.
    pub(crate) fn joint(&self, priority: &str) -> Option<&Joint> {
        self.joints.iter().find(|j| j.priority == priority)
    }

    /// The findings that raised a priority.
    pub(crate) fn raised(&self, priority: &str) -> impl Iterator<Item = &Basis> {
        self.basis.iter().filter(move |(of, _)| of == priority).map(|(_, basis)| basis)
    }

    /// The partnerships whose assessments raised a priority, each once.
    pub(crate) fn partnerships(&self, priority: &str) -> Vec<&str> {
        let mut out: Vec<&str> = Vec::new();
        for basis in self.raised(priority) {
            if !out.contains(&basis.csp_name.as_str()) {
                out.push(&basis.csp_name);
            }
        }
        out
    }

    /// What is true of it that a duty may ask for, leaving out signatures, which come later.
    pub(crate) fn marks(&self) -> BTreeSet<String> {
        let mut out = BTreeSet::new();
        out.insert("agreed".into());
        for (text, mark) in [(&self.parts.part_a, "content:9-3-a"), (&self.parts.part_b, "content:9-3-b")] {
            if !text.trim().is_empty() {
                out.insert(mark.into());
            }
        }
        out.extend(self.basis.iter().map(|(_, basis)| format!("basis:{}", basis.csp)));
        out.extend(self.weighed.iter().map(|csp| format!("basis:{csp}")));
        out
    }

    /// What is missing before it can be agreed: the two parts that regulation 9(3) asks for, and a priority.
    pub(crate) fn missing(&self) -> Vec<&'static str> {
        let mut out = Vec::new();
        if self.parts.part_a.trim().is_empty() {
            out.push("The part on carrying out the assessments’ priorities together is not written (SI 2007/1830, regulation 9(3)(a))");
        }
        if self.parts.part_b.trim().is_empty() {
            out.push("The part on what else the authorities do together is not written (SI 2007/1830, regulation 9(3)(b))");
        }
        if !self.priorities.iter().any(|p| !p.aim.cross_cutting) {
            out.push("It has no priority");
        }
        out
    }

    /// The document as it reads, with the line of the version that is being kept.
    pub(crate) fn document(&self, register: &Register, next: Option<&Next<'_>>) -> Paper {
        let held = &self.held;
        let line = |label: &str, value: &str| CoverField::Line { label: label.into(), value: value.into() };
        let on = register.ever();
        let board = on.county().map(|c| on.group_name(&c.strategy_group)).unwrap_or_default();
        let number = match next {
            Some(_) => self.next().to_string(),
            None => format!("draft after version {}", self.next() - 1),
        };
        let mut body = Vec::new();
        section(&mut body, "Introduction", &held.terms.about);
        section(&mut body, "How the priorities were chosen", &self.parts.method);
        self.priority_table(register, &mut body);
        section(&mut body, PART_A, &self.parts.part_a);
        section(&mut body, PART_B, &self.parts.part_b);
        self.themes(&mut body);
        section(&mut body, "How we will see whether it works", &self.parts.monitoring);
        self.regard(&mut body);
        self.signatory_table(register, &mut body);
        self.version_table(next, &mut body);
        Paper {
            board,
            meeting: None,
            title: held.terms.title.clone(),
            cover: vec![
                line("Applies to", &held.terms.applies_to),
                line("Made in the legal year", &held.terms.legal_year),
                line("Version", &number),
                line("Made under", "SI 2007/1830, regulations 8 to 9A"),
            ],
            body,
        }
    }

    fn priority_table(&self, register: &Register, body: &mut Vec<Block>) {
        let on = register.ever();
        let rows: Vec<Vec<Text>> = self
            .priorities
            .iter()
            .filter(|p| !p.aim.cross_cutting)
            .map(|p| {
                let joint = self.joint(&p.id);
                let said = |text: Option<&str>| {
                    Text::plain(text.filter(|t| !t.is_empty()).unwrap_or("Not said yet"))
                };
                let raised = self.partnerships(&p.id).join("; ");
                let lead =
                    joint.map(|j| j.lead.as_str()).filter(|l| !l.is_empty()).map(|l| on.organisation_name(l));
                vec![
                    Text::plain(p.aim.title.as_str()),
                    Text::plain(if raised.is_empty() { "No assessment" } else { &raised }),
                    said(joint.map(|j| j.joint.as_str())),
                    said(lead.as_deref()),
                    said(joint.map(|j| j.measure.as_str())),
                ]
            })
            .collect();
        heading(body, "Priorities");
        if rows.is_empty() {
            body.push(paragraph("There are none yet."));
            return;
        }
        let head = ["Priority", "Assessments that raised it", "Joint action", "Lead", "Measure"];
        table(
            body,
            &format!("Priorities, and the assessments of {} that raised them", self.held.terms.legal_year),
            &head,
            rows,
        );
        for p in self.priorities.iter().filter(|p| !p.aim.cross_cutting && !p.aim.about.is_empty()) {
            body.push(Block::Heading { level: 2, text: p.aim.title.as_str().into() });
            paragraphs(body, &p.aim.about);
        }
    }

    fn themes(&self, body: &mut Vec<Block>) {
        let themes: Vec<&Priority> = self.priorities.iter().filter(|p| p.aim.cross_cutting).collect();
        if themes.is_empty() {
            return;
        }
        heading(body, "What runs through all priorities");
        for theme in themes {
            body.push(Block::Heading { level: 2, text: theme.aim.title.as_str().into() });
            paragraphs(body, &theme.aim.about);
        }
    }

    fn regard(&self, body: &mut Vec<Block>) {
        let rows: Vec<Vec<Text>> = self
            .regard
            .iter()
            .filter_map(|given| {
                let objective = self.objectives.iter().find(|o| o.id == given.objective)?;
                Some(vec![Text::plain(objective.title.as_str()), Text::plain(given.how.as_str())])
            })
            .collect();
        if rows.is_empty() {
            return;
        }
        heading(body, "Regard to the police and crime objectives");
        table(
            body,
            "The objectives of the police and crime plan, and how regard was had to each (Crime and Disorder Act 1998, section 6(1A))",
            &["Objective", "How regard was had"],
            rows,
        );
    }

    fn signatory_table(&self, register: &Register, body: &mut Vec<Block>) {
        if self.signatories.is_empty() || self.signing().is_none() {
            return;
        }
        let on = register.ever();
        let rows = self
            .signatories
            .iter()
            .map(|slug| {
                let name = Text::plain(on.organisation_name(slug));
                match self.standing(slug) {
                    Some(it) => {
                        let did = if it.refused { "Refused" } else { "Signed" };
                        vec![
                            name,
                            Text::plain(it.role.as_str()),
                            Text::plain(format!("{did} on {}", words::format(it.on))),
                            Text::plain(it.words.as_str()),
                        ]
                    }
                    None => vec![name, Text::plain("–"), Text::plain("Not signed"), Text::plain("–")],
                }
            })
            .collect();
        heading(body, "Signatories");
        body.push(paragraph(
            "The law asks for no signature and names no approver: that the responsible authorities sign is the board’s own practice.",
        ));
        table(
            body,
            "Who has signed",
            &["Responsible authority", "Signed by, in the role of", "When", "Statement"],
            rows,
        );
    }

    fn version_table(&self, next: Option<&Next<'_>>, body: &mut Vec<Block>) {
        let line = |number: i64, on: jiff::civil::Date, kind: Kind, what: &str| {
            vec![
                Text::plain(number.to_string()),
                Text::plain(words::format(on)),
                Text::plain(kind.said()),
                Text::plain(if what.is_empty() { "–" } else { what }),
            ]
        };
        let mut rows: Vec<Vec<Text>> =
            self.editions.iter().map(|e| line(e.number, e.on, e.kind, &e.what)).collect();
        if let Some(next) = next {
            rows.push(line(self.next(), next.on, next.kind, next.what));
        }
        if rows.is_empty() {
            return;
        }
        heading(body, "Versions");
        table(
            body,
            "Versions of this agreement",
            &["Version", "Day", "What it is", "What changed, or how it was agreed"],
            rows,
        );
    }
}

fn heading(body: &mut Vec<Block>, text: &str) {
    body.push(Block::Heading { level: 1, text: text.into() });
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { numbered: false, text: text.into(), list: None }
}

fn paragraphs(body: &mut Vec<Block>, text: &str) {
    for part in text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()) {
        body.push(paragraph(&part.replace('\n', " ")));
    }
}

fn section(body: &mut Vec<Block>, title: &str, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    heading(body, title);
    paragraphs(body, text);
}

fn table(body: &mut Vec<Block>, caption: &str, head: &[&str], rows: Vec<Vec<Text>>) {
    let head = head.iter().map(|h| (*h).to_string()).collect();
    body.push(Block::Table { caption: caption.into(), head, rows });
}
