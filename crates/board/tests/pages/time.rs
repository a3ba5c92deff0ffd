//! As at a day, and as it was believed on a day.

use crate::support::{DAY, OFFICER, county, open};
use jiff::civil::date;
use testkit::site::Visitor;

const CCG: &str = "NHS Loamshire Clinical Commissioning Group";
const ICB: &str = "NHS Loamshire and Hillshire Integrated Care Board";

#[test]
fn the_health_seat_is_the_groups_on_30_june_and_the_boards_on_1_july() {
    county().both(|bench| {
        let site = open(bench);
        for visitor in [site.anybody(), site.person(OFFICER)] {
            let before = visitor.get("/loamshire/seats/scb-health?as-at=2022-06-30").ok();
            before.says(&format!("Held by {CCG}"));
            let after = visitor.get("/loamshire/seats/scb-health?as-at=2022-07-01").ok();
            after.says(&format!("Held by {ICB}"));
        }
        let page = site.anybody().get("/loamshire/groups/scb?as-at=30+June+2022").ok();
        assert!(page.body().contains("As at Thursday 30 June 2022."), "the strip says the day");
        page.says(CCG).does_not_say(ICB);
        site.anybody().get("/loamshire/groups/scb?as-at=1+July+2022").ok().says(ICB).does_not_say(CCG);
    });
}

/// Acceptance 4: a seat corrected in March with effect from January shows so, and what was believed in February does not change.
#[test]
fn a_late_correction_does_not_rewrite_what_was_believed() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let seat = "/loamshire/seats/scb-health";
        let february = |officer: &Visitor<'_>| {
            officer.get(&format!("{seat}?as-at=2022-02-10&known=2022-02-20")).ok().text()
        };
        bench.clock.set(date(2022, 3, 15));
        let before = february(&officer);
        let change = "/loamshire/register/seats/scb-health/change";
        let from = [("from-day", "1"), ("from-month", "1"), ("from-year", "2022")];
        let fields: Vec<_> =
            [("organisation", "fire"), ("basis", "CDA 1998 s5(1)(d)")].into_iter().chain(from).collect();
        officer.fill(change, &fields).goes_to("/loamshire/seats/scb-health");
        let body = bench.kernel.read(|unit| {
            let register = board::current(unit, "loamshire")?;
            Ok(register.on(DAY).organisation_name("fire"))
        });
        let fire = body.expect("the table");
        let fire = format!("Held by {fire}");
        // As at a day before, from, and after the day of effect.
        officer.get(&format!("{seat}?as-at=2021-12-31")).ok().says(&format!("Held by {CCG}"));
        officer.get(&format!("{seat}?as-at=2022-01-01")).ok().says(&fire);
        officer.get(&format!("{seat}?as-at=2022-02-10")).ok().says(&fire);
        officer.get(seat).ok().says(&fire);
        // What was believed in February is what it was, to the letter, but for the day that now is.
        assert_eq!(february(&officer), before);
        assert!(before.contains(&format!("Held by {CCG}")));
        // The correction stands in the record, as one.
        let record = officer.get("/loamshire/register/seats/scb-health").ok();
        record
            .says("Late correction Changed with effect from 1 January 2022")
            .says(&format!("Organisation: {CCG} became"));
    });
}

#[test]
fn a_day_that_cannot_be_is_said_in_place_and_kept() {
    county().sqlite(|bench| {
        let site = open(bench);
        let page = site.anybody().get("/loamshire/groups?as-at=30+February+2022").is(422);
        assert!(page.body().contains("value=\"30 February 2022\""), "what was typed is kept");
        page.says("February 2022 has 28 days");
        site.anybody().get("/loamshire/groups?known=2030-01-01").is(422).says("is not known yet");
        // Before anything was known there was nothing, and that is a page too.
        site.anybody().get("/loamshire/groups?known=1999-01-01").ok().says("will be listed here");
    });
}

#[test]
fn a_thing_of_another_day_says_when_it_is() {
    county().sqlite(|bench| {
        let site = open(bench);
        let page = site.anybody().get("/loamshire/groups/hate-crime").ok();
        page.says("It does not exist on 1 February 2022").says("When it exists");
    });
}

/// The list of a report of February, whenever it is drawn: for anybody, and with what it rests on.
#[test]
fn a_paper_of_february_lists_the_members_of_february() {
    use kernel::Actor;
    use kernel::contracts::paper::Block;
    use kernel::contracts::sources::Ask;
    county().both(|bench| {
        let _site = open(bench);
        bench.clock.set(date(2026, 11, 22));
        let source = board::slice().sources[0];
        let drawn = |day| {
            let audience = Actor::public(bench.kernel.today());
            let ask = Ask { audience: &audience, county: "worcestershire", day, of: "scb" };
            let drawn = bench.kernel.read(|unit| (source.draw)(unit, &ask)).expect("it is drawn");
            assert!(drawn.event.is_some(), "it rests on an event");
            let list = drawn.blocks.into_iter().find_map(|block| match block {
                Block::Paragraph { numbered: true, list, .. } => list,
                _ => None,
            });
            list.expect("a list").items.iter().map(|item| item.words()).collect::<Vec<String>>()
        };
        let february = drawn(date(2022, 2, 15));
        assert_eq!(
            february,
            [
                "Worcestershire County Council (WCC);",
                "six District Councils;",
                "West Mercia Police;",
                "Hereford and Worcester Fire and Rescue Service;",
                "Herefordshire and Worcestershire Clinical Commissioning Group; and",
                "the Probation Service.",
            ]
        );
        let july = drawn(date(2022, 7, 1));
        assert_eq!(july[4], "NHS Herefordshire and Worcestershire Integrated Care Board; and");
        let audience = Actor::public(DAY);
        let ask = Ask { audience: &audience, county: "worcestershire", day: DAY, of: "scp-board" };
        let fault = bench.kernel.read(|unit| (source.draw)(unit, &ask)).expect_err("there is no such group");
        assert!(fault.to_string().contains("There is no group called “scp-board”"), "{fault}");
    });
}
