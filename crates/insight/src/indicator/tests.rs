//! Indicator files as they are read, and as they are refused.

use super::{Indicator, Indicators};
use kernel::rulebook::{Entry, Rulebook, parse};

const RATE: &str = r#"
[meta]
id = "burglary-rate"
title = "Burglary"
in-force-from = 2010-12-01
confidence = "secondary"
citations = ["data.police.uk, About the data"]

[indicator]
theme = "Burglary"
definition = "Burglaries recorded by the police."
numerator = { dataset = "police-uk-street", categories = ["Burglary"] }
denominator = { dataset = "ons-mid-year-population", measure = "population", multiplier = 1000 }
method = "crude-rate"
polarity = "lower-better"
period = "rolling-12"
caveat = "Recorded crime only."
owner = "Partnership analyst"
"#;

fn faults(text: &str) -> String {
    let read: Indicator = parse("indicators/x.toml", text).expect("the shape is right");
    read.faults().into_iter().map(|(key, words)| format!("{key}: {words}\n")).collect()
}

#[test]
fn an_indicator_is_read_and_says_its_unit() {
    let read: Indicator = parse("indicators/x.toml", RATE).expect("it is right");
    assert_eq!(faults(RATE), "");
    assert_eq!(read.unit(), "per 1,000 residents");
    assert_eq!(read.datasets(), ["police-uk-street", "ons-mid-year-population"]);
    assert_eq!(read.indicator.change_from, 50);
}

#[test]
fn only_what_bears_on_numbers_changes_the_hash() {
    let hash = |text: &str| parse::<Indicator>("x.toml", text).expect("it is right").hash();
    assert_eq!(hash(RATE), hash(&RATE.replace("Recorded crime only.", "Other words.")));
    assert_ne!(hash(RATE), hash(&RATE.replace("[\"Burglary\"]", "[\"Robbery\"]")));
    assert_ne!(hash(RATE), hash(&RATE.replace("1000", "10000")));
}

#[test]
fn what_cannot_be_worked_out_is_refused_with_a_reason() {
    let with = |from: &str, to: &str| {
        assert!(RATE.contains(from), "{from}");
        faults(&RATE.replace(from, to))
    };
    let added = with("[\"Burglary\"]", "[\"Burglary\", \"Anti-social behaviour\"]");
    assert!(added.contains("never added to crime"), "{added}");
    assert!(with(", categories = [\"Burglary\"]", "").contains("it counts nothing"));
    assert!(with("multiplier = 1000", "multiplier = 0").contains("above zero"));
    assert!(with("\"crude-rate\"", "\"count\"").contains("counted over nothing"));
    assert!(with("\"crude-rate\"", "\"proportion\"").contains("part of a whole"));
    assert!(with("\"crude-rate\"", "\"harm-score\"").contains("weights"));
    assert!(with("\"crude-rate\"", "\"directly-standardised\"").contains("esp-2013"));
    assert!(with("owner = \"Partnership analyst\"", "owner = \"\"").contains("“owner” is empty"));
    let outside = with(
        "{ dataset = \"ons-mid-year-population\", measure = \"population\", multiplier = 1000 }",
        "{ categories = [\"Robbery\"] }",
    )
    .replace("crude-rate", "proportion");
    assert!(outside.contains("population"), "{outside}");
}

#[test]
fn an_unknown_word_is_answered_with_the_nearest() {
    let wrong = parse::<Indicator>("indicators/x.toml", &RATE.replace("caveat =", "caveats =")).unwrap_err();
    assert!(wrong.message.contains("Did you mean “caveat”?"), "{wrong}");
}

#[test]
fn the_release_reads() {
    let rulebook = Rulebook::load(None).expect("the release reads");
    let all = Indicators::load(&rulebook).expect("every indicator is right");
    for one in all.all() {
        assert_eq!(all.one(one.id()).map(Indicator::id), Some(one.id()));
    }
}
