//! What a local overlay may do with the release's duties: add its own and mark them, but not weaken one.

use super::check::at;
use super::{Clock, Duty, FOLDER, Kind, Law};
use kernel::clock::Confidence;
use kernel::rulebook::{Misprint, Rulebook, Status};

/// Refuses an overlay that weakens a duty, or adds one under a name that is not local.
pub(super) fn hold(
    release: &Law,
    released: &Rulebook,
    law: &Law,
    rulebook: &Rulebook,
) -> Result<(), Misprint> {
    for duty in law.all() {
        let theirs = released.versions_file(&duty.file);
        if theirs == rulebook.versions_file(&duty.file) {
            continue;
        }
        let known = release.versions(&duty.meta.id).next().is_some();
        if !known && !duty.meta.id.starts_with("local-") {
            let message = format!(
                "“{}” is not a duty of this release. Give a duty of your own a name that begins with local-",
                duty.meta.id
            );
            return Err(at(rulebook, &duty.file, "id", message));
        }
    }
    for old in release.all().iter().filter(|old| old.meta.confidence != Confidence::Unverified) {
        let same = |new: &&Duty| released.versions_file(&new.file) == rulebook.versions_file(&new.file);
        if law.all().iter().filter(same).any(|new| new.file == old.file) {
            continue;
        }
        let now: Vec<&Duty> = law.versions(&old.meta.id).collect();
        let file = now.first().map_or(old.file.as_str(), |new| new.file.as_str());
        let Some(new) = now.iter().find(|new| new.meta.in_force_from <= old.meta.in_force_from) else {
            let message = format!("it takes “{}” away from days on which this release has it", old.meta.id);
            return Err(at(rulebook, file, "in-force-from", message));
        };
        if let Some((key, message)) = weaker(old, new) {
            let message = format!("{message}. This release’s file may be replaced, but not weakened");
            return Err(at(rulebook, &new.file, key, message));
        }
    }
    Ok(())
}

/// How one version asks for less than another: the words to blame, and a sentence.
fn weaker(old: &Duty, new: &Duty) -> Option<(&'static str, String)> {
    let ends = |duty: &Duty| duty.meta.in_force_to.unwrap_or(jiff::civil::Date::MAX);
    if ends(new) < ends(old) {
        return Some(("in-force-to", "it ends before the release’s does".into()));
    }
    if old.meta.status == Status::Live && new.meta.status != Status::Live {
        return Some(("status", "it is live in the release".into()));
    }
    if old.kind == Kind::Duty && new.kind != Kind::Duty {
        return Some(("kind", "it is a duty in the release".into()));
    }
    if doubt(new.meta.confidence) > doubt(old.meta.confidence) {
        return Some(("confidence", "it is better known in the release".into()));
    }
    if new.bound != old.bound {
        return Some(("[bound]", "it binds other bodies than the release’s does".into()));
    }
    if later(&old.clock, &new.clock) {
        return Some(("[clock]", "it is due later than in the release, or by another clock".into()));
    }
    let kept = |wants: &super::Wants| {
        new.evidence.iter().any(|other| {
            let same = other.kind == wants.kind && other.of == wants.of && other.group == wants.group;
            let alike = other.any.iter().all(|one| wants.any.contains(one))
                && other.any.is_empty() == wants.any.is_empty();
            let each =
                wants.each.is_none() || (other.each == wants.each && other.each_mark == wants.each_mark);
            let many = other.at_least.unwrap_or(1) >= wants.at_least.unwrap_or(1);
            let asked = other.when.is_empty() || wants.when.iter().all(|sort| other.when.contains(sort));
            let asked = asked && (other.when.is_empty() || !wants.when.is_empty());
            let fresh = wants.fresh_months.is_none_or(|old| other.fresh_months.is_some_and(|new| new <= old));
            same && alike
                && asked
                && each
                && many
                && fresh
                && wants.marks.iter().all(|mark| other.marks.contains(mark))
        })
    };
    let lost = old.evidence.iter().find(|wants| !kept(wants))?;
    Some(("[[evidence]]", format!("it no longer asks for “{}”", lost.says)))
}

fn doubt(confidence: Confidence) -> u8 {
    match confidence {
        Confidence::Text => 0,
        Confidence::Secondary => 1,
        Confidence::Unverified => 2,
    }
}

/// Whether a clock falls later than another, or is of another kind so that nobody can say.
fn later(old: &Clock, new: &Clock) -> bool {
    use kernel::clock::{Before, By, Delay, Lead, Period, Rule, Within};
    let months = |period: &Period| match period {
        Period::Days(n) => (i64::from(n.get()), 1),
        Period::Weeks(n) => (i64::from(n.get()) * 7, 1),
        Period::Months(n) => (i64::from(n.get()), 2),
        Period::Years(n) => (i64::from(n.get()) * 12, 2),
    };
    match (old, new) {
        (Clock::AtLeastEvery(old), Clock::AtLeastEvery(new)) => {
            let first = old.first_by.is_some_and(|by| new.first_by.is_none_or(|later| later > by));
            new.months > old.months || first
        }
        (
            Clock::Rule(super::Rule(Rule::Within(Within { delay: old, of }))),
            Clock::Rule(super::Rule(Rule::Within(Within { delay: new, of: other }))),
        ) => {
            of != other
                || match (old, new) {
                    (Delay::WorkingDays(old), Delay::WorkingDays(new)) => new > old,
                    (Delay::Period(old), Delay::Period(new)) => {
                        let ((old, unit), (new, other)) = (months(old), months(new));
                        unit != other || new > old
                    }
                    _ => true,
                }
        }
        (
            Clock::Rule(super::Rule(Rule::Before(Before { lead: old, event }))),
            Clock::Rule(super::Rule(Rule::Before(Before { lead: new, event: other }))),
        ) => {
            event != other
                || match (old, new) {
                    (Lead::WorkingDays(old), Lead::WorkingDays(new)) => new < old,
                    (Lead::ClearDays(old, basis), Lead::ClearDays(new, other)) => basis != other || new < old,
                    (Lead::Period(old), Lead::Period(new)) => {
                        let ((old, unit), (new, other)) = (months(old), months(new));
                        unit != other || new < old
                    }
                    _ => true,
                }
        }
        (
            Clock::Rule(super::Rule(Rule::By(By::Date(old)))),
            Clock::Rule(super::Rule(Rule::By(By::Date(new)))),
        ) => new > old,
        (Clock::None(_), _) => false,
        _ => old != new,
    }
}

/// A file's bytes, for telling whether the overlay changed it.
trait Versions {
    fn versions_file(&self, file: &str) -> Option<&[u8]>;
}

impl Versions for Rulebook {
    fn versions_file(&self, file: &str) -> Option<&[u8]> {
        debug_assert!(file.starts_with(FOLDER), "a duty's file");
        self.file(file)
    }
}
