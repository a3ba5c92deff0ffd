//! A figure is kept, follows new data only where something differs, and is made again from the parts that were counted.

use crate::support::{ASK, OFFICER, acts, county, month_of, open};
use insight::figure::{explain, told};

const FIGURE: &str = "/loamshire/insight/figures/FIG-0001";

#[test]
fn a_figure_is_kept_once_and_leads_to_its_loads() {
    county().both(|bench| {
        let site = open(bench);
        let (officer, anybody) = (site.person(OFFICER), site.anybody());
        anybody.get("/loamshire/insight/figures").ok().says("No figure is kept yet");
        officer.post("/loamshire/insight/figures", &[("ask", ASK)]).goes_to(FIGURE);
        // The same question again is the same figure.
        let again = officer.post("/loamshire/insight/figures", &[("ask", ASK)]);
        again.is(422).says("kept already as FIG-0001");
        // 12 months of 10 over 10,000 residents: 120, 12.0 per 1,000; the others have the same.
        let page = anybody.get(FIGURE).ok().says("was 12.0 per 1,000 residents in 2024").says("rank 1 of 3");
        let loads: Vec<String> = bench
            .raw()
            .query("SELECT DISTINCT load_id FROM insight_part WHERE dataset = 'police-uk-street'", &[])
            .expect("rows")
            .iter()
            .map(|row| row.get("load_id").expect("text"))
            .collect();
        assert_eq!(loads.len(), 12);
        for load in loads {
            let link = format!("/loamshire/insight/loads/{load}");
            assert!(page.body().contains(&link), "the way from the number to its files");
            anybody.get(&link).ok();
        }
        let csv = anybody.get(&format!("{FIGURE}/csv")).ok();
        assert_eq!(csv.media(), "text/csv; charset=utf-8");
        assert!(csv.body().contains("E97000001,Ambermoor,own,2024-01/2024-12"), "{}", csv.body());
    });
}

#[test]
fn new_data_make_a_new_version_only_where_something_differs() {
    county().both(|bench| {
        let site = open(bench);
        site.person(OFFICER).post("/loamshire/insight/figures", &[("ask", ASK)]).goes_to(FIGURE);
        // The same file again changes nothing.
        month_of(bench, 2024, 12, 10);
        site.work();
        site.anybody().get(FIGURE).ok().says("FIG-0001, version 1,");
        // A month more: 11 of 10 and one of 34: 144 over 10,000.
        month_of(bench, 2025, 1, 34);
        site.work();
        let page = site.anybody().get(FIGURE).ok();
        let page = page
            .says("FIG-0001, version 2,")
            .says("was 14.4 per 1,000 residents in 12 months to January 2025");
        let page = page.says("What differs");
        page.does_not_say("version 3");
        site.anybody()
            .get(&format!("{FIGURE}?version=1"))
            .ok()
            .says("12.0 per 1,000 residents in 2024")
            .says("See the newest");
        site.anybody().get(&format!("{FIGURE}?version=9")).is(404);
        // A month that is revised: the earlier snapshot is kept, and so is what was made of it.
        month_of(bench, 2024, 6, 13);
        site.work();
        site.anybody().get(FIGURE).ok().says("FIG-0001, version 3,").says("14.7 per 1,000");
        for version in [1, 2, 3] {
            let told =
                told(&bench.kernel, "loamshire/FIG-0001", Some(version), true).expect("it is made again");
            assert!(told.equal, "version {version}: {:?}", told.differs);
            assert!(told.to_string().contains("it is the same"), "{told}");
        }
    });
}

#[test]
fn what_is_no_longer_as_it_was_kept_is_said() {
    county().both(|bench| {
        let site = open(bench);
        site.person(OFFICER).post("/loamshire/insight/figures", &[("ask", ASK)]).goes_to(FIGURE);
        let acts = acts(&bench.kernel);
        let again = || bench.kernel.read(|unit| explain(unit, &acts, "loamshire/FIG-0001", None, true));
        let same = again().expect("it is made again");
        assert!(same.equal, "{:?}", same.differs);
        // The rows of one part are taken away from under it.
        let kept = same
            .version
            .parts
            .iter()
            .find(|part| !part.kept.is_empty())
            .expect("a part has rows")
            .kept
            .clone();
        assert!(remove(bench.folder(), &kept), "the file lies in the store");
        let differs = again().expect("it is made again").differs;
        assert_eq!(differs.len(), 1, "{differs:?}");
        assert!(differs[0].contains("not in the file store"), "{differs:?}");
        let wrong = told(&bench.kernel, "loamshire/FIG-0009", None, false).unwrap_err();
        assert!(wrong.to_string().contains("loamshire/FIG-0001"), "{wrong}");
    });
}

/// Removes the file with this in its name, wherever it lies.
fn remove(folder: &std::path::Path, name: &str) -> bool {
    let entries: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|it| it.expect("an entry").path()).collect();
    entries.iter().any(|path| {
        if path.is_dir() {
            return remove(path, name);
        }
        let found = path.to_string_lossy().replace('/', "").contains(name);
        if found {
            std::fs::remove_file(path).expect("it goes");
        }
        found
    })
}
