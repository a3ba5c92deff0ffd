//! Forms: only those that this site gave to this browser are taken, and what was typed is never lost.

use super::{Browser, MEMBER, OFFICER, World, both};
use testkit::tables;

fn be<'w, 'b>(world: &'w World<'b>, person: &str) -> Browser<'w, 'b> {
    let browser = world.browser();
    browser.fill("/demo/people", &format!("/demo/be/{person}"), &[]).goes_to("/");
    browser
}

fn token(browser: &Browser<'_, '_>, page: &str) -> String {
    let page = browser.get(page).is(200);
    let document = page.document();
    let found = document.all("input").find(|i| i.is("name", "csrf"));
    found.and_then(|i| i.attribute("value")).expect("a token").to_string()
}

#[test]
fn a_form_without_the_token_of_this_browser_changes_nothing() {
    both(|bench| {
        let world = World::demo(bench);
        let (guest, other, member) = (world.browser(), world.browser(), be(&world, MEMBER));
        let (of_guest, of_other) = (token(&guest, "/reset"), token(&other, "/reset"));
        let of_member = token(&member, "/account");
        assert_ne!(of_guest, of_other);
        let before = tables::dump(&world.app.kernel);
        let email = ("email", "member@loamshire.example");
        for wrong in [None, Some(""), Some("0"), Some(of_other.as_str()), Some(of_member.as_str())] {
            let csrf = wrong.map(|wrong| ("csrf", wrong));
            let fields: Vec<_> = csrf.into_iter().chain([email]).collect();
            let page = guest.post("/reset", &fields).is(422).says("made for another session");
            assert!(page.body.contains("member@loamshire.example"), "what was typed is still there");
        }
        for wrong in [None, Some(of_guest.as_str())] {
            let csrf = wrong.map(|wrong| ("csrf", wrong));
            let fields: Vec<_> = csrf.into_iter().collect();
            member.post("/sign-out", &fields).is(422);
            member.post("/account/devices/end", &fields).goes_to("/account");
        }
        world.browser().post("/reset", &[email, ("csrf", &of_guest)]).is(422);
        assert_eq!(tables::changed(&before, &tables::dump(&world.app.kernel)), []);
        guest.post("/reset", &[email, ("csrf", &of_guest)]).is(200);
        member.post("/sign-out", &[("csrf", &of_member)]).goes_to("/");
    });
}

#[test]
fn who_only_reads_gets_no_cookie() {
    both(|bench| {
        let world = World::new(bench);
        let guest = world.browser();
        for path in ["/", "/nowhere"] {
            assert_eq!(guest.get(path).header("set-cookie"), "", "{path}");
        }
        guest.get("/sign-in").is(200);
        let first = guest.cookie("shiremoot-guest").expect("a cookie for the form");
        guest.get("/reset").is(200);
        assert_eq!(guest.cookie("shiremoot-guest").as_ref(), Some(&first), "one cookie is enough");
    });
}

#[test]
fn a_cookie_that_is_none_of_ours_is_no_ground_for_a_token() {
    both(|bench| {
        let world = World::new(bench);
        let guest = world.browser();
        guest.put("shiremoot-guest", "short");
        guest.get("/sign-in").is(200);
        assert_ne!(guest.cookie("shiremoot-guest").as_deref(), Some("short"));
    });
}

#[test]
fn what_was_typed_outlives_the_session() {
    both(|bench| {
        let world = World::demo(bench);
        let officer = be(&world, OFFICER);
        let csrf = token(&officer, "/account");
        world.minutes(61);
        let before = tables::dump(&world.app.kernel);
        let typed = [
            ("csrf", csrf.as_str()),
            ("activity", "A morning’s work\nin two lines"),
            ("password", "a secret"),
        ];
        for path in ["/loamshire/outbox/01ABC", "/account/password"] {
            let page = officer.post(path, &typed).is(403);
            let page = page.says("You were signed out before this was taken").says("A morning’s work");
            assert!(!page.body.contains("a secret") && !page.body.contains(&csrf));
        }
        assert_eq!(tables::changed(&before, &tables::dump(&world.app.kernel)), []);
    });
}

#[test]
fn what_is_too_long_is_refused_in_words() {
    both(|bench| {
        let world = World::new(bench);
        let long = "x".repeat(4 << 20);
        world.browser().post("/sign-in", &[("email", &long)]).is(422).says("Send less");
    });
}
