//! A server that wants the connection sealed and somebody signed in: what is said to it, and what never is.

use engine_mail::{Server, Smtp, Tls};
use kernel::contracts::carrier::{Carried, Carrier, Letter};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Name and password, and what a client says with them: `\0board\0a secret` in base 64.
const LOGIN: (&str, &str) = ("board", "a secret");
const PLAIN: &str = "AGJvYXJkAGEgc2VjcmV0";

/// What was said to the server, in the open and sealed.
#[derive(Clone, Debug, Default)]
struct Heard {
    open: Vec<String>,
    sealed: Vec<String>,
}

/// How the server behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Offers {
    /// It seals the connection when it is asked.
    StartTls,
    /// It is sealed from the first byte.
    Tls,
    /// It knows nothing of sealing.
    Nothing,
}

/// A server for connections in turn, with a certificate of its own; gives its port, the certificate, and what it hears.
fn server(offers: Offers) -> (u16, Vec<u8>, Arc<Mutex<Heard>>) {
    let own = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_string()]).expect("a certificate");
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(own.key_pair.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key)
        .expect("a server's certificate");
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let heard: Arc<Mutex<Heard>> = Arc::default();
    let (config, hears) = (Arc::new(config), heard.clone());
    // It ends with the test program.
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            stream.set_read_timeout(Some(Duration::from_secs(5))).expect("a timeout");
            let _ = serve(stream, offers, &config, &hears);
        }
    });
    (port, own.cert.pem().into_bytes(), heard)
}

fn serve(
    mut stream: TcpStream,
    offers: Offers,
    config: &Arc<ServerConfig>,
    heard: &Mutex<Heard>,
) -> std::io::Result<()> {
    let hears = |line: &str, sealed: bool| {
        let mut heard = heard.lock().expect("one at a time");
        if sealed { &mut heard.sealed } else { &mut heard.open }.push(line.to_string());
    };
    let seal = |stream: TcpStream| {
        let connection = ServerConnection::new(config.clone()).map_err(std::io::Error::other)?;
        std::io::Result::Ok(StreamOwned::new(connection, stream))
    };
    if offers == Offers::Tls {
        let mut sealed = seal(stream)?;
        sealed.write_all(b"220 sealed.example\r\n")?;
        return talk(&mut sealed, |line| hears(line, true), false).map(drop);
    }
    stream.write_all(b"220 open.example\r\n")?;
    if talk(&mut stream, |line| hears(line, false), offers == Offers::StartTls)? {
        let mut sealed = seal(stream)?;
        talk(&mut sealed, |line| hears(line, true), false)?;
    }
    Ok(())
}

/// Speaks until the end, or until the connection is to be sealed.
fn talk(stream: &mut (impl Read + Write), hears: impl Fn(&str), seals: bool) -> std::io::Result<bool> {
    loop {
        let line = line(stream)?;
        hears(&line);
        let word = line.get(..4).unwrap_or_default().to_uppercase();
        let answer = match word.as_str() {
            "EHLO" if seals => "250-open.example\r\n250 STARTTLS",
            "EHLO" => "250-sealed.example\r\n250 AUTH PLAIN",
            "STAR" => {
                stream.write_all(b"220 go on\r\n")?;
                return Ok(true);
            }
            "AUTH" if line.ends_with(PLAIN) => "235 welcome",
            "AUTH" => "535 5.7.8 name or password is wrong",
            "DATA" => {
                stream.write_all(b"354 go on\r\n")?;
                loop {
                    let line = self::line(stream)?;
                    hears(&line);
                    if line == "." {
                        break;
                    }
                }
                "250 taken"
            }
            "QUIT" => {
                stream.write_all(b"221 bye\r\n")?;
                return Ok(false);
            }
            _ => "250 ok",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes())?;
        stream.flush()?;
    }
}

fn line(stream: &mut impl Read) -> std::io::Result<String> {
    let (mut line, mut byte) = (Vec::new(), [0]);
    while !line.ends_with(b"\n") {
        stream.read_exact(&mut byte)?;
        line.push(byte[0]);
    }
    Ok(String::from_utf8_lossy(&line).trim_end().to_string())
}

fn carry(port: u16, tls: Tls, authority: Option<Vec<u8>>, password: &str) -> Carried {
    let smtp = Smtp::new(Server {
        host: "127.0.0.1".into(),
        port,
        tls,
        authority,
        login: Some((LOGIN.0.into(), password.into())),
        from: "board@moot.example".into(),
        patience: Duration::from_secs(5),
    });
    smtp.carry(&Letter {
        id: "01J8".into(),
        to: "somebody@council.example".into(),
        subject: "Papers are out".into(),
        text: "Read them at https://moot.example/x\n".into(),
        made: "2022-02-15T12:00:00Z".parse().expect("an instant"),
        unsubscribe: None,
        calendar: None,
    })
}

fn said(heard: &Mutex<Heard>) -> Heard {
    heard.lock().expect("one at a time").clone()
}

#[test]
fn the_password_and_the_message_travel_sealed() {
    for (offers, tls) in [(Offers::StartTls, Tls::StartTls), (Offers::Tls, Tls::Tls)] {
        let (port, certificate, heard) = server(offers);
        let carried = carry(port, tls, Some(certificate), LOGIN.1);
        assert!(matches!(&carried, Carried::Taken(_)), "{offers:?}: {carried:?}");
        let Heard { open, sealed } = said(&heard);
        let greets = |line: &String| line.starts_with("EHLO") || line == "STARTTLS";
        assert!(open.iter().all(greets), "{offers:?} in the open: {open:?}");
        assert!(sealed.iter().any(|line| line.starts_with("AUTH PLAIN")), "{sealed:?}");
        assert!(sealed.iter().any(|line| line == "Subject: Papers are out"), "{sealed:?}");
    }
}

#[test]
fn a_wrong_password_is_held_against_no_message() {
    let (port, certificate, heard) = server(Offers::StartTls);
    match carry(port, Tls::StartTls, Some(certificate), "another") {
        Carried::Away(why) => assert!(why.contains("name or password is wrong"), "{why}"),
        other => panic!("{other:?}"),
    }
    assert!(!said(&heard).sealed.iter().any(|line| line.starts_with("MAIL")));
}

#[test]
fn a_server_for_which_nobody_vouches_hears_no_password() {
    for (offers, tls) in [(Offers::StartTls, Tls::StartTls), (Offers::Tls, Tls::Tls)] {
        let (port, _, heard) = server(offers);
        let carried = carry(port, tls, None, LOGIN.1);
        assert!(matches!(&carried, Carried::Away(_)), "{offers:?}: {carried:?}");
        let Heard { open, sealed } = said(&heard);
        assert!(!open.iter().chain(&sealed).any(|line| line.starts_with("AUTH")), "{open:?} {sealed:?}");
    }
}

#[test]
fn a_server_that_does_not_seal_hears_nothing_but_a_greeting() {
    let (port, certificate, heard) = server(Offers::Nothing);
    let carried = carry(port, Tls::StartTls, Some(certificate), LOGIN.1);
    assert!(matches!(&carried, Carried::Away(_)), "{carried:?}");
    let open = said(&heard).open;
    assert!(open.iter().all(|line| line.starts_with("EHLO") || line == "QUIT"), "{open:?}");
}
