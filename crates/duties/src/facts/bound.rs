//! Who owes a duty on a day.

use super::{Body, Facts, Group, Snapshot};
use crate::law::{Bound, Each, OnlyWhen};
use jiff::civil::Date;

/// Whoever owes a duty on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Short name of the organisation, group or area.
    pub slug: String,
    /// Its name on the day.
    pub name: String,
    /// Whether it is a group.
    pub group: bool,
    /// Its sort, as the register has it.
    pub sort: String,
    /// The partnership in which it owes it, by short name, when it owes it in each.
    pub csp: Option<String>,
    /// Why it owes it, in a few words: `a responsible authority of East Loamshire Community Safety Partnership`.
    pub why: String,
    /// The first day on which it is known as this body or group, under the name that it has.
    pub since: Option<Date>,
    /// What is not recorded, so that nothing certain can be said of it; empty when all is.
    pub doubt: String,
}

impl Party {
    /// The kind of thing that it is on the board: `organisation`, `group` or `area`.
    pub fn kind(&self) -> &'static str {
        match (self.group, self.sort.as_str()) {
            (true, _) => "group",
            (false, "district") => "area",
            (false, _) => "organisation",
        }
    }
}

/// Who owes a duty on a day, or why nobody does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// These.
    Parties(Vec<Party>),
    /// Nobody, and the law says so.
    Nobody(String),
    /// It cannot be known, because something is not recorded.
    Unknown(String),
}

impl Facts {
    /// Who owes a duty on a day.
    pub fn bound(&self, bound: &Bound, day: Date) -> Found {
        self.on(day).bound(bound)
    }
}

impl Snapshot<'_> {
    /// Who owes a duty on the day.
    pub fn bound(&self, bound: &Bound) -> Found {
        if bound.only_when == Some(OnlyWhen::TwoTier) {
            match self.two_tier() {
                Some(true) => {}
                Some(false) => return Found::Nobody(OnlyWhen::TwoTier.otherwise().into()),
                None => return Found::Unknown("No council of a district is recorded on this day".into()),
            }
        }
        let parties = match bound.each {
            Each::None => return Found::Nobody("Nobody at this table owes it".into()),
            Each::County => vec![Party {
                slug: self.facts.county.clone(),
                name: format!("Partners in {}", self.facts.name),
                group: false,
                sort: "county".into(),
                csp: None,
                why: "as the county’s partners together".into(),
                since: self.facts.since,
                doubt: String::new(),
            }],
            Each::District => self.districts(),
            Each::Csp => self.partnerships(bound.only_when == Some(OnlyWhen::Combined)),
            Each::CountyStrategyGroup => {
                let group = self.strategy_group();
                group
                    .map(|group| Party { why: "the county strategy group".into(), ..of_group(group) })
                    .into_iter()
                    .collect()
            }
            Each::ResponsibleAuthority => {
                self.authorities().iter().map(|body| party(body, "a responsible authority")).collect()
            }
            Each::ResponsibleAuthorityOfCsp => self.in_each(),
            Each::Committee | Each::Scrutiny | Each::Group => self.resting(bound),
            each => self.of_sorts(sorts(each)),
        };
        let since = |one: &Party| one.since.or_else(|| self.begun(one.kind(), &one.slug));
        let mut parties: Vec<Party> =
            parties.into_iter().map(|one| Party { since: since(&one), ..one }).collect();
        for one in
            parties.iter_mut().filter(|one| bound.each == Each::PreventAuthority && one.sort == "health")
        {
            one.doubt = format!(
                "Whether {} is one of the health bodies that Schedule 6 names was not read: read Schedule 6",
                one.name
            );
        }
        match (parties.is_empty(), bound.only_when) {
            (false, Some(OnlyWhen::HasPremises)) => {
                let doubt = "Whether it controls premises of the kind is not kept here: ask it";
                Found::Parties(parties.into_iter().map(|one| Party { doubt: doubt.into(), ..one }).collect())
            }
            (false, _) => Found::Parties(parties),
            (true, Some(when @ (OnlyWhen::Combined | OnlyWhen::HasHwb))) => {
                Found::Nobody(when.otherwise().into())
            }
            (true, _) => Found::Unknown(format!("{}: none is recorded on this day", bound.each.said())),
        }
    }

    fn of_sorts(&self, sorts: &[&str]) -> Vec<Party> {
        // A health body is meant when it is a responsible authority: a hospital trust is one of another kind.
        let sits = |body: &Body| self.authorities().binary_search_by(|one| one.slug.cmp(&body.slug)).is_ok();
        self.bodies()
            .filter(|body| sorts.contains(&body.sort.as_str()) && (body.sort != "health" || sits(body)))
            .map(|body| party(body, ""))
            .collect()
    }

    fn districts(&self) -> Vec<Party> {
        let here = self.areas().filter(|area| area.sort == "district");
        here.map(|area| Party {
            slug: area.slug.clone(),
            name: area.name.clone(),
            group: false,
            sort: "district".into(),
            csp: self.csp_of(&area.slug).map(Into::into),
            why: "a local government area (CDA 1998 s5(4))".into(),
            since: None,
            doubt: String::new(),
        })
        .collect()
    }

    fn partnerships(&self, combined: bool) -> Vec<Party> {
        let mut out = Vec::new();
        for csp in self.csps() {
            let districts = csp.area.as_deref().map(|area| self.districts_of(area)).unwrap_or_default();
            if combined && districts.len() < 2 {
                continue;
            }
            let why = match districts.len() {
                0 => String::new(),
                1 => "the strategy group of its area".into(),
                n => format!("the strategy group of {n} areas that act as one"),
            };
            let doubt = if districts.is_empty() {
                format!("Which districts {} covers is not recorded: enter its area", csp.name)
            } else {
                String::new()
            };
            out.push(Party { why, doubt, ..of_group(csp) });
        }
        if !combined {
            let alone = self.districts().into_iter().filter(|one| one.csp.is_none());
            out.extend(alone.map(|one| Party {
                doubt: format!(
                    "No partnership that covers {} is recorded on this day: enter it, or its area",
                    one.name
                ),
                ..one
            }));
        }
        out
    }

    fn in_each(&self) -> Vec<Party> {
        let mut out = Vec::new();
        for csp in self.csps() {
            let there = self.authorities_of(&csp.slug);
            let why = format!("a responsible authority of {}", csp.name);
            let one = |body: &Body, doubt: String| Party {
                csp: Some(csp.slug.clone()),
                doubt,
                ..party(body, &why)
            };
            out.extend(there.certain.into_iter().map(|body| one(body, String::new())));
            out.extend(there.unknown.into_iter().map(|body| {
                let doubt = format!(
                    "Which area {} serves is not recorded, so whether it is an authority of {} is not known: enter its area",
                    body.name, csp.name
                );
                one(body, doubt)
            }));
        }
        out.sort_by(|a, b| (&a.slug, &a.csp).cmp(&(&b.slug, &b.csp)));
        out
    }

    fn resting(&self, bound: &Bound) -> Vec<Party> {
        let sort = match bound.each {
            Each::Committee => "committee",
            Each::Scrutiny => "scrutiny",
            _ => "",
        };
        self.groups()
            .filter(|group| {
                // Scrutiny is a committee of its council too.
                sort.is_empty() || group.sort == sort || sort == "committee" && group.sort == "scrutiny"
            })
            .filter(|group| bound.legal_basis.is_empty() || rests_on(group, &bound.legal_basis))
            .map(of_group)
            .collect()
    }
}

/// Whether a group rests on a law, by the words in which it says so.
pub(crate) fn rests_on(group: &Group, law: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace(['.', ','], "");
    plain(&group.legal_basis).contains(&plain(law))
}

fn party(body: &Body, why: &str) -> Party {
    let why = if why.is_empty() {
        board::words::said(board::words::ORGANISATIONS, &body.sort).to_lowercase()
    } else {
        why.into()
    };
    Party {
        slug: body.slug.clone(),
        name: body.name.clone(),
        group: false,
        sort: body.sort.clone(),
        csp: None,
        why,
        since: None,
        doubt: String::new(),
    }
}

fn of_group(group: &Group) -> Party {
    Party {
        slug: group.slug.clone(),
        name: group.name.clone(),
        group: true,
        sort: group.sort.clone(),
        csp: None,
        why: board::words::said(board::words::GROUPS, &group.sort).to_lowercase(),
        since: None,
        doubt: String::new(),
    }
}

/// The sorts of organisations that a kind of body is.
fn sorts(each: Each) -> &'static [&'static str] {
    match each {
        Each::CountyCouncil => &["county-council", "unitary-council"],
        Each::DistrictCouncil => &["district-council", "unitary-council"],
        Each::Council => &["county-council", "district-council", "unitary-council"],
        Each::Police => &["police"],
        Each::Fire => &["fire"],
        Each::Health => &["health"],
        Each::Probation => &["probation"],
        Each::PolicingBody => &["policing-body"],
        Each::RelevantAuthority => &[
            "county-council",
            "district-council",
            "unitary-council",
            "police",
            "policing-body",
            "probation",
            "health",
            "fire",
        ],
        Each::AnyOfS17 => &["county-council", "district-council", "unitary-council", "fire", "policing-body"],
        Each::SpecifiedAuthority => &[
            "county-council",
            "district-council",
            "unitary-council",
            "police",
            "fire",
            "health",
            "probation",
            "youth-offending",
        ],
        Each::PreventAuthority => {
            &["county-council", "district-council", "unitary-council", "police", "health", "probation"]
        }
        Each::CaseReviewBody => &["district-council", "unitary-council", "police", "health"],
        Each::CompetentAuthority => &["police", "probation"],
        _ => &[],
    }
}
