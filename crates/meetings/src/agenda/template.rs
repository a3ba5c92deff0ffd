//! Standing items of an agenda, as data of the rulebook: which a sort of body has, and in which section each stands.

use jiff::civil::Date;
use kernel::clock::{Anchor, Calendar, CitedRule, Due, Rule};
use kernel::rulebook::{Entry, Meta, Misprint, Rulebook};
use kernel::{Fault, Kernel, Outcome};
use serde::Deserialize;
use std::sync::Arc;

const FILE: &str = "meetings/standing-items";

/// Key of the standing item under which minutes are approved.
pub const MINUTES: &str = "minutes";

/// Standing items and sections with their authority.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// Its authority.
    pub meta: Meta,
    /// The sections of an agenda, in order.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
    /// Which items a sort of body has; the first when none names the sort.
    #[serde(rename = "template")]
    pub templates: Vec<Template>,
    /// The items.
    #[serde(rename = "item")]
    pub items: Vec<StandingItem>,
}

/// A section of an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Short name: `opening`.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Whether all that stands in it is withheld from the public.
    #[serde(default)]
    pub confidential: bool,
}

/// The standing items of a sort of body, in order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Short name: `committee`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Sorts of groups, as the board names them.
    pub sorts: Vec<String>,
    /// Short names of its items.
    pub items: Vec<String>,
}

/// An item that every meeting has.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandingItem {
    /// Short name: `apologies`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Short name of its section.
    pub section: String,
    /// How long it is given.
    pub minutes: u32,
    /// Who presents it, by role.
    pub presenter: String,
    /// What for.
    #[serde(default)]
    pub purpose: String,
    /// What somebody must do before the meeting to take part in it.
    #[serde(default)]
    pub notice: Option<Ask>,
}

/// What somebody must do before a meeting, and when.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// What it is, up to the day: `Notice is needed by 9am on`.
    pub asks: String,
    /// The day, from that of the meeting.
    pub rule: Rule,
}

impl Entry for Standing {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            if self.items[..at].iter().any(|other| other.id == item.id) {
                out.push((item.id.clone(), format!("there are two items “{}”", item.id)));
            }
            if item.title.trim().is_empty() {
                out.push((item.id.clone(), format!("“{}” needs a title", item.id)));
            }
            if !self.sections.iter().any(|section| section.id == item.section) {
                let words = format!("“{}” stands in “{}”, which is no section", item.id, item.section);
                out.push((item.section.clone(), words));
            }
            if item.notice.as_ref().is_some_and(|ask| !matches!(ask.rule, Rule::Before(_))) {
                out.push((item.id.clone(), format!("“{}” needs a rule before the meeting", item.id)));
            }
        }
        for template in &self.templates {
            for item in &template.items {
                if self.item(item).is_none() {
                    let words = format!("“{}” names “{item}”, which is no item", template.id);
                    out.push((item.clone(), words));
                }
            }
        }
        if self.templates.is_empty() {
            out.push(("[[template]]".into(), "no template says what an agenda begins with".into()));
        }
        if !self.sections.last().is_some_and(|section| section.confidential) {
            out.push(("[[section]]".into(), "the last section must be the confidential one".into()));
        }
        if self.business().is_none() {
            out.push((
                "[[section]]".into(),
                "no section takes business: one must hold no standing item".into(),
            ));
        }
        out
    }
}

/// Reads the standing items of a rulebook, so that wrong ones are refused at start.
///
/// # Errors
/// The first [`Misprint`].
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    if rulebook.entries::<Standing>(FILE)?.is_empty() {
        let message = "nothing says which items every meeting has".into();
        return Err(Misprint { file: format!("{FILE}.toml"), line: 1, message });
    }
    Ok(())
}

impl Standing {
    /// What holds on a day.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the rulebook has nothing for that day.
    pub fn on(kernel: &Kernel, day: Date) -> Outcome<Arc<Self>> {
        kernel.memo().get(FILE, &day.to_string(), || {
            let all = kernel.rulebook().entries::<Self>(FILE).map_err(Fault::broken)?;
            let holds = |m: &Meta| m.in_force_from <= day && m.in_force_to.is_none_or(|to| day <= to);
            let found = all.into_iter().find(|standing| holds(&standing.meta));
            found.ok_or_else(|| Fault::broken(format!("the rulebook has no standing items for {day}")))
        })
    }

    /// The template of a sort of body.
    pub fn of(&self, sort: &str) -> Option<&Template> {
        let named = |template: &&Template| template.sorts.iter().any(|known| known == sort);
        self.templates.iter().find(named).or(self.templates.first())
    }

    /// The items of a template, in order.
    pub fn items_of<'a>(&'a self, template: &'a Template) -> impl Iterator<Item = &'a StandingItem> {
        template.items.iter().filter_map(|id| self.item(id))
    }

    /// An item by its short name.
    pub fn item(&self, id: &str) -> Option<&StandingItem> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The section for business: the first that holds no standing item.
    pub fn business(&self) -> Option<&Section> {
        let free = |section: &&Section| {
            !section.confidential && !self.items.iter().any(|item| item.section == section.id)
        };
        self.sections.iter().find(free)
    }

    /// The section for what is withheld.
    pub fn confidential(&self) -> Option<&Section> {
        self.sections.iter().find(|section| section.confidential)
    }

    /// The heading of a section; the name itself when there is none.
    pub fn heading<'a>(&'a self, section: &'a str) -> &'a str {
        self.sections.iter().find(|known| known.id == section).map_or(section, |known| known.title.as_str())
    }

    /// Where a section stands among the others; after all of them when it is not known.
    pub fn rank(&self, section: &str) -> usize {
        self.sections.iter().position(|known| known.id == section).unwrap_or(self.sections.len())
    }
}

impl Ask {
    /// The day for a meeting.
    ///
    /// # Errors
    /// [`Fault::Broken`] when the day is too far away to count from.
    pub fn due(&self, meeting: Date, calendar: &Calendar) -> Outcome<Due> {
        let cited = CitedRule {
            rule: self.rule.clone(),
            source: "practice".into(),
            confidence: kernel::rulebook::Confidence::Secondary,
        };
        cited.due(&Anchor::on(meeting), calendar).map_err(Fault::broken)
    }
}
