//! A legal year as people write it.

use jiff::civil::{Date, date};
use kernel::clock::LegalYear;
use kernel::{Fault, Outcome};

/// How many years ahead a year may begin.
const AHEAD: i16 = 3;

/// The legal year that somebody wrote: `2022-23`, `2022/23`, `2022-2023`.
///
/// # Errors
/// [`Fault::Fields`] on `year` when it is no year of twelve months, or begins too far ahead.
pub fn read(text: &str, today: Date) -> Outcome<LegalYear> {
    let wrong = |said: String| Err(Fault::field("year", said));
    let like = LegalYear::of(today);
    let text = text.trim();
    let parts: Vec<&str> = text.split(['-', '/', '–']).collect();
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let (first, last) = match parts[..] {
        [first, last] if first.len() == 4 && matches!(last.len(), 2 | 4) && digits(first) && digits(last) => {
            (first, last)
        }
        _ => {
            return wrong(format!(
                "“{}” is not a legal year. Write both of its years, like {like}",
                text.chars().take(20).collect::<String>()
            ));
        }
    };
    let begins: i16 = first.parse().unwrap_or(0);
    let year = LegalYear::of(date(begins.clamp(1, 9_000), 4, 1));
    let ends = format!("{:04}", begins + 1);
    if !ends.ends_with(last) {
        return wrong(format!(
            "A legal year has twelve months, from 1 April to 31 March: the one that begins in {begins} is {year}"
        ));
    }
    if begins < 2008 {
        return wrong("The register of duties begins on 1 August 2007: choose a year from 2008-09 on".into());
    }
    if begins > today.year() + AHEAD {
        return wrong(format!(
            "{year} is too far ahead: nobody keeps a calendar more than three years ahead"
        ));
    }
    Ok(year)
}

/// Whether a year is over, so that nothing of it can be accepted any more.
pub fn past(year: LegalYear, today: Date) -> bool {
    year.end() < today
}

/// A long name, shortened where there is little room.
pub(super) fn short(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_string();
    }
    name.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_as_people_write_it() {
        let today = date(2022, 2, 1);
        for text in ["2022-23", "2022/23", "2022–23", " 2022-2023 "] {
            assert_eq!(read(text, today).unwrap().to_string(), "2022-23", "{text}");
        }
        for (text, said) in [
            ("2022", "not a legal year"),
            ("next", "not a legal year"),
            ("22-23", "not a legal year"),
            ("2022-23-24", "not a legal year"),
            ("2022-+3", "not a legal year"),
            ("2022-24", "the one that begins in 2022 is 2022-23"),
            ("2030-31", "too far ahead"),
            ("1999-00", "2008-09"),
        ] {
            let Err(Fault::Fields(wrong)) = read(text, today) else { panic!("{text}") };
            assert!(wrong[0].message.contains(said), "{text}: {}", wrong[0].message);
        }
        // The century turns.
        assert_eq!(read("2099-00", date(2098, 1, 1)).unwrap().end(), date(2100, 3, 31));
        assert!(past(read("2020-21", today).unwrap(), today));
        assert!(!past(read("2021-22", today).unwrap(), date(2022, 3, 31)));
    }
}
