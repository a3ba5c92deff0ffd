//! Search: what it finds is what the reader's lists show, and nothing besides.

use crate::after::room;
use crate::after::seed::{SCB, row};
use crate::cycle::support::DAY;
use kernel::SystemActs;
use meetings::registers::events::MatterTied;
use testkit::db::Bench;
use testkit::site::Visitor;

/// Indexes rows that were put in place without a command.
pub fn index(bench: &Bench, rows: &[&str]) {
    let system = SystemActs::without_a_permit_because("a test put them in place", "loamshire", DAY);
    let rows = rows.iter().map(|id| (*id).to_string()).collect();
    bench
        .kernel
        .write(|unit| unit.record(&system, &MatterTied { matter: String::new(), rows }))
        .expect("indexed");
}

fn references(text: &str) -> std::collections::BTreeSet<String> {
    let all = text
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .filter(|word| word.len() == 8 && word.starts_with("DEC-"));
    all.map(String::from).collect()
}

fn found(visitor: &Visitor<'_>, query: &str) -> std::collections::BTreeSet<String> {
    references(&visitor.get(&format!("/loamshire/search?kind=Decision&{query}")).ok().text())
}

#[test]
fn search_and_list_agree_for_random_rows() {
    room::county().both(|bench| {
        let site = room::open(bench);
        let words = ["knife", "refuge", "theft", "bus", "lease"];
        let mut random = 17_u64;
        let mut next = |most: u64| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (random >> 33) % most
        };
        let mut ids = Vec::new();
        for number in 1..=60_i64 {
            let pick = |n: u64| words[usize::try_from(n).expect("small")];
            let (title, text) =
                (pick(next(5)), format!("Resolved on {} and {}.", pick(next(5)), pick(next(5))));
            let group = if next(2) == 0 { SCB } else { "loamshire/group/dapb" };
            let (id, flag) = (format!("r{number}"), i64::try_from(next(2)).expect("small"));
            let [withheld, restricted] = [next(4), next(4)].map(|n| i64::from(n == 0));
            let texts = [("title", title), ("words", text.as_str()), ("of_group", group)];
            let numbers =
                [("number", number), ("released", flag), ("withheld", withheld), ("restricted", restricted)];
            row(bench, "meeting_decision", &id, &texts, &numbers);
            ids.push(id);
        }
        index(bench, &ids.iter().map(String::as_str).collect::<Vec<_>>());
        for (person, _) in room::PEOPLE.iter().chain(&[("", &[][..])]) {
            let visitor = if person.is_empty() { site.anybody() } else { site.person(person) };
            for question in
                ["knife", "knives", "refuge+theft", "%22and+bus%22", "lea*", "dec-0007", "nothing"]
            {
                let mut listed = std::collections::BTreeSet::new();
                let mut next = Some(format!("/loamshire/decisions?words={question}"));
                while let Some(path) = next.take() {
                    let page = visitor.get(&path).ok();
                    listed.extend(references(&page.text()));
                    let document = page.document();
                    next = document
                        .all("a")
                        .find(|a| a.is("rel", "next"))
                        .and_then(|a| a.attribute("href").map(String::from));
                }
                let mut hits = std::collections::BTreeSet::new();
                for page in 1..=4 {
                    hits.extend(found(&visitor, &format!("q={question}&page={page}")));
                }
                assert_eq!(hits, listed, "{person} {question}");
            }
        }
    });
}

#[test]
fn private_words_are_found_by_the_room_alone() {
    room::county().both(|bench| {
        let site = room::open(bench);
        room::seed(bench, "cleared");
        index(bench, &["p1", "p2", "p3", "i1", "i2", "i3"]);
        let finds = |person: &str, question: &str| {
            let visitor = if person.is_empty() { site.anybody() } else { site.person(person) };
            !visitor
                .get(&format!("/loamshire/search?q={question}"))
                .ok()
                .text()
                .contains("Nothing that you may read")
        };
        for (question, who) in [
            // A word of a private passage.
            ("Heronsgate", &[room::OFFICER, room::CHAIR, room::MEMBER, room::SECOND][..]),
            ("heron*", &[room::OFFICER, room::CHAIR, room::MEMBER, room::SECOND][..]),
            // A word in a private passage and one outside it.
            ("bidder+thanked", &[room::OFFICER, room::CHAIR, room::MEMBER, room::SECOND][..]),
            // The minutes of a withheld item; its title is known to every member.
            (
                "%22lease+was+agreed%22",
                &[room::OFFICER, room::CHAIR, room::MEMBER, room::SECOND, room::WITHDREW][..],
            ),
            // Said openly in minutes that the chair has checked and nobody has released.
            (
                "thefts+rose",
                &[
                    room::OFFICER,
                    room::CHAIR,
                    room::VICE,
                    room::MEMBER,
                    room::LATER,
                    room::WITHDREW,
                    room::ELSEWHERE,
                    room::SECOND,
                ][..],
            ),
        ] {
            for (person, _) in room::PEOPLE.iter().chain(&[("", &[][..])]) {
                let entitled = who.contains(person) || (*person == room::VICE && who.contains(&room::CHAIR));
                assert_eq!(finds(person, question), entitled, "{person:?} {question}");
            }
        }
    });
}

#[test]
fn what_is_typed_breaks_nothing() {
    room::county().sqlite(|bench| {
        let site = room::open(bench);
        let officer = site.person(room::OFFICER);
        officer.get("/loamshire/search").ok().says("found here by their words");
        for odd in [
            "q=%22",
            "q=***",
            "q=%27%3B--",
            "q=a&page=x",
            "q=a&page=0",
            "q=a&kind=nothing",
            "q=%25",
            "q=%00a",
        ] {
            officer.get(&format!("/loamshire/search?{odd}")).ok();
        }
        let long = "word+".repeat(2_000);
        officer.get(&format!("/loamshire/search?q={long}")).ok();
        officer.get("/nowhere/search?q=a").is(404);
    });
}
