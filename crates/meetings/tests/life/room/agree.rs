//! Two judges, one answer, on proposals that are put in writing.

use crate::cycle::support::{DAY, cedar};
use crate::room::table::county;
use meetings::Procedure;
use testkit::agree::{actors, agree};

const ROLES: &[&str] =
    &["officer", "analyst", "ig_lead", "admin", "sits", "member", "chair", "lead", "secretary", "represents"];

#[test]
fn proposals() {
    county().both(|bench| {
        let groups = [
            ("loamshire", "loamshire/group/scb"),
            ("loamshire", "loamshire/group/dapb"),
            ("hillshire", "hillshire/group/scb"),
        ];
        for (n, (county, group)) in groups.into_iter().enumerate() {
            for state in ["open", "agreed"] {
                let id = format!("{n}-{state}");
                let number = i64::try_from(n).expect("few") * 2 + i64::from(state == "open");
                let sql = "INSERT INTO meeting_procedure (id, county, number, of_group, title, words, basis, options, reasons, matter,
                    owner_organisation, owner, opened_on, deadline, seats, state, said, restricted, version, changed_at)
                    VALUES (?, ?, ?, ?, '', '', '', '', '', '', '', '', '2022-02-01', '2022-02-08', '[]', ?, '', 0, 1, '')";
                let values = [id.as_str().into(), county.into(), number.into(), group.into(), state.into()];
                bench.raw().execute(sql, &values).expect("a row");
            }
        }
        let on = [
            "loamshire",
            "hillshire",
            "loamshire/group/scb",
            "loamshire/group/dapb",
            "hillshire/group/scb",
            "loamshire/organisation/constabulary",
        ];
        let all = actors(ROLES, &on.map(String::from), 2_000, DAY);
        let list = "SELECT t.id AS id FROM meeting_procedure t";
        agree::<Procedure>(&bench.kernel, &cedar(), list, &all).at_least(10_000);
    });
}
