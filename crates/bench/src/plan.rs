//! What is measured and the budgets, as `plan.toml` says.

use crate::Outcome;
use serde::Deserialize;
use std::collections::BTreeMap;

/// All of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Plan {
    /// Short name of the county whose people ask.
    pub county: String,
    pub budgets: Budgets,
    #[serde(rename = "page")]
    pub pages: Vec<PagePlan>,
    pub list: ListPlan,
    pub post: PostPlan,
    pub report: ReportPlan,
    pub pack: PackPlan,
}

/// What must be kept to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Budgets {
    /// From the start of the process to the first page, at most.
    pub cold_start_ms: f64,
    /// Memory when nobody asks, at most; a million bytes each.
    pub idle_mb: f64,
    /// Ninety-nine of a hundred answers, at most.
    pub page_p99_ms: f64,
    /// Durable commands, at least.
    pub writes_a_second: f64,
    /// Lists of a hundred rows, at least.
    pub lists_a_second: f64,
    /// Making the report's PDF, at most.
    pub pdf_ms: f64,
    /// Publishing the record at scale again after one change, at most.
    pub publish_s: f64,
    /// Published pages a second, as a share of what nginx sends of the same file, at least.
    pub of_nginx: f64,
    /// Binding a pack of 300 pages after one paper was changed, at most.
    pub pack_s: f64,
    /// Working out what a thousand areas owe on a day after one changed fact, at most.
    pub duties_s: f64,
    /// Working out what a reader of 200 tables and the earlier ones can know of their 10,000 cells, at most.
    pub disclosure_s: f64,
    /// Control charts with all rules over 9,698 series of 32 points on one core, at most.
    pub xmr_ms: f64,
    /// Memory for counting a national year of street files, at most.
    pub counting_mb: f64,
    /// Time of counting it, as a part of polars’ time, at most.
    pub of_polars: f64,
    /// Time of checking and keeping every row of it, as a part of the faster peer’s time, at most.
    pub of_the_faster: f64,
    /// One new month of one force, checked, kept and counted, at most.
    pub month_ms: f64,
}

/// One page.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PagePlan {
    pub name: String,
    pub path: String,
    /// The page meant is the first link on this one that begins so.
    pub follow: Option<String>,
}

/// The list of a hundred rows.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListPlan {
    pub path: String,
    /// How the link of each row begins.
    pub row: String,
}

/// The form that is posted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostPlan {
    /// Identifier of the person who posts it.
    pub person: String,
    pub path: String,
    pub fields: BTreeMap<String, String>,
}

/// The report whose PDF is made.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportPlan {
    /// A day on which it is not yet issued.
    pub today: String,
    /// Identifier of the person who asks for it.
    pub person: String,
    pub path: String,
}

/// The meeting whose pack is bound.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackPlan {
    /// Identifier of the person who answers for it.
    pub person: String,
    /// Its form.
    pub meeting: BTreeMap<String, String>,
}

/// The plan of this release.
pub fn plan() -> Outcome<Plan> {
    toml::from_str(include_str!("../plan.toml")).map_err(|e| format!("plan.toml: {e}"))
}

#[cfg(test)]
mod tests {
    use super::plan;

    #[test]
    fn there_are_eight_pages_of_one_county() {
        let plan = plan().unwrap();
        assert_eq!(plan.pages.len(), 8);
        let inside = |path: &str| path == "/" || path.starts_with(&format!("/{}/", plan.county));
        assert!(plan.pages.iter().all(|page| inside(&page.path)));
        assert!(inside(&plan.list.path) && inside(&plan.post.path));
    }
}
