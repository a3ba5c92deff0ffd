//! What meetings show as evidence: as at a day, and to each reader only what they may know.

use crate::cycle::support::{DAY, OFFICER};
use crate::room::table::{ENOUGH, PATH, ROOM, called, called_of, county, opened, present};
use board::Board;
use jiff::civil::{Date, date};
use kernel::contracts::evidence::Evidence;
use kernel::{Actor, Kernel};
use site::People;
use testkit::db::Bench;
use testkit::site::{Site, Visitor};

fn actor(kernel: &Kernel, person: &str) -> Actor {
    let today = kernel.today();
    let grants = kernel.read(|unit| Board.grants(unit, person, today)).expect("the register");
    Actor::person(person, "", grants, today)
}

fn shown(bench: &Bench, actor: &Actor, as_at: Date) -> Vec<Evidence> {
    let source = meetings::slice().evidence.expect("meetings show evidence");
    bench.kernel.read(|unit| source(unit, actor, "loamshire", as_at)).expect("evidence")
}

fn of(bench: &Bench, kind: &str, as_at: Date) -> Vec<Evidence> {
    let officer = actor(&bench.kernel, OFFICER);
    shown(bench, &officer, as_at).into_iter().filter(|it| it.kind == kind).collect()
}

#[test]
fn a_meeting_counts_once_it_was_held_and_says_who_was_there() {
    county().both(|bench| {
        let site = opened(bench);
        let officer = site.person(OFFICER);
        present(&site, &ENOUGH);
        assert!(of(bench, "meeting", date(2022, 3, 15)).is_empty(), "it is still open");
        officer.post(&format!("{ROOM}/close"), &[]).goes_to(ROOM);
        assert!(of(bench, "meeting", date(2022, 3, 14)).is_empty(), "the day before it was held");
        let all = of(bench, "meeting", date(2022, 3, 15));
        assert_eq!(all.len(), 1);
        assert!(all[0].marks.contains("held") && all[0].marks.contains("attended:constabulary"));
        assert!(all[0].marks.contains("attended:ambermoor") && !all[0].marks.contains("senior:ambermoor"));
        // Whoever fills the seat of Ambermoor is marked as senior, with the reason.
        let path = holding(bench, "scb-ambermoor");
        let senior = [("senior", "yes"), ("senior-role", "Chief Executive")];
        officer.fill(&path, &senior).is(422).says("Say why this position counts as senior");
        let mut whole = senior.to_vec();
        whole.push(("senior-basis", "Confirmed by the council on 1 March 2022"));
        whole.extend([("from-day", "1"), ("from-month", "3"), ("from-year", "2022")]);
        officer.fill(&path, &whole).is(303);
        let all = of(bench, "meeting", date(2022, 3, 15));
        assert!(all[0].marks.contains("senior:ambermoor") && !all[0].marks.contains("senior:dunwater"));
        // A board in private is not known to the public, so neither is its evidence.
        assert!(shown(bench, &Actor::public(date(2022, 3, 16)), date(2022, 3, 16)).is_empty());
        let admin = actor(&bench.kernel, crate::cycle::support::ADMIN);
        assert!(shown(bench, &admin, date(2022, 3, 16)).is_empty(), "the administrator reads no content");
    });
}

/// The address of the form that changes whoever holds a seat.
fn holding(bench: &Bench, seat: &str) -> String {
    let found = bench.kernel.read(|unit| {
        let register = board::current(unit, "loamshire")?;
        let on = register.on(date(2022, 3, 15));
        Ok(on.holders(seat).first().map(|(fact, _)| fact.slug.clone()))
    });
    let slug = found.expect("the table").expect("somebody fills the seat");
    format!("/loamshire/register/holdings/{slug}/change")
}

#[test]
fn notice_counts_from_the_day_on_which_it_was_given() {
    county().both(|bench| {
        let _site: Site<'_> = called(bench);
        let day = bench.kernel.today();
        let all = of(bench, "notice", day);
        assert_eq!(all.len(), 1, "{all:?}");
        assert!(all[0].marks.contains("papers") && all[0].marks.contains("in-time"));
        assert!(all[0].marks.iter().any(|mark| mark.starts_with("event:")), "it is of one meeting alone");
        assert!(of(bench, "notice", DAY.yesterday().expect("a day")).is_empty());
    });
}

/// Plans a meeting of the eastern partnership.
fn plan<'a>(officer: &Visitor<'_>, changed: &[(&'a str, &'a str)]) -> String {
    let mut base = vec![("group", "csp-east")];
    base.extend_from_slice(changed);
    let page = officer.post("/loamshire/meetings/new", &crate::cycle::support::with(&base));
    page.is(303).to().to_string()
}

#[test]
fn a_meeting_with_the_public_is_one_that_somebody_said_is_one() {
    county().both(|bench| {
        let site = called(bench);
        let officer = site.person(OFFICER);
        // The board is no partnership: no duty asks for a public meeting of it.
        officer.get(&format!("{PATH}/counts-as")).ok().says("No duty asks for a meeting of this sort");
        officer.post(&format!("{PATH}/counts-as"), &[("counts", "yes")]).is(422);
        let private = plan(&officer, &[("held-in", "private"), ("day-day", "17")]);
        let counts = format!("{private}/counts-as");
        officer.fill(&counts, &[("counts", "yes")]).is(422).says("It is held in private");
        officer
            .post(&counts, &[("note", "kept as typed")])
            .is(422)
            .says("Choose whether")
            .says("kept as typed");
        let open = [("held-in", "public"), ("known-to", "anybody"), ("day-day", "18")];
        let public = plan(&officer, &open);
        let counts = format!("{public}/counts-as");
        officer.get(&counts).ok().says("A senior person of each authority").says("Not there");
        officer.fill(&counts, &[("counts", "no")]).is(422).says("It does not count as that now");
        officer.fill(&counts, &[("counts", "yes"), ("note", "Posters in nine libraries")]).is(303);
        officer.get(&public).ok().says("meeting with the public").says("Posters in nine libraries");
        // It is evidence only once it was held.
        assert!(of(bench, "public-meeting", date(2022, 3, 18)).is_empty());
        site.person(crate::cycle::support::LEAD).get(&counts).is(403);
        // Anybody may know of the meeting, and may not say what it counts as.
        site.anybody().get(&counts).is(403);
    });
}

#[test]
fn a_public_meeting_shows_of_which_authorities_somebody_senior_was_there() {
    county().both(|bench| {
        let site = called_of(bench, "csp-east", &[("held-in", "public"), ("known-to", "anybody")]);
        let officer = site.person(OFFICER);
        let path = "/loamshire/meetings/2022-03-15-csp-east";
        officer.post(&format!("{path}/room/open"), &[]).is(303);
        for seat in ["ambermoor", "fennimore", "police", "fire", "lcc"] {
            let fields = [("seat", &*format!("csp-east-{seat}")), ("status", "present")];
            officer.post(&format!("{path}/room/attendance"), &fields).is(303);
        }
        officer.post(&format!("{path}/room/close"), &[]).is(303);
        let counts = format!("{path}/counts-as");
        officer.fill(&counts, &[("counts", "yes")]).is(303);
        let page = officer.get(&counts).ok().says("Senior person there").says("Nobody marked as senior");
        let _ = page.says("Not there");
        let day = date(2022, 3, 15);
        let all = of(bench, "public-meeting", day);
        assert_eq!(all.len(), 1);
        let has = |mark: &str| all[0].marks.contains(mark);
        assert!(has("public") && has("notified") && all[0].group == "csp-east");
        // The chief superintendent, the area manager and the assistant director are senior; two officers are not; the others stayed away.
        assert!(has("senior:constabulary") && has("senior:fire") && has("senior:fennimore"));
        assert!(has("attended:ambermoor") && !has("senior:ambermoor") && !has("senior:lcc"));
        assert!(!has("attended:probation"));
        // What is taken back is said to be, from its day on.
        bench.clock.set(date(2022, 3, 20));
        site.person(OFFICER).fill(&counts, &[("counts", "no")]).is(303);
        assert_eq!(of(bench, "public-meeting", date(2022, 3, 20))[0].withdrawn, Some(date(2022, 3, 20)));
        assert_eq!(of(bench, "public-meeting", day).len(), 1, "it counted until then");
    });
}
