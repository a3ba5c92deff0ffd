//! Referrals and escalations: the longest silence first, answered, taken, asked again, withdrawn, and taken on as an action.

use crate::after::seed::{DAPB, row};
use crate::cycle::support::{ADMIN, CHAIR, LEAD, OFFICER, county, example};
use board::Board;
use std::sync::Arc;
use testkit::db::{Bench, Setup};
use testkit::site::{Site, setup};

const PATH: &str = "/loamshire/asks/ASK-0001";

/// The county with somebody who keeps actions.
fn with_plan() -> Setup {
    let slices = [board::slice(), plans::slice(), meetings::slice()];
    setup(&slices)
        .judge(crate::cycle::support::cedar())
        .rulebook(crate::cycle::support::rulebook())
        .on(crate::cycle::support::DAY)
}

fn site(bench: &Bench) -> Site<'_> {
    board::load(&bench.kernel, &example("loamshire")).expect("the county loads");
    let slices = vec![site::home_slice(), board::slice(), plans::slice(), meetings::slice()];
    Site::open(bench, Arc::new(Board), slices)
}

fn seed(bench: &Bench) {
    let ask = |id: &str, number: i64, texts: &[(&str, &str)], released: i64| {
        row(bench, "meeting_ask", id, texts, &[("number", number), ("released", released)]);
    };
    ask("a1", 1, &[("title", "Refuge waiting times"), ("to_group", DAPB), ("due", "2022-01-20")], 0);
    ask(
        "a2",
        2,
        &[
            ("title", "Knife figures"),
            ("to_organisation", "loamshire/organisation/constabulary"),
            ("due", "2022-01-05"),
            ("kind", "escalation"),
        ],
        1,
    );
    ask("a3", 3, &[("title", "Night bus"), ("to_group", DAPB), ("due", "2022-02-20")], 0);
    let secret =
        [("title", "Heronsgate lease"), ("to_group", "loamshire/group/violence"), ("due", "2022-01-01")];
    row(bench, "meeting_ask", "a4", &secret, &[("number", 4), ("restricted", 1)]);
}

#[test]
fn silence_is_visible_the_longest_first() {
    county().both(|bench| {
        let site = crate::cycle::support::open(bench);
        let officer = site.person(OFFICER);
        officer.get("/loamshire/asks").ok().says("until it is answered");
        seed(bench);
        let text = officer.get("/loamshire/asks").ok().says("3 asks are past their day").text();
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
        assert!(at("Heronsgate lease") < at("Knife figures"), "{text}");
        assert!(
            at("Knife figures") < at("Refuge waiting times") && at("Refuge waiting times") < at("Night bus")
        );
        assert!(text.contains("Silent for 27 days") && text.contains("Silent for 12 days"), "{text}");
        site.anybody()
            .get("/loamshire/asks")
            .ok()
            .says("Knife figures")
            .does_not_say("Refuge")
            .does_not_say("Heronsgate");
        for other in [LEAD, ADMIN] {
            site.person(other).get("/loamshire/asks").ok().does_not_say("Heronsgate");
            site.person(other).get("/loamshire/asks/ASK-0004").is(404);
        }
        officer.get("/loamshire/asks?state=answered").ok().says("Nothing was asked that is like that");
        officer.get("/loamshire/asks?month=2022-01&to=dapb").ok().says("Refuge").does_not_say("Knife");
        for odd in ["month=x", "state=gone", "to=nowhere", "group="] {
            officer.get(&format!("/loamshire/asks?{odd}")).ok();
        }
    });
}

#[test]
fn an_ask_is_answered_by_whoever_is_asked_and_settled_by_whoever_asked() {
    county().both(|bench| {
        let site = crate::cycle::support::open(bench);
        seed(bench);
        let (officer, lead, chair) = (site.person(OFFICER), site.person(LEAD), site.person(CHAIR));
        let to = |act: &str| format!("{PATH}/{act}");
        lead.post(&to("take"), &[("seen", "1")]).is(403);
        officer.post(&to("take"), &[("seen", "1")]).is(409).says("Nobody has answered yet");
        lead.get(PATH).ok().says("What do you answer?").does_not_say("Settle it");
        lead.post(&to("answer"), &[("seen", "1"), ("answer", " ")]).is(422).says("Enter the answer");
        lead.post(&to("answer"), &[("seen", "1"), ("answer", "Eleven days on average.")]).goes_to(PATH);
        lead.post(&to("answer"), &[("seen", "1"), ("answer", "Twelve.")]).is(409);
        let page = officer.get(PATH).ok().says("Eleven days on average").says("12 days after it was due");
        page.says("Lettice");
        chair
            .post(&to("again"), &[("seen", "2"), ("again-why", "")])
            .is(422)
            .says("Enter what is still to be answered");
        chair.post(&to("again"), &[("seen", "2"), ("again-why", "By district, please")]).goes_to(PATH);
        // It is owed from the day on which it was first due.
        officer.get("/loamshire/asks").ok().says("Silent for 12 days");
        lead.post(&to("answer"), &[("seen", "3"), ("answer", "Ten in the north.")]).goes_to(PATH);
        chair.post(&to("take"), &[("seen", "4")]).goes_to(PATH);
        for act in ["take", "withdraw", "again"] {
            chair
                .post(&to(act), &[("seen", "5"), ("why", "x"), ("again-why", "x")])
                .is(409)
                .says("taken already");
        }
        officer.get(PATH).ok().says("By district, please").says("The answer was taken");
        let other = "/loamshire/asks/ASK-0003";
        chair
            .post(&format!("{other}/withdraw"), &[("seen", "1"), ("why", "")])
            .is(422)
            .says("Enter why it is withdrawn");
        chair
            .post(&format!("{other}/withdraw"), &[("seen", "1"), ("why", "The bus runs again")])
            .goes_to(other);
        lead.post(&format!("{other}/answer"), &[("seen", "2"), ("answer", "x")])
            .is(409)
            .says("nothing is asked any more");
        site.anybody().get(PATH).is(404);
        officer.post(&format!("{PATH}/release"), &[("seen", "5")]).goes_to(PATH);
        site.anybody()
            .get(PATH)
            .ok()
            .says("Ten in the north")
            .does_not_say("Lettice")
            .does_not_say("By district");
    });
}

#[test]
fn a_referral_becomes_an_action_of_the_group_that_is_asked() {
    with_plan().both(|bench| {
        let site = site(bench);
        seed(bench);
        let lead = site.person(LEAD);
        let to = format!("{PATH}/take-on");
        let form = |lead: &'static str| {
            [
                ("seen", "1"),
                ("title", "Publish refuge waiting times"),
                ("lead", lead),
                ("owner", "Head of Commissioning"),
                ("due-day", "30"),
                ("due-month", "6"),
                ("due-year", "2022"),
            ]
        };
        lead.post(&to, &form("")).is(422).says("Choose the organisation that leads it");
        lead.post(&to, &form("nobody")).is(422);
        lead.post(&to, &form("constabulary")).goes_to(PATH);
        let page = lead.get(PATH).ok().says("Taken on as ACT-0001").says("Publish refuge waiting times");
        page.says("30 June 2022").says("Answered");
        lead.get("/loamshire/action-log?group=dapb").ok().says("ACT-0001").says("1 action is open");
        lead.get("/loamshire/action-log?group=scb").ok().says("once a meeting has agreed them");
        lead.get("/loamshire/actions/ACT-0001").ok().says("Referral ASK-0001");
        // An organisation answers in words.
        let other = "/loamshire/asks/ASK-0002";
        let form = [
            ("seen", "1"),
            ("title", "x"),
            ("lead", "constabulary"),
            ("owner", "y"),
            ("due", "30 June 2022"),
        ];
        site.person(OFFICER).post(&format!("{other}/take-on"), &form).is(409).says("answers in words");
        site.person(OFFICER).get("/loamshire/action-log?meeting=nothing").is(404);
    });
}
