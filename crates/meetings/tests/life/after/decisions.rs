//! Decisions: whether they happened and how that is known, their release, their corrections, and who reads which.

use crate::after::seed::row;
use crate::cycle::support::{ADMIN, CHAIR, LEAD, OFFICER, county, open};
use testkit::db::Bench;

const PATH: &str = "/loamshire/decisions/DEC-0001";

fn seed(bench: &Bench) {
    row(bench, "sitting", "m1", &[("slug", "2022-01-18-scb"), ("title", "Safer Communities Board")], &[]);
    let item = [("sitting", "m1"), ("title", "Strategic assessment"), ("slug", "item-4")];
    row(bench, "sitting_item", "i1", &item, &[("issued", 1), ("number", 711)]);
    let decision = [
        ("sitting", "m1"),
        ("item", "i1"),
        ("title", "Priorities for the year"),
        ("words", "The board RESOLVED to:\n(a) agree three priorities;\n(b) ask for a report."),
        ("reasons", "The assessment shows a rise in thefts."),
        ("options", "Two priorities."),
        ("owner_organisation", "constabulary"),
        ("owner", "Head of Analysis"),
        ("due", "2022-01-25"),
        ("vote", "By consensus"),
    ];
    row(bench, "meeting_decision", "d1", &decision, &[("number", 1)]);
    row(
        bench,
        "meeting_decision",
        "d2",
        &[("title", "Heronsgate contract")],
        &[("number", 2), ("withheld", 1)],
    );
    let other = [("title", "Refuge places"), ("of_group", "loamshire/group/dapb"), ("made_on", "2021-12-01")];
    row(bench, "meeting_decision", "d3", &other, &[("number", 3), ("released", 1)]);
}

#[test]
fn a_decision_is_carried_out_only_with_evidence() {
    county().both(|bench| {
        let site = open(bench);
        seed(bench);
        let officer = site.person(OFFICER);
        let page =
            officer.get(PATH).ok().says("Priorities for the year").says("711").says("Nothing was done yet");
        page.says("agree three priorities")
            .says("By consensus")
            .says("Head of Analysis")
            .says("Two priorities");
        let to = format!("{PATH}/standing");
        let say = |seen: &str, standing: &str, evidence: &str| {
            officer.post(&to, &[("seen", seen), ("standing", standing), ("evidence", evidence)])
        };
        say("1", "carried-out", " ").is(422).says("Enter what shows that it happened");
        say("1", "given-up", "").is(422).says("Enter why it is given up");
        say("1", "done", "x").is(422).says("Choose how it stands");
        say("1", "not-begun", "").is(422).says("This is what it says already");
        say("1", "under-way", "").goes_to(PATH);
        say("1", "carried-out", "The plan of 1 February").is(409).says("changed while you had it open");
        say("2", "carried-out", "The plan of 1 February").goes_to(PATH);
        officer.get(PATH).ok().says("Carried out").says("How that is known").says("The plan of 1 February");
        officer.get("/loamshire/decisions?state=carried-out").ok().says("DEC-0001").does_not_say("DEC-0003");
        for other in [CHAIR, LEAD] {
            site.person(other).get(PATH).ok().does_not_say("Say how it stands");
            site.person(other).post(&to, &[("seen", "3"), ("standing", "under-way")]).is(403);
        }
    });
}

#[test]
fn release_is_an_act_of_its_own_and_can_be_taken_back() {
    county().both(|bench| {
        let site = open(bench);
        seed(bench);
        let (officer, anybody) = (site.person(OFFICER), site.anybody());
        anybody.get(PATH).is(404);
        anybody.get("/loamshire/decisions").ok().says("Refuge places").does_not_say("Priorities");
        officer.post(&format!("{PATH}/release"), &[("seen", "1")]).goes_to(PATH);
        officer.post(&format!("{PATH}/release"), &[("seen", "2")]).is(409).says("released already");
        officer.get(PATH).ok().says("Released to the public on 1 February 2022 at");
        anybody
            .get(PATH)
            .ok()
            .says("Priorities for the year")
            .does_not_say("Bryony")
            .does_not_say("Say how it stands");
        officer.post(&format!("{PATH}/take-back"), &[("seen", "2"), ("withdraw-why", "")]).is(422);
        let why = [("seen", "2"), ("withdraw-why", "It named a victim")];
        officer.post(&format!("{PATH}/take-back"), &why).goes_to(PATH);
        anybody.get(PATH).is(404);
        let withheld = "/loamshire/decisions/DEC-0002";
        officer.get(withheld).ok().says("Heronsgate");
        officer.post(&format!("{withheld}/release"), &[("seen", "1")]).is(409).says("kept from the public");
        site.person(CHAIR).get(withheld).ok();
        for other in [LEAD, ADMIN] {
            site.person(other).get(withheld).is(404).does_not_say("Heronsgate");
            site.person(other).get("/loamshire/decisions?words=contract").ok().does_not_say("Heronsgate");
        }
    });
}

#[test]
fn a_correction_stays_readable_beside_what_it_replaced() {
    county().both(|bench| {
        let site = open(bench);
        seed(bench);
        let officer = site.person(OFFICER);
        let to = format!("{PATH}/correct");
        let send = |words: &str, why: &str| {
            let form = [("seen", "1"), ("title", "Priorities for the year"), ("words", words), ("why", why)];
            officer.post(&to, &form)
        };
        send("The board RESOLVED to agree four priorities.", "").is(422).says("Enter what was wrong");
        send("", "x").is(422).says("Enter what was decided");
        send("The board RESOLVED to agree four priorities.", "There were four").goes_to(PATH);
        let page = officer.get(PATH).ok().says("Corrected on 1 February 2022").says("There were four");
        page.says("What it said before").says("agree three priorities").says("agree four priorities");
    });
}

#[test]
fn the_list_is_narrowed_by_group_state_year_and_words() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.get("/loamshire/decisions").ok().says("What a meeting decides stands here");
        seed(bench);
        for (query, shown, hidden) in [
            ("group=dapb", "DEC-0003", "DEC-0001"),
            ("year=2022", "DEC-0001", "DEC-0003"),
            ("words=priority", "DEC-0001", "DEC-0003"),
            ("words=dec-0003", "DEC-0003", "DEC-0001"),
            ("words=%22three+priorities%22", "DEC-0001", "DEC-0003"),
            ("state=not-begun&year=2021", "DEC-0003", "DEC-0001"),
        ] {
            officer.get(&format!("/loamshire/decisions?{query}")).ok().says(shown).does_not_say(hidden);
        }
        for odd in [
            "year=x",
            "state=gone",
            "before=x",
            "before=2022-01-18.x",
            "words=%22",
            "group=nowhere",
            "year=99999",
        ] {
            officer.get(&format!("/loamshire/decisions?{odd}")).ok();
        }
        officer.get("/loamshire/decisions?words=heliotrope").ok().says("No decision is like that");
        for odd in ["DEC-9999", "DEC-", "ACT-0001", "x"] {
            officer.get(&format!("/loamshire/decisions/{odd}")).is(404);
        }
    });
}
