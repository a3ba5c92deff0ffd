//! The example counties, read from their files and asked about days that matter.

use board::{Example, Group, Holding, Noun, Office, Organisation, Person, Protocol, Seat, Snapshot};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use std::path::Path;
use testkit::db::{Bench, Database, Setup};

/// The files of an example county.
fn example(county: &str) -> Example {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(county);
    let mut example = Example { county: county.into(), ..Example::default() };
    let folder = std::fs::read_dir(root.join("board")).expect("the county has a folder");
    for entry in folder.map(|entry| entry.expect("an entry")) {
        let name = format!("board/{}", entry.file_name().to_string_lossy());
        example.files.insert(name, std::fs::read_to_string(entry.path()).expect("text"));
    }
    example
}

fn loaded(on: Date) -> Bench {
    let bench = Setup::new(board::MIGRATIONS).on(on).bench(&Database::Sqlite);
    for county in ["worcestershire", "loamshire"] {
        board::load(&bench.kernel, &example(county)).expect("the county loads");
    }
    bench
}

/// Asks about a county's table.
fn ask<T>(bench: &Bench, county: &str, on: Date, question: impl FnOnce(&Snapshot<'_>) -> T) -> T {
    let mut question = Some(question);
    let mut asked = None;
    let done = bench.kernel.read(|unit| {
        let register = board::current(unit, county)?;
        asked = question.take().map(|question| question(&register.on(on)));
        Ok(())
    });
    done.expect("the register can be read");
    asked.expect("it was asked once")
}

#[test]
fn both_load_on_either_database() {
    let setup = Setup::new(board::MIGRATIONS).on(date(2022, 2, 1));
    setup.both(|bench| {
        for county in ["worcestershire", "loamshire"] {
            let facts = board::load(&bench.kernel, &example(county)).expect("the county loads");
            assert!(facts > 100, "{county} has only {facts} facts");
            let again = board::load(&bench.kernel, &example(county));
            assert!(again.is_err(), "{county} was loaded twice");
        }
    });
}

#[test]
fn the_health_seat_passes_from_the_commissioning_group_to_the_integrated_care_board() {
    let bench = loaded(date(2022, 2, 1));
    for (county, before, after) in [
        (
            "worcestershire",
            "Herefordshire and Worcestershire Clinical Commissioning Group",
            "NHS Herefordshire and Worcestershire Integrated Care Board",
        ),
        (
            "loamshire",
            "NHS Loamshire Clinical Commissioning Group",
            "NHS Loamshire and Hillshire Integrated Care Board",
        ),
    ] {
        let health = |on| {
            ask(&bench, county, on, |table| {
                let seat = table.get::<Seat>("scb-health").expect("there is a health seat");
                assert_eq!(seat.basis, "CDA 1998 s5(1)(e)");
                assert_eq!(table.holders("scb-health").len(), 1);
                table.organisation_name(seat.organisation.as_deref().unwrap_or_default())
            })
        };
        assert_eq!(health(date(2022, 6, 30)), before);
        assert_eq!(health(date(2022, 7, 1)), after);
    }
}

#[test]
fn worcestershire_is_the_county_of_the_report() {
    let bench = loaded(date(2022, 2, 1));
    ask(&bench, "worcestershire", date(2022, 2, 15), |table| {
        let groups: Vec<&str> = table.reporting_groups().iter().map(|(_, g)| g.name.as_str()).collect();
        assert_eq!(
            groups,
            [
                "Worcestershire Domestic Abuse Partnership Board",
                "Worcestershire Prevent Strategy Group",
                "Worcestershire Protect Group",
                "Worcestershire Substance Misuse Oversight Group",
                "Worcestershire Reducing Reoffending Group",
            ]
        );
        let smog = table.get::<Group>("smog").expect("it is there");
        assert_eq!(smog.also_reports_to.iter().map(|l| l.group.as_str()).collect::<Vec<_>>(), ["hig"]);
        let seats = table.seats("scb");
        let authorities = seats.iter().filter(|(_, s)| s.standing == "responsible-authority").count();
        assert_eq!((authorities, seats.len()), (11, 14));
        assert_eq!(table.officers("scb", "chair")[0].title, "Director of Public Health");
    });
}

#[test]
fn worcestershire_names_nobody_and_shows_no_gap_that_is_only_our_ignorance() {
    for (name, text) in &example("worcestershire").files {
        assert!(!text.contains('@'), "{name} holds an address");
        assert!(!text.contains("telephone ="), "{name} holds a telephone number");
    }
    let bench = loaded(date(2022, 2, 1));
    for on in [date(2022, 2, 1), date(2022, 7, 1), date(2026, 11, 22)] {
        ask(&bench, "worcestershire", on, |table| {
            for (fact, person) in table.all::<Person>() {
                assert_eq!(person.name, person.title, "{} has a name beside the title", fact.slug);
            }
            assert_eq!(board::gaps(table), [], "on {on}");
        });
    }
}

#[test]
fn only_worcestershire_has_codes_of_the_statistics_office() {
    for (name, text) in &example("loamshire").files {
        assert!(
            !text.lines().any(|line| line.starts_with("gss")),
            "{name} gives a made-up place a real code"
        );
        for word in
            text.split(|c: char| !c.is_ascii_alphanumeric() && !"@.-".contains(c)).filter(|w| w.contains('@'))
        {
            assert!(word.ends_with(".example"), "{name}: {word} could be somebody’s");
        }
    }
    let bench = loaded(date(2022, 2, 1));
    ask(&bench, "worcestershire", date(2022, 2, 1), |table| {
        let districts = table.all::<board::Area>().filter(|(_, a)| a.sort == "district");
        let codes: BTreeSet<String> = districts.filter_map(|(_, a)| a.gss.clone()).collect();
        assert_eq!(codes.len(), 6);
        assert!(codes.iter().all(|code| ("E07000234"..="E07000239").contains(&code.as_str())));
    });
}

#[test]
fn every_authority_sits_by_a_paragraph_of_section_5() {
    let paragraphs = ["a", "aa", "b", "d", "e"].map(|p| format!("CDA 1998 s5(1)({p})"));
    let by_sort = |sort: &str| match sort {
        "county-council" | "district-council" => 0,
        "probation" => 1,
        "police" => 2,
        "fire" => 3,
        "health" => 4,
        other => panic!("a {other} body is not a responsible authority"),
    };
    let bench = loaded(date(2022, 2, 1));
    for county in ["worcestershire", "loamshire"] {
        for on in [date(2022, 2, 1), date(2026, 11, 22)] {
            ask(&bench, county, on, |table| {
                for (fact, seat) in table.all::<Seat>().filter(|(_, s)| s.standing == "responsible-authority")
                {
                    let body = seat.organisation.as_deref().and_then(|o| table.get::<Organisation>(o));
                    let body = body.unwrap_or_else(|| panic!("nobody holds {}", fact.slug));
                    assert_eq!(seat.basis, paragraphs[by_sort(&body.sort)], "{}", fact.slug);
                }
            });
        }
    }
}

#[test]
fn loamshire_has_something_missing_of_every_sort() {
    let bench = loaded(date(2022, 2, 1));
    ask(&bench, "loamshire", date(2022, 2, 1), |table| {
        let found: BTreeSet<board::Missing> = board::gaps(table).iter().map(|gap| gap.missing).collect();
        // But for a part of its protocol: that one is whole.
        let all = board::Missing::ALL.into_iter().filter(|it| *it != board::Missing::Part);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), all.collect::<Vec<_>>());
        let hidden: Vec<&str> =
            table.all::<Group>().filter(|(_, g)| !g.published).map(|(f, _)| f.slug.as_str()).collect();
        assert_eq!(hidden, ["case-panel"]);
        assert!(table.get::<Group>("hate-crime").is_none(), "it ended in September 2021");
        assert!(table.get::<Protocol>("sharing").is_some());
    });
}

#[test]
fn everybody_whom_the_demo_wants_can_be_chosen_now_and_in_years() {
    let bench = loaded(date(2022, 2, 1));
    // In Loamshire the board's secretary and everybody who can sign for a responsible authority can be chosen, too; Harrowmere named
    // nobody until January 2023.
    let seats = [
        ("worcestershire", date(2022, 2, 1), 10, 2),
        ("worcestershire", date(2026, 11, 22), 10, 2),
        ("loamshire", date(2022, 2, 1), 11, 7),
        ("loamshire", date(2026, 11, 22), 11, 8),
    ];
    for (county, on, offices, seats) in seats {
        let done = bench.kernel.read(|unit| {
            let cast = site::People::cast(&board::Board, unit, county, on)?;
            assert_eq!(cast.len(), offices + seats, "{county} on {on}");
            assert!(
                cast[0].0.title.contains("artnership officer"),
                "the officer comes first, not {}",
                cast[0].0.title
            );
            assert_eq!(cast[1].0.title, "Director of Public Health");
            Ok(())
        });
        done.expect("the cast can be read");
        ask(&bench, county, on, |table| {
            let leads = table.all::<Office>().filter(|(_, o)| o.office == "lead" && o.cast.is_some()).count();
            let seated = table.all::<Holding>().filter(|(_, h)| h.cast.is_some()).count();
            assert_eq!((leads, seated), (5, seats));
        });
    }
}

#[test]
fn nothing_ends_before_what_rests_on_it() {
    let bench = loaded(date(2022, 2, 1));
    for county in ["worcestershire", "loamshire"] {
        let done = bench.kernel.read(|unit| {
            let register = board::current(unit, county)?;
            for fact in register.facts.iter().filter(|f| !matches!(f.noun, Noun::County_(_))) {
                let days = [Some(fact.span.from), fact.span.to.or(Some(date(2026, 11, 22)))];
                for (field, kind, slug) in fact.noun.refers_to() {
                    if matches!(field, "predecessors" | "successors") {
                        continue;
                    }
                    for day in days.into_iter().flatten() {
                        let there = register.on(day).fact(kind, slug).is_some();
                        assert!(there, "{} needs the {kind} “{slug}” on {day}", fact.id);
                    }
                }
            }
            Ok(())
        });
        done.expect("the register can be read");
    }
}
