//! The weekly message: on Mondays, to whom something needs, once.

use crate::cycle::support::{ADMIN, CHAIR, OFFICER, with};
use crate::tell::post::{Post, at, county, open, to};
use jiff::civil::date;
use std::collections::BTreeSet;

const PATH: &str = "/loamshire/meetings/2022-03-15-scb";

#[test]
fn on_mondays_each_person_hears_what_needs_them() {
    county().both(|bench| {
        let (site, post) = (open(bench), Post::new());
        site.person(OFFICER).fill("/loamshire/meetings/new", &with(&[])).goes_to(PATH);
        post.round(&site);
        // The week in which the call for items falls due, on Tuesday 15 February 2022.
        for day in [8, 9, 10, 11, 12, 13] {
            bench.clock.set(date(2022, 2, day));
            let all = post.round(&site);
            assert!(day == 8 || all.is_empty(), "{day}: {:?}", to(&all));
        }
        bench.clock.set(date(2022, 2, 14));
        let weekly = post.round(&site);
        let people: BTreeSet<&str> = weekly.iter().map(|it| it.to.as_str()).collect();
        assert_eq!(people.len(), weekly.len(), "each one message");
        let mine = weekly.iter().find(|it| it.to == at(OFFICER)).expect("the officer's");
        assert!(
            mine.subject.starts_with("What needs you: ") && mine.text.contains("14 February 2022"),
            "{}",
            mine.text
        );
        assert!(mine.text.contains("This week") && mine.text.contains("Call for items: "), "{}", mine.text);
        assert!(mine.text.contains(&format!("http://127.0.0.1:8080{PATH}#due")), "{}", mine.text);
        assert!(mine.calendar.is_none() && mine.unsubscribe.is_some());
        assert!(!people.contains(at(ADMIN).as_str()), "nothing needs the administrator");
        assert!(!mine.text.contains("Chair’s briefing"), "{}", mine.text);
        assert!(post.round(&site).is_empty());
        // The machine stood still on Monday 21 February: the message comes on the day on which it goes again, once.
        site.person(CHAIR).fill("/account/messages", &[("digest", "never")]).is(303);
        bench.clock.set(date(2022, 2, 23));
        let late = post.round(&site);
        assert!(
            late.iter().any(|it| it.to == at(OFFICER) && it.text.contains("21 February 2022")),
            "{:?}",
            to(&late)
        );
        assert!(late.iter().all(|it| it.to != at(CHAIR) || !it.subject.starts_with("What needs you")));
        bench.clock.set(date(2022, 2, 24));
        assert!(post.round(&site).iter().all(|it| !it.subject.starts_with("What needs you")));
    });
}
