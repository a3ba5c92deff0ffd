//! Who owes a duty: the closed list of kinds of bodies.

use serde::Deserialize;

/// Who owes a duty.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Bound {
    /// The kind of body: one obligation for each that there is.
    pub each: Each,
    /// What must be so in the county, or of the body, for it to be owed at all.
    #[serde(default)]
    pub only_when: Option<OnlyWhen>,
    /// For groups: words of the law on which the group rests, `Domestic Abuse Act 2021 s58`.
    #[serde(default)]
    pub legal_basis: String,
}

/// A kind of body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Each {
    /// A local government area (Crime and Disorder Act 1998 s5(4)): in England the district.
    District,
    /// The strategy group of an area or of areas that act as one (SI 2007/1830 reg 3; CDA 1998 s5A).
    Csp,
    /// The county strategy group (SI 2007/1830 reg 8).
    CountyStrategyGroup,
    /// A responsible authority (CDA 1998 s5(1)), once.
    ResponsibleAuthority,
    /// A responsible authority, once for each partnership in whose area it is one.
    ResponsibleAuthorityOfCsp,
    /// The upper tier: a county council, or a unitary.
    CountyCouncil,
    /// The lower tier: a district council, or a unitary.
    DistrictCouncil,
    /// Every council.
    Council,
    /// A police force.
    Police,
    /// A fire and rescue authority.
    Fire,
    /// The health body that is a responsible authority: a commissioning group, from 1 July 2022 an integrated care board.
    Health,
    /// A provider of probation services.
    Probation,
    /// The local policing body.
    PolicingBody,
    /// A relevant authority (CDA 1998 s115): police, policing body, councils, probation, health and fire.
    RelevantAuthority,
    /// A committee of a council, such as the health and wellbeing board; scrutiny among them.
    Committee,
    /// A scrutiny committee.
    Scrutiny,
    /// Any group, by the law it rests on: `legal-basis`.
    Group,
    /// A body on the list of section 17 of the CDA 1998: councils, fire authorities, local policing bodies.
    AnyOfS17,
    /// A specified authority for serious violence (Police, Crime, Sentencing and Courts Act 2022 Sch 1): police, fire, health,
    /// councils, youth offending teams and probation.
    SpecifiedAuthority,
    /// A specified authority for Prevent (Counter-Terrorism and Security Act 2015 Sch 6) at this table: councils, police, probation and
    /// health.
    PreventAuthority,
    /// A relevant body for case reviews (Anti-social Behaviour, Crime and Policing Act 2014 s105): the district council or unitary,
    /// police and health. Housing providers that joined them are not kept as such.
    CaseReviewBody,
    /// A competent authority for law-enforcement processing (Data Protection Act 2018 Part 3): police and probation.
    CompetentAuthority,
    /// The county as a whole, where no one body is bound: guidance to local partners.
    County,
    /// Nobody at this table, such as the person in control of premises: the duty is in the register only.
    None,
}

impl Each {
    /// In words, several of them.
    pub fn said(self) -> &'static str {
        match self {
            Self::District => "Each district",
            Self::Csp => "Each community safety partnership",
            Self::CountyStrategyGroup => "The county strategy group",
            Self::ResponsibleAuthority => "Each responsible authority",
            Self::ResponsibleAuthorityOfCsp => "Each responsible authority, in each partnership",
            Self::CountyCouncil => "The county council (or unitary)",
            Self::DistrictCouncil => "Each district council (or unitary)",
            Self::Council => "Each council",
            Self::Police => "The police",
            Self::Fire => "The fire and rescue authority",
            Self::Health => "The health body",
            Self::Probation => "The probation provider",
            Self::PolicingBody => "The local policing body",
            Self::RelevantAuthority => "Each relevant authority",
            Self::Committee => "Each committee of a council",
            Self::Scrutiny => "Each scrutiny committee",
            Self::Group => "Each group that rests on this law",
            Self::AnyOfS17 => "Each body on the section 17 list",
            Self::SpecifiedAuthority => "Each specified authority",
            Self::PreventAuthority => "Each specified authority for Prevent",
            Self::CaseReviewBody => "Each relevant body for case reviews",
            Self::CompetentAuthority => "Each competent authority",
            Self::County => "The county’s partners together",
            Self::None => "Nobody at this table",
        }
    }

    /// Whether it is a group, and not an organisation or a place.
    pub fn is_group(self) -> bool {
        matches!(self, Self::Csp | Self::CountyStrategyGroup | Self::Committee | Self::Scrutiny | Self::Group)
    }
}

/// What must be so for a duty to be owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnlyWhen {
    /// The county has at least one district that is not a unitary (SI 2007/1830 reg 8).
    TwoTier,
    /// The partnership acts for two or more areas (CDA 1998 s5A).
    Combined,
    /// The body controls premises of the kind; nothing here keeps that, so it is for a person to say.
    HasPremises,
    /// The county has a health and wellbeing board.
    HasHwb,
}

impl OnlyWhen {
    /// Why it is not owed when it is not so.
    pub fn otherwise(self) -> &'static str {
        match self {
            Self::TwoTier => "Every district of the county is a unitary, so regulations 8 to 9A do not apply",
            Self::Combined => "The partnership acts for one area alone",
            Self::HasPremises => "It controls no premises of this kind",
            Self::HasHwb => "There is no health and wellbeing board",
        }
    }
}
