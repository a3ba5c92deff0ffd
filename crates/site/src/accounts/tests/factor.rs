//! The second factor and the recovery codes.

use super::{PASSWORD, code_of, codes, is_in, joined, knock, next_code, officer};
use crate::tests::{Browser, MEMBER, OFFICER, World, both};

const NEW: &str = "/account/second-factor/new";
const CODE: &str = "/sign-in/code";

/// Sets a second factor for somebody who has none.
pub(super) fn set(world: &World<'_>, browser: &Browser<'_, '_>, person: &str) -> Vec<String> {
    let begin = "/account/second-factor";
    browser.fill(begin, begin, &[("current", PASSWORD)]).goes_to(NEW);
    let code = code_of(world, "sign_in_step", person);
    codes(&browser.fill(NEW, NEW, &[("code", &code)]).is(200))
}

#[test]
fn a_recovery_code_works_once_however_it_is_typed() {
    both(|bench| {
        let world = World::new(bench);
        let (_, recovery) = officer(&world);
        let with = "/sign-in/code?with=recovery";
        for (typed, right) in [
            (recovery[3].to_uppercase().replace('-', " "), true),
            (recovery[3].clone(), false),
            (recovery[4].clone(), true),
            ("0000-0000-0000-0000".into(), false),
        ] {
            let browser = world.browser();
            knock(&browser, "officer@loamshire.example", PASSWORD).goes_to(CODE);
            let answer = browser.fill(with, with, &[("code", &typed)]);
            assert_eq!(
                (answer.status, is_in(&browser)),
                if right { (303, true) } else { (422, false) },
                "{typed}"
            );
        }
        assert!(world.events().contains(&"account.recovery-code-used".to_string()));
        assert_eq!(world.text("SELECT COUNT(*) FROM recovery_code WHERE used IS NULL"), "Int(8)");
    });
}

#[test]
fn new_recovery_codes_need_the_app_and_void_the_old() {
    both(|bench| {
        let world = World::new(bench);
        let (browser, old) = officer(&world);
        let path = "/account/recovery-codes";
        browser.fill(path, path, &[("code", &old[0])]).is(422);
        let new = codes(&browser.fill(path, path, &[("code", &next_code(&world, OFFICER))]).is(200));
        assert_eq!(new.len(), 10);
        assert!(new.iter().all(|code| !old.contains(code)));
        let with = "/sign-in/code?with=recovery";
        for (code, status) in [(&old[1], 422), (&new[1], 303)] {
            let browser = world.browser();
            knock(&browser, "officer@loamshire.example", PASSWORD).goes_to(CODE);
            browser.fill(with, with, &[("code", code)]).is(status);
        }
    });
}

#[test]
fn who_comes_to_hold_something_confidential_must_set_a_second_factor_first() {
    both(|bench| {
        let world = World::new(bench);
        let browser = joined(&world, MEMBER);
        assert!(is_in(&browser));
        world.town.give(MEMBER, "officer", "loamshire");
        assert!(!is_in(&browser), "a session by password alone is not enough any longer");
        browser.get("/loamshire/outbox").is(404);
        knock(&browser, "member@loamshire.example", PASSWORD).goes_to(NEW);
        assert!(!is_in(&browser));
        browser.get("/loamshire/outbox").is(404);
        browser.fill(NEW, NEW, &[("code", "000000")]).is(422);
        let code = code_of(&world, "sign_in_step", MEMBER);
        assert_eq!(codes(&browser.fill(NEW, NEW, &[("code", &code)]).is(200)).len(), 10);
        assert!(is_in(&browser));
        browser.get("/loamshire/outbox").is(200);
    });
}

#[test]
fn to_change_it_takes_the_password_and_the_present_one() {
    both(|bench| {
        let world = World::new(bench);
        let (browser, recovery) = officer(&world);
        let (begin, before) = ("/account/second-factor", world.text("SELECT totp FROM account"));
        let other = world.browser();
        knock(&other, "officer@loamshire.example", PASSWORD).goes_to(CODE);
        other.fill(CODE, CODE, &[("code", &next_code(&world, OFFICER))]).goes_to("/");
        browser.fill(begin, begin, &[("current", PASSWORD)]).is(422);
        browser.fill(begin, begin, &[("current", PASSWORD), ("code", "000000")]).is(422);
        browser.fill(begin, begin, &[("current", "not the password"), ("code", &recovery[0])]).is(422);
        assert_eq!(world.text("SELECT totp FROM account"), before);
        browser
            .fill(begin, begin, &[("current", PASSWORD), ("code", &next_code(&world, OFFICER))])
            .goes_to(NEW);
        assert_eq!(
            world.text("SELECT totp FROM account"),
            before,
            "until the new one has shown that it works"
        );
        let code = code_of(&world, "sign_in_step", OFFICER);
        browser.fill(NEW, NEW, &[("code", &code)]).is(200);
        assert_ne!(world.text("SELECT totp FROM account"), before);
        assert!(is_in(&browser) && !is_in(&other), "other devices are signed out");
    });
}

#[test]
fn in_a_demo_the_page_says_the_code() {
    both(|bench| {
        let world = World::demo(bench);
        officer(&world);
        let browser = world.browser();
        knock(&browser, "officer@loamshire.example", PASSWORD).goes_to(CODE);
        let code = code_of(&world, "account", OFFICER);
        browser.get(CODE).is(200).says(&format!("The code now is {code}"));
        let real = World::new(bench);
        let browser = real.browser();
        knock(&browser, "officer@loamshire.example", PASSWORD).goes_to(CODE);
        assert!(!browser.get(CODE).body.contains(&code));
    });
}
