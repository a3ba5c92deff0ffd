//! What papers draw: figures, chapters, the log of gaps and the annex of methods, for whoever will read them.

use crate::support::{ASK, DAY, OFFICER, county, month_of, open};
use kernel::contracts::paper::Block;
use kernel::contracts::sources::{Ask, Drawn};
use kernel::{Actor, Fault, Outcome};
use testkit::db::Bench;

fn draw(bench: &Bench, name: &str, of: &str) -> Outcome<Drawn> {
    let source =
        insight::slice().sources.into_iter().find(|it| it.name == name).expect("there is such a source");
    let anybody = Actor::public(DAY);
    bench
        .kernel
        .read(|unit| (source.draw)(unit, &Ask { audience: &anybody, county: "loamshire", day: DAY, of }))
}

fn words(drawn: &Drawn) -> String {
    let said = |block: &Block| match block {
        Block::Heading { text, .. } => text.words(),
        Block::Paragraph { text, list, .. } => {
            let items = list.iter().flat_map(|list| list.items.iter().map(|item| item.words()));
            format!("{} {}", text.words(), items.collect::<Vec<_>>().join(" "))
        }
        Block::Table { caption, rows, .. } => {
            let cells = rows.iter().flatten().map(|cell| cell.words());
            format!("{caption} {}", cells.collect::<Vec<_>>().join(" "))
        }
        Block::Figure { caption, alternative, .. } => format!("{caption} {alternative}"),
        _ => String::new(),
    };
    drawn.blocks.iter().map(said).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_figure_in_a_paper_follows_it_and_says_what_it_said_before() {
    county().both(|bench| {
        let site = open(bench);
        site.person(OFFICER).post("/loamshire/insight/figures", &[("ask", ASK)]);
        let first = draw(bench, "figure", "FIG-0001").expect("it is drawn");
        assert!(matches!(first.blocks.first(), Some(Block::Figure { svg, .. }) if svg.starts_with("<svg")));
        assert!(matches!(first.blocks.get(1), Some(Block::Table { .. })));
        assert!(words(&first).contains("FIG-0001, version 1"), "{}", words(&first));
        assert!(first.event.is_some() && first.before.is_empty());
        month_of(bench, 2025, 1, 34);
        site.work();
        let next = draw(bench, "figure", "FIG-0001").expect("it is drawn");
        assert!(words(&next).contains("FIG-0001, version 2"), "{}", words(&next));
        assert_ne!(next.event, first.event);
        let before: Vec<(&str, &str)> = next.before.iter().map(|it| (it.words.as_str(), it.now.as_str())).collect();
        // 12.0 is still said of the time before, so that nobody is told of it; the last month has moved on.
        assert!(before.contains(&("December 2024", "January 2025")), "{before:?}");
        let value = draw(bench, "figure", "fig-0001 show=value").expect("it is drawn");
        assert!(words(&value).starts_with("Vehicle crime in Ambermoor, 12 months to January 2025: 14.4 per 1,000 residents (95% interval"), "{}", words(&value));
        let new = draw(bench, "figure", "vehicle-crime-rate E97000002 show=table").expect("it is drawn");
        assert!(words(&new).contains("12.0"), "{}", words(&new));
    });
}

#[test]
fn what_cannot_be_drawn_says_what_to_write() {
    county().both(|bench| {
        let _site = open(bench);
        for (name, of, said) in [
            ("figure", "", "FIG-0001"),
            ("figure", "vehicle-crime-rat E97000001", "Did you mean “vehicle-crime-rate”?"),
            ("figure", "vehicle-crime-rate E97000009", "There is no area"),
            ("chapter", "thefts", "Did you mean “theft”?"),
            ("chapter", "theft are=E97000001", "Did you mean “area”?"),
        ] {
            let Err(Fault::Fields(errors)) = draw(bench, name, of) else { panic!("{name} {of} is drawn") };
            assert_eq!(errors[0].field, "of");
            assert!(errors[0].message.contains(said), "{of}: {}", errors[0].message);
        }
        assert_eq!(draw(bench, "figure", "FIG-0404").unwrap_err(), Fault::Absent);
    });
}

#[test]
fn an_assessment_is_drawn_from_the_data_and_says_what_they_cannot() {
    county().both(|bench| {
        let _site = open(bench);
        let chapter = draw(bench, "chapter", "theft").expect("it is drawn");
        let said = words(&chapter);
        for heading in
            ["Levels", "Patterns in time", "Patterns in place", "Changes", "Comparison", "What is not known"]
        {
            assert!(said.contains(heading), "{heading} is missing in {said}");
        }
        assert!(said.contains("Loamshire"), "{said}");
        assert!(chapter.blocks.iter().any(|block| matches!(block, Block::Figure { .. })));
        // The same for one partnership.
        draw(bench, "chapter", "theft area=E98000001").expect("it is drawn");
        assert!(words(&draw(bench, "changes", "").expect("it is drawn")).contains("a year before"));
        let gaps = words(&draw(bench, "data-gaps", "").expect("it is drawn"));
        assert!(
            gaps.contains("Nothing of it is loaded") && gaps.contains("never freed of repeats by ID"),
            "{gaps}"
        );
        let method = words(&draw(bench, "data-method", "").expect("it is drawn"));
        assert!(
            method.contains("Byar’s from 10 on") && method.contains("Open Government Licence"),
            "{method}"
        );
    });
}
