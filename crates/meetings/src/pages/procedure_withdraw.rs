//! `/{county}/procedures/{procedure}/withdraw`: a proposal is taken back while it is open.

use super::procedure::procedure_of;
use crate::procedure;
use crate::room::events;
use crate::store::{self, Procedure};
use govuk::Button;
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Update;
use maud::html;
use site::{Cx, Guard, Page, Reply, Route, get, post};

const PATH: &str = "/{county}/procedures/{procedure}/withdraw";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, Procedure>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::ProcedureClosed::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let it = cx.read(|unit, actor| {
        let permit = procedure_of::<Update>(cx, unit, actor)?;
        store::procedure::of(unit, &permit)
    })?;
    let body = html! {
        h1 class="govuk-heading-l" { "Withdraw this proposal" span class="govuk-caption-m" { (it.title) ", " (it.reference()) } }
        (cx.form(&cx.at(&format!("{}/withdraw", it.path())), html! {
            (cx.textarea("why", "Why is it withdrawn?", "").hint("Everybody who was asked reads this.").rows(3))
            div class="govuk-button-group" {
                (Button::submit("Withdraw it").warning().once())
                a class="govuk-link" href=(cx.at(&it.path())) { "Keep it" }
            }
        }))
    };
    let page = Page::new(format!("Withdraw {}", it.reference()), "Meetings", body);
    let page =
        page.crumb("Meetings", cx.at("meetings")).crumb("Decisions between meetings", cx.at("procedures"));
    cx.page(page.crumb(it.reference(), cx.at(&it.path())))
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let why = cx.form.get("why").unwrap_or_default().replace("\r\n", "\n");
    cx.write(|unit, actor| {
        let permit = procedure_of::<Update>(cx, unit, actor)?;
        procedure::withdraw(unit, &permit, &why)
    })?;
    Ok(Reply::see(cx.at(&format!("procedures/{}", cx.param("procedure")?))))
}
