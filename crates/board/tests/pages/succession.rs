//! One body takes over from another.

use crate::support::{CHAIR, OFFICER, county, open};
use board::{Liaison, Person, Seat};
use jiff::civil::{Date, date};
use testkit::db::Bench;

fn seats(bench: &Bench, body: &str, on: Date) -> usize {
    let found = bench.kernel.read(|unit| {
        let register = board::current(unit, "loamshire")?;
        let on = register.on(on);
        Ok(on.all::<Seat>().filter(|(_, s)| s.organisation.as_deref() == Some(body)).count())
    });
    found.expect("the table")
}

#[test]
fn everything_moves_in_one_step_on_the_day() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let new = [("name", "Loamshire Fire Authority"), ("sort", "fire"), ("slug", "fire-authority")];
        officer.fill("/loamshire/register/organisations/new", &new).is(303);
        let held = seats(bench, "fire", date(2022, 3, 31));
        assert!(held > 1, "it holds seats");
        let path = "/loamshire/organisations/fire/succession";
        officer.get(&format!("{path}?to=&on=")).is(422).says("Choose the body that takes over");
        officer.get(&format!("{path}?to=fire&on=2022-04-01")).is(422).says("cannot take over from itself");
        officer
            .get(&format!("{path}?to=fire-authority&on=2022-01-01"))
            .is(422)
            .says("The successor exists from");
        let preview = officer.get(&format!("{path}?to=fire-authority&on=1+April+2022")).ok();
        let preview = preview.says("What will move to Loamshire Fire Authority on 1 April 2022");
        let preview = preview.says("Seat").says("Hand over");
        // Nothing has moved yet.
        assert_eq!(seats(bench, "fire", date(2022, 4, 1)), held);
        let document = preview.document();
        let seen = document.all("input").find(|i| i.is("name", "seen")).and_then(|i| i.attribute("value"));
        let seen = seen.expect("the version that was shown").to_string();
        let sent = [("to", "fire-authority"), ("on", "2022-04-01"), ("seen", seen.as_str())];
        officer.post(path, &sent).goes_to("/loamshire/organisations/fire-authority?as-at=2022-04-01");
        assert_eq!(seats(bench, "fire", date(2022, 3, 31)), held);
        assert_eq!(seats(bench, "fire-authority", date(2022, 3, 31)), 0);
        assert_eq!(seats(bench, "fire-authority", date(2022, 4, 1)), held);
        assert_eq!(seats(bench, "fire", date(2022, 4, 1)), 0);
        let left = bench.kernel.read(|unit| {
            let register = board::current(unit, "loamshire")?;
            let on = register.on(date(2022, 4, 1));
            assert!(on.fact("organisation", "fire").is_none(), "it has ended");
            let people = on.all::<Person>().filter(|(_, p)| p.organisation == "fire").count();
            let liaison = on.all::<Liaison>().filter(|(_, l)| l.organisation == "fire").count();
            Ok(people + liaison)
        });
        assert_eq!(left.expect("the table"), 0);
        let page = officer.get("/loamshire/organisations/fire?as-at=2022-03-31").ok();
        page.says("Succeeded by Loamshire Fire Authority");
        let page = officer.get("/loamshire/organisations/fire-authority?as-at=2022-04-01").ok();
        page.says("Took over from");
        // What was believed before the handover stays.
        bench.clock.set(date(2022, 5, 1));
        officer
            .get("/loamshire/seats/scb-fire?as-at=2022-05-01")
            .ok()
            .says("Held by Loamshire Fire Authority");
    });
}

#[test]
fn a_handover_of_what_was_changed_meanwhile_is_not_done() {
    county().sqlite(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let sent = [("to", "police"), ("on", "2022-04-01"), ("seen", "of another time")];
        officer
            .post("/loamshire/organisations/fire/succession", &sent)
            .is(422)
            .says("changed while you had it open");
        site.person(CHAIR).post("/loamshire/organisations/fire/succession", &sent).is(403);
        assert!(seats(bench, "fire", date(2022, 4, 1)) > 0);
    });
}
