//! What to do next about evidence that is missing: where the thing is made or recorded that would be it.

use crate::law::{Duty, Whose};

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// What, as the text of a link.
    pub words: &'static str,
    /// Where, below the county.
    pub path: String,
}

/// Where each kind of evidence comes from, once each, in the order in which the duty asks for them.
pub(crate) fn steps(duty: &Duty, body: &str) -> Vec<Step> {
    let mut out: Vec<Step> = Vec::new();
    for one in duty.evidence.iter().flat_map(crate::law::Wants::alternatives) {
        let group = matches!(one.of, Whose::Body) && duty.bound.each.is_group();
        if let Some(step) = step(&one.kind, body, group)
            && !out.contains(&step)
        {
            out.push(step);
        }
    }
    out
}

fn step(kind: &str, body: &str, group: bool) -> Option<Step> {
    let of = |words: &'static str, path: String| Some(Step { words, path });
    let at = |words: &'static str, path: &str| Some(Step { words, path: path.into() });
    match kind {
        "meeting" | "public-meeting" | "notice" | "attendance" | "minutes" => {
            at("Put a meeting in the calendar", "meetings/new")
        }
        "appointment" if group => of("See who sits on it", format!("groups/{body}")),
        "appointment" => at("See who sits where", "seats"),
        "terms" if group => of("Record its terms of reference", format!("register/groups/{body}/change")),
        "terms" => at("See the groups and their terms", "groups"),
        "liaison" => at("Name a liaison officer", "liaison-officers"),
        "protocol" => at("See the protocols and who has signed", "protocols"),
        "paper" | "report" => at("See the papers", "papers"),
        "assessment" => at("Go to the strategic assessments", "assessments"),
        "plan" | "summary" => at("Go to the partnership plans", "partnership-plans"),
        "agreement" | "regard" => at("Go to the agreement", "plan"),
        "document" => at("See the documents in force", "documents"),
        _ => None,
    }
}
