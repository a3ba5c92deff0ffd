//! `/{county}/duties/horizon/{horizon}/ours`: writing what the county does about a law in the making.

use crate::events::HorizonKept;
use crate::horizon::{self, Draft, Horizon};
use crate::store::{DutyBook, horizon as store};
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Fields, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/duties/horizon/{horizon}/ours";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, DutyBook>();
    vec![get(PATH, guard, show), post(PATH, guard, &[HorizonKept::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, id, today) = (cx.county()?.slug.clone(), cx.param("horizon")?.to_string(), cx.today);
    let (horizon, kept, register) = cx.read(|unit, actor| {
        let permit = actor.permit::<Update, DutyBook>(unit, &county)?;
        let kept = store::last(unit, &permit, &county, &id)?;
        Ok((Horizon::of(unit.kernel())?, kept, board::current(unit, &county)?))
    })?;
    let it = horizon.item(&id, today).ok_or(Fault::Absent)?;
    let draft = kept.as_ref().map(|it| it.draft.clone()).unwrap_or_default();
    let version = kept.map_or(0, |it| it.version).to_string();
    let on = register.on(today);
    let mut people: Vec<(String, String)> = on
        .all::<board::Person>()
        .map(|(fact, it)| {
            (
                fact.slug.clone(),
                if it.title.is_empty() || it.title == it.name {
                    it.name.clone()
                } else {
                    format!("{}, {}", it.name, it.title)
                },
            )
        })
        .collect();
    people.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    let people = std::iter::once((String::new(), "Nobody by name".to_string())).chain(people);
    let title = format!("What we do about {}", it.item.meta.title);
    let body = html! {
        h1 class="govuk-heading-xl" { (title) }
        p class="sm-lead" { (it.item.effect) }
        (cx.form(&cx.path.clone(), html! {
            input type="hidden" name="version" value=(cx.value("version", version));
            (cx.input("role", "Which role owns it?", &draft.role).hint("Such as Head of Community Safety"))
            (cx.select("person", "Who has that role? (optional)", &draft.person, people).hint("They are reminded when it is next looked at"))
            (cx.textarea("does", "What do we do about it?", &draft.does).rows(5))
            (cx.date("review", "When is this next looked at?", draft.review))
            (Button::submit("Save"))
        }))
    };
    let page = Page::new(title, "Duties", body).crumb("Duties", cx.at("duties"));
    let (list, item) = (cx.at("duties/horizon"), cx.at(&format!("duties/horizon/{id}")));
    cx.page(page.crumb("On the horizon", list).crumb(it.item.meta.title.as_str(), item))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (county, id) = (cx.county()?.slug.clone(), cx.param("horizon")?.to_string());
    let mut fields = Fields::of(&cx.form);
    let draft = Draft {
        role: fields.optional("role"),
        person: fields.optional("person"),
        does: fields.optional("does"),
        review: fields.maybe_date("review"),
    };
    let version = fields.optional("version").parse::<i64>().unwrap_or_default();
    fields.done()?;
    cx.write(|unit, actor| {
        let permit = actor.permit::<Update, DutyBook>(unit, &county)?;
        horizon::keep(unit, &permit, &id, version, &draft)
    })?;
    Ok(Reply::see(cx.at(&format!("duties/horizon/{id}"))))
}
