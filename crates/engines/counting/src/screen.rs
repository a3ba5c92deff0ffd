//! What in a text is about a person: found, never repeated.
//!
//! It looks for what is written in the form of a name, a number or an address. It finds what has a form; a sentence that tells who
//! somebody is without one is for a reader.

use kernel::contracts::counts::Sensitive;
use regex::Regex;
use std::sync::LazyLock;

/// So many findings of a file are remembered.
pub const MOST: usize = 1000;

/// Titles before a name, and first names that are common in England and Wales: followed by another capital, they are a person.
const FIRST: &str = "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr|PC|DC|Sgt|\
    David|John|Peter|Michael|Paul|Andrew|Stephen|Mark|Robert|Richard|Christopher|Ian|Kevin|Gary|Anthony|Alan|Simon|\
    Daniel|Matthew|Thomas|Jack|Joshua|Oliver|Harry|Mohammed|Muhammad|Ahmed|Ryan|Liam|Connor|Craig|Darren|Lee|Jason|\
    Susan|Margaret|Karen|Jacqueline|Deborah|Tracey|Jane|Helen|Diane|Sharon|Sarah|Nicola|Claire|Lisa|Emma|Laura|Rebecca|\
    Gemma|Rachel|Amy|Jessica|Chloe|Emily|Sophie|Olivia|Amelia|Fatima|Aisha|Ayesha|Kelly|Donna|Julie|Louise|Michelle";

/// What follows a first name where it is a place: a street, a school, a shop.
const PLACES: &str = "Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Drive|Way|Court|Place|Square|Gardens|Park|Terrace|Crescent|Hill|\
    Grove|Walk|Green|House|School|Academy|College|Church|Hospital|Centre|Lewis|Arms|Hall|Bridge|Estate|Row|View|Rise|Mews";

static NAME: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!(r"\b(?:{FIRST})\.?\s+([A-Z][a-z'’-]+(?:-[A-Z][a-z]+)?)\b")).ok());
static PLACE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!("^(?:{PLACES})$")).ok());
static TELEPHONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^\d])(?:\+44|0044|0)[\s().-]*\d(?:[\s().-]*\d){8,9}(?:[^\d]|$)").ok()
});
static EMAIL: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z]").ok());
static POSTCODE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:[A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-HJKMNPR-Y]?|GIR)\s?[0-9][ABD-HJLNP-UW-Z]{2}\b").ok()
});
static NHS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:^|[^\d])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?:[^\d]|$)").ok());
static BORN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:d\.?o\.?b\.?|born(?: on)?|date of birth|birthday)\b\W{0,4}(?:\d{1,2}[./ -](?:\d{1,2}|[a-z]{3,9})[./ -]\d{2,4}|\d{4}-\d{2}-\d{2})",
    )
    .ok()
});

/// Everything that a text shows, a bit for each [`Sensitive`].
pub fn text(text: &str) -> u8 {
    let has = |regex: &Option<Regex>| regex.as_ref().is_some_and(|it| it.is_match(text));
    let mut found = 0;
    let mut add = |what: Sensitive, is: bool| found |= u8::from(is) << what as u8;
    add(Sensitive::Name, name(text));
    add(Sensitive::Telephone, has(&TELEPHONE));
    add(Sensitive::Email, has(&EMAIL));
    add(Sensitive::Postcode, has(&POSTCODE));
    add(Sensitive::NhsNumber, nhs(text));
    add(Sensitive::BirthDate, has(&BORN));
    found
}

/// Tells each of what was found.
pub fn each(found: u8, mut tell: impl FnMut(Sensitive)) {
    for what in Sensitive::ALL.iter().filter(|what| found >> **what as u8 & 1 == 1) {
        tell(*what);
    }
}

/// What a column of this name can only hold.
pub fn header(name: &str) -> Option<Sensitive> {
    let plain: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    match plain.as_str() {
        "surname" | "forename" | "forenames" | "firstname" | "lastname" | "familyname" | "givenname"
        | "fullname" | "clientname" | "personname" | "victimname" | "offendername" | "patientname" => {
            Some(Sensitive::Name)
        }
        "telephone" | "telephonenumber" | "phone" | "phonenumber" | "mobile" | "mobilenumber" => {
            Some(Sensitive::Telephone)
        }
        "email" | "emailaddress" => Some(Sensitive::Email),
        "postcode" | "homepostcode" => Some(Sensitive::Postcode),
        "nhsnumber" | "nhsno" => Some(Sensitive::NhsNumber),
        "dob" | "dateofbirth" | "birthdate" => Some(Sensitive::BirthDate),
        _ => None,
    }
}

fn name(text: &str) -> bool {
    let (Some(name), Some(place)) = (NAME.as_ref(), PLACE.as_ref()) else { return false };
    name.captures_iter(text).any(|it| it.get(1).is_some_and(|after| !place.is_match(after.as_str())))
}

/// Ten digits of which the last is what the others make it (weights 10 to 2, modulo 11).
///
/// Source: NHS Data Dictionary, *NHS number*, the Modulus 11 algorithm.
fn nhs(text: &str) -> bool {
    let Some(regex) = NHS.as_ref() else { return false };
    regex.captures_iter(text).any(|it| {
        let digits: Vec<u32> = it
            .iter()
            .skip(1)
            .flatten()
            .flat_map(|part| part.as_str().bytes())
            .map(|b| u32::from(b - b'0'))
            .collect();
        let sum: u32 = digits.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
        let check = (11 - sum % 11) % 11;
        check != 10 && digits.last() == Some(&check)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_about_a_person_is_found_and_what_is_not_is_left() {
        use Sensitive::{BirthDate, Email, Name, NhsNumber, Postcode, Telephone};
        for (said, is) in [
            ("at number 14, told Mr Loamley to leave", &[Name][..]),
            ("Sarah Marlow was hit outside", &[Name]),
            ("PC Fallow attended", &[Name]),
            ("Victoria Road, near David Lewis", &[]),
            ("outside Thomas Street car park", &[]),
            ("call 01632 960 123 after six", &[Telephone]),
            ("+44 1632 960123", &[Telephone]),
            ("write to a.b@loamshire.example", &[Email]),
            ("in ZZ1 1ZZ", &[]),
            ("lives in LM12 3AB", &[Postcode]),
            // 9 434 765 919: the sum of weighted digits is 299 = 27 × 11 + 2, so the check digit is 9.
            ("no. 943 476 5919", &[NhsNumber]),
            ("no. 943 476 5918", &[]),
            ("DOB 03/04/1985", &[BirthDate]),
            ("born on 3 April 1985", &[BirthDate]),
            ("happened on 03/04/2025", &[]),
            ("Bar or pub, bottle thrown at 23:15, 3 people", &[]),
            ("", &[]),
        ] {
            let mut found = Vec::new();
            each(text(said), |what| found.push(what));
            assert_eq!(found, is, "{said}");
        }
    }

    #[test]
    fn a_column_can_say_by_its_name_that_it_is_about_persons() {
        assert_eq!(header("Date of Birth"), Some(Sensitive::BirthDate));
        assert_eq!(header("NHS-Number"), Some(Sensitive::NhsNumber));
        for fine in ["Area Name", "lsoa21_name", "Name", "Location", "Month"] {
            assert_eq!(header(fine), None, "{fine}");
        }
    }
}
