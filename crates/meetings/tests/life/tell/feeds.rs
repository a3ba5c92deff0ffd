//! Calendars and feeds from elsewhere: what each kind of reader finds in them, and that a dead address says nothing.

use crate::cycle::support::{ADMIN, CHAIR, LEAD, OFFICER, with};
use crate::tell::post::{Post, county, open};
use jiff::civil::date;
use testkit::site::{Site, Visitor};

/// Makes an address for somebody's calendar, and gives its path.
fn address(of: &Visitor<'_>) -> String {
    let shown = of.post("/account/calendar", &[]).ok();
    let text = shown.text();
    let word = text.split_whitespace().find(|word| word.ends_with(".ics")).expect("an address");
    word.strip_prefix("http://127.0.0.1:8080").expect("of this install").to_string()
}

/// A meeting that anybody may know of, one for the people of the county, one for the members of the board, and one of a group that is
/// not published.
fn fill(site: &Site<'_>) {
    let officer = site.person(OFFICER);
    for (title, group, known, day) in [
        ("Openmoor meeting", "scb", "anybody", "15"),
        ("Larkfield meeting", "scb", "people", "16"),
        ("Heronsgate meeting", "scb", "members", "17"),
        ("Quietwater meeting", "case-panel", "people", "18"),
    ] {
        let form = with(&[
            ("title", title),
            ("group", group),
            ("known-to", known),
            ("day-day", day),
            ("place", title),
        ]);
        officer.fill("/loamshire/meetings/new", &form).is(303);
    }
}

#[test]
fn each_reader_finds_in_a_calendar_what_they_may_know() {
    county().both(|bench| {
        let site = open(bench);
        fill(&site);
        Post::new().round(&site);
        let public = |path: &str| site.anybody().get(path).ok().body().replace("\r\n ", "");
        let all = public("/loamshire/calendar.ics");
        let scb = public("/loamshire/groups/scb/calendar.ics");
        for text in [&all, &scb] {
            assert!(
                text.contains("SUMMARY:Openmoor meeting")
                    && text.contains("URL:http://127.0.0.1:8080/loamshire/")
            );
            assert_eq!(text.matches("BEGIN:VEVENT").count(), 1, "{text}");
        }
        assert!(!public("/loamshire/groups/dapb/calendar.ics").contains("BEGIN:VEVENT"));
        // Whoever has signed in fetches the same: such a calendar is kept elsewhere.
        assert_eq!(site.person(OFFICER).get("/loamshire/calendar.ics").ok().body().replace("\r\n ", ""), all);
        // A group that is not published has no address, like one that never was.
        let secret = site.anybody().get("/loamshire/groups/case-panel/calendar.ics").is(404);
        let none = site.anybody().get("/loamshire/groups/none/calendar.ics").is(404);
        assert_eq!(secret.text(), none.text());
        site.anybody().get("/loamshire/groups/case-panel/published.atom").is(404);
        // Own calendars: how many entries, and how many of them say no more than when.
        for (person, entries, private) in [(OFFICER, 4, 2), (CHAIR, 4, 2), (LEAD, 3, 1), (ADMIN, 1, 0)] {
            let path = address(&site.person(person));
            let text = site.anybody().get(&path).ok().body().replace("\r\n ", "");
            assert_eq!(text.matches("BEGIN:VEVENT").count(), entries, "{person}: {text}");
            assert_eq!(text.matches("SUMMARY:Meeting\r\n").count(), private, "{person}: {text}");
            assert_eq!(text.matches("CLASS:PRIVATE").count(), private, "{person}: {text}");
            assert!(!text.contains("Heronsgate") && !text.contains("Quietwater"), "{person}: {text}");
        }
    });
}

#[test]
fn a_dead_address_answers_like_one_that_never_was() {
    county().both(|bench| {
        let site = open(bench);
        let chair = site.person(CHAIR);
        chair.get("/account/calendar").ok().says("Make an address");
        let first = address(&chair);
        let shown = chair.get("/account/calendar").ok().says("You have an address");
        assert!(!shown.body().contains(&first[first.len() - 40..]), "it is shown once");
        site.anybody().get(&first).ok();
        let second = address(&chair);
        let dead = site.anybody().get(&first).is(404);
        site.anybody().get(&second).ok();
        chair.post("/account/calendar/revoke", &[]).goes_to("/account/calendar");
        chair.post("/account/calendar/revoke", &[]).is(409);
        let revoked = site.anybody().get(&second).is(404);
        let never = site.anybody().get("/loamshire/my/calendar/00.ics").is(404);
        let bare = site.anybody().get("/loamshire/my/calendar/00").is(404);
        for other in [&dead, &revoked, &bare] {
            assert_eq!((other.text(), other.headers.len()), (never.text(), never.headers.len()));
        }
        // The token is nowhere in the store.
        let third = address(&chair);
        let token = third.rsplit('/').next().unwrap().trim_end_matches(".ics");
        let kept = format!("{:?}", testkit::tables::dump(&bench.kernel));
        assert!(!kept.contains(token));
    });
}

#[test]
fn a_calendar_follows_what_becomes_of_a_meeting() {
    county().both(|bench| {
        let site = open(bench);
        fill(&site);
        let (officer, anybody) = (site.person(OFFICER), site.anybody());
        let fetch = || anybody.get("/loamshire/calendar.ics").ok();
        let first = fetch();
        assert!(first.header("etag").starts_with('"') && first.media().starts_with("text/calendar"));
        assert_eq!(fetch().header("etag"), first.header("etag"));
        let path = "/loamshire/meetings/2022-03-15-scb";
        let to = format!("{path}/move?day=2022-03-22&starts=10:00&ends=11:00&place=Guildhall&online=");
        officer.fill(&to, &[("why", "The hall is let")]).goes_to(path);
        let moved = fetch();
        assert_ne!(moved.header("etag"), first.header("etag"));
        assert!(moved.body().contains("SEQUENCE:1") && moved.body().contains("20220322T100000"));
        officer.fill(&format!("{path}/cancel"), &[("why", "Snow")]).goes_to(path);
        let gone = fetch().body();
        assert!(
            gone.contains("SEQUENCE:2")
                && gone.contains("STATUS:CANCELLED")
                && gone.contains("Cancelled: Openmoor")
        );
    });
}

#[test]
fn what_meetings_publish_stands_in_the_groups_feed() {
    county().both(|bench| {
        let site = open(bench);
        fill(&site);
        let issue = |slug: &str, id: &str| {
            let sql = "INSERT INTO meeting_issue (id, county, sitting, number, at, by_whom, reason, lines)
                       SELECT ?, 'loamshire', id, 1, '2022-02-01T12:00:00Z', 'x', '', '[]' FROM sitting WHERE slug = ?";
            let params: Vec<kernel::db::Value> = vec![id.into(), slug.into()];
            assert_eq!(bench.raw().execute(sql, &params), Ok(1));
        };
        for (slug, id) in [("2022-03-15-scb", "i1"), ("2022-03-16-scb", "i2"), ("2022-03-17-scb", "i3"), ("2022-03-18-case-panel", "i4")] {
            issue(slug, id);
        }
        let decision = |id: &str, title: &str, numbers: &[(&str, i64)]| {
            let words = [("title", title), ("made_on", "2022-01-20"), ("state", "not-begun"), ("released_at", "2022-01-31T12:00:00Z")];
            crate::after::seed::row(bench, "meeting_decision", id, &words, numbers);
        };
        decision("d1", "Fund the refuge", &[("number", 1), ("released", 1)]);
        decision("d2", "Heronsgate decision", &[("number", 2), ("released", 1), ("withheld", 1)]);
        decision("d3", "Heronsgate draft", &[("number", 3), ("released", 0)]);
        let feed = site.anybody().get("/loamshire/groups/scb/published.atom").ok();
        let text = feed.body();
        assert!(feed.media().starts_with("application/atom+xml") && !feed.header("etag").is_empty());
        assert_eq!(text.matches("<entry>").count(), 2, "{text}");
        assert!(text.contains("Agenda: Openmoor meeting, 15 March 2022") && text.contains("Fund the refuge"), "{text}");
        assert!(text.contains("/loamshire/decisions/DEC-0001"), "{text}");
        for word in ["Larkfield", "Heronsgate", "Quietwater"] {
            assert!(!text.contains(word), "{text}");
        }
        let list = bench.kernel.read(|unit| site.app.published(unit, "loamshire")).expect("what is published");
        assert!(list.iter().any(|it| it.kind == "Agenda" && it.day == date(2022, 2, 1)), "{list:?}");
        assert_eq!(list.iter().filter(|it| it.href.contains("/meetings/") || it.href.contains("/decisions/")).count(), 2);
        site.anybody().get("/loamshire/meetings").ok().says("Announced meetings for your calendar");
    });
}
