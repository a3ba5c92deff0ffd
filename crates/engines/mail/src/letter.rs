//! A message as it is written on the wire: plain text, and beside it a part that calendars understand.

use kernel::contracts::carrier::Letter;
use lettre::Message;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use std::time::SystemTime;

/// Says that no person wrote it, so that no machine answers.
#[derive(Clone)]
struct AutoSubmitted;

/// Where to say that one wants no more of these.
#[derive(Clone)]
struct ListUnsubscribe(String);

type Wrong = Box<dyn std::error::Error + Send + Sync>;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Wrong> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".into())
    }
}

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Wrong> {
        Ok(Self(text.into()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), format!("<{}>", self.0))
    }
}

/// The name of a message: the same for every try.
fn name(letter: &Letter, from: &str) -> String {
    let domain = from.rsplit('@').next().unwrap_or("localhost");
    format!("<{}@{domain}>", letter.id)
}

/// The message, or why it cannot be one.
pub(crate) fn written(letter: &Letter, from: &str) -> Result<Message, String> {
    let mailbox = |text: &str| {
        text.parse::<Mailbox>().map_err(|e| format!("“{text}” is not an address that mail reaches: {e}"))
    };
    let mut message = Message::builder()
        .message_id(Some(name(letter, from)))
        .date(SystemTime::from(letter.made))
        .from(mailbox(from)?)
        .to(mailbox(&letter.to)?)
        .subject(letter.subject.clone())
        .header(AutoSubmitted);
    if let Some(address) = &letter.unsubscribe {
        message = message.header(ListUnsubscribe(address.clone()));
    }
    let text = SinglePart::plain(letter.text.clone());
    let whole = match &letter.calendar {
        None => message.singlepart(text),
        Some((method, ics)) => {
            let kind = format!("text/calendar; charset=utf-8; method={method}");
            let kind = ContentType::parse(&kind).map_err(|e| e.to_string())?;
            let calendar = SinglePart::builder().header(kind).body(ics.clone());
            message.multipart(MultiPart::alternative().singlepart(text).singlepart(calendar))
        }
    };
    whole.map_err(|e| format!("it cannot be written: {e}"))
}
