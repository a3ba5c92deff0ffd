"""Checks from outside that a PDF or a Word file says some words, and has some tables by their heads.

    python words_check.py FILE EXPECTED.json

EXPECTED.json holds `holds`, a list of words that stand somewhere in the text, and `heads`, the head cells of each table that must be there.
"""

import sys

import docx
import pikepdf
import pdf_check
from report import run


def check(findings, path, wanted):
    text, heads = of_pdf(path) if path.endswith(".pdf") else of_word(path)
    text = " ".join(text.split())
    for words in wanted["holds"]:
        findings.expect(words in text, f"it does not say {words!r}")
    for head in wanted["heads"]:
        findings.expect(head in heads, f"no table has the head {head!r}; there are {heads!r}")


def of_pdf(path):
    with pikepdf.open(path) as pdf:
        root, _ = pdf_check.tree(pdf)
        rows = [table.all("/TR")[0] for table in root.all("/Table")]
        heads = [[plain(cell.text()) for cell in row.direct("/TH")] for row in rows]
        return " ".join(plain(tag.text()) for tag in root.all("/P", "/TD", "/TH", "/H1", "/H2", "/H3", "/LBody")), heads


def of_word(path):
    document = docx.Document(path)
    heads = [[plain(cell.text) for cell in table.rows[0].cells] for table in document.tables]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells]), heads


def plain(text):
    return " ".join(text.replace("\u200b", "").split())


if __name__ == "__main__":
    sys.exit(run(check))
