//! One matter through several bodies, in order of time, as far as each reader may see it.

use crate::after::seed::{DAPB, row};
use crate::cycle::support::{ADMIN, CHAIR, LEAD, OFFICER, county, open};

#[test]
fn a_matter_is_opened_tied_and_followed() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.get("/loamshire/matters").ok().says("Open a matter");
        officer.fill("/loamshire/matters", &[("title", "")]).is(422).says("Enter what the matter is");
        let path = "/loamshire/matters/knife-crime-in-the-north";
        officer.fill("/loamshire/matters", &[("title", "Knife crime in the north")]).goes_to(path);
        officer
            .fill("/loamshire/matters", &[("title", "Knife crime in the north")])
            .is(422)
            .says("of this name already");
        site.person(LEAD).get("/loamshire/matters").ok().does_not_say("Knife crime");
        site.person(LEAD).get(path).is(404);
        site.person(CHAIR).post("/loamshire/matters", &[("title", "x")]).is(403);
        row(
            bench,
            "sitting",
            "m1",
            &[("slug", "2022-01-18-scb"), ("title", "Safer Communities Board")],
            &[("published", 1)],
        );
        row(
            bench,
            "sitting_item",
            "i1",
            &[("sitting", "m1"), ("title", "Knife crime"), ("slug", "item-1")],
            &[("issued", 1)],
        );
        let decision =
            [("sitting", "m1"), ("item", "i1"), ("title", "Knife arches"), ("made_on", "2022-01-18")];
        row(bench, "meeting_decision", "d1", &decision, &[("number", 1)]);
        let ask = [
            ("title", "Heronsgate figures"),
            ("to_group", DAPB),
            ("due", "2022-01-30"),
            ("asked_on", "2022-01-19"),
        ];
        row(bench, "meeting_ask", "a1", &ask, &[("number", 1), ("restricted", 1)]);
        let tie = |what: &str| officer.post(&format!("{path}/tie"), &[("what", what)]);
        for odd in [
            "",
            "x",
            "DEC-0009",
            "ACT-0001",
            "/loamshire/meetings/none/items/x",
            "/loamshire/meetings/2022-01-18-scb",
        ] {
            tie(odd).is(422).says("Enter a reference");
        }
        tie("DEC-0001").goes_to(path);
        tie("ask-1").goes_to(path);
        tie("https://board.example/loamshire/meetings/2022-01-18-scb/items/item-1").goes_to(path);
        let text = officer.get(path).ok().says("Silent for 2 days").text();
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
        assert!(at("Agenda item") < at("DEC-0001") && at("DEC-0001") < at("ASK-0001"), "{text}");
        // The item is announced, so anybody may know of the matter: and reads the item alone.
        site.anybody().get(path).ok().says("Knife crime").does_not_say("DEC-0001").does_not_say("Heronsgate");
        site.person(ADMIN).get(path).ok().does_not_say("Heronsgate");
        officer.get("/loamshire/decisions/DEC-0001").ok().says("Knife crime in the north");
        // What is restricted alone makes no matter known.
        bench.raw().execute("UPDATE sitting_item SET matter = ''", &[]).expect("a row");
        bench.raw().execute("UPDATE meeting_decision SET matter = ''", &[]).expect("a row");
        for visitor in [site.anybody(), site.person(ADMIN)] {
            visitor.get(path).is(404);
            visitor.get("/loamshire/matters?begins=knife").ok().does_not_say("Knife crime");
        }
        site.person(CHAIR).get(path).ok().says("Heronsgate");
    });
}
