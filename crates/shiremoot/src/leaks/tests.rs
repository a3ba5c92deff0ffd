//! The cases: person by address by secret.

use super::plant::{FIRST, OFFICER, WITHDRAWN, plant};
use super::secrets::{SECRETS, may_know};
use super::{act, surfaces};
use crate::{examples, wire};
use board::Board;
use kernel::rulebook::Rulebook;
use site::People;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};
use testkit::db::{Bench, Setup};
use testkit::site::{Answer, Site, Visitor};

fn county() -> Setup {
    let rulebook = Rulebook::load(None).expect("the rulebook reads");
    let judge = engine_cedar::Cedar::load(&rulebook).expect("the policies");
    let press = Arc::new(crate::press::HousePress::new(&rulebook));
    let setup = Setup::new(&wire::migrations())
        .judge(judge)
        .rulebook(rulebook)
        .press(press)
        .on(FIRST)
        .binder(Arc::new(engine_files::Files));
    setup.neighbours(site::neighbours(&wire::slices()))
}

fn open(bench: &Bench) -> Site<'_> {
    for name in examples::names() {
        examples::load(&bench.kernel, &name).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
    }
    plant(bench);
    let site = Site::open(bench, Arc::new(Board), wire::slices());
    site.work();
    site
}

/// One person of each sort: those who hold the same on the same are one sort. And somebody of another county.
fn readers(site: &Site<'_>) -> Vec<Option<String>> {
    let kernel = &site.app.kernel;
    let today = kernel.today();
    let standing = kernel.read(|unit| Board.standing(unit, "loamshire", today)).expect("the register");
    let near = ["scb", "hwb", "dapb", "case-panel"].map(|group| format!("loamshire/group/{group}"));
    let mut sorts: BTreeMap<BTreeSet<(String, String)>, String> = BTreeMap::new();
    for person in standing {
        let of = |on: &str| match near.iter().find(|group| *group == on) {
            Some(group) => group.clone(),
            None if on.contains("/group/") => "another group".into(),
            None if on.contains("/organisation/") => "an organisation".into(),
            None => "the county".into(),
        };
        let sort = person.grants.iter().map(|grant| (grant.role.clone(), of(&grant.on))).collect();
        sorts.entry(sort).or_insert(person.card.id);
    }
    let mut out: Vec<Option<String>> = sorts.into_values().map(Some).collect();
    for person in [WITHDRAWN, "worcestershire/person/partnership-officer"] {
        out.push(Some(person.into()));
    }
    out.push(None);
    out.sort();
    out.dedup();
    out
}

fn short(person: &str) -> String {
    person.rsplit('/').next().unwrap_or_default().into()
}

fn visitor<'a>(site: &'a Site<'_>, reader: Option<&str>) -> Visitor<'a> {
    reader.map_or_else(|| site.anybody(), |person| site.person(person))
}

/// Everything that an answer says, in small letters: where to look next, its headers, and its words, those of a PDF too.
fn said(site: &Site<'_>, answer: &Answer) -> String {
    let mut out = format!("{} {:?} ", answer.to(), answer.headers);
    match answer.media() {
        "application/pdf" => {
            let binder = site.app.kernel.binder().expect("somebody reads files");
            out.push_str(&binder.inspect(&answer.bytes).expect("it is a PDF").text(usize::MAX));
        }
        _ => out.push_str(&answer.body()),
    }
    out.to_lowercase()
}

#[test]
fn nobody_reads_what_they_may_not_know_on_any_surface() {
    let cases = Cell::new(0_usize);
    county().sqlite(|bench| {
        let site = open(bench);
        let register = bench.kernel.read(|unit| board::current(unit, "loamshire")).expect("the register");
        let on = register.on(bench.kernel.today());
        let addresses = surfaces::all(&bench.kernel);
        let quick = std::env::var_os("SHIREMOOT_TEST_QUICK").is_some();
        let (mut leaks, mut learned) = (Vec::new(), BTreeMap::<&str, usize>::new());
        for (at, reader) in readers(&site).iter().enumerate() {
            if quick && at % 3 != 0 {
                continue;
            }
            // Somebody of another county is nobody here.
            let person =
                reader.as_deref().and_then(|it| it.strip_prefix("loamshire/person/")).unwrap_or_default();
            let who = visitor(&site, reader.as_deref());
            for address in &addresses {
                let text = without_address(&said(&site, &who.get(address)), address);
                for secret in SECRETS {
                    cases.set(cases.get() + 1);
                    if !text.contains(secret.word) {
                        continue;
                    }
                    *learned.entry(secret.word).or_default() += 1;
                    if !may_know(&on, person, secret, &short(WITHDRAWN)) {
                        leaks.push(format!("{reader:?} reads at {address}: {}, {}", secret.word, secret.of));
                    }
                }
            }
        }
        assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), leaks.join("\n"));
        // What nobody ever finds was not planted, and proves nothing.
        let lost: Vec<&str> =
            SECRETS.iter().filter(|s| !learned.contains_key(s.word)).map(|s| s.word).collect();
        assert!(quick || lost.is_empty(), "nobody finds {lost:?}");
    });
    assert!(cases.get() >= 2_000, "only {} cases", cases.get());
}

/// What a page says but for the address that it was asked for, which whoever asks knows already.
fn without_address(text: &str, address: &str) -> String {
    let address = address.to_lowercase();
    text.replace(&address.replace('/', "%2f"), "").replace(&address, "")
}

#[test]
fn a_search_for_what_one_may_not_know_is_a_search_for_nothing() {
    county().both(|bench| {
        let site = open(bench);
        let nothing = "zzyxwvut";
        for reader in [None, Some("worcestershire/person/partnership-officer")] {
            let who = visitor(&site, reader);
            let blank = who.get(&format!("/loamshire/search?q={nothing}")).ok().body().replace(nothing, "");
            for secret in SECRETS {
                let page = who.get(&format!("/loamshire/search?q={}", secret.word)).ok();
                let tokens = |text: String| without_tokens(&text);
                assert_eq!(
                    tokens(page.body().replace(secret.word, "")),
                    tokens(blank.clone()),
                    "{reader:?} can tell that there is {}",
                    secret.of
                );
            }
        }
    });
}

/// A page without the values of its hidden fields, which differ from one visitor to the next.
fn without_tokens(page: &str) -> String {
    page.split("name=\"csrf\" value=\"")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once('"').map_or("", |(_, rest)| rest) })
        .collect()
}

#[test]
fn mail_carries_nothing_that_is_secret() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let letters = act::column(&bench.kernel, "SELECT id || '|' || person AS it FROM letter ORDER BY id");
        assert!(letters.len() > 5, "only {} messages", letters.len());
        for letter in &letters {
            let (id, person) = letter.split_once('|').expect("both");
            let person = person.rsplit('/').next().unwrap_or_default();
            let text = said(&site, &officer.get(&format!("/loamshire/outbox/{id}")));
            for secret in SECRETS {
                assert!(!text.contains(secret.word), "{person} is sent {}, {}", secret.word, secret.of);
            }
        }
    });
}

#[test]
fn how_long_a_refusal_takes_tells_nothing() {
    county().sqlite(|bench| {
        let site = open(bench);
        let who = site.anybody();
        let hidden =
            act::column(&bench.kernel, "SELECT slug AS it FROM sitting WHERE restricted = 1").remove(0);
        let pairs = [
            (format!("/loamshire/meetings/{hidden}"), "/loamshire/meetings/2022-03-14-scb".to_string()),
            ("/loamshire/decisions/DEC-0001".into(), "/loamshire/decisions/DEC-9999".into()),
            ("/loamshire/asks/ASK-0001".into(), "/loamshire/asks/ASK-9999".into()),
        ];
        for (hidden, absent) in pairs {
            let (mut one, mut other) = (Vec::new(), Vec::new());
            for _ in 0..60 {
                for (path, times) in [(&hidden, &mut one), (&absent, &mut other)] {
                    let began = Instant::now();
                    let answer = who.get(path).is(404);
                    times.push(began.elapsed());
                    // A page says its own address, to whoever wants to ask for a correction of it.
                    let names = [path.as_str(), absent.as_str()]
                        .map(|path| path.rsplit('/').next().unwrap_or_default());
                    let alike = |body: String| {
                        names.iter().fold(without_tokens(&body), |body, name| body.replace(name, ""))
                    };
                    assert_eq!(alike(answer.body()), alike(who.get(&absent).body()));
                }
            }
            let (one, other) = (median(&mut one), median(&mut other));
            let apart = one.abs_diff(other);
            // The test itself reads every page; what differs must drown in that.
            assert!(
                apart < Duration::from_millis(3) || apart < other / 2,
                "{hidden}: {one:?} against {other:?}"
            );
        }
    });
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}
