//! The words that people read for the values that the register keeps.

/// A value as it is kept, and as people read it.
pub type Word = (&'static str, &'static str);

/// Kinds of area.
pub const AREAS: &[Word] = &[
    ("district", "District"),
    ("county", "County"),
    ("csp", "Community safety partnership area"),
    ("policing", "Policing area"),
    ("ics-place", "Integrated care place"),
];

/// Kinds of organisation.
pub const ORGANISATIONS: &[Word] = &[
    ("county-council", "County council"),
    ("district-council", "District council"),
    ("unitary-council", "Unitary council"),
    ("police", "Police force"),
    ("fire", "Fire and rescue authority"),
    ("health", "Health body"),
    ("probation", "Probation provider"),
    ("policing-body", "Local policing body"),
    ("youth-offending", "Youth offending team"),
    ("voluntary", "Voluntary and community sector"),
    ("other", "Other body"),
];

/// Kinds of group.
pub const GROUPS: &[Word] = &[
    ("county-strategy-group", "County strategy group"),
    ("committee", "Committee of a council"),
    ("executive", "Executive of a council"),
    ("csp", "Community safety partnership"),
    ("sub-group", "Sub-group"),
    ("panel", "Panel"),
    ("scrutiny", "Scrutiny committee"),
    ("other", "Other group"),
];

/// Why an organisation sits.
pub const STANDINGS: &[Word] = &[
    ("responsible-authority", "Responsible authority"),
    ("co-operating", "Co-operating body"),
    ("invited", "Invited"),
    ("attending", "Attends"),
];

/// Kinds of protocol.
pub const PROTOCOLS: &[Word] =
    &[("joint-working", "Joint working"), ("information-sharing", "Information sharing")];

/// What sharing a protocol covers (SI 2007/1830 reg 4(2)).
pub const PARTS: &[Word] = &[
    ("s17a", "Depersonalised information, each quarter (CDA 1998 s17A)"),
    ("s115", "Disclosure to relevant authorities (CDA 1998 s115)"),
    ("other", "Any other sharing for the assessment and the plan"),
];

/// For whom the holder of a seat speaks, where the law asks for one of each kind (Domestic Abuse Act 2021 s58(2); Health and Social Care
/// Act 2012 s194).
pub const SPEAKS_FOR: &[Word] = &[
    ("local-authority", "The relevant local authority"),
    ("district", "Local authorities in its area"),
    ("victims", "Victims of domestic abuse"),
    ("children", "Children of victims"),
    ("charity", "Charities and voluntary organisations that work with victims"),
    ("health", "Those who provide health care services"),
    ("justice", "Policing or criminal justice"),
    ("councillor", "A councillor of the council"),
    ("adult-services", "The director of adult social services"),
    ("children-services", "The director of children’s services"),
    ("public-health", "The director of public health"),
    ("healthwatch", "Local Healthwatch"),
];

/// Kinds of controlled document.
pub const DOCUMENTS: &[Word] = &[
    ("strategy", "Strategy"),
    ("policy", "Policy"),
    ("procedure", "Procedure"),
    ("plan", "Plan"),
    ("memorandum", "Memorandum"),
    ("notice", "Public notice"),
    ("other", "Other document"),
];

/// What a controlled document is of, when a duty asks for it.
pub const SUBJECTS: &[Word] = &[
    ("domestic-abuse-strategy", "Domestic abuse strategy (DA Act 2021 s57)"),
    ("domestic-abuse-needs", "Assessment of need for accommodation-based support (DA Act 2021 s57)"),
    ("serious-violence-strategy", "Serious violence strategy (PCSC Act 2022 s8)"),
    ("death-review-procedure", "Domestic homicide and death reviews (DVCVA 2004 s9)"),
    ("case-review-procedure", "Anti-social behaviour case review (ASBCPA 2014 s104)"),
    ("mappa-memorandum", "Memorandum of co-operation, dangerous offenders (CJA 2003 s325)"),
    ("combination-agreement", "Combination of areas (CDA 1998 s5A)"),
    ("reoffending-strategy", "Reduction of re-offending (CDA 1998 s6(1)(c))"),
    ("guidance-register", "Register of guidance (SI 2007/1830 reg 15)"),
    ("disclosure-log", "Log of disclosures (CDA 1998 s115)"),
    ("drugs-plan", "Combating drugs: needs, delivery plan or framework"),
    ("prevent-plan", "Prevent: risk assessment or plan (CTSA 2015 s26)"),
    ("channel-procedure", "Channel panel (CTSA 2015 s36)"),
    ("grant-assurance", "Public health grant: assurance"),
    ("money-review", "Review of partnership monies (SI 2007/1830 reg 3(5))"),
    ("accessibility-statement", "Accessibility statement (SI 2018/952)"),
    ("equality-information", "Equality information or objectives (EqA 2010 s149)"),
    ("appropriate-policy", "Appropriate policy document (DPA 2018 Sch 1)"),
    ("impact-assessment", "Data protection impact assessment (UK GDPR art 35)"),
    ("processing-record", "Record of processing (UK GDPR art 30)"),
    ("retention-schedule", "Retention schedule"),
    ("premises-procedures", "Public protection procedures of premises (T(PP)A 2025 s5)"),
];

/// Offices: of a group, then of the county.
pub const OFFICES: &[Word] = &[
    ("chair", "Chair"),
    ("vice-chair", "Vice-chair"),
    ("lead", "Lead"),
    ("secretary", "Secretary"),
    ("officer", "Partnership officer"),
    ("analyst", "Analyst"),
    ("ig-lead", "Information-governance lead"),
    ("admin", "System administrator"),
];

/// Offices that are held of the county and not of a group.
pub const COUNTY_OFFICES: &[&str] = &["officer", "analyst", "ig-lead", "admin"];

/// The words for a value; the value itself when there are none.
pub fn said(words: &'static [Word], value: &str) -> String {
    words
        .iter()
        .find(|(key, _)| *key == value)
        .map_or_else(|| value.replace('-', " "), |(_, said)| (*said).into())
}

/// The closed list from which a field of a kind takes its value, when it has one.
pub(crate) fn closed(kind: &str, field: &str) -> Option<&'static [Word]> {
    Some(match (kind, field) {
        ("area", "sort") => AREAS,
        ("organisation", "sort") => ORGANISATIONS,
        ("group", "sort") => GROUPS,
        ("protocol", "sort") => PROTOCOLS,
        ("protocol", "parts") => PARTS,
        ("seat", "standing") => STANDINGS,
        ("seat", "speaks-for") => SPEAKS_FOR,
        ("document", "sort") => DOCUMENTS,
        ("document", "subject") => SUBJECTS,
        ("office", "office") => OFFICES,
        _ => return None,
    })
}

/// What one of a kind is called.
pub fn kind_name(kind: &str) -> &'static str {
    match kind {
        "county" => "county",
        "area" => "area",
        "organisation" => "organisation",
        "group" => "group",
        "seat" => "seat",
        "person" => "person",
        "holding" => "holder of a seat",
        "office" => "office",
        "liaison" => "liaison officer",
        "protocol" => "protocol",
        "signature" => "signature",
        "document" => "document",
        "theme" => "theme",
        "tagging" => "tag",
        _ => "thing",
    }
}

/// Kinds and what several of them are called in addresses.
pub const PLURALS: &[Word] = &[
    ("county", "counties"),
    ("area", "areas"),
    ("organisation", "organisations"),
    ("group", "groups"),
    ("seat", "seats"),
    ("person", "people"),
    ("holding", "holdings"),
    ("office", "offices"),
    ("liaison", "liaison-officers"),
    ("protocol", "protocols"),
    ("signature", "signatures"),
    ("document", "documents"),
    ("theme", "themes"),
    ("tagging", "tags"),
];

/// The kind that an address speaks of.
pub fn kind_of(plural: &str) -> Option<&'static str> {
    PLURALS.iter().find(|(_, many)| *many == plural).map(|(kind, _)| *kind)
}

/// Where things of a kind are, below the county.
pub fn plural_of(kind: &str) -> &'static str {
    PLURALS.iter().find(|(one, _)| *one == kind).map_or("things", |(_, many)| many)
}

/// `1 seat`, `4 seats`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// `a, b and c`.
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// With a capital at the front, as a sentence begins.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// With its article: `a group`, `an area`.
pub fn a(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// A number at the front of a sentence: words up to nine.
pub fn small_number(n: usize) -> String {
    let words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
    words.get(n).map_or_else(|| n.to_string(), |word| (*word).to_string())
}
