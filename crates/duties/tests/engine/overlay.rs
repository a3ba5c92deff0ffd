//! A local overlay adds and marks; it does not weaken.

use duties::Law;
use kernel::rulebook::Rulebook;
use std::fs;
use std::path::Path;

const FILE: &str = "duties/si1830-r9-agreement.toml";

/// The release with one of its files changed, or another added.
fn with(file: &str, text: &str) -> Result<Law, String> {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join(file);
    fs::create_dir_all(place.parent().unwrap_or(Path::new("."))).unwrap();
    fs::write(&place, text).unwrap();
    Law::load(&Rulebook::load(Some(folder.path())).unwrap()).map_err(|e| e.to_string())
}

fn released() -> String {
    String::from_utf8(Rulebook::load(None).unwrap().file(FILE).unwrap().to_vec()).unwrap()
}

#[test]
fn marking_and_making_stricter_is_taken() {
    let marked = released()
        + "\n[overlay]\nchecked-by = \"Monitoring officer\"\nchecked-on = 2026-10-01\nnote = \"As the text has it\"\n";
    let law = with(FILE, &marked).unwrap();
    let duty = law.duty("si1830-r9-agreement", jiff::civil::date(2026, 11, 1)).unwrap();
    assert!(
        duty.overlay.checked(jiff::civil::date(2026, 10, 1))
            && !duty.overlay.checked(jiff::civil::date(2026, 9, 30))
    );
    let stricter =
        released() + "\n[[evidence]]\nkind = \"minutes\"\nsays = \"Minutes\"\nmissing = \"None\"\n";
    assert!(with(FILE, &stricter).is_ok());
    let own = super::support::duty("local-newsletter", "council", "standing = {}");
    assert!(with("duties/local-newsletter.toml", &own).is_ok());
}

#[test]
fn weakening_is_refused_with_file_and_line() {
    let text = released();
    let cut = text.find("[[evidence]]").unwrap();
    let none = format!("{}\n[clock.x]\n", &text[..cut]);
    assert!(with(FILE, &none).is_err());
    for (weak, words) in [
        (
            text.replace("before-each-year-ends", "after-each-year")
                .replace("{ from = \"1 April\" }", "{ from = \"1 April\", soon = true }"),
            "due later",
        ),
        (text.replace("confidence = \"text\"", "confidence = \"secondary\""), "better known in the release"),
        (text.replace("kind = \"agreement\"", "kind = \"document\""), "no longer asks for"),
        (
            text.replace("in-force-from = 2007-08-01", "in-force-from = 2019-04-01"),
            "takes “si1830-r9-agreement” away",
        ),
        (text.replace("only-when = \"two-tier\"\n", "only-when = \"has-hwb\"\n"), "binds other bodies"),
        (text.replace("id = \"si1830-r9-agreement\"", "id = \"local-agreement\""), ""),
    ] {
        assert_ne!(weak, text, "{words}");
        let told = with(FILE, &weak).unwrap_err();
        assert!(told.starts_with("duties/") && told.contains(words), "{told}");
    }
    let own = super::support::duty("newsletter", "council", "standing = {}");
    let told = with("duties/newsletter.toml", &own).unwrap_err();
    assert!(told.contains("begins with local-"), "{told}");
}
