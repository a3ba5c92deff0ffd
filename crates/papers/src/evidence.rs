//! *Evidence* of papers: reports that were issued, and which implications they state.

use crate::Paper;
use crate::store::{self, IssuedLine};
use board::{Group, Snapshot};
use jiff::civil::Date;
use kernel::contracts::evidence::Evidence;
use kernel::time::civil;
use kernel::{Actor, Outcome, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// The reports that had been issued by the end of the day, as far as the actor may read them.
///
/// # Errors
/// [`kernel::Fault::Broken`] when they cannot be read.
pub(crate) fn source(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &str,
    as_at: Date,
) -> Outcome<Vec<Evidence>> {
    let visible = actor.visible::<Paper>();
    let register = board::current(unit, county)?;
    let mut headings: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (slug, name, heading) in store::issued_sections(unit, &visible, county)? {
        headings.entry(slug).or_default().push((name, heading));
    }
    let issued = store::issued_lines(unit, &visible, county)?.into_iter();
    let issued = issued.filter(|line| civil(line.issued_at) <= as_at);
    Ok(issued
        .map(|line| {
            let sections = headings.get(&line.slug).map_or(&[][..], Vec::as_slice);
            one(county, &register.on(line.meeting), &line, sections)
        })
        .collect())
}

fn one(county: &str, table: &Snapshot<'_>, line: &IssuedLine, sections: &[(String, String)]) -> Evidence {
    let owner = line.owner.rsplit('/').next().unwrap_or_default();
    let receiver =
        table.all::<Group>().find(|(_, group)| group.name == line.board).map(|(fact, _)| fact.slug.as_str());
    // It is a paper of the council before whose committee it comes.
    let council = receiver.into_iter().chain([owner]).find_map(|group| table.council_of(group));
    let mut marks: BTreeSet<String> =
        sections.iter().flat_map(|(name, heading)| states(name, heading)).collect();
    marks.extend(line.public.then(|| "public".to_string()));
    marks.extend(receiver.map(|group| format!("to:{group}")));
    Evidence {
        kind: "paper",
        id: line.issue.clone(),
        group: owner.into(),
        organisation: council.unwrap_or_default().into(),
        on: Some(civil(line.issued_at)),
        marks,
        title: format!("{}, for the meeting of {}", line.title, kernel::clock::words::format(line.meeting)),
        href: format!("/{county}/papers/{}", line.slug),
        ..Evidence::default()
    }
}

/// Which implications a section states, by its name and its heading; nothing for a section that states none.
fn states(name: &str, heading: &str) -> Vec<String> {
    let said = heading.to_lowercase();
    let mut out = Vec::new();
    let crime = said.contains("crime and disorder") || said.contains("section 17") || said.contains("s17");
    if name == "crime-and-disorder"
        || (crime && (said.contains("implication") || said.contains("section 17")))
    {
        out.push("s17".to_string());
    }
    if name == "equality" || said.contains("equality") {
        out.push("equality".to_string());
    }
    if name == "privacy" || said.contains("privacy impact") {
        out.push("privacy".to_string());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::states;

    #[test]
    fn a_section_states_what_its_heading_says() {
        for (name, heading, marks) in [
            ("equality", "Equality and Diversity Implications", vec!["equality"]),
            ("x", "Crime and Disorder Implications", vec!["s17"]),
            ("x", "Section 17 of the Crime and Disorder Act 1998", vec!["s17"]),
            ("crime-and-disorder", "Community safety", vec!["s17"]),
            // A report about crime is not one that has regard to it in every decision.
            ("x", "Crime and disorder in the county", vec![]),
            ("privacy", "Privacy Impact Assessment", vec!["privacy"]),
            ("background", "Background", vec![]),
        ] {
            assert_eq!(states(name, heading), marks, "{heading}");
        }
    }
}
