//! `/{county}/meetings/{meeting}/items/{item}/withhold`: whether the public may know what an item is, and why not.

use super::item::change_page;
use super::item_address::{item_of, with_meeting};
use super::item_form::{read_withholding, withholding};
use super::parts::seen;
use crate::agenda::{self, Withholding, withholding::Exemptions};
use crate::events;
use board::sittings::AgendaItem;
use govuk::{Button, Choice};
use kernel::Outcome;
use kernel::ledger::Event;
use kernel::verbs::Update;
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/items/{item}/withhold";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, AgendaItem>();
    vec![get(PATH, guard, show), post(PATH, guard, &[events::ItemChanged::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, meeting, known) = cx.read(|unit, actor| {
        let permit = item_of::<Update>(cx, unit, actor)?;
        let (it, meeting) = with_meeting(unit, &permit)?;
        let today = unit.today();
        Ok((it, meeting, Exemptions::on(unit.kernel(), today)?))
    })?;
    let here = cx.at(&format!("{}/{}", meeting.path(), it.path()));
    let kept = it.review.map(|review| Withholding {
        paragraph: it.paragraph.clone(),
        reason: it.reason.clone(),
        review,
    });
    let authority = known.meta.citations.first().map_or("", String::as_str);
    let body = html! {
        h1 class="govuk-heading-l" { "May the public know what this item is?" span class="govuk-caption-m" { (it.title) } }
        p class="sm-lead" { "When it is withheld, the public reads that there is an item, which paragraph is relied on, why, and when that is reviewed. The members read all of it." }
        (cx.form(&format!("{here}/withhold"), html! {
            input type="hidden" name="seen" value=(cx.value("seen", it.version.to_string()));
            (cx.radios("known", "May the public know?", if it.withheld { "withheld" } else { "" }, [
                Choice::new("open", "Yes, it is open"),
                Choice::new("withheld", "No, it is withheld").reveals(withholding(cx, &known, kept.as_ref())),
            ]))
            p class="sm-note" { "The paragraphs: " (authority) ". Their wording has not been checked against the Act." }
            div class="govuk-button-group" {
                (Button::submit("Save").once())
                a class="govuk-link" href=(here) { "Leave it as it is" }
            }
        }))
    };
    change_page(cx, "Withhold this item", &it, &meeting, body)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let mut fields = Fields::of(&cx.form);
    let known = [("open", false), ("withheld", true)];
    let why = match fields.choice("known", &known, "Choose whether the public may know") {
        Some(true) => read_withholding(&mut fields),
        _ => None,
    };
    fields.done()?;
    let path = cx.write(|unit, actor| {
        let permit = item_of::<Update>(cx, unit, actor)?;
        let (it, meeting) = with_meeting(unit, &permit)?;
        let path = format!("{}/{}", meeting.path(), it.path());
        Ok(agenda::withhold(unit, &permit, seen(cx), why.as_ref())?.carrying(path))
    })?;
    Ok(Reply::see(cx.at(&path)))
}
