//! The way of minutes from a draft to a locked record, who goes it, and what each reader is left of the text.

use crate::after::room::*;
use kernel::verbs::{Issue, View};
use kernel::{Fault, Unit};
use meetings::{Minutes, minutes};
use testkit::db::Bench;
use testkit::site::{Site, Visitor};

fn post(visitor: &Visitor<'_>, act: &str, fields: &[(&str, &str)]) -> testkit::site::Answer {
    visitor.post(&format!("{PATH}/{act}"), fields)
}

/// A command with its fields, and for each person the status of the answer in each state.
type Line = (&'static str, &'static [(&'static str, &'static str)], [(&'static str, [u16; 4]); 4]);

/// Who may do what in which state, written out: the status of the answer. Version 1 is always the right one.
#[test]
fn who_may_do_what_in_which_state() {
    // Draft, with the chair, cleared, approved.
    let table: &[Line] = &[
        (
            "finish",
            &[],
            [
                (OFFICER, [303, 409, 409, 409]),
                (CHAIR, [403, 403, 403, 403]),
                (MEMBER, [404, 403, 403, 403]),
                ("", [404, 404, 404, 404]),
            ],
        ),
        (
            "give-back",
            &[("note", "x")],
            [
                (OFFICER, [403, 403, 403, 403]),
                (CHAIR, [409, 303, 409, 409]),
                (MEMBER, [404, 403, 403, 403]),
                ("", [404, 404, 404, 404]),
            ],
        ),
        (
            "clear",
            &[],
            [
                (OFFICER, [403, 403, 403, 403]),
                (CHAIR, [409, 303, 409, 409]),
                (MEMBER, [404, 403, 403, 403]),
                ("", [404, 404, 404, 404]),
            ],
        ),
        (
            "circulate",
            &[],
            [
                (OFFICER, [409, 409, 303, 409]),
                (CHAIR, [403, 403, 403, 403]),
                (MEMBER, [404, 403, 403, 403]),
                ("", [404, 404, 404, 404]),
            ],
        ),
        (
            "approve",
            &[("meeting", "2022-02-01-scb")],
            [
                (OFFICER, [403, 403, 403, 403]),
                (CHAIR, [409, 409, 303, 409]),
                (MEMBER, [404, 403, 403, 403]),
                ("", [404, 404, 404, 404]),
            ],
        ),
        (
            "release",
            &[],
            [
                (OFFICER, [409, 409, 409, 303]),
                (CHAIR, [403, 403, 403, 403]),
                (MEMBER, [404, 403, 403, 403]),
                ("", [404, 404, 404, 404]),
            ],
        ),
    ];
    for (place, state) in ["draft", "chair", "cleared", "approved"].into_iter().enumerate() {
        for (act, fields, who) in table {
            // On the quick database: what differs is the rule, not the store. Whoever may comes last, as it moves the minutes on.
            county().sqlite(|bench| {
                let site = open(bench);
                seed(bench, state);
                let mut order: Vec<&(&str, [u16; 4])> = who.iter().collect();
                order.sort_by_key(|(_, statuses)| statuses[place] == 303);
                for (person, statuses) in order {
                    let visitor = if person.is_empty() { site.anybody() } else { site.person(person) };
                    let mut all = vec![("seen", "1")];
                    all.extend_from_slice(fields);
                    let status = visitor.post(&format!("{PATH}/{act}"), &all).status;
                    assert_eq!(status, statuses[place], "{act} by {person:?} in {state}");
                }
            });
        }
    }
}

#[test]
fn from_a_draft_to_a_signed_record() {
    county().both(|bench| {
        let site = open(bench);
        seed(bench, "draft");
        let (officer, chair, member) = (site.person(OFFICER), site.person(CHAIR), site.person(MEMBER));
        member.get(PATH).is(404);
        officer.get(PATH).ok().says("Draft, not checked by the chair").says(PRIVATE).says("Private: for those who were entitled");
        post(&officer, "finish", &[("seen", "1")]).goes_to(PATH);
        chair.get("/").ok().says("Minutes wait for you");
        post(&chair, "give-back", &[("seen", "2"), ("note", "")]).is(422).says("Enter what is to be changed");
        post(&chair, "give-back", &[("seen", "2"), ("note", "Say who thanked whom")]).goes_to(PATH);
        officer.get(PATH).ok().says("Say who thanked whom");
        post(&officer, "finish", &[("seen", "3")]).goes_to(PATH);
        post(&officer, "finish", &[("seen", "3")]).is(409).says("with the chair");
        let edit = format!("{PATH}/edit/i3");
        chair.get(&edit).ok().says("Thefts rose by a tenth");
        chair.fill(&edit, &[("text", "Thefts rose by a tenth.")]).is(422).says("This is what it says already");
        chair.fill(&edit, &[("text", "Thefts rose by an eighth.")]).goes_to(PATH);
        officer.get(&edit).is(403);
        post(&chair, "clear", &[("seen", "5")]).goes_to(PATH);
        member.get(PATH).ok().says("Draft, not yet approved").says("an eighth").does_not_say("What to do next");
        chair.fill(&edit, &[("text", "x")]).is(409).says("The meeting that approves them can amend them");
        post(&officer, "circulate", &[("seen", "6")]).goes_to(PATH);
        let amend = format!("{PATH}/amend/i3");
        officer.fill(&amend, &[("meeting", ""), ("text", "x")]).is(422).says("Choose the meeting");
        officer.fill(&amend, &[("meeting", "2022-02-01-scb"), ("text", "Thefts rose by a ninth.")]).goes_to(PATH);
        post(&chair, "approve", &[("seen", "8"), ("meeting", "")]).is(422).says("Choose the meeting");
        post(&chair, "approve", &[("seen", "8"), ("meeting", "2022-01-18-scb")]).is(422).says("a later meeting");
        post(&chair, "approve", &[("seen", "7"), ("meeting", "2022-02-01-scb")]).is(409).says("changed while you had them open");
        post(&chair, "approve", &[("seen", "8"), ("meeting", "2022-02-01-scb")]).goes_to(PATH);
        let page = chair.get(PATH).ok().says("Approved as a true record at the meeting of 1 February 2022, item 714");
        page.says("an eighth").says("a ninth").says("Not signed yet").does_not_say("Whoever approved them was not");
        post(&chair, "sign", &[("seen", "9")]).goes_to(PATH);
        post(&chair, "sign", &[("seen", "10")]).is(409).says("signed already");
        chair.get(PATH).ok().says("Signed by the chair on 1 February 2022").says("These minutes are locked");
        // The minutes of the meeting that approved them say what it amended.
        let next = officer.get("/loamshire/meetings/2022-02-01-scb/minutes").ok();
        next.says("AGREED that the minutes of the meeting of 18 January 2022 are a true record, with these amendments")
            .says("an eighth").says("a ninth");
        // Nothing changes them any more, by whatever way.
        let frozen = document(bench);
        for (visitor, act) in [(&officer, "finish"), (&chair, "clear"), (&officer, "circulate")] {
            post(visitor, act, &[("seen", "10")]).is(409).says("approved and locked");
        }
        chair.fill(&edit, &[("text", "x")]).is(409);
        officer.fill(&amend, &[("meeting", "2022-02-01-scb"), ("text", "x")]).is(409).says("approved and locked");
        assert_eq!(document(bench), frozen);
        assert!(frozen.0.contains("a ninth") && !frozen.1.is_empty());
    });
}

fn document(bench: &Bench) -> (String, String) {
    let row =
        bench.raw().query("SELECT document, head FROM meeting_minutes WHERE id = 'n1'", &[]).expect("a row");
    (row[0].get("document").expect("text"), row[0].get("head").expect("text"))
}

#[test]
fn an_approver_who_was_absent_is_named_so() {
    county().both(|bench| {
        let site = open(bench);
        seed(bench, "cleared");
        let approve = [("seen", "1"), ("meeting", "2022-02-01-scb")];
        post(&site.person(VICE), "approve", &approve).goes_to(PATH);
        site.person(MEMBER)
            .get(PATH)
            .ok()
            .says("Whoever approved them was not at the meeting that is minuted");
        site.person(OFFICER)
            .get("/loamshire/meetings/2022-02-01-scb/minutes")
            .ok()
            .says("who was not at that meeting");
    });
    // Who is not at the approving meeting cannot approve for it.
    county().both(|bench| {
        let site = open(bench);
        seed(bench, "cleared");
        bench.raw().execute("DELETE FROM sitting_attendance WHERE sitting = 'm2'", &[]).expect("rows");
        let approve = [("seen", "1"), ("meeting", "2022-02-01-scb")];
        post(&site.person(CHAIR), "approve", &approve).is(422).says("You are not recorded as there");
    });
}

/// Everything that a reader can open of the minutes.
fn surfaces(visitor: &Visitor<'_>) -> String {
    let mut all = String::new();
    for path in [
        PATH.to_string(),
        format!("{PATH}?text=both"),
        format!("{PATH}?text=public"),
        format!("{PATH}/edit/i1"),
        format!("{PATH}/amend/i1"),
        "/loamshire/meetings/2022-01-18-scb".into(),
        "/loamshire/meetings/2022-02-01-scb".into(),
        "/loamshire/meetings/2022-02-01-scb/minutes".into(),
        "/loamshire/search?q=Heronsgate".into(),
        "/loamshire/search?q=Larkfield".into(),
        "/loamshire/search?q=bidder".into(),
        "/loamshire/search?q=lease".into(),
        "/loamshire/search?q=heron*".into(),
        "/".into(),
    ] {
        // What was asked for is said back in the field: that tells nothing.
        let text =
            visitor.get(&path).body().replace("value=\"Heronsgate\"", "").replace("value=\"Larkfield\"", "");
        all.push_str(&text);
    }
    all
}

#[test]
fn no_word_of_the_room_reaches_who_was_not_in_it() {
    county().both(|bench| {
        let site = open(bench);
        seed(bench, "cleared");
        crate::after::search::index(bench, &["p1", "p2", "p3", "i1", "i2", "i3"]);
        let officer = site.person(OFFICER);
        officer
            .fill(
                &format!("{PATH}/amend/i1"),
                &[
                    ("meeting", "2022-02-01-scb"),
                    ("text", &format!("Noted {OPEN}. [[private: The bid of {PRIVATE} fell.]]")),
                ],
            )
            .goes_to(PATH);
        post(&site.person(CHAIR), "approve", &[("seen", "2"), ("meeting", "2022-02-01-scb")]).goes_to(PATH);
        let full = surfaces(&site.person(MEMBER));
        assert!(full.contains(PRIVATE) && full.contains(WITHHELD) && full.contains(OPEN));
        // A member who joined later: what is withheld is theirs as a member to know of, what was said of it is not.
        let later = surfaces(&site.person(LATER));
        assert!(!later.contains(PRIVATE), "{later}");
        assert!(!later.contains("lease was agreed") && later.contains(OPEN));
        for (who, visitor) in [("elsewhere", site.person(ELSEWHERE)), ("anybody", site.anybody())] {
            let text = surfaces(&visitor);
            for word in [PRIVATE, WITHHELD, "lease was agreed"] {
                assert!(!text.contains(word), "{who} reads {word}: {text}");
            }
        }
        // Who withdrew from the open item reads nothing of it, and all else.
        let withdrew = surfaces(&site.person(WITHDREW));
        assert!(!withdrew.contains(OPEN) && !withdrew.contains(PRIVATE), "{withdrew}");
        assert!(withdrew.contains("Thefts rose") && withdrew.contains("An item from which you withdrew"));
    });
}

fn release<T>(
    bench: &Bench,
    person: &str,
    act: impl Fn(&mut Unit<'_>, &kernel::Permit<Issue, Minutes>) -> kernel::Outcome<kernel::Recorded<T>>,
) -> Result<T, Fault> {
    let actor = actor(person);
    bench.kernel.write(|unit| {
        let permit = actor.permit::<Issue, Minutes>(unit, "n1")?;
        act(unit, &permit)
    })
}

fn read(site: &Site<'_>) -> u16 {
    site.anybody().get(PATH).status
}

#[test]
fn a_redacted_text_is_released_by_two_people() {
    county().both(|bench| {
        let site = open(bench);
        seed(bench, "cleared");
        post(&site.person(CHAIR), "approve", &[("seen", "1"), ("meeting", "2022-02-01-scb")]).goes_to(PATH);
        assert_eq!(read(&site), 404);
        let confirm =
            |person, seen| release(bench, person, |unit, permit| minutes::confirm(unit, permit, seen));
        assert!(matches!(confirm(SECOND, 2), Err(Fault::Conflict(why)) if why.contains("Nobody has asked")));
        let asked = release(bench, OFFICER, |unit, permit| minutes::release(unit, permit, 2)).expect("asked");
        assert_eq!((asked, read(&site)), (minutes::Released::Asked, 404));
        let again = release(bench, SECOND, |unit, permit| minutes::release(unit, permit, 3));
        assert!(matches!(again, Err(Fault::Conflict(why)) if why.contains("asked for already")));
        assert!(matches!(confirm(OFFICER, 3), Err(Fault::Conflict(why)) if why.contains("somebody else")));
        site.person(OFFICER).get(PATH).ok().says("A second person has to confirm it");
        assert!(matches!(confirm(CHAIR, 3), Err(Fault::Refused)));
        site.person(SECOND).get(PATH).ok().says("Read the public text, then confirm it");
        confirm(SECOND, 3).expect("confirmed");
        let page = site
            .anybody()
            .get(PATH)
            .ok()
            .says("Thefts rose by a tenth")
            .says("An item that is withheld")
            .says("Commercial terms");
        page.does_not_say(PRIVATE)
            .does_not_say(WITHHELD)
            .does_not_say("Osric")
            .says("The public text was released");
        // What the record takes is the same text.
        let anybody = kernel::Actor::public(crate::cycle::support::DAY);
        let parts = bench
            .kernel
            .read(|unit| {
                let permit = anybody.permit::<View, Minutes>(unit, "n1")?;
                minutes::public_parts(unit, &permit, "m1")
            })
            .expect("read")
            .expect("released");
        let said = format!("{:?}", parts.document);
        assert!(
            said.contains("Thefts rose") && !said.contains(PRIVATE) && !said.contains(WITHHELD),
            "{said}"
        );
        let back = |why| release(bench, OFFICER, |unit, permit| minutes::take_back(unit, permit, 4, why));
        assert!(matches!(back(" "), Err(Fault::Fields(_))));
        back("It named a child").expect("withdrawn");
        assert_eq!(read(&site), 404);
        let why = bench
            .kernel
            .read(|unit| {
                let permit = actor(OFFICER).permit::<View, Minutes>(unit, "n1")?;
                minutes::takedown(unit, &permit, "m1")
            })
            .expect("read")
            .expect("withdrawn");
        assert_eq!(why.1, "It named a child");
    });
}

#[test]
fn a_text_without_secrets_is_released_by_one() {
    county().both(|bench| {
        let site = open(bench);
        seed(bench, "cleared");
        let raw = |sql: &str| bench.raw().execute(sql, &[]).expect("rows");
        raw("UPDATE sitting_item SET withheld = 0");
        raw("UPDATE meeting_minute_part SET text = 'Noted.' WHERE id = 'p1'");
        post(&site.person(CHAIR), "approve", &[("seen", "1"), ("meeting", "2022-02-01-scb")]).goes_to(PATH);
        post(&site.person(OFFICER), "release", &[("seen", "2")]).goes_to(PATH);
        site.anybody().get(PATH).ok().says("Noted.");
        post(&site.person(OFFICER), "release", &[("seen", "3")]).is(409).says("released already");
        // What is withheld afterwards is withheld in what was released too.
        raw("UPDATE sitting_item SET withheld = 1 WHERE id = 'i3'");
        site.anybody().get(PATH).ok().does_not_say("Thefts rose").does_not_say("Knife crime");
    });
}
