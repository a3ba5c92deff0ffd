//! What the key says is in the counts, and nothing else is.

use synthetic::{Geography, Key, KeyFault, Model, Noise, kinds, month, place};

const FROM: i32 = month::of(2024, 1);
const AT: i32 = month::of(2025, 1);
const STILL: Noise = Noise { cell: 0.1, shared: 0.0 };

fn key(toml: &str) -> Key {
    Key::read(toml).expect("a key")
}

/// Rows of a kind in some cells, by month, over every force's file.
fn series(place: &Geography, key: &Key, seed: u64, cells: &[u32], kind: usize) -> Vec<u32> {
    let model = Model::new(place, key, seed, STILL).expect("the key fits");
    let one = |month| {
        let mut sum = 0;
        for force in 0..place.forces.len() {
            model.month(force, month, &mut |cell, of, many| {
                if of == kind && cells.binary_search(&cell).is_ok() {
                    sum += many;
                }
            });
        }
        sum
    };
    (FROM..AT + 12).map(one).collect()
}

#[test]
fn a_planted_change_is_there_from_its_month_in_its_place_and_kind_alone() {
    let place = place::loamshire(4).place;
    let shop = kinds::named("Shoplifting").expect("a kind");
    let planted = key(
        "[[planted]]\nkind = \"real-change\"\narea = \"E97000002\"\ncategory = \"Shoplifting\"\nfrom = \"2025-01\"\nfactor = 1.6\n",
    );
    let (here, there) = (place.cells_of("E97000002"), place.cells_of("E97000003"));
    let ratio = |key: &Key, cells: &[u32], kind| {
        let (mut before, mut after) = (0, 0);
        for seed in 0..8 {
            let months = series(&place, key, seed, cells, kind);
            before += months[..12].iter().sum::<u32>();
            after += months[12..].iter().sum::<u32>();
        }
        f64::from(after) / f64::from(before)
    };
    // Without the key it grows by its trend, 1.08 a year; with it by 1.6 times as much. Some 8 * 12 months of 100 and more a month: the
    // ratio is known to two in a hundred.
    let none = Key::default();
    assert!((ratio(&none, &here, shop) / 1.08 - 1.0).abs() < 0.04);
    assert!((ratio(&planted, &here, shop) / (1.08 * 1.6) - 1.0).abs() < 0.04);
    assert!((ratio(&planted, &there, shop) / 1.08 - 1.0).abs() < 0.05);
    let violence = kinds::named("Violence and sexual offences").expect("a kind");
    assert!((ratio(&planted, &here, violence) / 1.01 - 1.0).abs() < 0.03);
}

#[test]
fn counts_vary_more_than_chance_alone() {
    let place = place::loamshire(4).place;
    let cells = place.cells_of("E97000002");
    let violence = kinds::named("Violence and sexual offences").expect("a kind");
    let firsts: Vec<f64> = (0..120)
        .map(|seed| {
            let key = Key::default();
            let model = Model::new(&place, &key, 1, Noise { cell: 0.15, shared: 0.0 }).expect("no key");
            let mut sum = 0;
            model.month(0, FROM + seed, &mut |cell, kind, many| {
                if kind == violence && cells.contains(&cell) {
                    sum += many;
                }
            });
            // Without season and trend.
            f64::from(sum) / kinds::KINDS[violence].at(FROM + seed)
        })
        .collect();
    let mean = firsts.iter().sum::<f64>() / 120.0;
    let variance = firsts.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 119.0;
    // Negative binomial cells of mean m: the variance of their sum is Σ(m + 0.15 m²), which is above Σm.
    assert!(variance / mean > 1.25, "variance over mean: {}", variance / mean);
}

#[test]
fn months_are_missing_and_places_lost_where_the_key_says_so() {
    let place = place::loamshire(4).place;
    let planted = key(
        "[[planted]]\nkind = \"missing\"\narea = \"E99000001\"\nfrom = \"2025-01\"\nto = \"2025-02\"\nfactor = 0\n\
         [[planted]]\nkind = \"missing\"\narea = \"E99000002\"\nfrom = \"2025-01\"\nfactor = 0.02\n",
    );
    let model = Model::new(&place, &planted, 1, Noise::default()).expect("the key fits");
    let rows = |force, month| {
        let mut sum = 0;
        model.month(force, month, &mut |_, _, many| sum += many);
        sum
    };
    assert_eq!((rows(0, AT), rows(0, AT + 1)), (0, 0));
    assert!(rows(0, AT - 1) > 1_000 && rows(0, AT + 2) > 1_000);
    let (before, after) = (rows(1, AT - 1), rows(1, AT));
    assert!(after > 0 && after * 20 < before, "nearly nothing is left: {after} of {before}");
    assert!(rows(2, AT) > 0, "the transport police send theirs");
}

#[test]
fn a_key_that_does_not_fit_is_refused_with_what_to_do() {
    let place = place::loamshire(4).place;
    let fault = |toml: &str| match Key::read(toml) {
        Ok(key) => key.bind(&place).expect_err("it does not fit"),
        Err(fault) => fault,
    };
    let with = |line: &str| {
        format!(
            "[[planted]]\nkind = \"real-change\"\narea = \"all\"\nfrom = \"2025-01\"\nfactor = 2\n{line}\n"
        )
    };
    let cases = [
        (with("").replace("\"all\"", "\"E07000237\""), "no area has the code “E07000237”"),
        (with("category = \"Burglaries\""), "there is no category “Burglaries”"),
        (with("to = \"2024-12\""), "ends before it begins"),
        (with("").replace("factor = 2", "factor = -1"), "a factor is a number from 0 on"),
        (with("").replace("2025-01", "2025-13"), "is no month"),
        (with("colour = \"red\""), "unknown field"),
    ];
    for (toml, says) in cases {
        let KeyFault(words) = fault(&toml);
        assert!(words.contains(says), "{words}");
    }
}
