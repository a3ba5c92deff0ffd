//! A reset of the password: for whoever has the mail, and never instead of the second factor.

use super::{PASSWORD, invited, is_in, joined, knock, next_code, officer};
use crate::tests::{ANALYST, MEMBER, OFFICER, World, both};
use testkit::tables;

const NEW: &str = "another three words";

/// Asks for a reset, and reads the link in the message.
fn asked(world: &World<'_>, email: &str) -> String {
    world.browser().fill("/reset", "/reset", &[("email", email)]).is(200);
    world.work();
    let sql = "SELECT id, sealed FROM letter ORDER BY id DESC LIMIT 1";
    let row = world.bench.raw().query(sql, &[]).unwrap().remove(0);
    let (id, sealed): (String, String) = (row.get("id").unwrap(), row.get("sealed").unwrap());
    let text = String::from_utf8(world.app.options.key.open_sealed("mail", &id, &sealed).unwrap()).unwrap();
    let link = text.lines().find_map(|line| line.strip_prefix("https://board.example")).expect("a link");
    link.to_string()
}

#[test]
fn the_second_factor_is_asked_for_and_stays_as_it_was() {
    both(|bench| {
        let world = World::new(bench);
        let (old, _) = officer(&world);
        let before = world.text("SELECT totp FROM account");
        let (link, browser) = (asked(&world, "officer@loamshire.example"), world.browser());
        browser.fill(&link, &link, &[("password", NEW)]).is(422).says("Enter the code");
        browser.fill(&link, &link, &[("password", NEW), ("code", "000000")]).is(422);
        browser.fill(&link, &link, &[("password", "short"), ("code", "000000")]).is(422);
        assert!(!is_in(&browser) && is_in(&old));
        knock(&world.browser(), "officer@loamshire.example", NEW).is(422);
        let code = next_code(&world, OFFICER);
        browser.fill(&link, &link, &[("password", NEW), ("code", &code)]).goes_to("/");
        assert!(is_in(&browser) && !is_in(&old), "every other device is signed out");
        assert_eq!(world.text("SELECT totp FROM account"), before);
        world.browser().get(&link).is(404);
        knock(&world.browser(), "officer@loamshire.example", PASSWORD).is(422);
        // And the next sign-in asks for it as always.
        knock(&world.browser(), "officer@loamshire.example", NEW).goes_to("/sign-in/code");
    });
}

#[test]
fn a_recovery_code_serves_in_its_place_and_is_used_up() {
    both(|bench| {
        let world = World::new(bench);
        let (_, recovery) = officer(&world);
        let (link, browser) = (asked(&world, "officer@loamshire.example"), world.browser());
        browser.fill(&link, &link, &[("password", NEW), ("code", &recovery[0])]).goes_to("/");
        let again = asked(&world, "officer@loamshire.example");
        browser.fill(&again, &again, &[("password", PASSWORD), ("code", &recovery[0])]).is(422);
    });
}

#[test]
fn somebody_who_must_set_a_second_factor_is_not_let_in_by_a_reset() {
    both(|bench| {
        let world = World::new(bench);
        joined(&world, MEMBER);
        world.town.give(MEMBER, "officer", "loamshire");
        let (link, browser) = (asked(&world, "member@loamshire.example"), world.browser());
        browser.fill(&link, &link, &[("password", NEW)]).goes_to("/sign-in");
        assert!(!is_in(&browser));
        knock(&browser, "member@loamshire.example", NEW).goes_to("/account/second-factor/new");
    });
}

#[test]
fn a_link_works_once_within_the_hour_and_only_the_latest_does() {
    both(|bench| {
        let world = World::new(bench);
        joined(&world, MEMBER);
        let first = asked(&world, "member@loamshire.example");
        let second = asked(&world, "Member@Loamshire.example");
        let browser = world.browser();
        browser.get(&first).is(404);
        assert!(!world.keeps(second.rsplit('/').next().unwrap()), "the store does not hold the link");
        world.minutes(59);
        browser.get(&second).is(200);
        world.minutes(1);
        browser.get(&second).is(404);
        let third = asked(&world, "member@loamshire.example");
        browser.fill(&third, &third, &[("password", NEW)]).goes_to("/");
        browser.get(&third).is(404);
    });
}

#[test]
fn the_answer_is_the_same_for_an_address_that_nobody_has() {
    both(|bench| {
        let world = World::new(bench);
        joined(&world, MEMBER);
        invited(&world, ANALYST);
        let mut seen = Vec::new();
        for email in ["member@loamshire.example", "analyst@loamshire.example", "nobody@loamshire.example"] {
            let before = tables::dump(&world.app.kernel);
            let page = world.browser().fill("/reset", "/reset", &[("email", email)]).is(200);
            let after = tables::dump(&world.app.kernel);
            let grown =
                ["password_reset", "job", "ledger_event", "mail"].map(|t| after.rows(t) - before.rows(t));
            world.work();
            seen.push((page.body, grown));
        }
        assert_eq!(seen[0].1, [1, 1, 1, 0]);
        assert!(seen.windows(2).all(|pair| pair[0] == pair[1]), "{seen:#?}");
        let to = "SELECT COUNT(*) FROM letter WHERE subject = 'Reset your password'";
        assert_eq!(world.text(to), "Int(1)", "only who has an account in use is written to");
    });
}
