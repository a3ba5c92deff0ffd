//! Finds govuk-frontend's fixtures among the front-end files.

use std::{fs, path::PathBuf};

use serde_json::Value;

/// One example: the options of the original template and the HTML that it makes of them.
pub struct Fixture {
    /// Its name within the component.
    pub name: String,
    /// The options.
    pub options: Value,
    /// The HTML.
    pub html: String,
}

/// The folder that holds one folder a component.
///
/// # Panics
/// When the front-end files are not there: a test that cannot look must not pass.
pub fn folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../web/node_modules/govuk-frontend/dist/govuk/components");
    assert!(folder.is_dir(), "govuk-frontend is not installed: run `cargo xtask web`");
    folder
}

/// The names of all components of the package, sorted.
pub fn components() -> Vec<String> {
    let entries = fs::read_dir(folder()).expect("the folder can be read");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.path().join("fixtures.json").is_file())
        .map(|entry| entry.file_name().into_string().expect("a plain name"))
        .collect();
    names.sort();
    names
}

/// The fixtures of a component, in the package's order.
pub fn of(component: &str) -> Vec<Fixture> {
    let path = folder().join(component).join("fixtures.json");
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{component} has no fixtures: {error}"));
    let mut file: Value = serde_json::from_str(&text).expect("the fixtures are JSON");
    let Value::Array(fixtures) = file["fixtures"].take() else {
        panic!("{component} lists no fixtures");
    };
    fixtures
        .into_iter()
        .map(|mut fixture| Fixture {
            name: fixture["name"].as_str().expect("a name").to_owned(),
            html: fixture["html"].as_str().expect("some HTML").to_owned(),
            options: fixture["options"].take(),
        })
        .collect()
}
