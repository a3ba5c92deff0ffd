//! Invitations: sent once, changed with the meeting, struck out when it is cancelled, and silent about what is confidential.

use crate::cycle::support::{ADMIN, CHAIR, LEAD, OFFICER, with};
use crate::tell::post::{Post, at, county, open, to, whole};
use jiff::civil::date;
use kernel::SystemActs;
use kernel::contracts::carrier::Letter;
use std::collections::BTreeSet;
use testkit::site::Site;

const PATH: &str = "/loamshire/meetings/2022-03-15-scb";

fn line<'l>(letter: &'l Letter, name: &str) -> &'l str {
    let calendar = &letter.calendar.as_ref().expect("a part for the calendar").1;
    calendar
        .lines()
        .find_map(|line| line.strip_prefix(name))
        .unwrap_or_else(|| panic!("no {name} in {calendar}"))
}

#[test]
fn a_meeting_is_planned_moved_and_cancelled_in_every_calendar() {
    county().both(|bench| {
        let (site, post) = (open(bench), Post::new());
        let officer = site.person(OFFICER);
        assert!(post.round(&site).is_empty());
        officer.fill("/loamshire/meetings/new", &with(&[])).goes_to(PATH);
        let invited = post.round(&site);
        let people: BTreeSet<&str> = invited.iter().map(|it| it.to.as_str()).collect();
        assert_eq!(people.len(), invited.len(), "each once: {:?}", to(&invited));
        assert!(people.contains(at(CHAIR).as_str()) && people.len() > 8, "{people:?}");
        for other in [LEAD, ADMIN] {
            assert!(!people.contains(at(other).as_str()), "{other} does not sit there");
        }
        for letter in &invited {
            assert!(
                letter.subject.starts_with("Invitation: ") && letter.subject.ends_with(", 15 March 2022")
            );
            assert!(
                letter.text.contains("Tuesday 15 March 2022, 10am to 12:30pm")
                    && letter.text.contains("County Hall")
            );
            assert!(letter.text.contains(&format!("http://127.0.0.1:8080{PATH}")), "{}", letter.text);
            assert!(letter.text.contains("/account/messages"), "{}", letter.text);
            let (method, ics) = letter.calendar.as_ref().expect("a part for the calendar");
            assert_eq!((method.as_str(), line(letter, "SEQUENCE:")), ("REQUEST", "0"));
            assert!(ics.replace("\r\n ", "").contains(&format!("mailto:{}", letter.to)), "{ics}");
        }
        assert!(post.round(&site).is_empty(), "nobody is invited twice");
        bench.clock.set(date(2022, 2, 2));
        assert!(post.round(&site).is_empty(), "nor the next morning");
        // Moved: the same entry, one step on.
        let to_day = format!("{PATH}/move?day=2022-03-22&starts=10:00&ends=11:00&place=Guildhall&online=");
        officer.fill(&to_day, &[("why", "Two members cannot come")]).goes_to(PATH);
        let moved = post.round(&site);
        assert_eq!(to(&moved), to(&invited));
        for letter in &moved {
            assert!(letter.subject.starts_with("Changed: ") && letter.subject.ends_with(", 22 March 2022"));
            assert!(!letter.text.contains("cannot come"), "why is for those who read the page");
            assert_eq!(line(letter, "UID:"), line(&invited[0], "UID:"));
            assert_eq!(
                (letter.calendar.as_ref().unwrap().0.as_str(), line(letter, "SEQUENCE:")),
                ("REQUEST", "1")
            );
            assert_eq!(line(letter, "DTSTART;TZID=Europe/London:"), "20220322T100000");
        }
        // Cancelled: struck out.
        officer.fill(&format!("{PATH}/cancel"), &[("why", "Snow")]).goes_to(PATH);
        let cancelled = post.round(&site);
        assert_eq!(to(&cancelled), to(&invited));
        for letter in &cancelled {
            assert!(letter.subject.starts_with("Cancelled: "), "{}", letter.subject);
            assert_eq!(
                (letter.calendar.as_ref().unwrap().0.as_str(), line(letter, "SEQUENCE:")),
                ("CANCEL", "2")
            );
            assert_eq!(line(letter, "STATUS:"), "CANCELLED");
        }
        assert!(post.round(&site).is_empty());
    });
}

#[test]
fn what_only_members_may_know_leaves_no_trace_in_any_message() {
    county().both(|bench| {
        let (site, post) = (open(bench), Post::new());
        let officer = site.person(OFFICER);
        let secret = with(&[
            ("title", "Heronsgate session"),
            ("known-to", "members"),
            ("place", "Heronsgate House"),
            ("online", "Heronsgate room"),
        ]);
        officer.fill("/loamshire/meetings/new", &secret).goes_to(PATH);
        let mut all = post.round(&site);
        assert!(all.len() > 8 && all.iter().all(|it| it.subject.contains("A meeting of a group you sit on")));
        officer.post(&format!("{PATH}/steps"), &[("step", "call")]).is(303);
        all.extend(post.round(&site));
        out(&site, "2022-03-15-scb", 1);
        out(&site, "2022-03-15-scb", 2);
        all.extend(post.round(&site));
        // The officer's weekly message speaks of what is due around it, and of the title only on the site.
        bench.clock.set(date(2022, 2, 28));
        all.extend(post.round(&site));
        officer.get("/").ok().says("Heronsgate");
        let weekly = all.iter().find(|it| it.to == at(OFFICER) && it.subject.starts_with("What needs you"));
        assert!(weekly.expect("a weekly message").text.contains("sign in to see it"));
        let to_day = format!("{PATH}/move?day=2022-03-22&starts=10:00&ends=11:00&place=Heronsgate&online=");
        officer.fill(&to_day, &[("why", "Heronsgate is let")]).goes_to(PATH);
        all.extend(post.round(&site));
        officer.fill(&format!("{PATH}/cancel"), &[("why", "Heronsgate is shut")]).goes_to(PATH);
        all.extend(post.round(&site));
        for kind in [
            "Invitation",
            "Items and papers",
            "Papers",
            "Supplement",
            "Changed",
            "Cancelled",
            "What needs you",
        ] {
            assert!(all.iter().any(|it| it.subject.starts_with(kind)), "{kind} was not sent");
        }
        for letter in &all {
            assert!(!whole(letter).to_lowercase().contains("heronsgate"), "{}", whole(letter));
        }
    });
}

/// Puts on the queue what the issue of an agenda does.
fn out(site: &Site<'_>, slug: &str, number: i64) {
    let kernel = &site.app.kernel;
    let acts = SystemActs::without_a_permit_because("a test", "loamshire", kernel.today());
    let done = kernel.write_unrecorded_housekeeping(|unit| {
        let id = board::sittings::sitting::id_of(unit, "loamshire", slug)?.expect("a meeting");
        let it = board::sittings::sitting::by_id(unit, &acts, &id)?.expect("a meeting");
        meetings::tell::papers_out(unit, &acts, &it, number)
    });
    done.expect("it is put on the queue");
}

#[test]
fn papers_that_are_out_are_told_once_and_a_committee_is_summoned() {
    county().both(|bench| {
        let (site, post) = (open(bench), Post::new());
        let officer = site.person(OFFICER);
        officer.fill("/loamshire/meetings/new", &with(&[])).goes_to(PATH);
        let hwb = with(&[("group", "hwb"), ("held-in", "public"), ("known-to", "anybody")]);
        officer.fill("/loamshire/meetings/new", &hwb).goes_to("/loamshire/meetings/2022-03-15-hwb");
        let invited = post.round(&site);
        out(&site, "2022-03-15-scb", 1);
        out(&site, "2022-03-15-scb", 1);
        let papers = post.round(&site);
        assert!(papers.iter().all(|it| it.subject.starts_with("Papers: ")), "{:?}", papers[0].subject);
        let scb = invited.iter().filter(|it| !it.text.contains("meetings/2022-03-15-hwb")).count();
        assert_eq!(papers.len(), scb);
        out(&site, "2022-03-15-hwb", 1);
        let summons = post.round(&site);
        assert_eq!(summons.len(), invited.len() - scb);
        assert!(
            summons
                .iter()
                .all(|it| it.subject.starts_with("Summons: ") && it.text.contains("You are summoned"))
        );
        out(&site, "2022-03-15-hwb", 2);
        assert!(post.round(&site).iter().all(|it| it.subject.starts_with("Supplement: ")));
    });
}

#[test]
fn items_are_called_for_on_their_day_once() {
    county().both(|bench| {
        let (site, post) = (open(bench), Post::new());
        let officer = site.person(OFFICER);
        officer.fill("/loamshire/meetings/new", &with(&[])).goes_to(PATH);
        post.round(&site);
        bench.clock.set(date(2022, 2, 15));
        let called = post.round(&site);
        let called: Vec<&Letter> =
            called.iter().filter(|it| it.subject.starts_with("Items and papers wanted: ")).collect();
        let people: BTreeSet<&str> = called.iter().map(|it| it.to.as_str()).collect();
        assert_eq!(people.len(), called.len());
        // The domestic abuse board reports to this one, so its lead is asked although she does not sit here.
        assert!(people.contains(at(CHAIR).as_str()) && people.contains(at(LEAD).as_str()), "{people:?}");
        officer.post(&format!("{PATH}/steps"), &[("step", "call")]).is(303);
        assert!(post.round(&site).is_empty(), "marking it as done calls nobody again");
    });
}

#[test]
fn a_server_that_is_down_for_two_days_loses_nothing() {
    county().both(|bench| {
        let (site, post) = (open(bench), Post::new());
        post.away(true);
        site.person(OFFICER).fill("/loamshire/meetings/new", &with(&[])).goes_to(PATH);
        for _ in 0..8 {
            assert!(post.round(&site).is_empty());
            bench.clock.forward(6 * 60 * 60);
        }
        let stands = site::mail::standing(&site.app.kernel).expect("the outbox can be read");
        assert!(
            stands.waiting > 8 && stands.failed == 0 && stands.why.contains("nobody is in"),
            "{stands:?}"
        );
        let outbox = site.person(OFFICER).get("/loamshire/outbox?state=waiting").ok();
        outbox.says("Invitation: ");
        post.away(false);
        let all = post.round(&site);
        assert_eq!(i64::try_from(all.len()), Ok(stands.waiting));
        let ids: BTreeSet<&str> = all.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids.len(), all.len(), "each once");
        bench.clock.forward(24 * 60 * 60);
        assert!(post.round(&site).iter().all(|it| it.subject.starts_with("What needs you")));
    });
}
