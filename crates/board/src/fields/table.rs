//! Which fields each kind of noun has, in the order in which a form asks them.

use super::{Field, Sort};
use crate::words;

const fn field(name: &'static str, label: &'static str, hint: &'static str, sort: Sort) -> Field {
    Field { name, label, hint, sort }
}

const NAME: Field = field("name", "Name", "", Sort::Line);
const ORDER: Field = field("order", "Place in lists", "1 comes first", Sort::Number);
const COUNTY: &[Field] = &[
    NAME,
    field("board", "Name of the board", "Such as Loamshire Safer Communities Board", Sort::Line),
    field("strategy-group", "County strategy group", "SI 2007/1830, regulation 8", Sort::One("group")),
    field("note", "What readers must know about the data", "", Sort::Prose),
];
const AREA: &[Field] = &[
    NAME,
    field("sort", "Kind of area", "", Sort::Word(words::AREAS)),
    field("gss", "GSS code", "Such as E07000234, where it has one", Sort::MaybeLine),
    field("districts", "Districts it is made of", "Leave empty for a district", Sort::Many("area")),
];
const ORGANISATION: &[Field] = &[
    NAME,
    field("abbreviation", "Abbreviation", "Leave empty when it has none", Sort::Line),
    field("sort", "Kind of organisation", "", Sort::Word(words::ORGANISATIONS)),
    field("area", "Area it serves", "", Sort::MaybeOne("area")),
    field(
        "predecessors",
        "Took over from",
        "To hand over seats and actions too, use “Hand over to a successor”",
        Sort::Many("organisation"),
    ),
    field("successors", "Succeeded by", "", Sort::Many("organisation")),
];
const GROUP: &[Field] = &[
    NAME,
    field("abbreviation", "Abbreviation", "Leave empty when it has none", Sort::Line),
    field("sort", "Kind of group", "", Sort::Word(words::GROUPS)),
    field("purpose", "What it is for", "In a sentence", Sort::Prose),
    field(
        "legal-basis",
        "Legal basis",
        "Act and section; leave empty when it is there by choice",
        Sort::Line,
    ),
    field("parent", "Reports to", "", Sort::MaybeOne("group")),
    field("also-reports-to", "Also reports to", "Second lines, and how: cyclically", Sort::Lines),
    field("order", "Place among those that report to the same group", "1 comes first", Sort::Number),
    field("cadence", "How often it sits", "Such as quarterly", Sort::Line),
    field("quorum", "Quorum", "From the terms of reference: no number is set by law", Sort::MaybeNumber),
    field(
        "quorum-of",
        "Quorum by class of member",
        "How many of each must be there, where the terms of reference say so",
        Sort::Classes(words::STANDINGS),
    ),
    field("holders-only", "Do only holders count for the quorum?", "Deputies then do not", Sort::Yes),
    field(
        "casting-vote",
        "Do the terms give the chair a casting vote?",
        "Used only when as many are for as against",
        Sort::Yes,
    ),
    field(
        "objection-defers",
        "Does one objection to a written procedure send it to the next meeting?",
        "From the terms of reference",
        Sort::Yes,
    ),
    field("area", "Area it covers", "", Sort::MaybeOne("area")),
    field("terms-agreed", "Terms of reference agreed on", "Leave empty when not known", Sort::MaybeDay),
    field(
        "terms-review",
        "Terms of reference to be reviewed by",
        "Leave empty when no day is set",
        Sort::MaybeDay,
    ),
    field("reports-each-period", "Does it write an update each period?", "", Sort::Yes),
    field("published", "May the public know of it?", "", Sort::Yes),
];
const SEAT: &[Field] = &[
    field("group", "Group", "", Sort::One("group")),
    field(
        "organisation",
        "Organisation",
        "Leave empty while nobody holds it",
        Sort::MaybeOne("organisation"),
    ),
    field("standing", "Sits as", "", Sort::Word(words::STANDINGS)),
    field("basis", "Paragraph relied on", "Such as CDA 1998 s5(1)(e); leave empty when invited", Sort::Line),
    field("mandatory", "Must it be held?", "By law or by the group’s terms", Sort::Yes),
    field(
        "listed-as",
        "How a paper lists it",
        "When not by the organisation’s name: six District Councils",
        Sort::MaybeLine,
    ),
    field(
        "speaks-for",
        "For whom its holder speaks",
        "For a board that the law composes, such as the domestic abuse partnership board",
        Sort::MaybeWord(words::SPEAKS_FOR),
    ),
    ORDER,
];
const PERSON: &[Field] = &[
    NAME,
    field("title", "Role title", "Such as Superintendent, North", Sort::Line),
    field("organisation", "Organisation", "", Sort::One("organisation")),
    field("email", "E-mail", "", Sort::Line),
    field("telephone", "Telephone", "", Sort::Line),
];
const HOLDING: &[Field] = &[
    field("seat", "Seat", "", Sort::One("seat")),
    field("person", "Person", "", Sort::One("person")),
    field("deputy", "As a deputy?", "", Sort::Yes),
    field(
        "senior",
        "Do they hold a senior position in the organisation?",
        "A partnership’s public meeting needs such a person of each responsible authority (SI 2007/1830, regulation 12(4))",
        Sort::Yes,
    ),
    field("senior-role", "Title of the senior position", "Such as Assistant Chief Constable", Sort::Line),
    field(
        "senior-basis",
        "Why it counts as senior",
        "The law does not say who is senior: give the authority’s own rule, or who confirmed it and when",
        Sort::Line,
    ),
];
const OFFICE: &[Field] = &[
    field("office", "Office", "", Sort::Word(words::OFFICES)),
    field("person", "Person", "", Sort::One("person")),
    field(
        "group",
        "Group",
        "Leave empty for an office of the county: partnership officer, analyst and the like",
        Sort::MaybeOne("group"),
    ),
];
const LIAISON: &[Field] = &[
    field("organisation", "Authority", "", Sort::One("organisation")),
    field("person", "Person", "", Sort::One("person")),
];
const PROTOCOL: &[Field] = &[
    NAME,
    field("sort", "Kind of protocol", "", Sort::Word(words::PROTOCOLS)),
    field("version", "Version", "", Sort::Line),
    field("review", "To be reviewed by", "Leave empty when no day is set", Sort::MaybeDay),
    field("address", "Where it is published", "A web address, if it is", Sort::Line),
    field("groups", "Groups that are to sign", "", Sort::Many("group")),
    field("organisations", "Organisations that are to sign", "", Sort::Many("organisation")),
    field("parts", "What sharing it covers", "SI 2007/1830, regulation 4(2)", Sort::Words(words::PARTS)),
    field("contents", "What its text says", "", Sort::Elsewhere),
];
const SIGNATURE: &[Field] = &[
    field("protocol", "Protocol", "", Sort::One("protocol")),
    field("group", "Group that signed", "Or choose an organisation", Sort::MaybeOne("group")),
    field("organisation", "Organisation that signed", "", Sort::MaybeOne("organisation")),
    field("version", "Version that they signed", "Leave empty when it stands for any", Sort::Line),
    field("person", "Who signed", "Leave empty when it is not known", Sort::MaybeOne("person")),
    field("role", "Title under which they signed", "Such as Chief Fire Officer", Sort::Line),
    field("refused", "Did they refuse to sign?", "", Sort::Yes),
    field("statement", "What they said", "The reason, when they refused", Sort::Prose),
];
const DOCUMENT: &[Field] = &[
    NAME,
    field("sort", "Kind of document", "", Sort::Word(words::DOCUMENTS)),
    field(
        "subject",
        "What it is of",
        "When a duty asks for it; leave empty otherwise",
        Sort::MaybeWord(words::SUBJECTS),
    ),
    field("organisation", "Organisation whose it is", "", Sort::MaybeOne("organisation")),
    field("group", "Group whose it is", "", Sort::MaybeOne("group")),
    field("owner", "Role that keeps it", "Such as Head of Community Safety", Sort::Line),
    field("version", "Version", "", Sort::Line),
    field("approver", "Approved by", "A role or a group", Sort::Line),
    field("approved", "Approved on", "Leave empty while it is a draft", Sort::MaybeDay),
    field("review", "To be reviewed by", "Leave empty when no day is set", Sort::MaybeDay),
    field("draft-published", "Draft published on", "Leave empty when no draft was published", Sort::MaybeDay),
    field("published-on", "Published on", "Leave empty when it is not published", Sort::MaybeDay),
    field("supersedes", "Takes the place of", "", Sort::Many("document")),
    field("address", "Where it can be read", "A web address", Sort::Line),
    field("text", "What it says", "When it is short enough to stand here", Sort::Prose),
    field("published", "May the public know of it?", "", Sort::Yes),
];
const THEME: &[Field] = &[NAME, field("about", "What it covers", "", Sort::Prose)];
const TAGGING: &[Field] = &[
    field("theme", "Theme", "", Sort::One("theme")),
    field("label", "What is tagged", "As people know it", Sort::Line),
    field("path", "Its address below the county", "Such as groups/dapb", Sort::Line),
];

/// The fields of a kind, in the order in which a form asks them.
pub(crate) fn of(kind: &str) -> &'static [Field] {
    match kind {
        "county" => COUNTY,
        "area" => AREA,
        "organisation" => ORGANISATION,
        "group" => GROUP,
        "seat" => SEAT,
        "person" => PERSON,
        "holding" => HOLDING,
        "office" => OFFICE,
        "liaison" => LIAISON,
        "protocol" => PROTOCOL,
        "signature" => SIGNATURE,
        "document" => DOCUMENT,
        "theme" => THEME,
        "tagging" => TAGGING,
        _ => &[],
    }
}
