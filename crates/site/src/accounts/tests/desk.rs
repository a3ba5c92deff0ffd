//! Those who look after accounts: who has access, invitations by page, and the outbox.

use super::{PASSWORD, is_in, joined, officer};
use crate::tests::{ANALYST, Browser, MEMBER, NEIGHBOUR, OFFICER, World, both};
use testkit::site::Document;

const PEOPLE: &str = "/loamshire/people-accounts";

#[test]
fn the_officer_invites_by_page_and_passes_the_message_on() {
    both(|bench| {
        let world = World::new(bench);
        let (officer, _) = officer(&world);
        officer.get(PEOPLE).is(200).says("Name of the Fire and rescue").says("Not invited").says("In use");
        let page = format!("{PEOPLE}/{MEMBER}");
        officer.get(&page).is(200).says("member@loamshire.example");
        officer.fill(&page, &format!("{PEOPLE}/invite/{MEMBER}"), &[]).goes_to("/loamshire/outbox");
        world.work();
        officer.get("/").is(200).says("Pass on 2 messages");
        let list = officer
            .get("/loamshire/outbox")
            .is(200)
            .says("Your invitation to the Loamshire Safer Communities Board");
        let open = actions(&list.document(), "/loamshire/outbox/").remove(0);
        let message =
            officer.fill("/loamshire/outbox", &open, &[]).is(200).says("You have been invited to work with");
        let text = message.text();
        let link = text
            .split_whitespace()
            .find_map(|word| word.strip_prefix("https://board.example"))
            .expect("a link");
        assert!(!message.body.contains("href=\"/invitation"), "the officer is not led to open it");
        officer.get("/loamshire/outbox").is(200).says("Opened");
        officer.get("/").is(200).says("Pass on a message");
        let member = world.browser();
        member.fill(link, link, &[("password", PASSWORD)]).goes_to("/");
        member.get("/account").is(200).says("Fire and rescue");
        assert!(world.events().contains(&"outbox.message-opened".to_string()));
    });
}

fn actions(document: &Document, begin: &str) -> Vec<String> {
    let all = document.all("form").filter_map(|form| form.attribute("action"));
    all.filter(|action| action.starts_with(begin)).map(Into::into).collect()
}

#[test]
fn the_officer_shuts_an_account_by_page_but_not_their_own() {
    both(|bench| {
        let world = World::new(bench);
        let (officer, member) = (officer(&world).0, joined(&world, MEMBER));
        officer
            .fill(&format!("{PEOPLE}/{MEMBER}"), &format!("{PEOPLE}/disable/{MEMBER}"), &[])
            .goes_to(&format!("{PEOPLE}/{MEMBER}"));
        officer.get(&format!("{PEOPLE}/{MEMBER}")).is(200).says("Disabled").says("Invite again");
        assert!(!is_in(&member));
        let own = officer.get(&format!("{PEOPLE}/{OFFICER}")).is(200).says("This is you.");
        assert!(actions(&own.document(), PEOPLE).is_empty());
        for deed in ["invite", "disable"] {
            officer.post(&format!("{PEOPLE}/{deed}/{OFFICER}"), &[("csrf", &token(&officer))]).is(403);
        }
        assert!(is_in(&officer));
    });
}

#[test]
fn the_account_of_somebody_who_left_the_register_can_still_be_shut() {
    both(|bench| {
        let world = World::new(bench);
        let (officer, member) = (officer(&world).0, joined(&world, MEMBER));
        world.town.forget(MEMBER);
        assert!(!is_in(&member));
        officer.get(PEOPLE).is(200).says("No longer in the register").says("No seat today");
        let page = officer.get(&format!("{PEOPLE}/{MEMBER}")).is(200).says("nobody can invite them");
        assert_eq!(actions(&page.document(), PEOPLE), [format!("{PEOPLE}/disable/{MEMBER}")]);
        officer
            .fill(&format!("{PEOPLE}/{MEMBER}"), &format!("{PEOPLE}/disable/{MEMBER}"), &[])
            .goes_to(&format!("{PEOPLE}/{MEMBER}"));
        officer.get(&format!("{PEOPLE}/{MEMBER}")).is(200).says("Disabled");
        officer.post(&format!("{PEOPLE}/invite/{MEMBER}"), &[("csrf", &token(&officer))]).is(404);
    });
}

#[test]
fn without_an_address_the_page_says_what_to_do() {
    both(|bench| {
        let world = World::new(bench);
        let (officer, _) = officer(&world);
        let (page, invite) = (format!("{PEOPLE}/{ANALYST}"), format!("{PEOPLE}/invite/{ANALYST}"));
        officer.fill(&page, &invite, &[]).is(422).says("Add one to their record first");
    });
}

fn token(browser: &Browser<'_, '_>) -> String {
    let page = browser.get("/account");
    let document = page.document();
    let input = document.all("input").find(|i| i.is("name", "csrf"));
    input.and_then(|i| i.attribute("value")).expect("a token").to_string()
}

#[test]
fn for_everybody_else_there_is_nothing_there() {
    both(|bench| {
        let world = World::new(bench);
        let (officer, _) = officer(&world);
        officer
            .fill(&format!("{PEOPLE}/{MEMBER}"), &format!("{PEOPLE}/invite/{MEMBER}"), &[])
            .goes_to("/loamshire/outbox");
        world.work();
        let open = actions(&officer.get("/loamshire/outbox").document(), "/loamshire/outbox/").remove(0);
        let (member, guest) = (joined(&world, ANALYST), world.browser());
        for visitor in [&member, &guest] {
            let nothing = visitor.get("/loamshire/nothing").is(404).text();
            assert_eq!(visitor.get("/loamshire/outbox").is(404).text(), nothing);
            // That a county has people is no secret; who they are is.
            let refused = visitor.get(PEOPLE).is(403).text();
            for person in [MEMBER, "loamshire/person/x"] {
                assert_eq!(visitor.get(&format!("{PEOPLE}/{person}")).text(), refused);
            }
        }
        let csrf = token(&member);
        for deed in
            [format!("invite/{MEMBER}"), format!("disable/{OFFICER}"), "invite/loamshire/person/x".into()]
        {
            member.post(&format!("{PEOPLE}/{deed}"), &[("csrf", &csrf)]).is(403);
        }
        member.post(&open, &[("csrf", &csrf)]).is(404);
        assert!(!member.get("/account").text().contains("Looking after accounts"));
        // Nor has the officer a hand in the next county.
        let (csrf, next) = (token(&officer), "/stourshire/people-accounts");
        officer.get("/stourshire/outbox").is(404);
        officer.get(next).is(403);
        officer.get(&format!("{PEOPLE}/{NEIGHBOUR}")).is(404);
        officer.post(&format!("{next}/invite/{NEIGHBOUR}"), &[("csrf", &csrf)]).is(403);
        officer.post(&format!("{PEOPLE}/invite/{NEIGHBOUR}"), &[("csrf", &csrf)]).is(404);
        officer.post(&open.replace("loamshire", "stourshire"), &[("csrf", &csrf)]).is(404);
    });
}

#[test]
fn in_a_demo_people_are_chosen_by_their_role() {
    both(|bench| {
        let world = World::demo(bench);
        let browser = world.browser();
        let page = browser.get("/demo/people").is(200).says("Loamshire Safer Communities Board");
        for role in [
            "Partnership officer, Loamshire",
            "Fire and rescue, Loamshire",
            "Partnership officer, Stourshire",
        ] {
            assert!(page.has_button(role), "{role}");
        }
        for person in [OFFICER, MEMBER, NEIGHBOUR] {
            browser.fill("/demo/people", &format!("/demo/be/{person}"), &[]).goes_to("/");
            browser.get("/account").is(200);
            assert_eq!(
                world.text("SELECT person FROM session"),
                format!("Text(\"{person}\")"),
                "one at a time"
            );
        }
        browser.post("/demo/be/loamshire/person/nobody", &[("csrf", &token(&browser))]).is(404);
    });
}

#[test]
fn a_message_that_was_not_sent_says_why_and_is_tried_again() {
    both(|bench| {
        let world = World::new(bench);
        let (officer, _) = officer(&world);
        let run = |sql: &str| bench.raw().execute(sql, &[]).expect("the statement is right");
        run("UPDATE letter SET state = 'failed', error = 'mail.example says: no such mailbox'");
        let list = officer.get("/loamshire/outbox?state=failed").is(200);
        let list = list.says("Not sent").says("no such mailbox");
        officer.get("/loamshire/outbox?state=sent").is(200).says("appear here");
        let open = actions(&list.document(), "/loamshire/outbox/").remove(0);
        let again = format!("{open}/again");
        officer.post(&again, &[("csrf", &token(&officer))]).goes_to("/loamshire/outbox");
        assert!(world.text("SELECT state FROM letter").contains("waiting"));
        run("UPDATE letter SET state = 'sent'");
        officer.post(&again, &[("csrf", &token(&officer))]).is(409);
        officer.post("/loamshire/outbox/none/again", &[("csrf", &token(&officer))]).is(404);
        assert!(world.events().contains(&"outbox.message-tried-again".to_string()));
    });
}
