//! The outbox of an install that is older than the queue: its messages are moved, stay readable as what they were, and none is sent.

use engine_mail::{Server, Smtp, Tls};
use kernel::Kernel;
use kernel::db::Migration;
use site::mail::{Postman, standing};
use site::{App, Options, SiteKey};
use std::sync::Arc;
use std::time::Duration;
use testkit::db::Setup;
use testkit::site::Cast;

/// The step that moves them.
const STEP: &str = "site-004-letters-moved";

fn all() -> Vec<Migration> {
    let of_accounts = site::accounts::accounts_slice().migrations.iter().copied();
    App::MIGRATIONS.iter().copied().chain(of_accounts).collect()
}

#[test]
fn messages_of_an_older_outbox_are_moved_and_none_of_them_leaves() {
    let before: Vec<Migration> = all().into_iter().filter(|step| step.name != STEP).collect();
    assert_eq!(before.len() + 1, all().len(), "the step has another name now");
    Setup::new(&before).both(|bench| {
        let old = "INSERT INTO mail (id, county, person, recipient, subject, sealed, made, opened) VALUES
            ('m1', 'loamshire', 'loamshire/person/a', 'a@council.example', 'You are invited', 'sealed one', '2022-02-01T09:00:00Z', NULL),
            ('m2', 'loamshire', 'loamshire/person/b', 'b@council.example', 'A new password', 'sealed two', '2022-02-02T09:00:00Z',
             '2022-02-03T10:00:00Z')";
        bench.raw().batch(old).expect("an older outbox");
        let kernel = Arc::new(Kernel::open(bench.parts(), &all()).expect("it is brought forward"));
        let options = Options {
            demo: true,
            secure: false,
            base: "http://127.0.0.1:8080".into(),
            from: "board@moot.example".into(),
            sends: true,
            key: SiteKey::of([7; 32]),
        };
        let people = Arc::new(Cast::default().county("loamshire", "Loamshire"));
        let _app = App::new(kernel.clone(), people, vec![site::home_slice()], options);
        let rows = bench.raw().query("SELECT * FROM letter ORDER BY id", &[]).expect("the outbox");
        let text = |at: usize, column: &str| rows[at].get::<String>(column).expect("text");
        assert_eq!(rows.len(), 2);
        for (at, subject, sealed, to) in [
            (0, "You are invited", "sealed one", "a@council.example"),
            (1, "A new password", "sealed two", "b@council.example"),
        ] {
            assert_eq!((text(at, "subject"), text(at, "sealed")), (subject.into(), sealed.into()));
            assert_eq!((text(at, "recipient"), text(at, "about")), (to.into(), "account".into()));
            assert_eq!((text(at, "state"), text(at, "made")), ("waiting".into(), text(at, "until")));
        }
        assert_eq!(rows[0].get::<Option<String>>("opened").expect("a mark"), None);
        assert_eq!(text(1, "opened"), "2022-02-03T10:00:00Z");
        assert!(bench.raw().query("SELECT id FROM mail", &[]).is_err(), "the older outbox is gone");
        // Their links are dead: nothing of them is sent, to whichever server.
        let nowhere = Server {
            host: "127.0.0.1".into(),
            port: 9,
            tls: Tls::None,
            authority: None,
            login: None,
            from: "board@moot.example".into(),
            patience: Duration::from_secs(1),
        };
        let postman = Postman::new(Arc::new(Smtp::new(nowhere)));
        assert_eq!(postman.round(&kernel, 100), Ok(0));
        let stands = standing(&kernel).expect("the outbox");
        assert_eq!((stands.waiting, stands.failed), (0, 2), "they are past their time");
        assert!(stands.why.contains("waited too long"), "{}", stands.why);
        // It is brought forward once.
        drop(kernel);
        Kernel::open(bench.parts(), &all()).expect("it opens again");
    });
}
