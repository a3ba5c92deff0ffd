//! Means, places, ties, blanks and weights, with the arithmetic.

use super::Scores;
use super::rank::{rank, sway};

const CRITERIA: &[&str] = &["harm", "volume"];

fn sheet(of: &[(&str, Option<u8>, Option<u8>)]) -> Scores {
    of.iter()
        .map(|(candidate, harm, volume)| {
            let marks = [("harm", harm), ("volume", volume)];
            let given = marks.iter().filter_map(|(c, s)| s.map(|score| ((*c).to_string(), score)));
            ((*candidate).to_string(), given.collect())
        })
        .collect()
}

#[test]
fn totals_are_means_by_weight() {
    let one = sheet(&[("a", Some(5), Some(1)), ("b", Some(2), Some(4))]);
    let two = sheet(&[("a", Some(4), Some(2)), ("b", Some(2), Some(5))]);
    let ranked = rank(CRITERIA, &[3, 1], &["a", "b"], &[&one, &two]);
    // a: harm (5+4)/2 = 4.5, volume 1.5: (3 * 4.5 + 1 * 1.5) / 4 = 3.75. b: harm 2, volume 4.5: (6 + 4.5) / 4 = 2.625.
    assert_eq!(
        ranked.iter().map(|r| (r.candidate, r.total, r.place)).collect::<Vec<_>>(),
        [(0, Some(3.75), Some(1)), (1, Some(2.625), Some(2)),]
    );
    assert!(ranked.iter().all(|r| r.marks.iter().all(|m| !m.disagrees())));
}

#[test]
fn scorers_who_differ_by_two_disagree() {
    let (one, two) = (sheet(&[("a", Some(5), Some(3))]), sheet(&[("a", Some(3), Some(4))]));
    let ranked = rank(CRITERIA, &[1, 1], &["a"], &[&one, &two]);
    // Harm 5 and 3 are two apart; volume 3 and 4 are one apart.
    assert_eq!(ranked[0].marks.iter().map(super::rank::Mark::disagrees).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn a_blank_is_no_score_and_nobody_is_ranked_for_nothing() {
    let one = sheet(&[("a", Some(4), None), ("b", Some(3), Some(3)), ("c", None, None)]);
    let two = sheet(&[("b", Some(3), Some(3))]);
    let ranked = rank(CRITERIA, &[1, 1], &["c", "a", "b"], &[&one, &two]);
    // a was scored on harm alone: 4. b is 3. c has no score, so it stands last and has no place.
    assert_eq!(
        ranked.iter().map(|r| (r.candidate, r.total, r.place)).collect::<Vec<_>>(),
        [(1, Some(4.0), Some(1)), (2, Some(3.0), Some(2)), (0, None, None),]
    );
    assert_eq!(ranked.iter().map(|r| r.gaps(&[1, 1])).collect::<Vec<_>>(), [1, 0, 2]);
    // Where the blank counts for nothing, nothing is missing.
    assert_eq!(rank(CRITERIA, &[1, 0], &["a"], &[&one])[0].gaps(&[1, 0]), 0);
}

#[test]
fn a_tie_shares_a_place_and_the_next_is_counted_on() {
    let one = sheet(&[("a", Some(3), Some(3)), ("b", Some(2), Some(4)), ("c", Some(1), Some(1))]);
    let ranked = rank(CRITERIA, &[1, 1], &["a", "b", "c"], &[&one]);
    assert_eq!(
        ranked.iter().map(|r| (r.place, r.tied)).collect::<Vec<_>>(),
        [(Some(1), true), (Some(1), true), (Some(3), false),]
    );
}

#[test]
fn what_a_change_of_weight_would_do() {
    // With weights 3 and 1: a = (3*4 + 1*1) / 4 = 3.25, b = (3*3 + 1*3) / 4 = 3. They cross where 4h + 1v = 3h + 3v, h = 2v.
    let one = sheet(&[("a", Some(4), Some(1)), ("b", Some(3), Some(3))]);
    let found = sway(CRITERIA, &[3, 1], &["a", "b"], &[&one], 2, 5);
    // Harm with volume at 1: at 2 they tie, which is a change; from 3 on a leads.
    assert_eq!(found[0].same, [false, false, false, true, true, true]);
    let lighter = found[0].lighter.as_ref().expect("a change");
    assert_eq!((lighter.weight, lighter.place), (2, 1 + 1));
    assert!(found[0].heavier.is_none());
    // Volume with harm at 3: at 0 and 1 a leads; at 2 (h = 3 < 2v = 4) b does.
    assert_eq!(found[1].same, [true, true, false, false, false, false]);
    let heavier = found[1].heavier.as_ref().expect("a change");
    assert_eq!((heavier.weight, heavier.place, heavier.then, heavier.now), (2, 1, 1, 0));
}

#[test]
fn only_the_first_matter() {
    let one = sheet(&[("a", Some(5), Some(5)), ("b", Some(3), Some(2)), ("c", Some(2), Some(3))]);
    let two = sway(CRITERIA, &[2, 1], &["a", "b", "c"], &[&one], 3, 4);
    assert!(two[1].heavier.is_some());
    // b and c change places, but only the first one was asked about.
    let first = sway(CRITERIA, &[2, 1], &["a", "b", "c"], &[&one], 1, 4);
    assert!(first.iter().all(|s| s.same.iter().enumerate().all(|(w, same)| *same || w == 0)));
    assert!(first.iter().all(|s| s.heavier.is_none()));
}

#[test]
fn nobody_has_scored() {
    let ranked = rank(CRITERIA, &[1, 1], &["a", "b"], &[]);
    assert!(ranked.iter().all(|r| r.place.is_none() && !r.tied));
    assert!(sway(CRITERIA, &[1, 1], &["a"], &[], 3, 2).iter().all(|s| s.same.iter().all(|same| *same)));
}
