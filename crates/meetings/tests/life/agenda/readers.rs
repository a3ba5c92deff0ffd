//! What each kind of reader sees of an item in each state: on the page of the meeting, at the address of the item, on each issue, and on
//! the forward plan.

use crate::agenda::ground::{
    BOARD, HWB, HWB_CHAIR, HWB_MEMBER, MEMBER, add, add_withheld, issue, item_at, withdraw_from,
};
use crate::cycle::support::{ADMIN, CHAIR, LEAD, OFFICER, county, open, with};
use testkit::db::Bench;
use testkit::site::{Site, Visitor};
use testkit::tables::only_named_changed;

/// Titles that stand nowhere else.
const OPEN: &str = "Larkfield lighting";
const WITHHELD: &str = "Heronsgate tender";
const OUT: &str = "Quenby grant";
const COMING: &str = "Rookhope review";

/// What a reader sees of the four items: the open one, the withheld one, the one from which one member has withdrawn, and the one that
/// is not issued yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sees {
    Title,
    Mask,
    Out,
    Nothing,
}

fn fill(bench: &Bench, site: &Site<'_>, meeting: &str, form: &[(&str, &str)], out: &str) {
    let officer = site.person(OFFICER);
    officer.fill("/loamshire/meetings/new", &with(form)).goes_to(meeting);
    officer.post(&format!("{meeting}/agenda/begin"), &[]).is(303);
    add(&officer, meeting, OPEN);
    add(&officer, meeting, OUT);
    add_withheld(&officer, meeting, WITHHELD);
    withdraw_from(bench, meeting, OUT, out);
    issue(&officer, meeting, 1);
    add(&officer, meeting, COMING);
}

fn looks(bench: &Bench, who: &str, visitor: &Visitor<'_>, meeting: &str, expected: [Sees; 4]) {
    let pages = [meeting.to_string(), format!("{meeting}/agenda/1")];
    for (title, sees) in [OPEN, WITHHELD, OUT, COMING].into_iter().zip(expected) {
        for page in &pages {
            let issued = page.ends_with("/1");
            let body = visitor.get(page).ok().text();
            let named = body.contains(title);
            let shown = sees == Sees::Title && !(issued && title == COMING);
            assert_eq!(named, shown, "{who} on {page}: {title}\n{body}");
            if sees == Sees::Mask {
                assert!(
                    body.contains("Withheld under paragraph 3") && body.contains("Bids are open until June"),
                    "{who} on {page}: {body}"
                );
                assert!(body.contains("1 September 2022"), "{who} on {page}: {body}");
            }
            if sees == Sees::Out {
                assert!(body.contains("You have withdrawn from this item"), "{who} on {page}: {body}");
            }
        }
        let address = item_at(bench, meeting, title);
        let answer = visitor.get(&address);
        if sees == Sees::Title {
            answer.ok().says(title);
        } else {
            let gone = answer.is(404).does_not_say(title);
            // The same page as for an address that was never given out.
            let never = visitor.get(&format!("{meeting}/items/item-999")).is(404);
            assert_eq!(gone.text(), never.text(), "{who} at {address}");
        }
    }
}

#[test]
fn of_a_meeting_that_is_announced() {
    use Sees::{Mask, Nothing, Out, Title};
    county().both(|bench| {
        let site = open(bench);
        let form = [("group", "hwb"), ("held-in", "public"), ("known-to", "anybody")];
        fill(bench, &site, HWB, &form, HWB_MEMBER);
        looks(bench, "anybody", &site.anybody(), HWB, [Title, Mask, Title, Nothing]);
        looks(bench, "the administrator", &site.person(ADMIN), HWB, [Title, Mask, Title, Nothing]);
        looks(bench, "a lead", &site.person(LEAD), HWB, [Title, Mask, Title, Nothing]);
        looks(bench, "the member who withdrew", &site.person(HWB_MEMBER), HWB, [Title, Title, Out, Nothing]);
        looks(bench, "another member", &site.person(CHAIR), HWB, [Title, Title, Title, Nothing]);
        looks(bench, "the chair", &site.person(HWB_CHAIR), HWB, [Title, Title, Title, Title]);
        looks(bench, "the officer", &site.person(OFFICER), HWB, [Title, Title, Title, Title]);
    });
}

#[test]
fn of_a_meeting_that_the_people_know() {
    use Sees::{Mask, Nothing, Out, Title};
    county().both(|bench| {
        let site = open(bench);
        fill(bench, &site, BOARD, &[], CHAIR);
        site.anybody().get(BOARD).is(404);
        site.anybody().get(&format!("{BOARD}/agenda/1")).is(404);
        site.person(ADMIN).get(&format!("{BOARD}/agenda/1")).is(404);
        looks(bench, "a lead", &site.person(LEAD), BOARD, [Title, Mask, Title, Nothing]);
        looks(bench, "a member", &site.person(MEMBER), BOARD, [Title, Title, Title, Nothing]);
        looks(bench, "the chair who withdrew", &site.person(CHAIR), BOARD, [Title, Title, Out, Title]);
        looks(bench, "the officer", &site.person(OFFICER), BOARD, [Title, Title, Title, Title]);
    });
}

#[test]
fn of_a_meeting_for_the_members_alone() {
    use Sees::{Nothing, Title};
    county().both(|bench| {
        let site = open(bench);
        fill(bench, &site, BOARD, &[("known-to", "members")], "loamshire/person/nobody");
        for other in [site.anybody(), site.person(LEAD), site.person(ADMIN)] {
            for page in
                ["", "/agenda/1", "/agenda/1/since/1", "/items/item-9", "/agenda/edit", "/agenda/issue"]
            {
                other.get(&format!("{BOARD}{page}")).is(404).does_not_say(OPEN);
            }
        }
        looks(bench, "a member", &site.person(MEMBER), BOARD, [Title, Title, Title, Nothing]);
        looks(bench, "the officer", &site.person(OFFICER), BOARD, [Title, Title, Title, Title]);
    });
}

#[test]
fn what_was_withheld_when_it_was_issued_stays_so_in_that_issue() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let form = [("group", "hwb"), ("held-in", "public"), ("known-to", "anybody")];
        fill(bench, &site, HWB, &form, "loamshire/person/nobody");
        let tender = item_at(bench, HWB, WITHHELD);
        officer
            .fill(&format!("{tender}/change"), &[("title", "The hub"), ("section", "confidential")])
            .is(303);
        officer.post(&format!("{tender}/withhold"), &[("seen", "3"), ("known", "open")]).is(303);
        let open_one = item_at(bench, HWB, OPEN);
        officer.fill(&format!("{open_one}/withhold"), &crate::agenda::ground::WHY).is(303);
        issue(&officer, HWB, 2);
        let anybody = site.anybody();
        // It has another title now, which anybody may read; what it was called when it was withheld stays unsaid.
        anybody.get(HWB).ok().says("The hub").does_not_say("Heronsgate");
        anybody.get(&format!("{HWB}/agenda/1")).ok().says("Not public").does_not_say("Heronsgate");
        let changes = anybody.get(&format!("{HWB}/agenda/2")).ok().says("it is open to the public now");
        changes.says("is withheld from the public now").does_not_say("Heronsgate").does_not_say("Larkfield");
        // And what was open then is withheld from the day on which it is.
        anybody.get(&format!("{HWB}/agenda/1")).ok().does_not_say("Larkfield");
        site.person(HWB_MEMBER).get(&format!("{HWB}/agenda/2")).ok().says("Larkfield").says("Heronsgate");
    });
}

#[test]
fn what_is_withheld_stands_on_the_forward_plan_for_the_members_alone() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let form = [("group", "hwb"), ("held-in", "public"), ("known-to", "anybody")];
        officer.fill("/loamshire/meetings/new", &with(&form)).goes_to(HWB);
        let plan = "/loamshire/forward-plan/hwb-heronsgate-tender";
        let business = [("title", WITHHELD), ("group", "hwb"), ("kind", "decision"), ("known-to", "anybody")];
        officer.fill("/loamshire/forward-plan/new", &business).goes_to(plan);
        officer.fill(plan, &[("meeting", "2022-03-15-hwb")]).goes_to(plan);
        officer.post(&format!("{HWB}/agenda/begin"), &[]).is(303);
        site.anybody().get("/loamshire/forward-plan").ok().says(WITHHELD);
        let it = item_at(bench, HWB, WITHHELD);
        only_named_changed(&bench.kernel, |_| {
            officer.fill(&format!("{it}/withhold"), &crate::agenda::ground::WHY).goes_to(&it)
        });
        issue(&officer, HWB, 1);
        // One that was put on by hand and is deferred goes there for the members alone as well.
        add_withheld(&officer, HWB, "Heronsgate lease");
        let lease = item_at(bench, HWB, "Heronsgate lease");
        officer.fill(&format!("{lease}/withdraw"), &[("what", "defer"), ("why", "The bank is late")]).is(303);
        for other in [site.anybody(), site.person(LEAD), site.person(ADMIN)] {
            other.get("/loamshire/forward-plan").ok().does_not_say("Heronsgate");
            other.get("/loamshire/forward-plan?by=meeting").ok().does_not_say("Heronsgate");
            other.get(plan).is(404);
            other.get(HWB).ok().does_not_say("Heronsgate");
        }
        site.person(HWB_MEMBER).get("/loamshire/forward-plan").ok().says("Heronsgate lease");
    });
}
