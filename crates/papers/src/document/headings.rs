//! The headings and labels that reports of councils use, in the spellings that mean the same.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::words;

/// Names that stand for one another. The first of each row is only a name like the rest.
const SAME: &[&[&str]] = &[
    &[
        "Recommendation",
        "Recommended",
        "Recommended action",
        "Recommendation to the Board",
        "Decision required",
        "The Board is asked to",
    ],
    &[
        "Purpose",
        "Purpose of report",
        "Purpose of the report",
        "Purpose of this report",
        "Reason for report",
        "Report purpose",
    ],
    &[
        "Background",
        "Background information",
        "Background and context",
        "Background to the report",
        "Background and introduction",
        "Introduction and background",
        "Context and background",
    ],
    &[
        "Sub-group activity",
        "Sub-group updates",
        "Sub-group reports",
        "Updates from sub-groups",
        "Updates from the sub-groups",
        "Activity of the sub-groups",
        "Sub-groups",
        "Sub-group progress",
        "Strategic sub-group activity",
        "Activity by sub-group",
        "Thematic group activity",
        "Thematic group updates",
        "Delivery group activity",
        "Delivery group updates",
        "Group updates",
    ],
    &[
        "The Partnership approach",
        "Partnership working",
        "Approach of the partnership",
        "Our partnership approach",
        "Working in partnership",
    ],
    &["Conclusion", "Concluding remarks", "Summary and conclusion", "Conclusion and next steps"],
    &[
        "Legal, Financial and HR Implications",
        "Legal, Financial and Human Resources Implications",
        "Financial, Legal and HR Implications",
        "Legal and Financial Implications",
        "Financial and Legal Implications",
        "Finance, Legal and HR Implications",
        "Financial, Legal and Human Resources Implications",
        "Legal, HR and Financial Implications",
    ],
    &[
        "Privacy Impact Assessment",
        "Data Protection Impact Assessment",
        "Privacy and Data Protection Implications",
        "Privacy Implications",
        "Privacy Impact",
        "Data Protection Implications",
    ],
    &[
        "Equality and Diversity Implications",
        "Equality Implications",
        "Equality Impact Assessment",
        "Equality, Diversity and Inclusion Implications",
        "Equality and Diversity",
        "Equalities and Diversity Implications",
        "Equalities Implications",
        "Equality and Diversity Impact",
    ],
    &[
        "Background Papers",
        "List of Background Papers",
        "Background Documents",
        "Supporting Documents",
        "Background documents relied upon",
    ],
    &[
        "Contact Points",
        "Contact Officer",
        "Officer contact",
        "Officer contacts",
        "Lead contact",
        "Contacts",
        "Contact Details",
        "Contact Officer Details",
        "Contact Information",
        "For further information contact",
        "Further information",
        "Contacts for further information",
    ],
    &["Risks", "Risk", "Risk Implications", "Risk Management", "Risk Assessment"],
    &["Implications", "Resource Implications", "Implications of the report"],
    &["Updates", "Progress", "Progress update", "Progress since last report"],
    &["Board Sponsor", "Sponsor", "Executive Sponsor", "Lead Member", "Board Lead", "Sponsoring Member"],
    &["Author", "Report Author", "Author of report", "Report by", "Prepared by", "Report prepared by"],
    &[
        "Priorities",
        "Strategic Priorities",
        "Board Priorities",
        "Strategy Priorities",
        "Health and Wellbeing Priorities",
    ],
    &["Safeguarding", "Safeguarding Impact", "Impact on Safeguarding", "Safeguarding Implications"],
    &[
        "Item for Decision, Consideration or Information",
        "Item for",
        "Item type",
        "Type of item",
        "Item for Decision, Information or Consideration",
        "Item for Information, Consideration or Decision",
        "Decision, Consideration or Information",
        "Item for Consideration, Decision or Information",
        "Item for Decision/Consideration/Information",
        "Purpose of item",
    ],
];

/// Sections that a report may have beside those of its template. Known so that they never pass for a group's name.
pub(super) const USUAL_SECTIONS: &[&str] = &[
    "Recommendation",
    "Recommendations and reasons",
    "Purpose",
    "Background",
    "Sub-group activity",
    "The Partnership approach",
    "Conclusion",
    "Legal, Financial and HR Implications",
    "Privacy Impact Assessment",
    "Equality and Diversity Implications",
    "Background Papers",
    "Contact Points",
    "Introduction",
    "Summary",
    "Executive Summary",
    "Next steps",
    "Future plans",
    "Forward look",
    "Timetable",
    "Consultation",
    "Engagement",
    "Consultation and engagement",
    "Governance",
    "Options",
    "Options considered",
    "Alternative options considered",
    "Reasons for recommendation",
    "Financial Implications",
    "Legal Implications",
    "HR Implications",
    "Human Resources Implications",
    "Risks",
    "Environmental Implications",
    "Climate change implications",
    "Public Health Implications",
    "Health and Wellbeing Implications",
    "Property Implications",
    "Procurement Implications",
    "Crime and Disorder Implications",
    "Human Rights Implications",
    "Implications",
    "Social Value",
    "Appendices",
    "Appendix",
    "Supporting Information",
    "Key issues",
    "Main issues",
    "Performance",
    "Updates",
    "Discussion",
    "Detail",
    "Current position",
    "Proposals",
    "Legislation",
    "Horizon scanning",
    "Joint Strategic Needs Assessment",
    "References",
    "Finance",
    "Monitoring",
    "Evaluation",
    "Context",
    "Achievements",
    "Challenges",
];

/// Labels that covers use beside those of a template, each with one value.
pub(super) const USUAL_LABELS: &[&str] = &[
    "Report of",
    "Report from",
    "Author",
    "Board Sponsor",
    "Lead Officer",
    "Lead Director",
    "Responsible Officer",
    "Contact Officer",
    "Cabinet Member",
    "Portfolio Holder",
    "Relevant Portfolio Holder",
    "Relevant Cabinet Member",
    "Wards affected",
    "Ward(s) affected",
    "Divisions affected",
    "Electoral divisions affected",
    "Key decision",
    "Classification",
    "Exempt information",
    "Status",
    "Agenda item",
    "Agenda item no",
    "Agenda item number",
    "Item",
    "Item no",
    "Presented by",
    "Presenter",
    "Directorate",
    "Service area",
    "Chief Officer",
    "Item for Decision, Consideration or Information",
    "Purpose",
    "Consultees",
    "Version",
];

/// Labels of what stands first on a cover when it is labelled at all.
pub(super) const BOARD_LABELS: &[&str] =
    &["Report to", "Board", "Committee", "Meeting", "Meeting of", "Name of meeting", "Name of Board"];
/// The same for the day.
pub(super) const DATE_LABELS: &[&str] =
    &["Date", "Meeting date", "Date of meeting", "Board date", "Date of Board"];
/// The same for the title.
pub(super) const TITLE_LABELS: &[&str] =
    &["Title", "Report title", "Title of report", "Subject", "Subject of report", "Report subject"];

/// The row of [`SAME`] that a name's key is in: worked out once, for it is asked of every short line.
static ROWS: LazyLock<BTreeMap<String, usize>> = LazyLock::new(|| {
    let rows = SAME.iter().enumerate();
    rows.flat_map(|(index, row)| row.iter().map(move |name| (words::key(name), index))).collect()
});

/// Every spelling that means the same as this name, itself first.
pub(super) fn spellings(name: &str) -> impl Iterator<Item = &str> {
    let row = ROWS.get(&words::key(name)).and_then(|index| SAME.get(*index));
    std::iter::once(name).chain(row.into_iter().flat_map(|row| row.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_means_two_things() {
        let mut seen = std::collections::BTreeMap::new();
        for (index, row) in SAME.iter().enumerate() {
            for name in *row {
                if let Some(other) = seen.insert(words::key(name), index) {
                    assert_eq!(other, index, "{name} is in two rows");
                }
            }
        }
    }

    #[test]
    fn every_spelling_leads_to_the_others() {
        assert!(
            spellings("Privacy impact assessment").any(|name| name == "Data Protection Impact Assessment")
        );
        assert_eq!(spellings("Something of our own").collect::<Vec<_>>(), ["Something of our own"]);
    }
}
