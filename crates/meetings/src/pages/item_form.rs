//! The form of an item of an agenda.

use super::parts::matter_choice;
use crate::agenda::template::Standing;
use crate::agenda::{NewItem, Withholding, withholding::Exemptions};
use board::sittings::Item;
use board::sittings::item::Kind;
use govuk::{Choice, Width};
use jiff::Span;
use kernel::Outcome;
use maud::{Markup, html};
use site::{Cx, Fields};

/// The fields, filled with what is kept when there is something.
pub(super) fn fields(
    cx: &Cx<'_>,
    standing: &Standing,
    matters: &[(String, String)],
    kept: Option<&Item>,
) -> Markup {
    let text = |get: fn(&Item) -> &str| kept.map_or("", get);
    let minutes = kept.map_or_else(|| "15".to_string(), |it| it.minutes.to_string());
    let kind = kept.map_or("", |it| it.kind.name());
    let first =
        kept.is_none().then(|| standing.business()).flatten().map_or("", |section| section.id.as_str());
    let section = kept.map_or(first, |it| it.section.as_str());
    // Into the confidential part an item comes by being withheld, on a page of its own.
    let sections = standing.sections.iter().filter(|known| !known.confidential || known.id == section);
    let mut kinds = vec![
        Choice::new(Kind::Decision.name(), "Decide").hint("Something is agreed or refused"),
        Choice::new(Kind::Consideration.name(), "Consider")
            .hint("It is discussed, and the group is assured or not"),
        Choice::new(Kind::Information.name(), "Note").hint("It is for information"),
    ];
    if kind == Kind::Standing.name() {
        kinds.push(Choice::new(Kind::Standing.name(), "Nothing in particular: it is a standing item"));
    }
    html! {
        (cx.input("title", "What is the item?", text(|it| &it.title)))
        (cx.radios("kind", "What is the meeting asked to do?", kind, kinds))
        (cx.select("section", "In which section does it stand?", section, sections.map(|s| (s.id.clone(), s.title.clone()))))
        (cx.input("presenter", "Who presents it? (optional)", text(|it| &it.presenter)).hint("A role, such as Director of Public Health: never a name"))
        (cx.input("minutes", "How many minutes does it have?", &minutes).width(Width::Chars3))
        (cx.textarea("purpose", "What for? (optional)", text(|it| &it.purpose)).rows(3))
        (matter_choice(cx, "Which matter does it belong to? (optional)", text(|it| &it.matter), matters))
    }
}

/// Reads the form.
///
/// # Errors
/// [`kernel::Fault::Fields`] with all that is wrong.
pub(super) fn read(cx: &Cx<'_>) -> Outcome<NewItem> {
    let mut fields = Fields::of(&cx.form);
    let kinds = Kind::ALL.map(|kind| (kind.name(), kind));
    let title = fields.text("title", "Enter what the item is");
    let kind = fields.choice("kind", &kinds, "Choose what the meeting is asked to do");
    let minutes = fields.optional("minutes");
    let minutes = if minutes.is_empty() { Ok(0) } else { minutes.parse::<u32>() };
    if minutes.is_err() {
        fields.wrong("minutes", "Enter a whole number of minutes, such as 15");
    }
    let item = NewItem {
        section: fields.optional("section"),
        title,
        kind: kind.unwrap_or(Kind::Information),
        presenter: fields.optional("presenter"),
        minutes: minutes.unwrap_or(0),
        purpose: fields.optional("purpose"),
        matter: fields.optional("matter"),
        withheld: None,
    };
    fields.done()?;
    Ok(item)
}

/// The questions of why something is withheld.
pub(crate) fn withholding(cx: &Cx<'_>, known: &Exemptions, kept: Option<&Withholding>) -> Markup {
    let choices = known.paragraphs.iter().map(|it| {
        Choice::new(it.number.as_str(), format!("Paragraph {}", it.number)).hint(it.words.as_str())
    });
    // A year is what most bodies review by; anybody may choose another day.
    let year = cx.today.saturating_add(Span::new().years(1));
    html! {
        (cx.radios("paragraph", "Which paragraph of Schedule 12A is relied on?", kept.map_or("", |it| it.paragraph.as_str()), choices))
        (cx.textarea("reason", "Why does the public interest lie in withholding it?", kept.map_or("", |it| it.reason.as_str()))
            .hint("Anybody reads this in the place of the item. Do not say what the item is about.").rows(3))
        (cx.date("review", "When is it next asked whether it must still be withheld?", Some(kept.map_or(year, |it| it.review))))
    }
}

/// Reads why something is withheld.
pub(crate) fn read_withholding(fields: &mut Fields<'_>) -> Option<Withholding> {
    let paragraph = fields.text("paragraph", "Choose the paragraph that is relied on");
    let reason =
        fields.text("reason", "Enter why withholding it is in the public interest: anybody reads this");
    let review = fields.date("review", "Enter the day of the next review")?;
    Some(Withholding { paragraph, reason, review })
}
