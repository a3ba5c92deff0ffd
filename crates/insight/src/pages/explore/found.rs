//! What the explorer finds: the figure, the same beside areas of its kind, and a map, each worked out and controlled as any figure is.

use super::asked::{Asked, LEVELS, suits, there, understood};
use super::data::{self, Outlines};
use crate::areas::{Kind, Vintage};
use crate::figure::{Against, Ask, Model, Shown, Worked, worked};
use crate::indicator::{Indicator, Indicators};
use crate::pages::place::county_area;
use crate::store::{DataBook, read};
use crate::{Areas, Cite, Datasets, book};
use kernel::verbs::View;
use kernel::{Actor, Fault, FieldError, Outcome, Unit};
use site::CountyRef;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Everything that the page shows.
pub(super) struct Found {
    pub asked: Asked,
    /// Indicators to choose from: short name and title with theme.
    pub indicators: Vec<(String, String)>,
    /// Areas to choose from.
    pub areas: Vec<(String, String)>,
    /// Levels of the map to choose from.
    pub levels: Vec<Kind>,
    pub definition: String,
    pub worked: Option<Worked>,
    /// The last period beside areas of the same kind.
    pub beside: Option<Model>,
    pub map: Option<Mapped>,
    pub wrong: Vec<FieldError>,
    pub may_cite: bool,
}

/// A map with what it shows.
pub(super) struct Mapped {
    pub by: Kind,
    pub ground: Arc<Outlines>,
    pub model: Model,
}

/// The ground of every question: what may be seen and is loaded.
struct Shelf {
    all: Arc<Indicators>,
    datasets: Arc<Datasets>,
    books: Vec<String>,
    areas: Arc<Areas>,
    county: Option<String>,
}

fn shelf(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Shelf> {
    let (all, datasets) = (Indicators::of(unit.kernel())?, Datasets::of(unit.kernel())?);
    let visible = actor.visible::<DataBook>();
    let books = read::books(unit, &visible, &county.slug)?;
    let areas = Areas::of_county(unit, &visible, &county.slug)?;
    let place = county_area(unit, county, &areas)?;
    Ok(Shelf { all, datasets, books: books.into_iter().collect(), areas, county: place })
}

/// The figure alone: what is downloaded.
///
/// # Errors
/// [`Fault::Fields`] when it cannot be had.
pub(super) fn figure(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef, asked: Asked) -> Outcome<Model> {
    let shelf = shelf(unit, actor, county)?;
    let there = there(&shelf.all, &shelf.datasets, &shelf.books);
    let asked = asked.filled(&there, &shelf.all, &shelf.areas, shelf.county.as_deref());
    understood(&asked)?;
    Ok(worked(unit, actor, &county.slug, &asked.ask)?.model)
}

/// Everything.
///
/// # Errors
/// [`Fault::Absent`] where nothing may be seen; what cannot be had is said in [`Found::wrong`].
pub(super) fn found(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef, asked: Asked) -> Outcome<Found> {
    let shelf = shelf(unit, actor, county)?;
    let place = shelf.county.as_deref();
    let choices = there(&shelf.all, &shelf.datasets, &shelf.books);
    let asked = asked.filled(&choices, &shelf.all, &shelf.areas, place);
    let it = shelf.all.one(&asked.ask.indicator);
    let mut out = Found {
        indicators: choices
            .iter()
            .map(|it| (it.id().into(), format!("{}: {}", it.indicator.theme, it.title())))
            .collect(),
        areas: areas(&shelf, it, &asked),
        levels: Vec::new(),
        definition: it.map(|it| it.indicator.definition.clone()).unwrap_or_default(),
        worked: None,
        beside: None,
        map: None,
        wrong: asked.wrong.clone(),
        may_cite: false,
        asked,
    };
    if choices.is_empty() && it.is_none() || !out.wrong.is_empty() {
        return Ok(out);
    }
    let worked = match worked(unit, actor, &county.slug, &out.asked.ask) {
        Ok(worked) => worked,
        Err(Fault::Fields(errors)) => {
            out.wrong = errors;
            return Ok(out);
        }
        // A dataset that this reader may not see is one that is not there.
        Err(Fault::Absent) => {
            out.wrong = vec![FieldError {
                field: "indicator".into(),
                message: "There is nothing of this indicator here. Choose another".into(),
            }];
            return Ok(out);
        }
        Err(fault) => return Err(fault),
    };
    if let Some(it) = it {
        out.may_cite =
            actor.may::<Cite, DataBook>(unit, &book(&county.slug, &it.indicator.numerator.dataset))?;
        let to = worked.plan.to;
        out.beside = beside(unit, actor, county, &shelf, &out.asked, to)?;
        (out.levels, out.map) = map(unit, actor, county, &shelf, it, &out.asked, to)?;
    }
    out.worked = Some(worked);
    Ok(out)
}

fn areas(shelf: &Shelf, it: Option<&Indicator>, asked: &Asked) -> Vec<(String, String)> {
    let fits = |area: &&crate::Area| it.is_none_or(|it| suits(it, area));
    let named = |area: &crate::Area| (area.code.clone(), format!("{}, {}", area.name, area.kind.words()));
    let mut out: Vec<(String, String)> = super::asked::offered(&shelf.areas, shelf.county.as_deref())
        .into_iter()
        .filter(fits)
        .map(named)
        .collect();
    // What was asked for by its code is a choice too.
    let codes: Vec<String> = out.iter().map(|(code, _)| code.clone()).collect();
    let wanted = asked.ask.areas.iter().filter(|code| !codes.contains(code));
    out.extend(wanted.filter_map(|code| shelf.areas.get(code)).map(named));
    out
}

/// What is asked again with other areas: where it cannot be had, it is left out and the figure stands alone.
fn again(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef, ask: &Ask) -> Outcome<Option<Model>> {
    match worked(unit, actor, &county.slug, ask) {
        Ok(worked) => Ok(Some(worked.model)),
        Err(Fault::Fields(_) | Fault::Absent) => Ok(None),
        Err(fault) => Err(fault),
    }
}

fn beside(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &CountyRef,
    shelf: &Shelf,
    asked: &Asked,
    to: Option<i32>,
) -> Outcome<Option<Model>> {
    let own = asked.ask.areas.first().and_then(|code| shelf.areas.get(code));
    let alike =
        own.is_some_and(|area| matches!(area.kind, Kind::District | Kind::Csp | Kind::Ward | Kind::Msoa));
    if !alike {
        return Ok(None);
    }
    let against = match &asked.ask.against {
        Against::Group(name) => Against::Group(name.clone()),
        _ => Against::Alike,
    };
    let ask = Ask {
        areas: asked.ask.areas.iter().take(1).cloned().collect(),
        from: to,
        to,
        against,
        ..asked.ask.clone()
    };
    again(unit, actor, county, &ask)
}

/// The levels that have outlines, and the map by the one that is asked for.
fn map(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &CountyRef,
    shelf: &Shelf,
    it: &Indicator,
    asked: &Asked,
    to: Option<i32>,
) -> Outcome<(Vec<Kind>, Option<Mapped>)> {
    let fits =
        |kind: &Kind| it.indicator.groups.is_empty() || it.indicator.groups.iter().any(|g| g == kind.name());
    let has = |kind: &Kind| {
        shelf.datasets.all().any(|d| {
            d.boundaries.as_ref().is_some_and(|b| b.kind == *kind) && shelf.books.contains(&d.meta.id)
        })
    };
    let levels: Vec<Kind> = LEVELS.into_iter().filter(fits).filter(has).collect();
    let by = asked.by.filter(|by| levels.contains(by)).or(levels.first().copied());
    let (Some(by), Some(place)) = (by, shelf.county.as_deref()) else { return Ok((levels, None)) };
    let Some(ground) = data::outlines(unit, actor, county, &shelf.datasets, &shelf.areas, place, by)? else {
        return Ok((levels, None));
    };
    let older = |code: &str| {
        shelf.areas.get(code).is_some_and(|area| area.kind == Kind::Lsoa && area.vintage == Vintage::Y2011)
    };
    let codes: Vec<String> = ground.ground.codes().filter(|code| !older(code)).map(String::from).collect();
    let ask = Ask { areas: codes, from: to, to, against: Against::Nothing, ..asked.ask.clone() };
    let model = again(unit, actor, county, &ask)?;
    Ok((levels, model.map(|model| Mapped { by, ground, model })))
}

impl Mapped {
    /// The value of each area in the last period.
    pub fn values(&self) -> BTreeMap<String, crate::chart::Value> {
        use crate::chart::Value;
        let value = |shown: &Shown| match shown {
            Shown::Number { value, .. } => Value::Known(*value),
            Shown::Withheld => Value::Hidden,
            Shown::Missing { .. } => Value::Missing,
        };
        let last = |line: &crate::figure::Line| {
            Some((line.area.code.clone(), value(&line.points.last()?.value.shown)))
        };
        self.model.lines.iter().filter_map(last).collect()
    }
}

/// Whether a permit on data was asked for: pages ask the list when nothing is loaded yet.
pub(super) fn seen(unit: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<()> {
    read::books(unit, &actor.visible::<DataBook>(), &county.slug).map(drop)
}

/// The permit on one dataset.
pub(super) fn permit(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &CountyRef,
    dataset: &str,
) -> Outcome<kernel::Permit<View, DataBook>> {
    actor.permit::<View, DataBook>(unit, &book(&county.slug, dataset))
}
