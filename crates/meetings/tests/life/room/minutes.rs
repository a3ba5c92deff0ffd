//! Minutes by several at once: nothing is lost, what clashes is kept twice, and who may not read what is private writes around it.

use crate::cycle::support::{CHAIR, LEAD, OFFICER};
use crate::room::table::{
    PATH, POLICE, ROOM, actor, called, county, item_of, item_page, meeting, opened, write,
};
use board::sittings::{Meeting, Minute};
use kernel::Permit;
use kernel::text::marks;
use meetings::minutes;
use testkit::site::Visitor;

fn save(who: &Visitor<'_>, page: &str, seen: &str, text: &str) {
    who.post(page, &[("seen", seen), ("text", text)]).is(303);
}

#[test]
fn two_who_write_on_one_item_lose_nothing() {
    county().both(|bench| {
        let site = opened(bench);
        let (officer, chair) = (site.person(OFFICER), site.person(CHAIR));
        let page = item_page(bench, "Night-time economy");
        officer.get(&page).ok().says("What the minutes say").says("Record a decision");
        save(&officer, &page, "0", "The report was noted. The cost is high.");
        // The chair began before that and adds to it.
        save(&chair, &page, "0", "The chair opened the item.");
        officer.get(&page).ok().says("The report was noted. The cost is high. The chair opened the item.");
        // Both on one sentence: what was saved first stands, and the other is shown beside it.
        let both = "The report was noted. The cost is high. The chair opened the item.";
        save(&officer, &page, "2", &both.replace("high", "too high"));
        save(&chair, &page, "2", &both.replace("high", "fair"));
        let shown = officer.get(&page).ok().says("Two people changed the same sentence");
        shown.says("The cost is too high.").says("The cost is fair.");
        officer.get(ROOM).ok().says("The cost is fair.");
        officer
            .post(&format!("{ROOM}/close"), &[])
            .is(409)
            .says("Settle which stands, then close the meeting: both texts are kept");
        officer.get(&format!("{ROOM}/close")).ok().says("Settle it");
        let id = bench
            .kernel
            .read(|unit| {
                let permit: Permit<Minute, Meeting> =
                    meeting(unit, &actor(bench, OFFICER), "2022-03-15-scb")?;
                let book = minutes::of_sitting(unit, &permit, permit.id())?.expect("minutes");
                Ok(minutes::clashes(unit, &permit, &book.id)?[0].id.clone())
            })
            .expect("a clash");
        officer.post(&format!("{ROOM}/clashes"), &[("clash", &id)]).is(303);
        officer.post(&format!("{ROOM}/clashes"), &[("clash", &id)]).is(409).says("settled this already");
        officer.get(&page).ok().does_not_say("The cost is fair.");
        officer.post(&format!("{ROOM}/close"), &[]).goes_to(ROOM);
        // A page of another text, and a text that is too long: both say what to do.
        officer.post(&page, &[("seen", "99"), ("text", "x")]).is(409).says("Open the item again");
        let long = "a".repeat(50_001);
        let again = officer.post(&page, &[("seen", "3"), ("text", &long)]).is(422).says("Shorten this");
        assert!(again.body().contains(&long), "what was typed is kept");
    });
}

#[test]
fn going_on_leads_to_the_next_item() {
    county().both(|bench| {
        let site = opened(bench);
        let officer = site.person(OFFICER);
        let (first, second) = (item_page(bench, "Night-time economy"), item_page(bench, "Grants"));
        officer.get(&first).ok().says("Next: ");
        let fields = [("seen", "0"), ("text", "Noted."), ("then", "next"), ("kept", "abc123<>")];
        officer.post(&first, &fields).goes_to(&format!("{second}?kept=abc123"));
        officer.fill(ROOM, &[("text", "The chair opened the meeting at ten.")]).is(303);
        officer.get(ROOM).ok().says("The chair opened the meeting at ten.");
    });
}

#[test]
fn what_is_private_stays_with_those_in_the_room() {
    county().both(|bench| {
        let site = opened(bench);
        let officer = site.person(OFFICER);
        let page = item_page(bench, "Grants");
        officer
            .fill(&page, &[("text", "Two bids were compared."), ("private", "Heronsgate was too dear.")])
            .is(303);
        officer.get(&page).ok().says("[[private: Heronsgate was too dear.]]");
        // The officer of the day may read it; somebody who takes the chair later was not in the room.
        let text = bench
            .kernel
            .read(|unit| {
                let permit: Permit<Minute, _> = item_of(unit, &actor(bench, OFFICER), "Grants")?;
                let sitting = sitting_of(unit, bench)?;
                let book = minutes::of_sitting(unit, &permit, &sitting)?.expect("minutes");
                Ok(minutes::parts(unit, &permit, &book.id)?.pop().expect("a part").text)
            })
            .expect("a text");
        assert!(!marks::public(&text).contains("Heronsgate"));
        // A lead who came later writes around it: the chair of the board is entitled, so this is done as a command.
        bench.raw().execute("DELETE FROM meeting_entitled WHERE person = ?", &[CHAIR.into()]).expect("a row");
        let chair = site.person(CHAIR);
        let shown = chair.get(&page).ok().does_not_say("Heronsgate").says("[[private passage 1]]");
        assert!(!shown.body().contains("Heronsgate"));
        chair.fill(&page, &[("text", "Three bids were compared.\n\n[[private passage 1]]")]).is(303);
        officer.get(&page).ok().says("Three bids were compared.").says("Heronsgate was too dear.");
        chair.fill(&page, &[("text", "Four bids were compared.")]).is(303);
        officer.get(&page).ok().says("Four bids were compared.").says("Heronsgate was too dear.");
        // A clash with something private in it is not shown either.
        save(&officer, &page, "3", "Four bids were compared.\n\n[[private: Heronsgate was far too dear.]]");
        save(&officer, &page, "3", "Four bids were compared.\n\n[[private: Heronsgate was cheap.]]");
        officer.get(&page).ok().says("Heronsgate was cheap.");
        let shown = chair.get(&page).ok().says("the two texts are not shown to you");
        assert!(!shown.body().contains("Heronsgate"));
        for other in [site.person(POLICE), site.person(LEAD)] {
            other.get(&page).is(403).does_not_say("Heronsgate");
        }
        site.anybody().get(&page).is(404);
    });
}

fn sitting_of(unit: &mut kernel::Unit<'_>, _bench: &testkit::db::Bench) -> kernel::Outcome<String> {
    Ok(board::sittings::sitting::id_of(unit, "loamshire", "2022-03-15-scb")?.expect("the meeting"))
}

#[test]
fn minutes_begin_when_the_meeting_is_opened_and_end_with_the_chair() {
    county().both(|bench| {
        let site = called(bench);
        let officer = site.person(OFFICER);
        let page = item_page(bench, "Grants");
        officer.get(&page).ok().says("Nothing can be written here now");
        officer.post(&page, &[("seen", "0"), ("text", "x")]).is(409).says("Open the meeting first");
        officer.post(&format!("{ROOM}/open"), &[]).is(303);
        save(&officer, &page, "0", "Noted.");
        officer.post(&format!("{ROOM}/close"), &[]).is(303);
        save(&officer, &page, "1", "Noted. The members thanked the officer.");
        let who = actor(bench, OFFICER);
        write(bench, |unit| {
            let id = sitting_of(unit, bench)?;
            let permit: Permit<Minute, Meeting> = who.permit(unit, &id)?;
            let book = minutes::of_sitting(unit, &permit, &id)?.expect("minutes");
            let permit = who.permit(unit, &book.id)?;
            minutes::finish(unit, &permit, book.version)
        });
        officer.post(&page, &[("seen", "2"), ("text", "x")]).is(409).says("with the chair");
        officer.post(&format!("{ROOM}/reopen"), &[]).is(409).says("with the chair");
        officer
            .post(&format!("{ROOM}/attendance"), &[("seat", "scb-lcc"), ("status", "present")])
            .is(409)
            .says("with the chair");
        officer.get(PATH).ok().says("Held");
    });
}
