//! The public's pages in process: the same for everybody, and nothing in them that is not published.

use board::{Board, Example};
use engine_cedar::Cedar;
use jiff::civil::date;
use kernel::contracts::published::Published;
use kernel::rulebook::Rulebook;
use kernel::{Actor, Outcome, Unit, Who};
use site::Slice;
use std::path::Path;
use std::sync::Arc;
use testkit::db::{Bench, Setup};
use testkit::site::{Site, setup};

const OFFICER: &str = "loamshire/person/bryony-askwell";

/// What a slice would publish: as many reports as the day of the month, asked with the public's eyes alone.
fn published(unit: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Published>> {
    assert_eq!(actor.who, Who::Public, "the list is asked with the eyes of the public");
    let many = unit.today().day();
    Ok((1..=many)
        .map(|number| Published {
            day: date(2022, 1, number),
            kind: "Report".into(),
            title: format!("Report number {number} of {county} & <others>"),
            href: format!("/{county}/papers/{number}"),
            summary: "What was done.".into(),
        })
        .collect())
}

fn slices() -> Vec<Slice> {
    let test = Slice { name: "test", published: Some(published), ..Slice::default() };
    vec![site::home_slice(), board::slice(), public::slice(), test]
}

fn county() -> Setup {
    let rulebook = Rulebook::load(None).expect("the rulebook");
    setup(&slices()).judge(Cedar::load(&rulebook).expect("the policies")).on(date(2022, 2, 7))
}

fn open(bench: &Bench) -> Site<'_> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/loamshire/board");
    let mut example = Example { county: "loamshire".into(), ..Example::default() };
    for entry in
        std::fs::read_dir(root).expect("the county has a folder").map(|entry| entry.expect("an entry"))
    {
        let name = format!("board/{}", entry.file_name().to_string_lossy());
        example.files.insert(name, std::fs::read_to_string(entry.path()).expect("text"));
    }
    board::load(&bench.kernel, &example).expect("the county loads");
    Site::open(bench, Arc::new(Board), slices())
}

#[test]
fn anybody_reads_the_board_its_members_and_what_was_published_last() {
    county().both(|bench| {
        let site = open(bench);
        let page = site.anybody().get("/loamshire").ok();
        let page = page.says("Loamshire Safer Communities Board").says("Responsible authorities");
        let page = page
            .says("Report number 7 of loamshire & <others>")
            .says("Report number 3")
            .does_not_say("Report number 2 ");
        assert_eq!(
            page.text(),
            site.person(OFFICER).get("/loamshire").ok().text(),
            "it is the same for everybody"
        );
        site.anybody().get("/").ok().says("Loamshire Safer Communities Board");
    });
}

#[test]
fn nobody_and_nothing_that_is_not_published_is_named() {
    county().both(|bench| {
        let site = open(bench);
        let secret = bench.kernel.read(|unit| {
            let register = board::current(unit, "loamshire")?;
            let mut out = Vec::new();
            for fact in &register.facts {
                match &fact.noun {
                    board::Noun::Person(it) => {
                        out.extend([it.name.clone(), it.email.clone(), fact.slug.clone()])
                    }
                    board::Noun::Group(it) if !it.published => {
                        out.extend([it.name.clone(), fact.slug.clone()])
                    }
                    _ => {}
                }
            }
            Ok(out.into_iter().filter(|name| !name.is_empty()).collect::<Vec<String>>())
        });
        let secret = secret.expect("the table");
        assert!(secret.iter().any(|name| name == "case-panel") && secret.len() > 50, "{secret:?}");
        for path in ["/loamshire", "/loamshire/published", "/loamshire/published.atom", "/"] {
            let body = site.anybody().get(path).ok().body();
            for name in &secret {
                assert!(!body.contains(name.as_str()), "{path} says {name}");
            }
        }
    });
}

#[test]
fn the_list_turns_pages_and_an_unknown_county_is_no_page() {
    county().sqlite(|bench| {
        let site = open(bench);
        let anybody = site.anybody();
        anybody.get("/loamshire/published").ok().says("Report number 7").says("7 January 2022");
        anybody.get("/loamshire/published?page=2").ok().says("Later").does_not_say("Report number");
        anybody.get("/loamshire/published?page=nonsense").ok().says("Report number 7");
        for below in ["", "/published", "/published.atom"] {
            anybody.get(&format!("/nowhere{below}")).is(404);
        }
    });
}

#[test]
fn the_feed_has_its_own_type_and_whole_addresses() {
    county().sqlite(|bench| {
        let site = open(bench);
        let feed = site.anybody().get("/loamshire/published.atom").ok();
        assert_eq!(feed.media(), "application/atom+xml; charset=utf-8");
        let body = feed.body();
        assert_eq!(body.matches("<entry>").count(), 7);
        assert!(body.contains("<id>http://127.0.0.1:8080/loamshire/papers/7</id>"), "{body}");
        assert!(body.contains("loamshire &amp; &lt;others&gt;"), "{body}");
    });
}
