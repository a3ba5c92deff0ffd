//! Whatever the groups are, each is drawn once, inside the picture and on nobody else.

use super::draw::{indented, layered};
use super::tree;
use crate::{County_, Fact, Group, Line, Noun, Register, Span};
use jiff::civil::date;
use proptest::prelude::*;

fn fact(slug: String, noun: Noun) -> Fact {
    Fact {
        row: slug.clone(),
        id: format!("x/{}/{slug}", noun.kind()),
        slug,
        span: Span { from: date(2020, 1, 1), to: None },
        known_from: "2020-01-01T00:00:00Z".parse().expect("an instant"),
        known_to: None,
        noun,
    }
}

/// Groups of which each reports to any other or to none, circles included.
fn register(parents: &[Option<usize>], second: usize) -> Register {
    let mut facts =
        vec![fact("x".into(), County_ { strategy_group: "g0".into(), ..County_::default() }.into())];
    for (at, parent) in parents.iter().enumerate() {
        let line = Line { group: format!("g{second}"), how: "in a cycle".into() };
        let group = Group {
            name: format!("Group number {at} for a purpose that takes some words to say"),
            sort: "sub-group".into(),
            parent: parent.map(|p| format!("g{p}")),
            also_reports_to: if at % 3 == 0 { vec![line] } else { Vec::new() },
            ..Group::default()
        };
        facts.push(fact(format!("g{at}"), group.into()));
    }
    Register::new("x", facts)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn every_group_has_a_box_of_its_own(
        parents in proptest::collection::vec(proptest::option::of(0usize..12), 1..20),
        second in 0usize..12,
    ) {
        let register = register(&parents, second);
        let on = register.on(date(2022, 2, 1));
        let groups = tree(&on);
        prop_assert_eq!(groups.len(), parents.len(), "each group once");
        let drawings = std::iter::once(indented(&on, &groups, &[])).chain(layered(&on, &groups, &[]));
        for (nodes, width, height) in drawings {
            prop_assert_eq!(nodes.len(), parents.len());
            for (at, one) in nodes.iter().enumerate() {
                let (x, y, w, h) = one.place();
                prop_assert!(x >= 0 && y >= 0 && x + w <= width && y + h <= height, "{:?} in {width} by {height}", one.place());
                for other in &nodes[at + 1..] {
                    let (ox, oy, ow, oh) = other.place();
                    let apart = x + w <= ox || ox + ow <= x || y + h <= oy || oy + oh <= y;
                    prop_assert!(apart, "{:?} lies on {:?}", one.place(), other.place());
                }
            }
        }
    }
}

#[test]
fn the_boards_tree_comes_first_and_its_groups_in_its_order() {
    let register = register(&[None, Some(0), None, Some(0), Some(3)], 2);
    let on = register.on(date(2022, 2, 1));
    let order: Vec<(usize, &str)> = tree(&on).into_iter().map(|(depth, slug, _)| (depth, slug)).collect();
    assert_eq!(order, [(0, "g0"), (1, "g1"), (1, "g3"), (2, "g4"), (0, "g2")]);
}
