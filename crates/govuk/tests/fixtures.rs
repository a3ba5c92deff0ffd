//! Renders every fixture of govuk-frontend and compares what a browser would show with what it should.

mod components;
mod support;

use components::PROVIDED;
use serde_json::Value;
use support::{
    fixtures::{self, Fixture},
    markup::{Token, tokens},
    readme::{self, Row},
};

/// Fixtures that are known to differ: component, fixture, reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("accordion", "with falsy values", EMPTY_PLACES),
    ("checkboxes", "with falsy values", EMPTY_PLACES),
    ("radios", "with falsy items", EMPTY_PLACES),
    ("task-list", "with empty values", EMPTY_PLACES),
];

const EMPTY_PLACES: &str = "ids skip the numbers of empty places in the list, and a `Vec` has none";

/// Components of the package that this crate leaves out, with the reason.
const LEFT_OUT: &[(&str, &str)] = &[(
    "header",
    "it is the crown and the name of GOV.UK, which only central government may show; use generic-header",
)];

/// What is wrong with a fixture, if anything.
fn difference(build: fn(&Value) -> maud::Markup, fixture: &Fixture) -> Option<String> {
    let html = build(&fixture.options).into_string();
    let (found, wanted) = (tokens(&html), tokens(&fixture.html));
    if found == wanted {
        return None;
    }
    let at = found.iter().zip(&wanted).take_while(|(found, wanted)| found == wanted).count();
    Some(format!(
        "{}\n  wanted {:?}\n  found  {:?}\n  options {}\n  html {html}\n",
        fixture.name,
        wanted.get(at),
        found.get(at),
        fixture.options,
    ))
}

fn exception(component: &str, fixture: &str) -> Option<&'static str> {
    let mut all = EXCEPTIONS.iter();
    all.find(|(of, name, _)| (*of, *name) == (component, fixture)).map(|(_, _, reason)| *reason)
}

#[test]
fn every_fixture_passes_or_is_a_listed_exception() {
    let mut faults = String::new();
    let mut rows = Vec::new();
    for (component, build) in PROVIDED {
        let (mut passed, mut notes) = (0, Vec::new());
        let fixtures = fixtures::of(component);
        for fixture in &fixtures {
            match (difference(*build, fixture), exception(component, &fixture.name)) {
                (None, None) => passed += 1,
                (Some(_), Some(reason)) => notes.push(format!("*{}*: {reason}", fixture.name)),
                (Some(difference), None) => faults += &format!("{component}: {difference}"),
                (None, Some(_)) => {
                    faults += &format!("{component}: {} passes; strike it off\n", fixture.name);
                }
            }
        }
        rows.push(Row { component: (*component).to_owned(), passed: Some((passed, fixtures.len())), notes });
    }
    assert!(faults.is_empty(), "{faults}");
    rows.extend(LEFT_OUT.iter().map(|(component, reason)| Row {
        component: (*component).to_owned(),
        passed: None,
        notes: vec![(*reason).to_owned()],
    }));
    rows.sort_by(|a, b| a.component.cmp(&b.component));
    readme::check(&readme::table(&rows));
}

#[test]
fn every_component_of_the_package_is_provided_or_left_out_with_a_reason() {
    let provided = PROVIDED.iter().map(|(name, _)| *name);
    let mut known: Vec<&str> = provided.chain(LEFT_OUT.iter().map(|(name, _)| *name)).collect();
    known.sort_unstable();
    assert_eq!(known, fixtures::components());
}

#[test]
fn every_exception_names_a_fixture() {
    for (component, name, _) in EXCEPTIONS {
        let found = fixtures::of(component).iter().any(|fixture| fixture.name == *name);
        assert!(found, "{component} has no fixture called {name}");
    }
}

/// Whether a page of these tokens needs an inline script or style to be allowed.
fn runs_inline(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| match token {
        Token::Open(name, attributes) => {
            let named = |(name, _): &(String, String)| name == "style" || name.starts_with("on");
            name == "script" || name == "style" || attributes.iter().any(named)
        }
        _ => false,
    })
}

#[test]
fn no_component_writes_an_inline_script_or_style() {
    for (component, build) in PROVIDED {
        for fixture in fixtures::of(component) {
            // One fixture has an author who styles the markup that he passes in.
            if !fixture.options.to_string().contains("style=") {
                let html = build(&fixture.options).into_string();
                assert!(!runs_inline(&tokens(&html)), "{component}, {}: {html}", fixture.name);
            }
        }
    }
}

/// Puts an attack into every text of the options that is not markup by its name.
fn attack(options: &mut Value) -> usize {
    // Markup by contract, or one of a closed set of words.
    const NOT_TEXT: &[&str] = &["html", "slots", "type", "format", "countType"];
    match options {
        Value::String(text) => {
            text.push_str("'\"><script>alert(1)</script>");
            1
        }
        Value::Array(items) => items.iter_mut().map(attack).sum(),
        Value::Object(map) => map
            .iter_mut()
            .filter(|(key, _)| !NOT_TEXT.contains(&key.as_str()) && !key.ends_with("Html"))
            .map(|(_, value)| attack(value))
            .sum(),
        _ => 0,
    }
}

#[test]
fn no_text_escapes_from_its_place() {
    for (component, build) in PROVIDED {
        let mut attacks = 0;
        for mut fixture in fixtures::of(component) {
            let before = tokens(&build(&fixture.options).into_string());
            attacks += attack(&mut fixture.options);
            let html = build(&fixture.options).into_string();
            let scripts = |tokens: &[Token]| tokens.iter().filter(|token| is_script(token)).count();
            assert_eq!(scripts(&before), scripts(&tokens(&html)), "{component}, {}: {html}", fixture.name);
        }
        assert!(attacks > 0, "{component} was not attacked");
    }
}

fn is_script(token: &Token) -> bool {
    matches!(token, Token::Open(name, _) if name == "script")
}
