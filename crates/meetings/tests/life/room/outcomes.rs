//! What comes of an item: decisions by consensus and by vote, resolutions in parts, actions, asks, and what is only noted.

use crate::cycle::support::{CHAIR, LEAD, OFFICER};
use crate::room::table::{
    ENOUGH, POLICE, ROOM, actor, called, called_of, county, item_page, item_page_of, opened, present,
};
use meetings::outcomes::parts_of;
use meetings::outcomes::vote::Taken;
use meetings::registers::decision::Kept;
use meetings::registers::{asks, decisions};
use meetings::{Ask, Decision};
use testkit::db::Bench;

fn decided(bench: &Bench) -> Vec<Kept> {
    let who = actor(bench, OFFICER);
    let which = decisions::Which::default();
    let all =
        bench.kernel.read(|unit| decisions::list(unit, &who.visible::<Decision>(), "loamshire", &which));
    all.expect("decisions")
}

#[test]
fn a_decision_by_consensus_and_a_resolution_in_parts() {
    county().both(|bench| {
        let site = opened(bench);
        let officer = site.person(OFFICER);
        present(&site, &ENOUGH);
        let page = item_page(bench, "Night-time economy");
        let form = format!("{page}/decision");
        officer.fill(&form, &[("words", "")]).is(422).says("Enter what was decided");
        let past = [("words", "x"), ("due-day", "1"), ("due-month", "3"), ("due-year", "2022")];
        officer.fill(&form, &past).is(422).says("lies before the decision");
        officer
            .fill(
                &form,
                &[
                    ("words", "The board adopts the plan"),
                    ("basis", "Crime and Disorder Act 1998, section 6"),
                    ("reasons", "Violence falls where it was tried"),
                    ("owner-organisation", "constabulary"),
                    ("owner", "Superintendent, North"),
                    ("due", "30 June 2022"),
                ]
                .map(|(n, v)| if n == "due" { ("title", "The night-time plan") } else { (n, v) }),
            )
            .goes_to(&format!("{page}#outcomes"));
        officer.get(&page).ok().says("DEC-0001").says("The night-time plan");
        let parts =
            [("words", "The board resolves:"), ("part-0", "to fund it"), ("part-1", "to look again in June")];
        officer.fill(&form, &parts).is(303);
        let all = decided(bench);
        assert_eq!(all.len(), 2);
        let (second, first) = (&all[0], &all[1]);
        assert_eq!((first.number, second.number), (1, 2));
        assert_eq!(first.title, "The night-time plan");
        assert_eq!(first.matter, "night-time");
        assert_eq!(Taken::read(&first.vote), Some(Taken::Consensus));
        assert_eq!(parts_of(&second.words).1[1], ("b".into(), "to look again in June".into()));
        for other in [POLICE, LEAD] {
            site.person(other).get(&form).is(403);
        }
        site.anybody().get(&form).is(404);
    });
}

#[test]
fn votes_count_by_seat_and_only_of_those_in_the_room() {
    county().both(|bench| {
        let site = opened(bench);
        let officer = site.person(OFFICER);
        present(&site, &ENOUGH);
        let page = item_page(bench, "Grants");
        let form = format!("{page}/decision");
        let vote = |votes: &[(&'static str, &'static str)]| {
            let mut all = vec![("words", "Fund the refuge"), ("how", "vote")];
            all.extend_from_slice(votes);
            officer.post(&form, &all)
        };
        vote(&[]).is(422).says("Enter how each seat voted");
        vote(&[("vote-scb-youth", "for")]).is(422).says("Nobody is in this seat now");
        // The terms of the board give the chair no casting vote.
        officer.get(&form).ok().does_not_say("casting vote");
        vote(&[("vote-scb-lcc", "for"), ("vote-scb-police", "against"), ("casting", "for")])
            .is(422)
            .says("give the chair no casting vote");
        vote(&[("vote-scb-lcc", "for"), ("vote-scb-police", "against"), ("vote-scb-fire", "for")]).is(303);
        let carried = decided(bench).remove(0);
        assert!(carried.evidence.is_empty());
        assert_eq!(
            Taken::read(&carried.vote).expect("a vote").said(),
            "Carried: 2 for, 1 against, 0 abstained."
        );
        vote(&[("vote-scb-lcc", "for"), ("vote-scb-police", "against")]).is(303);
        let lost = decided(bench).remove(0);
        assert_eq!(lost.evidence, "Not carried: 1 for, 1 against, 0 abstained.");
        // Whoever withdrew is neither offered a vote nor counted.
        let item = page.rsplit('/').next().expect("a name").to_string();
        let form2 =
            [("person", "hollis-verrington"), ("item", &item), ("nature", "Trustee"), ("withdraws", "yes")];
        officer.fill(&format!("{ROOM}/interests"), &form2).is(303);
        officer.get(&form).ok().says("7 of 8 needed are there").says("Withdrawn");
        vote(&[("vote-scb-police", "for")]).is(422).says("declared an interest and withdrew");
    });
}

#[test]
fn too_few_are_warned_and_give_a_reason() {
    county().both(|bench| {
        let site = opened(bench);
        let officer = site.person(OFFICER);
        present(&site, &ENOUGH[..7]);
        let page = item_page(bench, "Grants");
        let form = format!("{page}/decision");
        officer.get(&form).ok().says("Too few are there: 7 of 8 needed are there");
        officer.fill(&form, &[("words", "Fund it")]).is(422).says("Say why this is recorded all the same");
        // A reason without the tick is not enough.
        officer.fill(&form, &[("words", "Fund it"), ("inquorate", "Urgent")]).is(422);
        let although =
            [("words", "Fund it"), ("although", "yes"), ("inquorate", "The grant lapses tomorrow")];
        officer.fill(&form, &although).is(303);
        let rows = bench.raw().query("SELECT said, reason FROM meeting_inquorate", &[]).expect("rows");
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].get::<String>("reason").expect("a reason"), "The grant lapses tomorrow");
        let ask = [("to", "dapb"), ("words", "Say what it costs")];
        officer.fill(&format!("{page}/referral"), &ask).is(422).says("Too few are there");
        // An action is agreed by those who are there, as a decision is made.
        let action = format!("{page}/action");
        let agreed = [
            ("title", "Ask for the grant"),
            ("lead", "constabulary"),
            ("owner", "Licensing manager"),
            ("due-day", "30"),
            ("due-month", "6"),
            ("due-year", "2022"),
        ];
        officer.get(&action).ok().says("Too few are there: 7 of 8 needed are there");
        officer.fill(&action, &agreed).is(422).says("Say why this is recorded all the same");
        let although = [("although", "yes"), ("inquorate", "Nobody else can ask for it in time")];
        officer.fill(&action, &[&agreed[..], &although].concat()).is(303);
        let rows = bench.raw().query("SELECT reason FROM meeting_inquorate ORDER BY id", &[]).expect("rows");
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[1].get::<String>("reason").expect("a reason"), "Nobody else can ask for it in time");
    });
}

#[test]
fn actions_and_asks_go_to_those_who_keep_and_answer_them() {
    county().both(|bench| {
        let site = opened(bench);
        let officer = site.person(OFFICER);
        present(&site, &ENOUGH);
        let page = item_page(bench, "Night-time economy");
        let action = format!("{page}/action");
        officer.fill(&format!("{page}/decision"), &[("words", "Train the door staff")]).is(303);
        officer.fill(&action, &[("title", "")]).is(422).says("Enter what is to be done");
        let fields = [
            ("title", "Train the door staff"),
            ("lead", "constabulary"),
            ("owner", "Licensing manager"),
            ("due-day", "30"),
            ("due-month", "6"),
            ("due-year", "2022"),
            ("decision", "DEC-0001"),
        ];
        officer.fill(&action, &fields).goes_to(&format!("{page}#outcomes"));
        officer.get(&page).ok().says("ACT-");
        let past = fields.map(|(n, v)| (n, if n == "due-year" { "2021" } else { v }));
        officer.fill(&action, &past).is(422).says("lies before the meeting");
        let other = fields.map(|(n, v)| (n, if n == "decision" { "DEC-0099" } else { v }));
        officer.post(&action, &other).is(422).says("Choose a decision of this item");
        // A referral without a day gets the rulebook's: 42 days after 15 March 2022 is 26 April.
        let referral = format!("{page}/referral");
        officer.get(&referral).ok().says("26 April 2022");
        officer.fill(&referral, &[("words", "x")]).is(422).says("Choose the group or the organisation");
        officer
            .post(&referral, &[("to", "scb"), ("words", "x")])
            .is(422)
            .says("asks another one, not itself");
        officer
            .post(&referral, &[("to", "dapb"), ("to-organisation", "fire"), ("words", "x")])
            .is(422)
            .says("each is asked on its own");
        officer.fill(&referral, &[("to", "dapb"), ("words", "Say what it costs")]).is(303);
        // Ten working days after 15 March 2022 is 29 March.
        officer.fill(&format!("{page}/escalation"), &[("to", "hwb"), ("words", "Settle who pays")]).is(303);
        let who = actor(bench, OFFICER);
        let all = bench
            .kernel
            .read(|unit| asks::list(unit, &who.visible::<Ask>(), "loamshire", &asks::Which::default()))
            .expect("asks");
        let said: Vec<(String, String, String)> =
            all.iter().map(|it| (it.reference(), it.kind.clone(), it.due.to_string())).collect();
        assert_eq!(
            said,
            [
                ("ASK-0001".into(), "referral".into(), "2022-04-26".into()),
                ("ASK-0002".into(), "escalation".into(), "2022-03-29".into()),
            ]
        );
        officer.get(&page).ok().says("ASK-0001").says("ASK-0002");
    });
}

#[test]
fn an_item_is_noted_or_deferred_and_nothing_comes_of_a_closed_book() {
    county().both(|bench| {
        let site = called(bench);
        let officer = site.person(OFFICER);
        let page = item_page(bench, "Grants");
        officer.post(&format!("{page}/decision"), &[("words", "x"), ("how", "consensus")]).is(409);
        officer.post(&format!("{page}/settle"), &[("how", "noted")]).is(409).says("Open it first");
        officer.post(&format!("{ROOM}/open"), &[]).is(303);
        let settle = format!("{page}/settle");
        officer.post(&settle, &[]).is(422).says("Choose what became of the item");
        officer.fill(&settle, &[("how", "deferred")]).is(422).says("why it is deferred, and to when");
        officer.fill(&settle, &[("how", "deferred"), ("words", "To June, for figures")]).is(303);
        officer.get(&page).ok().says("Deferred").says("To June, for figures");
        officer.get(ROOM).ok().says("Dealt with");
        // What is deferred goes back to the forward plan, once.
        officer.get("/loamshire/forward-plan").ok().says("Grants");
        site.person(CHAIR).fill(&settle, &[("how", "noted")]).is(303);
    });
}

#[test]
fn the_chair_of_a_committee_breaks_a_tie() {
    county().both(|bench| {
        let public = [("held-in", "public"), ("known-to", "anybody")];
        let site = called_of(bench, "hwb", &public);
        let officer = site.person(OFFICER);
        let room = "/loamshire/meetings/2022-03-15-hwb/room";
        officer.post(&format!("{room}/open"), &[]).is(303);
        for seat in ["cabinet", "public-health", "healthwatch", "hospitals"] {
            let seat = format!("hwb-{seat}");
            officer.post(&format!("{room}/attendance"), &[("seat", &seat), ("status", "present")]).is(303);
        }
        officer.get(room).ok().says("4 of 4 needed are there");
        let page = item_page_of(bench, "2022-03-15-hwb", "Grants");
        let form = format!("{page}/decision");
        let tied = [
            ("words", "Fund it"),
            ("how", "vote"),
            ("vote-hwb-cabinet", "for"),
            ("vote-hwb-hospitals", "against"),
        ];
        officer.fill(&form, &[&tied[..], &[("casting", "for")]].concat()).is(303);
        let vote = Taken::read(&decided(bench)[0].vote).expect("a vote");
        assert_eq!(vote.said(), "Carried: 1 for, 1 against, 0 abstained, the chair casting for.");
        let clear = [&tied[..], &[("vote-hwb-healthwatch", "for"), ("casting", "for")]].concat();
        officer.fill(&form, &clear).is(422).says("only when as many are for as against");
    });
}
