//! Months as whole numbers, `year * 12 + month - 1`, and as they are written: `2025-01`.

use serde::{Deserialize, Deserializer, Serializer};

/// `2025-01`.
pub fn text(month: i32) -> String {
    format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}

/// The month of that year, from 1.
pub const fn of(year: i32, month: i32) -> i32 {
    year * 12 + month - 1
}

/// Reads `2025-01`; nothing when it is no month.
pub fn read(text: &str) -> Option<i32> {
    let (year, month) = text.split_once('-')?;
    let right = year.len() == 4 && month.len() == 2 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let (year, month): (i32, i32) = (year.parse().ok()?, month.parse().ok()?);
    (right && (1..=12).contains(&month)).then(|| of(year, month))
}

/// Days of the month, in the calendar that has been used since 1752.
pub fn days(month: i32) -> u32 {
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<i32, D::Error> {
    let text = String::deserialize(from)?;
    read(&text).ok_or_else(|| serde::de::Error::custom(format!("“{text}” is no month: write it as 2025-01")))
}

pub(crate) fn serialize<S: Serializer>(month: &i32, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&text(*month))
}

pub(crate) mod option {
    use super::{Deserializer, Serializer};

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i32>, D::Error> {
        super::deserialize(from).map(Some)
    }

    pub(crate) fn serialize<S: Serializer>(month: &Option<i32>, to: S) -> Result<S::Ok, S::Error> {
        match month {
            Some(month) => super::serialize(month, to),
            None => to.serialize_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_as_they_are_written() {
        for (written, month) in [("2025-01", 24_300), ("2024-12", 24_299), ("2010-12", 24_131)] {
            assert_eq!(read(written), Some(month));
            assert_eq!(text(month), written);
        }
        for wrong in ["2025-13", "2025-00", "2025", "25-01", "2025-1", "+025-01", ""] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert_eq!(
            (days(of(2024, 2)), days(of(2023, 2)), days(of(2025, 4)), days(of(2025, 12))),
            (29, 28, 30, 31)
        );
    }
}
