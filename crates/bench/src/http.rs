//! The smallest client that keeps a connection open: the machine's two cores belong to the program that is measured.

use crate::Outcome;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::ops::Range;
use std::time::Duration;

/// Longer than this nothing may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// One connection; it is made anew when the other side has closed it.
pub struct Client {
    address: SocketAddr,
    stream: Option<TcpStream>,
    /// Everything that came of the last answer.
    came: Vec<u8>,
}

/// An answer, as it lies in the client's memory.
pub struct Answer<'a> {
    pub status: u16,
    head: &'a str,
    pub body: &'a [u8],
}

/// How the end of a body is known.
enum Length {
    Bytes(usize),
    Chunks,
}

impl Client {
    /// A client of a server; it connects when it is first used.
    pub fn new(address: SocketAddr) -> Self {
        Self { address, stream: None, came: Vec::with_capacity(1 << 16) }
    }

    /// Sends a whole request, and reads the whole answer.
    pub fn send(&mut self, request: &[u8]) -> Outcome<Answer<'_>> {
        let sent = self.exchange(request);
        if sent.is_err() {
            self.stream = None;
        }
        let (status, head, body) = sent?;
        let head = std::str::from_utf8(&self.came[..head]).map_err(|e| e.to_string())?;
        Ok(Answer { status, head, body: &self.came[body] })
    }

    fn exchange(&mut self, request: &[u8]) -> Outcome<(u16, usize, Range<usize>)> {
        let said = |what: &'static str| move |e: std::io::Error| format!("{what}: {e}");
        let stream = match &mut self.stream {
            Some(stream) => stream,
            none => {
                let stream =
                    TcpStream::connect_timeout(&self.address, PATIENCE).map_err(said("connecting"))?;
                stream.set_nodelay(true).map_err(said("connecting"))?;
                stream.set_read_timeout(Some(PATIENCE)).map_err(said("connecting"))?;
                none.insert(stream)
            }
        };
        stream.write_all(request).map_err(said("sending"))?;
        self.came.clear();
        let head = loop {
            let from = self.came.len().saturating_sub(3);
            more(stream, &mut self.came)?;
            if let Some(at) = find(&self.came[from..], b"\r\n\r\n") {
                break from + at + 4;
            }
        };
        let text = std::str::from_utf8(&self.came[..head]).map_err(|e| e.to_string())?;
        let status =
            text.get(9..12).and_then(|code| code.parse().ok()).ok_or("an answer without a status")?;
        let length = length(text, status)?;
        let closes = header(text, "connection").is_some_and(|value| value.eq_ignore_ascii_case("close"));
        let body = match length {
            Length::Bytes(bytes) => {
                while self.came.len() < head + bytes {
                    more(stream, &mut self.came)?;
                }
                head..head + bytes
            }
            Length::Chunks => unchunk(stream, &mut self.came, head)?,
        };
        if closes {
            self.stream = None;
        }
        Ok((status, head, body))
    }
}

impl Answer<'_> {
    /// The values of a header, in order.
    pub fn headers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        headers(self.head, name)
    }

    /// The body as text.
    pub fn text(&self) -> Outcome<&str> {
        std::str::from_utf8(self.body).map_err(|e| e.to_string())
    }
}

fn more(stream: &mut TcpStream, came: &mut Vec<u8>) -> Outcome<()> {
    let mut piece = [0; 1 << 15];
    match stream.read(&mut piece) {
        Ok(0) => Err("the connection ended in the middle of an answer".into()),
        Ok(count) => {
            came.extend_from_slice(&piece[..count]);
            Ok(())
        }
        Err(e) => Err(format!("reading: {e}")),
    }
}

fn find(within: &[u8], what: &[u8]) -> Option<usize> {
    within.windows(what.len()).position(|window| window == what)
}

fn headers<'a>(head: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let pairs = head.lines().filter_map(|line| line.split_once(':'));
    pairs.filter(move |(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

fn header<'a>(head: &'a str, name: &'a str) -> Option<&'a str> {
    headers(head, name).next()
}

fn length(head: &str, status: u16) -> Outcome<Length> {
    if let Some(bytes) = header(head, "content-length") {
        return bytes.parse().map(Length::Bytes).map_err(|_| format!("a length of “{bytes}”"));
    }
    match header(head, "transfer-encoding") {
        Some(how) if how.eq_ignore_ascii_case("chunked") => Ok(Length::Chunks),
        _ if status == 204 || status == 304 => Ok(Length::Bytes(0)),
        _ => Err("an answer without a length".into()),
    }
}

/// Reads a body that comes in chunks, and moves them together behind the head.
fn unchunk(stream: &mut TcpStream, came: &mut Vec<u8>, head: usize) -> Outcome<Range<usize>> {
    let (mut from, mut to) = (head, head);
    loop {
        let end = loop {
            match find(&came[from..], b"\r\n") {
                Some(at) => break from + at,
                None => more(stream, came)?,
            }
        };
        let size = std::str::from_utf8(&came[from..end]).ok().and_then(|text| text.split(';').next());
        let size = size
            .and_then(|text| usize::from_str_radix(text.trim(), 16).ok())
            .ok_or("a chunk without a size")?;
        let next = end + 2 + size + 2;
        while came.len() < next {
            more(stream, came)?;
        }
        if size == 0 {
            return Ok(head..to);
        }
        came.copy_within(end + 2..end + 2 + size, to);
        to += size;
        from = next;
    }
}

/// Who asks, and how: what stands in the head of each of their requests.
#[derive(Clone, Default)]
pub struct Asker {
    /// `shiremoot=...`; empty for the public.
    pub cookie: String,
    /// Whether the answer may come compressed, as browsers have it.
    pub compressed: bool,
}

impl Asker {
    /// The bytes of a request for a page.
    pub fn get(&self, path: &str) -> Vec<u8> {
        format!("GET {path} HTTP/1.1\r\n{}\r\n", self.head()).into_bytes()
    }

    /// The bytes of a form that is sent.
    pub fn post<'a>(&self, path: &str, fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<u8> {
        let fields = fields.into_iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        let body = fields.collect::<Vec<_>>().join("&");
        let kind = "content-type: application/x-www-form-urlencoded";
        let head = self.head();
        format!("POST {path} HTTP/1.1\r\n{head}{kind}\r\ncontent-length: {}\r\n\r\n{body}", body.len())
            .into_bytes()
    }

    /// The bytes of a form that brings a file, in the field `file`.
    pub fn upload(&self, path: &str, fields: &[(&str, &str)], file: &[u8]) -> Vec<u8> {
        const EDGE: &str = "----of-the-bench";
        let mut body = Vec::with_capacity(file.len() + 1024);
        for (name, value) in fields {
            let part =
                format!("--{EDGE}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let part = format!(
            "--{EDGE}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"paper.pdf\"\r\n\r\n"
        );
        body.extend_from_slice(part.as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
        let kind = format!("content-type: multipart/form-data; boundary={EDGE}");
        let head = self.head();
        let mut request =
            format!("POST {path} HTTP/1.1\r\n{head}{kind}\r\ncontent-length: {}\r\n\r\n", body.len())
                .into_bytes();
        request.extend_from_slice(&body);
        request
    }

    fn head(&self) -> String {
        let mut head =
            String::from("host: 127.0.0.1\r\naccept: text/html\r\nuser-agent: shiremoot-bench\r\n");
        if self.compressed {
            head.push_str("accept-encoding: gzip\r\n");
        }
        if !self.cookie.is_empty() {
            let _ = write!(head, "cookie: {}\r\n", self.cookie);
        }
        head
    }
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    /// A server that answers each request of one connection with the next of some texts, a few bytes at a time.
    fn server(answers: &'static [&'static str]) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            let mut stream = listener.accept().unwrap().0;
            let mut asked = [0; 4096];
            for answer in answers {
                assert!(stream.read(&mut asked).unwrap() > 0);
                for piece in answer.as_bytes().chunks(3) {
                    stream.write_all(piece).unwrap();
                }
            }
        });
        address
    }

    #[test]
    fn answers_are_read_whole_whatever_their_shape() {
        let address = server(&[
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n",
            "HTTP/1.1 303 See Other\r\nlocation: /there\r\ncontent-length: 0\r\n\r\n",
        ]);
        let (mut client, request) = (Client::new(address), Asker::default().get("/"));
        let answer = client.send(&request).unwrap();
        assert_eq!((answer.status, answer.body), (200, &b"hello"[..]));
        assert_eq!(answer.headers("set-cookie").collect::<Vec<_>>(), ["a=1", "b=2"]);
        assert_eq!(client.send(&request).unwrap().body, b"abc0123456789");
        let answer = client.send(&request).unwrap();
        assert_eq!((answer.status, answer.headers("location").next()), (303, Some("/there")));
        assert!(client.send(&request).is_err(), "the server has gone");
    }

    #[test]
    fn forms_are_encoded() {
        let asker = Asker { cookie: "shiremoot=x".into(), compressed: true };
        let sent = String::from_utf8(asker.post("/p", [("a b", "1&2"), ("c", "é")])).unwrap();
        assert!(sent.contains("cookie: shiremoot=x\r\n") && sent.contains("accept-encoding: gzip\r\n"));
        assert!(sent.ends_with("content-length: 20\r\n\r\na%20b=1%262&c=%C3%A9"), "{sent}");
    }
}
