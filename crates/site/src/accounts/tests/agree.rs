//! Lists of accounts and messages show exactly what the policies allow to be seen.

use super::super::{Account, Outbox};
use crate::tests::both;
use kernel::params;
use testkit::agree::{actors, agree};

const COUNTIES: [&str; 3] = ["loamshire", "stourshire", "fenshire"];

#[test]
fn sql_and_the_policies_agree() {
    both(|bench| {
        let mut raw = bench.raw();
        let mut on: Vec<String> = COUNTIES.map(String::from).to_vec();
        for n in 0..30 {
            let (county, person) = (COUNTIES[n % 3], format!("one-{n}"));
            let sql = "INSERT INTO account (person, county, email, state, password, totp, totp_step, refused, signed_in, made)
                       VALUES (?, ?, NULL, 'active', '', '', 0, 0, NULL, '')";
            raw.execute(sql, params![person.as_str(), county]).unwrap();
            let sql = "INSERT INTO letter (id, county, person, recipient, about, subject, sealed, method, calendar, unsubscribe, made, until, state, tries, next_try, error, sent, opened) VALUES (?, ?, ?, '', '', '', '', '', '', '', '', '', 'waiting', 0, '', '', NULL, NULL)";
            raw.execute(sql, params![format!("mail-{n}"), county, person.as_str()]).unwrap();
            on.push(format!("{county}/group/g{n}"));
        }
        // Half of what is held is held on counties, so that each answer is common enough to be tried.
        let on: Vec<String> = COUNTIES.iter().cycle().take(30).map(ToString::to_string).chain(on).collect();
        let roles =
            ["officer", "admin", "chair", "lead", "member", "sits", "represents", "analyst", "ig_lead"];
        let all = actors(&roles, &on, 240, bench.kernel.today());
        let judge = bench.kernel.judge();
        let accounts = agree::<Account>(&bench.kernel, judge, "SELECT t.person AS id FROM account t", &all);
        let messages = agree::<Outbox>(&bench.kernel, judge, "SELECT t.county AS id FROM letter t", &all);
        (accounts + messages).at_least(10_000);
    });
}
