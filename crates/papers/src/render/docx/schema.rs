//! The order that the schema wants inside an element (ISO/IEC 29500-1, annex A). The library writes some parts in
//! another; readers differ in how much of that they forgive.

use quick_xml::Reader;
use quick_xml::events::Event;

/// Elements whose children we put in order, with that order as far as our files use it.
const ORDER: [(&str, &[&str]); 3] = [
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:jc",
            "w:tblInd",
            "w:tblBorders",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
            "w:tblCaption",
        ],
    ),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:footerReference",
            "w:pgSz",
            "w:pgMar",
            "w:pgNumType",
            "w:cols",
            "w:titlePg",
            "w:docGrid",
        ],
    ),
];

/// An element that is open, and what it holds so far: each child with its name.
#[derive(Default)]
struct Open {
    name: String,
    start: String,
    children: Vec<(String, String)>,
}

/// The same XML with the children of those elements in the schema's order.
///
/// # Errors
/// When it is not well-formed.
pub(super) fn ordered(xml: &str) -> Result<String, String> {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Open::default()];
    let mut from = 0;
    loop {
        let event = reader.read_event().map_err(|fault| fault.to_string())?;
        let to = usize::try_from(reader.buffer_position()).map_err(|fault| fault.to_string())?;
        let raw = xml.get(from..to).ok_or("an event cut a letter in two")?;
        from = to;
        match event {
            Event::Eof => break,
            Event::Start(start) => {
                open.push(Open {
                    name: name(start.name().as_ref()),
                    start: raw.to_owned(),
                    children: Vec::new(),
                });
            }
            Event::End(_) => {
                let Some(element) = open.pop().filter(|_| !open.is_empty()) else {
                    return Err("an element ends twice".to_owned());
                };
                let whole = format!("{}{}{raw}", element.start, inside(&element));
                hold(&mut open, element.name, whole);
            }
            Event::Empty(start) => hold(&mut open, name(start.name().as_ref()), raw.to_owned()),
            _ => hold(&mut open, String::new(), raw.to_owned()),
        }
    }
    match &open[..] {
        [root] => Ok(inside(root)),
        _ => Err("an element does not end".to_owned()),
    }
}

fn name(raw: &[u8]) -> String {
    String::from_utf8_lossy(raw).into_owned()
}

fn hold(open: &mut [Open], name: String, whole: String) {
    if let Some(parent) = open.last_mut() {
        parent.children.push((name, whole));
    }
}

/// What an element holds, in order when it is one of ours; what the order does not name comes last, as it stood.
fn inside(element: &Open) -> String {
    let mut children: Vec<&(String, String)> = element.children.iter().collect();
    if let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == element.name) {
        children.sort_by_key(|(name, _)| order.iter().position(|known| known == name).unwrap_or(order.len()));
    }
    children.into_iter().map(|(_, whole)| whole.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::ordered;

    #[test]
    fn only_the_named_elements_change() {
        for (xml, want) in [
            ("<a><c/><b>x &amp; y</b></a>", "<a><c/><b>x &amp; y</b></a>"),
            (
                "<?xml version=\"1.0\"?><w:p><w:pPr><w:rPr><w:b/></w:rPr><w:numPr/><w:pStyle w:val=\"é\"/></w:pPr><w:r/></w:p>",
                "<?xml version=\"1.0\"?><w:p><w:pPr><w:pStyle w:val=\"é\"/><w:numPr/><w:rPr><w:b/></w:rPr></w:pPr><w:r/></w:p>",
            ),
            (
                "<w:tblPr><x/><w:tblW/><w:tblStyle/></w:tblPr>",
                "<w:tblPr><w:tblStyle/><w:tblW/><x/></w:tblPr>",
            ),
        ] {
            assert_eq!(ordered(xml).as_deref(), Ok(want));
        }
        for broken in ["<a>", "<a></b>", "</a>"] {
            assert!(ordered(broken).is_err(), "{broken}");
        }
    }
}
