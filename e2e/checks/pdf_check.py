"""Checks a paper's PDF from outside: PDF/UA-1 (ISO 14289-1) marks, language, title, and the tags in their order.

    python pdf_check.py PAPER.pdf EXPECTED.json

EXPECTED.json holds `title`, `language`, `author`, `issued` (an instant, or the beginning of one), `headings` ([level, text] in order), and counts: `numbered`
paragraphs, `letters` and `bullets` (list items), `tables`, `figures`, `links`; `alternatives` and `in_order` are lists of words.
"""

import re
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name
from report import run

UA = "{http://www.aiim.org/pdfua/ns/id/}part"


class Tag:
    """One element of the structure tree with its words."""

    def __init__(self, element, kind):
        self.kind = kind
        self.alternative = str(element.Alt) if "/Alt" in element else ""
        self.title = str(element.T) if "/T" in element else ""
        self.attributes = attributes(element)
        self.children = []
        self.own = ""

    def text(self):
        return self.own + "".join(child.text() for child in self.children)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *kinds):
        return [tag for tag in self.walk() if tag.kind in kinds]

    def direct(self, kind):
        return [child for child in self.children if child.kind == kind]


def attributes(element):
    found = {}
    if "/A" in element:
        sets = element.A if isinstance(element.A, Array) else [element.A]
        for one in sets:
            if isinstance(one, Dictionary):
                found.update({str(key): value for key, value in one.items()})
    return found


def marked_words(page, fonts_to_unicode):
    """The words of each marked-content id of a page, and those of artifacts apart."""
    words, stack, font = {}, [], None
    for operands, operator in pikepdf.parse_content_stream(page):
        op = str(operator)
        if op in ("BDC", "BMC"):
            properties = operands[1] if len(operands) > 1 else None
            mcid = int(properties.MCID) if isinstance(properties, Dictionary) and "/MCID" in properties else None
            actual = str(properties.ActualText) if isinstance(properties, Dictionary) and "/ActualText" in properties else None
            stack.append((str(operands[0]), mcid, actual))
            if actual is not None:
                put(words, stack, actual)
        elif op == "EMC":
            stack.pop()
        elif op == "Tf":
            font = fonts_to_unicode.get(str(operands[0]))
        elif op in ("Tj", "TJ") and font and not any(actual is not None for _, _, actual in stack):
            pieces = operands[0] if op == "TJ" else [operands[0]]
            for piece in pieces:
                if isinstance(piece, pikepdf.String):
                    put(words, stack, decode(bytes(piece), font))
        elif op in ("Tj", "TJ") and not stack:
            words.setdefault("bare", []).append("text outside every tag")
    return words


def put(words, stack, text):
    for kind, mcid, _ in reversed(stack):
        if mcid is not None:
            words.setdefault(mcid, []).append(text)
            return
        if kind == "/Artifact":
            words.setdefault("artifact", []).append(text)
            return
    words.setdefault("bare", []).append(text)


def decode(data, table):
    return "".join(table.get(int.from_bytes(data[at : at + 2], "big"), "\ufffd") for at in range(0, len(data), 2))


def to_unicode(font):
    """The ToUnicode map of a two-byte font."""
    table = {}
    if "/ToUnicode" not in font:
        return table
    text = font.ToUnicode.read_bytes().decode("latin-1")
    wide = lambda code: bytes.fromhex(code).decode("utf-16-be", "replace")
    for section in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, letters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", section):
            table[int(code, 16)] = wide(letters)
    for section in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, letters in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", section):
            for step in range(int(last, 16) - int(first, 16) + 1):
                base = wide(letters)
                table[int(first, 16) + step] = base[:-1] + chr(ord(base[-1]) + step)
    return table


def tree(pdf):
    """The structure tree with words put in."""
    roles = {str(key): str(value) for key, value in pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
    pages = {}
    for page in pdf.pages:
        fonts = {str(name): to_unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
        pages[page.obj.objgen] = marked_words(page, fonts)

    def build(element, page):
        kind = str(element.S)
        tag = Tag(element, roles.get(kind, kind))
        page = element.Pg.objgen if "/Pg" in element else page
        kids = element.get("/K", Array([]))
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int):
                leaf(tag, pages.get(page, {}).get(kid, []))
            elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
                home = kid.Pg.objgen if "/Pg" in kid else page
                leaf(tag, pages.get(home, {}).get(int(kid.MCID), []))
            elif isinstance(kid, Dictionary) and "/S" in kid:
                tag.children.append(build(kid, page))
        return tag

    def leaf(tag, words):
        words_tag = Tag.__new__(Tag)
        words_tag.__dict__.update(kind="words", alternative="", title="", attributes={}, children=[], own="".join(words))
        tag.children.append(words_tag)

    top = pdf.Root.StructTreeRoot.K
    root = Tag(Dictionary(S=Name.Document), "/Document")
    root.children = [build(kid, None) for kid in (top if isinstance(top, Array) else [top])]
    return root, pages


def check(findings, path, wanted):
    with pikepdf.open(path) as pdf:
        marks(findings, pdf, wanted)
        fonts(findings, pdf)
        if "/StructTreeRoot" not in pdf.Root:
            return
        root, pages = tree(pdf)
        structure(findings, root, wanted)
        bare = [words for page in pages.values() for words in page.get("bare", [])]
        findings.expect(not bare, f"content that is neither tagged nor an artifact: {bare[:3]!r}")
        footers = "".join(word for page in pages.values() for word in page.get("artifact", []))
        for number in range(1, len(pdf.pages) + 1):
            phrase = f"Page {number} of {len(pdf.pages)}"
            findings.expect(phrase in footers, f"footer: {phrase!r} is not an artifact of any page")
        findings.same("pages", len(pdf.pages), wanted.get("pages"))


def marks(findings, pdf, wanted):
    """What the file declares."""
    findings.expect(pdf.Root.get("/MarkInfo", {}).get("/Marked") is True, "it does not say that it is tagged (/MarkInfo /Marked)")
    findings.expect("/StructTreeRoot" in pdf.Root, "it has no structure tree")
    findings.same("language", str(pdf.Root.get("/Lang", "")), wanted["language"])
    shown = pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")
    findings.expect(shown is True, "readers would show the file name, not the title (/DisplayDocTitle)")
    findings.expect("/Outlines" in pdf.Root, "it has no bookmarks")
    with pdf.open_metadata() as xmp:
        findings.same("XMP title", xmp.get("dc:title"), wanted["title"])
        findings.same("XMP pdfuaid:part", xmp.get(UA), "1")
        if wanted.get("author"):
            findings.expect(wanted["author"] in (xmp.get("dc:creator") or []), f"XMP author: {xmp.get('dc:creator')!r}")
        found = xmp.get("xmp:CreateDate")
        day = (wanted.get("issued") or "")[:19]
        findings.expect((found or "").startswith(day) if day else not found, f"XMP date: found {found!r}, expected {wanted.get('issued')!r}")
    for page in pdf.pages:
        if "/Annots" in page:
            findings.same("tab order", str(page.get("/Tabs", "")), "/S")
            for note in page.Annots:
                findings.expect("/Contents" in note and str(note.Contents) != "", "a link has no description (/Contents)")


def fonts(findings, pdf):
    """Every font must travel with the file, and say what its glyphs mean."""
    for font in [one for page in pdf.pages for one in page.Resources.get("/Font", {}).values()]:
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        described = inner.get("/FontDescriptor", {})
        held = any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        findings.expect(held, f"the font {inner.get('/BaseFont')} is not embedded")
        findings.expect("/ToUnicode" in font, f"the font {inner.get('/BaseFont')} has no ToUnicode map")


def structure(findings, root, wanted):
    """The tags and their words."""
    headings = [[int(tag.kind[2:]), " ".join(tag.text().split())] for tag in root.walk() if re.fullmatch(r"/H[1-6]", tag.kind)]
    # A cover shouts its title; its words are the same.
    if headings and wanted["headings"]:
        headings[0][1] = headings[0][1].replace(wanted["headings"][0][1].upper(), wanted["headings"][0][1])
    findings.same("headings", headings, wanted["headings"])
    levels = [1] + [level for level, _ in headings]
    findings.expect(all(b <= a + 1 for a, b in zip(levels, levels[1:])), f"a heading level is skipped: {levels[1:]}")

    lists = root.all("/L")
    items = [item for one in lists for item in one.direct("/LI")]
    for item in items:
        findings.expect(len(item.direct("/Lbl")) == 1 and len(item.direct("/LBody")) == 1, f"a list item lacks its label or body: {item.text()[:40]!r}")
    labels = [item.direct("/Lbl")[0].text().strip() for item in items if item.direct("/Lbl")]
    numbers = [label for label in labels if re.fullmatch(r"\d+\.", label)]
    findings.same("paragraph numbers", numbers, [f"{n}." for n in range(1, wanted["numbered"] + 1)])
    findings.same("lettered parts", len([label for label in labels if re.fullmatch(r"[a-z]+\)", label)]), wanted["letters"])
    findings.same("bullets", len([label for label in labels if label == "•"]), wanted["bullets"])

    tables = root.all("/Table")
    findings.same("tables", len(tables), wanted["tables"])
    for table in tables:
        heads = table.all("/TH")
        findings.expect(bool(heads), "a table has no head cells")
        scopes = {str(head.attributes.get("/Scope", "")) for head in heads}
        findings.expect("/Column" in scopes and "/Row" in scopes, f"a table's heads lack their scope: {sorted(scopes)}")
        findings.expect(bool(table.all("/TD")), "a table has no data cells")
    figures = root.all("/Figure")
    findings.same("figures", len(figures), wanted["figures"])
    for figure in figures:
        findings.expect(figure.alternative.strip() != "", "a figure has no alternative")
    for alternative in wanted.get("alternatives", []):
        findings.expect(any(alternative == figure.alternative for figure in figures), f"no figure says {alternative!r}")
    findings.same("links", len(root.all("/Link")), wanted["links"])
    findings.in_order(root.text().replace("\u200b", ""), wanted["in_order"])


if __name__ == "__main__":
    sys.exit(run(check))
