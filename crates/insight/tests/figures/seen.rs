//! Who sees what: figures from open data are anybody's, those from partners' data the county's.

use crate::support::{ADMIN, OFFICER, county, load, open};

const PARTNERS: &str = "marac-repeat-share E96000001 over=year";

#[test]
fn a_figure_from_data_of_partners_does_not_exist_for_anybody_else() {
    county().both(|bench| {
        let site = open(bench);
        let mut text = String::from("Period,Area code,Area name,Measure,Count,Note\n");
        for quarter in ["2024-01", "2024-04", "2024-07", "2024-10"] {
            text.push_str(&format!(
                "{quarter},E96000001,Loamshire,Cases heard in conference for the first time,30,\n"
            ));
            text.push_str(&format!("{quarter},E96000001,Loamshire,Repeat cases heard in conference,12,\n"));
        }
        load(bench, "domestic-abuse-return", "loam-domestic-abuse-return.csv", &text);
        let officer = site.person(OFFICER);
        let to = "/loamshire/insight/figures/FIG-0001";
        officer.post("/loamshire/insight/figures", &[("ask", PARTNERS)]).goes_to(to);
        // 48 repeats of 168 cases, by fives: 50 of 170.
        officer.get(to).ok().says("29.4%").says("rounded to 5");
        for visitor in [site.anybody(), site.person(ADMIN)] {
            let hidden = visitor.get(to).is(404);
            let wrong = visitor.get("/loamshire/insight/figures/FIG-0404").is(404);
            assert_eq!(hidden.text(), wrong.text());
            visitor.get(&format!("{to}/csv")).is(404);
            visitor.get("/loamshire/insight/figures").ok().does_not_say("FIG-0001");
            visitor.get(&format!("/loamshire/insight/figures?ask={}", PARTNERS.replace(' ', "+"))).is(404);
        }
    });
}

#[test]
fn indicators_are_listed_and_explained() {
    county().both(|bench| {
        let site = open(bench);
        let anybody = site.anybody();
        anybody.get("/loamshire/insight/indicators").ok().says("Vehicle crime").says("Violence");
        anybody
            .get("/loamshire/insight/indicators/vehicle-crime-rate")
            .ok()
            .says("per 1,000 residents")
            .says("Beware");
        anybody.get("/loamshire/insight/indicators/nothing").is(404);
    });
}

#[test]
fn a_peer_group_is_entered_with_its_source_and_errors_stand_in_place() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.get("/loamshire/insight/peers").ok().says("No peer group is entered yet");
        let day = [("day-day", "1"), ("day-month", "4"), ("day-year", "2024")];
        let with = |members: &'static str| {
            let mut all = vec![
                ("name", "alike-2024"),
                ("title", "Most similar group"),
                ("members", members),
                ("source", "The published list"),
            ];
            all.extend(day);
            all
        };
        officer
            .post("/loamshire/insight/peers", &with("E97000001\nE97000404"))
            .is(422)
            .says("No area has the code E97000404");
        officer
            .post("/loamshire/insight/peers", &with("e97000001 E97000002"))
            .goes_to("/loamshire/insight/peers");
        officer
            .get("/loamshire/insight/peers")
            .ok()
            .says("Most similar group")
            .says("1 April 2024")
            .says("The published list");
        site.anybody().get("/loamshire/insight/peers").is(403);
        let ask = "vehicle-crime-rate+E97000001+against=group:alike-2024";
        officer
            .get(&format!("/loamshire/insight/figures?ask={ask}"))
            .ok()
            .says("The published list, 1 April 2024");
        let wrong = officer.get("/loamshire/insight/figures?ask=vehicle-crime-rate+E97000404");
        wrong.is(422).says("There is no area with the code");
    });
}
