//! Time, identifiers and chance, passed in so that a test can decide them.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use std::sync::atomic::{AtomicU64, Ordering};

/// Where the present comes from.
pub trait Clock: Send + Sync {
    /// This instant, in UTC.
    fn now(&self) -> Timestamp;

    /// The civil date in England now.
    fn today(&self) -> Date {
        civil(self.now())
    }
}

/// The civil date in England at an instant.
pub fn civil(at: Timestamp) -> Date {
    TimeZone::get("Europe/London")
        .map_or_else(|_| at.to_zoned(TimeZone::UTC).date(), |tz| at.to_zoned(tz).date())
}

/// Day and time in England at an instant.
pub fn local(at: Timestamp) -> DateTime {
    TimeZone::get("Europe/London")
        .map_or_else(|_| at.to_zoned(TimeZone::UTC).datetime(), |tz| at.to_zoned(tz).datetime())
}

/// The one place where the machine is asked.
#[allow(clippy::disallowed_methods, reason = "everything else asks a clock")]
fn machine_now() -> Timestamp {
    Timestamp::now()
}

/// The machine's own clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct MachineClock;

impl Clock for MachineClock {
    fn now(&self) -> Timestamp {
        machine_now()
    }
}

/// The machine's clock moved so that it starts at nine in the morning of a chosen date: for demos, whose day has all its hours before it.
#[derive(Clone, Copy, Debug)]
pub struct ShiftedClock {
    shift_seconds: i64,
}

impl ShiftedClock {
    /// A clock on which it is the morning of `today`, and which goes on from there.
    pub fn starting(today: Date) -> Self {
        let now = machine_now();
        let morning = today.at(9, 0, 0, 0).to_zoned(TimeZone::UTC).map_or(now, |zoned| zoned.timestamp());
        Self { shift_seconds: morning.as_second() - now.as_second() }
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> Timestamp {
        let now = machine_now();
        now.checked_add(Span::new().seconds(self.shift_seconds)).unwrap_or(now)
    }
}

/// A clock that a test sets, and that moves a millisecond whenever it is read so that order is visible.
#[derive(Debug)]
pub struct SetClock(AtomicU64);

impl SetClock {
    /// A clock that starts at noon, UTC, on a date.
    pub fn noon(date: Date) -> Self {
        let at = date.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).map_or(0, |z| z.timestamp().as_millisecond());
        Self(AtomicU64::new(u64::try_from(at).unwrap_or(0)))
    }

    /// Moves to noon on another date.
    pub fn set(&self, date: Date) {
        self.0.store(Self::noon(date).0.into_inner(), Ordering::SeqCst);
    }

    /// Moves forward to an instant; it never goes back.
    pub fn turn(&self, to: Timestamp) {
        self.0.fetch_max(u64::try_from(to.as_millisecond()).unwrap_or(0), Ordering::SeqCst);
    }

    /// Moves on by so many seconds.
    pub fn forward(&self, seconds: u64) {
        self.0.fetch_add(seconds * 1000, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        let at = self.0.fetch_add(1, Ordering::SeqCst);
        i64::try_from(at)
            .ok()
            .and_then(|ms| Timestamp::from_millisecond(ms).ok())
            .unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// Where identifiers and secrets come from.
pub trait Chance: Send + Sync {
    /// Fills with bytes that nobody can guess.
    fn fill(&self, bytes: &mut [u8]);

    /// A new identifier: a ULID of the given instant, as 26 characters of text.
    fn id(&self, at: Timestamp) -> String {
        let mut random = [0; 16];
        self.fill(&mut random);
        let ms = u64::try_from(at.as_millisecond()).unwrap_or(0);
        ulid::Ulid::from_parts(ms, u128::from_be_bytes(random)).to_string()
    }

    /// A secret of 256 bits, as 64 hexadecimal characters.
    fn secret(&self) -> String {
        let mut bytes = [0; 32];
        self.fill(&mut bytes);
        hex(&bytes)
    }
}

/// The operating system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsChance;

impl Chance for OsChance {
    fn fill(&self, bytes: &mut [u8]) {
        // Without randomness no session and no identifier is safe: stopping is the only right answer.
        getrandom::fill(bytes).expect("the operating system gives randomness");
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}
