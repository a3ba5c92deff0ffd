//! What changes is planned anew, and nothing else: a bank holiday, a meeting, a duty, a body.

use super::{OFFICER, accept, build, keys, loamshire, officer, open, with_overlay};
use board::sittings::Meeting;
use board::sittings::sitting;
use board::{Change, Group, Noun, Record};
use duties::year::{Chosen, Standing};
use jiff::civil::date;
use kernel::contracts::year::MEETING;
use kernel::verbs::{Govern, Update};
use kernel::{Fault, Kernel};
use meetings::cycle::{self, To};
use std::collections::BTreeSet;

/// States and keys.
fn set(all: &[(&'static str, &str)]) -> BTreeSet<(&'static str, String)> {
    all.iter().map(|(state, key)| (*state, (*key).to_string())).collect()
}

fn all_accepted(kernel: &Kernel) {
    accept(kernel, &Chosen::All).unwrap_or_else(|fault| panic!("{fault}"));
    assert!(open(&build(kernel)).is_empty());
}

/// Moves the meeting of a key by hand.
fn moved(kernel: &Kernel, key: &str, to: jiff::civil::Date) {
    let officer = officer(kernel);
    let id = build(kernel).difference.line(key).and_then(|line| line.there.clone()).expect("it stands").id;
    kernel
        .write(|unit| {
            let permit = officer.permit::<Govern, Meeting>(unit, &id)?;
            let it = sitting::of(unit, &permit)?;
            let to = To {
                day: to,
                starts: it.starts,
                ends: it.ends,
                place: it.place.clone(),
                online: it.online.clone(),
            };
            cycle::move_to(unit, &permit, it.version, &to, "The chair cannot come", "")
        })
        .unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn a_new_bank_holiday_moves_what_falls_on_it_and_what_hangs_on_that() {
    loamshire(|bench| {
        all_accepted(&bench.kernel);
        let holiday = "[[added]]\ndate = 2022-12-13\nname = \"Day of the county\"\nreason = \"For a test\"\nsource = \"Nobody\"\n";
        let kernel = with_overlay(bench, "calendars/zz-local.toml", holiday);
        let built = build(&kernel);
        // The board met on Tuesday 13 December; now on Wednesday 14. Its report moves with it. Drafts are wanted 12 working days before:
        // of 13 December that is 25 November, of the 14th, with the 13th not worked, the same. Its business goes where the meeting goes.
        let wanted = set(&[("moved", "meeting/scb/2022-12"), ("moved", "board-paper/scb/2022-12")]);
        assert_eq!(open(&built), wanted);
        let line = built.difference.line("meeting/scb/2022-12").expect("a line");
        assert_eq!(line.proposal.day, date(2022, 12, 14));
        assert_eq!(line.why, ["13 December 2022 is a bank holiday now: Day of the county"]);
        let done = accept(&kernel, &keys(&["meeting/scb/2022-12", "board-paper/scb/2022-12"]))
            .expect("it is accepted");
        assert_eq!((done.made.len(), done.changed.len()), (0, 2));
        assert!(open(&build(&kernel)).is_empty());
        // Without the holiday both go back.
        assert_eq!(open(&build(&bench.kernel)), wanted);
    });
}

#[test]
fn a_meeting_that_is_moved_by_hand_stays_and_what_hangs_on_it_follows() {
    loamshire(|bench| {
        let kernel = &bench.kernel;
        all_accepted(kernel);
        moved(kernel, "meeting/scb/2023-03", date(2023, 3, 21));
        let built = build(kernel);
        // From 14 to 21 March 2023: drafts 12 working days before are wanted on 3 March and no more on 24 February; the copy goes ten
        // working days after, on 4 April and no more on 28 March. The business of the meeting goes with it.
        assert_eq!(
            open(&built),
            set(&[
                ("by-hand", "meeting/scb/2023-03"),
                ("moved", "board-paper/scb/2023-03"),
                ("moved", "agreement-copy/scb/2022-23"),
                ("moved", "updates/dapb/2022-10-01"),
                ("moved", "updates/neighbourhoods/2022-10-01"),
                ("moved", "updates/recovery/2022-10-01"),
                ("moved", "updates/reoffending/2022-10-01"),
                ("moved", "updates/violence/2022-10-01"),
            ])
        );
        let line = built.difference.line("updates/dapb/2022-10-01").expect("a line");
        assert_eq!(line.why, ["The meeting that it hangs on moved from 14 March 2023 to 21 March 2023"]);
        assert_eq!(line.proposal.day, date(2023, 3, 3));
        let line = built.difference.line("meeting/scb/2023-03").expect("a line");
        assert_eq!(line.why, ["The plan would have 14 March 2023"]);
        let done = accept(kernel, &Chosen::All).expect("the rest is accepted");
        assert_eq!(done.changed.len(), 7);
        // The meeting stays where somebody put it, for good.
        assert_eq!(open(&build(kernel)), set(&[("by-hand", "meeting/scb/2023-03")]));
        let Err(Fault::Fields(wrong)) = accept(kernel, &keys(&["meeting/scb/2023-03"])) else { panic!() };
        assert!(wrong[0].message.contains("changed by hand and is left alone"), "{}", wrong[0].message);
    });
}

#[test]
fn an_agreement_whose_meeting_moves_beyond_the_year_needs_another() {
    loamshire(|bench| {
        let kernel = &bench.kernel;
        all_accepted(kernel);
        moved(kernel, "meeting/scb/2023-03", date(2023, 4, 4));
        let built = build(kernel);
        let line = built.difference.line("agreement/scb/2022-23").expect("a line");
        // No meeting of the board is left between January and March: one is planned for it, a fortnight before 31 March.
        assert_eq!((line.standing, line.proposal.day), (Standing::Changed, date(2023, 3, 17)));
        assert_eq!(line.why, ["It hangs on another meeting now, that of 17 March 2023"]);
        let line = built.difference.line("meeting/scb/for-agreement-2022-23").expect("a line");
        assert_eq!((line.standing, line.proposal.day), (Standing::New, date(2023, 3, 17)));
        accept(kernel, &Chosen::All).unwrap_or_else(|fault| panic!("{fault}"));
        // The report for the meeting of April stays a draft: somebody has perhaps begun to write it.
        let left = [("by-hand", "meeting/scb/2023-03"), ("by-hand", "board-paper/scb/2023-03")];
        assert_eq!(open(&build(kernel)), set(&left));
    });
}

#[test]
fn a_cancelled_meeting_comes_back_only_when_asked_for_and_its_business_goes_elsewhere() {
    loamshire(|bench| {
        let kernel = &bench.kernel;
        all_accepted(kernel);
        let officer = officer(kernel);
        let key = "meeting/csp-vale/2022-12";
        let id =
            build(kernel).difference.line(key).and_then(|line| line.there.clone()).expect("it stands").id;
        kernel
            .write(|unit| {
                let permit = officer.permit::<Govern, Meeting>(unit, &id)?;
                let it = sitting::of(unit, &permit)?;
                cycle::cancel(unit, &permit, it.version, "Snow")
            })
            .unwrap_or_else(|fault| panic!("{fault}"));
        let built = build(kernel);
        // Its only business was the assessment, for which the months from December to February are right: a meeting is planned for it.
        let own = "meeting/csp-vale/for-assessment-2022-23";
        let wanted = [("cancelled", key), ("new", own), ("changed", "assessment/csp-vale/2022-23")];
        assert_eq!(open(&built), set(&wanted));
        let done = accept(kernel, &Chosen::All).expect("what is usual is accepted");
        assert_eq!((done.made.len(), done.changed.len()), (1, 1));
        assert_eq!(open(&build(kernel)), set(&[("cancelled", key)]));
        let done = accept(kernel, &keys(&[key])).expect("it is asked for");
        assert_eq!(done.made, [key]);
        // Once it is there again, the assessment goes back to it, and the meeting that was planned instead is not needed.
        let wanted = [("changed", "assessment/csp-vale/2022-23"), ("no-longer-needed", own)];
        assert_eq!(open(&build(kernel)), set(&wanted));
    });
}

#[test]
fn a_group_that_meets_less_often_needs_fewer_meetings_and_no_other_group_is_touched() {
    loamshire(|bench| {
        let kernel = &bench.kernel;
        all_accepted(kernel);
        let officer = officer(kernel);
        kernel
            .write(|unit| {
                let permit = officer.permit::<Update, Record>(unit, "loamshire/group/violence")?;
                let register = board::current(unit, "loamshire")?;
                let today = unit.today();
                let group = register.on(today).get::<Group>("violence").cloned().expect("it is there");
                let group = Group { cadence: "Quarterly".into(), ..group };
                let seen = register.head("loamshire/group/violence").unwrap_or_default().to_string();
                board::change(unit, &permit, &Change { from: today, noun: Noun::from(group), seen })
            })
            .unwrap_or_else(|fault| panic!("{fault}"));
        let built = build(kernel);
        let lines = open(&built);
        // Monthly before; quarterly means May, August, November and February for a sub-group: eight months are left over.
        assert_eq!(lines.len(), 8, "{lines:?}");
        assert!(
            lines
                .iter()
                .all(|(state, key)| *state == "no-longer-needed" && key.starts_with("meeting/violence/")),
            "{lines:?}"
        );
        let done = accept(kernel, &Chosen::All).expect("it is accepted");
        assert_eq!(done.ended.len(), 8);
        assert!(open(&build(kernel)).is_empty());
        let there =
            super::standing(kernel)[MEETING].iter().filter(|it| it.group == "violence" && !it.gone).count();
        assert_eq!(there, 4);
    });
}

#[test]
fn a_step_of_custom_that_an_overlay_changes_moves_its_own_proposals() {
    loamshire(|bench| {
        all_accepted(&bench.kernel);
        let text = include_str!("../../../../../rulebook/year/steps.toml");
        let changed = text.replace("id = \"summary\"\n", "id = \"summary\" # moved\n");
        let at = changed.find("id = \"summary\"").expect("the step");
        let (before, after) = changed.split_at(at);
        let after = after.replacen("months = [6]", "months = [5]", 1);
        let kernel = with_overlay(bench, "year/steps.toml", &format!("{before}{after}"));
        assert_eq!(
            open(&build(&kernel)),
            set(&[
                ("moved", "summary/csp-east/2022-23"),
                ("moved", "summary/csp-vale/2022-23"),
                ("moved", "summary/csp-west/2022-23"),
            ])
        );
        assert_eq!(officer(&kernel).mark(), OFFICER);
    });
}

#[test]
fn a_duty_whose_day_comes_earlier_moves_what_it_asks_for_and_says_so() {
    loamshire(|bench| {
        all_accepted(&bench.kernel);
        let text = include_str!("../../../../../rulebook/duties/psed-s149.toml");
        let kernel = with_overlay(bench, "duties/psed-s149.toml", &text.replace("30 March", "1 March"));
        let built = build(&kernel);
        let bodies =
            ["ambermoor", "castle-orrin", "dunwater", "fennimore", "harrowmere", "lcc", "thistlevale"];
        let wanted: BTreeSet<(&'static str, String)> =
            bodies.iter().map(|body| ("moved", format!("due/psed-s149/{body}/2022-23"))).collect();
        assert_eq!(open(&built), wanted);
        let line = built.difference.line("due/psed-s149/lcc/2022-23").expect("a line");
        assert_eq!((line.day(), line.proposal.day), (date(2023, 3, 30), date(2023, 3, 1)));
        assert_eq!(line.why, ["The duty psed-s149 is not what it was"]);
    });
}
