//! A county's indicators as somebody may see them: what each says of an area, or why it says nothing.

use crate::dataset::Datasets;
use crate::figure::{Against, Ask, Ground, Model, Worked, county, work};
use crate::indicator::{Indicator, Indicators, PeriodKind};
use crate::store::{DataBook, book};
use disclosure::Released;
use kernel::contracts::sources::Ask as Asked;
use kernel::verbs::View;
use kernel::{Fault, Outcome, Unit};
use std::sync::Arc;

/// What stands ready for the figures of a chapter.
pub(super) struct Whole {
    pub indicators: Arc<Indicators>,
    pub ground: Ground,
    /// The code of the area that the paper is about.
    pub area: String,
    pub name: String,
    /// Indicators that the readers may see.
    pub seen: Vec<String>,
    /// Indicators of which nothing is loaded, or which the readers may not see, with the reason.
    pub unseen: Vec<(String, String)>,
}

/// A figure of an indicator, or why there is none.
pub(super) type Got = Result<Box<Model>, String>;

impl Whole {
    /// Everything for the indicators that `wanted` names, for a paper's readers.
    pub(super) fn of(
        unit: &mut Unit<'_>,
        asked: &Asked<'_>,
        area: Option<&str>,
        wanted: &dyn Fn(&Indicator) -> bool,
    ) -> Outcome<Self> {
        let (indicators, datasets) = (Indicators::of(unit.kernel())?, Datasets::of(unit.kernel())?);
        let (mut seen, mut unseen) = (Vec::new(), Vec::new());
        for it in indicators.all().iter().filter(|it| wanted(it)) {
            let mut hidden = None;
            for id in county::needs(it) {
                let title = datasets.get(id).map_or(id, |it| it.meta.title.as_str());
                match asked.audience.permit::<View, DataBook>(unit, &book(asked.county, id)) {
                    Ok(_) if datasets.get(id).is_some() => {}
                    Ok(_) => hidden = Some(format!("the rulebook has no dataset “{id}”")),
                    Err(Fault::Broken(why)) => return Err(Fault::Broken(why)),
                    Err(_) => hidden = Some(format!("“{title}” is not for the readers of this paper")),
                }
            }
            match hidden {
                None => seen.push(it.id().to_string()),
                Some(why) => unseen.push((it.title().to_string(), why)),
            }
        }
        let of = seen.iter().filter_map(|id| indicators.one(id));
        let ground = match Ground::of(unit, asked.audience, asked.county, of) {
            Ok(ground) => ground,
            Err(Fault::Absent) => Ground { datasets: datasets.clone(), ..Ground::default() },
            Err(fault) => return Err(fault),
        };
        let code = match area {
            Some(code) => ground.area(code)?.code.clone(),
            None => {
                let register = board::current(unit, asked.county)?;
                let name = register.on(asked.day).county().map(|it| it.name.clone()).unwrap_or_default();
                let own = ground.areas.county(None, &name);
                own.map(|it| it.code.clone()).ok_or_else(|| {
                    let words = "Say which area the chapter is about, such as area=E98000001: no county of this name is among the areas that are loaded";
                    Fault::field("of", words)
                })?
            }
        };
        let name = ground.area(&code)?.name.clone();
        Ok(Self { indicators, ground, area: code, name, seen, unseen })
    }

    /// The figure of an indicator for an area, or why there is none.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be read.
    pub(super) fn figure(
        &self,
        it: &Indicator,
        area: &str,
        last: bool,
        against: Against,
        over: Option<PeriodKind>,
    ) -> Outcome<Got> {
        let mut ask = Ask { against, over, ..Ask::of(it.id(), area) };
        if last {
            // The last period, and the same a year before: nothing more is asked for a level.
            ask.from = None;
        }
        match work(&self.ground, it, &ask, &Released::nothing()) {
            // What is protected is drawn from a figure that was kept, so that its release is known.
            Ok(Worked { release: Some(_), .. }) => {
                Ok(Err("its small numbers are protected: keep a figure of it and draw that".into()))
            }
            Ok(worked) => Ok(Ok(Box::new(worked.model))),
            Err(Fault::Broken(why)) => Err(Fault::Broken(why)),
            Err(fault) => Ok(Err(words(&fault))),
        }
    }

    /// The indicators that are seen, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Indicator> {
        self.seen.iter().filter_map(|id| self.indicators.one(id))
    }
}

/// What a fault says, without the name of the field.
pub(super) fn words(fault: &Fault) -> String {
    match fault {
        Fault::Fields(errors) => errors.iter().map(|it| it.message.clone()).collect::<Vec<_>>().join(". "),
        other => other.to_string(),
    }
}

/// Parts with a name, in order.
pub(super) type Named<'a> = Vec<(&'a str, &'a str)>;

/// Reads `violence area=E98000001`: words without a name, and the parts that are known.
pub(super) fn parts<'a>(of: &'a str, known: &[&str]) -> Outcome<(Vec<&'a str>, Named<'a>)> {
    let (mut plain, mut named) = (Vec::new(), Vec::new());
    for word in of.split_whitespace() {
        match word.split_once('=') {
            None => plain.push(word),
            Some((key, value)) if known.contains(&key) => named.push((key, value)),
            Some((key, _)) => {
                let near = kernel::rulebook::nearest(key, known.iter().copied());
                let hint = near.map_or_else(
                    || format!("It can be {}", known.join(", ")),
                    |near| format!("Did you mean “{near}”?"),
                );
                return Err(Fault::field("of", format!("“{key}” is not understood. {hint}")));
            }
        }
    }
    Ok((plain, named))
}

/// A theme as it is written in a line: `Anti-social behaviour` is `anti-social-behaviour`.
pub(super) fn slug(theme: &str) -> String {
    let letters: String =
        theme.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    letters.split_whitespace().collect::<Vec<_>>().join("-")
}
