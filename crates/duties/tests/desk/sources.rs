//! `{{duties}}` in papers.

use crate::support::{DAY, county, open};
use kernel::contracts::paper::Block;
use kernel::contracts::sources::{Ask, Drawn};
use kernel::{Actor, Fault, Grant, Outcome};
use testkit::db::Bench;

fn draw(bench: &Bench, audience: &Actor, of: &str) -> Outcome<Drawn> {
    let source =
        duties::slice().sources.into_iter().find(|source| source.name == "duties").expect("there is one");
    bench.kernel.read(|unit| (source.draw)(unit, &Ask { audience, county: "loamshire", day: DAY, of }))
}

fn words(drawn: &Drawn) -> String {
    let mut out = String::new();
    for block in &drawn.blocks {
        match block {
            Block::Table { caption, rows, .. } => {
                out += caption;
                out += &rows.iter().flatten().map(|cell| format!("{}\n", cell.words())).collect::<String>();
            }
            Block::Paragraph { text, .. } => out += &text.words(),
            _ => {}
        }
    }
    out
}

#[test]
fn a_board_paper_tells_the_gaps_and_a_public_one_does_not() {
    county().both(|bench| {
        let _site = open(bench);
        let member =
            Actor::person("me", "Member", [Grant { role: "sits".into(), on: "loamshire".into() }], DAY);
        let all = words(&draw(bench, &member, "").expect("it is drawn"));
        for part in [
            "overdue or missing, on 1 February 2022",
            "Name a contact for the register",
            "cannot be known",
            "Hold an open day",
        ] {
            assert!(all.contains(part), "{part}\n{all}");
        }
        let one = words(&draw(bench, &member, "state=overdue body=fire").expect("it is drawn"));
        assert!(one.contains("Fire and Rescue") && !one.contains("Hold an open day"), "{one}");
        let public = words(&draw(bench, &Actor::public(DAY), "").expect("it is drawn"));
        assert!(!public.contains("Name a contact"), "{public}");
    });
}

#[test]
fn what_is_not_understood_is_said_with_the_nearest_right_word() {
    county().both(|bench| {
        let _site = open(bench);
        let member =
            Actor::person("me", "Member", [Grant { role: "sits".into(), on: "loamshire".into() }], DAY);
        for (of, says) in [
            ("state=overdeu", "Did you mean “overdue”?"),
            ("body=fier", "Did you mean “fire”?"),
            ("everything", "Write it as state=overdue"),
            ("sort=all", "There is no filter of duties"),
        ] {
            match draw(bench, &member, of) {
                Err(Fault::Fields(errors)) => assert!(errors[0].message.contains(says), "{of}: {errors:?}"),
                other => panic!("{of}: {other:?}"),
            }
        }
    });
}
