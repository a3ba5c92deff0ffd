//! Whoever empties the outbox: takes what is due, gives it to a carrier, and keeps what became of it.
//!
//! A message that the server has taken is never given to it again. One whose answer was lost on the way is, under the same name.

use super::{Room, Waits, again, store};
use jiff::{Span, Timestamp};
use kernel::contracts::carrier::{Carried, Carrier, Letter};
use kernel::{Kernel, Outcome};
use parking_lot::Mutex;
use std::sync::Arc;

/// Minutes that one try may take before the message is given to another worker.
const LEASE: i64 = 30;

/// The longest rest, in minutes, while nobody answers.
const REST: i64 = 15;

/// Empties the outbox by a carrier.
pub struct Postman {
    carrier: Arc<dyn Carrier>,
    /// How often nobody answered one after another, and until when nothing is tried.
    rest: Mutex<(u32, Option<Timestamp>)>,
}

impl Postman {
    /// With a carrier.
    pub fn new(carrier: Arc<dyn Carrier>) -> Self {
        Self { carrier, rest: Mutex::default() }
    }

    /// Tries every message that is due, at most so many, and says how many were taken.
    ///
    /// # Errors
    /// [`kernel::Fault::Broken`] when the outbox cannot be read or written; a message that cannot be sent is no error.
    pub fn round(&self, kernel: &Kernel, most: usize) -> Outcome<usize> {
        let mut taken = 0;
        if self.rest.lock().1.is_some_and(|until| kernel.now() < until) {
            return Ok(taken);
        }
        let room = kernel.lent::<Room>()?;
        for _ in 0..most {
            let lease = later(kernel.now(), LEASE);
            let Some(kept) = kernel.write_unrecorded_housekeeping(|unit| store::claim(unit, lease))? else {
                break;
            };
            let carried = match letter(&kept, &room) {
                Ok(letter) => self.carrier.carry(&letter),
                // Another key than this one's: it will never open here.
                Err(fault) => Carried::Refused(fault.to_string()),
            };
            let away = matches!(carried, Carried::Away(_));
            taken += usize::from(matches!(carried, Carried::Taken(_)));
            settle(kernel, &kept, &carried)?;
            if away {
                self.rests(kernel.now());
                return Ok(taken);
            }
            *self.rest.lock() = (0, None);
        }
        Ok(taken)
    }

    fn rests(&self, now: Timestamp) {
        let mut rest = self.rest.lock();
        rest.0 = rest.0.saturating_add(1);
        let minutes = 1_i64.checked_shl(rest.0.min(5) - 1).unwrap_or(REST).min(REST);
        rest.1 = Some(later(now, minutes));
    }
}

fn letter(kept: &store::Kept, room: &Room) -> Outcome<Letter> {
    let calendar = kept.calendar(room)?.map(|ics| (kept.method.clone(), ics));
    Ok(Letter {
        id: kept.id.clone(),
        to: kept.recipient.clone(),
        subject: kept.subject.clone(),
        text: kept.text(room)?,
        calendar,
        unsubscribe: Some(kept.unsubscribe.clone()).filter(|it| !it.is_empty()),
        made: kept.made,
    })
}

fn settle(kernel: &Kernel, kept: &store::Kept, carried: &Carried) -> Outcome<()> {
    kernel.write_unrecorded_housekeeping(|unit| {
        let now = unit.now();
        let tries = kept.tries + 1;
        match carried {
            Carried::Taken(_) => store::settle(unit, &kept.id, ("sent", ""), tries, now),
            Carried::Refused(why) => store::settle(unit, &kept.id, ("failed", why), tries, now),
            Carried::Later(why) => store::settle(unit, &kept.id, ("waiting", why), tries, again(now, tries)),
            // Nobody has tried this message yet: it is due as it was, and all others wait for the same reason.
            Carried::Away(why) => {
                store::settle(unit, &kept.id, ("waiting", why), kept.tries, now)?;
                store::all_wait(unit, why)
            }
        }
    })
}

/// How the outbox stands, for the doctor.
///
/// # Errors
/// [`kernel::Fault::Broken`] when it cannot be read.
pub fn standing(kernel: &Kernel) -> Outcome<Waits> {
    kernel.read(store::waits)
}

fn later(now: Timestamp, minutes: i64) -> Timestamp {
    now.checked_add(Span::new().minutes(minutes)).unwrap_or(now)
}
