//! What titles say: the number, what it is held against, and nothing that the numbers do not carry.

use super::samples::{bars, funnel, line, multiples, xmr};
use crate::chart::{Bars, Chart, Line, Model, Period, Series, Unit, Value, Xmr};

#[test]
fn titles_state_the_finding() {
    assert_eq!(
        xmr().title(),
        "Shoplifting in East Barsham: 41 offences in January 2025, two of three near the upper limit (mean 32)"
    );
    assert_eq!(
        bars(false).title(),
        "Burglary, 12 months to January 2025: East Barsham and West Barsham and the Vale are higher, Saltmarsh is lower than Loamshire (8.1 per 1,000 households)"
    );
    assert_eq!(
        multiples().title(),
        "Recorded crime in East Barsham by type: Shoplifting unusually high in January 2025"
    );
    assert!(funnel().title().starts_with("Burglary, 12 months to January 2025: "), "{}", funnel().title());
}

fn two(own: f64, half: f64, other: f64) -> Line {
    let series = |name: &str, value: f64, intervals: Vec<_>| Series {
        name: name.into(),
        values: vec![Value::Known(value)],
        intervals,
    };
    Line {
        subject: "Burglary in East Barsham".into(),
        unit: Unit::new("per 1,000 households", 1),
        periods: vec![Period::financial_year(2024 * 12 + 5)],
        series: vec![
            series("East Barsham", own, vec![Some((own - half, own + half))]),
            series("Loamshire", other, Vec::new()),
        ],
        usual: None,
        notes: Vec::new(),
    }
}

#[test]
fn a_difference_is_only_claimed_where_intervals_are_apart() {
    let cases = [
        (4.0, 0.5, 3.0, "higher than Loamshire (3.0)"),
        (4.0, 0.5, 5.0, "lower than Loamshire (5.0)"),
        (4.0, 1.2, 3.0, "not clearly different from Loamshire (3.0)"),
    ];
    for (own, half, other, said) in cases {
        let title = two(own, half, other).title();
        assert_eq!(title, format!("Burglary in East Barsham: 4.0 per 1,000 households in 2024/25, {said}"));
    }
    // Without any interval the numbers stand beside each other, and no difference is claimed.
    let mut bare = two(4.0, 0.5, 3.0);
    bare.series[0].intervals.clear();
    assert_eq!(bare.title(), "Burglary in East Barsham: 4.0 per 1,000 households in 2024/25; Loamshire 3.0");
}

#[test]
fn what_is_hidden_is_said_to_be_and_has_no_place() {
    // The limits and intervals of a hidden value, should somebody hand them over, are not written either.
    let mut hidden: Bars = bars(false);
    hidden.bars[5].interval = Some((6123.0, 7777.0));
    let chart = Chart::of(&hidden);
    let blocks = serde_json::to_string(&chart.blocks()).expect("blocks");
    let everything = format!(
        "{}{}{}{}{:?}{blocks}",
        chart.title,
        chart.text,
        chart.wide.svg(""),
        chart.tall.svg(""),
        chart.table
    );
    for part in ["6123", "7777", "6,123", "7,777"] {
        assert!(!everything.contains(part), "{part}");
    }
    assert!(
        chart.text.contains("Thorn Island withheld") && chart.table.csv().contains("Thorn Island,withheld")
    );
    let mut last = line();
    last.series[0].values[35] = Value::Hidden;
    assert!(last.title().contains("December 2024, the latest that can be shown"), "{}", last.title());
    let none = Xmr { values: vec![Value::Hidden; 36], ..xmr() };
    assert_eq!(none.title(), "Shoplifting in East Barsham: no figure can be shown");
}

#[test]
fn a_table_leaves_as_csv_that_no_spreadsheet_runs() {
    let mut table = bars(false).table();
    table.rows[0][0] = crate::chart::Cell::Words("=HYPERLINK(\"x\")".into());
    let csv = table.csv();
    let mut lines = csv.split("\r\n");
    assert_eq!(lines.next(), Some("Area,Value,95% interval,Against Loamshire"));
    assert_eq!(lines.next(), Some("\"'=HYPERLINK(\"\"x\"\")\",12.1,10.9 to 13.3,higher"));
}

#[test]
fn words_that_people_wrote_stay_words() {
    let mut odd = line();
    odd.series[0].name = "<script>&\"".into();
    let chart = Chart::of(&odd);
    let page = chart.figure().into_string();
    assert!(!page.contains("<script>") && page.contains("&lt;script&gt;&amp;&quot;"));
}
