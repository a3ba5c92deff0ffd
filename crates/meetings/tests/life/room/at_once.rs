//! Several at once: numbers are given once, and texts that are saved at the same moment are all kept.

use crate::cycle::support::OFFICER;
use crate::room::table::{ENOUGH, actor, county, item_of, opened, present};
use board::sittings::{AgendaItem, Minute};
use kernel::Permit;
use meetings::outcomes::{Decide, decide};
use meetings::registers::decisions::{self, Which};
use meetings::{Decision, minutes};
use std::collections::BTreeSet;

const MANY: usize = 8;

#[test]
fn no_number_is_given_twice() {
    county().both(|bench| {
        let site = opened(bench);
        present(&site, &ENOUGH);
        let who = actor(bench, OFFICER);
        std::thread::scope(|scope| {
            for n in 0..MANY {
                let (kernel, who) = (bench.kernel.clone(), who.clone());
                scope.spawn(move || {
                    kernel
                        .write(|unit| {
                            let permit: Permit<Minute, AgendaItem> = item_of(unit, &who, "Grants")?;
                            let words = format!("Decision {n}");
                            decide(unit, &permit, &Decide { words, ..Decide::default() })
                        })
                        .expect("a decision");
                });
            }
        });
        let all = bench
            .kernel
            .read(|unit| decisions::list(unit, &who.visible::<Decision>(), "loamshire", &Which::default()))
            .expect("decisions");
        let numbers: BTreeSet<i64> = all.iter().map(|it| it.number).collect();
        assert_eq!(numbers, (1..=i64::try_from(MANY).expect("few")).collect());
    });
}

#[test]
fn what_many_save_at_one_moment_is_all_there() {
    county().both(|bench| {
        let _site = opened(bench);
        let who = actor(bench, OFFICER);
        std::thread::scope(|scope| {
            for n in 0..MANY {
                let (kernel, who) = (bench.kernel.clone(), who.clone());
                scope.spawn(move || {
                    kernel
                        .write(|unit| {
                            let permit: Permit<Minute, AgendaItem> = item_of(unit, &who, "Grants")?;
                            minutes::write(unit, &permit, 0, &format!("Sentence number {n}."))
                        })
                        .expect("it is saved");
                });
            }
        });
        let text = bench
            .kernel
            .read(|unit| {
                let permit: Permit<Minute, AgendaItem> = item_of(unit, &who, "Grants")?;
                let it = board::sittings::item::of(unit, &permit)?;
                let book = minutes::of_sitting(unit, &permit, &it.sitting)?.expect("minutes");
                Ok(minutes::parts(unit, &permit, &book.id)?.remove(0))
            })
            .expect("a part");
        for n in 0..MANY {
            assert!(text.text.contains(&format!("Sentence number {n}.")), "{}", text.text);
        }
        assert_eq!(text.version, i64::try_from(MANY).expect("few"));
    });
}
