//! Adding, changing and ending through the pages.

use crate::support::{CHAIR, DAY, OFFICER, county, open};

#[test]
fn a_group_is_added_seated_changed_and_ended() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let group = [
            ("name", "Hare Coursing Group"),
            ("sort", "sub-group"),
            ("parent", "scb"),
            ("also-reports-to-1", "hwb"),
            ("also-reports-to-1-how", "yearly"),
            ("quorum", "4"),
            ("quorum-of-responsible-authority", "3"),
            ("casting-vote", "yes"),
            ("objection-defers", "no"),
            ("holders-only", "no"),
            ("reports-each-period", "yes"),
            ("published", "yes"),
        ];
        officer
            .fill("/loamshire/register/groups/new", &group)
            .goes_to("/loamshire/groups/hare-coursing-group");
        let seat = [("organisation", "constabulary"), ("standing", "invited"), ("mandatory", "no")];
        officer.fill("/loamshire/register/seats/new?group=hare-coursing-group", &seat).is(303);
        let page = officer.get("/loamshire/groups/hare-coursing-group").ok();
        let page = page.says("Quorum 4, of whom at least 3 with the standing “responsible authority”");
        page.says("1 seat").says("second line, yearly").says("Loamshire Safer Communities Board");
        let change = "/loamshire/register/groups/hare-coursing-group/change";
        officer.fill(change, &[("name", "Rural Crime Group")]).is(303);
        officer.get("/loamshire/groups/hare-coursing-group").ok().says("Rural Crime Group");
        // Its seat still rests on it.
        let end = "/loamshire/register/groups/hare-coursing-group/end";
        let last = [("last-day", "28"), ("last-month", "2"), ("last-year", "2022")];
        officer.fill(end, &last).is(422).says("still needed by the seat");
        let seat = "/loamshire/register/seats/hare-coursing-group-constabulary/end";
        officer.fill(seat, &last).is(303);
        officer.fill(end, &last).is(303);
        officer.get("/loamshire/groups/hare-coursing-group?as-at=2022-02-28").ok().says("Rural Crime Group");
        let gone = officer.get("/loamshire/groups/hare-coursing-group?as-at=2022-03-01").ok();
        gone.says("It does not exist on 1 March 2022");
    });
}

#[test]
fn everything_that_is_wrong_is_said_and_everything_typed_is_kept() {
    county().sqlite(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let typed = [
            ("name", ""),
            ("purpose", "To look after <geese> & ducks"),
            ("quorum", "many"),
            ("sort", ""),
            ("from-day", "31"),
            ("from-month", "2"),
            ("from-year", "2022"),
        ];
        let page = officer.post("/loamshire/register/groups/new", &typed).is(422);
        let body = page.body();
        assert!(body.contains("To look after &lt;geese&gt; &amp; ducks"), "what was typed is shown");
        assert!(
            body.contains("value=\"many\"") && body.contains("value=\"31\""),
            "and so are the wrong values"
        );
        let page = page
            .says("Enter a whole number")
            .says("February 2022 has 28 days")
            .says("Choose the kind of group");
        page.says("There is a problem");
        let wrong = [("name", "X"), ("sort", "theme")];
        officer.post("/loamshire/register/areas/new", &wrong).is(422);
        // A page that leads astray cannot be kept.
        let protocol = [
            ("name", "P"),
            ("sort", "joint-working"),
            ("address", "javascript:alert(1)"),
            ("from", "2022-02-01"),
        ];
        officer.post("/loamshire/register/protocols/new", &protocol).is(422).says("https://");
    });
}

#[test]
fn a_name_that_is_taken_and_dates_that_cannot_be_are_refused() {
    county().sqlite(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let new = "/loamshire/register/themes/new";
        let theme = [("name", "Geese"), ("about", "Geese"), ("slug", "geese"), ("from", "2022-02-01")];
        officer.post(new, &theme).is(303);
        officer.post(new, &theme).is(422).says("There is already a theme called “geese”");
        let wrong = [("name", "Ducks"), ("about", ""), ("from", "2022-02-01"), ("to", "2022-01-01")];
        officer.post(new, &wrong).is(422).says("It cannot end on 1 January 2022");
        let wrong = [("name", "Ducks"), ("about", ""), ("slug", "new"), ("from", "2022-02-01")];
        officer.post(new, &wrong).is(422);
    });
}

#[test]
fn two_changes_at_once_lose_nothing() {
    county().both(|bench| {
        let site = open(bench);
        let (one, two) = (site.person(OFFICER), site.person(OFFICER));
        let path = "/loamshire/register/themes/domestic-abuse/change";
        let path = if one.get(path).status == 200 { path.to_string() } else { first_theme(bench) };
        let seen = head(&one, &path);
        let from = ("from", "2022-02-01");
        one.post(&path, &[("name", "Mine"), ("about", "what I wrote"), ("seen", &seen), from]).is(303);
        let late = [("name", "Theirs"), ("about", "what they wrote"), ("seen", seen.as_str()), from];
        let page = two.post(&path, &late).is(422);
        let page = page.says("Somebody else changed this").says("what I wrote").says("What it says now");
        assert!(page.body().contains("value=\"Theirs\""), "what was typed is kept");
        // Having seen it, the second may save.
        let seen = page
            .document()
            .all("input")
            .find(|i| i.is("name", "seen"))
            .and_then(|i| i.attribute("value").map(String::from));
        let seen = seen.expect("a version");
        two.post(&path, &[("name", "Theirs"), ("about", "both"), ("seen", &seen), from]).is(303);
    });
}

fn first_theme(bench: &testkit::db::Bench) -> String {
    let slug = bench.kernel.read(|unit| {
        let register = board::current(unit, "loamshire")?;
        let on = register.on(DAY);
        Ok(on.all::<board::Theme>().next().map(|(fact, _)| fact.slug.clone()))
    });
    format!("/loamshire/register/themes/{}/change", slug.expect("the table").expect("a theme"))
}

fn head(visitor: &testkit::site::Visitor<'_>, path: &str) -> String {
    let page = visitor.get(path).ok();
    let document = page.document();
    let seen = document.all("input").find(|i| i.is("name", "seen")).and_then(|i| i.attribute("value"));
    seen.expect("a version").to_string()
}

#[test]
fn only_the_officer_changes_the_table() {
    county().sqlite(|bench| {
        let site = open(bench);
        let chair = site.person(CHAIR);
        let theme = [("name", "Geese"), ("about", ""), ("from", "2022-02-01")];
        chair.post("/loamshire/register/themes/new", &theme).is(403);
        chair.post("/loamshire/register/groups/dapb/end", &[("last", "2022-02-01")]).is(403);
        site.anybody().post("/loamshire/register/themes/new", &theme).is(403);
        site.anybody()
            .post("/loamshire/register/people/bryony-askwell/end", &[("last", "2022-02-01")])
            .is(404);
    });
}

#[test]
fn the_county_itself_can_be_changed_and_not_ended() {
    county().sqlite(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let path = "/loamshire/register/counties/loamshire/change";
        officer.fill(path, &[("board", "Loamshire Community Safety Board")]).goes_to("/loamshire/board");
        officer.get("/loamshire/board").ok().says("Loamshire Community Safety Board");
        officer.get("/loamshire/register/counties/loamshire/end").is(404);
        officer.post("/loamshire/register/counties/loamshire/end", &[("last", "2022-02-01")]).is(404);
        officer.get("/loamshire/register/counties/worcestershire/change").is(404);
    });
}
