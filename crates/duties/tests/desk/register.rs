//! The register of the law: for anybody, as at any day, narrowed, compared; and a duty's page.

use crate::support::{CHAIR, OFFICER, county, open};

#[test]
fn anybody_reads_the_law_and_nobody_outside_how_the_county_stands() {
    county().both(|bench| {
        let site = open(bench);
        let page = site.anybody().get("/loamshire/duties").ok();
        let page = page
            .says("Hold an open day")
            .says("Resolution 7 of the board")
            .says("Each community safety partnership");
        page.does_not_say("How we stand")
            .does_not_say("Overdue")
            .does_not_say("East Loamshire")
            .does_not_say("duties/gaps");
        let page = site.anybody().get("/loamshire/duties/local-open-day").ok();
        let page = page
            .says("with a senior person of each authority")
            .says("Two half days do not add up")
            .says("In each year from 1 April");
        page.does_not_say("How each body stands").does_not_say("Corn Hall").does_not_say("West Loamshire");
    });
}

#[test]
fn those_inside_see_how_the_county_stands_beside_each_duty() {
    county().both(|bench| {
        let site = open(bench);
        for who in [OFFICER, CHAIR] {
            let page = site.person(who).get("/loamshire/duties").ok();
            page.says("How we stand").says("Hold an open day").says("was 31 March 2021").says("Unverified");
        }
        let page = site.person(CHAIR).get("/loamshire/duties/local-open-day").ok();
        let page = page.says("How each body stands").says("Open day in the Corn Hall").says("Why we say so");
        page.says("31 March 2022").says("No open day of 2021-22 had a senior person of each authority");
    });
}

#[test]
fn it_is_narrowed_by_words_standing_part_body_and_state() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer
            .get("/loamshire/duties?q=open+day")
            .ok()
            .says("Hold an open day")
            .does_not_say("Name a contact for the register");
        officer
            .get("/loamshire/duties?q=resolution+9")
            .ok()
            .says("Answer a request")
            .does_not_say("Hold an open day");
        officer.get("/loamshire/duties?section=A&q=premises").ok().says("Keep a register of premises");
        officer.get("/loamshire/duties?section=C&q=premises").ok().says("No duty fits what you asked for");
        officer.get("/loamshire/duties?state=due&q=open+day").ok().says("Hold an open day");
        officer
            .get("/loamshire/duties?state=not-yet&q=open+day")
            .ok()
            .says("No duty fits what you asked for");
        officer
            .get("/loamshire/duties?body=constabulary&q=contact")
            .ok()
            .says("Name a contact for the register");
        officer
            .get("/loamshire/duties?body=constabulary&q=open+day")
            .ok()
            .says("No duty fits what you asked for");
        officer.get("/loamshire/duties?standing=live&q=open+day").ok().says("Hold an open day");
        officer
            .get("/loamshire/duties?standing=pilot&q=open+day")
            .ok()
            .says("No duty fits what you asked for");
        // Whoever may not know the state cannot find it out by asking for it.
        site.anybody().get("/loamshire/duties?state=overdue&q=open+day").ok().says("Hold an open day");
    });
}

#[test]
fn another_day_has_another_register_and_two_days_can_be_compared() {
    county().both(|bench| {
        let site = open(bench);
        let anybody = site.anybody();
        anybody.get("/loamshire/duties?as-at=2015-03-31&q=resolution+7").ok().says("No duty fits");
        anybody.get("/loamshire/duties?as-at=2015-04-01&q=resolution+7").ok().says("Hold an open day");
        let page = anybody.get("/loamshire/duties?as-at=2015-03-31&against=2022-02-01").ok();
        page.says("What changed between 31 March 2015 and 1 February 2022")
            .says("Came into the register")
            .says("Hold an open day");
        let page = anybody.get("/loamshire/duties/local-open-day?as-at=2015-03-31").ok();
        page.says("it was not in the register yet: it is there from 1 April 2015");
        anybody.get("/loamshire/duties?as-at=30+February+2022").is(422).says("Hold an open day");
        anybody.get("/loamshire/duties?against=yesterday").is(422).says("Hold an open day");
    });
}

#[test]
fn a_duty_that_there_is_not_is_absent() {
    county().both(|bench| {
        let site = open(bench);
        site.anybody().get("/loamshire/duties/no-such-duty").is(404);
        site.person(OFFICER).get("/loamshire/duties/no-such-duty").is(404);
    });
}
