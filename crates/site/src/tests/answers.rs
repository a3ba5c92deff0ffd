//! Every answer, whatever it is of, is a whole page with the same headers; what went wrong says what to do next.

use super::{Browser, MEMBER, World, both};
use axum::http::Method;

fn signed_in<'w, 'b>(world: &'w World<'b>) -> Browser<'w, 'b> {
    let browser = world.browser();
    browser.fill("/demo/people", &format!("/demo/be/{MEMBER}"), &[]).goes_to("/");
    browser
}

#[test]
fn a_wrong_address_is_a_whole_page_for_everybody() {
    both(|bench| {
        let world = World::demo(bench);
        let (guest, person) = (world.browser(), signed_in(&world));
        for path in ["/nowhere", "/loamshire/nowhere", "/nowhere/nowhere", "/assets/0/x/y", "/demo", "/%ff"] {
            let page = guest.get(path).is(404).says("Page not found").says("sign in");
            assert!(!page.has_button("Sign out"));
            let page = person.get(path).is(404).says("Page not found");
            assert!(page.has_button("Sign out"), "{path}");
        }
        // The frame is that of the county in which nothing was found.
        assert!(guest.get("/loamshire/nowhere").body.contains("Loamshire Safer Communities Board"));
        assert!(!guest.get("/nowhere/at-all").body.contains("Safer Communities Board"));
    });
}

#[test]
fn other_answers_than_pages_have_the_headers_too() {
    both(|bench| {
        let world = World::demo(bench);
        let browser = world.browser();
        // The browser of the tests looks at the headers of each.
        browser.get("/assets/0/app.css").is(404);
        let asset = browser.get(&crate::assets::href("app.css")).is(200);
        assert!(asset.header("cache-control").contains("immutable"));
        browser.get("/account").goes_to("/sign-in");
        browser.ask(Method::POST, "/", String::new()).is(405);
        browser.ask(Method::DELETE, "/sign-in", String::new()).is(405);
        browser.ask(Method::GET, "/assets/%ff/app.css", String::new()).is(400);
        browser.ask(Method::HEAD, "/", String::new()).is(200);
    });
}

#[test]
fn pages_of_people_are_kept_by_nobody() {
    both(|bench| {
        let world = World::demo(bench);
        let (guest, person) = (world.browser(), signed_in(&world));
        assert_eq!(guest.get("/").header("cache-control"), "no-cache");
        assert_eq!(person.get("/").header("cache-control"), "no-store");
        assert_eq!(person.get("/nowhere").header("cache-control"), "no-store");
        // Forms that take a secret, though nobody has signed in.
        for path in ["/sign-in", "/reset"] {
            assert_eq!(guest.get(path).header("cache-control"), "no-store", "{path}");
        }
        assert_eq!(guest.get("/").header("strict-transport-security"), "");
    });
}

#[test]
fn every_page_of_somebody_signed_in_has_a_way_out() {
    both(|bench| {
        let world = World::demo(bench);
        let person = signed_in(&world);
        let mut looked = 0;
        for route in world.app.routes() {
            if route.method == crate::Method::Get && !route.path.contains('{') {
                let page = person.get(route.path);
                assert!(page.status == 303 || page.has_button("Sign out"), "{}", page.asked);
                looked += usize::from(page.status != 303);
            }
        }
        assert!(looked >= 5, "only {looked} pages were looked at");
        signed_in(&world).fill("/account", "/sign-out", &[]).goes_to("/");
    });
}

#[test]
fn a_demo_says_so_on_every_page_and_nothing_else_does() {
    both(|bench| {
        let demo = World::demo(bench);
        for path in ["/", "/sign-in", "/nowhere", "/demo/people"] {
            let page = demo.browser().get(path);
            assert!(page.body.contains("Demo. Today is Tuesday 15 February 2022."), "{path}");
        }
        let world = World::new(bench);
        for path in ["/", "/sign-in", "/nowhere"] {
            assert!(!world.browser().get(path).body.contains("Demo"), "{path}");
        }
        world.browser().get("/demo/people").is(404);
        let browser = world.browser();
        browser.get("/sign-in");
        let page = browser.get("/sign-in");
        let document = page.document();
        let token = document.all("input").find(|i| i.is("name", "csrf")).and_then(|i| i.attribute("value"));
        browser.post(&format!("/demo/be/{MEMBER}"), &[("csrf", token.unwrap())]).is(404);
        assert_eq!(world.events(), [""; 0]);
    });
}

#[test]
fn behind_https_cookies_go_nowhere_else() {
    both(|bench| {
        let world = World::with(bench, true, true, None);
        let browser = signed_in(&world);
        assert!(browser.cookie("__Host-shiremoot").is_some());
        assert!(browser.cookie("shiremoot").is_none());
        for path in ["/", "/nowhere", "/assets/0/x"] {
            assert!(browser.get(path).header("strict-transport-security").contains("max-age"), "{path}");
        }
    });
}

#[test]
fn a_character_that_nothing_can_keep_is_no_fault_of_the_machine() {
    both(|bench| {
        let world = World::demo(bench);
        let (guest, person) = (world.browser(), signed_in(&world));
        let mut looked = 0;
        for route in world.app.routes().into_iter().filter(|route| route.method == crate::Method::Get) {
            let names: Vec<&str> = route.path.split('/').filter(|part| part.starts_with('{')).collect();
            for name in names {
                let path = route.path.replace(name, "a%00b").replace("{county}", "loamshire");
                let path: String = path
                    .split('/')
                    .map(|p| if p.starts_with('{') { "x" } else { p })
                    .collect::<Vec<_>>()
                    .join("/");
                for browser in [&guest, &person] {
                    browser.get(&path).is(404).says("Page not found");
                }
                looked += 1;
            }
        }
        assert!(looked >= 5, "only {looked} addresses were looked at");
        guest.get("/?all=a%00b").is(200);
        person.get("/?all=a%00b").is(200);
    });
}
