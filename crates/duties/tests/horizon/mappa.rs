//! The page on dangerous offenders: attendance, the memorandum, and published counts, of which small ones are not kept.

use crate::support::{ADMIN, CHAIR, OFFICER, POLICE, county, open};
use testkit::tables::dump;

const PAGE: &str = "/loamshire/duties/mappa";
const COUNTS: &str = "/loamshire/duties/mappa/counts";
const ATTENDANCE: &str = "/loamshire/duties/mappa/attendance";

const YEAR: [(&str, &str); 9] = [
    ("force", "constabulary"),
    ("year", "2020-21"),
    ("on-day", "28"),
    ("on-month", "10"),
    ("on-year", "2021"),
    ("count-1-1", "640"),
    ("count-1-2", "12"),
    ("count-2-1", "1,210"),
    ("count-2-3", "3"),
];

#[test]
fn counts_are_shown_by_category_and_level_and_small_ones_are_not_kept() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let page = officer
            .get(PAGE)
            .ok()
            .says("nothing of any case")
            .says("Memorandum of co-operation on dangerous");
        let _ = page.says("The counts of each year").says("Counts below 5 are not shown");
        let wrong = officer.post(COUNTS, &[("count-1-1", "many"), ("count-1-2", "7")]).is(422);
        let _ =
            wrong.says("Choose the force").says("Enter a whole number such as 134").says("Choose the year");
        officer.fill(COUNTS, &YEAR[..5]).is(422).says("Enter at least one count");
        officer.fill(COUNTS, &YEAR).goes_to(PAGE);
        let page = officer.get(PAGE).ok().says("640").says("652").says("Fewer than 5").says("Not published");
        // The sum of category 2 would show the three, and so would the sum of all.
        let _ = page.says("1210").says("1850").does_not_say("1213").does_not_say("1865");
        officer.fill(COUNTS, &YEAR).is(422).says("This is what it says already");
        assert_eq!(dump(&bench.kernel).rows("duty_mappa"), 4);
        // The force writes its own, and nobody else's are there for it to write.
        let mut again = YEAR;
        again[6] = ("count-1-2", "13");
        site.person(POLICE).fill(COUNTS, &again).goes_to(PAGE);
        site.person(POLICE).get(PAGE).ok().says("653").does_not_say("652");
        for person in [CHAIR, ADMIN] {
            assert!(matches!(site.person(person).post(COUNTS, &YEAR).status, 403 | 404), "{person}");
        }
        assert!(matches!(site.anybody().get(PAGE).status, 303 | 404));
        assert!(
            matches!(site.person(ADMIN).get(PAGE).status, 403 | 404),
            "the administrator reads no content"
        );
    });
}

#[test]
fn attendance_is_a_role_and_a_day() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        officer.get(PAGE).ok().says("Who attended the board for the county council");
        officer.post(ATTENDANCE, &[("role", "kept")]).is(422).says("Enter the day");
        let ahead =
            [("council", "lcc"), ("role", "X"), ("on-day", "2"), ("on-month", "2"), ("on-year", "2022")];
        officer.fill(ATTENDANCE, &ahead).is(422).says("lies ahead");
        let it = [
            ("council", "lcc"),
            ("role", "Director of Public Health"),
            ("on-day", "20"),
            ("on-month", "1"),
            ("on-year", "2022"),
        ];
        officer.fill(ATTENDANCE, &it).goes_to(PAGE);
        officer.get(PAGE).ok().says("20 January 2022").says("Director of Public Health");
        officer.get(&format!("{PAGE}?as-at=2022-01-19")).ok().does_not_say("20 January 2022");
        assert!(matches!(site.person(POLICE).post(ATTENDANCE, &it).status, 403 | 404));
    });
}
