//! Interests: whoever withdraws reads nothing of the item from that moment; what is declared late says so; the register suggests.

use crate::cycle::support::{CHAIR, LEAD, OFFICER};
use crate::room::table::{
    DEPUTY, ENOUGH, PATH, POLICE, ROOM, actor, called, county, item_of, item_page, opened, present,
};
use board::sittings::AgendaItem;
use kernel::verbs::View;
use kernel::{Fault, Permit};
use meetings::Decision;
use meetings::registers::decisions::{self, Which};

fn item_name(bench: &testkit::db::Bench, title: &str) -> String {
    item_page(bench, title).rsplit('/').next().expect("a name").to_string()
}

#[test]
fn whoever_withdraws_reads_nothing_of_it_at_once() {
    county().both(|bench| {
        let site = called(bench);
        let police = site.person(POLICE);
        let (own, item) = (format!("{PATH}/interests"), item_name(bench, "Night-time economy"));
        let sees = || {
            let who = actor(bench, POLICE);
            let permit: Result<Permit<View, AgendaItem>, Fault> =
                bench.kernel.read(|unit| item_of(unit, &who, "Night-time economy"));
            let listed = bench
                .kernel
                .read(|unit| {
                    let id = board::sittings::sitting::id_of(unit, "loamshire", "2022-03-15-scb")?
                        .expect("the meeting");
                    board::sittings::item::list(unit, &who.visible::<AgendaItem>(), &id)
                })
                .expect("a list");
            (permit.is_ok(), listed.iter().any(|it| it.title == "Night-time economy"))
        };
        assert_eq!(sees(), (true, true));
        let page = format!("{PATH}/items/{item}");
        police.get(&page).ok().says("Night-time economy").says("Declare an interest in it");
        police.get(&own).ok().says("Night-time economy");
        let typed = [("item", item.as_str()), ("nature", ""), ("withdraws", "yes")];
        police.fill(&own, &typed).is(422).says("Enter what the interest is");
        police
            .fill(&own, &[("item", &item), ("nature", "Licence of a relative"), ("withdraws", "yes")])
            .is(303);
        assert_eq!(sees(), (false, false));
        // The title is not said any more, not even beside their own declaration.
        police.get(&own).ok().does_not_say("Night-time economy").says("You have withdrawn");
        police.get(PATH).ok().does_not_say("Night-time economy");
        let one = police.get(&page).is(404).does_not_say("Night-time economy");
        assert_eq!(one.text(), police.get(&format!("{PATH}/items/item-99")).is(404).text());
        police.get("/").ok().does_not_say("Night-time economy");
        // Others read on; the declaration is on the officer's page.
        let officer = site.person(OFFICER);
        officer.get(&format!("{ROOM}/interests")).ok().says("Licence of a relative").says("Withdraws");
        officer.get(&item_page(bench, "Night-time economy")).ok().says("Licence of a relative");
        // Somebody else's declaration cannot be taken back.
        let id = first_interest(bench);
        site.person(DEPUTY).post(&format!("{own}/end"), &[("interest", &id)]).is(404);
        police.post(&format!("{own}/end"), &[("interest", &id)]).goes_to(&own);
        assert_eq!(sees(), (true, true));
        police.get(&own).ok().says("Taken back").says("Night-time economy");
        police.post(&format!("{own}/end"), &[("interest", &id)]).is(409).says("taken back already");
        police
            .post(&own, &[("item", "none-such"), ("nature", "x")])
            .is(422)
            .says("Choose an item of this agenda");
        site.person(LEAD).get(&own).is(403);
        site.anybody().get(&own).is(404);
    });
}

fn first_interest(bench: &testkit::db::Bench) -> String {
    let rows = bench.raw().query("SELECT id FROM sitting_interest ORDER BY id", &[]).expect("rows");
    rows[0].get("id").expect("an identifier")
}

#[test]
fn an_officer_who_withdraws_minutes_something_else() {
    county().both(|bench| {
        let site = opened(bench);
        let officer = site.person(OFFICER);
        let page = item_page(bench, "Grants");
        let form =
            [("person", "bryony-askwell"), ("item", "x"), ("nature", "Heronsgate"), ("withdraws", "yes")];
        let item = item_name(bench, "Grants");
        let form = form.map(|(name, value)| (name, if name == "item" { item.as_str() } else { value }));
        officer.fill(&format!("{ROOM}/interests"), &form).is(303);
        officer.get(&page).is(404).does_not_say("Grants");
        officer.get(ROOM).ok().does_not_say("Grants");
        officer.get(&format!("{ROOM}/interests")).ok().does_not_say("Grants").does_not_say("Heronsgate");
        officer.post(&page, &[("seen", "0"), ("text", "x")]).is(404);
        site.person(CHAIR).get(&page).ok().says("Heronsgate");
    });
}

#[test]
fn what_is_declared_after_the_decision_says_so() {
    county().both(|bench| {
        let site = opened(bench);
        let officer = site.person(OFFICER);
        present(&site, &ENOUGH);
        let page = item_page(bench, "Grants");
        let decision = [("words", "Fund it"), ("how", "consensus")];
        officer.fill(&format!("{page}/decision"), &decision).is(303);
        let item = item_name(bench, "Grants");
        let police = site.person(POLICE);
        police
            .fill(
                &format!("{PATH}/interests"),
                &[("item", &item), ("nature", "Trustee"), ("withdraws", "yes")],
            )
            .is(303);
        officer.get(&page).ok().says("Declared after it was decided").says("After the decision");
        // From then on they do not see the decision either.
        let sees = |person: &str| {
            let who = actor(bench, person);
            let all = bench.kernel.read(|unit| {
                decisions::list(unit, &who.visible::<Decision>(), "loamshire", &Which::default())
            });
            all.expect("decisions").len()
        };
        assert_eq!((sees(POLICE), sees(DEPUTY)), (0, 1));
        let chair = site.person(CHAIR);
        chair.get(PATH).ok().says("Interests declared after a decision");
        chair.get("/").ok().says("declared after a decision");
        let late = format!("{PATH}/interests/late");
        chair.get(&late).ok().says("Trustee");
        let id = first_interest(bench);
        chair.post(&late, &[("interest", &id), ("note", "")]).is(422).says("Enter what follows from it");
        chair.post(&late, &[("interest", &id), ("note", "It stands: the vote was not close")]).goes_to(&late);
        chair.get(&late).ok().says("It stands: the vote was not close");
        chair.get("/").ok().does_not_say("declared after a decision");
        let decision = "/loamshire/decisions/DEC-0001";
        officer
            .get(decision)
            .ok()
            .says("Interests declared after it was decided")
            .says("the vote was not close")
            .says("Agreed by consensus");
        police.get(decision).is(404).does_not_say("Trustee");
        officer.get(&late).is(403);
    });
}

#[test]
fn the_register_is_ones_own_and_suggests() {
    county().both(|bench| {
        let site = opened(bench);
        let police = site.person(POLICE);
        let path = "/loamshire/interests";
        police.get(path).ok().says("Your standing interests will be here");
        police.fill(path, &[("nature", "")]).is(422).says("Enter what the interest is");
        police.post(path, &[("nature", "x"), ("matter", "Not a name")]).is(422).says("small letters");
        site.person(OFFICER).fill("/loamshire/matters", &[("title", "Night-time")]).is(303);
        police.fill(path, &[("nature", "Owns a bar"), ("matter", "night-time")]).goes_to(path);
        police.get(path).ok().says("Owns a bar");
        site.person(DEPUTY).get(path).ok().does_not_say("Owns a bar");
        site.anybody().get(path).ok().does_not_say("Owns a bar");
        site.anybody().post(path, &[("nature", "x")]).is(403);
        let officer = site.person(OFFICER);
        officer.get(path).ok().says("Owns a bar").says("Interests of the others");
        officer
            .get(&format!("{ROOM}/interests"))
            .ok()
            .says("From the register of interests")
            .says("Owns a bar (")
            .says("Night-time economy");
        let id = first_interest(bench);
        site.person(DEPUTY).post(&format!("{path}/end"), &[("interest", &id)]).is(404);
        police.post(&format!("{path}/end"), &[("interest", &id)]).goes_to(path);
        police.get(path).ok().says("Taken back");
        officer.get(&format!("{ROOM}/interests")).ok().does_not_say("From the register of interests");
    });
}

#[test]
fn whoever_withdraws_from_a_whole_meeting_reads_no_item_of_it_not_even_a_later_one() {
    county().both(|bench| {
        let site = called(bench);
        let (police, officer) = (site.person(POLICE), site.person(OFFICER));
        let own = format!("{PATH}/interests");
        let whole = [("item", ""), ("nature", "Everything on it is of my firm"), ("withdraws", "yes")];
        police.fill(&own, &whole).goes_to(&own);
        police.fill(&own, &whole).is(422).says("declared already");
        let nothing = |title: &str| {
            police.get(PATH).ok().does_not_say(title).says("You have withdrawn from this item");
            police.get(&format!("{PATH}/items/{}", item_name(bench, title))).is(404);
            police
                .get(&own)
                .ok()
                .does_not_say(title)
                .says("The meeting as a whole")
                .says("You have withdrawn");
        };
        for title in ["Night-time economy", "Grants"] {
            nothing(title);
        }
        // One that is put on it and issued afterwards is kept from them too.
        let late = [
            ("title", "Closing the bridge"),
            ("kind", "decision"),
            ("section", "business"),
            ("known", "open"),
        ];
        officer.fill(&format!("{PATH}/agenda/add"), &late).is(303);
        let closing = item_name(bench, "Closing the bridge");
        police.get(&format!("{PATH}/items/{closing}")).is(404);
        // They are not counted for any item, and the others read on.
        officer.post(&format!("{ROOM}/open"), &[]).is(303);
        present(&site, &ENOUGH);
        for title in ["Night-time economy", "Grants"] {
            officer
                .get(&format!("{}/decision", item_page(bench, title)))
                .ok()
                .says("7 of 8 needed are there");
        }
        officer.get(&item_page(bench, "Grants")).ok().says("Everything on it is of my firm");
        // Taken back, everything is theirs to read again.
        police.post(&format!("{own}/end"), &[("interest", &first_interest(bench))]).goes_to(&own);
        police.get(PATH).ok().says("Night-time economy").says("Grants");
    });
}

/// The officer withdraws from an item that is not issued: the places of the others are what they were.
#[test]
fn an_item_from_which_the_officer_withdrew_keeps_its_place_before_it_is_issued() {
    county().both(|bench| {
        let site = called(bench);
        let (officer, chair) = (site.person(OFFICER), site.person(CHAIR));
        for title in ["Closing the bridge", "Opening the ferry"] {
            let fields = [("title", title), ("kind", "decision"), ("section", "business"), ("known", "open")];
            officer.fill(&format!("{PATH}/agenda/add"), &fields).is(303);
        }
        let edit = format!("{PATH}/agenda/edit");
        let places = |visitor: &testkit::site::Visitor<'_>| {
            let page = visitor.get(&edit).ok();
            page.document().all("tr").filter(|row| row.attribute("id").is_some()).count()
        };
        let all = places(&officer);
        let closing = item_name(bench, "Closing the bridge");
        let interest =
            [("person", "bryony-askwell"), ("item", &closing), ("nature", "My bridge"), ("withdraws", "yes")];
        chair.fill(&format!("{ROOM}/interests"), &interest).is(303);
        officer
            .get(&edit)
            .ok()
            .does_not_say("Closing the bridge")
            .says("An item from which you have withdrawn");
        assert_eq!(places(&officer), all, "a place is missing, so every later one is another");
        // A member who reads nothing that is not issued is told of no such place.
        site.person(POLICE).get(PATH).ok().does_not_say("withdrawn");
    });
}
