//! Bad files: each has its answer, and nothing half-loaded can be seen.

use crate::support::{Folder, HEADER, OFFICER, counted, county, crime, lookups, open, set, street, take};
use insight::load::What;
use insight::{Categories, Month};

#[test]
fn a_file_that_cannot_be_taken_is_refused_with_what_to_do_and_the_others_are_taken() {
    county().both(|bench| {
        let site = open(bench);
        let folder = Folder::new();
        let good = street("2025-01", &[("E91000001", "Burglary", 2)]);
        folder
            .put("2025-01-loamshire-street.csv", format!("\u{feff}{good}"))
            .put("2025-02-loamshire-street.csv", "<!DOCTYPE html><html><body>Bad gateway</body></html>")
            .put("2025-03-loamshire-street.csv", good.replace("LSOA code", "Area"))
            .put("2025-04-loamshire-street.csv", "")
            .put("2025-05-loamshire-street.csv", "Wilhelmina Featherstonehaugh,14 Mill Lane\r\n");
        let report = take(&bench.kernel, "police-uk", folder.path()).expect("it runs");
        assert_eq!((report.many(What::Taken), report.many(What::Refused)), (1, 4), "{report}");
        let said = report.to_string();
        for words in ["page of the web", "Fetch it again"] {
            assert!(said.contains(words), "{said}");
        }
        let page = site.person(OFFICER).get(&format!("/loamshire/insight/loads/{}", report.load)).ok();
        let page = page.says("4 files refused").says("2025-02 loamshire").says("SHA-256");
        // A first row that is no header could be anybody.
        let _ = page.does_not_say("Featherstonehaugh");
    });
}

#[test]
fn codes_of_two_bases_in_one_month_are_told_apart_and_quotes_and_line_ends_change_nothing() {
    county().both(|bench| {
        let _site = open(bench);
        let (maps, folder) = (Folder::new(), Folder::new());
        lookups(&maps);
        take(&bench.kernel, "ons-geography", maps.path()).expect("the lookups");
        let mut text = HEADER.replace("\r\n", "\n");
        text.push_str(&crime(1, "2023-05", "E90000002", "Burglary"));
        text.push_str(
            &crime(2, "2023-05", "E91000012", "Burglary")
                .replace("On or near Mill Lane", "\"On or near \"\"The Ship\"\", Quay\""),
        );
        text.push_str(
            &crime(3, "2023-05", "E91000001", "Burglary").replace("\r\n", "\n").replace("-2.1", "-40.5"),
        );
        folder.put("2023-05-loamshire-street.csv", text);
        let report = take(&bench.kernel, "police-uk", folder.path()).expect("it loads");
        assert_eq!(report.rows(), (3, 3, 0), "{report}");
        assert_eq!(report.files[0].flagged.get("out-of-bounds"), Some(&1));
        let (counts, areas) = counted(&bench.kernel, "police-uk-street");
        let month = Month::of(2023, 5).expect("a month");
        let value = |code: &str| counts.series(&set(&areas, code), &Categories::All, month, month)[0].value;
        assert_eq!(
            (value("E97000001"), value("SE90000002"), value("E91000001")),
            (Some(3), Some(2), Some(1))
        );
        assert_eq!(
            (value("E90000002"), value("E91000012")),
            (None, None),
            "never added across, never shown as whole"
        );
        let part = &counts.parts()[0];
        assert_eq!((part.only_2011, part.only_2021), (1, 1));
    });
}
