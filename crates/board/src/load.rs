//! Loading a county from data files: read whole, checked whole, then written in one unit or not at all.

use crate::{Noun, Span, add_unguarded, events};
use jiff::civil::Date;
use kernel::clock::plain_date;
use kernel::rulebook::{Item, Misprint, items};
use kernel::{Fault, Kernel, SystemActs};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A county as its files say it is: file name and text.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// Short name of the county.
    pub county: String,
    /// Its files by name: `board/groups.toml`.
    pub files: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Head {
    id: String,
    #[serde(with = "plain_date")]
    from: Date,
    #[serde(default, with = "plain_date::option")]
    to: Option<Date>,
}

/// Order in which kinds are written, so that nothing refers to what is not there yet.
const ORDER: &[&str] = &[
    "county",
    "area",
    "organisation",
    "group",
    "seat",
    "person",
    "holding",
    "office",
    "liaison",
    "protocol",
    "signature",
    "document",
    "theme",
    "tagging",
];

/// Reads every file below `board/`.
///
/// # Errors
/// The first [`Misprint`], with file and line.
pub fn read(example: &Example) -> Result<Vec<(Item, String, Span, Noun)>, Misprint> {
    let mut out = Vec::new();
    for (name, text) in example.files.iter().filter(|(name, _)| name.starts_with("board/")) {
        for item in items(name, text)? {
            let noun = Noun::from_item(&item, &["id", "from", "to"])?;
            let head: Head = item.head()?;
            out.push((item, head.id, Span { from: head.from, to: head.to }, noun));
        }
    }
    out.sort_by_key(|(_, _, _, noun)| ORDER.iter().position(|k| *k == noun.kind()));
    Ok(out)
}

/// Loads a county's table. Nothing is kept when anything is wrong.
///
/// # Errors
/// [`Misprint`] as a [`Fault::Fields`] on `file`, or [`Fault::Broken`].
pub fn load(kernel: &Kernel, example: &Example) -> Result<usize, Fault> {
    let said = |wrong: Misprint| Fault::field("file", wrong.to_string());
    let (items, things): (Vec<Item>, Vec<(String, Span, Noun)>) = read(example)
        .map_err(said)?
        .into_iter()
        .map(|(item, slug, span, noun)| (item, (slug, span, noun)))
        .unzip();
    let acts = SystemActs::without_a_permit_because("examples", &example.county, kernel.today());
    kernel.write(|unit| {
        add_unguarded(unit, &acts, &things).map_err(|(at, fault)| match fault {
            Fault::Fields(errors) => errors.first().map_or(Fault::Absent, |e| {
                said(items[at].wrong(&e.field, format!("{}: {}", e.field, e.message)))
            }),
            other => other,
        })?;
        let facts = things.len();
        let done = unit.record(&acts, &events::ExampleLoaded { thing: example.county.clone(), facts })?;
        Ok(done.carrying(facts))
    })
}

#[cfg(test)]
mod tests {
    use super::{Example, load};
    use crate::MIGRATIONS;
    use kernel::Fault;
    use testkit::db::Setup;

    const HEAD: &str = "[[county]]\nid = \"x\"\nfrom = 2020-01-01\nname = \"X\"\nstrategy-group = \"scb\"\n\n[[group]]\nid = \"scb\"\nfrom = 2020-01-01\nname = \"Board\"\nsort = \"county-strategy-group\"\n\n";

    fn refused(rest: &str) -> String {
        let bench = Setup::new(MIGRATIONS).bench(&testkit::db::Database::Sqlite);
        let mut example = Example { county: "x".into(), ..Example::default() };
        example.files.insert("board/x.toml".into(), format!("{HEAD}{rest}"));
        let fault = load(&bench.kernel, &example).expect_err("it is wrong");
        // Nothing of it is kept.
        let kept = bench.kernel.read(|unit| Ok(crate::current(unit, "x")?.facts.len()));
        assert_eq!(kept, Ok(0));
        match fault {
            Fault::Fields(errors) => errors[0].message.clone(),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_file_line_and_the_nearest_right_name() {
        let seat = |group: &str, more: &str| {
            format!(
                "[[seat]]\nid = \"a\"\nfrom = 2020-01-01\ngroup = \"{group}\"\nstanding = \"invited\"\n{more}"
            )
        };
        for (rest, words) in [
            (seat("scp", ""), "board/x.toml:16: group: There is no group called “scp”. Did you mean “scb”?"),
            (seat("scb", "colour = \"red\"\n"), "colour"),
            (seat("scb", "to = 2019-01-01\n"), "before it begins"),
            (seat("scb", "").replace("2020-01-01", "2020-02-30"), "board/x.toml:15"),
            (seat("scb", "").replace("invited", "invted"), "Did you mean “invited”?"),
            (seat("scb", "").repeat(2), "There is already a seat called “a”"),
            (seat("scb", "").replace("[[seat]]", "[[seet]]"), "did you mean “seat”?"),
        ] {
            let said = refused(&rest);
            assert!(said.contains(words), "{said:?} does not say {words:?}");
        }
    }
}
