//! When each item begins: from the start of the meeting and the minutes that each item is given.

use jiff::ToSpan;
use jiff::civil::Time;

/// When each item begins, in the order of the agenda. An item without minutes takes no time on the clock. Nothing from the item
/// on that would begin after midnight: such a time cannot be said.
pub fn begins(start: Time, minutes: &[u32]) -> Vec<Option<Time>> {
    let mut at = Some(start);
    minutes
        .iter()
        .map(|takes| {
            let now = at;
            at = at.and_then(|time| time.checked_add(i64::from(*takes).minutes()).ok());
            now
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    #[test]
    fn each_item_begins_when_the_one_before_has_had_its_minutes() {
        let at = begins(time(14, 0, 0, 0), &[5, 0, 20, 10]);
        let expected = [(14, 0), (14, 5), (14, 5), (14, 25)].map(|(h, m)| Some(time(h, m, 0, 0)));
        assert_eq!(at, expected);
    }

    #[test]
    fn what_would_begin_after_midnight_has_no_time() {
        let at = begins(time(23, 30, 0, 0), &[29, 1, 5]);
        assert_eq!(at, [Some(time(23, 30, 0, 0)), Some(time(23, 59, 0, 0)), None]);
        assert_eq!(begins(time(9, 0, 0, 0), &[u32::MAX, 1]), [Some(time(9, 0, 0, 0)), None]);
        assert!(begins(time(9, 0, 0, 0), &[]).is_empty());
    }
}
