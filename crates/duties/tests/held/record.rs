//! Recording evidence and events, and taking them back: who may, what is refused, and what is kept.

use crate::support::{DAY, county, entry, happened, load, record, with};
use duties::{DutyBook, facts::AsAt, held};
use jiff::civil::date;
use kernel::verbs::{Update, View};
use kernel::{Fault, params};
use testkit::tables;

const POLICE: &str = "loamshire/organisation/constabulary";
const FIRE: &str = "loamshire/organisation/fire";

#[test]
fn the_officer_for_any_body_and_a_representative_for_its_own() {
    county().both(|bench| {
        load(bench, "loamshire");
        let it = entry("return", date(2022, 1, 20));
        let kernel = &bench.kernel;
        let before = tables::dump(kernel);
        record(kernel, &with("officer", "loamshire"), POLICE, &it).expect("the officer may");
        tables::assert_named("evidence", &before, &tables::dump(kernel));
        record(kernel, &with("represents", POLICE), POLICE, &it).expect("the police may, for themselves");
        assert_eq!(record(kernel, &with("represents", FIRE), POLICE, &it), Err(Fault::Absent));
        assert_eq!(record(kernel, &with("sits", "loamshire"), POLICE, &it), Err(Fault::Refused));
        assert_eq!(record(kernel, &with("admin", "loamshire"), POLICE, &it), Err(Fault::Absent));
        assert_eq!(
            record(kernel, &with("officer", "loamshire"), "loamshire/organisation/nobody", &it),
            Err(Fault::Absent)
        );
    });
}

#[test]
fn what_is_wrong_is_said_in_place() {
    county().both(|bench| {
        load(bench, "loamshire");
        let officer = with("officer", "loamshire");
        let said = |it: &held::Entry| match record(&bench.kernel, &officer, POLICE, it) {
            Err(Fault::Fields(errors)) => errors
                .into_iter()
                .map(|e| format!("{}: {}", e.field, e.message))
                .collect::<Vec<_>>()
                .join("; "),
            other => panic!("{other:?}"),
        };
        let good = entry("return", date(2022, 1, 20));
        let with = |change: &dyn Fn(&mut held::Entry)| {
            let mut it = good.clone();
            change(&mut it);
            said(&it)
        };
        assert!(with(&|it| it.kind = "retrun".into()).contains("Did you mean “return”?"));
        assert!(with(&|it| it.title = " ".into()).starts_with("title:"));
        assert!(with(&|it| it.on = date(2022, 2, 2)).contains("2 February 2022 lies ahead"));
        assert!(with(&|it| it.until = Some(date(2022, 1, 19))).starts_with("until:"));
        assert!(with(&|it| it.year = "2021-23".into()).starts_with("year:"));
        assert!(with(&|it| it.link = "javascript:x".into()).starts_with("link:"));
        assert!(with(&|it| it.marks = ["Two words".to_string()].into()).starts_with("marks:"));
        assert!(with(&|it| it.marks = ["period:soon".to_string()].into()).starts_with("marks:"));
    });
}

#[test]
fn what_is_withdrawn_stays_with_its_reason_and_is_withdrawn_once() {
    county().both(|bench| {
        load(bench, "loamshire");
        let (officer, kernel) = (with("officer", "loamshire"), &bench.kernel);
        let id =
            record(kernel, &officer, POLICE, &entry("return", date(2022, 1, 20))).expect("it is recorded");
        let withdraw = |on, why: &str| {
            kernel.write(|unit| {
                let permit = officer.permit::<Update, DutyBook>(unit, POLICE)?;
                held::withdraw(unit, &permit, &id, on, why)
            })
        };
        assert!(matches!(withdraw(DAY, ""), Err(Fault::Fields(_))));
        assert!(matches!(withdraw(date(2022, 2, 2), "Wrong file"), Err(Fault::Fields(_))));
        assert!(matches!(withdraw(date(2022, 1, 19), "Wrong file"), Err(Fault::Fields(_))));
        let known = kernel.now();
        let before = tables::dump(kernel);
        withdraw(DAY, "Wrong file").expect("it is withdrawn");
        tables::assert_named("withdrawal", &before, &tables::dump(kernel));
        assert!(matches!(withdraw(DAY, "Again"), Err(Fault::Conflict(_))));
        kernel
            .read(|unit| {
                let permit = officer.permit::<View, DutyBook>(unit, POLICE)?;
                let all = held::of_body(unit, &permit)?;
                assert_eq!(
                    all[0].withdrawn.as_ref().map(|it| (it.on, it.why.as_str())),
                    Some((DAY, "Wrong file"))
                );
                // As it was known before, it was not withdrawn; nor does another body have it.
                let at = AsAt { day: DAY, known: Some(known) };
                let then = duties::gather(unit, &officer, "loamshire", at)?;
                assert_eq!(then.iter().find(|one| one.id == id).map(|one| one.withdrawn), Some(None));
                let now = duties::gather(unit, &officer, "loamshire", AsAt::now(DAY))?;
                assert_eq!(now.iter().find(|one| one.id == id).map(|one| one.withdrawn), Some(Some(DAY)));
                let other = officer.permit::<View, DutyBook>(unit, FIRE)?;
                assert_eq!(held::one(unit, &other, &id)?, None);
                assert_eq!(held::book_of(unit, "loamshire", &id)?.as_deref(), Some(POLICE));
                Ok(())
            })
            .expect("it can be read");
    });
}

#[test]
fn an_event_is_a_reference_and_a_day() {
    county().both(|bench| {
        load(bench, "loamshire");
        let (officer, kernel) = (with("officer", "loamshire"), &bench.kernel);
        assert!(matches!(happened(kernel, &officer, "loamshire", "requst", DAY), Err(Fault::Fields(_))));
        let before = tables::dump(kernel);
        let id = happened(kernel, &officer, "loamshire", "committee-report", date(2021, 11, 18))
            .expect("it is recorded");
        tables::assert_named("an event", &before, &tables::dump(kernel));
        // Nothing that people wrote stands in the ledger.
        kernel
            .read(|unit| {
                let mut rows = unit.rows_without_a_permit("a test looks at the ledger");
                let row = rows
                    .one("SELECT body FROM ledger_event WHERE about = ?", params![id.as_str()])?
                    .expect("the event");
                assert!(!row.get::<String>("body")?.contains("Letter 12"));
                Ok(())
            })
            .expect("it can be read");
        let back = kernel.write(|unit| {
            let permit = officer.permit::<Update, DutyBook>(unit, "loamshire")?;
            held::happened_not(unit, &permit, &id, DAY, "It was sent to another county")
        });
        back.expect("it is withdrawn");
    });
}
