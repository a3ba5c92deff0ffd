//! Feeds that other programs fetch: calendars and Atom, each written in one place whatever slice fills it.

pub mod atom;
pub mod calendar;

use sha2::{Digest, Sha256};

/// Whether something of a media type is fetched again and again.
pub(crate) fn is_feed(media: &str) -> bool {
    media == atom::MEDIA || media == calendar::MEDIA
}

/// The mark of some content, as an `ETag` has it.
pub(crate) fn mark(bytes: &[u8]) -> String {
    format!("\"{}\"", &kernel::time::hex(&Sha256::digest(bytes))[..32])
}
