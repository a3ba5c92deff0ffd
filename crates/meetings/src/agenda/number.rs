//! Numbers that run on from meeting to meeting of a group.

/// The number of each item, in the order of the agenda. An item that has one keeps it; every other gets the next one after `last`,
/// the highest that the group has ever given, or `first` when that is higher. So a number is never used again.
pub fn numbers(last: Option<i64>, first: i64, held: &[Option<i64>]) -> Vec<i64> {
    let known = held.iter().flatten().copied().chain(last).max();
    let mut next = known.map_or(first, |known| first.max(known.saturating_add(1)));
    held.iter()
        .map(|number| {
            number.unwrap_or_else(|| {
                let given = next;
                next = next.saturating_add(1);
                given
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_run_on_and_begin_where_the_group_says() {
        assert_eq!(numbers(None, 1, &[None, None]), [1, 2]);
        assert_eq!(numbers(None, 711, &[None, None, None]), [711, 712, 713]);
        assert_eq!(numbers(Some(715), 711, &[None]), [716]);
        // A later start leaves a gap; an earlier one does not go back.
        assert_eq!(numbers(Some(715), 800, &[None]), [800]);
        assert_eq!(numbers(Some(715), 1, &[None]), [716]);
        // A supplement: what was issued keeps its number, wherever the new item stands.
        assert_eq!(numbers(Some(713), 711, &[Some(711), None, Some(713)]), [711, 714, 713]);
    }

    proptest! {
        #[test]
        fn none_is_used_again(last in 0..1_000_i64, first in 0..2_000_i64, new in proptest::collection::vec(any::<bool>(), 0..20)) {
            let mut old = last - 20;
            let held: Vec<Option<i64>> = new.iter().map(|new| (!new).then(|| { old += 1; old })).collect();
            let all = numbers(Some(last), first, &held);
            for (held, number) in held.iter().zip(&all) {
                match held {
                    Some(held) => prop_assert_eq!(held, number),
                    None => prop_assert!(*number > last && *number >= first),
                }
            }
            let mut apart = all.clone();
            apart.sort_unstable();
            apart.dedup();
            prop_assert_eq!(apart.len(), all.len());
        }
    }
}
