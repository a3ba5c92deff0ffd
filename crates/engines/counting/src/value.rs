//! What a field says, by the kind of its column.

use crate::pattern::{digits, month, year};
use kernel::contracts::counts::{Column, Kind, Reason, Shape};

/// What a value means, found once for each distinct one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Meaning {
    /// Why a row with it is not taken.
    pub reason: Option<Reason>,
    /// It stands for nothing.
    pub blank: bool,
    /// Its number, or its month.
    pub number: f64,
    /// Its place among the areas or categories of the cube.
    pub tally: u32,
    /// No base has it, as an area.
    pub unknown: bool,
    /// The only base that has it; 0 for none or all.
    pub vintage: u16,
    /// What the screening finds in it, a bit for each.
    pub screened: u8,
}

impl Meaning {
    /// Nothing.
    pub const BLANK: Self =
        Self { reason: None, blank: true, number: 0.0, tally: 0, unknown: false, vintage: 0, screened: 0 };

    /// What a value of a column means, as far as the column alone says.
    pub fn of(column: &Column, shape: &Shape, value: &[u8]) -> Self {
        if value.is_empty() || shape.blanks.iter().any(|blank| blank.as_bytes() == value) {
            return Self { reason: column.required.then_some(Reason::Blank), ..Self::BLANK };
        }
        let mut meaning = Self::default();
        let read = match column.kind {
            Kind::Text | Kind::Hash => Ok(0.0),
            Kind::Code => {
                if code(value) {
                    Ok(0.0)
                } else {
                    Err(Reason::BadCode)
                }
            }
            Kind::Month => month(value).map(f64::from).ok_or(Reason::BadPeriod),
            Kind::Year => year(value).map(f64::from).ok_or(Reason::BadPeriod),
            Kind::FinancialYear => financial(value).map(f64::from).ok_or(Reason::BadPeriod),
            Kind::Date => date(value).map(f64::from).ok_or(Reason::BadPeriod),
            Kind::Number => number(value).ok_or(Reason::BadNumber),
            Kind::Longitude => number(value).filter(|n| n.abs() <= 180.0).ok_or(Reason::BadPoint),
            Kind::Latitude => number(value).filter(|n| n.abs() <= 90.0).ok_or(Reason::BadPoint),
        };
        match read {
            // A score may lie below zero, and is kept; a count may not.
            Ok(number) if column.measure && number < 0.0 && shape.decimals == 0 => {
                meaning.reason = Some(Reason::Negative);
            }
            Ok(number) => meaning.number = number,
            Err(reason) => meaning.reason = Some(reason),
        }
        if !column.one_of.is_empty() && !column.one_of.iter().any(|one| one.as_bytes() == value) {
            meaning.reason = Some(Reason::UnknownCategory);
        }
        meaning
    }
}

/// A letter and eight digits.
fn code(value: &[u8]) -> bool {
    matches!(value, [letter, rest @ ..] if letter.is_ascii_uppercase() && rest.len() == 8 && rest.iter().all(u8::is_ascii_digit))
}

/// `2024/25` or `2024-25`, the second year following the first.
fn financial(value: &[u8]) -> Option<i32> {
    let (first, rest) = value.split_at_checked(4)?;
    let [b'/' | b'-', rest @ ..] = rest else { return None };
    let (from, to) = (digits(first)?, digits(rest)?);
    let follows = match rest.len() {
        2 => to == (from + 1) % 100,
        4 => to == from + 1,
        _ => false,
    };
    follows.then_some(year(first)? + 3)
}

/// The month of `2025-01-31…` or `31/01/2025…`.
fn date(value: &[u8]) -> Option<i32> {
    let (day, rest) = value.split_at_checked(10)?;
    if !matches!(rest, [] | [b'T' | b' ', ..]) {
        return None;
    }
    let (y, m, d) = match day {
        [y @ .., b'-', m1, m2, b'-', d1, d2] => (y, [*m1, *m2], [*d1, *d2]),
        [d1, d2, b'/', m1, m2, b'/', y @ ..] => (y, [*m1, *m2], [*d1, *d2]),
        _ => return None,
    };
    let (first, month, day) = (year(y)?, digits(&m)?, digits(&d)?);
    let real = jiff::civil::Date::new((first / 12) as i16, month as i8, day as i8).is_ok();
    real.then_some(first + month - 1)
}

/// A number; a comma may stand between thousands.
pub fn number(value: &[u8]) -> Option<f64> {
    if let Some(exact) = short(value) {
        return Some(exact);
    }
    let text = std::str::from_utf8(value).ok()?;
    let plain =
        text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E' | b','));
    if !plain {
        return None;
    }
    let text = if text.contains(',') { thousands(text)? } else { text.to_string() };
    text.parse().ok().filter(|n: &f64| n.is_finite())
}

/// The usual number, at most fifteen digits and a point: exact, because both halves of the division are.
#[inline]
fn short(value: &[u8]) -> Option<f64> {
    let (minus, plain) = match value {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, value),
    };
    if plain.is_empty() || plain.len() > 16 {
        return None;
    }
    let (mut whole, mut scale, mut point) = (0u64, 1.0f64, false);
    for &byte in plain {
        match byte {
            b'0'..=b'9' => {
                whole = whole * 10 + u64::from(byte - b'0');
                if point {
                    scale *= 10.0;
                }
            }
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    if plain == b"." || whole >= 1 << 53 {
        return None;
    }
    let n = whole as f64 / scale;
    Some(if minus { -n } else { n })
}

/// `1,234,567.8` without its commas, which must stand where they belong.
fn thousands(text: &str) -> Option<String> {
    let (whole, rest) = text.split_once('.').map_or((text, ""), |(whole, _)| (whole, &text[whole.len()..]));
    let mut groups = whole.trim_start_matches('-').split(',');
    let first = groups.next()?;
    let right = (1..=3).contains(&first.len()) && groups.all(|g| g.len() == 3) && !rest.contains(',');
    right.then(|| text.replace(',', ""))
}

/// 64 hexadecimal digits as 32 bytes.
#[inline]
pub fn unhex(value: &[u8], into: &mut [u8; 32]) -> bool {
    if value.len() != 64 {
        return false;
    }
    let mut bad = 0;
    for (byte, pair) in into.iter_mut().zip(value.as_chunks::<2>().0) {
        let (high, low) = (DIGIT[usize::from(pair[0])], DIGIT[usize::from(pair[1])]);
        bad |= high | low;
        *byte = (high << 4) | (low & 15);
    }
    bad < 16
}

/// The value of a hexadecimal digit; 255 for what is none.
const DIGIT: [u8; 256] = {
    let mut table = [255; 256];
    let mut n = 0;
    while n < 16 {
        table[b"0123456789abcdef"[n] as usize] = n as u8;
        table[b"0123456789ABCDEF"[n] as usize] = n as u8;
        n += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, is) in [
            ("12", Some(12.0)),
            ("-2.025724", Some(-2.025724)),
            ("60854727.00", Some(60_854_727.0)),
            ("1,234,567", Some(1_234_567.0)),
            ("1,234.5", Some(1234.5)),
            ("1e3", Some(1000.0)),
            ("0.1", Some(0.1)),
            ("12345678901234567890", Some(1.2345678901234567e19)),
            ("12,34", None),
            ("1,2345", None),
            ("", None),
            (".", None),
            ("-", None),
            ("1.2.3", None),
            ("NaN", None),
            ("inf", None),
            ("12 ", None),
        ] {
            assert_eq!(number(text.as_bytes()), is, "{text}");
        }
    }

    #[test]
    fn periods_are_months_counted_from_the_year_nought() {
        for (read, text, is) in [
            (date as fn(&[u8]) -> Option<i32>, "2025-02-28T10:00:00+00:00", Some(2025 * 12 + 1)),
            (date, "31/01/2025", Some(2025 * 12)),
            (date, "2025-02-29", None),
            (date, "2025-02-28x", None),
            (financial, "2024/25", Some(2024 * 12 + 3)),
            (financial, "2024-25", Some(2024 * 12 + 3)),
            (financial, "1999/2000", Some(1999 * 12 + 3)),
            (financial, "1999/00", Some(1999 * 12 + 3)),
            (financial, "2024/26", None),
            (month, "2025-12", Some(2025 * 12 + 11)),
            (month, "2025-00", None),
            (month, "2025-1", None),
            (year, "20251", None),
        ] {
            assert_eq!(read(text.as_bytes()), is, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_short_number_is_what_the_standard_library_reads(n in -180_000_000i64..180_000_000) {
            let text = format!("{}{}.{:06}", if n < 0 { "-" } else { "" }, n.abs() / 1_000_000, n.abs() % 1_000_000);
            prop_assert_eq!(number(text.as_bytes()), text.parse().ok());
        }

        #[test]
        fn a_hash_comes_back_from_its_digits(bytes in prop::array::uniform32(any::<u8>()), at in 0usize..64) {
            let text: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
            let mut out = [0; 32];
            prop_assert!(unhex(text.as_bytes(), &mut out));
            prop_assert_eq!(out, bytes);
            let mut wrong = text.into_bytes();
            wrong[at] = b'g';
            prop_assert!(!unhex(&wrong, &mut out));
        }
    }
}
