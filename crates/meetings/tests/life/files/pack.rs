//! The pack holds for each reader what they may read and nothing else, under page numbers that are the same for all.

use crate::agenda::ground::{HWB, HWB_MEMBER, add, add_withheld, hwb, issue, withdraw_from};
use crate::cycle::support::{ADMIN, CHAIR, OFFICER, open};
use crate::files::make::{county, pdf, send, words};
use testkit::db::Bench;
use testkit::site::{Site, Visitor};

/// Words of a paper that anybody reads, of one that is withheld, of one from which a member withdrew, and of a supplement.
const OPEN: &str = "Larkfield";
const SECRET: &str = "Heronsgate";
const OUT: &str = "Quenby";
const LATE: &str = "Rookhope";

fn fill(bench: &Bench, site: &Site<'_>) {
    let officer = site.person(OFFICER);
    hwb(site);
    for word in [OPEN, OUT] {
        add(&officer, HWB, &format!("{word} business"));
    }
    add_withheld(&officer, HWB, &format!("{SECRET} business"));
    for word in [OPEN, OUT, SECRET] {
        let pages = [format!("{word} one"), format!("{word} two")];
        let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
        send(bench, &officer, HWB, &format!("{word} business"), &format!("{word} report"), &pdf(&pages));
    }
    issue(&officer, HWB, 1);
    send(
        bench,
        &officer,
        HWB,
        &format!("{OPEN} business"),
        &format!("{LATE} report"),
        &pdf(&[&format!("{LATE} one")]),
    );
    issue(&officer, HWB, 2);
}

fn pages(visitor: &Visitor<'_>) -> Vec<String> {
    let file = visitor.get(&format!("{HWB}/pack.pdf")).ok();
    let again = visitor.get(&format!("{HWB}/pack.pdf")).ok();
    assert_eq!(file.bytes, again.bytes, "the same pack has the same bytes");
    words(&file.bytes)
}

fn numbers(pages: &[String], word: &str) -> Vec<String> {
    let of = pages.iter().filter(|page| page.contains(word));
    of.map(|page| page.rsplit(char::is_whitespace).next().unwrap_or_default().to_string()).collect()
}

#[test]
fn each_reader_gets_what_they_may_read_under_the_same_numbers() {
    county().both(|bench| {
        let site = open(bench);
        fill(bench, &site);
        let all = pages(&site.person(OFFICER));
        let (open, out, secret) = (numbers(&all, OPEN), numbers(&all, OUT), numbers(&all, SECRET));
        assert_eq!((open.len(), out.len(), secret.len()), (2, 2, 2), "{all:?}");
        assert_eq!(numbers(&all, LATE), ["S1.1"]);
        for (who, reads_secret) in
            [(site.anybody(), false), (site.person(ADMIN), false), (site.person(CHAIR), true)]
        {
            let pack = pages(&who);
            assert_eq!(numbers(&pack, OPEN), open);
            assert_eq!(numbers(&pack, OUT), out);
            assert_eq!(numbers(&pack, LATE), ["S1.1"]);
            assert_eq!(numbers(&pack, SECRET), if reads_secret { secret.clone() } else { vec![] });
            let page = who.get(&format!("{HWB}/pack")).ok().says(OPEN).says(LATE);
            if reads_secret {
                page.says(SECRET);
            } else {
                page.does_not_say(SECRET).says("Withheld by paragraph 3").says("Bids are open until June");
            }
        }
    });
}

#[test]
fn an_interest_takes_the_papers_away_at_once() {
    county().both(|bench| {
        let site = open(bench);
        fill(bench, &site);
        let member = site.person(HWB_MEMBER);
        assert_eq!(numbers(&pages(&member), OUT).len(), 2);
        member.get(&format!("{HWB}/papers/quenby-report")).ok();
        withdraw_from(bench, HWB, &format!("{OUT} business"), HWB_MEMBER);
        assert_eq!(numbers(&pages(&member), OUT), Vec::<String>::new());
        let page = member.get(&format!("{HWB}/pack")).ok().does_not_say(OUT).does_not_say("quenby");
        page.says("An item from which you have withdrawn");
        for below in ["", "/file"] {
            let gone = member.get(&format!("{HWB}/papers/quenby-report{below}")).is(404);
            let never = member.get(&format!("{HWB}/papers/never{below}")).is(404);
            assert_eq!(gone.text(), never.text());
        }
        assert_eq!(numbers(&pages(&site.person(CHAIR)), OUT).len(), 2, "others read on");
    });
}

#[test]
fn before_the_agenda_is_out_there_is_no_pack() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        hwb(&site);
        add(&officer, HWB, "Winter plan");
        send(bench, &officer, HWB, "Winter plan", "Draft report", &pdf(&["Draft words"]));
        for who in [site.anybody(), site.person(CHAIR), site.person(OFFICER)] {
            who.get(&format!("{HWB}/pack")).ok().says("was not issued yet").does_not_say("Draft");
            who.get(&format!("{HWB}/pack.pdf")).is(404);
        }
        site.anybody().get("/loamshire/meetings/1999-01-01-hwb/pack.pdf").is(404);
    });
}
