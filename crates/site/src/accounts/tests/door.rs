//! The door: who is turned away learns nothing of who has an account.

use super::{PASSWORD, invited, is_in, joined, knock, next_code, officer};
use crate::accounts::{disable, sign_in};
use crate::tests::{ANALYST, MEMBER, OFFICER, World, both};
use testkit::site::Document;
use testkit::tables;

#[test]
fn every_refusal_looks_the_same_and_costs_the_same() {
    both(|bench| {
        let world = World::new(bench);
        joined(&world, MEMBER);
        joined(&world, ANALYST);
        disable(&world.app, ANALYST, "test").unwrap();
        invited(&world, OFFICER);
        let mut pages = Vec::new();
        for (email, password) in [
            ("member@loamshire.example", "not the password at all"),
            ("analyst@loamshire.example", PASSWORD),
            ("officer@loamshire.example", PASSWORD),
            ("officer@loamshire.example", ""),
            ("nobody@loamshire.example", PASSWORD),
            ("nobody", PASSWORD),
        ] {
            let browser = world.browser();
            let (hashed, before) = (world.app.passwords.count(), tables::dump(&world.app.kernel));
            let page = knock(&browser, email, password).is(422);
            if password.is_empty() {
                assert!(page.text().contains("Enter your password"));
                continue;
            }
            let after = tables::dump(&world.app.kernel);
            assert_eq!(world.app.passwords.count(), hashed + 1, "{email}: the slow function runs once");
            assert!(after.rows("sign_in_refused") == 1 && before != after, "{email}: the try is counted");
            assert_eq!(after.rows("ledger_event"), before.rows("ledger_event"), "{email}");
            assert_eq!(after.rows("session"), before.rows("session"), "{email}");
            let words = page.says(sign_in::WRONG).body.replace(email, "EMAIL");
            pages.push(without_token(&words));
        }
        assert!(pages.windows(2).all(|pair| pair[0] == pair[1]), "one page for all: {pages:#?}");
        assert_eq!(world.text("SELECT times FROM sign_in_refused"), "Int(5)");
    });
}

fn without_token(page: &str) -> String {
    let document = Document::read(page);
    let token = document.all("input").find(|i| i.is("name", "csrf")).and_then(|i| i.attribute("value"));
    page.replace(token.expect("a token"), "TOKEN")
}

#[test]
fn refused_tries_are_shown_to_those_who_look_after_accounts_until_the_next_sign_in() {
    both(|bench| {
        let world = World::new(bench);
        joined(&world, MEMBER);
        for _ in 0..3 {
            knock(&world.browser(), "member@loamshire.example", "not the password").is(422);
        }
        let (officer, _) = officer(&world);
        let page = "/loamshire/people-accounts/loamshire/person/member";
        officer.get(page).is(200).says("Refused tries since 3");
        knock(&world.browser(), "member@loamshire.example", PASSWORD).goes_to("/");
        assert!(!officer.get(page).text().contains("Refused"));
    });
}

#[test]
fn the_second_step_belongs_to_the_browser_that_did_the_first() {
    both(|bench| {
        let world = World::new(bench);
        officer(&world);
        let (browser, other) = (world.browser(), world.browser());
        knock(&browser, "officer@loamshire.example", PASSWORD).goes_to("/sign-in/code");
        other.get("/sign-in/code").goes_to("/sign-in");
        let (id, _) = browser
            .cookie("shiremoot-step")
            .unwrap()
            .split_once('.')
            .map(|(a, b)| (a.to_string(), b.to_string()))
            .unwrap();
        other.put("shiremoot-step", &format!("{id}.{}", "0".repeat(64)));
        other.get("/sign-in/code").goes_to("/sign-in");
        // Nor does it wait for ever.
        world.minutes(10);
        browser.get("/sign-in/code").goes_to("/sign-in");
        knock(&browser, "officer@loamshire.example", PASSWORD).goes_to("/sign-in/code");
        let code = next_code(&world, OFFICER);
        browser.fill("/sign-in/code", "/sign-in/code", &[("code", &code)]).goes_to("/");
        assert!(is_in(&browser) && browser.cookie("shiremoot-step").is_none());
    });
}
