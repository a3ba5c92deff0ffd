//! What cannot be accepted, and what is said instead.

use super::{DAY, accept, board_of, build, keys, loamshire, officer, open, whole, y2022};
use board::County;
use duties::year::{self, Chosen, Standing};
use jiff::civil::date;
use kernel::clock::LegalYear;
use kernel::verbs::Govern;
use kernel::{Fault, Kernel};
use std::sync::Arc;

fn said(result: kernel::Outcome<year::Accepted>) -> String {
    match result {
        Err(Fault::Fields(all)) => all.into_iter().map(|it| it.message).collect::<Vec<_>>().join(" | "),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_proposal_is_accepted_once() {
    loamshire(|bench| {
        let kernel = &bench.kernel;
        let done = accept(kernel, &keys(&["meeting/scb/2022-06"])).expect("it is accepted");
        assert_eq!(done.made, ["meeting/scb/2022-06"]);
        let again = said(accept(kernel, &keys(&["meeting/scb/2022-06"])));
        assert!(again.contains("stands already: somebody accepted it before"), "{again}");
        let twice =
            accept(kernel, &keys(&["meeting/scb/2022-09", "meeting/scb/2022-09"])).expect("it is accepted");
        assert_eq!(twice.made, ["meeting/scb/2022-09"]);
    });
}

#[test]
fn two_people_at_once_make_it_once() {
    loamshire(|bench| {
        let kernel = bench.kernel.clone();
        let go = |kernel: Arc<Kernel>| {
            std::thread::spawn(move || {
                accept(&kernel, &keys(&["meeting/hwb/2022-05", "meeting/scb/2022-06"]))
            })
        };
        let (one, other) = (go(kernel.clone()), go(kernel.clone()));
        let results = [one.join().expect("a thread"), other.join().expect("a thread")];
        assert_eq!(results.iter().filter(|it| it.is_ok()).count(), 1, "{results:?}");
        let there = super::standing(&kernel)[kernel::contracts::year::MEETING].len();
        assert_eq!(there, 2);
    });
}

#[test]
fn nothing_half_made_is_left() {
    loamshire(|bench| {
        let kernel = &bench.kernel;
        // The meeting that takes the agreement is not accepted with it; what is beside it is not made either.
        let wrong = said(accept(kernel, &keys(&["meeting/hwb/2022-05", "agreement/scb/2022-23"])));
        assert!(wrong.contains("which is not planned yet: accept both (“meeting/scb/2023-03”)"), "{wrong}");
        assert!(super::standing(kernel).values().all(Vec::is_empty));
        let done = accept(kernel, &keys(&["agreement/scb/2022-23", "meeting/scb/2023-03"]))
            .expect("both are accepted");
        assert_eq!(done.made, ["meeting/scb/2023-03", "agreement/scb/2022-23"]);
    });
}

#[test]
fn what_is_not_proposed_or_changed_meanwhile_is_refused() {
    loamshire(|bench| {
        let kernel = &bench.kernel;
        for (key, wanted) in [
            ("meeting/scb/2022-07", "not proposed any more. Did you mean “meeting/scb/2022-09”?"),
            ("nonsense", "not proposed any more"),
            ("", "not proposed any more"),
        ] {
            let wrong = said(accept(kernel, &keys(&[key])));
            assert!(wrong.contains(wanted), "{key}: {wrong}");
        }
        assert!(said(accept(kernel, &keys(&[]))).contains("Choose at least one"));
        let old = Chosen::Keys(vec![("meeting/scb/2022-06".into(), Some("00000000".into()))]);
        assert!(
            said(accept(kernel, &old)).contains("planned otherwise now than when you looked: 14 June 2022")
        );
        let mark = build(kernel).difference.line("meeting/scb/2022-06").map(|line| line.mark.clone());
        let seen = Chosen::Keys(vec![("meeting/scb/2022-06".into(), mark)]);
        assert!(accept(kernel, &seen).is_ok());
    });
}

#[test]
fn a_year_that_is_past_is_shown_and_not_accepted() {
    loamshire(|bench| {
        let officer = officer(&bench.kernel);
        let past = LegalYear::of(date(2020, 4, 1));
        let built = bench
            .kernel
            .read(|unit| {
                let permit = officer.permit::<Govern, County>(unit, "loamshire")?;
                year::build(unit, &permit, past)
            })
            .expect("it is shown");
        assert!(built.past && built.difference.count(Standing::New) > 50);
        assert!(
            built.plan.notes.iter().any(|note| note.contains("nothing of it can be accepted")),
            "{:?}",
            built.plan.notes
        );
        let wrong = bench.kernel.write(|unit| {
            let permit = officer.permit::<Govern, County>(unit, "loamshire")?;
            year::accept(unit, &permit, past, &Chosen::All)
        });
        assert!(said(wrong).contains("ended on 31 March 2021"));
    });
}

#[test]
fn a_year_under_way_proposes_nothing_for_days_that_are_past() {
    loamshire(|bench| {
        let officer = officer(&bench.kernel);
        let year = LegalYear::of(DAY);
        let built = bench
            .kernel
            .read(|unit| {
                let permit = officer.permit::<Govern, County>(unit, "loamshire")?;
                year::build(unit, &permit, year)
            })
            .expect("it is planned");
        assert!(built.difference.lines.iter().all(|line| line.proposal.day >= DAY));
        // A committee's papers must still be open five clear days before.
        for line in built.difference.lines.iter().filter(|line| line.proposal.group == "hwb") {
            assert!(line.proposal.day >= date(2022, 2, 9), "{}", line.proposal.day);
        }
        assert!(built.difference.line("agreement/scb/2021-22").is_some());
    });
}

#[test]
fn a_group_without_a_rhythm_and_a_county_without_groups_are_said() {
    whole().both(|bench| {
        let mut example = crate::examples::find("loamshire").expect("it is there");
        example.files.retain(|name, _| name.starts_with("board/"));
        for text in example.files.values_mut() {
            *text = text.replace("cadence = \"Every two months\"", "cadence = \"When there is need\"");
        }
        board::load(&bench.kernel, &example).expect("the county loads");
        let built = build(&bench.kernel);
        let notes: Vec<&String> =
            built.plan.notes.iter().filter(|note| note.contains("When there is need")).collect();
        assert_eq!(notes.len(), 2, "{:?}", built.plan.notes);
        assert!(notes[0].contains("no meetings of it are planned"), "{}", notes[0]);
        assert!(built.difference.lines.iter().all(|line| !line.proposal.key.starts_with("meeting/dapb/")));
    });
    whole().both(|bench| {
        board_of(bench);
        let officer = officer(&bench.kernel);
        let strange = bench.kernel.read(|unit| officer.permit::<Govern, County>(unit, "hillshire").map(drop));
        assert!(matches!(strange, Err(Fault::Absent)), "{strange:?}");
        assert_eq!(y2022().to_string(), "2022-23");
        assert!(!open(&build(&bench.kernel)).is_empty());
    });
}
