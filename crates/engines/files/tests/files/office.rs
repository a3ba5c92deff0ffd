//! Word, Excel and PowerPoint files: what they hide, what is taken out, and what is read.

use crate::make::{archive, archive_of, photograph};
use crate::pdf::{cleaned, found, hides};
use docx_rs::{Comment, Docx, Paragraph, Run};
use kernel::contracts::binder::Hides;
use kernel::contracts::paper::Block;
use std::io::{Cursor, Read};

/// Every part of an archive as text.
fn everything(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut all = String::new();
    for at in 0..zip.len() {
        let mut content = Vec::new();
        zip.by_index(at).expect("a part").read_to_end(&mut content).expect("its content");
        all.push_str(&String::from_utf8_lossy(&content));
    }
    all
}

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const CORE: &str = "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Fire plan</dc:title>\
                    <dc:creator>Secretword</dc:creator><cp:lastModifiedBy>Secretword</cp:lastModifiedBy></cp:coreProperties>";

#[test]
fn a_word_document_is_read_as_it_is_shown() {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr><w:r><w:t>Purpose</w:t></w:r></w:p>\
                <w:p><w:r><w:t xml:space=\"preserve\">What is </w:t></w:r><w:ins w:id=\"1\" w:author=\"Secretword\"><w:r><w:t>shown</w:t></w:r></w:ins>\
                <w:del w:id=\"2\" w:author=\"Secretword\"><w:r><w:delText>struck out</w:delText></w:r></w:del>\
                <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>\
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>2022</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    let styles = format!(
        "<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
    );
    let bytes = archive(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document),
        ("word/styles.xml", &styles),
        ("docProps/core.xml", CORE),
        ("docProps/app.xml", "<Properties><Company>Secretword</Company><Pages>7</Pages></Properties>"),
        ("docProps/custom.xml", "<Properties>Secretword</Properties>"),
        ("customXml/item1.xml", "<a>Secretword</a>"),
        (
            "word/settings.xml",
            &format!("<w:settings {W}><w:rsids><w:rsid w:val=\"00Secretword\"/></w:rsids></w:settings>"),
        ),
    ]);
    let read = found(&bytes);
    assert_eq!((read.title.as_str(), read.language.as_str(), read.pages), ("Fire plan", "en-GB", 7));
    let [Block::Heading { level: 1, .. }, Block::Paragraph { text, .. }, Block::Table { head, rows, .. }] =
        &read.leaves[0].blocks[..]
    else {
        panic!("{:?}", read.leaves)
    };
    assert_eq!(text.words(), "What is shown");
    assert_eq!((head[0].as_str(), rows[0][0].words().as_str()), ("Year", "2022"));
    let what = hides(&bytes);
    for kind in [Hides::Properties, Hides::CustomProperties, Hides::Names, Hides::Changes, Hides::HiddenWords]
    {
        assert!(what.contains(&kind), "{kind:?}: {what:?}");
    }
    assert!(read.barriers.iter().any(|b| b.contains("marked as its head")), "{:?}", read.barriers);
    let clean = cleaned(&bytes);
    assert!(!everything(&clean).contains("Secretword"), "{}", everything(&clean));
    assert_eq!((found(&clean).title, found(&clean).pages), ("Fire plan".into(), 7));
    assert_eq!(found(&clean).leaves, read.leaves);
}

#[test]
fn commenters_lose_their_names_and_keep_their_words() {
    let comment = Comment::new(1)
        .author("Secretword")
        .add_paragraph(Paragraph::new().add_run(Run::new().add_text("A remark")));
    let paragraph =
        Paragraph::new().add_comment_start(comment).add_run(Run::new().add_text("Words")).add_comment_end(1);
    let mut bytes = Cursor::new(Vec::new());
    Docx::new().add_paragraph(paragraph).build().pack(&mut bytes).expect("a document");
    let bytes = bytes.into_inner();
    let read = found(&bytes);
    let names = read.hidden.iter().find(|hidden| hidden.what == Hides::Names).expect("a name");
    assert_eq!(names.detail, "1 name");
    let clean = cleaned(&bytes);
    let all = everything(&clean);
    assert!(!all.contains("Secretword") && all.contains("A remark"));
    assert_eq!(hides(&clean), [Hides::Comments]);
}

#[test]
fn hidden_sheets_rows_and_columns_are_named_and_not_read() {
    let sheet = "<worksheet><cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\">\
                 <v>1</v></c><c r=\"C1\" s=\"1\"><v>44607</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"s\"><v>1</v></c></row></sheetData></worksheet>";
    let bytes = archive(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><fileSharing userName=\"Secretword\"/><sheets><sheet name=\"Figures\" sheetId=\"1\" r:id=\"a\"/>\
             <sheet name=\"Working\" sheetId=\"2\" state=\"hidden\" r:id=\"b\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<R><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"b\" Target=\"worksheets/sheet2.xml\"/></R>",
        ),
        ("xl/worksheets/sheet1.xml", sheet),
        (
            "xl/worksheets/sheet2.xml",
            "<worksheet><sheetData><row><c t=\"s\"><v>1</v></c></row></sheetData></worksheet>",
        ),
        ("xl/sharedStrings.xml", "<sst><si><t>Fires</t></si><si><t>Unseen</t></si></sst>"),
        (
            "xl/styles.xml",
            "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
        ),
        (
            "xl/comments1.xml",
            "<comments><authors><author>Secretword</author></authors><commentList><comment/></commentList></comments>",
        ),
    ]);
    let read = found(&bytes);
    let text = read.text(1000);
    assert!(text.contains("Fires 2022-02-15") && !text.contains("Unseen"), "{text}");
    let unseen = read.hidden.iter().find(|hidden| hidden.what == Hides::Unseen).expect("hidden sheets");
    assert_eq!(unseen.detail, "1 sheet, 2 rows or columns");
    assert!(!everything(&cleaned(&bytes)).contains("Secretword"));
}

#[test]
fn slides_are_read_and_notes_are_named() {
    let slide = |title: &str, show: &str| {
        format!(
            "<p:sld xmlns:p=\"p\" xmlns:a=\"a\"{show}><p:sp><p:nvPr><p:ph type=\"title\"/></p:nvPr><a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>{title}</a:t></a:r></a:p></p:sp></p:sld>"
        )
    };
    let rels = "<R><Relationship Id=\"a\" Target=\"slides/slide1.xml\"/><Relationship Id=\"b\" Target=\"slides/slide2.xml\"/></R>";
    let bytes = archive_of(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("ppt/presentation.xml", b"<p xmlns:r=\"r\"><sldId r:id=\"a\"/><sldId r:id=\"b\"/></p>"),
        ("ppt/_rels/presentation.xml.rels", rels.as_bytes()),
        ("ppt/slides/slide1.xml", slide("Knife crime", "").as_bytes()),
        ("ppt/slides/slide2.xml", slide("Unseen", " show=\"0\"").as_bytes()),
        ("ppt/notesSlides/notesSlide1.xml", b"<n><sp><ph type=\"body\"/><p><t>Say this</t></p></sp></n>"),
        ("ppt/commentAuthors.xml", b"<l><cmAuthor name=\"Secretword\" initials=\"S\"/></l>"),
        ("ppt/media/image1.jpeg", &photograph(1)),
    ]);
    let read = found(&bytes);
    assert_eq!((read.pages, read.language.as_str()), (1, "en-GB"));
    assert_eq!(read.text(100), "Slide 1\nKnife crime");
    let what = hides(&bytes);
    for kind in [Hides::Unseen, Hides::Notes, Hides::Names, Hides::Camera] {
        assert!(what.contains(&kind), "{kind:?}: {what:?}");
    }
    let all = everything(&cleaned(&bytes));
    assert!(!all.contains("Secretword") && all.contains("Say this"));
}
