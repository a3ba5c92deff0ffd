//! From a request to a page and back: session, actor, county, token, and the check that the page kept its promise.

use crate::session::{cookie_name, csrf_of, find, guest_name, same, step_name};
use crate::{App, Cx, Form, Guard, Method, Reply, Route, assets, errors, headers};
use axum::body::Body;
use axum::extract::{ConnectInfo, FromRequestParts, Path, RawPathParams, Request, State};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use kernel::contracts::holder;
use kernel::{Actor, Fault, Outcome, trace};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;

/// Answers one request on a thread that may wait.
pub(crate) async fn run(
    app: Arc<App>,
    route: Route,
    params: RawPathParams,
    request: Request,
) -> Response<Body> {
    let params = params.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
    answer(app, Some(route), params, request).await
}

/// What answers where there is no route.
pub(crate) async fn missing(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    answer(app, None, HashMap::new(), request).await
}

/// An asset, for ever.
pub(crate) async fn asset(Path((version, name)): Path<(String, String)>) -> Response<Body> {
    let found = (version == assets::version()).then(|| assets::find(&name)).flatten();
    let (status, media, bytes) = match found {
        Some((media, bytes)) => (StatusCode::OK, media, bytes),
        None => (StatusCode::NOT_FOUND, "text/plain", &b"There is no such file."[..]),
    };
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    if found.is_some() {
        headers
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    }
    headers::secure(headers, false, false);
    response
}

async fn answer(
    app: Arc<App>,
    route: Option<Route>,
    params: HashMap<String, String>,
    request: Request,
) -> Response<Body> {
    let (mut parts, body) = request.into_parts();
    let peer = ConnectInfo::<SocketAddr>::from_request_parts(&mut parts, &()).await;
    let peer = peer.map_or_else(|_| "local".to_string(), |ConnectInfo(at)| at.ip().to_string());
    let limit = route.map_or(0, |r| r.limit);
    let sent = axum::body::to_bytes(body, limit.max(1)).await;
    let secure = app.options.secure;
    let asked = Asked {
        params,
        peer,
        cookies: parts.headers,
        path: parts.uri.path().to_string(),
        query: Form::parse(parts.uri.query().unwrap_or_default().as_bytes()),
        form: sent.as_deref().map(Form::parse).unwrap_or_default(),
        too_long: sent.is_err() && route.is_some_and(|r| r.method == Method::Post),
    };
    let done = tokio::task::spawn_blocking(move || work(&app, route, asked)).await;
    let (reply, cookies, signed_in) = done.unwrap_or_else(|_| {
        let page = maud::html! { h1 { "Something went wrong here" } p { "Nothing was saved. Try again in a minute." } };
        (Reply::Html(500, page), Vec::new(), true)
    });
    let mut response = respond(reply);
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    headers::secure(response.headers_mut(), signed_in, secure);
    response
}

struct Asked {
    params: HashMap<String, String>,
    peer: String,
    cookies: HeaderMap,
    path: String,
    query: Form,
    form: Form,
    too_long: bool,
}

impl Asked {
    fn cookie(&self, name: &str) -> Option<String> {
        let all = self.cookies.get_all(header::COOKIE);
        let pairs = all.iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
        pairs
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(k, _)| *k == name)
            .map(|(_, v)| v.to_string())
    }
}

fn work(app: &App, route: Option<Route>, asked: Asked) -> (Reply, Vec<String>, bool) {
    let mut cx = match context(app, asked) {
        Ok(cx) => cx,
        Err((mut cx, fault)) => {
            tracing::error!("a request could not be begun: {fault}");
            let reply = errors::page(&cx, &fault).unwrap_or(Reply::Html(500, maud::html! {}));
            return (reply, std::mem::take(&mut cx.cookies), true);
        }
    };
    let result = route.map_or(Err(Fault::Absent), |route| checked(&mut cx, route));
    let reply = result.or_else(|fault| {
        if let Fault::Broken(why) = &fault {
            // The route and not the address: an address can hold a secret.
            tracing::error!(route = route.map(|r| r.path), "{why}");
        }
        errors::page(&cx, &fault)
    });
    let reply = reply.unwrap_or(Reply::Html(500, maud::html! { h1 { "Something went wrong here" } }));
    (reply, std::mem::take(&mut cx.cookies), cx.session.is_some() || cx.private)
}

fn context(app: &App, asked: Asked) -> Result<Cx<'_>, (Box<Cx<'_>>, Fault)> {
    let today = app.kernel.today();
    let cookie = asked.cookie(cookie_name(app.options.secure));
    let guest = asked.cookie(guest_name(app.options.secure));
    let step = asked.cookie(step_name(app.options.secure));
    let agent = asked.cookies.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default().into();
    let mut cx = Cx {
        app,
        actor: Actor::public(today),
        person: None,
        session: None,
        county: None,
        path: asked.path,
        query: asked.query,
        form: asked.form,
        errors: Vec::new(),
        today,
        peer: asked.peer,
        params: asked.params,
        csrf: String::new(),
        agent,
        step,
        private: false,
        cookies: Vec::new(),
    };
    if asked.too_long {
        let fault = Fault::field("form", "This is longer than can be taken at once. Send less");
        return Err((Box::new(cx), fault));
    }
    match identify(&mut cx, cookie, guest) {
        Ok(()) => Ok(cx),
        Err(fault) => Err((Box::new(cx), fault)),
    }
}

fn identify(cx: &mut Cx<'_>, cookie: Option<String>, guest: Option<String>) -> Outcome<()> {
    let app = cx.app;
    let session = cookie.map_or(Ok(None), |cookie| find(&app.kernel, &cookie))?;
    let slug = cx.params.get("county").cloned();
    let today = cx.today;
    app.kernel.read(|unit| {
        if let Some(slug) = slug {
            cx.county = app.people.counties(unit)?.into_iter().find(|c| c.slug == slug);
            if cx.county.is_none() {
                return Ok(());
            }
        }
        if let Some(session) = &session {
            // Access ends with the seat: what is held is worked out anew for every request.
            let grants = app.people.grants(unit, &session.person, today)?;
            let card = app.people.card(unit, &session.person)?;
            // Whoever has become a holder of confidential things must sign in again, with a second factor.
            let enough = session.strong || !app.people.confidential(&grants);
            if let Some(card) = card.filter(|_| !grants.is_empty() && enough) {
                cx.actor = Actor::person(&card.id, &card.title, grants, today);
                cx.person = Some(card);
            }
        }
        Ok(())
    })?;
    cx.session = session.filter(|_| cx.person.is_some());
    cx.csrf = match (&cx.session, guest.filter(|g| g.len() == 64)) {
        (Some(session), _) => csrf_of(&session.secret),
        (None, Some(guest)) => csrf_of(&guest),
        (None, None) => {
            let guest = app.kernel.chance().secret();
            let tail = if app.options.secure { "; Secure" } else { "" };
            let name = guest_name(app.options.secure);
            cx.cookies.push(format!("{name}={guest}; Path=/; HttpOnly; SameSite=Lax{tail}"));
            csrf_of(&guest)
        }
    };
    Ok(())
}

fn checked(cx: &mut Cx<'_>, route: Route) -> Outcome<Reply> {
    if cx.params.contains_key("county") && cx.county.is_none() {
        return Err(Fault::Absent);
    }
    if route.guard == Guard::SignedIn && cx.person.is_none() {
        return Ok(Reply::see("/sign-in"));
    }
    if route.method == Method::Post && !same(cx.form.get("csrf").unwrap_or_default(), &cx.csrf) {
        let words = "This form was made for another session, so it was not taken. Sign in, and send it again";
        cx.errors = vec![kernel::FieldError { field: "csrf".into(), message: words.into() }];
        return again(cx, route);
    }
    trace::start();
    let result = (route.handler)(cx);
    let heard = trace::finish();
    match result {
        Err(Fault::Fields(errors)) => {
            cx.errors = errors;
            again(cx, route)
        }
        Ok(reply) => kept_promise(cx.app, &route, &heard).map(|()| reply),
        Err(fault) => Err(fault),
    }
}

fn again(cx: &mut Cx<'_>, route: Route) -> Outcome<Reply> {
    match route.again {
        Some(show) => show(cx),
        None => Err(Fault::Fields(std::mem::take(&mut cx.errors))),
    }
}

/// A page that answers without having asked what it declares, or a change that records nothing or something else, is a
/// defect: it fails here, so that forgetting cannot go unnoticed.
fn kept_promise(app: &App, route: &Route, heard: &trace::Trace) -> Outcome<()> {
    if let Guard::May(verb, kind) = route.guard
        && !heard.asked.contains(&(verb, kind))
    {
        return Err(Fault::Broken(format!(
            "{} declares {verb} {kind} and asked {:?}",
            route.path, heard.asked
        )));
    }
    // What moves with a succession is recorded by whoever holds it.
    let moves = route.events.contains(&holder::SUCCEEDED);
    let held = |kind| moves && app.holders().any(|holder| holder.events.contains(kind));
    if let Some(other) = heard.recorded.iter().find(|kind| !route.events.contains(kind) && !held(kind)) {
        return Err(Fault::Broken(format!("{} recorded {other} without declaring it", route.path)));
    }
    if !route.events.is_empty() && heard.recorded.is_empty() {
        return Err(Fault::Broken(format!("{} changed something and recorded nothing", route.path)));
    }
    Ok(())
}

fn respond(reply: Reply) -> Response<Body> {
    match reply {
        Reply::Html(status, html) => {
            let mut response = Response::new(Body::from(html.into_string()));
            *response.status_mut() =
                StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let html = HeaderValue::from_static("text/html; charset=utf-8");
            response.headers_mut().insert(header::CONTENT_TYPE, html);
            response
        }
        Reply::SeeOther(path) => {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::SEE_OTHER;
            let to = HeaderValue::from_str(&path).unwrap_or(HeaderValue::from_static("/"));
            response.headers_mut().insert(header::LOCATION, to);
            response
        }
        Reply::File { media, name, bytes } => {
            let mut response = Response::new(Body::from(bytes));
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
            let how = name.map(|name| {
                format!("attachment; filename=\"{}\"", name.replace(['"', '\\', '\n', '\r'], ""))
            });
            if let Some(how) = how.and_then(|how| HeaderValue::from_str(&how).ok()) {
                response.headers_mut().insert(header::CONTENT_DISPOSITION, how);
            }
            response
        }
    }
}

/// Counters of tries at sign-in, kept in memory: see the accounts pages.
#[derive(Default)]
pub(crate) struct Limits(parking_lot::Mutex<HashMap<String, (i64, u32)>>);

impl Limits {
    /// Counts one try and says whether it is one too many: at most `most` in each period of `seconds`.
    pub(crate) fn too_many(&self, key: &str, most: u32, seconds: i64, now: jiff::Timestamp) -> bool {
        let mut all = self.0.lock();
        if all.len() > 10_000 {
            all.retain(|_, (began, _)| now.as_second() - *began < seconds);
        }
        let entry = all.entry(key.into()).or_insert((now.as_second(), 0));
        if now.as_second() - entry.0 >= seconds {
            *entry = (now.as_second(), 0);
        }
        entry.1 += 1;
        entry.1 > most
    }
}
