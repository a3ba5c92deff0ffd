//! From an invitation to the first page.

use super::{PASSWORD, code_of, codes, invited, is_in, joined, knock, next_code, officer};
use crate::accounts::{disable, invite};
use crate::tests::{ANALYST, MEMBER, OFFICER, World, both};
use kernel::Fault;

#[test]
fn the_officer_is_invited_sets_a_second_factor_and_comes_back() {
    both(|bench| {
        let world = World::new(bench);
        let (link, browser) = (invited(&world, OFFICER), world.browser());
        let second = format!("{link}/second-factor");
        browser.get(&second).goes_to(&link);
        browser.get(&link).is(200).says("You are invited as Partnership officer, loamshire County Council.");
        browser.fill(&link, &link, &[("password", "password1234")]).is(422).says("three random words");
        browser.fill(&link, &link, &[("password", PASSWORD)]).goes_to(&second);
        assert!(!is_in(&browser), "a password alone opens nothing for somebody with something confidential");

        browser.get(&second).is(200).says("Or type this key into it");
        browser.fill(&second, &second, &[("code", "000000")]).is(422).says("This code does not fit");
        let code = code_of(&world, "invitation", OFFICER);
        let kept =
            browser.fill(&second, &second, &[("code", &code)]).is(200).says("They are shown this once");
        let recovery = codes(&kept);
        assert_eq!(recovery.len(), 10);
        assert!(kept.has_button("Sign out"), "the page with the codes is a page of somebody signed in");
        assert_eq!(kept.header("cache-control"), "no-store");
        browser.get("/").is(200).says("What needs you").says("You are here as Partnership officer");
        world.browser().get(&link).is(404).says("This link does not work any more");
        world.browser().get(&second).is(404);

        browser.fill("/account", "/sign-out", &[]).goes_to("/");
        assert!(!is_in(&browser));
        knock(&browser, "officer@loamshire.example", PASSWORD).goes_to("/sign-in/code");
        assert!(!is_in(&browser));
        browser.fill("/sign-in/code", "/sign-in/code", &[("code", &code)]).is(422).says("it was used before");
        let fresh = next_code(&world, OFFICER);
        browser.fill("/sign-in/code", "/sign-in/code", &[("code", &fresh)]).goes_to("/");
        assert!(is_in(&browser));
        let events = [
            "account.invited",
            "account.password-chosen",
            "account.second-factor-set",
            "account.accepted",
            "account.signed-in",
            "account.signed-out",
            "account.password-given",
            "account.signed-in",
        ];
        assert_eq!(world.events(), events);
    });
}

#[test]
fn somebody_without_anything_confidential_needs_a_password_only() {
    both(|bench| {
        let world = World::new(bench);
        let browser = joined(&world, MEMBER);
        browser.get("/account").is(200).says("Fire and rescue").says("Second factor Not set");
        browser.fill("/account", "/sign-out", &[]).goes_to("/");
        knock(&browser, " Member@Loamshire.example ", PASSWORD).goes_to("/");
        assert!(is_in(&browser));
    });
}

#[test]
fn nothing_that_opens_an_account_is_in_the_store() {
    both(|bench| {
        let world = World::new(bench);
        let link = invited(&world, OFFICER);
        let token = link.rsplit('/').next().unwrap();
        assert!(!world.keeps(token), "neither in the invitation nor in the message");
        let (browser, recovery) = officer(&world);
        let (id, secret) = browser
            .cookie("shiremoot")
            .unwrap()
            .split_once('.')
            .map(|(a, b)| (a.to_string(), b.to_string()))
            .unwrap();
        assert!(world.keeps(&id));
        for secret in [secret.as_str(), PASSWORD, &recovery[0], &recovery[0].replace('-', "")] {
            assert!(!world.keeps(secret), "{secret} is in the store");
        }
        assert!(world.text("SELECT password FROM account").contains("$argon2id$v=19$m=19456,t=2,p=1$"));
    });
}

#[test]
fn an_invitation_works_for_seven_days_and_only_the_latest_does() {
    both(|bench| {
        let world = World::new(bench);
        let (first, second) = (invited(&world, MEMBER), invited(&world, MEMBER));
        world.browser().get(&first).is(404);
        world.minutes(7 * 24 * 60 - 1);
        let browser = world.browser();
        browser.get(&second).is(200);
        world.minutes(1);
        browser.get(&second).is(404);
        browser.get("/invitation/0").is(404);
        // The page was open when the time ran out.
        let third = invited(&world, MEMBER);
        let page = browser.get(&third);
        let document = page.document();
        let csrf =
            document.all("input").find(|i| i.is("name", "csrf")).and_then(|i| i.attribute("value")).unwrap();
        world.minutes(7 * 24 * 60);
        browser.post(&third, &[("csrf", csrf), ("password", PASSWORD)]).is(404);
        assert!(!is_in(&browser));
    });
}

#[test]
fn who_is_invited_again_keeps_what_they_have_until_they_accept() {
    both(|bench| {
        let world = World::new(bench);
        let (old, _) = officer(&world);
        let link = invited(&world, OFFICER);
        assert!(is_in(&old));
        let browser = world.browser();
        browser
            .fill(&link, &link, &[("password", "another three words")])
            .goes_to(&format!("{link}/second-factor"));
        knock(&world.browser(), "officer@loamshire.example", PASSWORD).goes_to("/sign-in/code");
        assert!(is_in(&old));
        let (second, code) = (format!("{link}/second-factor"), code_of(&world, "invitation", OFFICER));
        browser.fill(&second, &second, &[("code", &code)]).is(200);
        assert!(is_in(&browser) && !is_in(&old), "whoever was in with the old keys is out");
        knock(&world.browser(), "officer@loamshire.example", PASSWORD).is(422);
        knock(&world.browser(), "officer@loamshire.example", "another three words").goes_to("/sign-in/code");
    });
}

#[test]
fn an_invitation_never_takes_a_second_factor_away() {
    both(|bench| {
        let world = World::new(bench);
        let browser = joined(&world, MEMBER);
        super::factor::set(&world, &browser, MEMBER);
        let link = invited(&world, MEMBER);
        let fresh = world.browser();
        fresh.fill(&link, &link, &[("password", PASSWORD)]).goes_to(&format!("{link}/second-factor"));
        assert!(!is_in(&fresh));
    });
}

#[test]
fn a_disabled_account_is_shut_at_once_until_somebody_invites_again() {
    both(|bench| {
        let world = World::new(bench);
        let browser = joined(&world, MEMBER);
        let link = invited(&world, MEMBER);
        disable(&world.app, "member@loamshire.example", "test").unwrap();
        assert!(!is_in(&browser));
        world.browser().get(&link).is(404);
        knock(&browser, "member@loamshire.example", PASSWORD).is(422);
        assert!(matches!(disable(&world.app, MEMBER, "test"), Err(Fault::Conflict(_))));
        assert_eq!(disable(&world.app, "loamshire/person/nobody", "test"), Err(Fault::Absent));
        assert!(is_in(&joined(&world, MEMBER)));
    });
}

#[test]
fn nobody_is_invited_without_an_address_of_their_own() {
    both(|bench| {
        let world = World::new(bench);
        let wrong = |person: &str, email: Option<&str>| match invite(&world.app, person, email, "test") {
            Err(Fault::Fields(errors)) => errors[0].message.clone(),
            other => panic!("{other:?}"),
        };
        assert!(wrong(ANALYST, None).starts_with("There is no email address for this person."));
        assert_eq!(wrong(ANALYST, Some("analyst")), "“analyst” is not an email address");
        invite(&world.app, "member@loamshire.example", None, "test").unwrap();
        assert!(
            wrong(ANALYST, Some("Member@loamshire.example")).starts_with("Somebody else signs in with this")
        );
        assert_eq!(invite(&world.app, "x@y.example", None, "test").unwrap_err(), Fault::Absent);
        assert_eq!(world.events(), ["account.invited"]);
        world.work();
    });
}

#[test]
fn who_has_no_seat_yet_accepts_and_waits() {
    both(|bench| {
        let world = World::new(bench);
        let (link, browser) = (invited(&world, MEMBER), world.browser());
        world.town.until(MEMBER, jiff::civil::date(2022, 2, 14));
        browser.fill(&link, &link, &[("password", PASSWORD)]).goes_to("/sign-in");
        assert!(!is_in(&browser));
        knock(&browser, "member@loamshire.example", PASSWORD)
            .is(422)
            .says("You hold no seat or office today");
    });
}
