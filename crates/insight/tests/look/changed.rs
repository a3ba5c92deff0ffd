//! What really changed, as pages: found where it was planted, with a place for the why that only those who write for the county see.

use crate::support::{OFFICER, county, fill, open};

const PAGE: &str = "/loamshire/insight/changed/2025-01";

#[test]
fn what_was_planted_is_found_and_its_why_is_kept() {
    county().both(|bench| {
        let site = open(bench);
        fill(bench);
        let anybody = site.anybody();
        assert_eq!(anybody.get("/loamshire/insight/changed").to(), PAGE);
        let page = anybody
            .get(PAGE)
            .ok()
            .says("Burglary in Dunwater 001A: 60 offences, above the ")
            .says("says nothing of its cause");
        let _ = page.does_not_say("Anti-social behaviour in Dunwater 001A").does_not_say("Say why");
        anybody.get("/loamshire/insight/changed/2024-06").ok();
        anybody.get("/loamshire/insight/changed/nonsense").is(404);
        // One who writes for the county says why; an empty one is refused in place.
        let officer = site.person(OFFICER);
        let why = [("dataset", "police-uk-street"), ("series", "E91000003-burglary"), ("why", "")];
        officer.post(PAGE, &why).is(422).says("Say what may be behind it");
        let words = "A spate of shed breaks on the allotments, known from the beat team";
        let why = [("dataset", "police-uk-street"), ("series", "E91000003-burglary"), ("why", words)];
        let to = officer.post(PAGE, &why).to().to_string();
        assert_eq!(to, format!("{PAGE}?dataset=police-uk-street#E91000003-burglary"));
        officer.get(PAGE).ok().says(words).says("Bryony Askwell");
        let _ = anybody.get(PAGE).ok().does_not_say("allotments");
        anybody.post(PAGE, &why).is(403);
        let other = [("dataset", "police-uk-street"), ("series", "E91000001-burglary"), ("why", words)];
        officer.post(PAGE, &other).is(422).says("not among what changed any more");
    });
}
