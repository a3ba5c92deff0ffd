//! What a plan of a year rests on, gathered in one unit: duties, register, calendar, custom, and what stands.

use super::differ::{Difference, differ};
use super::owed::{self, Owed};
use super::plan::{Plan, plan};
use super::practice::Practice;
use super::store::{self, Made};
use super::words;
use crate::engine::View;
use crate::law::Law;
use crate::told;
use board::Register;
use jiff::Span;
use jiff::civil::Date;
use kernel::clock::{Calendar, LegalYear, words as days};
use kernel::contracts::year::{Around, Habits, MEETING, Rhythm, Standing};
use kernel::{Fault, Outcome, Permit, Unit};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many days beside a year are looked at for what was made for it.
const BESIDE: i64 = 120;

/// What is due around a meeting, by the sort of its group, whether it is held in public, and its day.
pub type AroundMeeting<'a> = dyn Fn(&str, bool, Date) -> Outcome<Vec<Around>> + 'a;

/// What a plan rests on.
pub struct Ground<'a> {
    /// Short name of the county.
    pub county: &'a str,
    /// The year.
    pub year: LegalYear,
    /// The first day for which anything is proposed: today, or the beginning of a year that is past.
    pub floor: Date,
    /// Who sits at the table.
    pub register: &'a Register,
    /// Which days are worked.
    pub calendar: &'a Calendar,
    /// Custom.
    pub practice: &'a Practice,
    /// What is owed in the year.
    pub owed: Vec<Owed>,
    /// The runs of meetings that are laid down.
    pub rhythms: Vec<Rhythm>,
    /// What stands, by what it is.
    pub standing: BTreeMap<String, Vec<Standing>>,
    /// What was accepted before, by key.
    pub made: BTreeMap<String, Made>,
    /// What is due around a meeting, by the sort of its group, whether it is held in public, and its day.
    pub around: &'a AroundMeeting<'a>,
}

impl Ground<'_> {
    /// What stands of a kind.
    pub fn standing(&self, makes: &str) -> &[Standing] {
        self.standing.get(makes).map_or(&[], Vec::as_slice)
    }

    /// What stands under a key and is not gone.
    pub fn live(&self, makes: &str, key: &str) -> Option<&Standing> {
        self.standing(makes).iter().rev().find(|it| it.key == key && !it.gone)
    }

    /// The day to which somebody moved a meeting that was made for this plan, or at which it has stayed because it is past moving.
    pub fn by_hand(&self, key: &str) -> Option<Date> {
        let (made, live) = (self.made.get(key)?, self.live(MEETING, key)?);
        live.day.filter(|day| *day != made.day || live.done)
    }

    /// Short name of the county strategy group, at the beginning of the year or else at its end.
    pub fn board(&self) -> String {
        let on = |day: Date| self.register.on(day).county().map(|it| it.strategy_group.clone());
        on(self.year.start()).or_else(|| on(self.year.end())).unwrap_or_default()
    }

    /// The name of a group, or else of an organisation.
    pub fn name_of(&self, slug: &str, day: Date) -> String {
        let table = self.register.on(day);
        let group = table.get::<board::Group>(slug).map(|group| group.name.clone());
        group.unwrap_or_else(|| table.organisation_name(slug))
    }

    /// Whether a meeting on a day can still be noticed as the law wants.
    pub fn noticed(&self, sort: &str, public: bool, day: Date) -> bool {
        day >= self.floor
            && (self.around)(sort, public, day)
                .is_ok_and(|all| all.iter().filter(|it| it.by_law).all(|it| it.due >= self.floor))
    }

    /// The day by which drafts are wanted for a meeting, with why.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be counted.
    pub fn drafts(&self, sort: &str, public: bool, day: Date) -> Outcome<Option<Around>> {
        Ok((self.around)(sort, public, day)?.into_iter().find(|it| it.step == "drafts"))
    }

    /// What is due before a meeting, in a sentence each: those that the law sets, and the call for items.
    ///
    /// # Errors
    /// [`Fault::Broken`] when it cannot be counted.
    pub fn around_said(&self, sort: &str, public: bool, day: Date) -> Outcome<Vec<String>> {
        let all = (self.around)(sort, public, day)?;
        let told = all
            .into_iter()
            .filter(|it| it.due < day && (it.by_law || matches!(it.step.as_str(), "call" | "papers")));
        Ok(told.map(|it| format!("{}: {}", it.name, it.because.trim_end_matches('.'))).collect())
    }
}

/// A year that was planned and set against what stands.
#[derive(Clone, Debug)]
pub struct Built {
    /// The year.
    pub year: LegalYear,
    /// Whether it is over, so that nothing of it can be accepted.
    pub past: bool,
    /// What it needs.
    pub plan: Plan,
    /// The same, set against what stands.
    pub difference: Difference,
    /// Where the custom comes from.
    pub practice: Arc<Practice>,
}

/// Gathers the ground of a year and hands it to whoever plans on it.
///
/// # Errors
/// [`Fault::Broken`] when something cannot be read; [`Fault::Fields`] on `county` when there is none of this name.
pub fn gather<V, T, R>(
    unit: &mut Unit<'_>,
    permit: &Permit<V, board::County>,
    year: LegalYear,
    on: impl FnOnce(&Ground<'_>) -> Outcome<(T, R)>,
) -> Outcome<(T, R, Arc<Practice>)> {
    let (actor, county, today) = (permit.actor().clone(), permit.county().to_string(), unit.today());
    let kernel = unit.kernel();
    let register = board::current(unit, &county)?;
    if register.facts.is_empty() {
        return Err(Fault::field("county", format!("There is no county called “{county}” here")));
    }
    let law = Law::of(kernel)?;
    let practice = kernel.memo().get("duties/year/practice", &year.to_string(), || {
        Practice::on(kernel.rulebook(), year.start()).map_err(Fault::broken)
    })?;
    let (calendar, makers) = (kernel.clocks().calendar(), kernel.neighbours().makers.clone());
    let view = View::span(year.start(), year.end(), today);
    let stands = told(unit, &actor, &county, view, None)?;
    let owed = owed::of_year(&stands.owed, &law, kernel.rulebook(), (&county, year));
    let (mut standing, mut rhythms): (BTreeMap<String, Vec<Standing>>, Vec<Rhythm>) = Default::default();
    let mut habits: Option<Habits> = None;
    // What hangs on the last days of a year can fall into the next, and somebody may have moved a meeting there.
    let around = |days: i64, from: Date| from.checked_add(Span::new().days(days)).unwrap_or(from);
    let (first, last) = (around(-BESIDE, year.start()), around(BESIDE, year.end()));
    for maker in &makers {
        let all = (maker.standing)(unit, &actor, &county, first, last)?;
        standing.entry(maker.makes.into()).or_default().extend(all);
        if let Some(its) = maker.habits {
            rhythms.extend((its.rhythms)(unit, &actor, &county, year.start(), year.end())?);
            habits = Some(its);
        }
    }
    let made = store::of_year(unit, permit, &county, year)?;
    let around = |sort: &str, public: bool, day: Date| match habits {
        Some(its) => (its.around)(kernel, sort, public, day),
        None => Ok(Vec::new()),
    };
    let ground = Ground {
        county: &county,
        year,
        floor: if words::past(year, today) { year.start() } else { today.max(year.start()) },
        register: &register,
        calendar,
        practice: &practice,
        owed,
        rhythms,
        standing,
        made,
        around: &around,
    };
    let (one, other) = on(&ground)?;
    Ok((one, other, practice))
}

/// Plans a year anew and sets the plan against what stands.
///
/// # Errors
/// As [`gather`].
pub fn build<V>(unit: &mut Unit<'_>, permit: &Permit<V, board::County>, year: LegalYear) -> Outcome<Built> {
    let past = words::past(year, unit.today());
    let (mut plan, difference, practice) = gather(unit, permit, year, |ground| {
        let plan = plan(ground)?;
        let difference = differ(ground, &plan);
        Ok((plan, difference))
    })?;
    if unit.kernel().neighbours().makers.is_empty() {
        plan.notes.push(
            "Nobody here makes meetings, business or papers: what is proposed cannot be accepted".into(),
        );
    }
    if past {
        let end = days::format(year.end());
        plan.notes.push(format!("The year {year} ended on {end}: this is what it would have needed, and nothing of it can be accepted"));
    }
    Ok(Built { year, past, plan, difference, practice })
}
