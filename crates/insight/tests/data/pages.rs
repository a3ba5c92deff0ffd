//! Data as a reader sees it, and a file that is handed in.

use crate::support::{ADMIN, CHAIR, Folder, OFFICER, county, crime, lookups, open, street, take};

const DATASET: &str = "/loamshire/insight/data/police-uk-street";
const HAND_IN: &str = "/loamshire/insight/data/police-uk-street/load";
const NAME: &str = "2025-01-loamshire-street.csv";

#[test]
fn before_anything_is_loaded_the_pages_say_what_will_be_there() {
    county().both(|bench| {
        let site = open(bench);
        let anybody = site.anybody();
        anybody
            .get("/loamshire/insight")
            .ok()
            .says("Nothing has been loaded yet")
            .does_not_say("Choose a dataset");
        anybody.get("/loamshire/insight/data").ok().says("Street-level crime").says("Not loaded");
        let page = anybody
            .get(DATASET)
            .ok()
            .says("Nothing of it has been loaded yet")
            .says("never part of total crime");
        let _ = page.does_not_say("Hand in a file");
        anybody.get("/loamshire/insight/data/nothing").is(404);
        anybody.get("/loamshire/insight/loads/nothing").is(404);
        anybody.get("/loamshire/insight/parts/nothing").is(404);
        site.person(OFFICER).get(DATASET).ok().says("Hand in a file");
        for person in [CHAIR, ADMIN] {
            site.person(person).get(HAND_IN).is(403);
        }
    });
}

#[test]
fn a_file_that_is_handed_in_is_checked_taken_and_shown_with_each_row() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.get(HAND_IN).ok().says("waits in quarantine");
        let mut file = street("2025-01", &[("E91000001", "Burglary", 1200)]);
        file.push_str(&crime(9999, "2025-01", "E91000001", "Piracy"));
        let answer = officer.upload(HAND_IN, &[], ("file", NAME, file.as_bytes()));
        let at = answer.to().to_string();
        assert!(at.starts_with("/loamshire/insight/loads/"), "{at}");
        officer
            .get(&at)
            .ok()
            .says("1,201 read = 1,200 taken + 1 rejected")
            .says("1: A category is none of those");
        site.anybody().get("/loamshire/insight").ok().says("January 2025").says("No gap between");
        let grid =
            site.anybody().get(DATASET).ok().says("Rows taken by source and month, 2025").says("1,200");
        let href = grid
            .document()
            .all("a")
            .filter_map(|a| a.attribute("href").map(String::from))
            .find(|href| href.contains("/parts/"));
        let part = href.expect("a cell leads to its file");
        let page = site.anybody().get(&part).ok().says("The rows that were taken, as Parquet");
        let _ = page.does_not_say("rejected, with reasons");
        assert_eq!(
            site.anybody().get(&format!("{part}/rows")).ok().media(),
            "application/vnd.apache.parquet"
        );
        site.anybody().get(&format!("{part}/rejects")).is(403);
        assert!(officer.get(&format!("{part}/rejects")).ok().body().contains("Piracy"));
    });
}

#[test]
fn what_fails_is_destroyed_and_says_what_to_do() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer
            .upload(HAND_IN, &[], ("file", "holiday.csv", b"a,b\n1,2\n"))
            .is(422)
            .says("Its files are called");
        let answer = officer.upload(HAND_IN, &[], ("file", NAME, b"<html>Bad gateway</html>"));
        officer.get(answer.to()).ok().says("Refused").says("page of the web");
        assert!(bench.kernel.files().all().expect("the files").is_empty(), "nothing of it is kept");
        let staging = bench.kernel.files().staging().expect("a folder");
        assert_eq!(std::fs::read_dir(staging).expect("it reads").count(), 0, "and nothing is left behind");
    });
}

#[test]
fn a_load_of_lookups_and_months_is_told_on_its_page() {
    county().sqlite(|bench| {
        let site = open(bench);
        let (maps, months) = (Folder::new(), Folder::new());
        lookups(&maps);
        months.put(NAME, street("2025-01", &[("E91000001", "Burglary", 2)]));
        take(&bench.kernel, "ons-geography", maps.path()).expect("the lookups");
        take(&bench.kernel, "police-uk", months.path()).expect("the month");
        site.anybody()
            .get("/loamshire/insight/data")
            .ok()
            .says("Latest loads")
            .says("ons geography")
            .says("Complete");
    });
}
