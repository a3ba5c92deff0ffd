//! Nothing that is withheld, and nobody, is in any object; and what was never public leaves no trace.

use crate::oparl::content::{SECRET, county, fill, open};
use public::oparl;

#[test]
fn no_object_names_a_person_or_what_is_withheld() {
    county().both(|bench| {
        let site = open(bench);
        fill(bench, 2);
        let objects = oparl::current(&site.app, "loamshire").expect("the objects");
        let files = oparl::files(&objects);
        let secret = bench.kernel.read(|unit| {
            let register = board::current(unit, "loamshire")?;
            let mut out = vec![SECRET.to_string()];
            for fact in &register.facts {
                match &fact.noun {
                    board::Noun::Person(it) => out.extend([it.name.clone(), it.email.clone()]),
                    board::Noun::Group(it) if !it.published => {
                        out.extend([it.name.clone(), fact.slug.clone()])
                    }
                    _ => {}
                }
            }
            Ok(out.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>())
        });
        let secret = secret.expect("the table");
        assert!(secret.len() > 50, "{}", secret.len());
        for (path, bytes) in &files {
            let text = String::from_utf8_lossy(bytes);
            for word in &secret {
                assert!(!text.contains(word.as_str()) && !path.contains(word.as_str()), "{path} says {word}");
            }
        }
        let withheld = files
            .iter()
            .find(|(path, _)| path == "shiremoot/withheld/DEC-hidden.json")
            .expect("the reason is told");
        assert!(String::from_utf8_lossy(&withheld.1).contains("It is about somebody."));
    });
}

#[test]
fn whoever_asks_gets_the_same() {
    county().sqlite(|bench| {
        let site = open(bench);
        fill(bench, 1);
        let officer = site.person("loamshire/person/bryony-askwell");
        for below in ["meetings.json", "agenda-items.json", "shiremoot/decisions.json", "organizations.json"]
        {
            let path = format!("/loamshire/record/oparl/{below}");
            assert_eq!(site.anybody().get(&path).ok().body(), officer.get(&path).ok().body(), "{path}");
        }
    });
}
