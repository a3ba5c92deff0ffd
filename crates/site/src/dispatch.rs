//! From a request to a page and back: session, actor, county, token, and the check that the page kept its promise.

use crate::intake::{self, Sent};
use crate::session::{cookie_name, guest_name, step_name};
use crate::who::{Token, identify};
use crate::{App, Cx, Form, Guard, Method, Reply, Route, assets, errors, headers};
use axum::body::Body;
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{ConnectInfo, FromRequestParts, Path, RawPathParams, Request, State};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use kernel::contracts::holder;
use kernel::{Actor, Fault, FieldError, Outcome, trace};
use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

/// Answers one request on a thread that may wait.
pub(crate) async fn run(
    app: Arc<App>,
    route: Route,
    params: Result<RawPathParams, RawPathParamsRejection>,
    request: Request,
) -> Response<Body> {
    // An address that is not text is the address of nothing.
    let Ok(params) = params else { return answer(app, None, HashMap::new(), request).await };
    let params = params.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
    answer(app, Some(route), params, request).await
}

/// What answers where there is no route.
pub(crate) async fn missing(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    answer(app, None, HashMap::new(), request).await
}

/// What answers where something is only read and a change was sent, or the other way about.
pub(crate) async fn not_so(State(app): State<Arc<App>>, request: Request) -> Response<Body> {
    let mut response = answer(app, None, HashMap::new(), request).await;
    *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
    response
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
    let peer = place(peer.ok().map(|ConnectInfo(at)| at.ip()), &parts.headers);
    let known = parts.headers.get(header::IF_NONE_MATCH).and_then(|it| it.to_str().ok()).map(str::to_string);
    let secure = app.options.secure;
    let mut asked = Asked {
        params,
        peer,
        cookies: parts.headers,
        path: parts.uri.path().to_string(),
        query: Form::parse(parts.uri.query().unwrap_or_default().as_bytes()),
        sent: Sent::default(),
    };
    let (limit, files) = route.map_or((0, false), |r| (r.limit, r.files));
    if files {
        // Nobody fills a disk who has not signed in.
        let (site, first) = (app.clone(), asked.clone());
        let signed_in =
            tokio::task::spawn_blocking(move || context(&site, first).is_ok_and(|cx| cx.person.is_some()));
        if signed_in.await.unwrap_or(false) {
            asked.sent = intake::read(&app, &asked.cookies, body, limit).await;
        }
    } else {
        let sent = axum::body::to_bytes(body, limit.max(1)).await;
        asked.sent.too_long = sent.is_err() && route.is_some_and(|r| r.method == Method::Post);
        asked.sent.form = sent.as_deref().map(Form::parse).unwrap_or_default();
    }
    // Changes wait together for one force to disk, so they all go in; pages only take processor time, so they queue in order.
    let site = app.clone();
    let reads = route.is_none_or(|r| r.method == Method::Get);
    let _desk = if reads { site.desks.acquire().await.ok() } else { None };
    let done = tokio::task::spawn_blocking(move || work(&app, route, asked)).await;
    let (reply, cookies, signed_in) = done.unwrap_or_else(|_| {
        let page = maud::html! { h1 { "Something went wrong here" } p { "Nothing was saved. Try again in a minute." } };
        (Reply::Html(500, page), Vec::new(), true)
    });
    let open = matches!(&reply, Reply::Open { .. });
    let feed = matches!(&reply, Reply::File { media, .. } if crate::feeds::is_feed(media));
    let mut response =
        crate::respond::respond(reply, if feed || open { known.as_deref() } else { None }, feed);
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    headers::secure(response.headers_mut(), signed_in, secure);
    response
}

/// The place from which somebody asks, for limits. A proxy on this machine names it last, behind whatever the caller claimed.
fn place(peer: Option<IpAddr>, headers: &HeaderMap) -> String {
    // Where one socket takes both kinds of caller, an IPv4 address comes in an IPv6 coat: below it they are told apart.
    let Some(peer) = peer.map(|at| at.to_canonical()) else { return "local".into() };
    let said = headers.get_all("x-forwarded-for").iter().next_back().and_then(|v| v.to_str().ok());
    let said =
        said.and_then(|all| all.rsplit(',').next()).and_then(|last| last.trim().parse::<IpAddr>().ok());
    let said = said.map(|at| at.to_canonical());
    match said.filter(|_| peer.is_loopback()).unwrap_or(peer) {
        // One house has a whole network of these.
        IpAddr::V6(at) => at.segments()[..4].iter().map(|part| format!("{part:x}:")).collect(),
        IpAddr::V4(at) => at.to_string(),
    }
}

#[derive(Clone)]
struct Asked {
    params: HashMap<String, String>,
    peer: String,
    cookies: HeaderMap,
    path: String,
    query: Form,
    sent: Sent,
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
            if matches!(fault, Fault::Broken(_)) {
                tracing::error!("a request could not be begun: {fault}");
            }
            let reply = errors::page(&cx, &fault).unwrap_or(Reply::Html(500, maud::html! {}));
            let private = !matches!(fault, Fault::Absent) || cx.session.is_some();
            return (reply, cookies(&mut cx), private);
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
    let signed_in = cx.session.is_some() || cx.private;
    (reply, cookies(&mut cx), signed_in)
}

fn cookies(cx: &mut Cx<'_>) -> Vec<String> {
    let guest = cx.token.cookie(cx.app.options.secure);
    std::mem::take(&mut cx.cookies).into_iter().chain(guest).collect()
}

fn context(app: &App, asked: Asked) -> Result<Cx<'_>, (Box<Cx<'_>>, Fault)> {
    let today = app.kernel.today();
    let cookie = asked.cookie(cookie_name(app.options.secure));
    let guest = asked.cookie(guest_name(app.options.secure));
    let step = asked.cookie(step_name(app.options.secure));
    let agent =
        asked.cookies.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default().into();
    // Where nothing answers, the address may still begin with a county whose frame the page can wear.
    let first = || asked.path.split('/').nth(1).filter(|_| asked.params.is_empty()).map(str::to_string);
    let slug = asked.params.get("county").cloned().or_else(first).filter(|slug| !slug.is_empty());
    // No name that we give holds one, and no store keeps one.
    let nowhere = asked.params.values().any(|value| value.contains('\0'));
    let mut cx = Cx {
        app,
        actor: Actor::public(today),
        person: None,
        session: None,
        county: None,
        path: asked.path,
        query: asked.query,
        form: asked.sent.form,
        files: asked.sent.files,
        errors: asked.sent.wrong,
        today,
        peer: asked.peer,
        params: asked.params,
        token: Token::default(),
        agent,
        step,
        private: false,
        cookies: Vec::new(),
    };
    if let Some(fault) = asked.sent.fault {
        return Err((Box::new(cx), fault));
    }
    if asked.sent.too_long {
        let fault = Fault::field("form", "This is longer than can be taken at once. Send less");
        return Err((Box::new(cx), fault));
    }
    match identify(&mut cx, slug.as_deref(), cookie.as_deref(), guest) {
        Ok(()) if nowhere => Err((Box::new(cx), Fault::Absent)),
        Ok(()) => Ok(cx),
        Err(fault) => Err((Box::new(cx), fault)),
    }
}

fn checked(cx: &mut Cx<'_>, route: Route) -> Outcome<Reply> {
    if cx.params.contains_key("county") && cx.county.is_none() {
        return Err(Fault::Absent);
    }
    let ours = route.method == Method::Get || cx.token.fits(cx.form.get("csrf").unwrap_or_default());
    if !ours && cx.person.is_none() && !matches!(route.guard, Guard::Open(_)) {
        // Signed out meanwhile, most likely: what was typed must not be lost for that.
        return errors::signed_out(cx);
    }
    if route.guard == Guard::SignedIn && cx.person.is_none() {
        return Ok(Reply::see("/sign-in"));
    }
    if !ours {
        let words = "This form was made for another session, so it was not taken. Look at it again, and send it again";
        cx.errors = vec![FieldError { field: "csrf".into(), message: words.into() }];
        return again(cx, route);
    }
    if !cx.errors.is_empty() {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_proxy_on_this_machine_is_believed_about_places() {
        for (peer, said, is) in [
            ("198.51.100.7", None, "198.51.100.7"),
            ("198.51.100.7", Some("203.0.113.9"), "198.51.100.7"),
            ("127.0.0.1", None, "127.0.0.1"),
            ("127.0.0.1", Some("203.0.113.9"), "203.0.113.9"),
            ("127.0.0.1", Some("a lie, 192.0.2.1, 203.0.113.9"), "203.0.113.9"),
            ("::1", Some("nonsense"), "0:0:0:0:"),
            ("2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2:"),
            ("2001:db8:1:2:ffff::1", None, "2001:db8:1:2:"),
            ("::ffff:198.51.100.7", None, "198.51.100.7"),
            ("::ffff:127.0.0.1", Some("203.0.113.9"), "203.0.113.9"),
            ("::ffff:127.0.0.1", Some("::ffff:203.0.113.9"), "203.0.113.9"),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(said) = said {
                headers.insert("x-forwarded-for", HeaderValue::from_static(said));
            }
            assert_eq!(place(peer.parse().ok(), &headers), is, "{peer} {said:?}");
        }
    }
}
