//! A load takes every row or says why not, knows what it has, and counts by lookup.

use crate::support::{Folder, counted, county, crime, lookups, open, set, street, take};
use insight::load::What;
use insight::{Categories, Month};

const ASB: &str = "Anti-social behaviour";

/// January stands on the base of 2011, February on that of 2021; each is its own file.
fn two_months() -> Folder {
    let folder = Folder::new();
    let january = [
        ("E91000001", "Burglary", 3),
        ("E90000002", "Burglary", 2),
        ("E90000002", ASB, 4),
        ("", "Robbery", 1),
    ];
    let february = [("E91000012", "Burglary", 5), ("E91000022", ASB, 1), ("E91000003", "Drugs", 2)];
    folder
        .put("2025-01-loamshire-street.csv", street("2025-01", &january))
        .put("2025-02-loamshire-street.csv", street("2025-02", &february));
    folder
}

#[test]
fn every_row_is_accounted_for_and_counted_by_lookup() {
    county().both(|bench| {
        let _site = open(bench);
        let (maps, months) = (Folder::new(), two_months());
        lookups(&maps);
        let report = take(&bench.kernel, "ons-geography", maps.path()).expect("the lookups");
        assert_eq!((report.many(What::Taken), report.rows()), (2, (6, 6, 0)));
        let mut january = street("2025-01", &[("E91000001", "Burglary", 1)]);
        january.push_str(&crime(9, "2025-01", "E91000001", "Piracy"));
        months.put("2025-01-transport-street.csv", january);
        let report = take(&bench.kernel, "police-uk", months.path()).expect("the months");
        // 10 + 8 + 2 rows, of which one is of no known category.
        assert_eq!((report.many(What::Taken), report.rows()), (3, (20, 19, 1)));
        let flagged: Vec<_> = report.files.iter().map(|line| line.flagged.get("no-place")).collect();
        assert_eq!(flagged, [Some(&1), None, None]);
        let (counts, areas) = counted(&bench.kernel, "police-uk-street");
        let (from, to) = (Month(24300), Month(24301));
        let values = |code: &str, of: &Categories| {
            let series = counts.series(&set(&areas, code), of, from, to);
            series.into_iter().map(|point| point.value).collect::<Vec<_>>()
        };
        // 3 + 2 of the force and 1 of the transport police; then 5. Incidents are not among crimes.
        assert_eq!(values("E97000001", &Categories::All), [Some(6), Some(5)]);
        assert_eq!(values("E97000001", &Categories::one(ASB)), [Some(4), Some(1)]);
        assert_eq!(values("E98000001", &Categories::All), [Some(6), Some(7)]);
        assert_eq!(values("E99000001", &Categories::one("Drugs")), [Some(0), Some(2)]);
        assert_eq!(values("E91000012", &Categories::All), [None, Some(5)], "a half of what was split");
        assert_eq!(values("SE90000002", &Categories::All), [Some(2), Some(5)]);
        let covered = counts.coverage(&set(&areas, "E97000001"), from);
        let sources: Vec<&str> = covered.parts.iter().map(|part| part.source.as_str()).collect();
        assert_eq!(sources, ["loamshire", "transport"]);
        for part in counts.parts() {
            assert!(bench.kernel.files().has(&part.sha256) && bench.kernel.files().has(&part.kept));
        }
    });
}

#[test]
fn what_is_loaded_again_is_known_and_what_was_cut_off_goes_on() {
    county().both(|bench| {
        let _site = open(bench);
        let months = two_months();
        let first = take(&bench.kernel, "police-uk", months.path()).expect("it loads");
        assert_eq!((first.many(What::Taken), first.many(What::Known)), (2, 0));
        let again = take(&bench.kernel, "police-uk", months.path()).expect("it loads");
        assert_eq!((again.many(What::Taken), again.many(What::Known)), (0, 2));
        assert_ne!(first.load, again.load);
        // What a killed process leaves: a load without an end, and one of its parts.
        months.put("2025-03-loamshire-street.csv", street("2025-03", &[("E91000001", "Burglary", 1)]));
        bench.raw().execute("UPDATE insight_load SET ended_at = NULL", &[]).expect("it is cut off");
        let on = take(&bench.kernel, "police-uk", months.path()).expect("it goes on");
        assert_eq!((on.load, on.files.iter().filter(|it| it.what == What::Taken).count()), (again.load, 1));
    });
}

#[test]
fn a_zip_archive_is_loaded_like_the_folder_that_it_holds() {
    county().sqlite(|bench| {
        let _site = open(bench);
        let (folder, months) = (Folder::new(), two_months());
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for month in ["2025-01", "2025-02"] {
            let name = format!("{month}-loamshire-street.csv");
            let options = zip::write::SimpleFileOptions::default();
            zip.start_file(format!("{month}/{name}"), options).expect("an entry");
            std::io::Write::write_all(&mut zip, &std::fs::read(months.path().join(name)).expect("a file"))
                .expect("bytes");
        }
        let bytes = zip.finish().expect("an archive").into_inner();
        folder.put("latest.zip", &bytes).put("half.zip", &bytes[..bytes.len() / 2]);
        let report = take(&bench.kernel, "police-uk", &folder.path().join("latest.zip")).expect("it loads");
        assert_eq!((report.many(What::Taken), report.rows().0), (2, 18));
        let again = take(&bench.kernel, "police-uk", months.path()).expect("it loads");
        assert_eq!(again.many(What::Known), 2, "the same files, whatever they came in");
        let half = take(&bench.kernel, "police-uk", &folder.path().join("half.zip"));
        assert!(format!("{half:?}").contains("damaged or was not fetched to its end"), "{half:?}");
    });
}

#[test]
fn what_is_not_there_is_said_with_what_would_be() {
    county().sqlite(|bench| {
        let _site = open(bench);
        let folder = Folder::new();
        folder.put("notes.csv", "a,b\n1,2\n");
        for (what, path, says) in [
            ("police-uk", folder.path().to_path_buf(), "{month}-{source}-street.csv"),
            ("police-u", folder.path().to_path_buf(), "Did you mean police-uk?"),
            ("police-uk", folder.path().join("nowhere"), "There is no file or folder"),
        ] {
            let refused = take(&bench.kernel, what, &path).expect_err("nothing to load");
            assert!(refused.to_string().contains(says), "{refused}");
        }
    });
}
