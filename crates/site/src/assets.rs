//! Style, script, typeface and mark: embedded at build, served for ever under a version.

use include_dir::{Dir, include_dir};

/// Twelve digits that change when any asset does. When the compiler cannot find this file: run `cargo xtask web`.
const MADE: &str = include_str!("../../../web/dist/made-by-cargo-xtask-web");
static ASSETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../web/dist/assets");

/// What a page without script needs.
pub const NAMES: &[&str] = &[
    "app.css",
    "atkinson-400-italic.woff2",
    "atkinson-400.woff2",
    "atkinson-700.woff2",
    "atkinson-ext-400.woff2",
    "atkinson-ext-700.woff2",
    "licences.txt",
    "mark.svg",
];

/// The version in addresses.
pub fn version() -> &'static str {
    MADE.trim()
}

/// The address of an asset.
pub fn href(name: &str) -> String {
    format!("/assets/{}/{name}", version())
}

/// An asset with its media type.
pub fn find(name: &str) -> Option<(&'static str, &'static [u8])> {
    let file = ASSETS.get_file(name)?;
    let media = match name.rsplit('.').next()? {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    };
    Some((media, file.contents()))
}
