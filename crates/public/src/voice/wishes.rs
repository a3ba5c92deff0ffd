//! What somebody can wish to hear of: groups and themes of the county, as a form and as words.

use super::subscribers::Wants;
use board::{Group, Noun, Record, Register, Theme};
use govuk::{Checkboxes, Choice};
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::Cx;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The groups and themes that are published: short name and name of each.
#[derive(Clone, Debug, Default)]
pub(super) struct Wishes {
    pub(super) groups: Vec<(String, String)>,
    pub(super) themes: Vec<(String, String)>,
}

/// What can be wished for in a county.
pub(super) fn of(unit: &mut Unit<'_>, county: &str) -> Outcome<Wishes> {
    let anybody = Actor::public(unit.today());
    let register: Arc<Register> = board::seen(unit, &anybody.visible::<Record>(), county, None)?;
    let on = register.on(unit.today());
    let (mut groups, mut themes) = (BTreeMap::new(), BTreeMap::new());
    for fact in &register.facts {
        if let Some(group) = on.get::<Group>(&fact.slug).filter(|_| matches!(fact.noun, Noun::Group(_))) {
            groups.insert(fact.slug.clone(), group.name.clone());
        }
        if let Some(theme) = on.get::<Theme>(&fact.slug).filter(|_| matches!(fact.noun, Noun::Theme(_))) {
            themes.insert(fact.slug.clone(), theme.name.clone());
        }
    }
    let mut out = Wishes { groups: groups.into_iter().collect(), themes: themes.into_iter().collect() };
    for all in [&mut out.groups, &mut out.themes] {
        all.sort_by(|a, b| a.1.cmp(&b.1));
    }
    Ok(out)
}

/// The boxes to tick.
pub(super) fn boxes(cx: &Cx<'_>, wishes: &Wishes, kept: &Wants) -> Markup {
    let chosen = |name: &str, kept: &[String]| -> Vec<String> {
        if cx.form.is_empty() {
            kept.to_vec()
        } else {
            cx.form.all(name).into_iter().map(Into::into).collect()
        }
    };
    let choices = |all: &[(String, String)]| -> Vec<Choice> {
        all.iter().map(|(slug, name)| Choice::new(slug.as_str(), name.as_str())).collect()
    };
    html! {
        p { "Tick what you want to hear of. If you tick nothing, you hear of everything." }
        @if !wishes.groups.is_empty() {
            (Checkboxes::new("groups", "Boards and groups", choices(&wishes.groups)).small()
                .values(chosen("groups", &kept.groups)).maybe_error(cx.error("groups")))
        }
        @if !wishes.themes.is_empty() {
            (Checkboxes::new("themes", "Themes", choices(&wishes.themes)).small()
                .values(chosen("themes", &kept.themes)).maybe_error(cx.error("themes")))
        }
    }
}

/// What was ticked, of what there is.
pub(super) fn ticked(cx: &Cx<'_>, wishes: &Wishes) -> Wants {
    let of = |name: &str, all: &[(String, String)]| -> Vec<String> {
        let sent = cx.form.all(name);
        all.iter().filter(|(slug, _)| sent.contains(&slug.as_str())).map(|(slug, _)| slug.clone()).collect()
    };
    Wants { groups: of("groups", &wishes.groups), themes: of("themes", &wishes.themes) }
}

impl Wishes {
    /// What somebody wants, in words.
    pub(super) fn said(&self, wants: &Wants) -> String {
        let name = |all: &[(String, String)], slugs: &[String]| -> Vec<String> {
            all.iter().filter(|(slug, _)| slugs.contains(slug)).map(|(_, name)| name.clone()).collect()
        };
        let all = [name(&self.groups, &wants.groups), name(&self.themes, &wants.themes)].concat();
        if all.is_empty() { "everything that is published".into() } else { all.join("; ") }
    }
}
