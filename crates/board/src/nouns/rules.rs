//! What is true of every noun, and what is wrong with one in itself: who may know of it, what it hangs on, what it refers to.

use super::{Document, Group, Noun, terms};

impl Noun {
    /// Whether anybody may know of it. People and what they do here never.
    pub fn published(&self) -> bool {
        match self {
            Self::Group(group) => group.published,
            Self::County_(_) | Self::Area(_) | Self::Organisation(_) | Self::Seat(_) | Self::Theme(_) => true,
            Self::Protocol(_) | Self::Signature(_) => true,
            Self::Document(it) => it.published,
            Self::Person(_) | Self::Holding(_) | Self::Office(_) | Self::Liaison(_) | Self::Tagging(_) => {
                false
            }
        }
    }

    /// Values that are chosen from a closed list: field and value.
    pub(crate) fn chosen(&self) -> Vec<(&'static str, &str)> {
        match self {
            Self::Area(it) => vec![("sort", it.sort.as_str())],
            Self::Organisation(it) => vec![("sort", it.sort.as_str())],
            Self::Group(it) => vec![("sort", it.sort.as_str())],
            Self::Protocol(it) => {
                let parts = it.parts.iter().map(|part| ("parts", part.as_str()));
                std::iter::once(("sort", it.sort.as_str())).chain(parts).collect()
            }
            Self::Seat(it) => {
                let speaks_for = it.speaks_for.as_deref().map(|of| ("speaks-for", of));
                std::iter::once(("standing", it.standing.as_str())).chain(speaks_for).collect()
            }
            Self::Document(it) => {
                let subject = it.subject.as_deref().map(|of| ("subject", of));
                std::iter::once(("sort", it.sort.as_str())).chain(subject).collect()
            }
            Self::Office(it) => vec![("office", it.office.as_str())],
            _ => Vec::new(),
        }
    }

    /// What is wrong with it in itself: field and words.
    pub(crate) fn faults(&self) -> Vec<(&'static str, String)> {
        let mut out = Vec::new();
        let mut named = |name: &str| {
            if name.trim().is_empty() {
                out.push(("name", "Enter a name".to_string()));
            }
        };
        match self {
            Self::County_(it) => named(&it.name),
            Self::Area(it) => named(&it.name),
            Self::Organisation(it) => named(&it.name),
            Self::Group(it) => named(&it.name),
            Self::Person(it) => named(&it.name),
            Self::Protocol(it) => named(&it.name),
            Self::Document(it) => named(&it.name),
            Self::Theme(it) => named(&it.name),
            _ => {}
        }
        match self {
            Self::Group(Group { terms_agreed: Some(agreed), terms_review: Some(review), .. })
                if review < agreed =>
            {
                out.push((
                    "terms-review",
                    "The review cannot come before the day on which the terms were agreed".into(),
                ));
            }
            Self::Seat(it) if it.standing == "responsible-authority" && it.basis.trim().is_empty() => {
                out.push((
                    "basis",
                    "Give the paragraph by which this authority sits, such as CDA 1998 s5(1)(a)".into(),
                ));
            }
            Self::Office(it) => {
                let of_county = crate::words::COUNTY_OFFICES.contains(&it.office.as_str());
                if of_county && it.group.is_some() {
                    out.push(("group", "This office is held of the county: leave the group out".into()));
                }
                if !of_county && it.group.is_none() {
                    out.push(("group", "Choose the group of which this office is held".into()));
                }
            }
            Self::Protocol(it) if !it.address.is_empty() && !terms::is_web(&it.address) => {
                out.push(("address", "Enter a web address that begins with https://".into()));
            }
            Self::Document(it) => out.extend(it.faults()),
            Self::Holding(it) if it.senior => {
                if it.senior_role.trim().is_empty() {
                    out.push(("senior-role", "Enter the title of the senior position".into()));
                }
                if it.senior_basis.trim().is_empty() {
                    out.push(("senior-basis", "Say why this position counts as senior".into()));
                }
            }
            Self::Tagging(it) if !crate::name::is_below(&it.path) => {
                out.push(("path", "Give the address below the county, such as actions/ACT-0042".into()));
            }
            Self::Signature(it) => {
                if it.group.is_some() == it.organisation.is_some() {
                    let message = "Give the group or the organisation that signed: one of them";
                    out.push(("organisation", message.into()));
                }
                if it.refused && it.statement.trim().is_empty() {
                    out.push(("statement", "Enter the reason for which they would not sign".into()));
                }
            }
            _ => {}
        }
        out
    }

    /// The group without which it may not be known: its kind and short name.
    pub(crate) fn hangs_on(&self) -> Option<(&'static str, &str)> {
        match self {
            Self::Seat(seat) => Some(("group", seat.group.as_str())),
            Self::Signature(it) => it.group.as_deref().map(|group| ("group", group)),
            Self::Document(it) => it.group.as_deref().map(|group| ("group", group)),
            _ => None,
        }
    }

    /// What it refers to: field, kind and short name of each.
    pub fn refers_to(&self) -> Vec<(&'static str, &'static str, &str)> {
        let mut out = Vec::new();
        match self {
            Self::County_(it) => out.push(("strategy-group", "group", it.strategy_group.as_str())),
            Self::Area(it) => out.extend(it.districts.iter().map(|d| ("districts", "area", d.as_str()))),
            Self::Organisation(it) => {
                out.extend(it.area.iter().map(|a| ("area", "area", a.as_str())));
                out.extend(it.successors.iter().map(|o| ("successors", "organisation", o.as_str())));
                out.extend(it.predecessors.iter().map(|o| ("predecessors", "organisation", o.as_str())));
            }
            Self::Group(it) => {
                out.extend(it.parent.iter().map(|g| ("parent", "group", g.as_str())));
                out.extend(it.also_reports_to.iter().map(|l| ("also-reports-to", "group", l.group.as_str())));
                out.extend(it.area.iter().map(|a| ("area", "area", a.as_str())));
            }
            Self::Seat(it) => {
                out.push(("group", "group", it.group.as_str()));
                out.extend(it.organisation.iter().map(|o| ("organisation", "organisation", o.as_str())));
            }
            Self::Person(it) => out.push(("organisation", "organisation", it.organisation.as_str())),
            Self::Holding(it) => {
                out.push(("seat", "seat", it.seat.as_str()));
                out.push(("person", "person", it.person.as_str()));
            }
            Self::Office(it) => {
                out.push(("person", "person", it.person.as_str()));
                out.extend(it.group.iter().map(|g| ("group", "group", g.as_str())));
            }
            Self::Liaison(it) => {
                out.push(("organisation", "organisation", it.organisation.as_str()));
                out.push(("person", "person", it.person.as_str()));
            }
            Self::Signature(it) => {
                out.push(("protocol", "protocol", it.protocol.as_str()));
                out.extend(it.person.iter().map(|p| ("person", "person", p.as_str())));
                out.extend(it.group.iter().map(|g| ("group", "group", g.as_str())));
                out.extend(it.organisation.iter().map(|o| ("organisation", "organisation", o.as_str())));
            }
            Self::Document(it) => {
                out.extend(it.organisation.iter().map(|o| ("organisation", "organisation", o.as_str())));
                out.extend(it.group.iter().map(|g| ("group", "group", g.as_str())));
                out.extend(it.supersedes.iter().map(|d| ("supersedes", "document", d.as_str())));
            }
            Self::Tagging(it) => out.push(("theme", "theme", it.theme.as_str())),
            Self::Protocol(it) => {
                out.extend(it.groups.iter().map(|g| ("groups", "group", g.as_str())));
                out.extend(it.organisations.iter().map(|o| ("organisations", "organisation", o.as_str())));
            }
            Self::Theme(_) => {}
        }
        out
    }
}

impl Document {
    /// What is wrong with its dates and its address.
    fn faults(&self) -> Vec<(&'static str, String)> {
        let mut out = Vec::new();
        let mut wrong = |field, message: &str| out.push((field, message.to_string()));
        if !self.address.is_empty() && !terms::is_web(&self.address) {
            wrong("address", "Enter a web address that begins with https://");
        }
        if self.review.is_some() && self.review < self.approved {
            wrong("review", "The review cannot come before the day on which it was approved");
        }
        if let (Some(published), Some(approved)) = (self.published_on, self.approved)
            && published < approved
        {
            wrong(
                "published-on",
                "It cannot be published before it was approved. Is this the day of its draft?",
            );
        }
        if let (Some(draft), Some(published)) = (self.draft_published, self.published_on)
            && draft > published
        {
            wrong("draft-published", "The draft comes before what was published in the end");
        }
        if self.approved.is_some() && self.approver.trim().is_empty() {
            wrong("approver", "Enter who approved it");
        }
        out
    }
}
