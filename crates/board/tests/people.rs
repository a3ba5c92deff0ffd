//! What the site asks about people follows the register at once, though it is kept between requests.

use board::{Board, Example, Office, Record};
use jiff::civil::date;
use kernel::verbs::End;
use kernel::{Actor, Kernel};
use site::People;
use std::path::Path;
use testkit::db::Setup;

fn loaded(kernel: &Kernel) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/loamshire/board");
    let mut example = Example { county: "loamshire".into(), ..Example::default() };
    for entry in std::fs::read_dir(root).expect("the county has a folder") {
        let entry = entry.expect("an entry");
        let name = format!("board/{}", entry.file_name().to_string_lossy());
        example.files.insert(name, std::fs::read_to_string(entry.path()).expect("text"));
    }
    board::load(kernel, &example).expect("the county loads");
}

#[test]
fn the_roll_says_what_is_said_of_each_person() {
    let today = date(2022, 2, 1);
    Setup::new(board::MIGRATIONS).on(today).both(|bench| {
        loaded(&bench.kernel);
        let asked = bench.kernel.read(|unit| {
            let all = Board.standing(unit, "loamshire", today)?;
            assert!(all.len() > 10 && all.windows(2).all(|pair| pair[0].card.name <= pair[1].card.name));
            for one in &all {
                let id = &one.card.id;
                assert_eq!(Board.card(unit, id)?.as_ref(), Some(&one.card));
                assert_eq!(Board.grants(unit, id, today)?, one.grants);
                assert_eq!(Board.held(unit, id, today)?, one.held);
                assert_eq!(one.grants.is_empty(), one.held.is_empty(), "{id} holds {:?}", one.held);
            }
            assert_eq!(Board.card(unit, "loamshire/person/nobody")?, None);
            assert_eq!(Board.grants(unit, "nobody", today)?, []);
            Ok(())
        });
        asked.expect("the register can be read");
    });
}

#[test]
fn access_ends_the_day_after_an_office_ends_and_not_before_it_is_known() {
    let (today, last) = (date(2022, 2, 1), date(2022, 2, 3));
    Setup::new(board::MIGRATIONS).on(today).both(|bench| {
        loaded(&bench.kernel);
        let officer = |person: &str, on| {
            let grants =
                bench.kernel.read(|unit| Board.grants(unit, person, on)).expect("the register can be read");
            grants.iter().any(|grant| grant.role == "officer" && grant.on == "loamshire")
        };
        let found = bench.kernel.read(|unit| {
            let register = board::current(unit, "loamshire")?;
            let table = register.on(today);
            let office = table.all::<Office>().find(|(_, office)| office.office == "officer");
            let found = office.map(|(fact, office)| (fact.id.clone(), office.person.clone()));
            Ok(found.map(|(id, person)| (register.head(&id).map(str::to_string), id, person)))
        });
        let (seen, id, slug) = found.expect("the register can be read").expect("an officer");
        let person = format!("loamshire/person/{slug}");
        assert!(officer(&person, today) && officer(&person, last.tomorrow().expect("a day")));
        let ended = bench.kernel.write(|unit| {
            let permit = Actor::public(today).permit::<End, Record>(unit, &id)?;
            board::end(unit, &permit, last, seen.as_deref().unwrap_or_default())
        });
        ended.expect("it ends");
        assert!(officer(&person, today) && officer(&person, last));
        assert!(!officer(&person, last.tomorrow().expect("a day")));
        bench.clock.set(date(2022, 2, 4));
        assert!(!officer(&person, bench.kernel.today()));
    });
}
