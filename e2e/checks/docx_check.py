"""Checks a paper's Word file from outside: styles, numbering, lists, tables, properties, and the schema's order of parts.

    python docx_check.py PAPER.docx EXPECTED.json

EXPECTED.json is the one that `pdf_check.py` takes. A picture has no tag here: its alternative must stand in the text.
"""

import re
import sys
import zipfile

import docx
from docx.oxml.ns import qn
from lxml import etree
from report import run

HEADING = re.compile(r"Heading (\d)$")

# The order in which ISO/IEC 29500-1 wants the children of some elements; Word refuses some files that break it.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
    "divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
    "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
}
ORDER = {element: names.split() for element, names in ORDER.items()}


def check(findings, path, wanted):
    package(findings, path)
    document = docx.Document(path)
    properties(findings, document, wanted)
    headings(findings, document, wanted)
    numbers(findings, document, wanted)
    tables(findings, document, wanted)
    text = " ".join(words(document))
    for alternative in wanted.get("alternatives", []):
        findings.expect(alternative in text, f"the alternative {alternative!r} is missing")
    # A letter that no typeface of the PDF has is there as its code, here as itself.
    findings.in_order(text, [re.sub(r"\[U\+([0-9A-F]+)\]", lambda code: chr(int(code[1], 16)), phrase) for phrase in wanted["in_order"]])


def words(document):
    """Every paragraph's words in reading order, tables included."""
    for paragraph in document.element.body.iter(qn("w:p")):
        yield "".join(node.text or "" for node in paragraph.iter(qn("w:t")))


def package(findings, path):
    """Every part is well-formed and keeps the schema's order; nothing is dated."""
    with zipfile.ZipFile(path) as archive:
        findings.same("broken entry", archive.testzip(), None)
        for entry in archive.infolist():
            findings.expect(entry.date_time[0] == 1980, f"{entry.filename} is dated {entry.date_time}")
            if not entry.filename.endswith((".xml", ".rels")):
                continue
            root = etree.fromstring(archive.read(entry))
            for element in root.iter(etree.Element):
                name = etree.QName(element).localname
                if name in ORDER and etree.QName(element).namespace == etree.QName(qn("w:p")).namespace:
                    children = [etree.QName(child).localname for child in element if isinstance(child.tag, str)]
                    known = [ORDER[name].index(child) for child in children if child in ORDER[name]]
                    strange = [child for child in children if child not in ORDER[name]]
                    findings.expect(not strange, f"{entry.filename}: {name} holds {strange}")
                    findings.expect(known == sorted(known), f"{entry.filename}: {name} has its parts out of order: {children}")


def properties(findings, document, wanted):
    core = document.core_properties
    findings.same("title", core.title, wanted["title"])
    findings.same("author", core.author, wanted["author"])
    findings.same("language", core.language, wanted["language"])
    issued = core.created.strftime("%Y-%m-%dT%H:%M:%SZ") if core.created else None
    day = wanted["issued"]
    findings.expect((issued or "").startswith(day) if day else not issued, f"date: found {issued!r}, expected {wanted['issued']!r}")
    language = document.styles.element.find(".//" + qn("w:docDefaults") + "//" + qn("w:lang"))
    findings.same("language of the text", language.get(qn("w:val")), wanted["language"])
    section = document.sections[0]
    findings.same("page in mm", [round(section.page_width.mm), round(section.page_height.mm)], [210, 297])
    footer = section.footer._element.xml
    findings.expect("PAGE" in footer and "NUMPAGES" in footer, "the footer has no page numbers")


def headings(findings, document, wanted):
    """The title and the headings by the names of their styles, in order."""
    found = []
    for paragraph in document.paragraphs:
        match = HEADING.match(paragraph.style.name)
        if paragraph.style.name == "Title":
            found.append([1, paragraph.text])
        elif match:
            found.append([int(match[1]) + 1, paragraph.text])
    title = wanted["headings"][0][1]
    findings.same("headings", found, [[1, title.upper()], *wanted["headings"][1:]])
    cover = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name in ("Subtitle", "Title")]
    findings.same("cover", cover, wanted["cover"])


def definitions(document):
    """Each numId with its abstract definition, format, text, and whether it starts again."""
    root = document.part.numbering_part.element
    shapes = {}
    for shape in root.findall(qn("w:abstractNum")):
        level = shape.find(qn("w:lvl"))
        shapes[shape.get(qn("w:abstractNumId"))] = (
            level.find(qn("w:numFmt")).get(qn("w:val")),
            level.find(qn("w:lvlText")).get(qn("w:val")),
        )
    found = {}
    for number in root.findall(qn("w:num")):
        shape = number.find(qn("w:abstractNumId")).get(qn("w:val"))
        restarts = number.find(".//" + qn("w:startOverride")) is not None
        found[number.get(qn("w:numId"))] = (*shapes[shape], restarts)
    return found


def numbers(findings, document, wanted):
    defined = definitions(document)
    by_format = {"decimal": [], "lowerLetter": [], "bullet": []}
    for paragraph in document.paragraphs:
        reference = paragraph._p.find(qn("w:pPr") + "/" + qn("w:numPr") + "/" + qn("w:numId"))
        if reference is None:
            continue
        number = reference.get(qn("w:val"))
        findings.expect(number in defined, f"the numbering {number} is not defined")
        if number in defined:
            by_format.setdefault(defined[number][0], []).append((number, paragraph))
    decimal, letters, bullets = by_format["decimal"], by_format["lowerLetter"], by_format["bullet"]
    findings.same("numbered paragraphs", len(decimal), wanted["numbered"])
    findings.expect(len({number for number, _ in decimal}) <= 1, "the paragraph numbers are not one run")
    findings.same("lettered parts", len(letters), wanted["letters"])
    findings.same("bullets", len(bullets), wanted["bullets"])
    for number in {number for number, _ in decimal}:
        findings.same("number", defined[number][:2], ("decimal", "%1."))
    for number in {number for number, _ in letters}:
        findings.same("letter", defined[number], ("lowerLetter", "%1)", True))
    for name, group in (("List Number", decimal), ("List Number 2", letters), ("List Bullet", bullets)):
        findings.expect(all(paragraph.style.name == name for _, paragraph in group), f"not every one has the style {name}")
    # A lettered list is one block of paragraphs: two with the same numbering must be neighbours.
    for at in wanted["bold_numbers"]:
        paragraph = decimal[at - 1][1] if at <= len(decimal) else None
        bold = paragraph is not None and all(one.bold for one in paragraph.runs)
        findings.expect(bold, f"paragraph {at} is not bold")
    for number, paragraph in letters[: wanted["letters"] if wanted["bold_numbers"] == [1] else 0]:
        findings.expect(all(one.bold for one in paragraph.runs), f"a recommendation is not bold: {paragraph.text[:40]!r}")


def tables(findings, document, wanted):
    findings.same("tables", len(document.tables), wanted["tables"])
    for table in document.tables:
        heads = [row for row in table.rows if row._tr.find(qn("w:trPr") + "/" + qn("w:tblHeader")) is not None]
        findings.expect(len(heads) == 1 and heads[0]._tr is table.rows[0]._tr, "a table's first row is not its head row")
        caption = table._tbl.tblPr.find(qn("w:tblCaption"))
        findings.expect(caption is not None and caption.get(qn("w:val")) != "", "a table has no name")
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        findings.expect(look is not None and look.get(qn("w:firstRow")) == "1", "a table does not say that its first row is special")
        grid = len(table._tbl.tblGrid.findall(qn("w:gridCol")))
        for row in table.rows:
            findings.same("columns of a row", len(row.cells), grid)


if __name__ == "__main__":
    sys.exit(run(check))
