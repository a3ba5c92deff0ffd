//! What papers draw: updates in the board's order, and tables of actions as their readers may see them.

use crate::support::{DAY, OFFICER, county, open, open_all};
use jiff::civil::date;
use kernel::contracts::paper::Block;
use kernel::contracts::sources::{Ask, Drawn};
use kernel::{Actor, Fault, Outcome};
use testkit::db::Bench;

fn draw_on(
    bench: &Bench,
    name: &str,
    of: &str,
    county: &str,
    day: jiff::civil::Date,
    audience: &Actor,
) -> Outcome<Drawn> {
    let source = plans::slice().sources.into_iter().find(|s| s.name == name).expect("a source of this name");
    bench.kernel.read(|unit| (source.draw)(unit, &Ask { audience, county, day, of }))
}

fn draw(bench: &Bench, name: &str, of: &str) -> Outcome<Drawn> {
    draw_on(bench, name, of, "loamshire", DAY, &Actor::public(DAY))
}

fn words(drawn: &Drawn) -> Vec<String> {
    drawn
        .blocks
        .iter()
        .map(|block| match block {
            Block::Heading { text, .. } => format!("# {}", text.words()),
            Block::Paragraph { text, .. } => text.words(),
            Block::Table { caption, rows, .. } => format!("{caption}: {}", rows.len()),
            other => format!("{other:?}"),
        })
        .collect()
}

fn refused(result: Outcome<Drawn>) -> String {
    match result {
        Err(Fault::Fields(errors)) if errors[0].field == "of" => errors[0].message.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn updates_stand_in_the_order_of_the_board_and_a_missing_one_is_said() {
    county().both(|bench| {
        let _site = open_all(bench, &["worcestershire", "loamshire"]);
        let day = date(2022, 2, 15);
        let report = draw_on(bench, "updates", "", "worcestershire", day, &Actor::public(day)).expect("the updates");
        let words = words(&report);
        let heads: Vec<&String> = words.iter().filter(|w| w.starts_with('#')).collect();
        assert_eq!(heads.len(), 5);
        for (head, part) in heads.iter().zip(["Domestic Abuse", "Prevent", "Protect", "Substance Misuse", "Reoffending"]) {
            assert!(head.contains(part), "{heads:?}");
        }
        assert!(words.iter().all(|w| !w.starts_with("No update has been given")), "{words:?}");
        assert!(report.event.is_none(), "what an example’s file says has no event of its own");
        // Before anything was given, each group is named and nothing is hidden.
        let early = draw_on(bench, "updates", "", "worcestershire", date(2021, 1, 5), &Actor::public(day)).expect("blocks");
        let missing = early.blocks.iter().filter(|b| matches!(b, Block::Paragraph { numbered: true, text, .. } if text.words().starts_with("No update has been given by the ")));
        assert_eq!(missing.count(), early.blocks.len() / 2);
        let other = draw(bench, "updates", "period=2021-07-to-2021-09").expect("a period");
        assert!(crate::sources::words(&other).iter().any(|w| w.contains("met for the first time in July")));
    });
}

#[test]
fn an_update_that_is_given_is_drawn_at_once_and_a_draft_never() {
    county().both(|bench| {
        let site = open(bench);
        let before = words(&draw(bench, "group-update", "violence").expect("an update"));
        let lead = site.person(crate::support::LATE);
        let path = "/loamshire/updates/violence/2021-10-to-2021-12/write";
        lead.fill(
            path,
            &[("purpose", "P"), ("activity", "Fresh words"), ("priorities", "N"), ("do", "save")],
        )
        .is(303);
        assert_eq!(words(&draw(bench, "group-update", "violence").expect("an update")), before);
        lead.fill(path, &[("do", "give")]).is(303);
        let after = draw(bench, "group-update", "violence").expect("an update");
        assert!(words(&after)[1].contains("Fresh words"), "{:?}", words(&after));
        assert!(after.event.is_some());
    });
}

#[test]
fn a_table_of_actions_shows_only_what_its_reader_may_see() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let hidden = [
            ("title", "A quiet matter"),
            ("owner", "X"),
            ("lead", "constabulary"),
            ("published", "no"),
            ("due-day", "30"),
            ("due-month", "6"),
            ("due-year", "2022"),
        ];
        let count = |name, of: &str, who: &Actor| {
            let drawn = draw_on(bench, name, of, "loamshire", DAY, who).expect("a table");
            drawn
                .blocks
                .iter()
                .map(|b| if let Block::Table { rows, .. } = b { rows.len() } else { 0 })
                .sum::<usize>()
        };
        let public = Actor::public(DAY);
        let member =
            Actor::person("x", "X", [kernel::Grant { role: "sits".into(), on: "loamshire".into() }], DAY);
        let (before_out, before_in) = (count("actions", "", &public), count("actions", "", &member));
        officer.fill("/loamshire/actions/new", &hidden).is(303);
        assert_eq!(count("actions", "", &public), before_out);
        assert_eq!(count("actions", "", &member), before_in + 1);
        assert!(count("actions", "status=red", &public) > 0);
        assert!(
            count("actions", "status=red lead=constabulary", &public)
                <= count("actions", "lead=constabulary", &public)
        );
        assert!(count("actions", "priority=domestic-abuse status=blue", &public) > 0);
        assert!(count("action-status", "", &public) >= 4);
    });
}

#[test]
fn what_is_asked_wrongly_is_refused_with_the_nearest_right_name() {
    county().sqlite(|bench| {
        let _site = open(bench);
        for (name, of, said) in [
            ("group-update", "", "Name one group"),
            ("group-update", "dapd", "Did you mean “dapb”?"),
            ("group-update", "dapb perod=2021", "period"),
            ("updates", "dapb", "group-update dapb"),
            ("actions", "red", "status=red"),
            ("actions", "status=redd", "Did you mean “red”?"),
            ("actions", "statos=red", "Did you mean “status”?"),
            ("actions", "lead=constabulry", "Did you mean “constabulary”?"),
            ("actions", "priority=domestic-abusive", "Did you mean “domestic-abuse”?"),
            ("action-status", "red", "stands alone"),
        ] {
            let message = refused(draw(bench, name, of));
            assert!(message.contains(said), "{name} {of}: {message}");
        }
    });
}
