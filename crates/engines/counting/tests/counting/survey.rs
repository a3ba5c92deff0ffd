//! What is found in folders, archives and single files.

use crate::make::{Desk, file, known, row, shape, street};
use engine_counting::Counting;
use kernel::contracts::counts::{Counter, Unfit};
use std::io::Write;
use zip::write::SimpleFileOptions;

#[test]
fn a_folder_and_an_archive_of_it_hold_the_same_parts() {
    let desk = Desk::new();
    let bytes = file(&[row(1)]);
    let names = [
        "2025-02/2025-02-loamshire-street.csv",
        "2025-01/2025-01-marl-street.csv",
        "2025-01/2025-01-loamshire-street.csv",
        "2025-01/readme.txt",
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in names {
        desk.put(&format!("all/{name}"), bytes.replace("2025-01", &name[..7]).as_bytes());
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes.replace("2025-01", &name[..7]).as_bytes()).unwrap();
    }
    zip.start_file("__MACOSX/2025-01-loamshire-street.csv", SimpleFileOptions::default()).unwrap();
    let archive = desk.put("latest.zip", &zip.finish().unwrap().into_inner());
    let shapes = [shape("police-uk-outcomes"), street()];
    let folder = Counting.survey(&desk.folder.path().join("all"), &shapes).unwrap();
    let packed = Counting.survey(&archive, &shapes).unwrap();
    let told = |survey: &kernel::contracts::counts::Survey| -> Vec<_> {
        survey.parts.iter().map(|it| (it.dataset.clone(), it.month, it.source.clone(), it.bytes)).collect()
    };
    let size = bytes.len() as u64;
    let of = |month, source: &str| ("police-uk-street".to_string(), Some(month), source.to_string(), size);
    assert_eq!(told(&folder), [of(24300, "loamshire"), of(24300, "marl"), of(24301, "loamshire")]);
    assert_eq!(told(&packed), told(&folder));
    assert_eq!((folder.others.len(), packed.others.len()), (1, 1));
    for (loose, packed) in folder.parts.iter().zip(&packed.parts) {
        let read = |part| Counting.read(part, &street(), &known, &desk.kept(), &mut |_| ()).unwrap();
        let (loose, packed) = (read(loose), read(packed));
        assert_eq!((loose.sha256, loose.cubes), (packed.sha256, packed.cubes));
    }
}

#[test]
fn a_single_file_is_known_by_its_columns_when_its_name_says_nothing() {
    let desk = Desk::new();
    let path = desk.put("download (3).csv", file(&[row(1)]).as_bytes());
    let shapes = [shape("police-uk-outcomes"), street(), shape("ons-mid-year-population")];
    let survey = Counting.survey(&path, &shapes).unwrap();
    assert_eq!((survey.parts.len(), survey.others.len()), (1, 0));
    assert_eq!((survey.parts[0].dataset.as_str(), survey.parts[0].month), ("police-uk-street", None));
    let other = desk.put("other.csv", b"a,b\n1,2\n");
    assert_eq!(Counting.survey(&other, &shapes).unwrap().others.len(), 1);
    assert!(matches!(Counting.survey(&desk.folder.path().join("none"), &shapes), Err(Unfit::Broken(_))));
}

#[test]
fn progress_is_told_up_to_the_last_byte() {
    let desk = Desk::new();
    let bytes = file(&(0..5000).map(row).collect::<Vec<_>>());
    let path = desk.put("2025-01-loamshire-street.csv", bytes.as_bytes());
    let part = Counting.survey(&path, &[street()]).unwrap().parts.remove(0);
    let mut told = Vec::new();
    Counting.read(&part, &street(), &known, &desk.kept(), &mut |bytes| told.push(bytes)).unwrap();
    assert!(told.is_sorted() && told.len() > 2);
    assert_eq!(told.last(), Some(&(bytes.len() as u64)));
}
