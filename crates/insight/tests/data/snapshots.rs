//! The publisher revises: a later file of the same source and month counts, the earlier one stays, and what differs is shown.

use crate::support::{Folder, OFFICER, counted, county, lookups, open, set, street, take};
use insight::load::What;
use insight::{Categories, Month};

#[test]
fn a_later_file_of_the_same_month_counts_and_the_earlier_stays() {
    county().both(|bench| {
        let site = open(bench);
        let (maps, old, new) = (Folder::new(), Folder::new(), Folder::new());
        lookups(&maps);
        take(&bench.kernel, "ons-geography", maps.path()).expect("the lookups");
        let name = "2025-01-loamshire-street.csv";
        old.put(name, street("2025-01", &[("E91000001", "Burglary", 3), ("E91000003", "Drugs", 2)]));
        new.put(
            name,
            street(
                "2025-01",
                &[("E91000001", "Burglary", 1), ("E91000003", "Burglary", 4), ("E91000003", "Drugs", 2)],
            ),
        );
        take(&bench.kernel, "police-uk", old.path()).expect("the first");
        let total = || {
            let (counts, areas) = counted(&bench.kernel, "police-uk-street");
            counts.total(&set(&areas, "E99000001"), &Categories::All, Month(24300), Month(24300))
        };
        assert_eq!(total(), Ok(5));
        let revised = take(&bench.kernel, "police-uk", new.path()).expect("the second");
        assert_eq!((revised.many(What::Replaced), total()), (1, Ok(7)));
        // The earlier one is known, and does not count again.
        let back = take(&bench.kernel, "police-uk", old.path()).expect("the first again");
        assert_eq!((back.many(What::Known), total()), (1, Ok(7)));
        let officer = site.person(OFFICER);
        let (counts, _) = counted(&bench.kernel, "police-uk-street");
        let part = &counts.parts()[0];
        let page = officer.get(&format!("/loamshire/insight/parts/{}", part.id)).ok();
        let page = page.says("What was revised").says("Every file of it that was taken");
        // Burglary went from 3 to 5, in two areas; drugs did not change.
        let text = page.text();
        assert!(text.contains("Burglary") && !text.contains("Drugs"), "{text}");
    });
}
