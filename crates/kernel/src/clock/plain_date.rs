//! Dates in data files: a bare TOML date, or text in any form that [`words::parse`]
//! reads.
//!
//! Use it as `#[serde(with = "clock::plain_date")]` on a [`Date`], or as the type [`PlainDate`]. It writes
//! `2022-02-15`.

use std::fmt;

use jiff::civil::Date;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, Visitor},
};

use super::words;

/// A date as data files write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlainDate(
    /// The date.
    #[serde(with = "self")]
    pub Date,
);

/// Writes a date as `2022-02-15`.
///
/// # Errors
/// Whatever the format reports.
pub fn serialize<S: Serializer>(date: &Date, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(date)
}

/// Reads a date.
///
/// # Errors
/// When it is not a date, in the words of [`words::parse`].
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    from.deserialize_any(Read)
}

struct Read;

impl<'de> Visitor<'de> for Read {
    type Value = Date;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date such as 2022-02-15")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Date, E> {
        words::parse(text).map_err(E::custom)
    }

    /// TOML hands a bare date over as a map with one entry, whose value is the text.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Date, A::Error> {
        match map.next_entry::<String, String>()? {
            Some((_, text)) => self.visit_str(&text),
            None => Err(A::Error::custom("expected a date such as 2022-02-15")),
        }
    }
}

/// The same for a date that may be missing.
pub mod option {
    use super::{Date, Deserialize, Deserializer, PlainDate, Serialize, Serializer};

    /// Writes a date as `2022-02-15`, or nothing.
    ///
    /// # Errors
    /// Whatever the format reports.
    pub fn serialize<S: Serializer>(date: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        date.map(PlainDate).serialize(to)
    }

    /// Reads a date, or nothing.
    ///
    /// # Errors
    /// When there is something and it is not a date.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
        Ok(Option::<PlainDate>::deserialize(from)?.map(|date| date.0))
    }
}
