"""Checks a pack from outside: one PDF of many files, with bookmarks, numbers and tags that lead where they say.

    python pack_check.py PACK.pdf EXPECTED.json

EXPECTED.json holds `title`, `language`, `labels` (the number of each page, in order) and `bookmarks` ([level, words, page from 1]).
"""

import sys

import pikepdf
from pikepdf import Array, Dictionary, Name
from report import run


def check(findings, path, wanted):
    with pikepdf.open(path) as pdf:
        for problem in pdf.check_pdf_syntax() if hasattr(pdf, "check_pdf_syntax") else pdf.check():
            findings.expect(False, f"damaged: {problem}")
        findings.same("title", str(pdf.docinfo.get("/Title", "")), wanted["title"])
        findings.same("language", str(pdf.Root.get("/Lang", "")), wanted["language"])
        findings.expect(pdf.Root.get("/MarkInfo", {}).get("/Marked") is True, "it does not say that it is tagged")
        shown = pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")
        findings.expect(shown is True, "readers would show the file name, not the title")
        findings.same("numbers of the pages", [page.label for page in pdf.pages], wanted["labels"])
        for page, label in zip(pdf.pages, wanted["labels"]):
            drawn = page.Contents.read_bytes() if not isinstance(page.Contents, Array) else b"".join(part.read_bytes() for part in page.Contents)
            findings.expect(f"({label}) Tj".encode() in drawn, f"the number {label} is not drawn on its page")
            saved, back = drawn.split().count(b"q"), drawn.split().count(b"Q")
            findings.expect(saved == back, f"page {label} saves {saved} states and brings back {back}")
        findings.same("bookmarks", list(bookmarks(pdf)), wanted["bookmarks"])
        tags(findings, pdf)


def bookmarks(pdf):
    pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages, 1)}

    def walk(items, level):
        for item in items:
            yield [level, item.title, pages.get(item.destination[0].objgen)]
            yield from walk(item.children, level + 1)

    with pdf.open_outline() as outline:
        yield from walk(outline.root, 1)


def tags(findings, pdf):
    """Every mark on a page is known to the tree, and every tag leads up to the root."""
    tree = pdf.Root.StructTreeRoot
    numbers = tree.ParentTree.Nums
    known = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    findings.same("order of the marks", sorted(known), list(known))
    for at, page in enumerate(pdf.pages, 1):
        findings.expect("/StructParents" in page, f"page {at} has no tags")
        if "/StructParents" not in page:
            continue
        of_page = known.get(int(page.StructParents))
        findings.expect(of_page is not None, f"the tags of page {at} are not in the tree")
        for tag in of_page if of_page is not None else []:
            if tag is None or not isinstance(tag, Dictionary):
                continue
            above, steps = tag, 0
            while above.get("/Type") != Name.StructTreeRoot and "/P" in above and steps < 100:
                above, steps = above.P, steps + 1
            findings.expect(above.objgen == tree.objgen, f"a tag of page {at} does not lead up to the root")


if __name__ == "__main__":
    sys.exit(run(check))
