//! What each target does with its bytes: an answer or a refusal, each row accounted for, nothing left behind.

use engine_counting::Counting;
use kernel::contracts::counts::{Counter, Found, Known, Shape};
use std::cell::OnceCell;
use std::fs;
use tempfile::TempDir;

const STREET: &str = include_str!("../rulebook/datasets/police-uk-street.toml");
const WORKBOOK: &str = include_str!("../rulebook/datasets/recorded-crime-csp-workbook.toml");

thread_local! {
    static DESK: OnceCell<TempDir> = const { OnceCell::new() };
}

fn shape(text: &str) -> Shape {
    let table: toml::Table = toml::from_str(text).expect("a dataset");
    let shape: Shape = table["shape"].clone().try_into().expect("a shape");
    Shape { dataset: "fuzzed".into(), ..shape }
}

/// Reads bytes as a file of that name, whatever is in it.
pub fn read(name: &str, bytes: &[u8]) {
    DESK.with(|desk| {
        let folder = desk.get_or_init(|| tempfile::tempdir().expect("a folder")).path();
        let (path, kept) = (folder.join(name), folder.join("kept"));
        fs::create_dir_all(&kept).expect("a folder");
        fs::write(&path, bytes).expect("a file");
        let shape = shape(if name.ends_with("xlsx") { WORKBOOK } else { STREET });
        let survey = Counting.survey(&path, std::slice::from_ref(&shape)).unwrap_or_default();
        let plain = || Found {
            dataset: shape.dataset.clone(),
            month: Some(2025 * 12),
            source: String::new(),
            path: path.clone(),
            inside: None,
            bytes: bytes.len() as u64,
        };
        let parts = if survey.parts.is_empty() && !name.ends_with("zip") { vec![plain()] } else { survey.parts };
        for part in parts {
            let counted = Counting.read(&part, &shape, &|_| Known::No, &kept, &mut |_| ());
            if let Ok(counted) = counted {
                assert_eq!(counted.rows, counted.accepted + counted.rejected.values().sum::<u64>());
                if name.ends_with("csv") {
                    assert_eq!(counted.rows, records(bytes).saturating_sub(1), "a row is lost");
                }
            }
        }
        assert_eq!(fs::read_dir(&kept).expect("a folder").count(), 0, "something is left");
    });
}

/// Records of a file, counted in the plainest way: line ends outside of quotes, empty lines left out.
fn records(bytes: &[u8]) -> u64 {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (mut many, mut quoted, mut begun) = (0, false, false);
    for byte in bytes {
        match byte {
            b'\n' if !quoted => {
                many += u64::from(begun);
                begun = false;
            }
            b'\r' if !begun => {}
            b'"' => (quoted, begun) = (!quoted, true),
            _ => begun = true,
        }
    }
    many + u64::from(begun)
}
