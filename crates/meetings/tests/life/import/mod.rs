//! Reading in what another system published: said before it is done, done once, and never by halves.

use crate::cycle::support::{ADMIN, CHAIR, LEAD, OFFICER, county, open, with};
use kernel::{Fault, Kernel, SystemActs};
use meetings::import::{self, File, Published, Report};
use testkit::tables;

const MEETING: &str = include_str!("../../../src/import/tests/meeting.xml");
const MEETINGS: &str = include_str!("../../../src/import/tests/meetings.xml");
const OPARL: &str = include_str!("../../../src/import/tests/oparl.json");

fn read(given: &[(&str, &str)]) -> Published {
    let files: Vec<File> =
        given.iter().map(|(name, text)| File { name: (*name).into(), text: (*text).into() }).collect();
    import::read(&files)
}

fn acts(kernel: &Kernel) -> SystemActs {
    SystemActs::without_a_permit_because("a test", "loamshire", kernel.today())
}

fn reconcile(kernel: &Kernel, published: &Published) -> Report {
    let done = kernel.read(|unit| import::reconcile(unit, &acts(kernel), "loamshire", None, published));
    done.expect("it is compared")
}

fn take(kernel: &Kernel, published: &Published) -> Result<Report, Fault> {
    tables::only_named_changed(kernel, |kernel| {
        kernel.write(|unit| import::take(unit, &acts(kernel), "loamshire", None, published))
    })
}

/// How many are new, the same, different and not to be matched.
fn counts(report: &Report) -> [usize; 4] {
    [report.new.len(), report.same.len(), report.differs.len(), report.unmatched.len()]
}

#[test]
fn it_is_said_then_done_and_a_second_time_nothing_is_done() {
    county().both(|bench| {
        let site = open(bench);
        let published = read(&[("412.xml", MEETING), ("list.xml", MEETINGS), ("page.json", OPARL)]);
        let before = tables::dump(&bench.kernel);
        let report = reconcile(&bench.kernel, &published);
        assert_eq!(counts(&report), [3, 0, 0, 0], "{report}");
        assert!(report.names_left_out >= 8 && !report.remarks.is_empty());
        assert_eq!(before, tables::dump(&bench.kernel), "a rehearsal changes nothing");
        assert_eq!(take(&bench.kernel, &published).expect("it is taken"), report);
        let again = reconcile(&bench.kernel, &published);
        assert_eq!(counts(&again), [0, 3, 0, 0], "{again}");
        assert!(matches!(take(&bench.kernel, &published), Err(Fault::Conflict(_))));
        let officer = site.person(OFFICER);
        officer.get("/loamshire/meetings/2021-11-23-hwb").ok().says("Held").says("Council Chamber");
        site.anybody().get("/loamshire/meetings/2021-11-23-hwb").ok();
        for reader in [CHAIR, LEAD, ADMIN] {
            site.person(reader).get("/loamshire/meetings/2021-11-23-hwb").ok().says("Council Chamber");
        }
        // What is planned here stands beside it.
        officer.fill("/loamshire/meetings/new", &with(&[("group", "hwb")])).is(303);
        assert_eq!(counts(&reconcile(&bench.kernel, &published)), [0, 3, 0, 0]);
        officer.get("/loamshire/meetings/2022-01-25-hwb").ok().says("does not take place");
        let links = bench.kernel.read(|unit| {
            let id =
                board::sittings::sitting::id_of(unit, "loamshire", "2021-11-23-hwb")?.expect("it is there");
            import::links(unit, &acts(&bench.kernel), &id)
        });
        assert!(!links.expect("they are read").is_empty());
        site.work();
    });
}

#[test]
fn what_says_something_else_now_is_named_and_left_alone() {
    county().both(|bench| {
        let _site = open(bench);
        take(&bench.kernel, &read(&[("412.xml", MEETING)])).expect("it is taken");
        let other = MEETING.replace("what it would cost", "who would pay");
        let report = reconcile(&bench.kernel, &read(&[("412.xml", &other)]));
        assert_eq!(counts(&report), [0, 0, 1, 0], "{report}");
        assert!(report.differs[0].what.contains("item 711"), "{report}");
        // Another system’s word for the same day does not write a second meeting over the first.
        let renamed = MEETING.replace("<meetingid>412</meetingid>", "<meetingid>999</meetingid>");
        let report = reconcile(&bench.kernel, &read(&[("999.xml", &renamed)]));
        assert_eq!(counts(&report), [0, 0, 1, 0], "{report}");
        assert!(report.differs[0].what.contains("kept here already"), "{report}");
    });
}

#[test]
fn what_cannot_be_matched_or_read_is_said_and_nothing_is_half_written() {
    county().both(|bench| {
        let _site = open(bench);
        let stranger = MEETING.replace("Loamshire Health and Wellbeing Board", "Hillshire Drainage Committee");
        let report = reconcile(&bench.kernel, &read(&[("412.xml", &stranger)]));
        assert_eq!(counts(&report), [0, 0, 0, 1], "{report}");
        assert!(report.unmatched[0].what.contains("No group here is called"), "{report}");
        let ahead = MEETING.replace("23/11/2021", "22/11/2022");
        let report = reconcile(&bench.kernel, &read(&[("412.xml", &ahead)]));
        assert!(report.unmatched[0].what.contains("still to come"), "{report}");
        let cut = &OPARL[..OPARL.len() / 2];
        let before = tables::dump(&bench.kernel);
        let refused = take(&bench.kernel, &read(&[("412.xml", MEETING), ("page.json", cut)]));
        assert!(matches!(&refused, Err(Fault::Fields(fields)) if fields[0].message.contains("Nothing was written")), "{refused:?}");
        assert_eq!(before, tables::dump(&bench.kernel));
        let wrong = bench.kernel.read(|unit| {
            import::reconcile(unit, &acts(&bench.kernel), "loamshire", Some("scrutinny"), &read(&[("412.xml", MEETING)]))
        });
        assert!(matches!(&wrong, Err(Fault::Fields(fields)) if fields[0].message.contains("did you mean scrutiny")), "{wrong:?}");
    });
}

/// The hashes and names under which a page keeps files in quarantine.
fn kept(page: &testkit::site::Answer) -> Vec<(String, String)> {
    let document = page.document();
    let fields = document.all("input").filter(|it| it.is("type", "hidden") && !it.is("name", "csrf"));
    let pair = |it: &testkit::site::Element| {
        let attribute = |name| it.attribute(name).unwrap_or_default().to_string();
        (attribute("name"), attribute("value"))
    };
    fields.map(pair).collect()
}

#[test]
fn the_officer_reads_in_by_a_page_that_says_first_what_it_would_do() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let page = "/loamshire/meetings/import";
        officer.get("/loamshire/meetings?past=yes").ok();
        officer.get(page).ok().says("Names of persons stay behind");
        officer.upload(page, &[], ("file", "", b"")).is(422).says("Choose the files");
        for other in [CHAIR, LEAD, ADMIN] {
            site.person(other).get(page).is(403);
            site.person(other).upload(page, &[], ("file", "412.xml", MEETING.as_bytes())).is(403);
        }
        site.anybody().get(page).is(403);
        let cut = &OPARL.as_bytes()[..OPARL.len() / 2];
        let damaged = officer.upload(page, &[], ("file", "page.json", cut)).ok();
        damaged.says("While a file is damaged, nothing is read in").does_not_say("Read in one meeting");
        let looked = officer.upload(page, &[("group", "")], ("file", "412.xml", MEETING.as_bytes())).ok();
        let looked =
            looked.says("23 November 2021").says("Names of persons that stay behind").says("left behind");
        assert_eq!(tables::dump(&bench.kernel).rows("sitting"), 0, "a rehearsal writes nothing");
        let form = kept(&looked);
        let form: Vec<(&str, &str)> =
            form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let take = format!("{page}/take");
        site.person(CHAIR).post(&take, &form).is(403);
        officer.post(&take, &form).goes_to("/loamshire/meetings");
        officer.get("/loamshire/meetings/2021-11-23-hwb").ok().says("Council Chamber");
        let swept = bench.kernel.files().sweep("2200-01-01T00:00:00Z".parse().expect("a day"));
        assert!(swept.is_ok_and(|many| many <= 2), "what was read in lies in quarantine no more");
        // A second time the files are gone, and are asked for again.
        officer.post(&take, &form).is(422).says("Choose them again");
        let same = officer.upload(page, &[("group", "hwb")], ("file", "412.xml", MEETING.as_bytes())).ok();
        same.says("There is nothing new in these files").says("Read in before");
    });
}
