//! The parts of the file that are ours rather than the library's: styles, fonts, properties, and table heads.

use std::io::Cursor;

use docx_rs::Docx;
use kernel::contracts::paper::Paper;

use super::super::{About, words};
use super::schema::ordered;

const STYLES: &str = include_str!("styles.xml");
const FONTS: &str = include_str!("fonts.xml");

/// Finish the file. `tables` names each table in order.
pub(super) fn pack(doc: Docx, tables: &[String], paper: &Paper, about: &About) -> Result<Vec<u8>, String> {
    let mut parts = doc.build();
    parts.document = ordered(&with_tables(&text(parts.document)?, tables))?.into_bytes();
    parts.numberings = ordered(&text(parts.numberings)?)?.into_bytes();
    parts.footers = parts
        .footers
        .into_iter()
        .map(|footer| Ok(ordered(&text(footer)?)?.into_bytes()))
        .collect::<Result<_, String>>()?;
    parts.document_rels = in_order(&text(parts.document_rels)?).into_bytes();
    parts.styles = STYLES.replace("LANGUAGE", &escape(&about.language)).into_bytes();
    parts.font_table = FONTS.as_bytes().to_vec();
    parts.doc_props.core = properties(paper, about).into_bytes();
    let mut file = Cursor::new(Vec::new());
    parts.pack(&mut file).map_err(|fault| fault.to_string())?;
    Ok(file.into_inner())
}

fn text(part: Vec<u8>) -> Result<String, String> {
    String::from_utf8(part).map_err(|fault| fault.to_string())
}

/// Head rows that repeat and are announced; heads of columns and rows declared; each table called by its name.
/// Words of the paper cannot be taken for marks here, because in them `<` is always written `&lt;`.
fn with_tables(document: &str, tables: &[String]) -> String {
    let document = document.replace("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />");
    let mut pieces = document.split("</w:tblPr>");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for (at, piece) in pieces.enumerate() {
        out.push_str(r#"<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1" />"#);
        if let Some(name) = tables.get(at).filter(|name| !name.trim().is_empty()) {
            out.push_str(&format!(r#"<w:tblCaption w:val="{}" />"#, escape(name)));
        }
        out.push_str("</w:tblPr>");
        out.push_str(piece);
    }
    out
}

/// Relationships by id: the library lists links in the order of a hash table, which differs from run to run.
fn in_order(relationships: &str) -> String {
    const MARK: &str = "<Relationship ";
    let Some((head, rest)) = relationships.split_once(MARK) else { return relationships.to_owned() };
    let Some((list, tail)) = rest.rsplit_once("</Relationships>") else { return relationships.to_owned() };
    let mut list: Vec<&str> = list.split(MARK).map(str::trim).collect();
    list.sort_unstable();
    let list: String = list.into_iter().map(|one| format!("{MARK}{one}")).collect();
    format!("{head}{list}</Relationships>{tail}")
}

/// Title, author, language and date, as a file manager shows them.
fn properties(paper: &Paper, about: &About) -> String {
    let when = about.issued.map(|at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
    let date = |mark: &str| {
        when.as_ref().map_or_else(String::new, |when| {
            format!(r#"<dcterms:{mark} xsi:type="dcterms:W3CDTF">{when}</dcterms:{mark}>"#)
        })
    };
    let title = escape(&words::title(paper));
    let board = escape(&words::one_line(&paper.board));
    let subject = if board.is_empty() {
        String::new()
    } else {
        format!("<dc:subject>Report to the {board}</dc:subject>")
    };
    let author = escape(&words::one_line(&about.author));
    let language = escape(&about.language);
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
            r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" "#,
            r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#,
            "<dc:title>{title}</dc:title>{subject}<dc:creator>{author}</dc:creator>",
            "<dc:language>{language}</dc:language>{created}{modified}</cp:coreProperties>",
        ),
        title = title,
        subject = subject,
        author = author,
        language = language,
        created = date("created"),
        modified = date("modified"),
    )
}

/// Words that XML 1.0 can hold: controls are left out, a tab is a space.
pub(super) fn clean(words: &str) -> String {
    words
        .chars()
        .map(|letter| if letter == '\t' { ' ' } else { letter })
        .filter(|letter| !letter.is_control() && !matches!(letter, '\u{FFFE}' | '\u{FFFF}'))
        .collect()
}

fn escape(words: &str) -> String {
    clean(words).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{clean, escape, in_order, with_tables};

    #[test]
    fn words_become_safe_xml() {
        for (words, safe) in [
            ("a & b", "a &amp; b"),
            ("<w:cantSplit />", "&lt;w:cantSplit /&gt;"),
            ("\"q\"", "&quot;q&quot;"),
            ("a\u{0}\u{8}b\tc", "ab c"),
            ("\u{FFFE}é", "é"),
        ] {
            assert_eq!(escape(words), safe, "{words:?}");
        }
        assert_eq!(clean("a\r"), "a");
    }

    #[test]
    fn relationships_have_one_order() {
        let rels = |list: &str| format!(r#"<?xml?><Relationships xmlns="x">{list}</Relationships>"#);
        let (a, b) = (r#"<Relationship Id="a" />"#, r#"<Relationship Id="b" />"#);
        assert_eq!(in_order(&rels(&format!("{b}{a}"))), rels(&format!("{a}{b}")));
        assert_eq!(in_order(&rels("")), rels(""));
    }

    #[test]
    fn each_table_gets_its_own_name() {
        let out =
            with_tables("<w:tblPr></w:tblPr>x<w:tblPr></w:tblPr>", &["One".to_owned(), "A & B".to_owned()]);
        assert!(out.find(r#"w:val="One""#) < out.find(r#"w:val="A &amp; B""#), "{out}");
        assert_eq!(out.matches("<w:tblLook ").count(), 2);
    }
}
