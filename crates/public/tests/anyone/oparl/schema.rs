//! What the specification says of each type: its fields, what each holds, and which must be there.

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text.
    Text,
    /// Several texts.
    Texts,
    /// True or false.
    Bool,
    /// A whole number.
    Int,
    /// A day.
    Date,
    /// An instant with its offset.
    Instant,
    /// An address of anything.
    Url,
    /// The address of an object of a type.
    Ref(&'static str),
    /// Addresses of objects of a type.
    Refs(&'static str),
    /// An object of a type, given whole.
    Whole(&'static str),
    /// Objects of a type, given whole.
    Wholes(&'static str),
    /// The address of a list of objects of a type.
    List(&'static str),
}

use Holds::{Bool, Date, Instant, Int, List, Ref, Refs, Text, Texts, Url, Whole, Wholes};

type Field = (&'static str, Holds, bool);

const fn must(name: &'static str, holds: Holds) -> Field {
    (name, holds, true)
}

const fn may(name: &'static str, holds: Holds) -> Field {
    (name, holds, false)
}

/// Fields of every object. Since 1.1 every object says when it was made and changed.
pub const EVERY: &[Field] = &[
    must("id", Url),
    must("type", Url),
    must("created", Instant),
    must("modified", Instant),
    may("license", Url),
    may("keyword", Texts),
    may("web", Url),
    may("deleted", Bool),
];

/// The types of the standard.
pub const TYPES: &[(&str, &[Field])] = &[
    (
        "System",
        &[
            must("oparlVersion", Url),
            may("otherOparlVersions", Refs("System")),
            must("body", List("Body")),
            may("name", Text),
            may("contactEmail", Text),
            may("contactName", Text),
            may("website", Url),
            may("vendor", Url),
            may("product", Url),
        ],
    ),
    (
        "Body",
        &[
            may("system", Ref("System")),
            must("name", Text),
            may("shortName", Text),
            may("website", Url),
            may("licenseValidSince", Instant),
            may("oparlSince", Instant),
            must("organization", List("Organization")),
            must("person", List("Person")),
            must("meeting", List("Meeting")),
            must("paper", List("Paper")),
            must("legislativeTerm", Wholes("LegislativeTerm")),
            may("agendaItem", List("AgendaItem")),
            may("consultation", List("Consultation")),
            may("file", List("File")),
            may("membership", List("Membership")),
            may("locationList", List("Location")),
            may("legislativeTermList", List("LegislativeTerm")),
            may("mainOrganization", Ref("Organization")),
            may("classification", Text),
            may("location", Whole("Location")),
        ],
    ),
    (
        "LegislativeTerm",
        &[may("body", Ref("Body")), may("name", Text), may("startDate", Date), may("endDate", Date)],
    ),
    (
        "Organization",
        &[
            may("body", Ref("Body")),
            may("name", Text),
            may("shortName", Text),
            may("membership", Refs("Membership")),
            may("meeting", List("Meeting")),
            may("consultation", List("Consultation")),
            may("post", Texts),
            may("subOrganizationOf", Ref("Organization")),
            may("organizationType", Text),
            may("classification", Text),
            may("startDate", Date),
            may("endDate", Date),
            may("externalBody", Ref("Body")),
            may("memberCount", Int),
            may("votingMemberCount", Int),
            may("website", Url),
            may("location", Whole("Location")),
        ],
    ),
    (
        "Person",
        &[
            may("body", Ref("Body")),
            may("name", Text),
            may("familyName", Text),
            may("givenName", Text),
            may("formOfAddress", Text),
            may("affix", Text),
            may("title", Texts),
            may("gender", Text),
            may("phone", Texts),
            may("email", Texts),
            may("status", Texts),
            may("membership", Wholes("Membership")),
            may("life", Text),
            may("lifeSource", Text),
            may("location", Ref("Location")),
        ],
    ),
    (
        "Membership",
        &[
            may("person", Ref("Person")),
            may("organization", Ref("Organization")),
            may("role", Text),
            may("votingRight", Bool),
            may("startDate", Date),
            may("endDate", Date),
            may("onBehalfOf", Ref("Organization")),
        ],
    ),
    (
        "Meeting",
        &[
            may("name", Text),
            may("meetingState", Text),
            may("cancelled", Bool),
            may("start", Instant),
            may("end", Instant),
            may("location", Whole("Location")),
            may("organization", Refs("Organization")),
            may("participant", Refs("Person")),
            may("invitation", Whole("File")),
            may("resultsProtocol", Whole("File")),
            may("verbatimProtocol", Whole("File")),
            may("auxiliaryFile", Wholes("File")),
            may("agendaItem", Wholes("AgendaItem")),
        ],
    ),
    (
        "AgendaItem",
        &[
            may("meeting", Ref("Meeting")),
            may("number", Text),
            must("order", Int),
            may("name", Text),
            may("public", Bool),
            may("consultation", Ref("Consultation")),
            may("result", Text),
            may("resolutionText", Text),
            may("resolutionFile", Whole("File")),
            may("auxiliaryFile", Wholes("File")),
            may("start", Instant),
            may("end", Instant),
        ],
    ),
    (
        "Paper",
        &[
            may("body", Ref("Body")),
            may("name", Text),
            may("reference", Text),
            may("date", Date),
            may("paperType", Text),
            may("relatedPaper", Refs("Paper")),
            may("superordinatedPaper", Refs("Paper")),
            may("subordinatedPaper", Refs("Paper")),
            may("mainFile", Whole("File")),
            may("auxiliaryFile", Wholes("File")),
            may("location", Wholes("Location")),
            may("originatorPerson", Refs("Person")),
            may("originatorOrganization", Refs("Organization")),
            may("underDirectionOf", Refs("Organization")),
            may("consultation", Wholes("Consultation")),
        ],
    ),
    (
        "Consultation",
        &[
            may("paper", Ref("Paper")),
            may("agendaItem", Ref("AgendaItem")),
            may("meeting", Ref("Meeting")),
            may("organization", Refs("Organization")),
            may("authoritative", Bool),
            may("role", Text),
        ],
    ),
    (
        "File",
        &[
            may("name", Text),
            may("fileName", Text),
            may("mimeType", Text),
            may("date", Date),
            may("size", Int),
            may("sha1Checksum", Text),
            may("sha512Checksum", Text),
            may("text", Text),
            must("accessUrl", Url),
            may("downloadUrl", Url),
            may("externalServiceUrl", Url),
            may("masterFile", Ref("File")),
            may("derivativeFile", Refs("File")),
            may("fileLicense", Url),
            may("meeting", Refs("Meeting")),
            may("agendaItem", Refs("AgendaItem")),
            may("person", Ref("Person")),
            may("paper", Refs("Paper")),
        ],
    ),
    (
        "Location",
        &[
            may("description", Text),
            may("streetAddress", Text),
            may("room", Text),
            may("postalCode", Text),
            may("subLocality", Text),
            may("locality", Text),
            may("bodies", Refs("Body")),
            may("organizations", Refs("Organization")),
            may("persons", Refs("Person")),
            may("meetings", Refs("Meeting")),
            may("papers", Refs("Paper")),
        ],
    ),
];
