//! A duty file that is wrong is refused with file and line, and says what would be right.

use super::support::{duty, head};
use duties::Law;
use kernel::rulebook::Rulebook;

fn refused(text: &str) -> String {
    Law::read(&Rulebook::of([("duties/one.toml", text)])).unwrap_err().to_string()
}

#[test]
fn each_with_file_line_and_words() {
    let good = duty("one", "police", "standing = {}");
    assert!(Law::read(&Rulebook::of([("duties/one.toml", good.as_str())])).is_ok());
    for (wrong, line, words) in [
        (
            good.replace("each = \"police\"", "each = \"polise\""),
            12,
            "“polise” is not known here. Did you mean “police”?",
        ),
        (good.replace("citations = [\"SI 2007/1830, regulation 9\"]", "citations = []"), 6, "cites nothing"),
        (
            good.replace("standing = {}", "standing = {}\nnone = \"no\""),
            13,
            "give exactly one of the alternatives",
        ),
        (good.replace("standing = {}", "standnig = {}"), 14, "Did you mean “standing”?"),
        (good.replace("kind = \"document\"", "kind = \"documents\""), 16, "Did you mean “document”?"),
        (good.replace("standing = {}", "on-demand = { event = \"requst\" }"), 14, "Did you mean “request”?"),
        (
            good.replace("standing = {}", "rule = { when = { at-least = 3, of = \"complaints\" } }"),
            14,
            "a threshold has no date",
        ),
        (good.replace("standing = {}", "at-least-every = { months = 0 }"), 14, "from 1 to 65535"),
        (
            good.replace("asks = \"Do it.\"", "asks = \"Do it.\"\nfeeds = [\"two\"]"),
            11,
            "“two” is not known as a duty",
        ),
        (
            good.replace("confidence = \"text\"", "confidence = \"unverified\""),
            1,
            "say what a person must look at",
        ),
        (good.replace("in-force-from = 2007-08-01", "in-force-from = 2007-02-30"), 4, ""),
        (
            good.replace("asks = \"Do it.\"", "asks = \"Do it.\"\nkind = \"power\"")
                .replace("standing = {}", "during-each-year = { from = \"1 April\" }"),
            11,
            "a power",
        ),
        (
            head("one") + "[bound]\neach = \"police\"\n[clock]\nstanding = {}\n",
            13,
            "nothing that could show it was met",
        ),
        (
            good.replace("says = \"It\"", "each-mark = \"senior\"\nsays = \"It\""),
            12,
            "each and each-mark go together",
        ),
        (good.replace("each = \"police\"", "each = \"group\""), 12, "legal-basis"),
        (good.replace("citations =", "status = \"repealed\"\ncitations ="), 6, "give the last day"),
    ] {
        let told = refused(&wrong);
        assert!(
            told.starts_with(&format!("duties/one.toml:{line}:")) && told.contains(words),
            "{wrong}\n{told}"
        );
    }
}

#[test]
fn versions_of_one_duty_may_not_overlap() {
    let first = duty("one", "police", "standing = {}")
        .replace("in-force-from = 2007-08-01", "in-force-from = 2007-08-01\nin-force-to = 2011-06-01");
    let second = duty("one", "police", "standing = {}").replace("2007-08-01", "2011-06-01");
    let told = Law::read(&Rulebook::of([
        ("duties/one.2007.toml", first.as_str()),
        ("duties/one.2011.toml", second.as_str()),
    ]))
    .unwrap_err();
    assert!(told.to_string().starts_with("duties/one.2011.toml:2:"), "{told}");
    let second = second.replace("2011-06-01", "2011-06-02");
    let law = Law::read(&Rulebook::of([
        ("duties/one.2007.toml", first.as_str()),
        ("duties/one.2011.toml", second.as_str()),
    ]))
    .unwrap();
    // The register of each day has the version of that day.
    let on = |day| law.duty("one", day).map(|duty| duty.file.as_str());
    assert_eq!(on(jiff::civil::date(2011, 6, 1)), Some("duties/one.2007.toml"));
    assert_eq!(on(jiff::civil::date(2011, 6, 2)), Some("duties/one.2011.toml"));
    assert_eq!(on(jiff::civil::date(2007, 7, 31)), None);
}
