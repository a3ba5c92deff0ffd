//! What is overdue climbs: to whoever should do it, their organisation, the chair. Each step once, and snoozed only for oneself.

use crate::after::seed;
use crate::cycle::support::{CHAIR, LEAD, OFFICER, with};
use crate::tell::post::{Post, at, county, open};
use board::sittings::Meeting;
use jiff::civil::{Date, date};
use kernel::contracts::actions::Agreed;
use kernel::contracts::carrier::Letter;
use kernel::verbs::Govern;
use kernel::{Actor, Grant, params};
use meetings::events::StepDone;
use std::collections::BTreeSet;
use testkit::db::Bench;
use testkit::site::Site;

const POLICE: [&str; 2] = ["hollis.verrington@constabulary.example", "sidony.marlpit@constabulary.example"];

/// An action that a meeting of the board agreed, led by the police and owned by the superintendent for exploitation.
fn agreed(bench: &Bench, site: &Site<'_>, title: &str, due: Date, published: bool) -> String {
    site.person(OFFICER).fill("/loamshire/meetings/new", &with(&[])).is(303);
    let officer = Grant { role: "officer".into(), on: "loamshire".into() };
    let kernel = &bench.kernel;
    let actor = Actor::person(OFFICER, "Partnership officer", [officer], kernel.today());
    let done = kernel.write(|unit| {
        let id = board::sittings::sitting::id_of(unit, "loamshire", "2022-03-15-scb")?.expect("a meeting");
        let permit = actor.permit::<Govern, Meeting>(unit, &id)?;
        let book = unit.kernel().neighbours().actions.expect("somebody keeps actions");
        let agreed = Agreed {
            county: "loamshire",
            group: "scb",
            title,
            outcome: "",
            lead: "constabulary",
            owner: "Detective Superintendent, Exploitation",
            due,
            source: "a meeting",
            published,
            restricted: false,
        };
        let reference = (book.take)(unit, &permit.on_behalf(), &agreed)?;
        let row = unit.id();
        let sql = "INSERT INTO meeting_action (id, county, of_group, sitting, item, decision, ask, reference, made_on)
                   VALUES (?, 'loamshire', 'loamshire/group/scb', ?, NULL, NULL, NULL, ?, '2022-02-01')";
        unit.rows(&permit).run(sql, params![row.as_str(), id.as_str(), reference.as_str()])?;
        let event = StepDone { meeting: id, step: "test".into(), rows: vec![row] };
        Ok(unit.record(&permit, &event)?.carrying(reference))
    });
    done.expect("an action")
}

fn of<'l>(all: &'l [Letter], reference: &str) -> BTreeSet<(&'l str, &'l str)> {
    let about =
        all.iter().filter(|it| it.text.contains(reference) && !it.subject.starts_with("What needs you"));
    about.map(|it| (it.to.as_str(), it.subject.split(" on ").next().unwrap_or_default())).collect()
}

/// Due on Thursday 31 March 2022: the first working day after it is Friday 1 April, the fifth Thursday 7 April, the tenth Thursday 14 April.
const DUE: Date = date(2022, 3, 31);

#[test]
fn an_action_climbs_the_ladder_day_by_day() {
    county().both(|bench| {
        let (site, post) = (open(bench), Post::new());
        let act = agreed(bench, &site, "Review the night buses", DUE, true);
        post.round(&site);
        let owner = "cormac.wyeland@constabulary.example";
        let chair = at(CHAIR);
        let due = (owner, "Due");
        let table: [(Date, Vec<(&str, &str)>); 10] = [
            (date(2022, 3, 16), vec![]),
            (date(2022, 3, 17), vec![due]),
            (date(2022, 3, 18), vec![]),
            (date(2022, 3, 28), vec![due]),
            (date(2022, 3, 31), vec![]),
            (date(2022, 4, 1), vec![(owner, "Overdue since 31 March 2022: ")]),
            (date(2022, 4, 6), vec![]),
            (
                date(2022, 4, 7),
                POLICE.map(|it| (it, "Overdue since 31 March 2022, and now with you: ")).to_vec(),
            ),
            (date(2022, 4, 13), vec![]),
            (date(2022, 4, 14), vec![(chair.as_str(), "Overdue since 31 March 2022, and now with you: ")]),
        ];
        for (day, expected) in table {
            bench.clock.set(day);
            let all = post.round(&site);
            let found: BTreeSet<(&str, String)> =
                of(&all, &act).into_iter().map(|(to, subject)| (to, subject.replace(&act, ""))).collect();
            let expected: BTreeSet<(&str, String)> =
                expected.into_iter().map(|(to, it)| (to, it.to_string())).collect();
            assert_eq!(found, expected, "{day}");
            for letter in all.iter().filter(|it| it.text.contains(&act) && !it.subject.starts_with("What")) {
                assert!(
                    letter.text.contains("Review the night buses"),
                    "anybody may read it: {}",
                    letter.text
                );
                assert!(letter.text.contains(&format!("/loamshire/actions/{act}")), "{}", letter.text);
            }
        }
    });
}

#[test]
fn an_action_that_is_not_public_is_a_reference_and_no_more() {
    county().both(|bench| {
        let (site, post) = (open(bench), Post::new());
        let act = agreed(bench, &site, "Heronsgate raid", DUE, false);
        post.round(&site);
        for day in [date(2022, 3, 17), date(2022, 4, 1), date(2022, 4, 7), date(2022, 4, 14)] {
            bench.clock.set(day);
            let all = post.round(&site);
            assert!(!of(&all, &act).is_empty(), "{day}");
            let reminders = all.iter().filter(|it| !it.subject.starts_with("What needs you"));
            for letter in reminders {
                assert!(
                    !letter.text.contains("Heronsgate") && !letter.subject.contains("Heronsgate"),
                    "{}",
                    letter.text
                );
            }
        }
    });
}

#[test]
fn who_wants_to_hear_later_hears_later_and_the_ladder_stands() {
    county().both(|bench| {
        let (site, post) = (open(bench), Post::new());
        let act = agreed(bench, &site, "Review the night buses", DUE, true);
        let owner = site.person("loamshire/person/cormac-wyeland");
        let page = format!("/account/messages/later?thing={act}");
        let on = |day: &'static str, month: &'static str| {
            [("until-day", day), ("until-month", month), ("until-year", "2022")]
        };
        owner.get("/account/messages/later?thing=%3Cb%3E").is(404);
        owner.fill(&page, &on("31", "1")).is(422).says("Enter a day from today");
        owner.fill(&page, &on("31", "12")).is(422).says("Enter a day from today");
        owner.fill(&page, &on("2", "4")).goes_to("/account/messages");
        owner.get("/account/messages").ok().says(&act).says("2 April 2022");
        for day in [date(2022, 3, 17), date(2022, 3, 28), date(2022, 4, 1)] {
            bench.clock.set(day);
            assert!(of(&post.round(&site), &act).is_empty(), "{day}");
        }
        bench.clock.set(date(2022, 4, 7));
        let all = post.round(&site);
        let people: BTreeSet<&str> = of(&all, &act).into_iter().map(|(to, _)| to).collect();
        assert_eq!(people, BTreeSet::from(POLICE));
    });
}

#[test]
fn an_ask_without_an_answer_climbs_to_the_chair_of_those_who_asked() {
    county().both(|bench| {
        let (site, post) = (open(bench), Post::new());
        let ask = |id: &str, number: i64, to: &str, whole: &str, restricted: i64, released: i64| {
            let words = [
                ("title", "Larkfield refuge"),
                ("kind", "escalation"),
                ("due", "2022-03-31"),
                ("state", "open"),
                (to, whole),
                ("asked_on", "2022-02-01"),
            ];
            seed::row(
                bench,
                "meeting_ask",
                id,
                &words,
                &[("number", number), ("restricted", restricted), ("released", released)],
            );
        };
        ask("a1", 1, "to_group", seed::DAPB, 0, 1);
        ask("a2", 2, "to_organisation", "loamshire/organisation/constabulary", 1, 0);
        site.person(OFFICER).fill("/loamshire/meetings/new", &with(&[])).is(303);
        post.round(&site);
        let steps = [
            (date(2022, 3, 21), at(LEAD), true),
            (date(2022, 4, 1), at(LEAD), true),
            (date(2022, 4, 14), at(CHAIR), true),
        ];
        for (day, who, told) in steps {
            bench.clock.set(day);
            let all = post.round(&site);
            let people: BTreeSet<&str> = of(&all, "ASK-0001").into_iter().map(|(to, _)| to).collect();
            assert_eq!(people.contains(who.as_str()), told, "{day}: {people:?}");
            let police: BTreeSet<&str> = of(&all, "ASK-0002").into_iter().map(|(to, _)| to).collect();
            assert!(!police.is_empty(), "{day}");
            for letter in
                all.iter().filter(|it| it.text.contains("ASK-0002") && !it.text.contains("ASK-0001"))
            {
                assert!(!letter.text.contains("Larkfield"), "{}", letter.text);
            }
        }
    });
}
