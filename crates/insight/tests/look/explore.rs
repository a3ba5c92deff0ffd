//! The explorer: the address is the state, every output says the same, and what cannot be had is said in place.

use crate::support::{OFFICER, county, fill, open};

const ASKED: &str = "/loamshire/insight/explore?indicator=burglary-household-rate&area=E97000001";

#[test]
fn before_anything_is_loaded_it_says_what_will_be_there() {
    county().both(|bench| {
        let site = open(bench);
        site.anybody()
            .get("/loamshire/insight/explore")
            .ok()
            .says("Nothing that can be looked at has been loaded yet");
        site.anybody().get("/loamshire/insight/changed").ok().says("It takes two years of months");
        site.anybody().get("/loamshire/insight/changed/2025-01").is(404);
    });
}

#[test]
fn a_figure_is_charted_compared_mapped_and_taken_away() {
    county().both(|bench| {
        let site = open(bench);
        fill(bench);
        let anybody = site.anybody();
        // With nothing asked, the first that can be shown stands there.
        anybody.get("/loamshire/insight/explore").ok().says("Cite it");
        let asked = "/loamshire/insight/explore?indicator=recorded-crime-count-month&area=E97000002&by=lsoa";
        let page = anybody.get(asked).ok();
        let body = page.body();
        assert!(body.contains("sm-figure__wide") && body.contains("sm-figure__tall"), "two drawings");
        // 60 of one place and about 12 of the other, in January 2025.
        page.says("January 2025")
            .says("Dunwater")
            .says("On the map")
            .says("Beside areas of its kind")
            .says("{{figure recorded-crime-count-month E97000002}}");
        assert!(body.contains("Dunwater 001A"), "small areas are named");
        let csv = anybody.get(&asked.replace("explore?", "explore/csv?")).ok();
        assert_eq!(csv.media(), "text/csv; charset=utf-8");
        let last = csv.body().lines().last().unwrap_or_default().to_string();
        assert!(last.starts_with("E97000002,Dunwater,own,2025-01,"), "{last}");
        let value = last.split(',').nth(6).unwrap_or_default().to_string();
        assert!(body.contains(&format!(">{value}<")), "the page shows the {value} of the file");
        let parquet = anybody.get(&asked.replace("explore?", "explore/parquet?")).ok();
        assert_eq!(parquet.media(), "application/vnd.apache.parquet");
        let again = anybody.get(&asked.replace("explore?", "explore/parquet?"));
        assert_eq!(parquet.body(), again.body(), "the same figure is the same bytes");
        // Keeping it is for those who write for the county.
        assert!(!body.contains("Keep this figure"));
        site.person(OFFICER).get(asked).ok().says("Keep this figure");
    });
}

#[test]
fn what_cannot_be_had_is_said_where_it_was_asked() {
    county().both(|bench| {
        let site = open(bench);
        fill(bench);
        let anybody = site.anybody();
        for (more, said) in [
            ("&from=2025", "is no month. Write it as 2025-01"),
            ("&against=cuonty", "Did you mean “county”?"),
            ("&area=E97000009", "There is no area with the code"),
            ("&indicator=no-such-thing", "There is no indicator called"),
            ("&from=2030-01", "No whole period lies between these months"),
        ] {
            let base = "/loamshire/insight/explore?indicator=recorded-crime-count-month&area=E97000001";
            let (path, key) = (format!("{base}{more}"), more.split('=').next().unwrap_or_default());
            // The later of two answers to one question stands alone.
            let plain = base
                .split('&')
                .filter(|part| !format!("&{part}").starts_with(key) || key == "&from")
                .collect::<Vec<_>>()
                .join("&");
            let path = if key == "&area" {
                format!("{plain}{more}")
            } else if key == "&indicator" {
                format!("/loamshire/insight/explore?area=E97000001{more}")
            } else {
                path
            };
            anybody.get(&path).is(422).says(said).says("Show");
            anybody.get(&path.replace("explore?", "explore/csv?")).is(422);
        }
        anybody.get(ASKED).is(422).says("Nothing of");
    });
}
