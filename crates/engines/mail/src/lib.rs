//! Messages out of this machine, by a mail server (SMTP).
//!
//! One connection is kept from message to message, and asked whether it still lives before each. What the server says decides what
//! becomes of a message; that nobody answers is never held against it.

mod letter;

use kernel::contracts::carrier::{Carried, Carrier, Letter};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use parking_lot::Mutex;
use std::time::Duration;

/// How messages travel to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// In the open: only to a server on this machine.
    None,
    /// In the open at first; nothing is said before the connection is sealed.
    StartTls,
    /// Sealed from the first byte.
    Tls,
}

/// Which server, and as whom.
#[derive(Clone)]
pub struct Server {
    /// Its name: the certificate must bear it.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How messages travel.
    pub tls: Tls,
    /// A certificate (PEM) that vouches for the server beside those that this machine trusts: of a network of its own.
    pub authority: Option<Vec<u8>>,
    /// Name and password; none where the server asks for none.
    pub login: Option<(String, String)>,
    /// The mailbox from which messages come.
    pub from: String,
    /// How long an answer may take.
    pub patience: Duration,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("host", &self.host).field("port", &self.port).finish_non_exhaustive()
    }
}

/// Carries messages to one server.
pub struct Smtp {
    server: Server,
    open: Mutex<Option<SmtpConnection>>,
}

impl Smtp {
    /// To a server, which is asked nothing yet.
    pub fn new(server: Server) -> Self {
        Self { server, open: Mutex::new(None) }
    }

    /// The name by which we greet: that of the mailbox's domain.
    fn name(&self) -> ClientId {
        let domain = self.server.from.rsplit('@').next().unwrap_or("localhost");
        ClientId::Domain(domain.into())
    }

    fn connect(&self) -> Result<SmtpConnection, Error> {
        let Server { host, port, tls, login, patience, authority, .. } = &self.server;
        let name = self.name();
        let sealed = match tls {
            Tls::None => None,
            Tls::StartTls | Tls::Tls => {
                let mut sealed = TlsParameters::builder(host.clone());
                if let Some(pem) = authority {
                    sealed = sealed.add_root_certificate(Certificate::from_pem(pem)?);
                }
                Some(sealed.build()?)
            }
        };
        let at_once = sealed.as_ref().filter(|_| *tls == Tls::Tls);
        let mut open =
            SmtpConnection::connect((host.as_str(), *port), Some(*patience), &name, at_once, None)?;
        if let (Tls::StartTls, Some(sealed)) = (tls, &sealed) {
            open.starttls(sealed, &name)?;
        }
        if let Some((user, password)) = login {
            let login = Credentials::new(user.clone(), password.clone());
            open.auth(&[Mechanism::Plain, Mechanism::Login], &login)?;
        }
        Ok(open)
    }
}

impl Carrier for Smtp {
    fn carry(&self, letter: &Letter) -> Carried {
        let message = match letter::written(letter, &self.server.from) {
            Ok(message) => message,
            Err(why) => return Carried::Refused(why),
        };
        let mut open = self.open.lock();
        let kept = open.take().and_then(|mut kept| kept.test_connected().then_some(kept));
        let mut connection = match kept.map_or_else(|| self.connect(), Ok) {
            Ok(connection) => connection,
            Err(error) => return Carried::Away(said(&self.server, &error)),
        };
        match connection.send(message.envelope(), &message.formatted()) {
            Ok(response) => {
                *open = Some(connection);
                Carried::Taken(response.first_word().unwrap_or_default().to_string())
            }
            Err(error) => {
                let code = error.status().map(u16::from);
                let why = said(&self.server, &error);
                match code {
                    // The server is going down, or wants another login: no other message would fare better.
                    Some(421 | 530 | 534 | 535 | 538) => Carried::Away(why),
                    Some(500..) => Carried::Refused(why),
                    // It may have been taken although the answer was lost: the next try bears the same name.
                    _ => Carried::Later(why),
                }
            }
        }
    }
}

/// Why, in words for whoever looks after the machine.
fn said(server: &Server, error: &Error) -> String {
    let mut words = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        let inner_words = inner.to_string();
        if !words.contains(&inner_words) {
            words = format!("{words}: {inner_words}");
        }
        source = inner.source();
    }
    format!("{}:{} says: {words}", server.host, server.port)
}
