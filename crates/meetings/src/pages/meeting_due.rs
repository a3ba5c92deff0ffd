//! What is due around a meeting and when, on the page of the meeting: for those who answer for it, with its notice; for anybody
//! else, when the agenda goes out.

use super::meeting::Seen;
use crate::cycle;
use crate::cycle::due::{self, Step};
use crate::cycle::notice::{Limit, Standing};
use crate::cycle::pack::PAPERS;
use crate::events;
use crate::store;
use board::sittings::{Meeting, Minute, State};
use kernel::ledger::Event;
use kernel::verbs::Govern;
use kernel::{Actor, Outcome, Unit};
use maud::{Markup, html};
use site::{Cx, Guard, Reply, Route, Tone, day, post, tag};

pub(super) fn routes() -> Vec<Route> {
    let guard = Guard::may::<Govern, Meeting>();
    vec![post(
        "/{county}/meetings/{meeting}/steps",
        guard,
        &[events::StepDone::KIND],
        send,
        super::meeting::show,
    )]
}

/// The part.
pub(super) fn part(cx: &Cx<'_>, unit: &mut Unit<'_>, actor: &Actor, seen: &Seen<'_>) -> Outcome<Markup> {
    let it = seen.sitting;
    if it.state == State::Cancelled {
        return Ok(html! {});
    }
    let notice = due::notice_of(unit, it)?;
    if !actor.may::<Minute, Meeting>(unit, &it.id)? {
        let ahead = it.state == State::Planned && notice.papers.latest >= cx.today;
        return Ok(html! {
            @if ahead { p class="govuk-body" { "The agenda and its papers are to be issued by " (day(notice.latest())) "." } }
        });
    }
    let steps = due::standing(unit, seen.permit, it)?;
    let given = store::cycle::given(unit, seen.permit, &it.county, Some(&it.id))?;
    let limits: Vec<(&Limit, Standing, String)> = notice
        .limits()
        .map(|limit| {
            let given = given.iter().find(|given| given.clock == limit.clock);
            let reason = given.map_or("", |given| given.reason.as_str());
            (limit, limit.stands(given.map(|given| given.on), reason, cx.today), reason.to_string())
        })
        .collect();
    Ok(html! {
        section class="sm-section" {
            h2 class="govuk-heading-m" id="due" { "What is due" }
            (table(cx, seen, &steps))
            h3 class="govuk-heading-s" { "Notice" }
            ul class="govuk-list" {
                @for (limit, standing, reason) in &limits {
                    li {
                        (standing_tag(*standing, limit.by_law)) " " strong { (limit.title) } ": " (limit.because)
                        @if !reason.is_empty() { " The chair’s reason: " (reason) }
                    }
                }
            }
            @if seen.governs && notice.before.iter().any(|limit| !given.iter().any(|given| given.clock == limit.clock)) {
                p { a class="govuk-link" href=(cx.at(&format!("{}/notice", it.path()))) { "Record that notice was given" } }
            }
        }
    })
}

fn standing_tag(standing: Standing, by_law: bool) -> Markup {
    match standing {
        Standing::Met => tag(Tone::Ok, "Given in time"),
        Standing::Explained { .. } => tag(Tone::Wait, "Late, with a reason"),
        Standing::Late { .. } if by_law => tag(Tone::Late, "Too late"),
        Standing::Late { .. } => tag(Tone::Soon, "Later than custom"),
        Standing::Ahead { days: 0 } => tag(Tone::Soon, "Today is the last day"),
        Standing::Ahead { .. } => tag(Tone::None, "Still in time"),
    }
}

/// Why a step is due on its day, without the day, which stands beside it: “Due by Friday 4 March 2022: five clear days before …”.
fn why(because: &str) -> String {
    let rest = because.strip_prefix("Due by ").and_then(|rest| rest.split_once(": "));
    board::words::sentence(rest.map_or(because, |(_, why)| why))
}

fn table(cx: &Cx<'_>, seen: &Seen<'_>, steps: &[Step]) -> Markup {
    let action = cx.at(&format!("{}/steps", seen.sitting.path()));
    html! {
        table class="govuk-table sm-table sm-cards" {
            caption class="govuk-visually-hidden" { "What is due before and after this meeting, in order of day" }
            thead class="govuk-table__head" {
                tr class="govuk-table__row" {
                    @for head in ["What", "By", "Why that day", "State"] { th scope="col" class="govuk-table__header" { (head) } }
                }
            }
            tbody class="govuk-table__body" {
                @for step in steps {
                    tr class="govuk-table__row" {
                        th scope="row" class="govuk-table__header" { (step.planned.name) small { (step.planned.asks) } }
                        td class="govuk-table__cell sm-nowrap" data-label="By" { (day(step.planned.due)) }
                        td class="govuk-table__cell" data-label="Why that day" { (why(&step.planned.because)) }
                        td class="govuk-table__cell" data-label="State" {
                            @if let Some(done) = step.done { span { (tag(Tone::Done, "Done")) " " small { (day(done)) } } }
                            @else {
                                span {
                                    @if step.late(cx.today) { (tag(Tone::Late, "Late")) } @else { (tag(Tone::None, "To do")) }
                                    @if seen.governs && step.planned.step != PAPERS {
                                        (cx.form(&action, html! {
                                            input type="hidden" name="step" value=(step.planned.step);
                                            button class="sm-linkbutton" { "Mark as done" span class="govuk-visually-hidden" { ": " (step.planned.name) } }
                                        }))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn send(cx: &mut Cx<'_>) -> Outcome<Reply> {
    let step = cx.form.get("step").unwrap_or_default().to_string();
    let path = cx.write(|unit, actor| {
        let permit = super::parts::meeting_of::<Govern>(cx, unit, actor)?;
        let path = board::sittings::sitting::of(unit, &permit)?.path();
        Ok(cycle::step_done(unit, &permit, &step)?.carrying(path))
    })?;
    Ok(Reply::see(format!("{}#due", cx.at(&path))))
}

#[cfg(test)]
mod tests {
    #[test]
    fn why_does_not_say_the_day_again() {
        let because = "Due by Friday 4 March 2022: 5 clear days before the meeting (as this series has it).";
        assert_eq!(super::why(because), "5 clear days before the meeting (as this series has it).");
        assert_eq!(
            super::why("On the day of the meeting, 4 March 2022."),
            "On the day of the meeting, 4 March 2022."
        );
    }
}
