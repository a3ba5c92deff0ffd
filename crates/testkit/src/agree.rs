//! Two judges, one answer: the condition in SQL that narrows a list, and the policy engine's *View* of each row.

use jiff::civil::Date;
use kernel::db::Row;
use kernel::{Actor, Facts, Grant, Judge, Kernel, Outcome, Thing};
use std::collections::BTreeSet;

/// How many cases were held against each other, and how they came out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cases {
    /// Pairs of actor and row that may be seen.
    pub seen: usize,
    /// Pairs that may not.
    pub unseen: usize,
}

impl Cases {
    /// All of them.
    pub fn all(self) -> usize {
        self.seen + self.unseen
    }

    /// Fails unless there were at least so many, and each answer came out in at least one of twenty.
    ///
    /// # Panics
    /// Saying how many there were.
    pub fn at_least(self, many: usize) {
        assert!(self.all() >= many, "only {self:?}, {many} were asked for");
        assert!(
            self.seen * 20 >= self.all() && self.unseen * 20 >= self.all(),
            "too much of one answer: {self:?}"
        );
    }
}

impl std::ops::Add for Cases {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { seen: self.seen + other.seen, unseen: self.unseen + other.unseen }
    }
}

/// Holds `T::visible` of each actor against the judge, for every row that `list` gives. The list selects the identifiers of
/// the things as `id` from a table with the alias `t`, without `WHERE`: `SELECT t.id AS id FROM plan_action t`.
///
/// # Panics
/// Naming the first actor and row on which the two do not agree.
pub fn agree<T: Thing>(kernel: &Kernel, judge: &dyn Judge, list: &str, actors: &[Actor]) -> Cases {
    let found = kernel.read(|unit| {
        let mut rows = unit.rows_without_a_permit("a test asks for everybody");
        let mut things: Vec<(String, Facts)> = Vec::new();
        for id in ids(&rows.all(list, &[])?)? {
            // What the list would show and the policies cannot know of would be a hole.
            let Some(facts) = T::facts(&mut rows, &id)? else {
                return Ok(Err(format!("{} {id} is in the list and has no facts", T::KIND)));
            };
            things.push((id, facts));
        }
        let mut cases = Cases::default();
        for actor in actors {
            let condition = T::visible(actor);
            let shown = rows.all(&format!("{list} WHERE ({})", condition.sql), &condition.params)?;
            let shown: BTreeSet<String> = ids(&shown)?.into_iter().collect();
            for (id, facts) in &things {
                let allowed = judge.allows(actor, "View", T::KIND, id, facts);
                let listed = shown.contains(id);
                if listed != allowed {
                    // A panic in here would be taken for a defect of the unit, and its words lost.
                    return Ok(Err(format!(
                        "{} {id} is listed: {listed}, but the policies allow: {allowed}\nactor {actor:#?}\nfacts {facts:#?}\n\
                     condition {} {:?}",
                        T::KIND, condition.sql, condition.params
                    )));
                }
                *(if listed { &mut cases.seen } else { &mut cases.unseen }) += 1;
            }
        }
        Ok(Ok(cases))
    });
    found.expect("the lists can be read").unwrap_or_else(|why| panic!("{why}"))
}

fn ids(rows: &[Row]) -> Outcome<Vec<String>> {
    rows.iter().map(|row| row.get("id")).collect()
}

/// Actors for [`agree`]: the public, one person for each role on each thing, and people with two to five random grants
/// until there are `how_many`. The same arguments give the same actors.
pub fn actors(roles: &[&str], on: &[String], how_many: usize, day: Date) -> Vec<Actor> {
    let grant = |role: &str, on: &str| Grant { role: role.into(), on: on.into() };
    let mut all = vec![Actor::public(day), Actor::person("nobody", "Nobody", [], day)];
    for role in roles {
        for thing in on.iter().take((how_many / 2 / roles.len().max(1)).max(1)) {
            all.push(Actor::person(&format!("one-{}", all.len()), role, [grant(role, thing)], day));
        }
    }
    let mut chance = Sequence(0x5eed);
    while all.len() < how_many && !roles.is_empty() && !on.is_empty() {
        let grants: Vec<Grant> = (0..2 + chance.below(4))
            .map(|_| grant(roles[chance.below(roles.len())], &on[chance.below(on.len())]))
            .collect();
        all.push(Actor::person(&format!("some-{}", all.len()), "Somebody", grants, day));
    }
    all
}

/// Numbers without a pattern that are the same in every run (SplitMix64).
#[derive(Clone, Debug)]
pub struct Sequence(pub u64);

impl Sequence {
    /// The next number below `end`; 0 when there is none.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let spread = usize::try_from((z ^ (z >> 31)) >> 1).unwrap_or(0);
        spread.checked_rem(end).unwrap_or(0)
    }
}
