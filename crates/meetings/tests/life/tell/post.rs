//! A site with accounts and a plan, and a carrier that keeps what it is given.

use crate::cycle::support::{ADMIN, CHAIR, DAY, LEAD, OFFICER, cedar, example, rulebook};
use board::Board;
use kernel::contracts::carrier::{Carried, Carrier, Letter};
use site::Slice;
use site::mail::Postman;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use testkit::db::{Bench, Setup};
use testkit::site::{Site, setup};

/// Mailboxes by the short names of their people.
pub fn at(person: &str) -> String {
    format!("{}@loamshire.example", person.rsplit('/').next().unwrap_or_default().replacen('-', ".", 1))
}

fn slices() -> Vec<Slice> {
    vec![
        site::home_slice(),
        site::accounts::accounts_slice(),
        board::slice(),
        plans::slice(),
        meetings::slice(),
    ]
}

/// A store with everything that tells and everything that is told of.
pub fn county() -> Setup {
    setup(&slices()).judge(cedar()).rulebook(rulebook()).on(DAY)
}

/// Opens Loamshire.
pub fn open(bench: &Bench) -> Site<'_> {
    board::load(&bench.kernel, &example("loamshire")).expect("the county loads");
    for person in [OFFICER, CHAIR, LEAD, ADMIN, "loamshire/person/cormac-wyeland"] {
        let sql = "INSERT INTO account (person, county, email, state, password, totp, totp_step, refused, signed_in, made)
                   VALUES (?, 'loamshire', NULL, 'active', '', '', 0, 0, NULL, '2022-01-01T00:00:00Z')";
        assert_eq!(bench.raw().execute(sql, &[person.into()]), Ok(1), "an account");
    }
    Site::open(bench, Arc::new(Board), slices())
}

/// Keeps what it is given, while it answers at all.
#[derive(Default)]
pub struct Bag {
    away: AtomicBool,
    letters: Mutex<Vec<Letter>>,
}

impl Carrier for Bag {
    fn carry(&self, letter: &Letter) -> Carried {
        if self.away.load(Ordering::SeqCst) {
            return Carried::Away("mail.example:587 says: nobody is in".into());
        }
        self.letters.lock().expect("one at a time").push(letter.clone());
        Carried::Taken("250".into())
    }
}

/// A postman with his bag.
pub struct Post {
    bag: Arc<Bag>,
    postman: Postman,
}

impl Post {
    pub fn new() -> Self {
        let bag = Arc::new(Bag::default());
        Self { postman: Postman::new(bag.clone()), bag }
    }

    /// Whether the server answers.
    pub fn away(&self, away: bool) {
        self.bag.away.store(away, Ordering::SeqCst);
    }

    /// Does the jobs that wait, empties the outbox, and gives what was in it.
    pub fn round(&self, site: &Site<'_>) -> Vec<Letter> {
        site.work();
        self.postman.round(&site.app.kernel, 10_000).expect("the outbox can be read");
        std::mem::take(&mut *self.bag.letters.lock().expect("one at a time"))
    }
}

/// To whom letters went, in order of address.
pub fn to(letters: &[Letter]) -> Vec<&str> {
    let mut all: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
    all.sort_unstable();
    all
}

/// All that leaves the machine with a letter.
pub fn whole(letter: &Letter) -> String {
    let calendar = letter.calendar.clone().unwrap_or_default();
    format!("{}\n{}\n{}\n{}", letter.subject, letter.text, calendar.0, calendar.1.replace("\r\n ", ""))
}
