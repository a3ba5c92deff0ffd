//! The engine's complaints in the rulebook's words: file, line, and the nearest right name.

use kernel::rulebook::{Misprint, nearest};
use miette::Diagnostic;

/// A misprint at a byte of a file.
pub(crate) fn at(file: &str, text: &str, offset: usize, message: String) -> Misprint {
    let before = text.bytes().take(offset).filter(|byte| *byte == b'\n').count();
    Misprint { file: file.into(), line: before + 1, message }
}

/// A misprint where a name first stands as a word of its own.
pub(crate) fn at_name(file: &str, text: &str, name: &str, message: String) -> Misprint {
    let word = |at: usize| {
        let part = |c: char| c.is_alphanumeric() || c == '_';
        !text[..at].ends_with(part) && !text[at + name.len()..].starts_with(part)
    };
    // A declaration is a better place to point at than a mention in a comment.
    let found = text.match_indices(name).map(|(at, _)| at).filter(|at| word(*at));
    let declared =
        found.clone().find(|at| !text[..*at].rsplit('\n').next().unwrap_or_default().contains("//"));
    at(file, text, declared.unwrap_or(0), message)
}

/// Where a complaint points, as a byte of its file.
pub(crate) fn offset(complaint: &dyn Diagnostic) -> usize {
    let own = complaint.labels().and_then(|mut labels| labels.next()).map(|label| label.offset());
    own.or_else(|| complaint.related().and_then(|mut all| all.next().map(offset))).unwrap_or(0)
}

/// What a complaint says: the first wrong name with the right name nearest to it, or else the engine's own words and advice.
pub(crate) fn words<'a>(complaint: &dyn Diagnostic, known: impl IntoIterator<Item = &'a str>) -> String {
    let whole = complaint.to_string();
    // “for policy `paper.view`, unrecognized action ...”: the line says which policy it is.
    let said = whole
        .strip_prefix("for policy `")
        .and_then(|rest| rest.split_once("`, "))
        .map_or(whole.as_str(), |(_, s)| s);
    let said = complaint.help().map_or(said.to_string(), |help| format!("{said}: {help}"));
    if ["unrecognized ", "not found", "not been declared"].iter().any(|part| said.contains(part)) {
        let known: Vec<&str> = known.into_iter().collect();
        let quoted = said.split('`').skip(1).step_by(2);
        // `Action::"View"` is the verb View.
        let mut names = quoted
            .map(|name| name.strip_suffix('"').and_then(|name| name.rsplit('"').next()).unwrap_or(name));
        if let Some(wrong) = names.find(|name| !known.contains(name)) {
            let hint =
                nearest(wrong, known).map(|best| format!(" Did you mean “{best}”?")).unwrap_or_default();
            return format!("“{wrong}” is not known here.{hint}");
        }
    }
    said
}
