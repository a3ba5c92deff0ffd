//! What each status means, as dated and cited data of the rulebook.

use super::Code;
use jiff::civil::Date;
use kernel::rulebook::{Entry, Meta, Misprint, Rulebook};
use kernel::{Kernel, Outcome};
use serde::Deserialize;
use std::sync::Arc;

/// One scheme of statuses with its authority.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// Its authority.
    pub meta: Meta,
    /// What each status means, in the order of the key.
    #[serde(rename = "status")]
    pub meanings: Vec<Meaning>,
}

/// What one status means.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// Which.
    #[serde(deserialize_with = "code")]
    pub code: Code,
    /// In two words: `On track`.
    pub name: String,
    /// In a sentence.
    pub meaning: String,
}

fn code<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Code, D::Error> {
    let name = String::deserialize(from)?;
    Code::named(&name).ok_or_else(|| {
        let names: Vec<&str> = Code::ALL.iter().map(|c| c.name()).collect();
        let near = kernel::rulebook::nearest(&name, names.iter().copied());
        let hint = near
            .map_or_else(|| format!("It can be: {}", names.join(", ")), |n| format!("Did you mean “{n}”?"));
        serde::de::Error::custom(format!("“{name}” is not a status. {hint}"))
    })
}

impl Entry for Scheme {
    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn faults(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        for code in Code::ALL {
            let found: Vec<_> = self.meanings.iter().filter(|m| m.code == *code).collect();
            match found[..] {
                [] => out.push(("[[status]]".into(), format!("there is no meaning for {}", code.name()))),
                [one] if one.name.trim().is_empty() || one.meaning.trim().is_empty() => {
                    out.push((code.name().into(), format!("{} needs a name and a meaning", code.name())));
                }
                [_] => {}
                _ => out.push((code.name().into(), format!("{} is defined more than once", code.name()))),
            }
        }
        out
    }
}

const FOLDER: &str = "plans/delivery-status";

/// Reads the statuses of a rulebook, so that a wrong one is refused at start.
///
/// # Errors
/// The first [`Misprint`].
pub fn check(rulebook: &Rulebook) -> Result<(), Misprint> {
    let all = rulebook.entries::<Scheme>(FOLDER)?;
    if all.is_empty() {
        let message = "nothing says what the status of an action means".into();
        return Err(Misprint { file: FOLDER.into(), line: 1, message });
    }
    Ok(())
}

impl Scheme {
    /// What the statuses mean on a day.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when the rulebook says nothing of that day.
    pub fn on(kernel: &Kernel, day: Date) -> Outcome<Arc<Self>> {
        // The rulebook does not change while the program runs.
        kernel.memo().get("plans/status", &day.to_string(), || {
            let all = kernel.rulebook().entries::<Self>(FOLDER).map_err(kernel::Fault::broken)?;
            let holds = |m: &Meta| m.in_force_from <= day && m.in_force_to.is_none_or(|to| day <= to);
            let found = all.into_iter().find(|s| holds(&s.meta));
            found.ok_or_else(|| kernel::Fault::broken(format!("the rulebook has no statuses for {day}")))
        })
    }

    /// The name of a status: `On track`.
    pub fn name(&self, code: Code) -> &str {
        self.meanings.iter().find(|m| m.code == code).map_or(code.said(), |m| m.name.as_str())
    }
}
