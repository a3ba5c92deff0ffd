//! A clock that stands where the year is played, and that goes on from its last day once it is over.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use kernel::time::{Clock, ShiftedClock};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock that is turned to an instant and moves by a millisecond whenever it is read, until it is let go.
#[derive(Debug, Default)]
pub struct TurnedClock {
    at: AtomicI64,
    free: OnceLock<ShiftedClock>,
}

/// The instant of a civil time in England.
pub fn instant(at: DateTime) -> Timestamp {
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    at.to_zoned(zone).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}

impl TurnedClock {
    /// A clock that stands at midnight of a day.
    pub fn standing(day: Date) -> Self {
        let clock = Self::default();
        clock.turn(day.at(0, 0, 0, 0));
        clock
    }

    /// Turns it forward; it never goes back.
    pub fn turn(&self, to: DateTime) {
        self.at.fetch_max(instant(to).as_millisecond(), Ordering::SeqCst);
    }

    /// Lets it go on as the machine's own does, from a day on.
    pub fn let_go(&self, from: Date) {
        self.free.get_or_init(|| ShiftedClock::starting(from));
    }
}

impl Clock for TurnedClock {
    fn now(&self) -> Timestamp {
        match self.free.get() {
            Some(free) => free.now(),
            None => {
                let at = self.at.fetch_add(1, Ordering::SeqCst);
                Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH)
            }
        }
    }
}
