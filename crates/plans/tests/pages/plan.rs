//! The agreement with its priorities, and the counts of its actions.

use crate::support::{ANALYST, OFFICER, POLICE, county, open, open_all};

#[test]
fn the_plan_shows_its_priorities_and_how_they_stand() {
    county().both(|bench| {
        let site = open_all(bench, &["worcestershire", "loamshire"]);
        let page = site.anybody().get("/loamshire/plan").ok();
        let page =
            page.says("Loamshire Community Safety Agreement 2021 to 2024").says("Safe from domestic abuse");
        page.says("at risk or off track").says("What each status means").says("S.I. 2007/1830");
        site.anybody()
            .get("/worcestershire/plan")
            .ok()
            .says("Worcestershire Community Safety Agreement")
            .says("once there are some");
    });
}

#[test]
fn an_agreement_is_begun_changed_and_given_priorities() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let begin = [
            ("slug", "2024-27"),
            ("title", "The next agreement"),
            ("legal-year", "2023-24"),
            ("applies-to", "2024-27"),
        ];
        officer.fill("/loamshire/plan/new", &begin).goes_to("/loamshire/plan/2024-27");
        officer.fill("/loamshire/plan/new", &begin).is(422).says("already an agreement called “2024-27”");
        site.anybody().get("/loamshire/plan/2024-27").is(404);
        site.person(ANALYST).get("/loamshire/plan/2024-27").ok().says("Draft").says("Not published");
        let change = "/loamshire/plan/2024-27/change";
        officer.fill(change, &[("published", "yes")]).is(422).says("A draft is not published");
        officer.fill(change, &[("published", "yes"), ("state", "agreed")]).goes_to("/loamshire/plan/2024-27");
        site.anybody().get("/loamshire/plan/2024-27").ok();
        let priority = [("slug", "harm"), ("title", "Less harm"), ("cross-cutting", "no"), ("place", "x")];
        let new = "/loamshire/plan/2024-27/priorities/new";
        officer.fill(new, &priority).is(422).says("Enter a whole number");
        officer.fill(new, &[("slug", "harm"), ("title", "Less harm")]).goes_to("/loamshire/plan/2024-27");
        officer
            .fill(new, &[("slug", "harm"), ("title", "Less harm")])
            .is(422)
            .says("has a priority called “harm” already");
        let one = "/loamshire/plan/2024-27/priorities/harm";
        officer
            .fill(one, &[("title", "Much less harm"), ("cross-cutting", "yes")])
            .goes_to("/loamshire/plan/2024-27");
        site.anybody()
            .get("/loamshire/plan/2024-27")
            .ok()
            .says("Cross-cutting themes")
            .says("Much less harm");
        let stale =
            [("title", "Lost?"), ("cross-cutting", "yes"), ("place", "1"), ("about", ""), ("seen", "1")];
        officer.post(one, &stale).is(409).says("Lost?");
        for path in [change, new, one, "/loamshire/plan/new"] {
            site.person(POLICE).get(path).is(403);
            site.anybody().get(path).is(403);
        }
        officer.get("/loamshire/plan/2024-27/priorities/none").is(404);
    });
}

#[test]
fn counts_follow_every_change_and_leave_out_what_is_hidden() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let all = |text: String| -> usize {
            let row = text.split("All actions").last().unwrap_or_default().to_string();
            row.split_whitespace().nth(5).and_then(|n| n.parse().ok()).unwrap_or_else(|| panic!("{text}"))
        };
        let table = |visitor: &testkit::site::Visitor<'_>| {
            let page = visitor.get("/loamshire/plan").ok();
            let document = page.document();
            let foot = document.all("tfoot").next().cloned().expect("a foot");
            all(document.text_of(&foot))
        };
        let (inside, outside) = (table(&officer), table(&site.anybody()));
        let hidden = [
            ("title", "A quiet matter"),
            ("owner", "X"),
            ("lead", "constabulary"),
            ("published", "no"),
            ("due-day", "30"),
            ("due-month", "6"),
            ("due-year", "2022"),
        ];
        officer.fill("/loamshire/actions/new", &hidden).is(303);
        assert_eq!(table(&officer), inside + 1);
        assert_eq!(table(&site.anybody()), outside);
    });
}
