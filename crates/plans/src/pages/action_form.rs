//! The form of an action, for the pages that define one and change one.

use super::parts::{Aimed, aims};
use crate::actions::Definition;
use crate::store::Agreement;
use board::{Group, Organisation, Snapshot};
use govuk::{Checkboxes, Choice};
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Fields};

/// The fields, filled with what is kept.
pub(super) fn fields(cx: &Cx<'_>, table: &Snapshot<'_>, aims: &[Aimed], kept: Option<&Definition>) -> Markup {
    let text = |read: fn(&Definition) -> &String| kept.map(|k| read(k).clone()).unwrap_or_default();
    let mut bodies: Vec<(String, String)> =
        table.all::<Organisation>().map(|(f, o)| (f.slug.clone(), o.name.clone())).collect();
    // One that has ended since still stands where it stood.
    for slug in kept.into_iter().flat_map(|k| std::iter::once(&k.lead).chain(&k.partners)) {
        if !bodies.iter().any(|(s, _)| s == slug) {
            bodies.push((slug.clone(), table.organisation_name(slug)));
        }
    }
    bodies.sort_by(|a, b| a.1.cmp(&b.1));
    let mut groups: Vec<(String, String)> =
        table.all::<Group>().map(|(f, g)| (f.slug.clone(), g.name.clone())).collect();
    groups.sort_by(|a, b| a.1.cmp(&b.1));
    let first = |words: &str| std::iter::once((String::new(), words.to_string()));
    let chosen: Vec<String> = if cx.form.is_empty() {
        kept.map(|k| k.partners.clone()).unwrap_or_default()
    } else {
        cx.form.all("partners").into_iter().map(String::from).collect()
    };
    let partners = bodies
        .iter()
        .map(|(slug, name)| Choice::new(slug.as_str(), name.as_str()).checked(chosen.contains(slug)));
    let priority = kept.map(|k| k.priority.clone()).unwrap_or_default();
    let published = match kept {
        Some(kept) if kept.restricted => "members",
        Some(kept) if !kept.published => "no",
        _ => "yes",
    };
    html! {
        (cx.textarea("title", "What is to be done?", &text(|k| &k.title)).hint("Begin with a verb.").rows(2))
        (cx.textarea("outcome", "What will be different when it is done? (optional)", &text(|k| &k.outcome)).rows(2))
        (cx.select("lead", "Which organisation leads it?", &text(|k| &k.lead), first("Choose an organisation").chain(bodies.clone())))
        (cx.input("owner", "Which role owns it there?", &text(|k| &k.owner)).hint("A role, not a name: Head of Community Safety.").classes("govuk-!-width-two-thirds"))
        (Checkboxes::new("partners", "Which organisations take part? (optional)", partners).small().maybe_error(cx.error("partners")))
        (cx.date("begins", "When does work begin? (optional)", kept.and_then(|k| k.begins)))
        (cx.date("due", "When is it due?", kept.map(|k| k.due)))
        (cx.select("priority", "Priority or theme (optional)", &priority, first("None").chain(aims.iter().map(|a| (a.id.clone(), a.title.clone())))))
        (cx.select("group", "Which group answers for it? (optional)", &text(|k| &k.group), first("None").chain(groups)))
        (cx.input("source", "Where does it come from? (optional)", &text(|k| &k.source)).hint("Such as an assessment, a review or a resolution."))
        (cx.radios("published", "May anybody read it?", published, [
            Choice::new("yes", "Yes, it is public"),
            Choice::new("no", "No, only the people of this county’s board"),
            Choice::new("members", "No, only the members of the group that answers for it, the organisations in it and the office"),
        ]))
    }
}

/// Reads the form.
///
/// # Errors
/// [`kernel::Fault::Fields`] with all that is wrong.
pub(super) fn read(cx: &Cx<'_>, aims: &[Aimed]) -> Outcome<Definition> {
    let mut fields = Fields::of(&cx.form);
    let due = fields.date("due", "Enter the day on which it is due");
    let begins = fields.maybe_date("begins");
    let priority = fields.optional("priority");
    let agreement = aims.iter().find(|a| a.id == priority).map(|a| a.agreement.clone());
    if !priority.is_empty() && agreement.is_none() {
        fields.wrong("priority", "Choose a priority from the list");
    }
    let mut partners: Vec<String> = cx.form.all("partners").into_iter().map(String::from).collect();
    partners.sort();
    partners.dedup();
    let known = [("yes", (true, false)), ("no", (false, false)), ("members", (false, true))];
    let (published, restricted) =
        fields.choice("published", &known, "Choose whether anybody may read it").unwrap_or((false, false));
    let mut definition = Definition {
        agreement: agreement.unwrap_or_default(),
        priority,
        group: fields.optional("group"),
        title: fields.text("title", "Enter what is to be done"),
        outcome: fields.optional("outcome"),
        lead: fields.text("lead", "Choose the organisation that leads it"),
        partners,
        owner: fields.text("owner", "Enter the role that owns it, such as Head of Community Safety"),
        begins,
        due: cx.today,
        source: fields.optional("source"),
        published,
        restricted,
    };
    fields.done()?;
    if let Some(due) = due {
        definition.due = due;
    }
    Ok(definition)
}

/// Priorities and themes of the agreements that the actor sees.
pub(super) fn known_aims(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Aimed>> {
    aims(unit, &actor.visible::<Agreement>(), county)
}
