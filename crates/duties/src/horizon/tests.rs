//! The release's own horizon, as at the days that boards asked about; and items that contradict themselves.

use super::{Horizon, Stage};
use jiff::civil::{Date, date};
use kernel::rulebook::Rulebook;

const THEN: Date = date(2022, 2, 1);
const NOW: Date = date(2026, 11, 22);

fn release() -> Horizon {
    Horizon::load(&Rulebook::load(None).expect("the rulebook")).expect("the horizon")
}

#[test]
fn the_protect_duty_of_2022_is_an_act_that_is_still_not_in_force() {
    let horizon = release();
    let then = horizon.item("protect-duty", THEN).expect("it was known");
    assert_eq!((then.stage(), then.live()), (Stage::Announced, false));
    assert!(then.next().expect("something").says.contains("late in 2022"));
    let now = horizon.item("protect-duty", NOW).expect("it is known");
    assert_eq!((now.stage(), now.live()), (Stage::Guidance, false));
    assert_eq!(now.item.becomes, ["tpopa-2025-premises"]);
    // Twenty-four months after 3 April 2025; what was expected in 2021 is expected no more.
    assert_eq!(now.next().and_then(|it| it.from), Some(date(2027, 4, 3)));
    assert!(now.ahead.iter().all(|it| !it.says.contains("2022")));
    // The day before the consultation nobody knew of it.
    assert!(horizon.item("protect-duty", date(2021, 2, 25)).is_none());
    assert!(horizon.item("protect-duty", date(2021, 2, 26)).is_some());
}

#[test]
fn the_violence_duty_is_live_from_the_day_of_its_commencement() {
    let horizon = release();
    let stage = |day| horizon.item("serious-violence", day).expect("known").stage();
    assert_eq!(stage(THEN), Stage::Bill);
    assert_eq!(stage(date(2022, 4, 28)), Stage::Assent);
    assert_eq!(stage(date(2023, 1, 30)), Stage::Guidance);
    assert_eq!(stage(date(2023, 1, 31)), Stage::Commenced);
    let on = |day| horizon.item("serious-violence", day).expect("known");
    assert_eq!(on(date(2023, 1, 31)).since(), Some(date(2023, 1, 31)));
    // Its first strategy was still ahead, its commencement was not; a year later nothing is.
    assert_eq!(on(date(2023, 1, 31)).ahead.len(), 1);
    assert!(on(NOW).ahead.is_empty());
    // The duty can say where it came from.
    let from = horizon.of_duty("pcsca-s8-serious-violence", NOW).expect("an item");
    assert_eq!(from.item.meta.id, "serious-violence");
}

#[test]
fn each_day_has_a_horizon_of_its_own() {
    let horizon = release();
    let names = |day| horizon.on(day).iter().map(|it| it.item.meta.id.clone()).collect::<Vec<_>>();
    let mut then = names(THEN);
    then.sort();
    assert_eq!(then, ["protect-duty", "serious-violence"]);
    let now = names(NOW);
    assert_eq!(now.len(), 7, "{now:?}");
    assert_eq!(now.last().map(String::as_str), Some("serious-violence"), "what is in force comes last");
    // A decision that was expected in July 2026 and of which nothing is known is said to be past its day, and not to have come.
    let reorganisation = horizon.item("local-government-reorganisation", NOW).expect("known");
    assert!(reorganisation.overdue(NOW) && !reorganisation.live());
    assert!(!reorganisation.overdue(date(2026, 7, 31)));
}

/// A rulebook with one item of the horizon in it.
fn with(text: &str) -> Result<Horizon, String> {
    Horizon::load(&Rulebook::of([("horizon/local.toml", text)])).map_err(|wrong| wrong.to_string())
}

const RIGHT: &str = r#"whom = "Everybody"
effect = "Something"
link = "https://example.invalid"
checked = 2026-11-22

[meta]
id = "local-thing"
title = "A thing"
in-force-from = 2022-01-01
status = "prospective"
confidence = "text"
citations = ["A paper"]

[[stage]]
on = 2022-01-01
stage = "announced"
says = "Said"
"#;

#[test]
fn an_item_that_contradicts_itself_is_refused_with_its_file() {
    assert!(with(RIGHT).is_ok());
    let changed = |from: &str, to: &str| with(&RIGHT.replace(from, to)).expect_err("it is wrong");
    for (from, to, words) in [
        ("on = 2022-01-01", "on = 2022-01-02", "first stage"),
        ("stage = \"announced\"", "stage = \"commenced\"", "live when its last stage"),
        ("status = \"prospective\"\n", "", "live when its last stage"),
        ("confidence = \"text\"", "confidence = \"unverified\"", "to-check"),
        ("stage = \"announced\"", "stage = \"rumour\"", "rumour"),
        ("whom = \"Everybody\"", "whom = \"\"", "whom it binds"),
        ("citations = [\"A paper\"]", "citations = []", "cites nothing"),
    ] {
        let said = changed(from, to);
        assert!(said.contains(words) && said.contains("horizon/local.toml"), "{to}: {said}");
    }
    let twice = format!("{RIGHT}\n[[stage]]\non = 2021-12-31\nstage = \"bill\"\nsays = \"Earlier\"\n");
    assert!(with(&twice).expect_err("it is wrong").contains("order of their days"));
}
