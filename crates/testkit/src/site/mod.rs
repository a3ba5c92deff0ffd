//! The pages in process: sign in, read, fill in forms, and hold every page and every change against the house rules.

mod answer;
mod cast;
mod html;
mod lint;
mod visitor;

pub use answer::Answer;
pub use cast::Cast;
pub use html::{Document, Element};
pub use lint::lint;
pub use visitor::Visitor;

use crate::db::{Bench, Setup};
use crate::tables;
use kernel::db::Migration;
use kernel::jobs;
use kernel::params;
use kernel::time::{Chance, OsChance, hex};
use sha2::{Digest, Sha256};
use site::{App, Options, People, SiteKey, Slice};
use std::sync::Arc;
use tokio::runtime::Runtime;

/// A setup with the tables of the site and of these slices.
pub fn setup(slices: &[Slice]) -> Setup {
    let of_slices = slices.iter().flat_map(|slice| slice.migrations);
    let all: Vec<Migration> = App::MIGRATIONS.iter().chain(of_slices).copied().collect();
    let records = slices.iter().filter_map(|slice| slice.record).collect();
    Setup::new(&all).neighbours(site::neighbours(slices)).records(records)
}

/// The site over a bench.
pub struct Site<'a> {
    /// The site itself.
    pub app: Arc<App>,
    bench: &'a Bench,
    runtime: Runtime,
}

impl<'a> Site<'a> {
    /// The site of these slices, as a demo without https.
    ///
    /// # Panics
    /// When the machine gives no thread.
    pub fn open(bench: &'a Bench, people: Arc<dyn People>, slices: Vec<Slice>) -> Self {
        let base = "http://127.0.0.1:8080".into();
        let options = Options {
            demo: true,
            secure: false,
            base,
            from: "board@moot.example".into(),
            sends: false,
            key: SiteKey::of([7; 32]),
        };
        Self::with(bench, people, slices, options)
    }

    /// The same, run in another way.
    ///
    /// # Panics
    /// When the machine gives no thread.
    pub fn with(bench: &'a Bench, people: Arc<dyn People>, slices: Vec<Slice>, options: Options) -> Self {
        let app = Arc::new(App::new(bench.kernel.clone(), people, slices, options));
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        Self { app, bench, runtime }
    }

    /// Somebody who has not signed in.
    pub fn anybody(&self) -> Visitor<'_> {
        let secret = OsChance.secret();
        let name = if self.app.options.secure { "__Host-shiremoot-guest" } else { "shiremoot-guest" };
        Visitor::new(self, None, format!("{name}={secret}"), token(&secret))
    }

    /// A person who has signed in with a second factor, by a session of their own.
    ///
    /// # Panics
    /// When the session cannot be kept.
    pub fn person(&self, person: &str) -> Visitor<'_> {
        let secret = OsChance.secret();
        let now = self.app.kernel.now();
        let id = OsChance.id(now);
        let hash = hex(&Sha256::digest(&secret));
        let sql = "INSERT INTO session (id, secret_hash, person, strong, device, made, seen) VALUES (?, ?, ?, 1, 'a test', ?, ?)";
        let kept = self.bench.raw().execute(sql, params![id.as_str(), hash, person, now, now]);
        assert_eq!(kept, Ok(1), "a session is kept");
        let name = if self.app.options.secure { "__Host-shiremoot" } else { "shiremoot" };
        Visitor::new(self, Some(id.clone()), format!("{name}={id}.{secret}"), token(&secret))
    }

    /// Does the jobs that wait, and fails when one changes a row without an event, or is left.
    ///
    /// # Panics
    /// Naming them.
    pub fn work(&self) {
        let kinds = self.app.jobs();
        let before = tables::dump(&self.app.kernel);
        while jobs::work(&self.app.kernel, &kinds).expect("the queue works") > 0 {}
        tables::assert_named("a job", &before, &tables::dump(&self.app.kernel));
        crate::db::no_jobs_left(&self.app.kernel);
    }

    /// The bench it stands on.
    pub fn bench(&self) -> &'a Bench {
        self.bench
    }

    /// So that a test which moves the clock need not sign in again: a session of a test never grows old. One that was
    /// ended stays ended.
    fn keep_alive(&self, session: &str) {
        let now = self.app.kernel.now();
        let kept = self
            .bench
            .raw()
            .execute("UPDATE session SET made = ?, seen = ? WHERE id = ?", params![now, now, session]);
        assert!(kept.is_ok(), "{kept:?}");
    }
}

/// The token of every form of a session or guest: as the site makes it.
fn token(secret: &str) -> String {
    hex(&Sha256::digest(format!("form:{secret}")))
}
