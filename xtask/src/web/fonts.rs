//! The typeface: packed for pages, unpacked for papers.

use std::fs;
use std::path::Path;

use super::write::Files;
use crate::Outcome;

const PACKAGE: &str = "node_modules/@fontsource/atkinson-hyperlegible-next/files";

/// File in the package (without ending), name on pages when they use it, name for papers.
const FACES: [(&str, Option<&str>, &str); 8] = [
    ("latin-400-normal", Some("atkinson-400"), "Regular"),
    ("latin-400-italic", Some("atkinson-400-italic"), "Italic"),
    ("latin-700-normal", Some("atkinson-700"), "Bold"),
    ("latin-700-italic", None, "BoldItalic"),
    ("latin-ext-400-normal", Some("atkinson-ext-400"), "RegularExt"),
    ("latin-ext-400-italic", None, "ItalicExt"),
    ("latin-ext-700-normal", Some("atkinson-ext-700"), "BoldExt"),
    ("latin-ext-700-italic", None, "BoldItalicExt"),
];

/// Adds the faces that pages and papers use.
pub fn add(web: &Path, files: &mut Files) -> Outcome {
    let package = web.join(PACKAGE);
    for (face, on_pages, in_papers) in FACES {
        let stem = format!("atkinson-hyperlegible-next-{face}");
        let read = |ending: &str| {
            let path = package.join(format!("{stem}.{ending}"));
            fs::read(&path).map_err(|e| format!("cannot read {}: {e}", path.display()))
        };
        if let Some(name) = on_pages {
            files.add(&format!("assets/{name}.woff2"), read("woff2")?);
        }
        let font = wuff::decompress_woff1(&read("woff")?)
            .map_err(|e| format!("cannot unpack the font {stem}.woff: {e:?}"))?;
        files.add(&format!("papers/AtkinsonHyperlegibleNext-{in_papers}.ttf"), font);
    }
    Ok(())
}
