//! The example counties: their tables as facts, read from the files as an install reads them.

use board::Example;
use duties::facts::{Facts, of_register};
use jiff::civil::Date;
use std::path::Path;
use testkit::db::{Bench, Database, Setup};

/// The files of an example county that the board and the duties read.
fn example(county: &str) -> Example {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(county);
    let mut example = Example { county: county.into(), ..Example::default() };
    for part in ["board", "duties"] {
        for entry in std::fs::read_dir(root.join(part)).expect("the county has a folder") {
            let path = entry.expect("an entry").path();
            let name = format!("{part}/{}", path.file_name().unwrap_or_default().to_string_lossy());
            example.files.insert(name, std::fs::read_to_string(&path).expect("text"));
        }
    }
    example
}

fn loaded(county: &str, on: Date) -> Bench {
    let migrations: Vec<_> = board::MIGRATIONS.iter().chain(duties::MIGRATIONS).copied().collect();
    let bench = Setup::new(&migrations).on(on).bench(&Database::Sqlite);
    let example = example(county);
    board::load(&bench.kernel, &example).expect("its table loads");
    duties::load(&bench.kernel, &example).unwrap_or_else(|fault| panic!("{county}: {fault:?}"));
    bench
}

/// The bodies, areas and groups of an example county.
pub(crate) fn facts(county: &str, on: Date) -> Facts {
    let bench = loaded(county, on);
    let mut facts = None;
    bench
        .kernel
        .read(|unit| {
            facts = Some(of_register(&*board::current(unit, county)?));
            Ok(())
        })
        .expect("the table can be read");
    facts.expect("it was read")
}
