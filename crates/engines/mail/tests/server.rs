//! The outbox against a mail server: one that takes, refuses, puts off, hangs up in the middle, or is not there.

use engine_mail::{Server, Smtp, Tls};
use kernel::Outcome;
use kernel::contracts::carrier::{Carried, Carrier, Letter};
use site::feeds::calendar::Asks;
use site::mail::{Message, Postman, To, post, standing};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use testkit::db::Bench;
use testkit::site::{Cast, Site, setup};

/// What the server does with a message to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Does {
    Takes,
    /// `550` for the recipient.
    Refuses,
    /// `451` for the recipient.
    PutsOff,
    /// Takes the message and hangs up without an answer.
    HangsUp,
    /// Hangs up in the middle of the message.
    Drops,
}

#[derive(Default)]
struct Heard {
    /// Whole messages that were answered with `250`, and those that were taken without an answer.
    taken: Vec<String>,
    unanswered: Vec<String>,
    does: BTreeMap<String, Does>,
}

/// A mail server in this test, which speaks as much SMTP as it needs.
struct Pretend {
    port: u16,
    heard: Arc<Mutex<Heard>>,
    stop: Arc<AtomicBool>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Pretend {
    /// On a port of its own, or again on one that it had.
    fn on(port: u16, heard: Arc<Mutex<Heard>>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", port)).expect("a port");
        listener.set_nonblocking(true).expect("a listener that does not wait");
        let port = listener.local_addr().expect("an address").port();
        let stop = Arc::new(AtomicBool::new(false));
        let thread = {
            let (heard, stop) = (heard.clone(), stop.clone());
            std::thread::spawn(move || {
                while !stop.load(Ordering::SeqCst) {
                    match listener.accept() {
                        Ok((stream, _)) => {
                            stream.set_nonblocking(false).expect("a stream that waits");
                            stream.set_read_timeout(Some(Duration::from_millis(200))).expect("a timeout");
                            let _ = talk(stream, &heard, &stop);
                        }
                        Err(_) => std::thread::sleep(Duration::from_millis(5)),
                    }
                }
            })
        };
        Self { port, heard, stop, thread: Some(thread) }
    }

    fn does(&self, to: &str, does: Does) {
        self.heard.lock().expect("one at a time").does.insert(to.into(), does);
    }

    fn taken(&self) -> Vec<String> {
        self.heard.lock().expect("one at a time").taken.clone()
    }
}

impl Drop for Pretend {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        self.thread.take().map(std::thread::JoinHandle::join);
    }
}

fn talk(stream: TcpStream, heard: &Mutex<Heard>, stop: &AtomicBool) -> std::io::Result<()> {
    let mut out = stream.try_clone()?;
    let mut lines = BufReader::new(stream);
    let mut say = |words: &str| out.write_all(format!("{words}\r\n").as_bytes());
    let mut next = || -> std::io::Result<String> {
        let mut line = String::new();
        loop {
            match lines.read_line(&mut line) {
                Ok(0) => return Err(std::io::ErrorKind::UnexpectedEof.into()),
                Ok(_) => return Ok(line),
                Err(e)
                    if matches!(e.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) =>
                {
                    if stop.load(Ordering::SeqCst) {
                        return Err(e);
                    }
                }
                Err(e) => return Err(e),
            }
        }
    };
    say("220 pretend.example")?;
    let mut does = Does::Takes;
    loop {
        let line = next()?;
        match line.get(..4).unwrap_or_default().to_uppercase().as_str() {
            "EHLO" | "HELO" => say("250 pretend.example")?,
            "RCPT" => {
                let to = line.split(['<', '>']).nth(1).unwrap_or_default().to_string();
                does = heard.lock().expect("one at a time").does.get(&to).copied().unwrap_or(Does::Takes);
                match does {
                    Does::Refuses => say("550 5.1.1 nobody of this name here")?,
                    Does::PutsOff => say("451 4.7.1 come back later")?,
                    _ => say("250 ok")?,
                }
            }
            "DATA" => {
                say("354 go on")?;
                if does == Does::Drops {
                    next()?;
                    return Ok(());
                }
                let mut message = String::new();
                loop {
                    let line = next()?;
                    if line == ".\r\n" {
                        break;
                    }
                    message.push_str(&line);
                }
                if does == Does::HangsUp {
                    heard.lock().expect("one at a time").unanswered.push(message);
                    return Ok(());
                }
                heard.lock().expect("one at a time").taken.push(message);
                say("250 taken")?;
            }
            "QUIT" => {
                say("221 bye")?;
                return Ok(());
            }
            _ => say("250 ok")?,
        }
    }
}

fn smtp(port: u16) -> Smtp {
    Smtp::new(Server {
        host: "127.0.0.1".into(),
        port,
        tls: Tls::None,
        authority: None,
        login: None,
        from: "board@moot.example".into(),
        patience: Duration::from_secs(5),
    })
}

fn put(bench: &Bench, to: &str, subject: &str) {
    let message = Message {
        subject: subject.into(),
        text: format!("Hello {to}\n\nThis is about {subject}.\n\n.\n\nhttps://moot.example/x\n"),
        ..Message::default()
    };
    let put = |unit: &mut kernel::Unit<'_>| -> Outcome<Option<String>> {
        post(unit, &To { county: "loamshire", person: "p", email: to }, &message)
    };
    bench.kernel.write_unrecorded_housekeeping(put).expect("it lies in the outbox").expect("to somebody");
}

fn both(test: impl Fn(&Bench, &Pretend, &Postman)) {
    setup(&[]).both(|bench| {
        let people = Arc::new(Cast::default().county("loamshire", "Loamshire"));
        let _site = Site::open(bench, people, vec![site::home_slice()]);
        let server = Pretend::on(0, Arc::default());
        let postman = Postman::new(Arc::new(smtp(server.port)));
        test(bench, &server, &postman);
    });
}

fn round(bench: &Bench, postman: &Postman) -> usize {
    postman.round(&bench.kernel, 1_000).expect("the outbox can be read")
}

fn subjects(messages: &[String]) -> Vec<String> {
    let subject = |message: &String| {
        message.lines().find_map(|line| line.strip_prefix("Subject: ")).unwrap_or_default().to_string()
    };
    let mut all: Vec<String> = messages.iter().map(subject).collect();
    all.sort();
    all
}

fn name(message: &str) -> String {
    message.lines().find_map(|line| line.strip_prefix("Message-ID: ")).expect("a name").to_string()
}

#[test]
fn each_message_is_taken_once() {
    both(|bench, server, postman| {
        for n in 0..5 {
            put(bench, &format!("p{n}@council.example"), &format!("thing {n}"));
        }
        assert_eq!(round(bench, postman), 5);
        assert_eq!(round(bench, postman), 0);
        bench.clock.forward(3 * 24 * 60 * 60);
        assert_eq!(round(bench, postman), 0);
        assert_eq!(subjects(&server.taken()), ["thing 0", "thing 1", "thing 2", "thing 3", "thing 4"]);
        let stands = standing(&bench.kernel).expect("the outbox");
        assert_eq!((stands.waiting, stands.failed), (0, 0));
        let first = &server.taken()[0];
        for line in ["From: board@moot.example", "To: p0@council.example", "Auto-Submitted: auto-generated"] {
            assert!(first.lines().any(|it| it == line), "{line} in {first}");
        }
        // A line of a full stop is part of the message, not its end.
        assert!(first.contains("\r\n..\r\n") && first.contains("https://moot.example/x"), "{first}");
    });
}

#[test]
fn one_that_is_refused_holds_up_no_other_and_says_why() {
    both(|bench, server, postman| {
        server.does("gone@council.example", Does::Refuses);
        for to in ["a@council.example", "gone@council.example", "b@council.example", "not an address"] {
            put(bench, to, to);
        }
        assert_eq!(round(bench, postman), 2);
        assert_eq!(subjects(&server.taken()), ["a@council.example", "b@council.example"]);
        let stands = standing(&bench.kernel).expect("the outbox");
        assert_eq!((stands.waiting, stands.failed), (0, 2));
        let rows = bench
            .raw()
            .query("SELECT error FROM letter WHERE state = 'failed' ORDER BY id", &[])
            .expect("rows");
        let why: Vec<String> = rows.iter().map(|row| row.get("error").expect("words")).collect();
        assert!(why[0].contains("nobody of this name here") && why[1].contains("not an address"), "{why:?}");
    });
}

#[test]
fn one_that_is_put_off_is_tried_again_until_it_is_taken() {
    both(|bench, server, postman| {
        server.does("a@council.example", Does::PutsOff);
        put(bench, "a@council.example", "first");
        put(bench, "b@council.example", "second");
        assert_eq!(round(bench, postman), 1);
        assert_eq!(round(bench, postman), 0);
        for minutes in [2, 6, 16] {
            bench.clock.forward(minutes * 60);
            assert_eq!(round(bench, postman), 0);
        }
        let tries: i64 =
            bench.raw().query("SELECT tries FROM letter WHERE state = 'waiting'", &[]).expect("rows")[0]
                .get("tries")
                .expect("a number");
        assert_eq!(tries, 4);
        server.does("a@council.example", Does::Takes);
        bench.clock.forward(61 * 60);
        assert_eq!(round(bench, postman), 1);
        assert_eq!(subjects(&server.taken()), ["first", "second"]);
    });
}

#[test]
fn a_lost_answer_leads_to_a_second_try_of_the_same_name() {
    both(|bench, server, postman| {
        server.does("a@council.example", Does::HangsUp);
        server.does("b@council.example", Does::Drops);
        put(bench, "a@council.example", "first");
        put(bench, "b@council.example", "second");
        assert_eq!(round(bench, postman), 0);
        for to in ["a@council.example", "b@council.example"] {
            server.does(to, Does::Takes);
        }
        bench.clock.forward(2 * 60);
        assert_eq!(round(bench, postman), 2);
        let lost = server.heard.lock().expect("one at a time").unanswered.clone();
        let taken = server.taken();
        assert_eq!((lost.len(), taken.len()), (1, 2));
        let same = taken.iter().find(|it| it.contains("Subject: first")).expect("the first");
        assert_eq!(name(same), name(&lost[0]), "whoever gets both can tell");
        assert_eq!(same, &lost[0], "to the last letter");
    });
}

#[test]
fn a_server_that_is_down_for_days_gets_everything_once_when_it_is_back() {
    setup(&[]).both(|bench| {
        let people = Arc::new(Cast::default().county("loamshire", "Loamshire"));
        let _site = Site::open(bench, people, vec![site::home_slice()]);
        let heard: Arc<Mutex<Heard>> = Arc::default();
        let first = Pretend::on(0, heard.clone());
        let port = first.port;
        let postman = Postman::new(Arc::new(smtp(port)));
        put(bench, "a@council.example", "before");
        assert_eq!(round(bench, &postman), 1);
        drop(first);
        for n in 0..20 {
            put(bench, &format!("p{n}@council.example"), &format!("meanwhile {n:02}"));
        }
        for _ in 0..12 {
            assert_eq!(round(bench, &postman), 0);
            bench.clock.forward(4 * 60 * 60);
        }
        let stands = standing(&bench.kernel).expect("the outbox");
        assert_eq!((stands.waiting, stands.failed), (20, 0));
        assert!(stands.why.contains("127.0.0.1"), "{}", stands.why);
        let again = Pretend::on(port, heard);
        assert_eq!(round(bench, &postman), 20);
        assert_eq!(round(bench, &postman), 0);
        assert_eq!(again.taken().len(), 21);
        let mut names: Vec<String> = again.taken().iter().map(|it| name(it)).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 21, "each once");
        // What nobody took for ten days is given up, and said to be.
        drop(again);
        put(bench, "late@council.example", "late");
        for _ in 0..12 {
            bench.clock.forward(24 * 60 * 60);
            round(bench, &postman);
        }
        let stands = standing(&bench.kernel).expect("the outbox");
        assert_eq!((stands.waiting, stands.failed), (0, 1));
        assert!(stands.why.contains("waited too long"), "{}", stands.why);
    });
}

#[test]
fn an_invitation_has_a_part_for_the_calendar() {
    both(|bench, server, postman| {
        let message = Message {
            subject: "Invitation: Größe".into(),
            text: "You are invited.\n".into(),
            calendar: Some((Asks::Request, "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n".into())),
            list_unsubscribe: Some("https://moot.example/account/messages".into()),
            about: String::new(),
        };
        let put = bench.kernel.write_unrecorded_housekeeping(|unit| {
            post(unit, &To { county: "loamshire", person: "p", email: "a@council.example" }, &message)
        });
        put.expect("it lies in the outbox");
        assert_eq!(round(bench, postman), 1);
        let text = server.taken().remove(0);
        assert!(text.contains("multipart/alternative"), "{text}");
        assert!(
            text.replace("\r\n ", " ").contains("text/calendar; charset=utf-8; method=REQUEST"),
            "{text}"
        );
        assert!(text.contains("List-Unsubscribe: <https://moot.example/account/messages>"), "{text}");
    });
}

#[test]
fn nobody_there_is_not_held_against_a_message() {
    let port = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a free port").port();
    let letter = Letter {
        id: "01".into(),
        to: "a@council.example".into(),
        subject: "x".into(),
        text: "y".into(),
        calendar: None,
        unsubscribe: None,
        made: "2022-02-01T12:00:00Z".parse().expect("an instant"),
    };
    assert!(matches!(smtp(port).carry(&letter), Carried::Away(_)));
}
