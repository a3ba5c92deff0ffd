//! How often somebody may try.

use super::{PASSWORD, is_in, joined, knock, next_code, officer};
use crate::tests::{MEMBER, OFFICER, World, both};
use std::net::Ipv4Addr;

const TOO_MANY: &str = "There have been too many tries";

#[test]
fn ten_passwords_in_a_quarter_of_an_hour_for_known_and_unknown_alike() {
    both(|bench| {
        let world = World::new(bench);
        joined(&world, MEMBER);
        let (browser, elsewhere) = (world.browser(), world.browser_at(Ipv4Addr::new(198, 51, 100, 7)));
        for email in ["member@loamshire.example", "nobody@loamshire.example"] {
            // The first try of the member was none: they were signed in by their invitation.
            for _ in 0..10 {
                assert!(!knock(&browser, email, "not the password").is(422).text().contains(TOO_MANY));
            }
            knock(&browser, email, PASSWORD).is(422).says(TOO_MANY).says("Wait 15 minutes");
        }
        assert!(!is_in(&browser));
        knock(&elsewhere, "member@loamshire.example", PASSWORD).goes_to("/");
        world.minutes(15);
        knock(&browser, "member@loamshire.example", PASSWORD).goes_to("/");
    });
}

#[test]
fn five_codes_for_a_password_and_ten_in_a_quarter_of_an_hour() {
    both(|bench| {
        let world = World::new(bench);
        officer(&world);
        let (browser, code) = (world.browser(), "/sign-in/code");
        world.minutes(15);
        for _ in 0..2 {
            knock(&browser, "officer@loamshire.example", PASSWORD).goes_to(code);
            for _ in 0..4 {
                browser.fill(code, code, &[("code", "000000")]).is(422);
            }
            browser.fill(code, code, &[("code", "000000")]).goes_to("/sign-in");
            browser.get(code).goes_to("/sign-in");
        }
        knock(&browser, "officer@loamshire.example", PASSWORD).goes_to(code);
        browser.fill(code, code, &[("code", &next_code(&world, OFFICER))]).is(422).says(TOO_MANY);
        world.minutes(15);
        knock(&browser, "officer@loamshire.example", PASSWORD).goes_to(code);
        browser.fill(code, code, &[("code", &next_code(&world, OFFICER))]).goes_to("/");
    });
}

#[test]
fn five_resets_in_an_hour() {
    both(|bench| {
        let world = World::new(bench);
        joined(&world, MEMBER);
        let browser = world.browser();
        for email in ["member@loamshire.example", "nobody@loamshire.example"] {
            for _ in 0..5 {
                browser.fill("/reset", "/reset", &[("email", email)]).is(200);
            }
            browser.fill("/reset", "/reset", &[("email", email)]).is(422).says(TOO_MANY);
        }
        world.work();
        world.minutes(60);
        browser.fill("/reset", "/reset", &[("email", "member@loamshire.example")]).is(200);
        world.work();
    });
}

#[test]
fn somebody_at_an_open_device_cannot_try_passwords_either() {
    both(|bench| {
        let world = World::new(bench);
        let (browser, path) = (joined(&world, MEMBER), "/account/password");
        let new = "another three words";
        for _ in 0..10 {
            browser.fill(path, path, &[("current", "not the password"), ("password", new)]).is(422);
        }
        browser.fill(path, path, &[("current", PASSWORD), ("password", new)]).is(422).says(TOO_MANY);
    });
}
