//! Standing items and the reasons for withholding are data: the release's are right, and wrong ones are refused with file and line.

use crate::cycle::support::rulebook;
use kernel::rulebook::Rulebook;
use meetings::agenda::{template, withholding};

#[test]
fn the_release_is_right() {
    assert_eq!(meetings::check(&rulebook()), Ok(()));
}

const HEAD: &str =
    "[meta]\nid = \"x\"\ntitle = \"X\"\nin-force-from = 2007-08-01\ncitations = [\"Practice\"]\n";
const SECTIONS: &str = "[[section]]\nid = \"opening\"\ntitle = \"Opening\"\n[[section]]\nid = \"business\"\ntitle = \"Business\"\n[[section]]\nid = \"last\"\ntitle = \"Last\"\nconfidential = true\n";
const ITEM: &str =
    "[[item]]\nid = \"tea\"\ntitle = \"Tea\"\nsection = \"opening\"\nminutes = 5\npresenter = \"Chair\"\n";
const TEMPLATE: &str = "[[template]]\nid = \"t\"\nname = \"T\"\nsorts = []\nitems = [\"tea\"]\n";

#[test]
fn wrong_standing_items_are_refused() {
    let wrong = |text: String| {
        let book = Rulebook::of([("meetings/standing-items.toml", text.as_str())]);
        template::check(&book).map_err(|misprint| misprint.to_string())
    };
    let all = [SECTIONS, ITEM, TEMPLATE].concat();
    assert_eq!(wrong(format!("{HEAD}{all}")), Ok(()));
    for (text, said) in [
        (all.replace("items = [\"tea\"]", "items = [\"cake\"]"), "names “cake”, which is no item"),
        (
            all.replace("section = \"opening\"", "section = \"nowhere\""),
            "stands in “nowhere”, which is no section",
        ),
        (all.replace("confidential = true\n", ""), "the last section must be the confidential one"),
        (
            all.replace("section = \"opening\"", "section = \"business\"")
                .replace("[[section]]\nid = \"opening\"\ntitle = \"Opening\"\n", ""),
            "no section takes business",
        ),
        (format!("{all}{ITEM}"), "there are two items “tea”"),
        (
            [SECTIONS, ITEM, "template = []\n"].concat().replace("template = []\n", ""),
            "missing field `template`",
        ),
        (all.replace("minutes = 5", "minuets = 5"), "Did you mean “minutes”?"),
    ] {
        let found = wrong(format!("{HEAD}{text}")).unwrap_err();
        assert!(found.contains(said) && found.starts_with("meetings/standing-items.toml:"), "{found}");
    }
    let none = template::check(&Rulebook::of([])).unwrap_err().to_string();
    assert!(none.contains("nothing says which items"), "{none}");
}

#[test]
fn wrong_reasons_for_withholding_are_refused() {
    let wrong = |text: String| {
        let book = Rulebook::of([("meetings/withholding.toml", text.as_str())]);
        withholding::check(&book).map_err(|misprint| misprint.to_string())
    };
    let one = "[[paragraph]]\nnumber = \"1\"\nwords = \"Anybody\"\n";
    assert_eq!(wrong(format!("{HEAD}{one}")), Ok(()));
    for (text, said) in [
        (one.repeat(2), "there are two paragraphs “1”"),
        (one.replace("Anybody", " "), "needs a number and its words"),
    ] {
        let found = wrong(format!("{HEAD}{text}")).unwrap_err();
        assert!(found.contains(said), "{found}");
    }
}
