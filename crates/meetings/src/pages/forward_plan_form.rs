//! The form of business of a forward plan.

use super::parts::{groups, matter_choice};
use crate::cycle::forward::{Business, Kind};
use board::{Organisation, Snapshot};
use govuk::{Choice, Radios, Width};
use kernel::Outcome;
use maud::{Markup, html};
use site::{Cx, Fields};

/// The fields, filled with what is kept when there is something.
pub(super) fn fields(
    cx: &Cx<'_>,
    table: &Snapshot<'_>,
    matters: &[(String, String)],
    kept: Option<&Business>,
) -> Markup {
    let text = |get: fn(&Business) -> &str| kept.map_or("", get);
    let mut bodies: Vec<(String, String)> =
        table.all::<Organisation>().map(|(fact, body)| (fact.slug.clone(), body.name.clone())).collect();
    bodies.sort_by(|a, b| a.1.cmp(&b.1));
    let first = |words: &str| std::iter::once((String::new(), words.to_string()));
    let known = match kept {
        Some(of) if of.public => "anybody",
        Some(of) if of.restricted => "members",
        _ => "people",
    };
    let error = cx.error("known-to").or_else(|| cx.error("public")).or_else(|| cx.error("restricted"));
    html! {
        (cx.input("title", "What is the business?", text(|of| &of.title)))
        (cx.select("group", "Which group is to take it?", text(|of| &of.group), first("Choose a group").chain(groups(table))))
        (cx.radios("kind", "What is the group asked to do?", kept.map_or("", |of| of.kind.name()), [
            Choice::new(Kind::Decision.name(), "Decide").hint("Something is agreed or refused"),
            Choice::new(Kind::Consideration.name(), "Consider").hint("It is discussed, and the group is assured or not"),
            Choice::new(Kind::Information.name(), "Note").hint("It is for information"),
        ]))
        (cx.textarea("purpose", "What for? (optional)", text(|of| &of.purpose)).rows(3))
        (cx.select("lead", "Which organisation leads it? (optional)", text(|of| &of.lead), first("Not named yet").chain(bodies)))
        (cx.input("role", "Which role leads it? (optional)", text(|of| &of.role)).hint("Such as Director of Public Health: never a name"))
        (cx.date("papers-due", "When are its papers due? (optional)", kept.and_then(|of| of.papers_due))
            .hint("When you leave this empty, they are due with the drafts of its meeting"))
        (cx.input("recurs", "After how many months does it come back? (optional)", text(|of| &of.recurs)).hint("Such as 12 for a yearly report").width(Width::Chars3))
        (cx.input("duty", "Which duty does it discharge? (optional)", text(|of| &of.duty)).hint("Such as Crime and Disorder Act 1998, section 6"))
        (matter_choice(cx, "Which matter does it belong to? (optional)", text(|of| &of.matter), matters))
        (Radios::new("known-to", "Who may know of it?", [
            Choice::new("anybody", "Anybody"),
            Choice::new("people", "The people of this county’s board"),
            Choice::new("members", "Only the members of the group"),
        ]).value(cx.value("known-to", known)).maybe_error(error))
    }
}

/// Reads the form.
///
/// # Errors
/// [`kernel::Fault::Fields`] with all that is wrong.
pub(super) fn read(cx: &Cx<'_>) -> Outcome<Business> {
    let mut fields = Fields::of(&cx.form);
    let kinds = Kind::ALL.map(|kind| (kind.name(), kind));
    let known = [("anybody", (true, false)), ("people", (false, false)), ("members", (false, true))];
    let title = fields.text("title", "Enter what the business is");
    let group = fields.text("group", "Choose the group that is to take it");
    let kind = fields.choice("kind", &kinds, "Choose what the group is asked to do");
    let papers_due = fields.maybe_date("papers-due");
    let (public, restricted) =
        fields.choice("known-to", &known, "Choose who may know of it").unwrap_or((false, false));
    let matter = fields.optional("matter");
    if !matter.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        fields.wrong("matter", "Enter the short name of the matter: small letters, digits and hyphens");
    }
    let business = Business {
        group,
        title,
        kind: kind.unwrap_or(Kind::Information),
        purpose: fields.optional("purpose"),
        lead: fields.optional("lead"),
        role: fields.optional("role"),
        papers_due,
        recurs: fields.optional("recurs"),
        duty: fields.optional("duty"),
        matter,
        public,
        restricted,
    };
    fields.done()?;
    Ok(business)
}
