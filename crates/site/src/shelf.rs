//! The public record from memory: static files of the trees, before anything that a person's request needs.
//!
//! A tree says in `manifest.json` what its files are; only bytes of the hash that stands there are sent. It is looked at with every
//! request, so that a record that was published meanwhile, by whatever process, is served from then on.

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode, header};
use flate2::Compression;
use flate2::write::GzEncoder;
use parking_lot::{Mutex, RwLock};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

/// As many bytes are kept in memory.
const ROOM: usize = 64 << 20;
/// Longer files are read whenever they are asked for.
const LONG: u64 = 1 << 20;

/// The trees of all counties.
pub struct Shelf {
    folder: PathBuf,
    /// The host that has only the record; empty when there is none.
    host: String,
    cases: RwLock<HashMap<String, Arc<Case>>>,
    filling: Mutex<()>,
    used: AtomicUsize,
}

/// The tree of one county.
struct Case {
    /// What its manifest was when it was read: inode, length and time of change.
    mark: (u64, u64, i64, i64),
    files: HashMap<String, Arc<File>>,
}

/// One file.
struct File {
    hash: String,
    size: u64,
    ready: OnceLock<Ready>,
}

/// What is sent of it.
#[derive(Clone)]
struct Ready {
    plain: (HeaderMap, Bytes),
    zipped: Option<(HeaderMap, Bytes)>,
}

#[derive(Deserialize)]
struct Manifest {
    number: u32,
    files: BTreeMap<String, Sum>,
}

#[derive(Deserialize)]
struct Sum {
    sha256: String,
    size: u64,
}

/// What is done with a request.
enum Found<'a> {
    /// It is none of the record's.
    Not,
    /// There is no such file.
    Nothing,
    /// See the same with a slash.
    Slash(String),
    /// This one, of a county, at its path in the tree.
    File(Arc<File>, &'a str, &'a str),
}

impl Shelf {
    /// The trees below a folder; `own` is the address below which they have a host of their own, if they have.
    pub fn new(folder: PathBuf, own: &str) -> Self {
        let host = own.split_once("://").map_or("", |(_, rest)| rest).split('/').next().unwrap_or_default();
        Self {
            folder,
            host: host.to_ascii_lowercase(),
            cases: RwLock::default(),
            filling: Mutex::default(),
            used: AtomicUsize::new(0),
        }
    }

    /// What is to be done with a request; nothing when it is asked for something else than the record.
    pub(crate) fn look(self: &Arc<Self>, request: &Request) -> Option<Look> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return None;
        }
        let (host, uri) = (asks(request, header::HOST), request.uri());
        Some(match self.find(host, uri.path()) {
            Found::Not => return None,
            Found::Nothing => Look::Now(nothing()),
            Found::Slash(to) => Look::Now(slash(&to)),
            Found::File(file, county, below) => {
                let wish = Wish::of(request);
                match file.ready.get() {
                    Some(ready) => Look::Now(wish.sent(ready)),
                    None => {
                        let (path, at) = (below.to_string(), self.folder.join(county).join(below));
                        Look::Later(Later { shelf: self.clone(), file, path, at, wish })
                    }
                }
            }
        })
    }

    fn find<'a>(&self, host: &str, path: &'a str) -> Found<'a> {
        let mut parts = path.trim_start_matches('/').splitn(2, '/');
        let (county, rest) = (parts.next().unwrap_or_default(), parts.next());
        let own = !self.host.is_empty() && host.eq_ignore_ascii_case(&self.host);
        let below = match (own, rest) {
            (true, None) => {
                return if county.is_empty() { Found::Nothing } else { Found::Slash(format!("/{county}/")) };
            }
            (true, Some(below)) => below,
            (false, Some("record")) => return Found::Slash(format!("/{county}/record/")),
            (false, Some(rest)) => match rest.strip_prefix("record/") {
                Some(below) => below,
                None => return Found::Not,
            },
            (false, None) => return Found::Not,
        };
        // Lists for programs are narrowed as they ask, which files cannot do: the site answers, from what the tree is written from.
        if below.starts_with("oparl/") && !own {
            return Found::Not;
        }
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        if county.is_empty() || !county.bytes().all(plain) {
            return Found::Nothing;
        }
        let Some(case) = self.case(county) else { return Found::Nothing };
        let below = if below.is_empty() { "index.html" } else { below };
        let Some(file) = case.files.get(below) else { return Found::Nothing };
        Found::File(file.clone(), county, below)
    }

    /// The tree of a county as it is now.
    fn case(&self, county: &str) -> Option<Arc<Case>> {
        let folder = self.folder.join(county);
        let mark = mark(&folder)?;
        let known =
            |cases: &HashMap<String, Arc<Case>>| cases.get(county).filter(|case| case.mark == mark).cloned();
        if let Some(case) = known(&self.cases.read()) {
            return Some(case);
        }
        let _one = self.filling.lock();
        if let Some(case) = known(&self.cases.read()) {
            return Some(case);
        }
        let before = self.cases.read().get(county).cloned();
        let case = Arc::new(read(&folder, mark, before.as_deref())?);
        // What only the tree before held makes room.
        let kept = |file: &Arc<File>| file.ready.get().map_or(0, Ready::bytes);
        let freed = before.iter().flat_map(|case| case.files.values()).map(kept).sum::<usize>();
        let still = case.files.values().map(kept).sum::<usize>();
        self.used.fetch_sub(freed.saturating_sub(still), Ordering::Relaxed);
        self.cases.write().insert(county.into(), case.clone());
        Some(case)
    }

    fn read(&self, file: &File, path: &str, at: &Path) -> Option<Ready> {
        let bytes = fs::read(at).ok()?;
        let hash = kernel::time::hex(&Sha256::digest(&bytes));
        // The files of the chain are not in the whole: they are what they are, for whoever checks them.
        if !file.hash.is_empty() && hash != file.hash {
            return None;
        }
        let ready = Ready::of(path, &hash, bytes);
        let room = self.used.load(Ordering::Relaxed) + ready.bytes() <= ROOM;
        if room && file.size <= LONG && file.ready.set(ready.clone()).is_ok() {
            self.used.fetch_add(ready.bytes(), Ordering::Relaxed);
        }
        Some(ready)
    }
}

fn mark(folder: &Path) -> Option<(u64, u64, i64, i64)> {
    let it = fs::metadata(folder.join("manifest.json")).ok()?;
    Some((it.ino(), it.len(), it.mtime(), it.mtime_nsec()))
}

fn read(folder: &Path, mark: (u64, u64, i64, i64), before: Option<&Case>) -> Option<Case> {
    let manifest: Manifest = serde_json::from_slice(&fs::read(folder.join("manifest.json")).ok()?).ok()?;
    let mut files = HashMap::with_capacity(manifest.files.len());
    for (path, Sum { sha256, size }) in manifest.files {
        let known = before.and_then(|case| case.files.get(&path)).filter(|file| file.hash == sha256);
        let file =
            known.cloned().unwrap_or_else(|| Arc::new(File { hash: sha256, size, ready: OnceLock::new() }));
        files.insert(path, file);
    }
    let mut own = vec!["manifest.json".to_string()];
    for number in 1..=manifest.number {
        own.push(format!("manifests/{number:04}.json"));
        own.push(format!("manifests/{number:04}.json.sig"));
    }
    for path in own {
        files.insert(path, Arc::new(File { hash: String::new(), size: 0, ready: OnceLock::new() }));
    }
    Some(Case { mark, files })
}

impl Ready {
    fn bytes(&self) -> usize {
        self.plain.1.len() + self.zipped.as_ref().map_or(0, |(_, bytes)| bytes.len())
    }

    fn of(path: &str, hash: &str, bytes: Vec<u8>) -> Self {
        let (media, text) = media(path);
        let zipped = (text && bytes.len() > 512).then(|| zip(&bytes)).flatten();
        let zipped = zipped.filter(|zipped| zipped.len() < bytes.len());
        Self {
            plain: (headers(path, media, &format!("\"{hash}\""), None, bytes.len()), bytes.into()),
            zipped: zipped.map(|zipped| {
                let tag = format!("\"{hash}-gzip\"");
                (headers(path, media, &tag, Some("gzip"), zipped.len()), zipped.into())
            }),
        }
    }
}

fn zip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    out.write_all(bytes).ok()?;
    out.finish().ok()
}

/// What a file is sent as, and whether it is text that can be made smaller.
fn media(path: &str) -> (&'static str, bool) {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => ("text/html; charset=utf-8", true),
        "css" => ("text/css; charset=utf-8", true),
        "svg" => ("image/svg+xml", true),
        "json" => ("application/json", true),
        "csv" => ("text/csv; charset=utf-8", true),
        "xml" => ("application/xml", true),
        "atom" => (crate::feeds::atom::MEDIA, true),
        "ics" => (crate::feeds::calendar::MEDIA, true),
        "txt" | "sig" => ("text/plain; charset=utf-8", true),
        "woff2" => ("font/woff2", false),
        "pdf" => ("application/pdf", false),
        "png" => ("image/png", false),
        "jpg" => ("image/jpeg", false),
        "docx" => ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false),
        "xlsx" => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false),
        "pptx" => ("application/vnd.openxmlformats-officedocument.presentationml.presentation", false),
        _ => ("application/octet-stream", false),
    }
}

fn headers(
    path: &str,
    media: &'static str,
    tag: &str,
    how: Option<&'static str>,
    length: usize,
) -> HeaderMap {
    let mut all = HeaderMap::with_capacity(16);
    all.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    all.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    all.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(tag) {
        all.insert(header::ETAG, tag);
    }
    if let Some(how) = how {
        all.insert(header::CONTENT_ENCODING, HeaderValue::from_static(how));
    }
    // What is named by its hash never changes; of everything else a reader may keep a copy for a minute.
    let kept = path.starts_with("files/") || path.starts_with("assets/");
    let kept = if kept { "public, max-age=31536000, immutable" } else { "public, max-age=60" };
    all.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    // Data is for the programs of others.
    if !path.ends_with(".html") {
        all.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        let policy = HeaderName::from_static("cross-origin-resource-policy");
        all.insert(policy, HeaderValue::from_static("cross-origin"));
    }
    crate::headers::secure(&mut all, false, false);
    all
}

fn asks(request: &Request, name: HeaderName) -> &str {
    request.headers().get(name).and_then(|it| it.to_str().ok()).unwrap_or_default()
}

/// What a request wants to have sent.
struct Wish {
    body: bool,
    gzip: bool,
    known: String,
}

impl Wish {
    fn of(request: &Request) -> Self {
        Self {
            body: request.method() == Method::GET,
            gzip: takes_gzip(asks(request, header::ACCEPT_ENCODING)),
            known: asks(request, header::IF_NONE_MATCH).to_string(),
        }
    }

    fn sent(&self, ready: &Ready) -> Response<Body> {
        let zipped = ready.zipped.as_ref().filter(|_| self.gzip);
        let (headers, bytes) = zipped.unwrap_or(&ready.plain);
        let mut known = self.known.split(',').map(|it| it.trim().trim_start_matches("W/"));
        let own = headers.get(header::ETAG).and_then(|it| it.to_str().ok()).unwrap_or_default();
        let mut response = Response::new(Body::empty());
        *response.headers_mut() = headers.clone();
        if known.any(|it| it == own || it == "*") {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response.headers_mut().remove(header::CONTENT_LENGTH);
        } else if self.body {
            *response.body_mut() = Body::from(bytes.clone());
        }
        response
    }
}

/// What is done with a request that asks for the record.
pub(crate) enum Look {
    /// It is answered.
    Now(Response<Body>),
    /// The file must be read first.
    Later(Later),
}

/// A file that must be read, on a thread that may wait.
pub(crate) struct Later {
    shelf: Arc<Shelf>,
    file: Arc<File>,
    path: String,
    at: PathBuf,
    wish: Wish,
}

impl Later {
    /// The answer.
    pub(crate) async fn read(self) -> Response<Body> {
        let Self { shelf, file, path, at, wish } = self;
        let read = tokio::task::spawn_blocking(move || shelf.read(&file, &path, &at)).await;
        read.ok().flatten().map_or_else(nothing, |ready| wish.sent(&ready))
    }
}

fn takes_gzip(asked: &str) -> bool {
    asked.split(',').any(|it| {
        let (name, weight) = it.split_once(';').unwrap_or((it, ""));
        let none =
            weight.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse::<f32>().is_ok_and(|q| q <= 0.0));
        name.trim().eq_ignore_ascii_case("gzip") && !none
    })
}

fn slash(to: &str) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    crate::headers::secure(response.headers_mut(), false, false);
    response
}

const NOTHING: &str = "<!DOCTYPE html><html lang=\"en-GB\"><head><title>Not in the public record</title></head><body><main><h1>Not in the public record</h1>\
                       <p>There is nothing at this address. Check that it is typed in full, or begin at the first page of the record.</p></main></body></html>";

fn nothing() -> Response<Body> {
    let mut response = Response::new(Body::from(NOTHING));
    *response.status_mut() = StatusCode::NOT_FOUND;
    let media = HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, media);
    crate::headers::secure(response.headers_mut(), false, false);
    response
}

#[cfg(test)]
mod tests {
    use super::takes_gzip;

    #[test]
    fn gzip_is_sent_to_whoever_takes_it() {
        for (asked, takes) in
            [("gzip", true), ("br, GZIP;q=0.5", true), ("gzip;q=0", false), ("", false), ("deflate", false)]
        {
            assert_eq!(takes_gzip(asked), takes, "{asked}");
        }
    }
}
