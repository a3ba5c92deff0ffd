//! `/{county}/protocols/{protocol}/contents`: noting where in a protocol's text each thing stands that is looked for.

use crate::protocols::{Contents, note_contents};
use crate::store::{self, thing_id};
use crate::{Protocol, Record};
use govuk::{Button, Input};
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Fields, Page, Reply};
use std::collections::BTreeMap;

/// The form.
pub(super) fn ask(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, slug, today) = (cx.county()?.slug.clone(), cx.param("protocol")?.to_string(), cx.today);
    let id = thing_id(&county, "protocol", &slug);
    let (register, listed) = cx.read(|unit, actor| {
        actor.permit::<Update, Record>(unit, &id)?;
        let register = store::current(unit, &county)?;
        let sort =
            register.on(today).get::<Protocol>(&slug).map(|it| it.sort.clone()).ok_or(Fault::Absent)?;
        Ok((register, Contents::of(unit.kernel(), &sort, today)?.ok_or(Fault::Absent)?))
    })?;
    let on = register.on(today);
    let it = on.get::<Protocol>(&slug).ok_or(Fault::Absent)?;
    let seen = cx.value("seen", register.head(&id).unwrap_or_default());
    let title = format!("What “{}” says", it.name);
    let body = html! {
        h1 class="govuk-heading-xl" { (title) }
        p class="sm-lead" { "Say where each stands in the text, such as Section 4 or Annex B. Leave empty what it does not say." }
        (cx.form(&cx.path.clone(), html! {
            input type="hidden" name="seen" value=(seen);
            @for item in &listed.items {
                (Input::text(item.id.as_str(), item.title.as_str())
                    .value(cx.value(&item.id, Contents::found(it, item).unwrap_or_default()))
                    .hint(item.asks.as_str()).maybe_error(cx.error(&item.id)))
            }
            (Button::submit("Save"))
        }))
    };
    let page = Page::new(title, "Board", body).crumb("Board", cx.at("board"));
    cx.page(page.crumb(it.name.as_str(), cx.at(&format!("protocols/{slug}"))))
}

/// What was typed.
pub(super) fn take(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, slug) = (cx.county()?.slug.clone(), cx.param("protocol")?.to_string());
    let id = thing_id(&county, "protocol", &slug);
    let mut fields = Fields::of(&cx.form);
    let seen = fields.optional("seen");
    let found: BTreeMap<String, String> =
        cx.form.fields().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    let today = cx.today;
    cx.write(|unit, actor| {
        let permit = actor.permit::<Update, Record>(unit, &id)?;
        note_contents(unit, &permit, today, &found, &seen)
    })?;
    Ok(Reply::see(cx.at(&format!("protocols/{slug}"))))
}
