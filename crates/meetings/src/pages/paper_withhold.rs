//! `/{county}/meetings/{meeting}/papers/{paper}/withhold`: a paper is kept from the public with a reason, or opened to it again.

use super::paper_change::{back, desk, framed};
use super::paper_parts::paper_of;
use super::parts::seen;
use crate::agenda::withholding::{Exemptions, Withholding};
use crate::papers;
use crate::store::MeetingPaper;
use govuk::Button;
use kernel::ledger::Event;
use kernel::verbs::Update;
use kernel::{Fault, Outcome};
use maud::html;
use site::{Cx, Fields, Guard, Reply, Route, get, post};

const PATH: &str = "/{county}/meetings/{meeting}/papers/{paper}/withhold";

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Update, MeetingPaper>();
    vec![get(PATH, guard, show), post(PATH, guard, &[papers::events::PaperWithheld::KIND], send, show)]
}

fn show(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let (it, meeting, ..) = desk(cx)?;
    let here = back(cx)?;
    let known = Exemptions::on(cx.kernel(), cx.today)?;
    let choices =
        known.paragraphs.iter().map(|one| (one.number.clone(), format!("{}. {}", one.number, one.words)));
    let body = html! {
        @if it.withheld {
            h1 class="govuk-heading-l" { "Open this paper to the public" span class="govuk-caption-m" { (it.title) } }
            p class="sm-lead" { "Whoever may read its item will read it. It was withheld by paragraph " (it.paragraph) ": " (it.reason) }
            (cx.form(&format!("{here}/withhold"), html! {
                input type="hidden" name="seen" value=(it.version);
                input type="hidden" name="open" value="yes";
                div class="govuk-button-group" {
                    (Button::submit("Open it").once())
                    a class="govuk-link" href=(here) { "Leave it as it is" }
                }
            }))
        } @else {
            h1 class="govuk-heading-l" { "Withhold this paper" span class="govuk-caption-m" { (it.title) } }
            p class="sm-lead" { "Only the members of the group read it. Everybody else reads that a paper is withheld, by which paragraph and why, and never its title." }
            (cx.form(&format!("{here}/withhold"), html! {
                input type="hidden" name="seen" value=(it.version);
                (cx.select("paragraph", "Paragraph of Schedule 12A to the Local Government Act 1972", &it.paragraph, choices))
                (cx.textarea("reason", "Why is it in the public interest to withhold it?", &it.reason).rows(3).hint("Anybody reads this"))
                (cx.date("review", "When is it looked at again?", it.review))
                div class="govuk-button-group" {
                    (Button::submit("Withhold it").once())
                    a class="govuk-link" href=(here) { "Leave it as it is" }
                }
            }))
        }
    };
    framed(cx, &it, &meeting, "Withhold a paper", body)
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let version = seen(cx);
    let why = if cx.form.get("open").is_some() {
        None
    } else {
        let mut fields = Fields::of(&cx.form);
        let (paragraph, reason) = (fields.optional("paragraph"), fields.optional("reason"));
        let review = fields.date("review", "Enter the day on which it is looked at again");
        fields.done()?;
        Some(Withholding { paragraph, reason, review: review.ok_or(Fault::Absent)? })
    };
    cx.write(|unit, actor| {
        let permit = paper_of::<Update>(cx, unit, actor)?;
        papers::withhold(unit, &permit, version, why.as_ref())
    })?;
    Ok(Reply::see(back(cx)?))
}
