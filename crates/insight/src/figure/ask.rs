//! What a figure is asked for: indicator, areas, time and comparison, in one line that is address, block of a paper and plan alike.

use super::{month_of, period::month_code};
use crate::areas::Kind;
use crate::indicator::PeriodKind;
use kernel::rulebook::nearest;
use kernel::{Fault, Outcome};
use serde::{Deserialize, Serialize};

/// What a figure is asked for. Written and read by [`Ask::words`] and [`Ask::read`]: `burglary-rate E97000001 from=2024-01 against=districts`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ask {
    /// The indicator.
    pub indicator: String,
    /// The areas, by code; the first is the one that a comparison is about.
    pub areas: Vec<String>,
    /// The first month; none for as far back as the figure's period is shown by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<i32>,
    /// The last month; none for the last that is complete, so that the figure follows the data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<i32>,
    /// What it is compared with.
    #[serde(default)]
    pub against: Against,
    /// Another period than the indicator's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<PeriodKind>,
    /// How it is shown in a paper.
    #[serde(default)]
    pub show: Show,
}

/// What a figure is compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Against {
    /// Nothing.
    #[default]
    Nothing,
    /// The same time a year before.
    YearBefore,
    /// The area of that kind in which it lies: its force, its county.
    Whole(Kind),
    /// Every area of its own kind in the same county, else force.
    Alike,
    /// A peer group that was entered with source and day: a most similar group.
    Group(String),
}

/// How a figure is shown in a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Show {
    /// Chart, table and line of source.
    #[default]
    All,
    /// The chart and its line of source.
    Chart,
    /// The table and its line of source.
    Table,
    /// The last value in a sentence.
    Value,
}

const KEYS: [&str; 5] = ["from", "to", "against", "over", "show"];
const AGAINST: [&str; 6] = ["nothing", "year-before", "alike", "county", "force", "group:NAME"];
const OVER: [(&str, PeriodKind); 5] = [
    ("month", PeriodKind::Month),
    ("rolling-12", PeriodKind::Rolling12),
    ("financial-year", PeriodKind::FinancialYear),
    ("year", PeriodKind::Year),
    ("quarter", PeriodKind::Quarter),
];
const SHOW: [(&str, Show); 4] =
    [("all", Show::All), ("chart", Show::Chart), ("table", Show::Table), ("value", Show::Value)];

impl Against {
    /// As it is written after `against=`.
    pub fn name(&self) -> String {
        match self {
            Self::Nothing => "nothing".into(),
            Self::YearBefore => "year-before".into(),
            Self::Whole(kind) => kind.name().into(),
            Self::Alike => "alike".into(),
            Self::Group(name) => format!("group:{name}"),
        }
    }

    /// Reads what stands after `against=`.
    ///
    /// # Errors
    /// [`Fault::Fields`] on `against` with what it can be.
    pub fn read(text: &str) -> Outcome<Self> {
        Ok(match text {
            "" | "nothing" => Self::Nothing,
            "year-before" => Self::YearBefore,
            "alike" | "districts" | "csps" | "peers" => Self::Alike,
            other => {
                if let Some(name) = other.strip_prefix("group:").filter(|name| !name.is_empty()) {
                    return Ok(Self::Group(name.into()));
                }
                match Kind::ALL.into_iter().find(|kind| kind.name() == other) {
                    Some(kind) => Self::Whole(kind),
                    None => return Err(unknown("against", "comparison", other, &AGAINST)),
                }
            }
        })
    }
}

impl Ask {
    /// The indicator for one area, with everything else as it is by default.
    pub fn of(indicator: &str, area: &str) -> Self {
        Self { indicator: indicator.into(), areas: vec![area.into()], ..Self::default() }
    }

    /// In one line, the same for the same question.
    pub fn words(&self) -> String {
        let mut out = vec![self.indicator.clone()];
        out.extend(self.areas.iter().cloned());
        out.extend(self.from.map(|month| format!("from={}", month_code(month))));
        out.extend(self.to.map(|month| format!("to={}", month_code(month))));
        if self.against != Against::Nothing {
            out.push(format!("against={}", self.against.name()));
        }
        let over = OVER.iter().find(|(_, kind)| Some(*kind) == self.over);
        out.extend(over.map(|(name, _)| format!("over={name}")));
        let show = SHOW.iter().find(|(_, show)| *show == self.show && *show != Show::All);
        out.extend(show.map(|(name, _)| format!("show={name}")));
        out.join(" ")
    }

    /// Reads the line. What the names mean is looked up later.
    ///
    /// # Errors
    /// [`Fault::Fields`] on the part that is not understood, with the nearest right word.
    pub fn read(text: &str) -> Outcome<Self> {
        let mut ask = Self::default();
        for word in text.split_whitespace() {
            let Some((key, value)) = word.split_once('=') else {
                if ask.indicator.is_empty() {
                    ask.indicator = word.into();
                } else {
                    ask.areas.push(word.into());
                }
                continue;
            };
            ask.set(key, value)?;
        }
        if ask.indicator.is_empty() {
            return Err(Fault::field(
                "indicator",
                "Say which indicator: its short name, then the code of the area",
            ));
        }
        Ok(ask)
    }

    /// Sets one of its parts by name.
    ///
    /// # Errors
    /// As [`Ask::read`].
    pub fn set(&mut self, key: &str, value: &str) -> Outcome<()> {
        let month = |field: &str| {
            month_of(value)
                .map(Some)
                .ok_or_else(|| Fault::field(field, format!("“{value}” is no month. Write it as 2025-01")))
        };
        match key {
            "from" => self.from = month("from")?,
            "to" => self.to = month("to")?,
            "against" => self.against = Against::read(value)?,
            "over" => {
                let found = OVER.iter().find(|(name, _)| *name == value);
                let known: Vec<&str> = OVER.iter().map(|(name, _)| *name).collect();
                self.over = Some(found.ok_or_else(|| unknown("over", "period", value, &known))?.1);
            }
            "show" => {
                let found = SHOW.iter().find(|(name, _)| *name == value);
                let known: Vec<&str> = SHOW.iter().map(|(name, _)| *name).collect();
                self.show = found.ok_or_else(|| unknown("show", "way to show a figure", value, &known))?.1;
            }
            other => return Err(unknown("of", "part of a figure", other, &KEYS)),
        }
        Ok(())
    }
}

/// That a word is not known, with the nearest that is.
pub(crate) fn unknown(field: &str, what: &str, word: &str, known: &[&str]) -> Fault {
    let hint = nearest(word, known.iter().copied()).map_or_else(
        || format!(". It can be {}", known.join(", ")),
        |near| format!(". Did you mean “{near}”?"),
    );
    Fault::field(field, format!("There is no {what} called “{word}”{hint}"))
}

#[cfg(test)]
mod tests {
    use super::{Against, Ask, Show};
    use kernel::Fault;

    #[test]
    fn a_question_is_one_line_and_back() {
        for line in [
            "burglary-rate E97000001",
            "burglary-rate E97000001 E97000002 from=2024-01 to=2025-12 against=alike over=month show=value",
            "burglary-rate E97000001 against=group:csp-peers-2024",
            "burglary-rate E97000001 against=county over=rolling-12 show=chart",
        ] {
            assert_eq!(Ask::read(line).map(|ask| ask.words()), Ok(line.to_string()));
        }
        let ask = Ask::read("x A against=districts show=all").expect("it is right");
        assert_eq!((ask.against, ask.show), (Against::Alike, Show::All));
    }

    #[test]
    fn what_is_not_understood_is_answered_with_the_nearest() {
        for (line, field, words) in [
            ("", "indicator", "Say which indicator"),
            ("x A from=2025", "from", "2025-01"),
            ("x A against=count", "against", "Did you mean “county”?"),
            ("x A over=monthly", "over", "Did you mean “month”?"),
            ("x A shows=value", "of", "Did you mean “show”?"),
        ] {
            let Err(Fault::Fields(errors)) = Ask::read(line) else { panic!("{line} is read") };
            assert_eq!(errors[0].field, field);
            assert!(errors[0].message.contains(words), "{}", errors[0].message);
        }
    }
}
