//! How often something was tried: counters kept in memory, so that a restart forgives.

use jiff::Timestamp;
use parking_lot::Mutex;
use std::collections::HashMap;

/// So many counters are kept before those that have run out are cleared away.
const MANY: usize = 10_000;

/// So many are kept at most. Beyond, whoever has no counter yet must wait: a flood may not use up the memory.
const MOST: usize = 200_000;

/// At most once in so many seconds all of them are looked through.
const SWEEP: i64 = 60;

/// Counters by key, each with the second at which it runs out.
#[derive(Default)]
struct Counters {
    by_key: HashMap<String, (i64, u32)>,
    swept: i64,
}

/// What was tried of late.
#[derive(Default)]
pub(crate) struct Tries(Mutex<Counters>);

impl Tries {
    /// Counts one try and says whether it is one too many: at most `most` in each period of `seconds`.
    pub(crate) fn too_many(&self, key: &str, most: u32, seconds: i64, now: Timestamp) -> bool {
        let now = now.as_second();
        let mut all = self.0.lock();
        if all.by_key.len() > MANY && now >= all.swept + SWEEP {
            all.by_key.retain(|_, (until, _)| *until > now);
            all.swept = now;
        }
        if all.by_key.len() >= MOST && !all.by_key.contains_key(key) {
            return true;
        }
        let (until, count) = all.by_key.entry(key.into()).or_insert((now + seconds, 0));
        if *until <= now {
            (*until, *count) = (now + seconds, 0);
        }
        *count += 1;
        *count > most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_by_key_and_forgets_after_the_period() {
        let (tries, at) = (Tries::default(), |second| Timestamp::from_second(second).unwrap());
        let counted: Vec<bool> = (0..4).map(|n| tries.too_many("a", 3, 60, at(n))).collect();
        assert_eq!(counted, [false, false, false, true]);
        assert!(!tries.too_many("b", 3, 60, at(4)), "another key has a count of its own");
        assert!(tries.too_many("a", 3, 60, at(59)));
        assert!(!tries.too_many("a", 3, 60, at(60)));
    }

    #[test]
    fn a_flood_of_keys_does_not_free_those_that_still_count() {
        let (tries, at) = (Tries::default(), |second| Timestamp::from_second(second).unwrap());
        for _ in 0..4 {
            tries.too_many("long", 3, 3600, at(0));
        }
        for n in 0..=MANY {
            tries.too_many(&n.to_string(), 3, 60, at(0));
        }
        assert!(tries.too_many("long", 3, 3600, at(100)));
        assert!(tries.0.lock().by_key.len() < 10, "what has run out is gone");
    }

    #[test]
    fn no_flood_uses_up_the_memory() {
        let (tries, at) = (Tries::default(), |second| Timestamp::from_second(second).unwrap());
        assert!(!tries.too_many("known", 3, 3600, at(0)));
        for n in 0..MOST + 10 {
            tries.too_many(&n.to_string(), 3, 3600, at(0));
        }
        assert_eq!(tries.0.lock().by_key.len(), MOST);
        assert!(tries.too_many("new", 3, 3600, at(1)), "there is no room to count");
        assert!(!tries.too_many("known", 3, 3600, at(1)));
        assert!(!tries.too_many("new", 3, 3600, at(3601)), "there is room again");
    }
}
