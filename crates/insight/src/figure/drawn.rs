//! The chart of a figure: which of the charts suits it, with the model's own title and words.

use super::{Line, Model, Place, Point, Shown};
use crate::chart::{
    Bar, Bars, Better, Chart, Line as Lines, Rule, Segment, Series, Special, Unit, Value, Xmr,
};
use crate::indicator::Polarity;
use methods::xmr;

/// More areas than this are no bars: they are a table, or a map.
const MOST: usize = 40;

/// The chart, when the figure has enough for one: months of one area as a control chart, other times as lines, areas beside each
/// other as bars.
pub(crate) fn chart(model: &Model) -> Option<Chart> {
    let own = model.own().next()?;
    let chart = match (own.points.len(), model.lines.len()) {
        (0, _) => return None,
        (1, 1) => return None,
        (1, many) if many <= MOST => Chart::of(&bars(model)),
        (1, _) => return None,
        (_, 1) if own.points.iter().all(|point| point.period.months() == 1) => {
            control(model, own).map_or_else(|| Chart::of(&lines(model)), |xmr| Chart::of(&xmr))
        }
        _ => Chart::of(&lines(model)),
    };
    // All outputs of a figure say the same: title and words are the model's.
    Some(Chart { title: model.title.clone(), text: model.alternative(), ..chart })
}

fn unit(model: &Model) -> Unit {
    Unit::new(model.unit.clone(), usize::from(model.decimals))
}

fn value(point: &Point) -> Value {
    match &point.value.shown {
        Shown::Number { value, .. } => Value::Known(*value),
        Shown::Withheld => Value::Hidden,
        Shown::Missing { .. } => Value::Missing,
    }
}

fn interval(point: &Point) -> Option<(f64, f64)> {
    point.value.ci95.filter(|_| point.value.shown.number().is_some()).map(|ci| (ci.low, ci.high))
}

fn lines(model: &Model) -> Lines {
    let own = model.own().chain(model.lines.iter().filter(|line| line.place == Place::Reference));
    let series = |line: &Line| Series {
        name: line.area.name.clone(),
        values: line.points.iter().map(value).collect(),
        intervals: line.points.iter().map(interval).collect(),
    };
    Lines {
        subject: model.label.clone(),
        unit: unit(model),
        periods: model.periods(),
        series: own.take(4).map(series).collect(),
        ..Lines::default()
    }
}

fn bars(model: &Model) -> Bars {
    let bar = |line: &Line| Bar {
        name: line.area.name.clone(),
        value: line.points.last().map_or(Value::Missing, value),
        interval: line.points.last().and_then(interval),
        own: line.place == Place::Own,
    };
    let mut all: Vec<Bar> =
        model.lines.iter().filter(|line| line.place != Place::Reference).map(bar).collect();
    all.sort_by(|a, b| b.value.known().unwrap_or(-1.0).total_cmp(&a.value.known().unwrap_or(-1.0)));
    let whole = model.lines.iter().find(|line| line.place == Place::Reference);
    let reference =
        whole.and_then(|line| Some((line.area.name.clone(), line.points.last()?.value.shown.number()?)));
    let mean = model.standing.as_ref().map(|it| ("Mean of the group".to_string(), it.reference));
    Bars {
        subject: model.label.clone(),
        unit: unit(model),
        kind: "areas".into(),
        bars: all,
        reference: reference.or(mean),
        dots: false,
        notes: Vec::new(),
    }
}

/// The control chart of an area's months; none where there are too few.
fn control(model: &Model, own: &Line) -> Option<Xmr> {
    let points: Vec<f64> = own.points.iter().map(|p| p.value.shown.number().unwrap_or(f64::NAN)).collect();
    let better = match model.polarity {
        Polarity::LowerBetter => (methods::Polarity::LowerBetter, Better::Lower),
        Polarity::HigherBetter => (methods::Polarity::HigherBetter, Better::Higher),
        Polarity::None => (methods::Polarity::None, Better::Neither),
    };
    let chart = xmr::chart(&points, &xmr::Options { better: better.0, ..xmr::Options::default() }).ok()?;
    let segment = |it: &xmr::Segment| Segment {
        from: it.from,
        to: it.to,
        mean: it.limits.mean,
        limits: (it.limits.lower, it.limits.upper),
        near: (it.limits.near_lower, it.limits.near_upper),
        why: it.why.clone().unwrap_or_default(),
    };
    let rule = |rule: xmr::Rule| match rule {
        xmr::Rule::Outside => Rule::Outside,
        xmr::Rule::Trend => Rule::Trend,
        xmr::Rule::TwoOfThree => Rule::TwoOfThree,
        xmr::Rule::Run => Rule::Run,
    };
    let special = |it: &xmr::Signal| Special { at: it.at, rule: rule(it.rule), high: it.high };
    Some(Xmr {
        subject: format!("{} in {}", model.label, own.area.name),
        unit: unit(model),
        periods: own.points.iter().map(|point| point.period).collect(),
        values: own.points.iter().map(value).collect(),
        segments: chart.segments.iter().map(segment).collect(),
        signals: chart.signals.iter().map(special).collect(),
        better: better.1,
        target: None,
        provisional: chart.provisional(),
        notes: Vec::new(),
    })
}
