//! What every answer says to the browser beside its content.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, header};

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Sets the security headers. Pages of people who have signed in are not kept by anybody.
pub(crate) fn secure(headers: &mut HeaderMap, signed_in: bool, https: bool) {
    let mut set = |name: header::HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, "same-origin");
    set(header::HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()");
    set(header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(header::CACHE_CONTROL, if signed_in { "no-store" } else { "no-cache" });
    set(header::VARY, "cookie");
    if https {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
}

/// What a file from outside may do where it is opened: nothing. Browsers show a PDF in a reader of their own, which a sandbox would
/// keep from opening; scripts were taken out of it when it came.
const NOTHING: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/// A file from outside. Only PDFs and pictures are ever shown; all else is saved.
pub(crate) fn foreign(media: &str, name: &str, bytes: Vec<u8>, shown: bool) -> Response<Body> {
    let pdf = media == "application/pdf";
    let shown = shown && (pdf || matches!(media, "image/png" | "image/jpeg"));
    let plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let name: String = name.chars().filter(plain).collect();
    let how = format!("{}; filename=\"{name}\"", if shown { "inline" } else { "attachment" });
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    let binary = HeaderValue::from_static("application/octet-stream");
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_str(media).unwrap_or(binary));
    if let Ok(how) = HeaderValue::from_str(&how) {
        headers.insert(header::CONTENT_DISPOSITION, how);
    }
    if !(pdf && shown) {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(NOTHING));
    }
    response
}
