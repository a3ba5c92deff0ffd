//! Values, periods, comparisons and titles, worked by hand.

use super::support::{PEOPLE, STREET, burglary, ground, indicator, model, people, street, whole, worked};
use crate::figure::{PeerGroup, Place};

#[test]
fn a_rolling_rate_is_twelve_months_over_the_population_of_the_middle_year() {
    let (ground, it) = (whole(), burglary("rolling-12"));
    let model = model(&ground, &it, "E97000001 to=2024-12");
    let last = model.last().expect("a value");
    // Twelve months of 10 and one more in March: 121 burglaries; 2 x 5,000 residents: 12.1 per 1,000.
    // Byar: lower 121 (1 - 1/1089 - 1.959964/33)^3 = 100.40, upper 122 (1 - 1/1098 + 1.959964/(3 sqrt 122))^3 = 144.58.
    assert_eq!(last.value.words(model.decimals), "12.1 (95% interval 10.0 to 14.5)");
    assert_eq!((last.value.numerator.number(), last.value.denominator), (Some(121.0), Some(10_000.0)));
    assert_eq!((last.period.words().as_str(), model.unit.as_str()), ("2024", "per 1,000 residents"));
    assert_eq!(model.lines[0].points.len(), 24);
    // A year before is the same 121, so that nothing is clearly different.
    assert_eq!(
        model.title,
        "Burglary in Ambermoor was 12.1 per 1,000 residents in 2024, not clearly different from 2023 (12.1)"
    );
    assert!(
        model.signals.is_empty(),
        "no signal from a window that shares months with itself: {:?}",
        model.signals
    );
}

#[test]
fn what_is_left_open_follows_the_data_and_is_written_into_the_plan() {
    let it = burglary("rolling-12");
    let plan = |without: &[i32]| {
        let ground = ground([(STREET, street(without)), (PEOPLE, people("population", &[2023, 2024], &[]))]);
        worked(&ground, &it, "E97000001").expect("it is worked out").plan.words()
    };
    assert_eq!(plan(&[]), "burglaries E97000001 from=2024-01 to=2025-12");
    // The last month is not loaded: the figure ends with the month before.
    assert_eq!(plan(&[35]), "burglaries E97000001 from=2023-12 to=2025-11");
}

#[test]
fn a_population_is_carried_forward_and_said_to_be() {
    let model = model(&whole(), &burglary("rolling-12"), "E97000001 from=2025-12");
    let last = model.last().expect("a value");
    assert_eq!(last.value.shown.words(1), "12.1");
    assert_eq!(last.value.notes, ["population of 2024, the last that is loaded"]);
    assert!(model.notes.iter().any(|note| note.kind == "base" && note.says.contains("of 2024")));
}

#[test]
fn a_missing_month_is_a_gap_with_its_reason_and_never_nought() {
    let it = burglary("month");
    let ground = ground([(STREET, street(&[30])), (PEOPLE, people("population", &[2024], &[]))]);
    let model = model(&ground, &it, "E97000001 from=2025-06 to=2025-08");
    let shown: Vec<String> = model.cells().into_iter().map(|row| row.value).collect();
    // January 2023 is month 0, so that month 30 is July 2025. 10 over 10,000 is 1.0 per 1,000.
    assert_eq!(shown, ["1.0", "no data", "1.0"]);
    let missing = model.notes.iter().find(|note| note.kind == "missing").expect("it is said");
    assert!(missing.says.contains("July 2025: no file of this month is loaded"), "{}", missing.says);
    let rolling = super::support::model(&ground, &burglary("rolling-12"), "E97000001 from=2025-12");
    assert_eq!(rolling.cells()[0].value, "no data");
}

#[test]
fn an_area_is_compared_with_those_like_it_by_funnel_and_intervals() {
    let model = model(&whole(), &burglary("rolling-12"), "E97000001 from=2024-12 to=2024-12 against=alike");
    let standing = model.standing.as_ref().expect("it is compared");
    // Burglaries 121, 241, 361 over 10,000, 20,000, 30,000: 723 over 60,000 is 12.05 per 1,000.
    assert!((standing.reference - 12.05).abs() < 1e-9);
    // Rates 12.1, 12.05, 12.033: the first is the highest, and nothing but chance.
    assert_eq!((standing.rank, standing.of), (1, 3));
    assert!(standing.says.starts_with("not clearly different, within the 95% limits"), "{}", standing.says);
    assert!(standing.limits95.low < 12.1 && 12.1 < standing.limits95.high);
    assert_eq!(model.lines.iter().filter(|line| line.place == Place::Peer).count(), 2);
    assert_eq!(standing.among, "the 3 areas like it in Loamshire");
}

#[test]
fn a_peer_group_is_entered_with_source_and_day_and_holes_are_dropped_and_named() {
    let mut ground = ground([(STREET, street(&[])), (PEOPLE, people("population", &[2024], &[2]))]);
    ground.groups.push(PeerGroup {
        name: "alike-2024".into(),
        title: "Most similar group".into(),
        members: ["E97000001", "E97000002", "E97000003", "E97000999"].map(String::from).to_vec(),
        source: "Entered from the published list".into(),
        day: jiff::civil::date(2024, 4, 1),
    });
    let it = burglary("rolling-12");
    let model = model(&ground, &it, "E97000002 from=2024-12 to=2024-12 against=group:alike-2024");
    let standing = model.standing.as_ref().expect("it is compared");
    assert_eq!(
        standing.among,
        "the 3 members of “Most similar group” (Entered from the published list, 1 April 2024)"
    );
    // The third has no population, so that two are ranked.
    assert_eq!(standing.of, 2);
    let dropped = model.notes.iter().find(|note| note.kind == "dropped").expect("it is said");
    assert!(
        dropped.says.contains("Marlbridge (population of Marlbridge in 2024 is nought"),
        "{}",
        dropped.says
    );
    assert!(model.lines.iter().all(|line| line.area.name != "Marlbridge"));
}

#[test]
fn all_crime_leaves_incidents_out() {
    let it = indicator("recorded-crime-count-month");
    let model = model(&whole(), &it, "E97000001 from=2024-01 to=2024-01 over=month");
    // 10 burglaries and 2 robberies; the 40 incidents are not among them.
    assert_eq!(model.last().and_then(|point| point.value.shown.number()), Some(12.0));
}

#[test]
fn months_of_an_own_series_are_read_for_signals() {
    let model = model(&whole(), &burglary("month"), "E97000001 from=2023-01 to=2025-03");
    // Mean 10.1 per 10,000 with one more each March: the last March stands out, and the rule is named with its month.
    assert!(model.signals.iter().any(|signal| signal.contains("March 2025")), "{:?}", model.signals);
    assert!(model.signals.iter().any(|signal| signal.contains("3.267")), "the convention is recorded");
}

#[test]
fn every_part_that_was_counted_is_named() {
    let worked =
        worked(&whole(), &burglary("rolling-12"), "E97000001 from=2024-12 to=2024-12").expect("it is");
    let streets: Vec<&str> =
        worked.parts.iter().filter(|part| part.dataset == STREET).map(|part| part.part.as_str()).collect();
    assert_eq!(streets.len(), 12);
    assert!(streets.contains(&"street 12") && streets.contains(&"street 23"), "{streets:?}");
    assert!(worked.parts.iter().any(|part| part.part == "population 2024"));
    assert!(worked.parts.iter().all(|part| !part.sha256.is_empty() && part.load.starts_with("load of")));
}
