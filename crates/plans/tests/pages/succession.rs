//! Open actions pass to the successor of an organisation: at once when its day has come, on its day when it lies ahead.

use crate::support::{FIRE, OFFICER, county, open};
use jiff::civil::date;
use testkit::site::{Site, Visitor};

/// Ends the fire authority and begins its successor on a day; gives the preview's words.
fn succeed(officer: &Visitor<'_>, on: &str) -> String {
    let new = [
        ("name", "Loamshire Fire Authority"),
        ("sort", "fire"),
        ("slug", "fire-authority"),
        ("from-day", "1"),
        ("from-month", "1"),
        ("from-year", "2022"),
    ];
    officer.fill("/loamshire/register/organisations/new", &new).is(303);
    let path = "/loamshire/organisations/fire/succession";
    let preview = officer.get(&format!("{path}?to=fire-authority&on={on}")).ok();
    let document = preview.document();
    let seen = document.all("input").find(|i| i.is("name", "seen")).and_then(|i| i.attribute("value"));
    let seen = seen.expect("the version that was shown").to_string();
    officer.post(path, &[("to", "fire-authority"), ("on", on), ("seen", &seen)]).is(303);
    preview.text()
}

fn open_actions(site: &Site<'_>, body: &str) -> usize {
    let sql =
        "SELECT COUNT(*) AS n FROM plan_part WHERE county = 'loamshire' AND organisation = ? AND done = 0";
    let count = site.bench().kernel.read(|unit| {
        let mut rows = unit.rows_without_a_permit("a test counts");
        rows.one(sql, &[body.into()])?.expect("a count").get::<i64>("n")
    });
    usize::try_from(count.expect("a count")).expect("a number")
}

fn define(officer: &Visitor<'_>) -> String {
    let fields = [
        ("title", "Check every hydrant"),
        ("owner", "Head of Prevention"),
        ("lead", "fire"),
        ("due-day", "30"),
        ("due-month", "6"),
        ("due-year", "2022"),
    ];
    officer.fill("/loamshire/actions/new", &fields).is(303).to().to_string()
}

#[test]
fn at_once_when_its_day_has_come() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let path = define(&officer);
        let held = open_actions(&site, "fire");
        let preview = succeed(&officer, "2022-02-01");
        assert!(preview.contains("Check every hydrant"), "{preview}");
        assert_eq!((open_actions(&site, "fire"), open_actions(&site, "fire-authority")), (0, held));
        officer
            .get(&path)
            .ok()
            .says("Loamshire Fire Authority")
            .says("Passed to the successor organisation from 1 February 2022");
        site.work();
    });
}

#[test]
fn on_its_day_when_it_lies_ahead() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let path = define(&officer);
        let held = open_actions(&site, "fire");
        succeed(&officer, "2022-04-01");
        // Until then it is still the old body's, who reports on it.
        bench.clock.set(date(2022, 3, 31));
        assert_eq!(open_actions(&site, "fire"), held);
        let fire = site.person(FIRE);
        fire.fill(&format!("{path}/report"), &[("claim", "on-track"), ("words", "Half of them")])
            .goes_to(&path);
        bench.clock.set(date(2022, 4, 1));
        site.work();
        assert_eq!((open_actions(&site, "fire"), open_actions(&site, "fire-authority")), (0, held));
        fire.fill(&format!("{path}/report"), &[("claim", "on-track"), ("words", "Nearly all")])
            .goes_to(&path);
        officer.get(&path).ok().says("Nearly all").says("Loamshire Fire Authority");
    });
}
