//! `/{county}/plan/{agreement}/priorities/{priority}/joint`: what is done jointly under a priority, who leads it, what is measured.

use super::{page_of, path, seen, whole};
use crate::agreement::{self, Joint};
use crate::agreements::Priority;
use crate::events;
use crate::pages::parts::agreement_of;
use crate::store::Agreement;
use board::Organisation;
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/plan/{agreement}/priorities/{priority}/joint";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, Agreement>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::JointWritten::KIND], send, show)]
}

fn gather(cx: &Cx<'_>) -> Outcome<(super::Whole, Priority)> {
    let it = cx.read(|unit, actor| Ok(whole::<Update>(cx, unit, actor)?.1))?;
    let slug = cx.param("priority")?;
    let priority = it.ground.priorities.iter().find(|p| p.slug == slug).cloned().ok_or(Fault::Absent)?;
    Ok((it, priority))
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, priority) = gather(cx)?;
    let held = &it.ground.held;
    let joint = it.ground.joint(&priority.id).cloned().unwrap_or_default();
    let on = it.register.on(cx.today);
    let mut bodies: Vec<(String, String)> =
        on.all::<Organisation>().map(|(fact, body)| (fact.slug.clone(), body.name.clone())).collect();
    bodies.sort_by(|a, b| a.1.cmp(&b.1));
    bodies.insert(0, (String::new(), "Choose who leads".into()));
    let body = html! {
        span class="govuk-caption-l" { (held.terms.title) }
        h1 class="govuk-heading-l" { (priority.aim.title) }
        @if !priority.aim.about.is_empty() { (crate::pages::parts::paragraphs(&priority.aim.about)) }
        (cx.form(&path(cx, held, &format!("priorities/{}/joint", priority.slug)), html! {
            input type="hidden" name="seen" value=(cx.value("seen", joint.version.to_string()));
            (cx.textarea("joint", "What do the authorities do together?", &joint.joint).rows(4))
            (cx.select("lead", "Which organisation leads it?", &joint.lead, bodies))
            (cx.textarea("measure", "What shows that it works?", &joint.measure).hint("A measure with where it stands today, such as: repeat referrals, 34 in 100 in 2021.").rows(2))
            div class="govuk-button-group" {
                (Button::submit("Save").once())
                a class="govuk-link" href=(path(cx, held, "text")) { "Cancel" }
            }
        }))
        p { a class="govuk-link" href=(path(cx, held, &format!("priorities/{}", priority.slug))) { "Change what it is called and why it was chosen" } }
    };
    cx.page(page_of(cx, held, priority.aim.title.as_str(), body))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (_, priority) = gather(cx)?;
    let mut fields = Fields::of(&cx.form);
    let joint = Joint {
        priority: priority.id,
        joint: fields.text("joint", "Say what the authorities do together"),
        lead: fields.text("lead", "Choose which organisation leads it"),
        measure: fields.text("measure", "Say what shows that it works"),
        version: 0,
    };
    fields.done()?;
    let seen = seen(cx);
    cx.write(|unit, actor| {
        let permit = agreement_of::<Update>(cx, unit, actor)?;
        agreement::write_joint(unit, &permit, seen, &joint)
    })?;
    Ok(Reply::see(cx.at(&format!("plan/{}/text", cx.param("agreement")?))))
}
