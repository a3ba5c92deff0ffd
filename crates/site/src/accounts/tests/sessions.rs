//! Sessions: how long they last, what ends them, and that a copy of the database opens none.

use super::{PASSWORD, is_in, joined, knock};
use crate::tests::{MEMBER, World, both};
use jiff::civil::date;

#[test]
fn an_hour_without_a_request_ends_a_session() {
    both(|bench| {
        let world = World::new(bench);
        let browser = joined(&world, MEMBER);
        for _ in 0..3 {
            world.minutes(59);
            assert!(is_in(&browser), "each request begins the hour anew");
        }
        world.minutes(60);
        assert!(!is_in(&browser));
        browser.get("/").is(200).says("Safer communities boards");
    });
}

#[test]
fn ten_hours_end_a_session_whatever_happens() {
    both(|bench| {
        let world = World::new(bench);
        let browser = joined(&world, MEMBER);
        for _ in 0..(10 * 60 / 30 - 1) {
            world.minutes(30);
            assert!(is_in(&browser));
        }
        world.minutes(30);
        assert!(!is_in(&browser));
        // The next to sign in clears the dead away.
        knock(&browser, "member@loamshire.example", PASSWORD).goes_to("/");
        assert_eq!(world.text("SELECT COUNT(*) FROM session"), "Int(1)");
    });
}

#[test]
fn that_somebody_reads_is_written_at_most_every_two_minutes() {
    both(|bench| {
        let world = World::new(bench);
        let (browser, seen) = (joined(&world, MEMBER), || world.text("SELECT seen FROM session"));
        let first = seen();
        for _ in 0..5 {
            assert!(is_in(&browser));
        }
        world.minutes(1);
        assert!(is_in(&browser));
        assert_eq!(seen(), first);
        world.minutes(1);
        assert!(is_in(&browser));
        assert_ne!(seen(), first);
    });
}

#[test]
fn signing_in_gives_a_new_session_in_place_of_the_old() {
    both(|bench| {
        let world = World::new(bench);
        let browser = joined(&world, MEMBER);
        let old = browser.cookie("shiremoot").unwrap();
        let path = "/account/password";
        browser
            .fill(path, path, &[("current", PASSWORD), ("password", "another three words")])
            .goes_to("/account");
        let new = browser.cookie("shiremoot").unwrap();
        let halves =
            |cookie: &str| cookie.split_once('.').map(|(a, b)| (a.to_string(), b.to_string())).unwrap();
        assert!(halves(&old).0 != halves(&new).0 && halves(&old).1 != halves(&new).1);
        let thief = world.browser();
        thief.put("shiremoot", &old);
        assert!(!is_in(&thief) && is_in(&browser));
        assert_eq!(world.text("SELECT COUNT(*) FROM session"), "Int(1)");

        // What the browser had as a guest, somebody else may have given it: it is void after signing in.
        let guest = world.browser();
        guest.get("/sign-in");
        guest.put("shiremoot", &format!("01FIXED.{}", "f".repeat(64)));
        let before = guest.cookie("shiremoot-guest").unwrap();
        knock(&guest, "member@loamshire.example", "another three words").goes_to("/");
        assert!(guest.cookie("shiremoot-guest").is_none());
        assert!(!guest.cookie("shiremoot").unwrap().contains("FIXED"));
        let token = crate::session::csrf_of(&before);
        guest.post("/sign-out", &[("csrf", &token)]).is(422);
    });
}

#[test]
fn a_copy_of_the_database_opens_no_session() {
    both(|bench| {
        let world = World::new(bench);
        let browser = joined(&world, MEMBER);
        let (id, secret) = browser
            .cookie("shiremoot")
            .unwrap()
            .split_once('.')
            .map(|(a, b)| (a.to_string(), b.to_string()))
            .unwrap();
        let rows = bench.raw().query("SELECT * FROM session", &[]).unwrap();
        let kept: Vec<String> = rows[0]
            .values()
            .iter()
            .map(|value| match value {
                kernel::db::Value::Text(text) => text.clone(),
                other => format!("{other:?}"),
            })
            .collect();
        assert!(kept.contains(&id) && kept.iter().all(|text| !text.contains(&secret)));
        let thief = world.browser();
        for half in kept.iter().chain([&String::new()]) {
            for cookie in [format!("{id}.{half}"), half.clone(), format!("{half}.{id}")] {
                thief.put("shiremoot", &cookie);
                assert!(!is_in(&thief), "{cookie}");
            }
        }
        thief.put("shiremoot", &format!("{id}.{secret}"));
        assert!(is_in(&thief), "only the secret half from the cookie opens it");
    });
}

#[test]
fn access_ends_with_the_seat() {
    both(|bench| {
        let world = World::new(bench);
        let first = joined(&world, MEMBER);
        world.town.until(MEMBER, date(2022, 2, 15));
        world.minutes(11 * 60);
        assert!(!is_in(&first));
        // It is eleven in the evening of the last day.
        let browser = world.browser();
        knock(&browser, "member@loamshire.example", PASSWORD).goes_to("/");
        world.minutes(55);
        assert!(is_in(&browser));
        world.minutes(6);
        assert!(!is_in(&browser), "the session is young, and the seat has ended");
        assert!(!browser.get("/").has_button("Sign out"));
        knock(&browser, "member@loamshire.example", PASSWORD)
            .is(422)
            .says("You hold no seat or office today");
    });
}

#[test]
fn signing_out_ends_it_on_the_server_and_everywhere_when_asked() {
    both(|bench| {
        let world = World::new(bench);
        let (one, two) = (joined(&world, MEMBER), world.browser());
        knock(&two, "member@loamshire.example", PASSWORD).goes_to("/");
        let cookie = one.cookie("shiremoot").unwrap();
        one.get("/sign-out").is(200);
        assert!(is_in(&one), "a link changes nothing");
        one.fill("/sign-out", "/sign-out", &[]).goes_to("/");
        one.put("shiremoot", &cookie);
        assert!(!is_in(&one) && is_in(&two));
        knock(&one, "member@loamshire.example", PASSWORD).goes_to("/");
        one.fill("/account", "/account/devices/end", &[]).goes_to("/sign-in");
        assert!(!is_in(&one) && !is_in(&two));
    });
}
