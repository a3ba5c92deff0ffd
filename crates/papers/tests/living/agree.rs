//! Two judges, one answer: the condition in SQL and the policies.

use crate::support::{DAY, cedar, county};
use kernel::db::dialect::Conn;
use kernel::params;
use papers::Paper;
use testkit::agree::{Cases, Sequence, actors, agree};

const ROLES: &[&str] =
    &["officer", "analyst", "ig_lead", "admin", "sits", "member", "chair", "lead", "represents"];
const COUNTIES: &[&str] = &["loamshire", "hillshire", "dale/group/x"];
const GROUPS: &[&str] = &["loamshire/group/scb", "loamshire/group/x", "hillshire/group/scb", "loamshire"];

#[test]
fn the_list_and_the_policies_agree() {
    county().both(|bench| {
        let mut conn = bench.raw();
        let on: Vec<String> = COUNTIES.iter().chain(GROUPS).map(|id| (*id).to_string()).collect();
        let all = actors(ROLES, &on, 120, DAY);
        let people: Vec<String> = all.iter().filter_map(|actor| actor.id().map(String::from)).collect();
        let mut chance = Sequence(7);
        for number in 0..90 {
            let author = (chance.below(3) > 0).then(|| people[chance.below(people.len())].clone());
            let state = ["draft", "cleared", "issued"][chance.below(3)];
            let county = COUNTIES[chance.below(COUNTIES.len())];
            let owner = GROUPS[chance.below(GROUPS.len())];
            insert(&mut conn, number, county, owner, author, state, chance.below(2) == 0);
        }
        let cases: Cases = agree::<Paper>(&bench.kernel, &cedar(), "SELECT t.id AS id FROM paper t", &all);
        cases.at_least(10_000);
    });
}

fn insert(
    conn: &mut Conn,
    number: i64,
    county: &str,
    owner: &str,
    author: Option<String>,
    state: &str,
    public: bool,
) {
    let sql = "INSERT INTO paper (id, county, slug, template, owner, author, for_public, state, title, board, meeting, front,
               wanting, version, changed_at) VALUES (?, ?, ?, '', ?, ?, ?, ?, '', '', '2022-02-15', '{}', 0, 1, '')";
    let id = format!("paper-{number}");
    conn.execute(sql, params![id.as_str(), county, id.as_str(), owner, author, public, state])
        .expect("a row");
}
