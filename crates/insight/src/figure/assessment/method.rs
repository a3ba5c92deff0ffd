//! `{{data-method}}`: the annex of methods: how each indicator is worked out, what each dataset is, and the rules that hold for all.

use super::whole::{Whole, parts};
use crate::indicator::Over;
use kernel::contracts::paper::{Block, List, ListStyle, Text};
use kernel::contracts::sources::{Ask as Asked, Drawn, Source};
use kernel::{Outcome, Unit};
use std::collections::BTreeSet;

pub(super) const SOURCE: Source = Source {
    name: "data-method",
    what: "The annex of methods: indicators, datasets, intervals, comparison, signals and the protection of small numbers.",
    example: "{{data-method}}",
    draw,
};

const RULES: [&str; 7] = [
    "Rates and counts have exact Poisson intervals below 10 events and Byar’s from 10 on; proportions have Wilson’s. Intervals are of 95%; limits of funnels are of 95% and of 99.8%.",
    "The population is that of the middle of the period. A year of which none is loaded takes the last of two years before, and the figure says so.",
    "A difference from a year before is said only where the 95% intervals do not overlap; what overlaps is not clearly different, which is not the same.",
    "A percentage change is hidden where either count is below 50, as in the official tables.",
    "Signals are those of a control chart of single months (mean, and limits at 2.66 times the mean moving range, with ranges of 3.267 times their mean and more left out): a month outside the limits, seven rising or falling, two of three near a limit, seven on one side of the mean. None is read from rolling totals.",
    "Anti-social behaviour is incidents, not crimes: it is never added to crime.",
    "An area is counted by its small areas from every force’s file, never by the force’s name. Trends of small areas are drawn on areas that are the same on the census bases of 2011 and 2021. A month without the file of the area’s own force is a gap and not nought.",
];

fn draw(unit: &mut Unit<'_>, asked: &Asked<'_>) -> Outcome<Drawn> {
    let (_, named) = parts(asked.of, &["area"])?;
    let area = named.first().map(|(_, area)| *area);
    let whole = Whole::of(unit, asked, area, &|_| true)?;
    let row = |it: &crate::indicator::Indicator| {
        let over = match &it.indicator.denominator {
            None => String::new(),
            Some(Over::Base(base)) => base.measure.clone(),
            Some(Over::Categories(_)) => "the whole".into(),
        };
        let cells = [
            it.title().to_string(),
            it.indicator.definition.clone(),
            over,
            it.indicator.method.words().into(),
            it.indicator.caveat.clone(),
        ];
        cells.map(Text::plain).to_vec()
    };
    let indicators: Vec<Vec<Text>> = whole.all().map(row).collect();
    let used: BTreeSet<&str> = whole.all().flat_map(|it| it.datasets()).collect();
    let mut datasets = Vec::new();
    for id in used {
        let dataset = whole.ground.dataset(id)?;
        let about = &dataset.dataset;
        let loaded = whole.ground.counts(id).ok().and_then(crate::Counts::span);
        let when = loaded.map_or_else(
            || "not loaded".to_string(),
            |(first, last)| format!("{} to {}", first.words(), last.words()),
        );
        let rule = match (about.disclosure.primary, about.disclosure.round) {
            (0, 0 | 1) => "published as it is".to_string(),
            (primary, round) if round > 1 => format!("below {primary} hidden, rounded to {round}"),
            (primary, _) => format!("below {primary} hidden"),
        };
        let breaks: Vec<String> =
            about.comparability.iter().map(|it| format!("{}: {}", it.from, it.says)).collect();
        let cells = [
            dataset.meta.title.clone(),
            about.publisher.clone(),
            about.licence.clone(),
            when,
            rule,
            breaks.join(" "),
        ];
        datasets.push(cells.map(Text::plain).to_vec());
    }
    let head = |names: &[&str]| names.iter().map(|name| (*name).to_string()).collect::<Vec<_>>();
    let rules =
        List { style: ListStyle::Bullets, items: RULES.iter().map(|rule| Text::plain(*rule)).collect() };
    let blocks = vec![
        Block::Paragraph {
            numbered: true,
            text: "These rules hold for every figure:".into(),
            list: Some(rules),
        },
        Block::Table {
            caption: "Indicators".into(),
            head: head(&["Indicator", "What it measures", "Over", "Method", "Beware"]),
            rows: indicators,
        },
        Block::Table {
            caption: "Datasets".into(),
            head: head(&["Dataset", "Publisher", "Licence", "Loaded", "Small numbers", "Breaks"]),
            rows: datasets,
        },
    ];
    Ok(Drawn { blocks, ..Drawn::default() })
}
