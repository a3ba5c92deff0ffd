//! What a meeting agreed becomes an action in the same unit, and its status is told as far as somebody may see it.

use crate::support::{ADMIN, ANALYST, DAY, LATE, OFFICER, POLICE, county, open};
use board::County;
use jiff::civil::date;
use kernel::contracts::actions::Agreed;
use kernel::verbs::Govern;
use kernel::{Actor, Fault, Grant, SystemActs};

fn officer() -> Actor {
    Actor::person(
        OFFICER,
        "Partnership officer",
        [Grant { role: "officer".into(), on: "loamshire".into() }],
        DAY,
    )
}

fn agreed() -> Agreed<'static> {
    Agreed {
        county: "loamshire",
        group: "violence",
        title: "Agree one form for referrals",
        outcome: "",
        lead: "constabulary",
        owner: "Detective Superintendent, Exploitation",
        due: date(2022, 5, 31),
        source: "Violence Reduction Group, 10 February 2022, item 4",
        published: false,
        restricted: false,
    }
}

#[test]
fn an_agreed_action_is_taken_on_and_told_to_those_who_may_see_it() {
    county().both(|bench| {
        let _site = open(bench);
        let book = bench.kernel.neighbours().actions.expect("the plan keeps actions");
        let reference = bench
            .kernel
            .write(|unit| {
                let permit = officer().permit::<Govern, County>(unit, "loamshire")?;
                let reference = (book.take)(unit, &permit.on_behalf(), &agreed())?;
                let event = plans::events::ActionsSucceeded {
                    county: "loamshire".into(),
                    from: "a".into(),
                    to: "b".into(),
                    on: DAY.to_string(),
                    rows: vec![],
                };
                Ok(unit.record(&permit, &event)?.carrying(reference))
            })
            .expect("it is taken on");
        let asked = [reference.clone(), "ACT-9999".into(), "nonsense".into()];
        bench
            .kernel
            .read(|unit| {
                let told = (book.named)(unit, &officer(), "loamshire", &asked)?;
                assert_eq!(told.len(), 1);
                assert_eq!((told[0].title.as_str(), told[0].lead.as_str()), (agreed().title, "constabulary"));
                assert_eq!((told[0].late, told[0].done), (false, false));
                assert_eq!(told[0].href, format!("/loamshire/actions/{reference}"));
                assert_eq!((book.named)(unit, &Actor::public(DAY), "loamshire", &asked)?, []);
                let of_group = (book.of_group)(unit, &officer(), "loamshire", "violence")?;
                assert!(of_group.iter().any(|t| t.reference == reference), "{of_group:?}");
                assert!((book.of_group)(unit, &officer(), "loamshire", "hwb")?.is_empty());
                Ok(())
            })
            .expect("it is read");
        // Whose act it was stays in the ledger.
        let who =
            "SELECT actor FROM ledger_event WHERE kind = 'plans.action-defined' ORDER BY id DESC LIMIT 1";
        bench
            .kernel
            .read(|unit| {
                let system = SystemActs::without_a_permit_because("a test", "loamshire", DAY);
                let row = unit.rows(&system).one(who, &[])?.ok_or(Fault::Absent)?;
                assert_eq!(row.get::<String>("actor")?, OFFICER);
                Ok(())
            })
            .expect("the ledger is read");
    });
}

#[test]
fn what_cannot_be_an_action_is_refused_and_nothing_of_the_meeting_is_kept() {
    county().both(|bench| {
        let _site = open(bench);
        let book = bench.kernel.neighbours().actions.expect("the plan keeps actions");
        let wrong = bench.kernel.write(|unit| {
            let permit = officer().permit::<Govern, County>(unit, "loamshire")?;
            let agreed = Agreed { lead: "constabulery", ..agreed() };
            let reference = (book.take)(unit, &permit.on_behalf(), &agreed)?;
            unreachable!("{reference} was taken on for nobody")
        });
        let wrong: Result<(), Fault> = wrong;
        let Err(Fault::Fields(errors)) = wrong else { panic!("{wrong:?}") };
        assert_eq!(errors[0].field, "lead");
        assert!(errors[0].message.contains("Did you mean “constabulary”?"), "{errors:?}");
    });
}

/// What a meeting of members agreed is for them, for whoever leads it and for the office: on pages, in counts and in search.
#[test]
fn what_members_agreed_among_themselves_is_for_them_and_for_whoever_leads_it() {
    county().both(|bench| {
        let site = open(bench);
        let book = bench.kernel.neighbours().actions.expect("the plan keeps actions");
        let agreed =
            Agreed { title: "Watch the mulberry yard", restricted: true, published: true, ..agreed() };
        let reference = bench
            .kernel
            .write(|unit| {
                let permit = officer().permit::<Govern, County>(unit, "loamshire")?;
                let reference = (book.take)(unit, &permit.on_behalf(), &agreed)?;
                let event = plans::events::ActionsSucceeded {
                    county: "loamshire".into(),
                    from: "a".into(),
                    to: "b".into(),
                    on: DAY.to_string(),
                    rows: vec![],
                };
                Ok(unit.record(&permit, &event)?.carrying(reference))
            })
            .expect("it is taken on");
        let page = format!("/loamshire/actions/{reference}");
        let list = "/loamshire/actions?words=mulberry";
        for (person, reads) in
            [(OFFICER, true), (LATE, true), (POLICE, true), (ANALYST, false), (ADMIN, false)]
        {
            let visitor = site.person(person);
            if reads {
                visitor.get(&page).ok().says("Watch the mulberry yard");
                visitor.get(list).ok().says("Watch the mulberry yard");
            } else {
                visitor.get(&page).is(404);
                visitor.get(list).ok().does_not_say("mulberry yard").does_not_say(&reference);
                visitor.get("/loamshire/search?q=mulberry").ok().does_not_say("mulberry yard");
            }
        }
        site.anybody().get(&page).is(404);
        // The office opens it to the people of the county, and its history says so.
        let kept = site.person(OFFICER).get(&format!("{page}/change")).ok();
        kept.says("only the members of the group");
        site.person(OFFICER).fill(&format!("{page}/change"), &[("published", "no")]).is(303);
        site.person(ANALYST).get(&page).ok().says("whether it is for its group alone");
        site.anybody().get(&page).is(404);
        let alone = [("published", "members"), ("group", "")];
        site.person(OFFICER)
            .fill(&format!("{page}/change"), &alone)
            .is(422)
            .says("Choose the group whose members");
    });
}
