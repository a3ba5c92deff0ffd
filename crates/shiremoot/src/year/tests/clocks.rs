//! Every fixed clock of the calendar in `domain/duties.md`, section L, computed from what was made of the accepted year.

use super::{DAY, accept, build, loamshire, open, standing};
use duties::year::Chosen;
use jiff::civil::{Date, date};
use kernel::clock::Calendar;
use kernel::contracts::year::{MEETING, Standing as There};
use std::collections::BTreeMap;

const CSPS: [&str; 3] = ["csp-east", "csp-vale", "csp-west"];
const DISTRICTS: [&str; 6] =
    ["ambermoor", "castle-orrin", "dunwater", "fennimore", "harrowmere", "thistlevale"];

/// What was made, by key.
struct Made(BTreeMap<String, There>);

impl Made {
    fn day(&self, key: &str) -> Date {
        let there =
            self.0.get(key).unwrap_or_else(|| panic!("nothing was made under {key}: {:#?}", self.0.keys()));
        there.day.unwrap_or_else(|| panic!("{key} has no day"))
    }

    fn keys<'a>(&'a self, begin: &'a str) -> Vec<&'a str> {
        self.0.keys().filter(|key| key.starts_with(begin)).map(String::as_str).collect()
    }
}

#[test]
fn every_fixed_clock_of_the_year_is_met_by_what_was_made() {
    loamshire(|bench| {
        let kernel = &bench.kernel;
        let before = build(kernel);
        assert!(
            before.difference.lines.iter().all(|line| line.standing.usual()),
            "an empty calendar: {:#?}",
            open(&before)
        );
        let done = accept(kernel, &Chosen::All).unwrap_or_else(|fault| panic!("{fault}"));
        assert_eq!(done.made.len(), before.difference.lines.len());
        let after = build(kernel);
        assert!(open(&after).is_empty(), "what was accepted stands: {:#?}", open(&after));
        let stands = standing(kernel);
        let made = Made(stands.values().flatten().map(|it| (it.key.clone(), it.clone())).collect());
        strategy(&made);
        returns(&made, kernel.clocks().calendar());
        in_public(&made);
        scrutiny(&made, kernel);
        yearly(&made);
        meetings(&stands, kernel);
        quarterly(&made);
    });
}

/// By 31 March: the agreement for the year (reg 9), the plans for the next (reg 10), the assessments within the year (reg 5).
fn strategy(made: &Made) {
    let (begins, ends) = (date(2022, 4, 1), date(2023, 3, 31));
    let agreement = made.day("agreement/scb/2022-23");
    assert!((begins..=ends).contains(&agreement), "{agreement}");
    for csp in CSPS {
        let assessment = made.day(&format!("assessment/{csp}/2022-23"));
        assert!((begins..=ends).contains(&assessment), "{csp}: {assessment}");
        // The agreement is based on the assessments of this year (reg 9(2)).
        assert!(assessment < agreement, "{csp}: the agreement of {agreement} cannot rest on {assessment}");
        // It is due before 1 April 2023, for the year that then begins.
        let plan = made.day(&format!("plan/{csp}/2023-24"));
        assert!(plan <= ends, "{csp}: {plan}");
        // Its copy has no day in law: ten working days after.
        assert!(made.day(&format!("plan-copy/{csp}/2022-23")) > plan);
    }
    assert!(made.day("agreement-copy/scb/2022-23") > agreement);
    assert!(made.day("agreement-draft/scb/2022-23") < agreement);
}

/// Each quarter end: the return for the quarter before (SI 2007/1831), from each body that the schedule names.
fn returns(made: &Made, calendar: &Calendar) {
    // The period's first day, and the end of the next: 31 December 2022 is a Saturday.
    let quarters = [
        ("2022-01-01", date(2022, 6, 30)),
        ("2022-04-01", date(2022, 9, 30)),
        ("2022-07-01", date(2022, 12, 31)),
        ("2022-10-01", date(2023, 3, 31)),
    ];
    let bodies = DISTRICTS.iter().copied().chain(["lcc", "constabulary", "fire"]);
    for body in bodies {
        for (part, due) in quarters {
            let day = made.day(&format!("returns/{body}/{part}"));
            assert!(day <= due && calendar.is_working_day(day), "{body} {part}: {day}");
            assert!((due - day).get_days() <= 2, "{body} {part}: {day} is long before {due}");
        }
    }
    assert_eq!(made.keys("returns/").len(), 9 * 4);
}

/// Each year: at least one public meeting of each strategy group (reg 12(4)), publicised before.
fn in_public(made: &Made) {
    for csp in CSPS {
        let key = format!("public-meeting/{csp}/2022-23");
        let day = made.day(&key);
        assert!((date(2022, 4, 1)..=date(2023, 3, 31)).contains(&day), "{day}");
        assert_eq!(made.0[&key].group, csp);
        let notice = made.day(&format!("public-meeting-notice/{csp}/2022-23"));
        assert!(notice < day, "{notice} {day}");
    }
}

/// At least one scrutiny session of each council; an answer within 28 days of it.
fn scrutiny(made: &Made, kernel: &kernel::Kernel) {
    let session = made.day("scrutiny/lcc/2022-23");
    assert!((date(2022, 4, 1)..=date(2023, 3, 31)).contains(&session), "{session}");
    // The register has no committee of a district: its session is a deadline.
    for district in DISTRICTS {
        let day = made.day(&format!("scrutiny/{district}/2022-23"));
        assert!(day <= date(2023, 3, 31), "{district}: {day}");
    }
    let answer = made.day("scrutiny-response/lcc/2022-23");
    let days = (answer - session).get_days();
    // 28 days after the session, or the last working day before that.
    assert!((25..=28).contains(&days), "{session} {answer}");
    assert!(kernel.clocks().calendar().is_working_day(answer));
}

/// Once a year: figures of case reviews, the domestic abuse report after 31 March, the strategy's review, the MAPPA report.
fn yearly(made: &Made) {
    for district in DISTRICTS {
        assert!(
            made.day(&format!("case-review-figures/{district}/2022-23")) <= date(2023, 3, 31),
            "{district}"
        );
    }
    // For 2021-22, which ended on 31 March 2022.
    let report = made.day("domestic-abuse-report/lcc/2021-22");
    assert!((date(2022, 4, 1)..=date(2022, 9, 30)).contains(&report), "{report}");
    // The strategy was published in December 2021: its review is due three years later, and not in this year.
    assert!(made.keys("domestic-abuse-review/").is_empty());
    // The serious violence duty begins on 31 January 2023 and its first strategy is due a year later: nothing of it in this year.
    assert!(made.keys("violence-review/").is_empty());
    assert!(!made.keys("due/cja2003-s326-mappa-report/").is_empty());
}

/// Five clear days for the agenda of a committee; no meeting on a day on which nobody works; all in the year.
fn meetings(stands: &BTreeMap<&'static str, Vec<There>>, kernel: &kernel::Kernel) {
    let calendar = kernel.clocks().calendar();
    let all = &stands[MEETING];
    for it in all {
        let day = it.day.expect("a day");
        assert!(calendar.is_working_day(day), "{} on {day}", it.title);
        if matches!(it.group.as_str(), "hwb" | "scrutiny") {
            let papers = kernel.clocks().due("notice-of-papers", day).expect("a clock").expect("in force");
            assert!(papers.date > DAY, "{}: papers by {}", it.title, papers.date);
        }
    }
    let of = |group: &str| all.iter().filter(|it| it.group == group).count();
    // By the register: quarterly, each November, every two months, monthly; a partnership meets in public beside its four.
    let counts = [
        ("scb", 4),
        ("hwb", 4),
        ("scrutiny", 1),
        ("dapb", 6),
        ("violence", 12),
        ("neighbourhoods", 6),
        ("recovery", 4),
    ];
    for (group, count) in counts {
        assert_eq!(of(group), count, "{group}");
    }
    for csp in CSPS {
        assert_eq!(of(csp), 5, "{csp}");
    }
    // Boards of others, panels, and what is not published, plan their own year.
    for group in ["case-panel", "channel", "adults-board", "children-partnership", "health-improvement"] {
        assert_eq!(of(group), 0, "{group}");
    }
}

/// Each quarter: updates of the five groups and a report to the board; twice a year one to the Health and Wellbeing Board.
fn quarterly(made: &Made) {
    assert_eq!(made.keys("updates/").len(), 20);
    assert_eq!(made.keys("board-paper/scb/").len(), 4);
    assert_eq!(made.keys("highlights/scb/").len(), 4);
    assert_eq!(made.keys("hwb-paper/hwb/").len(), 2);
    // The board meets on 14 June 2022, and drafts are wanted 12 working days before; 2 and 3 June are bank holidays.
    // 13, 10, 9, 8, 7, 6 June (6); 1 June, 31, 30, 27, 26, 25 May (12): so it is 25 May.
    assert_eq!(made.day("meeting/scb/2022-06"), date(2022, 6, 14));
    assert_eq!(made.day("updates/dapb/2022-01-01"), date(2022, 5, 25));
}

#[test]
fn what_comes_round_every_few_years_comes_in_its_year() {
    loamshire(|bench| {
        let kernel = &bench.kernel;
        let officer = super::officer(kernel);
        let year = kernel::clock::LegalYear::of(date(2024, 4, 1));
        let built = kernel.read(|unit| {
            let permit = officer.permit::<kernel::verbs::Govern, board::County>(unit, "loamshire")?;
            duties::year::build(unit, &permit, year)
        });
        let built = built.unwrap_or_else(|fault| panic!("{fault}"));
        // Published on 22 December 2021: reviewed within three years, so by 22 December 2024, which is a Sunday; by custom by September.
        let review = built.difference.line("domestic-abuse-review/lcc/2024-25").expect("the review");
        assert_eq!(review.proposal.day, date(2024, 9, 30), "{:#?}", review.proposal.because);
        // The serious violence strategy of January 2024 is reviewed once a year, by the guidance.
        assert!(built.difference.lines.iter().any(|line| line.proposal.key.starts_with("violence-review/")));
    });
}
