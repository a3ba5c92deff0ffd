//! A partnership plan: begun with what must be considered, completed, its summary published, its copy sent; and all of it as evidence.

use crate::support::{ADMIN, FIRE, OFFICER, county, open};
use jiff::civil::{Date, date};
use kernel::Actor;
use kernel::contracts::evidence::Evidence;
use testkit::db::Bench;

const EAST: &str = "/loamshire/partnership-plans/csp-east/2022-23";

#[test]
fn next_years_plan_asks_for_an_answer_to_each_priority_of_last_year() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        // The examples hold the plan of 2022-23 as a draft; its consideration was begun from the assessment of 2021-22.
        officer
            .get(EAST)
            .ok()
            .says("Overdoses")
            .says("Not answered")
            .says("1 of 4 is not answered")
            .says("It says only “to follow”");
        officer
            .get(&format!("{EAST}/consideration"))
            .ok()
            .says("Theft of diesel")
            .says("Not for this partnership");
        let refused = [("answer-4", "not-for-us"), ("reason-4", "")];
        officer
            .fill(&format!("{EAST}/consideration"), &refused)
            .is(422)
            .says("Say why it is not for this partnership");
        let answered = [
            ("answer-4", "taken-up"),
            ("reason-4", "Alarms for tanks."),
            ("answer-5", "already-in"),
            ("reason-5", ""),
        ];
        officer.fill(&format!("{EAST}/consideration"), &answered).is(303);
        officer.get(EAST).ok().says("Alarms for tanks.").does_not_say("Not answered");
        // Nothing has come since it was begun; the agreement of 2021-22 is not agreed yet.
        officer
            .fill(&format!("{EAST}/consideration"), &[("again", "yes")])
            .is(422)
            .says("Nothing has come since");
        site.person(FIRE).get(&format!("{EAST}/consideration")).is(403);
        site.person(ADMIN).get(EAST).is(404);
    });
}

#[test]
fn a_plan_that_is_begun_here_lists_findings_and_the_agreements_priorities() {
    county().on(date(2022, 2, 1)).both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        // Made in the legal year 2020-21, the agreement is what a plan for 2021-22 considers.
        officer
            .fill("/loamshire/partnership-plans/new", &[("group", "csp-west"), ("year", "2021-22")])
            .is(422);
        let begun = begun(bench, "csp-west", "2021-22");
        assert!(
            begun.iter().any(|(of, words)| of == "agreement" && words == "Safe from domestic abuse"),
            "{begun:?}"
        );
        let next = self::begun(bench, "csp-west", "2022-23");
        assert!(next.iter().any(|(of, words)| of == "assessment" && words == "Hate crime"), "{next:?}");
        // No agreement of 2021-22 is kept, which is to be answered as well.
        assert!(
            next.iter().any(|(of, words)| of == "agreement" && words.starts_with("No priority")),
            "{next:?}"
        );
    });
}

/// What a plan would be begun with, were it not there: another county's partnership of the same name has none.
fn begun(bench: &Bench, group: &str, year: &str) -> Vec<(String, String)> {
    let found = bench.kernel.read(|unit| {
        let acts = kernel::SystemActs::without_a_permit_because("a test", "loamshire", unit.today());
        plans::partnership::begun_with(unit, &acts, ("loamshire", group, year))
    });
    found.expect("it is begun").into_iter().map(|answer| (answer.of, answer.words)).collect()
}

#[test]
fn what_came_after_a_plan_was_begun_is_added_when_it_is_looked_at_again() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let agreed = [
            ("slug", "late"),
            ("title", "An agreement that came late"),
            ("legal-year", "2021-22"),
            ("applies-to", "2022-23"),
            ("state", "agreed"),
            ("published", "no"),
            ("about", ""),
        ];
        officer.post("/loamshire/plan/new", &agreed).is(303);
        let priority = [
            ("slug", "rivers"),
            ("title", "Safe on the rivers"),
            ("about", ""),
            ("place", "1"),
            ("cross-cutting", "no"),
        ];
        officer.post("/loamshire/plan/late/priorities/new", &priority).is(303);
        officer.fill(&format!("{EAST}/consideration"), &[("again", "yes")]).is(303);
        let page = officer.get(&format!("{EAST}/consideration")).ok().says("Safe on the rivers");
        page.does_not_say("No priority of a community safety agreement");
        officer.get(EAST).ok().says("Safe on the rivers").does_not_say("No priority of a community safety");
    });
}

#[test]
fn the_summary_is_public_and_the_plan_need_not_be() {
    county().both(|bench| {
        let site = open(bench);
        let anybody = site.anybody();
        let west = "/loamshire/partnership-plans/csp-west/2021-22";
        anybody.get(west).goes_to(&format!("{west}/summary"));
        anybody
            .get(&format!("{west}/summary"))
            .ok()
            .says("blue sticker")
            .says("British Sign Language")
            .does_not_say("131,000");
        anybody.get(&format!("{west}/files/plan-csp-west-2021-22.pdf")).is(404);
        anybody.get("/loamshire/partnership-plans/csp-east/2021-22").ok().says("48,000 pounds");
        anybody.get(EAST).is(404);
        anybody.get(&format!("{EAST}/summary")).is(404);
        // That there is a plan is public, and what else there is of it is refused.
        anybody.get(&format!("{west}/copies")).is(403);
        let officer = site.person(OFFICER);
        officer.get(&format!("{west}/copies")).ok().says("29 March 2021");
        let vale = "/loamshire/partnership-plans/csp-vale/2021-22";
        let copy = [
            ("to", "commissioner"),
            ("on-day", "31"),
            ("on-month", "1"),
            ("on-year", "2022"),
            ("how", "By e-mail"),
        ];
        officer.fill(&format!("{vale}/copies"), &copy).is(303);
        let mut ahead = copy;
        ahead[2].1 = "3";
        officer.fill(&format!("{vale}/copies"), &ahead).is(422).says("must be today or earlier");
        officer.get(&format!("{EAST}/summary")).ok().says("can be published once the plan is complete");
    });
}

fn evidence(bench: &Bench, as_at: Date) -> Vec<Evidence> {
    let source = plans::slice().evidence.expect("the plan is evidence");
    let grants = [("officer", "loamshire"), ("sits", "loamshire")]
        .map(|(role, on)| kernel::Grant { role: role.into(), on: on.into() });
    let actor = Actor::person("loamshire/person/bryony-askwell", "Officer", grants, as_at);
    bench.kernel.read(|unit| source(unit, &actor, "loamshire", as_at)).expect("it can be read")
}

#[test]
fn evidence_is_what_stood_at_the_end_of_a_day() {
    county().on(date(2022, 12, 1)).both(|bench| {
        let _site = open(bench);
        let of = |as_at, kind: &str, group: &str| {
            let all = evidence(bench, as_at).into_iter();
            all.filter(|it| it.kind == kind && it.group == group).collect::<Vec<_>>()
        };
        // Completed on 20 January 2022: not there the day before, there on the day.
        assert!(of(date(2022, 1, 19), "assessment", "csp-east").is_empty());
        let [one] = &of(date(2022, 1, 20), "assessment", "csp-east")[..] else { panic!("one edition") };
        assert_eq!((one.on, one.year.as_str()), (Some(date(2022, 1, 20)), "2021-22"));
        for letter in ["a", "b", "c", "d", "e", "f", "g"] {
            assert!(one.marks.contains(&format!("content:{letter}")), "{letter}: {:?}", one.marks);
        }
        for class in
            ["responsible-authorities", "co-operating", "participating", "committee", "plan", "community"]
        {
            assert!(one.marks.contains(&format!("source:{class}")), "{class}");
        }
        // Released a week later.
        assert!(!one.marks.contains("public"));
        assert!(of(date(2022, 1, 27), "assessment", "csp-east")[0].marks.contains("public"));
        // The drafts of 2022-23 are evidence of nothing.
        assert_eq!(of(date(2022, 12, 1), "assessment", "csp-east").len(), 1);
        let [plan] = &of(date(2022, 2, 1), "plan", "csp-vale")[..] else { panic!("one plan") };
        for mark in [
            "content:a",
            "content:e",
            "content:f",
            "considered:assessment",
            "considered:agreement",
            "considered:public-help",
        ] {
            assert!(plan.marks.contains(mark), "{mark}: {:?}", plan.marks);
        }
        // East and west sent their copies; nobody recorded one of the vale.
        assert_eq!(of(date(2022, 2, 1), "transmittal", "csp-vale").len(), 0);
        let sent = of(date(2021, 4, 6), "transmittal", "csp-east");
        assert!(sent[0].marks.contains("to:policing-body") && sent[0].marks.contains("plan"));
        assert!(of(date(2021, 4, 5), "transmittal", "csp-east").is_empty());
        // Published on 19 April 2021.
        assert!(of(date(2021, 4, 18), "summary", "csp-east").is_empty());
        assert!(of(date(2021, 4, 19), "summary", "csp-east")[0].marks.contains("public"));
        assert_eq!(of(date(2022, 2, 1), "consultation", "csp-east").len(), 2);
    });
}

#[test]
fn matters_of_a_year_are_what_the_agreement_is_drafted_from() {
    county().both(|bench| {
        let _site = open(bench);
        let read = |actor: Actor| {
            bench
                .kernel
                .read(|unit| plans::assessment::matters(unit, &actor, "loamshire", "2021-22"))
                .expect("they can be read")
        };
        let on = date(2022, 2, 1);
        let grants = [kernel::Grant { role: "officer".into(), on: "loamshire".into() }];
        let all = read(Actor::person("loamshire/person/bryony-askwell", "Officer", grants, on));
        let called: Vec<String> = all.iter().map(|m| format!("{} {}", m.csp, m.called())).collect();
        // East: F1, F2 and F4; the vale: F1 and F2; West: F1, F2 and F3.
        assert_eq!(
            called,
            [
                "csp-east F1",
                "csp-east F2",
                "csp-east F4",
                "csp-vale F1",
                "csp-vale F2",
                "csp-west F1",
                "csp-west F2",
                "csp-west F3"
            ]
        );
        assert!(all.iter().all(|m| m.complete && !m.words.is_empty()));
        assert!(all.iter().any(|m| m.words.contains("left custody in the same week")));
        // The public knows the released ones, without their private passages; the vale's is not released.
        let public = read(Actor::public(on));
        assert_eq!(public.len(), 6);
        assert!(public.iter().all(|m| !m.words.contains("same week") && m.csp != "csp-vale"));
    });
}
