//! Passwords: which are taken, and how they are kept.
//!
//! The rules follow the National Cyber Security Centre, *Password policy: updating your approach* and *Three random words*: length
//! and a list of common passwords, no rules of composition and no expiry.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use kernel::time::Chance;
use kernel::{Fault, Outcome};
use parking_lot::{Mutex, MutexGuard};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The fewest characters of a password.
pub const LEAST: usize = 12;
const MOST: usize = 1000;
/// So long somebody waits for their turn.
const PATIENCE: Duration = Duration::from_secs(2);
/// Common passwords that are long enough to be tried here. One a line, in lower case.
const COMMON: &str = include_str!("common-passwords.txt");

/// Stands in where there is no account, so that an unknown address costs what a known one does. It is no password's hash.
const STAND_IN: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c2hpcmVtb290c3RhbmRpbg$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// What is wrong with a chosen password, if anything.
pub(super) fn wrong_with(password: &str, email: &str) -> Option<&'static str> {
    let low = password.to_lowercase();
    let different = low.chars().collect::<std::collections::BTreeSet<_>>().len();
    if password.chars().count() < LEAST {
        Some("Use at least 12 characters. Three random words make a good password")
    } else if password.chars().count() > MOST {
        Some("Use at most 1,000 characters")
    } else if different < 5 || low == email || COMMON.lines().any(|common| common == low) {
        Some("This is one of the first passwords that somebody would try. Use three random words instead")
    } else {
        None
    }
}

/// Hashes with argon2id (RFC 9106) at the cost that OWASP recommends: 19 MiB, two passes.
#[derive(Default)]
pub(crate) struct Passwords {
    /// One at a time, so that a crowd at the door cannot use up the memory.
    turn: Mutex<()>,
    hashed: AtomicU64,
}

impl Passwords {
    /// The form in which a password is kept.
    pub(super) fn hash(&self, chance: &dyn Chance, password: &str) -> Outcome<String> {
        let mut salt = [0; 16];
        chance.fill(&mut salt);
        let _turn = self.turn("password")?;
        self.hashed.fetch_add(1, Ordering::Relaxed);
        let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(Fault::broken)
    }

    /// Whether a password is the one that is kept. Where none is kept (`""`), it costs the same and is always wrong.
    ///
    /// # Errors
    /// [`Fault::Fields`] for the field `field` when too many wait already.
    pub(super) fn verify(&self, field: &str, password: &str, kept: &str) -> Outcome<bool> {
        let found = PasswordHash::new(kept);
        let there = found.is_ok();
        let Ok(hash) = found.or_else(|_| PasswordHash::new(STAND_IN)) else {
            return Ok(false);
        };
        let _turn = self.turn(field)?;
        self.hashed.fetch_add(1, Ordering::Relaxed);
        let right = Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
        Ok(right && there)
    }

    /// One's turn, or words when it does not come: whoever waits here keeps a thread from every other page.
    fn turn(&self, field: &str) -> Outcome<MutexGuard<'_, ()>> {
        let words = "Many people are signing in at this moment. Try again in a minute";
        self.turn.try_lock_for(PATIENCE).ok_or_else(|| Fault::field(field, words))
    }

    /// How often the slow function has run: a test compares paths by it instead of by time.
    #[cfg(test)]
    pub(super) fn count(&self) -> u64 {
        self.hashed.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::time::OsChance;

    #[test]
    fn takes_long_passwords_without_rules_of_composition() {
        let email = "pat.officer@council.example";
        for (password, right) in [
            ("lantern quarry biscuit", true),
            ("aubergine-otter-nineteen", true),
            ("élève forêt château", true),
            ("elevenchars", false),
            ("", false),
            ("password1234", false),
            ("PASSWORD1234", false),
            ("aaaaaaaaaaaaaaaa", false),
            ("abababababababab", false),
            (email, false),
        ] {
            assert_eq!(wrong_with(password, email).is_none(), right, "{password}");
        }
        assert!(wrong_with(&"lantern quarry ".repeat(67), email).is_some());
    }

    #[test]
    fn every_common_password_could_be_chosen_otherwise() {
        for common in COMMON.lines() {
            assert!(common.chars().count() >= LEAST, "{common} is refused for its length already");
            assert_eq!(common, common.to_lowercase());
        }
    }

    #[test]
    fn an_unknown_address_costs_what_a_known_one_does() {
        let passwords = Passwords::default();
        let kept = passwords.hash(&OsChance, "lantern quarry biscuit").unwrap();
        let cost = |text: &str| text.split('$').take(4).collect::<Vec<_>>().join("$");
        assert_eq!(cost(&kept), cost(STAND_IN));
        for (password, kept, right) in [
            ("lantern quarry biscuit", kept.as_str(), true),
            ("lantern quarry biscuits", &kept, false),
            ("lantern quarry biscuit", "", false),
            ("lantern quarry biscuit", "not a hash", false),
        ] {
            let before = passwords.count();
            assert_eq!(passwords.verify("password", password, kept), Ok(right));
            assert_eq!(passwords.count(), before + 1);
        }
    }

    #[test]
    fn who_waits_too_long_for_a_turn_is_told_so() {
        let passwords = Passwords::default();
        let busy = passwords.turn.lock();
        let told =
            Fault::field("current", "Many people are signing in at this moment. Try again in a minute");
        assert_eq!(passwords.verify("current", "lantern quarry biscuit", ""), Err(told));
        assert_eq!(passwords.count(), 0);
        drop(busy);
        assert_eq!(passwords.verify("current", "lantern quarry biscuit", ""), Ok(false));
    }
}
