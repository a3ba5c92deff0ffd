//! Two counties with a few people, whose seats a test can give and end.

use super::Browser;
use crate::{App, CountyRef, Options, People, PersonCard, SiteKey, Slice, accounts_slice, home_slice};
use engine_cedar::Cedar;
use jiff::civil::Date;
use kernel::db::Migration;
use kernel::rulebook::Rulebook;
use kernel::{Actor, Facts, Grant, Judge, Outcome, Unit, jobs};
use parking_lot::Mutex;
use std::net::Ipv4Addr;
use std::sync::{Arc, LazyLock};
use testkit::db::{Bench, Setup};
use testkit::tables;
use tokio::runtime::Runtime;

/// Holds something confidential.
pub(crate) const OFFICER: &str = "loamshire/person/officer";
/// Holds a seat and nothing confidential.
pub(crate) const MEMBER: &str = "loamshire/person/member";
/// Holds an office, nothing confidential, and has no email address on record.
pub(crate) const ANALYST: &str = "loamshire/person/analyst";
/// The officer of another county.
pub(crate) const NEIGHBOUR: &str = "stourshire/person/officer";

struct Holder {
    card: PersonCard,
    grants: Vec<Grant>,
    /// The last day of what they hold.
    until: Option<Date>,
}

/// Who sits at the tables.
pub(crate) struct Town(Mutex<Vec<Holder>>);

impl Town {
    fn new() -> Self {
        let holder = |id: &str, title: &str, role: &str| {
            let (county, name) = id.split_once("/person/").expect("an identifier of a person");
            let card = PersonCard {
                id: id.into(),
                name: format!("Name of the {title}"),
                title: title.into(),
                organisation: format!("{county} County Council"),
                email: if id == ANALYST { String::new() } else { format!("{name}@{county}.example") },
                county: county.into(),
            };
            Holder { card, grants: vec![grant(role, county)], until: None }
        };
        Self(Mutex::new(vec![
            holder(OFFICER, "Partnership officer", "officer"),
            holder(MEMBER, "Fire and rescue", "sits"),
            holder(ANALYST, "Analyst", "analyst"),
            holder(NEIGHBOUR, "Partnership officer", "officer"),
        ]))
    }

    /// Gives a person one more role on a county.
    pub(crate) fn give(&self, person: &str, role: &str, on: &str) {
        self.change(person, |holder| holder.grants.push(grant(role, on)));
    }

    /// Takes a person out of the register altogether.
    pub(crate) fn forget(&self, person: &str) {
        self.0.lock().retain(|holder| holder.card.id != person);
    }

    /// Ends what a person holds with a day.
    pub(crate) fn until(&self, person: &str, day: Date) {
        self.change(person, |holder| holder.until = Some(day));
    }

    fn change(&self, person: &str, change: impl Fn(&mut Holder)) {
        self.0.lock().iter_mut().filter(|holder| holder.card.id == person).for_each(change);
    }

    fn cards(&self, county: &str) -> Vec<PersonCard> {
        self.0.lock().iter().map(|h| h.card.clone()).filter(|card| card.county == county).collect()
    }
}

fn grant(role: &str, on: &str) -> Grant {
    Grant { role: role.into(), on: on.into() }
}

impl People for Town {
    fn counties(&self, _: &mut Unit<'_>) -> Outcome<Vec<CountyRef>> {
        let county = |slug: &str, name: &str| CountyRef {
            id: slug.into(),
            slug: slug.into(),
            name: name.into(),
            board: format!("{name} Safer Communities Board"),
        };
        Ok(vec![county("loamshire", "Loamshire"), county("stourshire", "Stourshire")])
    }

    fn grants(&self, _: &mut Unit<'_>, person: &str, on: Date) -> Outcome<Vec<Grant>> {
        let all = self.0.lock();
        let found = all.iter().find(|h| h.card.id == person && h.until.is_none_or(|until| on <= until));
        Ok(found.map(|h| h.grants.clone()).unwrap_or_default())
    }

    fn card(&self, _: &mut Unit<'_>, person: &str) -> Outcome<Option<PersonCard>> {
        Ok(self.0.lock().iter().find(|h| h.card.id == person).map(|h| h.card.clone()))
    }

    fn cast(&self, _: &mut Unit<'_>, county: &str, _: Date) -> Outcome<Vec<(PersonCard, String)>> {
        Ok(self.cards(county).into_iter().map(|card| (card, "Is here for a test.".into())).collect())
    }

    fn everybody(&self, _: &mut Unit<'_>, county: &str, _: Date) -> Outcome<Vec<PersonCard>> {
        Ok(self.cards(county))
    }

    fn confidential(&self, grants: &[Grant]) -> bool {
        grants.iter().any(|g| g.role == "officer")
    }
}

/// The site over a bench.
pub(crate) struct World<'b> {
    pub(crate) app: Arc<App>,
    pub(crate) bench: &'b Bench,
    pub(crate) town: Arc<Town>,
    pub(super) runtime: Runtime,
}

impl<'b> World<'b> {
    /// As people meet it, or as a demo, or behind https; with one more slice.
    pub(crate) fn with(bench: &'b Bench, demo: bool, secure: bool, more: Option<Slice>) -> Self {
        let town = Arc::new(Town::new());
        let base = "https://board.example".into();
        let options = Options {
            demo,
            secure,
            base,
            from: "board@moot.example".into(),
            sends: false,
            key: SiteKey::of([7; 32]),
        };
        let slices = [home_slice(), accounts_slice()].into_iter().chain(more).collect();
        let app = Arc::new(App::new(bench.kernel.clone(), town.clone(), slices, options));
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        Self { app, bench, town, runtime }
    }

    /// As people meet it.
    pub(crate) fn new(bench: &'b Bench) -> Self {
        Self::with(bench, false, false, None)
    }

    /// As a demo.
    pub(crate) fn demo(bench: &'b Bench) -> Self {
        Self::with(bench, true, false, None)
    }

    /// A browser without any cookie.
    pub(crate) fn browser(&self) -> Browser<'_, 'b> {
        self.browser_at(Ipv4Addr::new(192, 0, 2, 1))
    }

    /// A browser in another place.
    pub(crate) fn browser_at(&self, place: Ipv4Addr) -> Browser<'_, 'b> {
        Browser::new(self, place)
    }

    /// Lets time pass.
    pub(crate) fn minutes(&self, minutes: u64) {
        self.bench.clock.forward(minutes * 60);
    }

    /// Does what waits to be done.
    pub(crate) fn work(&self) {
        let kinds = self.app.jobs();
        while jobs::work(&self.app.kernel, &kinds).expect("the queue works") > 0 {}
        testkit::db::no_jobs_left(&self.app.kernel);
    }

    /// One text, as somebody with the database in hand reads it.
    pub(crate) fn text(&self, sql: &str) -> String {
        let row = self.bench.raw().query(sql, &[]).expect("the statement is right").into_iter().next();
        row.map(|row| format!("{:?}", row.values()[0])).unwrap_or_default()
    }

    /// Kinds of events in the ledger, in order.
    pub(crate) fn events(&self) -> Vec<String> {
        let rows =
            self.bench.raw().query("SELECT kind FROM ledger_event ORDER BY id", &[]).expect("the ledger");
        rows.iter().map(|row| row.get("kind").expect("a kind")).collect()
    }

    /// Whether a text stands anywhere in the store.
    pub(crate) fn keeps(&self, text: &str) -> bool {
        format!("{:?}", tables::dump(&self.app.kernel)).contains(text)
    }
}

/// The real policies, read once for all tests.
struct Policies;

static POLICIES: LazyLock<(Rulebook, Cedar)> = LazyLock::new(|| {
    let rulebook = Rulebook::load(None).expect("the rulebook");
    let judge = Cedar::load(&rulebook).expect("the policies");
    (rulebook, judge)
});

impl Judge for Policies {
    fn allows(&self, actor: &Actor, verb: &str, kind: &str, id: &str, facts: &Facts) -> bool {
        POLICIES.1.allows(actor, verb, kind, id, facts)
    }
}

/// Runs a test on both databases, with the real policies, at noon on 15 February 2022.
pub(crate) fn both(test: impl Fn(&Bench)) {
    let of_accounts = accounts_slice().migrations;
    let migrations: Vec<Migration> = App::MIGRATIONS.iter().chain(of_accounts).copied().collect();
    Setup::new(&migrations).judge(Policies).both(test);
}
