//! Files are those of data.police.uk to the byte, and say that they are not from there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use synthetic::files::{Asked, Beside, KEY, NOTE, OUTCOMES, SEARCHES, STREET, Written, write};
use synthetic::{Key, Model, Noise, kinds, month, place};

const ALL: Beside = Beside { outcomes: true, searches: true };

fn written(folder: &Path, seed: u64, from: &str, to: &str) -> Written {
    let county = place::loamshire(synthetic::example::SEED);
    let key = Key::read(
        "[[planted]]\nkind = \"vintage-switch\"\narea = \"all\"\nfrom = \"2025-02\"\nfactor = 0.1\n\
         [[planted]]\nkind = \"missing\"\narea = \"E99000002\"\nfrom = \"2025-03\"\nto = \"2025-03\"\nfactor = 0\n",
    )
    .expect("a key");
    let model = Model::new(&county.place, &key, seed, Noise::default()).expect("the key fits");
    let asked = Asked {
        from: month::read(from).expect("a month"),
        to: month::read(to).expect("a month"),
        beside: ALL,
        threads: 2,
    };
    write(folder, &model, &key, &asked).expect("there is room")
}

/// Every file below a folder with its text.
fn texts(folder: &Path) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        let name = entry.file_name().expect("a name").to_string_lossy().into_owned();
        match entry.is_dir() {
            true => {
                out.extend(texts(&entry).into_iter().map(|(inner, text)| (format!("{name}/{inner}"), text)))
            }
            false => drop(out.insert(name, fs::read_to_string(&entry).expect("text"))),
        }
    }
    out
}

/// Fields of a line, quotes undone.
fn fields(line: &str) -> Vec<String> {
    let (mut out, mut quoted, mut chars) = (vec![String::new()], false, line.chars().peekable());
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                out.last_mut().expect("one").push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => out.push(String::new()),
            c => out.last_mut().expect("one").push(c),
        }
    }
    out
}

#[test]
fn headers_names_and_marks_are_exact() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = written(folder.path(), 1, "2025-01", "2025-03");
    let files = texts(folder.path());
    // Three forces, three months, three sorts; the transport police search nobody they know the place of, but have a file; one force misses
    // a month; a force without crimes that have outcomes (the transport police) has no outcomes file.
    let names: BTreeSet<&str> = files.keys().map(String::as_str).collect();
    assert!(names.contains("2025-01/2025-01-loamshire-street.csv"));
    assert!(names.contains("2025-02/2025-02-hillshire-outcomes.csv"));
    assert!(names.contains("2025-01/2025-01-transport-police-street.csv"));
    assert!(names.iter().all(|name| !name.contains("2025-03-hillshire")), "a missing month is not there");
    assert_eq!(told.files as usize, files.len() - 2);
    assert_eq!(
        told.bytes as usize,
        files.iter().filter(|(name, _)| name.ends_with("csv")).map(|(_, t)| t.len()).sum::<usize>()
    );
    let (mut street, mut others) = (0, 0);
    for (name, text) in files.iter().filter(|(name, _)| name.ends_with("csv")) {
        let (header, rows) = match name {
            name if name.ends_with("-street.csv") => (STREET, &mut street),
            name if name.ends_with("-outcomes.csv") => (OUTCOMES, &mut others),
            _ => (SEARCHES, &mut others),
        };
        assert!(text.starts_with(header), "{name}");
        assert!(text.ends_with('\n') && !text.contains('\r'), "{name}");
        let width = header.split(',').count();
        for line in text.lines().skip(1) {
            assert_eq!(fields(line).len(), width, "{name}: {line}");
            *rows += 1;
        }
        if name.ends_with("-loamshire-street.csv") {
            assert!(text.contains("Example Street"), "{name} bears a mark");
        }
    }
    assert_eq!((told.street, told.others), (street, others));
    assert!(files[NOTE].starts_with("SYNTHETIC DATA."));
    assert!(files[KEY].starts_with("# SYNTHETIC DATA"));
    let key: Vec<&str> = files[KEY].lines().skip_while(|line| line.starts_with('#')).collect();
    assert_eq!(Key::read(&key.join("\n")).expect("the key reads").planted.len(), 2);
}

#[test]
fn street_rows_have_the_traps_of_published_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    written(folder.path(), 5, "2025-01", "2025-03");
    let files = texts(folder.path());
    let (mut rows, mut blank, mut repeated, mut quoted) = (0, 0, 0, 0);
    let mut ids = BTreeSet::new();
    let mut points = BTreeMap::<(String, String), u32>::new();
    let mut bases = BTreeMap::<String, [u32; 2]>::new();
    for (name, text) in files.iter().filter(|(name, _)| name.ends_with("-street.csv")) {
        for line in text.lines().skip(1) {
            let it = fields(line);
            rows += 1;
            quoted += u32::from(line.contains('"'));
            assert_eq!(it[1], name[..7]);
            assert_eq!(it[2], it[3]);
            assert_eq!(it[11], "");
            assert!(kinds::named(&it[9]).is_some(), "{line}");
            let incident = it[9] == "Anti-social behaviour" || it[2] == "Transport Police";
            assert_eq!(it[0].is_empty(), incident, "{line}");
            assert_eq!(it[10].is_empty(), incident, "{line}");
            if !incident {
                assert!(
                    it[0].len() == 64
                        && it[0].bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
                );
                repeated += u32::from(!ids.insert(it[0].clone()));
            }
            if it[7].is_empty() {
                blank += 1;
                assert_eq!((&*it[4], &*it[5], &*it[6], &*it[8]), ("", "", "No Location", ""));
                continue;
            }
            assert!(it[7].starts_with("E90") || it[7].starts_with("E91"), "no real code: {}", it[7]);
            let old = name.starts_with("2025-01");
            bases.entry(name[..7].into()).or_default()[usize::from(it[7].starts_with("E91"))] += 1;
            assert!(!(old && it[7].starts_with("E91")), "codes of 2021 before the switch");
            let (east, north): (f64, f64) =
                (it[4].parse().expect("a number"), it[5].parse().expect("a number"));
            assert!((0.3..2.6).contains(&east) && (54.0..55.3).contains(&north), "in the North Sea: {line}");
            *points.entry((it[4].clone(), it[5].clone())).or_default() += 1;
        }
    }
    assert!(rows > 5_000, "{rows}");
    assert!((1..rows / 25).contains(&blank), "about two in a hundred have no place: {blank} of {rows}");
    assert!((1..60).contains(&repeated), "a few identifiers repeat: {repeated}");
    assert!(quoted > 0, "some names are quoted");
    // Two cells may share a point's digits by chance only: many rows stand on few points.
    assert!(points.len() * 2 < rows as usize, "{} points for {rows} rows", points.len());
    assert!(bases["2025-02"][1] > 0 && bases["2025-03"][1] > 0);
}

#[test]
fn outcomes_belong_to_crimes_of_this_month_and_earlier_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    written(folder.path(), 9, "2025-01", "2025-02");
    let files = texts(folder.path());
    let of = |name: &str| files[name].lines().skip(1).map(fields).collect::<Vec<_>>();
    let mut street = BTreeMap::<String, String>::new();
    let mut repeated = BTreeSet::new();
    for it in
        ["2025-01", "2025-02"].iter().flat_map(|month| of(&format!("{month}/{month}-loamshire-street.csv")))
    {
        if !it[0].is_empty() && street.insert(it[0].clone(), it[10].clone()).is_some() {
            repeated.insert(it[0].clone());
        }
    }
    let outcomes = of("2025-02/2025-02-loamshire-outcomes.csv");
    let known = outcomes.iter().filter(|it| street.contains_key(&it[0])).count();
    assert!(outcomes.iter().all(|it| it[1] == "2025-02"));
    assert!(known > 0 && known < outcomes.len(), "crimes of months that are not there have outcomes too");
    // Two crimes under one identifier end in two ways: a trap of published files too.
    let once = outcomes.iter().filter(|it| !repeated.contains(&it[0]));
    for it in once.filter_map(|it| Some((street.get(&it[0])?, &it[9]))) {
        let charged = it.1 == "Suspect charged";
        let agrees =
            *it.0 == *it.1 || (charged && it.0.contains(" court ")) || (charged && it.0.contains("Court "));
        assert!(agrees, "the street file says {} and the outcome is {}", it.0, it.1);
    }
    let waiting = street.values().filter(|last| *last == kinds::OPEN).count();
    assert!(waiting * 10 > street.len(), "what has not ended yet is under investigation");
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let [a, b, c] = [0, 0, 1].map(|more| {
        let folder = tempfile::tempdir().expect("a folder");
        written(folder.path(), 3 + more, "2025-01", "2025-02");
        texts(folder.path())
    });
    assert_eq!(a, b);
    assert_ne!(a["2025-01/2025-01-loamshire-street.csv"], c["2025-01/2025-01-loamshire-street.csv"]);
    // A month does not depend on which months are asked for, but for what is known of outcomes.
    let folder = tempfile::tempdir().expect("a folder");
    written(folder.path(), 3, "2025-02", "2025-02");
    let alone = texts(folder.path());
    let name = "2025-02/2025-02-loamshire-street.csv";
    assert_eq!(a[name], alone[name]);
}

#[test]
fn a_national_year_has_as_many_files_as_the_published_one() {
    let place = place::national(1);
    let to = month::of(2025, 12);
    let key = Key::national(&place, to);
    let model = Model::new(&place, &key, 1, Noise::default()).expect("the key fits");
    let files = |months: std::ops::RangeInclusive<i32>| {
        months.map(|m| (0..44).filter(|force| model.kept(*force, m) > 0.0).count()).sum::<usize>()
    };
    // 44 forces in 12 months, less three and one whole years and one half: 528 - 36 - 12 - 6.
    assert_eq!(files(to - 11..=to), 474);
    let mut rows = 0u64;
    for force in 0..44 {
        model.month(force, to - 6, &mut |_, _, many| rows += u64::from(many));
    }
    // A twelfth of four million, in the summer somewhat more.
    assert!((300_000..420_000).contains(&rows), "{rows}");
    assert!(Key::county(to).bind(&place::loamshire(1).place).is_ok());
}
