//! The small corpora of the fuzz targets, replayed; and a short random mutation of each, where no fuzzer is.

use crate::make::{Desk, shape, street};
use engine_counting::Counting;
use kernel::contracts::counts::{Counter, Shape};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// Files of a target.
fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../fuzz/corpus").join(target);
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.unwrap().path();
        (path.display().to_string(), fs::read(&path).unwrap())
    };
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(read).collect();
    files.sort();
    assert!(files.len() > 3, "{target} has a corpus");
    files
}

/// Reads bytes as each target does: an answer or a refusal, each row accounted for, nothing left behind.
fn run(target: &str, bytes: &[u8]) {
    let desk = Desk::new();
    let (name, shape): (&str, Shape) = match target {
        "csv" => ("2025-01-loamshire-street.csv", street()),
        "sheet" => ("policeforceareatables2024.xlsx", shape("recorded-crime-csp-workbook")),
        _ => {
            let path = desk.put("archive.zip", bytes);
            if let Ok(survey) = Counting.survey(&path, &[street()]) {
                for part in survey.parts {
                    let _ = Counting.read(&part, &street(), &crate::make::known, &desk.kept(), &mut |_| ());
                }
            }
            assert_eq!(desk.left(), Vec::<String>::new());
            return;
        }
    };
    if let Ok(counted) = desk.read_as(name, bytes, &shape) {
        assert_eq!(counted.bytes, bytes.len() as u64);
    }
    assert_eq!(desk.left(), Vec::<String>::new());
}

#[test]
fn every_file_of_the_corpora_has_an_answer() {
    for target in ["csv", "zip", "sheet"] {
        for (name, bytes) in corpus(target) {
            eprintln!("{name}");
            run(target, &bytes);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("SHIREMOOT_TEST_QUICK").is_some() { 40 } else { 400 }))]

    #[test]
    fn so_has_any_file_near_to_one_of_them(
        target in prop::sample::select(vec!["csv", "zip", "sheet"]), which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0u8..4), 1..12),
    ) {
        let files = corpus(target);
        let mut bytes = which.get(&files).1.clone();
        for (at, byte, what) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match what {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => drop(bytes.remove(at)),
                _ => bytes.truncate(at),
            }
        }
        run(target, &bytes);
    }
}
