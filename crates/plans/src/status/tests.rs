//! The rules as tables, and as properties of every claim, evidence and date.

use super::*;
use jiff::Span;
use jiff::civil::date;
use proptest::prelude::*;

const DUE: Date = date(2026, 6, 30);

fn on(claim: Claim, proof: Proof, today: Date) -> Code {
    Ground { claim, proof, due: DUE, exception: "", ask: "" }.code(today)
}

#[test]
fn the_status_by_claim_evidence_and_date() {
    use Claim::*;
    use Code::*;
    use Proof::{Accepted, Disputed, Offered};
    let table = [
        // claim, evidence, on its day, the day after
        (NotStarted, Proof::None, Grey, Amber),
        (OnTrack, Proof::None, Green, Amber),
        (AtRisk, Proof::None, Amber, Amber),
        (OffTrack, Proof::None, Red, Red),
        (OnHold, Proof::None, Grey, Grey),
        (Complete, Proof::None, Amber, Amber),
        (Complete, Offered, Green, Amber),
        (Complete, Disputed, Amber, Amber),
        (Complete, Accepted, Blue, Blue),
    ];
    for (claim, proof, before, after) in table {
        assert_eq!(on(claim, proof, DUE), before, "{claim:?} {proof:?} on its day");
        assert_eq!(on(claim, proof, date(2026, 7, 1)), after, "{claim:?} {proof:?} the day after");
    }
}

#[test]
fn what_a_report_must_say() {
    let full = Said { words: "w".into(), exception: "x".into(), ask: "a".into(), evidence: "e".into() };
    let fields = |said: &Said, claim, today| -> Vec<String> {
        said.faults(claim, DUE, today).into_iter().map(|e| e.field).collect()
    };
    let none = Said::default();
    assert_eq!(fields(&none, Claim::NotStarted, DUE), Vec::<String>::new());
    assert_eq!(fields(&none, Claim::OnTrack, DUE), ["words"]);
    assert_eq!(fields(&none, Claim::AtRisk, DUE), ["words"]);
    assert_eq!(fields(&none, Claim::OffTrack, DUE), ["words", "exception", "ask"]);
    assert_eq!(fields(&none, Claim::OnHold, DUE), ["words", "exception"]);
    assert_eq!(fields(&none, Claim::Complete, DUE), ["words", "evidence"]);
    for claim in Claim::ALL {
        assert_eq!(fields(&full, *claim, DUE), Vec::<String>::new(), "{claim:?}");
    }
    assert_eq!(fields(&full, Claim::OnTrack, date(2026, 7, 1)), ["claim"]);
    let long = Said { ask: "x".repeat(LONGEST as usize + 1), ..full };
    assert_eq!(fields(&long, Claim::OffTrack, DUE), ["ask"]);
}

#[test]
fn every_status_has_a_meaning_in_the_release() {
    let rulebook = Rulebook::load(None).unwrap();
    check(&rulebook).unwrap();
    let schemes = rulebook.entries::<Scheme>("plans/delivery-status").unwrap();
    assert!(Code::ALL.iter().all(|code| schemes[0].name(*code) != code.said()));
}

#[test]
fn a_misprint_in_a_scheme_is_named_by_line() {
    let head =
        "[meta]\nid = \"s\"\ntitle = \"S\"\nin-force-from = \"2007-08-01\"\ncitations = [\"Practice\"]\n";
    let one = |code: &str| format!("[[status]]\ncode = \"{code}\"\nname = \"N\"\nmeaning = \"M\"\n");
    let all: String = ["red", "amber", "green", "grey", "blue"].map(one).concat();
    let say = |text: String| {
        check(&Rulebook::of([("plans/delivery-status.toml", text.as_str())])).unwrap_err().to_string()
    };
    assert_eq!(
        check(&Rulebook::of([("plans/delivery-status.toml", format!("{head}{all}").as_str())])),
        Ok(())
    );
    let wrong = say(format!("{head}{}", all.replace("\"grey\"", "\"gray\"")));
    assert!(
        wrong.starts_with("plans/delivery-status.toml:") && wrong.contains("Did you mean “grey”?"),
        "{wrong}"
    );
    assert!(say(format!("{head}{}", one("red"))).contains("no meaning for amber"));
    assert!(say(format!("{head}{all}{}", one("red"))).contains("more than once"));
    assert!(say(format!("{head}colour = \"x\"\n{all}")).contains("“colour” is not known here"));
    assert!(check(&Rulebook::of([])).is_err());
}

use kernel::rulebook::Rulebook;

proptest! {
    #[test]
    fn past_due_is_never_green_and_blue_is_always_accepted(
        claim in prop::sample::select(Claim::ALL), proof in prop::sample::select(Proof::ALL), days in -800_i64..800,
    ) {
        let today = DUE.checked_add(Span::new().days(days)).unwrap();
        let code = on(claim, proof, today);
        prop_assert!(!(code == Code::Green && days > 0));
        prop_assert_eq!(code == Code::Blue, claim == Claim::Complete && proof == Proof::Accepted);
        prop_assert_eq!(code == Code::Red, claim == Claim::OffTrack);
        if code == Code::Grey {
            prop_assert!(claim == Claim::OnHold || (claim == Claim::NotStarted && days <= 0));
        }
    }

    #[test]
    fn the_lists_and_the_rule_agree(base in prop::sample::select(Base::ALL), days in -800_i64..800) {
        let today = DUE.checked_add(Span::new().days(days)).unwrap();
        let late = days > 0;
        let listed: Vec<Code> = Code::ALL.iter().copied().filter(|code| {
            Base::showing(*code).iter().any(|(b, when)| *b == base && when.is_none_or(|past| past == late))
        }).collect();
        prop_assert_eq!(listed, vec![base.on(DUE, today)]);
    }

    #[test]
    fn red_is_only_taken_with_an_exception_and_an_ask(words in ".{1,9}", exception in ".{0,9}", ask in ".{0,9}") {
        let said = Said { words, exception: exception.clone(), ask: ask.clone(), evidence: String::new() };
        let complains = |field: &str| said.faults(Claim::OffTrack, DUE, DUE).iter().any(|e| e.field == field);
        prop_assert_eq!(complains("exception"), exception.trim().is_empty());
        prop_assert_eq!(complains("ask"), ask.trim().is_empty());
    }
}
