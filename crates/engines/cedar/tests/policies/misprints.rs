//! What does not fit is refused with file, line and the nearest right name, before anything is judged by it.

use engine_cedar::Cedar;
use kernel::rulebook::Rulebook;

const SCHEMA: &str = "\
entity Person = { signed_in: Bool, self: Set<String>, @on(\"county\") officer: Set<String> };
entity Paper = { county: String, issued: Bool };
action View, Update appliesTo { principal: Person, resource: [Paper] };
";

const POLICY: &str = "\
// The first line is a comment.
@id(\"paper.view\")
@says(\"Anybody reads what is issued.\")
permit (principal, action == Action::\"View\", resource is Paper)
when { resource.issued };
";

fn refused(schema: &str, policies: &str) -> String {
    let files = [("policies/schema.cedarschema", schema), ("policies/papers.cedar", policies)];
    Cedar::load(&Rulebook::of(files)).err().map(|misprint| misprint.to_string()).unwrap_or_default()
}

#[test]
fn what_is_right_loads() {
    assert_eq!(refused(SCHEMA, POLICY), "");
}

#[test]
fn a_rulebook_without_a_schema_is_refused() {
    let refused = Cedar::load(&Rulebook::of([("policies/papers.cedar", POLICY)])).err().unwrap();
    assert_eq!(refused.to_string(), "policies/schema.cedarschema:0: there is no such file");
}

#[test]
fn a_wrong_policy_is_refused_where_it_is_wrong() {
    let cases = [
        // (what is changed, into what, line, what the words hold)
        ("resource.issued", "resource.isued", 5, "“isued” is not known here. Did you mean “issued”?"),
        ("resource.issued", "principal.oficer.contains(resource.county)", 5, "Did you mean “officer”?"),
        ("is Paper", "is Papr", 4, "“Papr” is not known here. Did you mean “Paper”?"),
        ("\"View\"", "\"Veiw\"", 4, "“Veiw” is not known here. Did you mean “View”?"),
        ("resource.issued", "resource.county", 5, "String"),
        ("resource.issued", "false", 2, "impossible"),
        ("when {", "wen {", 5, "wen"),
        ("resource.issued }", "resource.issued", 5, "unexpected"),
        ("@id(\"paper.view\")", "", 3, "give the policy a name"),
        ("@says(\"Anybody reads what is issued.\")", "", 2, "say in a sentence what “paper.view” does"),
        ("action == Action::\"View\"", "action", 2, "“paper.view” permits every verb"),
        ("resource is Paper", "resource", 2, "“paper.view” permits it on everything"),
        ("principal,", "principal == ?principal,", 2, "a template decides nothing"),
    ];
    for (right, wrong, line, words) in cases {
        let refused = refused(SCHEMA, &POLICY.replacen(right, wrong, 1));
        assert!(
            refused.starts_with(&format!("policies/papers.cedar:{line}: ")),
            "{right} -> {wrong}: {refused}"
        );
        assert!(refused.contains(words), "{right} -> {wrong}: {refused}");
    }
}

#[test]
fn two_policies_of_one_name_are_refused() {
    let refused =
        refused(SCHEMA, &format!("{POLICY}{}", POLICY.replace("resource.issued", "!resource.issued")));
    let words =
        "policies/papers.cedar:7: another policy is called “paper.view”, in policies/papers.cedar on line 2";
    assert_eq!(refused, words);
}

#[test]
fn a_forbid_may_speak_of_everything() {
    let forbid = "@id(\"not-me\") @says(\"Never.\") forbid (principal, action, resource) when { principal.self.contains(\"me\") };";
    assert_eq!(refused(SCHEMA, &format!("{POLICY}{forbid}")), "");
}

#[test]
fn a_wrong_schema_is_refused_where_it_is_wrong() {
    let cases = [
        ("issued: Bool", "issued: Bol", 2, "“Bol” is not known here. Did you mean “Bool”?"),
        ("[Paper]", "[Papr]", 3, "“Papr” is not known here. Did you mean “Paper”?"),
        ("issued: Bool", "issued Bool", 2, "unexpected token"),
        ("issued: Bool", "issued: Long", 2, "“issued” must be a Bool or a Set<String>"),
        ("county: String, ", "", 2, "every kind hangs on a county"),
        ("@on(\"county\") ", "", 1, "say what “officer” is held on"),
        ("@on(\"county\")", "@on(\"moon\")", 1, "say what “officer” is held on"),
        (
            "officer: Set<String>",
            "officer?: Set<String>",
            1,
            "“officer” of a person must be a Set<String> that is always there",
        ),
        ("signed_in: Bool, ", "", 1, "a person needs the attribute “signed_in”"),
        ("self: Set<String>, ", "", 1, "a person needs the attribute “self”"),
        ("action View, Update", "action Update", 2, "every kind must have the verb “View”"),
        (
            "[Paper] };",
            "[Paper] };\naction Read in [View] appliesTo { principal: Person, resource: [Paper] };",
            4,
            "verbs stand alone",
        ),
        ("[Paper]", "[Paper, Person]", 3, "a person is not a thing"),
    ];
    for (right, wrong, line, words) in cases {
        let refused = refused(&SCHEMA.replacen(right, wrong, 1), POLICY);
        assert!(
            refused.starts_with(&format!("policies/schema.cedarschema:{line}: ")),
            "{right} -> {wrong}: {refused}"
        );
        assert!(refused.contains(words), "{right} -> {wrong}: {refused}");
    }
}
