//! What people call a thing of the register.

use crate::{Group, Noun, Organisation, Person, Protocol, Seat, Snapshot, Theme, words};

/// The name of a thing, with the names that it has from others on the day of the snapshot.
pub(crate) fn of(on: &Snapshot<'_>, noun: &Noun) -> String {
    match noun {
        Noun::County_(it) => it.name.clone(),
        Noun::Area(it) => it.name.clone(),
        Noun::Organisation(it) => it.name.clone(),
        Noun::Group(it) => it.name.clone(),
        Noun::Person(it) => it.name.clone(),
        Noun::Protocol(it) => it.name.clone(),
        Noun::Theme(it) => it.name.clone(),
        Noun::Document(it) => it.name.clone(),
        Noun::Seat(it) => format!("{} on {}", seat(on, it), on.group_name(&it.group)),
        Noun::Holding(it) => {
            let seat = on.get::<Seat>(&it.seat).map_or_else(|| it.seat.clone(), |s| self::seat(on, s));
            let as_what = if it.deputy { "deputy for" } else { "in the seat of" };
            format!("{}, {as_what} {seat}", person(on, &it.person))
        }
        Noun::Office(it) => {
            let office = words::said(words::OFFICES, &it.office);
            match &it.group {
                Some(group) => format!("{}, {office} of {}", person(on, &it.person), on.group_name(group)),
                None => format!("{}, {office}", person(on, &it.person)),
            }
        }
        Noun::Liaison(it) => {
            format!(
                "{}, liaison officer of {}",
                person(on, &it.person),
                on.organisation_name(&it.organisation)
            )
        }
        Noun::Signature(it) => {
            let who = match (&it.group, &it.organisation) {
                (Some(group), _) => on.get::<Group>(group).map_or_else(|| group.clone(), |g| g.name.clone()),
                (_, Some(body)) => {
                    on.get::<Organisation>(body).map_or_else(|| body.clone(), |o| o.name.clone())
                }
                _ => "nobody".into(),
            };
            let what =
                on.get::<Protocol>(&it.protocol).map_or_else(|| it.protocol.clone(), |p| p.name.clone());
            format!("{who} under {what}")
        }
        Noun::Tagging(it) => {
            let theme = on.get::<Theme>(&it.theme).map_or_else(|| it.theme.clone(), |t| t.name.clone());
            format!("{theme} on {}", it.label)
        }
    }
}

/// The organisation of a seat; `Empty seat` when nobody holds it.
pub(crate) fn seat(on: &Snapshot<'_>, seat: &Seat) -> String {
    match (&seat.organisation, &seat.listed_as) {
        (Some(body), _) => on.organisation_name(body),
        (None, Some(listed)) => listed.clone(),
        (None, None) => "Empty seat".into(),
    }
}

/// A person's name, or the short name when they are not known on the day.
pub(crate) fn person(on: &Snapshot<'_>, slug: &str) -> String {
    on.get::<Person>(slug).map_or_else(|| slug.to_string(), |p| p.name.clone())
}

/// Whether an address lies below the county and nowhere else.
pub(crate) fn is_below(path: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_/.".contains(c);
    !path.is_empty() && !path.starts_with('/') && !path.contains("..") && path.chars().all(fits)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_tag_leads_only_to_what_is_below_its_county() {
        for (path, fits) in [
            ("actions/ACT-0042", true),
            ("papers/2022-02-15-hwb", true),
            ("", false),
            ("/loamshire/actions/ACT-0042", false),
            ("https://elsewhere.example", false),
            ("javascript:alert(1)", false),
            ("../worcestershire", false),
        ] {
            assert_eq!(super::is_below(path), fits, "{path}");
        }
    }
}
