//! govuk-frontend's built files, less its typeface and crest, which only services on its own domain may use.

use std::path::Path;

use super::write;
use crate::Outcome;

const BUILT: &str = "node_modules/govuk-frontend/dist/govuk";

/// The style sheet with our font stack in place of theirs.
pub fn style(web: &Path) -> Outcome<String> {
    let css = write::text(&web.join(BUILT).join("govuk-frontend.min.css"))?;
    let css = without_rules(&css, |rule| rule.starts_with("@font-face{"));
    let css = without_comments(&css)
        .replace("font-family:GDS Transport,arial,sans-serif", "font-family:var(--sm-font)")
        // Their print rules fall back to any sans-serif; papers and pages keep the same typeface.
        .replace("font-family:sans-serif", "font-family:var(--sm-font)");
    let css = without_crest(&css);
    for not_ours in ["GDS Transport", "@font-face", "/assets/", "sourceMappingURL"] {
        if css.contains(not_ours) {
            return Err(format!(
                "govuk-frontend's style sheet has changed its shape: {not_ours} is still in it"
            ));
        }
    }
    Ok(css)
}

/// The script as a module, without the pointer to a source map that we do not serve.
pub fn script(web: &Path) -> Outcome<String> {
    let js = write::text(&web.join(BUILT).join("govuk-frontend.min.js"))?;
    let end = js.find("//# sourceMappingURL").unwrap_or(js.len());
    Ok(js.get(..end).unwrap_or(&js).to_owned())
}

/// Leaves out each flat rule that `unwanted` picks by its first characters.
fn without_rules(css: &str, unwanted: impl Fn(&str) -> bool) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find('@') {
        let (before, rule) = rest.split_at(at);
        kept.push_str(before);
        let length = if unwanted(rule) { rule.find('}').map_or(rule.len(), |end| end + 1) } else { 1 };
        let (taken, after) = rule.split_at(length);
        if length == 1 {
            kept.push_str(taken);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    match kept.find("/*# sourceMappingURL") {
        Some(at) => kept.get(..at).unwrap_or_default().to_owned(),
        None => kept,
    }
}

/// The crest is drawn by the one class that a footer of ours never has.
fn without_crest(css: &str) -> String {
    const IMAGE: &str = "url(/assets/images/govuk-crest.svg)";
    css.replace(IMAGE, "none")
}

#[cfg(test)]
mod tests {
    use super::{without_comments, without_rules};

    #[test]
    fn font_faces_go_and_media_rules_stay() {
        let css = "a{b:c}@font-face{font-family:X;src:url(y)}@media print{a{b:d}}@font-face{q:r}";
        let kept = without_rules(css, |rule| rule.starts_with("@font-face{"));
        assert_eq!(kept, "a{b:c}@media print{a{b:d}}");
    }

    #[test]
    fn comments_go_even_when_unclosed() {
        assert_eq!(without_comments("a{}/* x */b{}/* y"), "a{}b{}");
    }
}
