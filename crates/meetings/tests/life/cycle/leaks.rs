//! What somebody may not know of does not exist for them: not in lists, calendars, plans, addresses or errors.

use crate::cycle::support::{ADMIN, LEAD, OFFICER, county, open, with};
use testkit::site::{Site, Visitor};

/// A word that stands in everything that only the members of the board may know.
const SECRET: &str = "Heronsgate";
/// A word that stands in everything that only the people of the county may know.
const INSIDE: &str = "Larkfield";

fn fill(site: &Site<'_>) {
    let officer = site.person(OFFICER);
    for (word, known, day) in [(SECRET, "members", "15"), (INSIDE, "people", "16")] {
        let title = format!("{word} session");
        let form = with(&[("title", &title), ("known-to", known), ("day-day", day), ("online", word)]);
        officer.fill("/loamshire/meetings/new", &form).is(303);
        let title = format!("{word} review");
        let form = [("title", title.as_str()), ("group", "scb"), ("kind", "decision"), ("known-to", known)];
        let item = officer.fill("/loamshire/forward-plan/new", &form).is(303).to().to_string();
        officer.fill(&item, &[("meeting", &format!("2022-03-{day}-scb"))]).is(303);
        let title = format!("{word} rounds");
        let form = [
            ("group", "scb"),
            ("title", title.as_str()),
            ("cadence", "weeks"),
            ("weeks", "4"),
            ("begins-day", "1"),
            ("begins-month", "3"),
            ("begins-year", "2022"),
            ("until-day", "1"),
            ("until-month", "3"),
            ("until-year", "2023"),
            ("place", word),
            ("held-in", "private"),
            ("known-to", known),
        ];
        officer.fill("/loamshire/series/new", &form).is(303);
    }
}

const LISTS: [&str; 9] = [
    "/loamshire/meetings",
    "/loamshire/meetings?show=past",
    "/loamshire/meetings?group=scb",
    "/loamshire/meetings/calendar?month=2022-03",
    "/loamshire/meetings/calendar?year=2022",
    "/loamshire/series",
    "/loamshire/forward-plan",
    "/loamshire/forward-plan?by=meeting",
    "/loamshire/forward-plan?by=meeting&group=scb",
];

fn addresses(word: &str, day: &str, series: &str) -> Vec<String> {
    let word = word.to_lowercase();
    let meeting = format!("/loamshire/meetings/2022-03-{day}-scb");
    let item = format!("/loamshire/forward-plan/scb-{word}-review");
    let series = format!("/loamshire/series/{series}");
    let mut all = vec![format!("{item}/change"), format!("{series}/change"), format!("{series}/exceptions")];
    all.extend(["/move", "/cancel", "/notice"].map(|tail| format!("{meeting}{tail}")));
    all.extend([meeting, item, series]);
    all
}

fn knows_nothing(visitor: &Visitor<'_>, word: &str, day: &str, series: &str) {
    for list in LISTS {
        visitor.get(list).ok().does_not_say(word);
    }
    for address in addresses(word, day, series) {
        let one = visitor.get(&address).is(404).does_not_say(word);
        // The same page as for an address that was never given out.
        let other = visitor.get(&address.replace("2022-03", "1999-03").replace("/scb", "/none")).is(404);
        assert_eq!(one.text(), other.text(), "{address}");
    }
}

#[test]
fn who_may_not_know_of_it_reads_nothing_of_it() {
    county().both(|bench| {
        let site = open(bench);
        fill(&site);
        let (first, second) = (("15", "scb"), ("16", "scb-2"));
        knows_nothing(&site.anybody(), SECRET, first.0, first.1);
        knows_nothing(&site.anybody(), INSIDE, second.0, second.1);
        knows_nothing(&site.person(ADMIN), SECRET, first.0, first.1);
        // The lead of another group is one of the people, and no member of the board.
        let lead = site.person(LEAD);
        knows_nothing(&lead, SECRET, first.0, first.1);
        lead.get("/").ok().does_not_say(SECRET);
        lead.get(LISTS[0]).ok().says(INSIDE);
        lead.get(LISTS[6]).ok().says(INSIDE);
        site.person(OFFICER).get(LISTS[0]).ok().says(SECRET);
    });
}
