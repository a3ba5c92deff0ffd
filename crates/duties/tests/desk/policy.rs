//! Who reads what, role by role.

use crate::support::{ADMIN, ANALYST, CHAIR, FIRE, OFFICER, POLICE, county, open};

const INSIDE: [&str; 5] = [
    "/loamshire/duties/gaps",
    "/loamshire/duties/assurance",
    "/loamshire/duties/local-open-day/csp-east",
    "/loamshire/duties/gaps?as-at=2021-06-01",
    "/loamshire/duties/gaps?state=overdue",
];

#[test]
fn the_people_of_the_county_see_how_it_stands() {
    county().both(|bench| {
        let site = open(bench);
        for who in [OFFICER, CHAIR, POLICE, FIRE, ANALYST] {
            for path in INSIDE {
                site.person(who).get(path).ok();
            }
        }
    });
}

#[test]
fn for_the_public_and_the_administrator_it_is_not_there() {
    county().both(|bench| {
        let site = open(bench);
        for path in INSIDE {
            site.anybody().get(path).is(404);
            site.person(ADMIN).get(path).is(404);
        }
        // Both read the law.
        for visitor in [site.anybody(), site.person(ADMIN)] {
            visitor.get("/loamshire/duties").ok().does_not_say("How we stand").does_not_say("duties/gaps");
            visitor
                .get("/loamshire/duties/local-contact")
                .ok()
                .does_not_say("Constabulary")
                .does_not_say("How each body stands");
        }
        site.person(ADMIN).get("/").ok().does_not_say("Name a contact for the register");
    });
}

#[test]
fn only_the_officer_and_the_body_itself_record() {
    county().both(|bench| {
        let site = open(bench);
        let of_fire = "/loamshire/duties/local-contact/fire/evidence";
        site.person(OFFICER).get(of_fire).ok();
        site.person(FIRE).get(of_fire).ok();
        for who in [POLICE, CHAIR, ANALYST] {
            site.person(who).get(of_fire).is(403);
            site.person(who).post(of_fire, &[("line", "0"), ("title", "x"), ("on", "2022-01-10")]).is(403);
        }
        for visitor in [site.anybody(), site.person(ADMIN)] {
            visitor.get(of_fire).is(404);
            visitor.post(of_fire, &[("line", "0"), ("title", "x"), ("on", "2022-01-10")]).is(404);
        }
    });
}
