//! A cover as a form: one field a line, and what is missing from it.

use crate::document::Template;
use crate::document::template::{CoverKind, CoverSpec};
use jiff::civil::Date;
use kernel::contracts::paper::{CoverField, YesNo};

/// The cover that a template wants on a day, with every answer that is kept already. What the template no longer asks
/// is kept at the end, so that nothing is lost.
pub(crate) fn cover_of(template: &Template, meeting: Option<Date>, kept: &[CoverField]) -> Vec<CoverField> {
    let mut cover = template.blank_cover(meeting);
    for field in &mut cover {
        let Some(old) = kept.iter().find(|old| old.label() == field.label()) else { continue };
        match (field, old) {
            (CoverField::Line { value, .. }, CoverField::Line { value: kept, .. }) => value.clone_from(kept),
            (
                CoverField::Priorities { rows, .. } | CoverField::Questions { rows, .. },
                CoverField::Priorities { rows: kept, .. } | CoverField::Questions { rows: kept, .. },
            ) => {
                for row in rows {
                    if let Some(old) = kept.iter().find(|old| old.label == row.label) {
                        row.clone_from(old);
                    }
                }
            }
            _ => {}
        }
    }
    let asked: Vec<String> = cover.iter().map(|field| field.label().to_string()).collect();
    cover.extend(kept.iter().filter(|old| !asked.iter().any(|label| label == old.label())).cloned());
    cover
}

/// What is missing from a cover: the name of the form's field, and what to do.
pub(crate) fn errors_of(template: &Template, cover: &[CoverField]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for spec in template.cover.iter().filter(|spec| spec.required) {
        let Some(field) = cover.iter().find(|field| field.label() == spec.label) else {
            out.push((spec.id.clone(), format!("Answer “{}”", spec.label)));
            continue;
        };
        match field {
            CoverField::Line { value, .. } if value.trim().is_empty() => {
                let verb = if spec.kind == CoverKind::Choice { "Choose" } else { "Enter" };
                out.push((spec.id.clone(), format!("{verb} “{}”", spec.label)));
            }
            CoverField::Line { .. } => {}
            CoverField::Priorities { rows, .. } => {
                if rows.iter().all(|row| row.answer.is_none()) {
                    out.push((
                        format!("{}-1", spec.id),
                        format!("Answer at least one row of “{}”", spec.label),
                    ));
                }
                for (at, row) in rows.iter().enumerate() {
                    if is_other(&row.label) && row.answer == Some(YesNo::Yes) && row.note.trim().is_empty() {
                        out.push((
                            format!("{}-{}-note", spec.id, at + 1),
                            "Say what the other priority is".into(),
                        ));
                    }
                }
            }
            CoverField::Questions { rows, .. } => out.extend(unanswered(spec, rows)),
        }
    }
    out
}

fn unanswered(spec: &CoverSpec, rows: &[kernel::contracts::paper::Answered]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let name = format!("{}-{}", spec.id, at + 1);
        if row.answer.is_none() {
            out.push((name.clone(), format!("Answer “{}” with yes or no", row.label)));
        }
        if row.note.trim().is_empty() {
            out.push((format!("{name}-note"), format!("Say in a sentence why: “{}”", row.label)));
        }
    }
    out
}

/// Whether a row of priorities takes free text.
pub(crate) fn is_other(label: &str) -> bool {
    label.to_lowercase().starts_with("other")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::contracts::paper::Answered;
    use kernel::rulebook::Rulebook;

    #[test]
    fn answers_stay_when_the_cover_is_asked_anew_and_what_is_asked_no_longer_is_not_lost() {
        let rulebook = Rulebook::load(None).expect("the rulebook of this release");
        let all = Template::all(&rulebook).expect("the templates");
        let template = all.iter().find(|t| t.meta.id == "health-and-wellbeing-board").expect("the template");
        let line = |label: &str, value: &str| CoverField::Line { label: label.into(), value: value.into() };
        let row = Answered { label: "Being Active".into(), answer: Some(YesNo::No), note: String::new() };
        let kept = [
            line("Author", "The officer"),
            line("Ward", "All"),
            CoverField::Priorities { label: "Priorities".into(), rows: vec![row.clone()] },
        ];
        let cover = cover_of(template, None, &kept);
        assert_eq!(cover.len(), template.cover.len() + 1);
        assert!(cover.contains(&kept[0]) && cover.contains(&kept[1]));
        let answered = cover.iter().any(
            |field| matches!(field, CoverField::Priorities { rows, .. } if rows.len() > 1 && rows.contains(&row)),
        );
        assert!(answered, "{cover:?}");
        assert_eq!(cover_of(template, None, &cover), cover, "asked again it is the same");
    }
}
