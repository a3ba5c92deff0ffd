//! The same file without its properties, names of commenters, notes of cameras, and what would load programs.

use super::archive::{Archive, is_xml};
use super::edit::{empty, leads_to, remove, set};
use super::shared::{EMPTY, NAMES, is_own, may_name, property};
use super::xml::attribute;
use crate::damage::damaged;
use kernel::Outcome;
use kernel::files::Sort;

/// Stands for everybody's name.
const SOMEBODY: &str = "Author";

/// The file as readers get it.
pub(crate) fn clean(sort: Sort, bytes: &[u8]) -> Outcome<Vec<u8>> {
    // What cannot be read cannot be judged, and is not passed on.
    super::inspect(sort, bytes)?;
    let mut archive = super::open(bytes)?;
    let core = core(&property(&archive, "title")?, &property(&archive, "language")?);
    let pages = pages(&archive)?;
    let gone = |name: &str| {
        let name = name.to_lowercase();
        name.starts_with("docprops/thumbnail")
            || name.starts_with("customui/")
            || name == "docprops/custom.xml"
            || is_printer(&name)
    };
    archive.retain(|name| !gone(name));
    for (name, content) in archive.parts_mut() {
        let lower = name.to_lowercase();
        if lower == "docprops/core.xml" {
            *content = core.clone().into_bytes();
        } else if lower == "docprops/app.xml" {
            *content = app(pages).into_bytes();
        } else if is_own(&lower) {
            *content = EMPTY.to_vec();
        } else if lower.contains("/media/") {
            picture(content);
        } else if is_xml(&lower) {
            let text = std::str::from_utf8(content).map_err(damaged)?;
            *content = part(sort, name, text.trim_start_matches('\u{feff}'), &gone)?.into_bytes();
        }
    }
    archive.pack()
}

/// Settings of somebody's printer hold its name and place.
fn is_printer(name: &str) -> bool {
    name.contains("/printersettings/")
}

fn part(sort: Sort, name: &str, text: &str, gone: &impl Fn(&str) -> bool) -> Outcome<String> {
    if name == "[Content_Types].xml" {
        return remove(text, |node| {
            node.tag_name().name() == "Override"
                && attribute(node, "PartName").is_some_and(|part| gone(part.trim_start_matches('/')))
        });
    }
    if name.ends_with(".rels") {
        return remove(text, |node| {
            let template = attribute(node, "Type").is_some_and(|kind| kind.ends_with("/attachedTemplate"));
            node.tag_name().name() == "Relationship" && (template || leads_to(name, node, gone))
        });
    }
    let mut text = text.to_string();
    if may_name(name) && NAMES.iter().any(|key| text.contains(key)) {
        text = set(&text, &["author", "displayName", "userName"], SOMEBODY, |_| true)?;
        text = set(&text, &["initials"], "A", |_| true)?;
        text = set(&text, &["userId", "providerId"], "None", |node| {
            matches!(node.tag_name().name(), "person" | "presenceInfo" | "author")
        })?;
    }
    match sort {
        Sort::Docx if name == "word/settings.xml" => {
            text = remove(&text, |node| {
                matches!(node.tag_name().name(), "attachedTemplate" | "rsids" | "docVars")
            })?;
        }
        Sort::Xlsx if name == "xl/workbook.xml" => {
            text = remove(&text, |node| matches!(node.tag_name().name(), "absPath" | "fileSharing"))?;
        }
        Sort::Xlsx if name.starts_with("xl/comments") => text = empty(&text, "author")?,
        Sort::Xlsx if name.starts_with("xl/worksheets/") && text.contains("pageSetup") => {
            // It leads to the settings of the printer, which are gone.
            text = remove_attribute(&text)?;
        }
        Sort::Pptx if name.to_lowercase().contains("authors") => {
            text = set(&text, &["name"], SOMEBODY, |node| {
                matches!(node.tag_name().name(), "cmAuthor" | "author")
            })?;
        }
        _ => {}
    }
    Ok(text)
}

/// Takes the reference to the printer's settings off a sheet.
fn remove_attribute(text: &str) -> Outcome<String> {
    let tree = super::xml::parse(text)?;
    let pages = super::xml::all(tree.root(), "pageSetup");
    let ids = pages.flat_map(|node| node.attributes().filter(|a| a.name() == "id").collect::<Vec<_>>());
    let changes = ids.map(|attribute| (attribute.range(), String::new())).collect();
    Ok(super::edit::apply(text, changes))
}

fn picture(content: &mut Vec<u8>) {
    let sort = Sort::of(content).filter(|sort| matches!(sort, Sort::Png | Sort::Jpeg));
    if let Some(clean) = sort.and_then(|sort| crate::picture::clean(sort, content).ok()) {
        *content = clean;
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Title and language, and nothing of whoever made it.
fn core(title: &str, language: &str) -> String {
    let one = |name: &str, value: &str| {
        if value.is_empty() { String::new() } else { format!("<dc:{name}>{}</dc:{name}>", escaped(value)) }
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">{}{}</cp:coreProperties>",
        one("title", title),
        one("language", language)
    )
}

fn pages(archive: &Archive) -> Outcome<Option<u32>> {
    let Some(text) = archive.text("docProps/app.xml")? else { return Ok(None) };
    let tree = super::xml::parse(text)?;
    let said = super::xml::child(tree.root_element(), "Pages");
    Ok(said.and_then(|node| super::xml::words(node).trim().parse().ok()))
}

fn app(pages: Option<u32>) -> String {
    let pages = pages.map(|n| format!("<Pages>{n}</Pages>")).unwrap_or_default();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties \
         xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">{pages}</Properties>"
    )
}
