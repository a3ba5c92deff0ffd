//! `{{chapter violence}}`: what the data say of a theme, in the order of an assessment: levels, patterns in time and place, changes,
//! comparison, and what is not known. Why, and whom it touches, is for its author to write.

use super::whole::{Whole, parts, slug};
use crate::areas::Kind;
use crate::figure::blocks::{From, blocks};
use crate::figure::{Against, Model, Place, Show};
use crate::indicator::{Indicator, PeriodKind};
use kernel::contracts::paper::{Block, List, ListStyle, Text};
use kernel::contracts::sources::{Ask as Asked, Drawn, Source};
use kernel::{Fault, Outcome, Unit};

pub(super) const SOURCE: Source = Source {
    name: "chapter",
    what: "A chapter of a strategic assessment: levels, patterns in time and place, changes and comparison of a theme, with charts.",
    example: "{{chapter violence area=E98000001}}",
    draw,
};

fn draw(unit: &mut Unit<'_>, asked: &Asked<'_>) -> Outcome<Drawn> {
    let (plain, named) = parts(asked.of, &["area"])?;
    let all = crate::indicator::Indicators::of(unit.kernel())?;
    let themes: Vec<String> = all.themes().into_iter().map(slug).collect();
    let theme = plain.first().map(|theme| theme.to_lowercase()).unwrap_or_default();
    if !themes.contains(&theme) {
        let known: Vec<&str> = themes.iter().map(String::as_str).collect();
        let words = match kernel::rulebook::nearest(&theme, known.iter().copied()) {
            Some(near) => format!("There is no theme called “{theme}”. Did you mean “{near}”?"),
            None => format!("Say which theme: {}", known.join(", ")),
        };
        return Err(Fault::field("of", words));
    }
    let area = named.iter().find(|(key, _)| *key == "area").map(|(_, area)| *area);
    let whole = Whole::of(unit, asked, area, &|it| slug(&it.indicator.theme) == theme)?;
    Ok(Drawn { blocks: told(&whole)?, ..Drawn::default() })
}

/// The blocks of a chapter.
fn told(whole: &Whole) -> Outcome<Vec<Block>> {
    let (mut levels, mut time, mut place, mut compared) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut changes: Vec<Text> = Vec::new();
    let mut unknown: Vec<Text> =
        whole.unseen.iter().map(|(title, why)| format!("{title}: {why}.").into()).collect();
    for it in whole.all() {
        // An indicator that is not shown for the area itself is shown for the areas in it.
        let model = match whole.figure(it, &whole.area, false, Against::Nothing, None)? {
            Ok(model) => model,
            Err(why) => {
                unknown.push(format!("{}: {why}", it.title()).into());
                continue;
            }
        };
        if let Some(row) = level(it, &model) {
            levels.push(row);
        }
        changes.push(sentence(&model));
        time.extend(blocks(&model, Show::Chart, &From::default()));
        if it.indicator.period != PeriodKind::Month
            && let Ok(months) =
                whole.figure(it, &whole.area, false, Against::Nothing, Some(PeriodKind::Month))?
        {
            changes.extend(
                months
                    .signals
                    .iter()
                    .map(|signal| format!("{}, month by month: {signal}.", it.title()).into()),
            );
        }
        if let Some(shown) = across(whole, it)? {
            place.extend(blocks(&shown, Show::Chart, &From::default()));
        }
        if let Ok(shown) = whole.figure(it, &whole.area, true, Against::Whole(Kind::Force), None)?
            && let Some(row) = beside(it, &shown)
        {
            compared.push(row);
        }
        let notes = model
            .notes
            .iter()
            .filter(|note| matches!(note.kind.as_str(), "missing" | "break" | "dropped" | "hidden" | "base"));
        unknown
            .extend(notes.map(|note| format!("{}: {}.", it.title(), note.says.trim_end_matches('.')).into()));
    }
    let mut out = Vec::new();
    let table = |caption: &str, head: &[&str], rows: Vec<Vec<Text>>| Block::Table {
        caption: format!("{caption}: {}", whole.name),
        head: head.iter().map(|name| (*name).to_string()).collect(),
        rows,
    };
    let mut under = |heading: &str, blocks: Vec<Block>| {
        if !blocks.is_empty() {
            out.push(Block::Heading { level: 2, text: heading.into() });
            out.extend(blocks);
        }
    };
    if levels.is_empty() {
        let words = "Nothing of this theme can be shown yet: see what is not known.";
        under("Levels", vec![Block::Paragraph { numbered: true, text: words.into(), list: None }]);
    } else {
        let head = ["Indicator", "Value", "95% interval", "Unit", "Period", "A year before"];
        under("Levels", vec![table("Levels", &head, levels)]);
    }
    under("Patterns in time", time);
    under("Patterns in place", place);
    under("Changes", listed("What the data show, and no cause of it:", changes));
    if !compared.is_empty() {
        under(
            "Comparison",
            vec![table(
                "Comparison with the police force area",
                &["Indicator", "Here", "Force area", "Unit", "Period"],
                compared,
            )],
        );
    }
    under("What is not known", listed("The data cannot say:", unknown));
    Ok(out)
}

fn listed(stem: &str, items: Vec<Text>) -> Vec<Block> {
    if items.is_empty() {
        return Vec::new();
    }
    let list = Some(List { style: ListStyle::Bullets, items });
    vec![Block::Paragraph { numbered: true, text: stem.into(), list }]
}

fn level(it: &Indicator, model: &Model) -> Option<Vec<Text>> {
    let cells = model.cells();
    let last = cells.iter().rev().find(|row| row.place == "own")?;
    let point = model.last()?;
    let before = model.own().next().and_then(|line| {
        let back = point.period.back(12);
        line.points.iter().find(|it| it.period == back).map(|it| it.value.shown.words(model.decimals))
    });
    let row = [
        it.title().to_string(),
        last.value.clone(),
        last.interval.clone(),
        model.unit.clone(),
        last.period.clone(),
        before.unwrap_or_else(|| "no data".into()),
    ];
    Some(row.map(Text::plain).to_vec())
}

fn sentence(model: &Model) -> Text {
    format!("{}.", model.title.trim_end_matches('.')).into()
}

/// The districts of the area beside each other, at the last time that is known.
fn across(whole: &Whole, it: &Indicator) -> Outcome<Option<Box<Model>>> {
    let districts = whole.ground.areas.within(&whole.area, Kind::District);
    let Some(first) = districts.first().filter(|_| districts.len() > 1 && it.indicator.denominator.is_some())
    else {
        return Ok(None);
    };
    let Ok(mut model) = whole.figure(it, &first.code, true, Against::Alike, None)? else { return Ok(None) };
    for line in &mut model.lines {
        let last = line.points.pop();
        line.points = last.into_iter().collect();
        if line.place == Place::Own {
            line.place = Place::Peer;
        }
    }
    let Some(highest) = model
        .lines
        .iter()
        .filter_map(|line| Some((line.points.first()?.value.shown.number()?, line)))
        .max_by(|a, b| a.0.total_cmp(&b.0))
    else {
        return Ok(None);
    };
    let when = highest.1.points.first().map(|point| point.period.words()).unwrap_or_default();
    let value =
        highest.1.points.first().map(|point| point.value.shown.words(model.decimals)).unwrap_or_default();
    model.title = format!("{} was highest in {}, at {value}, in {when}", it.title(), highest.1.area.name);
    if let Some(line) = model.lines.first_mut() {
        line.place = Place::Own;
    }
    model.standing = None;
    model.signals.clear();
    Ok(Some(model))
}

/// The area beside the force in which it lies.
fn beside(it: &Indicator, model: &Model) -> Option<Vec<Text>> {
    let value = |place: Place| {
        let line = model.lines.iter().find(|line| line.place == place)?;
        line.points.last().map(|point| point.value.words(model.decimals))
    };
    let when = model.last()?.period.words();
    let row =
        [it.title().to_string(), value(Place::Own)?, value(Place::Reference)?, model.unit.clone(), when];
    it.indicator.denominator.as_ref()?;
    Some(row.map(Text::plain).to_vec())
}
