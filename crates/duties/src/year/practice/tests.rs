//! The practice calendar of the release reads, and a wrong one is refused with file and line.

use super::*;
use jiff::civil::date;

fn release() -> Practice {
    Practice::on(&Rulebook::load(None).unwrap(), date(2022, 4, 1)).unwrap()
}

#[test]
fn the_release_reads() {
    let it = release();
    assert!(it.steps.len() > 20 && it.sources.len() == 3, "{:?}", it.sources);
    assert_eq!(it.body("csp").map(|body| body.week), Some(3));
    assert_eq!(it.body("panel"), None);
}

#[test]
fn every_duty_that_a_step_names_is_in_the_register() {
    let law = crate::Law::load(&Rulebook::load(None).unwrap()).unwrap();
    for step in release().steps {
        for duty in step.covers.iter().chain([&step.duty]).filter(|duty| !duty.is_empty()) {
            assert!(law.versions(duty).next().is_some(), "{}: no duty “{duty}”", step.id);
        }
    }
}

#[test]
fn closed_days_run_over_the_end_of_a_year_and_concern_whom_they_name() {
    let it = release();
    for (day, sort, public, closed) in [
        // 22 December to 3 January, in either year.
        (date(2022, 12, 21), "csp", false, false),
        (date(2022, 12, 22), "csp", false, true),
        (date(2023, 1, 3), "csp", false, true),
        (date(2023, 1, 4), "csp", false, false),
        // The recess is the councils' alone.
        (date(2022, 8, 16), "committee", false, true),
        (date(2022, 8, 16), "sub-group", false, false),
        // Before elections only what is for the public is not planned.
        (date(2022, 4, 26), "csp", true, true),
        (date(2022, 4, 26), "csp", false, false),
        (date(2022, 5, 6), "csp", true, false),
    ] {
        assert_eq!(it.closed(day, sort, public).is_some(), closed, "{day} {sort} {public}");
    }
}

const HEAD: &str =
    "[meta]\nid = \"x\"\ntitle = \"X\"\nin-force-from = 2007-08-01\ncitations = [\"Practice\"]\n\n";

#[test]
fn what_is_wrong_is_said() {
    for (file, text, said) in [
        ("year/meetings.toml", "[[often]]\nwords = [\"month\"]\n", "one of months"),
        ("year/meetings.toml", "[[often]]\nwords = [\"month\"]\nweeks = 40\n", "1 to 26"),
        ("year/meetings.toml", "[[body]]\nsort = \"csp\"\nweek = 5\nweekdays = [2]\n", "week from 1 to 4"),
        ("year/meetings.toml", "[[body]]\nsort = \"csp\"\nweek = 1\nweekdays = [6]\n", "weekdays from 1"),
        ("year/closed.toml", "[[closed]]\nid = \"a\"\nwhy = \"x\"\n", "either each-year or both"),
        (
            "year/closed.toml",
            "[[closed]]\nid = \"a\"\nwhy = \"x\"\nfrom = 2022-02-02\nto = 2022-02-01\n",
            "before it begins",
        ),
        (
            "year/steps.toml",
            "[[step]]\nid = \"a\"\nmakes = \"meting\"\ntitle = \"A\"\npurpose = \"B\"\nof = \"csp\"\n",
            "did you mean “meeting”?",
        ),
        (
            "year/steps.toml",
            "[[step]]\nid = \"a\"\nmakes = \"deadline\"\ntitle = \"A\"\npurpose = \"B\"\n",
            "needs a duty, months",
        ),
        (
            "year/steps.toml",
            "[[step]]\nid = \"a\"\nmakes = \"paper\"\ntitle = \"A\"\npurpose = \"B\"\n",
            "of which sort of group",
        ),
        (
            "year/steps.toml",
            "[[step]]\nid = \"a\"\nmakes = \"deadline\"\ntitle = \"A\"\npurpose = \"B\"\nafter = { step = \"b\", rule = { within = { days = 3, of = \"it\" } } }\n",
            "no step “b” stands before it",
        ),
        ("year/steps.toml", "[[step]]\nid = \"a\"\nmkes = \"deadline\"\n", "Did you mean “makes”?"),
    ] {
        let whole = format!("{HEAD}{text}");
        let wrong = check(&Rulebook::of([(file, whole.as_str())])).unwrap_err().to_string();
        assert!(wrong.starts_with(file) && wrong.contains(said), "{wrong}");
    }
}
