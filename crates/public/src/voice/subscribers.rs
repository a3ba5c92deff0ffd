//! Who wants to be told what is published, and of what. Addresses are sealed; whoever holds a link is known by its hash alone.

use super::events;
use crate::oparl::sha256;
use jiff::{Span, Timestamp};
use kernel::db::{Migration, Row};
use kernel::verbs::View;
use kernel::{Fault, Outcome, Permit, Proof, Recorded, Unit, params};
use serde::{Deserialize, Serialize};
use site::SiteKey;
use site::accounts::County;

pub(crate) const MIGRATION: Migration = Migration {
    name: "public-300-subscriptions",
    sql: &[
        // `confirm`: hash of the link in the first message, empty once it was used. `manage`: hash of the link in every message.
        "CREATE TABLE public_subscription (id TEXT PRIMARY KEY, county TEXT NOT NULL, sealed TEXT NOT NULL, wants TEXT NOT NULL,
         confirm TEXT NOT NULL, manage TEXT NOT NULL UNIQUE, asked TEXT NOT NULL, confirmed TEXT, told TEXT)",
        "CREATE INDEX public_subscription_county ON public_subscription (county, id)",
        "CREATE INDEX public_subscription_confirm ON public_subscription (confirm)",
        // What was seen among what is published, and when: so that nobody is told of a thing twice.
        "CREATE TABLE public_news (county TEXT NOT NULL, href TEXT NOT NULL, seen TEXT NOT NULL, PRIMARY KEY (county, href))",
    ],
    append_only: &[],
};

/// Days after which what nobody confirmed is forgotten.
pub(super) const DAYS: i64 = 7;

/// Of what somebody wants to hear: of everything when neither is named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Wants {
    /// Short names of groups.
    pub(super) groups: Vec<String>,
    /// Short names of themes.
    pub(super) themes: Vec<String>,
}

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Secret {
    email: String,
    manage: String,
}

/// A subscription.
#[derive(Clone, Debug)]
pub(super) struct Subscription {
    pub(super) id: String,
    pub(super) wants: Wants,
    pub(super) confirmed: Option<Timestamp>,
    /// When it was last told of something.
    pub(super) told: Option<Timestamp>,
    sealed: String,
}

const ALL: &str = "SELECT t.id, t.sealed, t.wants, t.confirmed, t.told FROM public_subscription t";

impl Subscription {
    fn read(row: &Row) -> Outcome<Self> {
        Ok(Self {
            id: row.get("id")?,
            wants: serde_json::from_str(&row.get::<String>("wants")?).map_err(Fault::broken)?,
            confirmed: row.get("confirmed")?,
            told: row.get("told")?,
            sealed: row.get("sealed")?,
        })
    }

    fn secret(&self, key: &SiteKey) -> Outcome<Secret> {
        let text = key.open_sealed("subscription", &self.id, &self.sealed)?;
        serde_json::from_slice(&text).map_err(Fault::broken)
    }

    /// The address, and the secret of the link by which it is managed.
    pub(super) fn reach(&self, key: &SiteKey) -> Outcome<(String, String)> {
        self.secret(key).map(|it| (it.email, it.manage))
    }
}

/// The secret of the link that confirms.
pub(super) struct Confirm(pub(super) String);

/// Keeps what somebody asks; nothing is sent until they confirm.
pub(super) fn ask(
    unit: &mut Unit<'_>,
    permit: &Permit<View, County>,
    key: &SiteKey,
    email: &str,
    wants: &Wants,
) -> Outcome<Recorded<Confirm>> {
    let (id, now) = (unit.id(), unit.now());
    let chance = unit.kernel().chance();
    let (confirm, manage) = (chance.secret(), chance.secret());
    let secret = Secret { email: email.into(), manage: manage.clone() };
    let secret = serde_json::to_vec(&secret).map_err(Fault::broken)?;
    let columns = [
        ("id", id.as_str().into()),
        ("county", permit.county().into()),
        ("sealed", key.seal(chance, "subscription", &id, &secret)?.into()),
        ("wants", serde_json::to_string(wants).map_err(Fault::broken)?.into()),
        ("confirm", sha256(confirm.as_bytes()).into()),
        ("manage", sha256(manage.as_bytes()).into()),
        ("asked", now.into()),
    ];
    unit.rows(permit).insert("public_subscription", &columns)?;
    let recorded = unit.record(permit, &events::SubscriptionAsked { subscription: id })?;
    Ok(recorded.carrying(Confirm(confirm)))
}

fn by(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    column: &str,
    county: &str,
    token: &str,
) -> Outcome<Option<Subscription>> {
    let sql = format!("{ALL} WHERE t.{column} = ? AND t.county = ?");
    let row = unit.rows(proof).one(&sql, params![sha256(token.as_bytes()), county])?;
    row.as_ref().map(Subscription::read).transpose()
}

/// The one that waits to be confirmed by a link.
pub(super) fn to_confirm(
    unit: &mut Unit<'_>,
    permit: &Permit<View, County>,
    token: &str,
) -> Outcome<Option<Subscription>> {
    let found = by(unit, permit, "confirm", permit.county(), token)?;
    let now = unit.now();
    let sql = "SELECT asked FROM public_subscription WHERE id = ?";
    let Some(it) = found else { return Ok(None) };
    let asked = unit.rows(permit).one(sql, params![it.id.as_str()])?;
    let asked: Timestamp = asked.map_or(Err(Fault::Absent), |row| row.get("asked"))?;
    Ok((lapses(asked) > now && it.confirmed.is_none()).then_some(it))
}

/// The one that a link manages.
pub(super) fn managed(
    unit: &mut Unit<'_>,
    permit: &Permit<View, County>,
    token: &str,
) -> Outcome<Option<Subscription>> {
    Ok(by(unit, permit, "manage", permit.county(), token)?.filter(|it| it.confirmed.is_some()))
}

fn lapses(asked: Timestamp) -> Timestamp {
    asked.checked_add(Span::new().hours(24 * DAYS)).unwrap_or(asked)
}

/// Confirms one, by a link that works once. An older one for the same address ends: nobody gets two messages.
pub(super) fn confirm(
    unit: &mut Unit<'_>,
    permit: &Permit<View, County>,
    key: &SiteKey,
    it: &Subscription,
) -> Outcome<Recorded<String>> {
    let now = unit.now();
    let (email, manage) = it.reach(key)?;
    let sql = "UPDATE public_subscription SET confirm = '', confirmed = ? WHERE id = ? AND confirmed IS NULL";
    if unit.rows(permit).run(sql, params![now, it.id.as_str()])? != 1 {
        return Err(Fault::Absent);
    }
    let mut ended = Vec::new();
    for other in confirmed(unit, permit, permit.county())?.into_iter().filter(|other| other.id != it.id) {
        if other.reach(key)?.0.eq_ignore_ascii_case(&email) {
            remove(unit, permit, &other.id)?;
            ended.push(other.id);
        }
    }
    let event = events::SubscriptionConfirmed { subscription: it.id.clone(), rows: ended };
    Ok(unit.record(permit, &event)?.carrying(manage))
}

/// Changes what somebody wants to hear of.
pub(super) fn change(
    unit: &mut Unit<'_>,
    permit: &Permit<View, County>,
    id: &str,
    wants: &Wants,
) -> Outcome<Recorded> {
    let wants = serde_json::to_string(wants).map_err(Fault::broken)?;
    unit.rows(permit).run("UPDATE public_subscription SET wants = ? WHERE id = ?", params![wants, id])?;
    unit.record(permit, &events::SubscriptionChanged { subscription: id.into() })
}

/// Ends one: nothing of it is kept.
pub(super) fn end(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<Recorded> {
    remove(unit, proof, id)?;
    unit.record(proof, &events::SubscriptionEnded { subscription: id.into() })
}

fn remove(unit: &mut Unit<'_>, proof: &impl Proof, id: &str) -> Outcome<()> {
    unit.rows(proof).run("DELETE FROM public_subscription WHERE id = ?", params![id]).map(drop)
}

/// Everybody who has confirmed.
pub(super) fn confirmed(unit: &mut Unit<'_>, proof: &impl Proof, county: &str) -> Outcome<Vec<Subscription>> {
    let sql = format!("{ALL} WHERE t.county = ? AND t.confirmed IS NOT NULL ORDER BY t.id");
    unit.rows(proof).all(&sql, params![county])?.iter().map(Subscription::read).collect()
}

/// Those whom nobody confirmed in time.
pub(super) fn lapsed(unit: &mut Unit<'_>, proof: &impl Proof, county: &str) -> Outcome<Vec<String>> {
    let before = unit.now().checked_sub(Span::new().hours(24 * DAYS)).unwrap_or(unit.now());
    let sql = "SELECT id FROM public_subscription WHERE county = ? AND confirmed IS NULL AND asked <= ? ORDER BY id";
    unit.rows(proof).all(sql, params![county, before])?.iter().map(|row| row.get("id")).collect()
}

/// Notes that one was told now; false when somebody else did so meanwhile.
pub(super) fn told(unit: &mut Unit<'_>, proof: &impl Proof, it: &Subscription) -> Outcome<bool> {
    let now = unit.now();
    let mut rows = unit.rows(proof);
    let changed = match it.told {
        None => rows.run(
            "UPDATE public_subscription SET told = ? WHERE id = ? AND told IS NULL",
            params![now, it.id.as_str()],
        )?,
        Some(before) => rows.run(
            "UPDATE public_subscription SET told = ? WHERE id = ? AND told = ?",
            params![now, it.id.as_str(), before],
        )?,
    };
    Ok(changed == 1)
}

/// The addresses of everything that was seen among what is published, with the moment.
pub(super) fn seen(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
) -> Outcome<Vec<(String, Timestamp)>> {
    let sql = "SELECT href, seen FROM public_news WHERE county = ? ORDER BY href";
    let all = unit.rows(proof).all(sql, params![county])?;
    all.iter().map(|row| Ok((row.get("href")?, row.get("seen")?))).collect()
}

/// Notes what is seen for the first time.
pub(super) fn note(
    unit: &mut Unit<'_>,
    proof: &impl Proof,
    county: &str,
    hrefs: &[&str],
    at: Timestamp,
) -> Outcome<()> {
    let sql =
        "INSERT INTO public_news (county, href, seen) VALUES (?, ?, ?) ON CONFLICT (county, href) DO NOTHING";
    for href in hrefs {
        unit.rows(proof).run(sql, params![county, *href, at])?;
    }
    Ok(())
}
