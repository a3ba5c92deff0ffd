//! The list of papers with none, one, many, and the longest name.

use crate::support::{OFFICER, county, open};
use kernel::params;
use testkit::db::Bench;

fn insert(bench: &Bench, number: usize, state: &str, title: &str) {
    let sql = "INSERT INTO paper (id, county, slug, template, owner, author, for_public, state, title, board, meeting, front,
               wanting, version, changed_at, issued_at) VALUES (?, 'loamshire', ?, 'health-and-wellbeing-board',
               'loamshire/group/scb', NULL, 1, ?, ?, 'Board', ?, ?, 0, 1, '2022-01-01T12:00:00.000Z',
               '2022-01-01T12:00:00.000Z')";
    let (id, meeting) = (format!("paper-{number:03}"), format!("2022-01-{:02}", 1 + number % 28));
    let front =
        format!(r#"{{"board":"Board","meeting":"{meeting}","title":"{title}","cover":[],"body":[]}}"#);
    let values = params![id.as_str(), id.as_str(), state, title, meeting.as_str(), front];
    bench.raw().execute(sql, values).expect("a row");
}

#[test]
fn a_list_says_how_to_start_and_turns_its_pages() {
    county().both(|bench| {
        let site = open(bench);
        let (officer, anybody) = (site.person(OFFICER), site.anybody());
        anybody.get("/loamshire/papers").ok().says("Reports stand here once they are issued");
        officer.get("/loamshire/papers").ok().says("Begin a report");
        let rows =
            |page: &str| anybody.get(&format!("/loamshire/papers{page}")).ok().body().matches("<tr").count();
        insert(bench, 0, "issued", &format!("Report {}", "of the partnership ".repeat(12)));
        assert_eq!(rows(""), 2, "one report below its head");
        anybody.get("/loamshire/papers").ok().does_not_say("Earlier reports");
        for number in 1..120 {
            insert(bench, number, "issued", &format!("Report {number}"));
        }
        insert(bench, 120, "draft", "A draft");
        assert_eq!((rows(""), rows("?page=2"), rows("?page=3"), rows("?page=0")), (51, 51, 21, 51));
        anybody
            .get("/loamshire/papers?page=2")
            .ok()
            .says("Later reports")
            .says("Earlier reports")
            .does_not_say("A draft");
        anybody.get("/loamshire/papers?page=9").ok().says("Later reports");
        officer.get("/loamshire/papers").ok().says("A draft");
    });
}
