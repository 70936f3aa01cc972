"""What people do to an exported form in Word: each a change to the opened file."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from cluster_desktop.documents.binding.text import paragraph_text
from cluster_desktop.documents.word import Element, WordFile, w
from tests.documents.official import cell_with, reword

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[WordFile], None]

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def retype(old: str, new: str) -> Change:
    """Types `new` over `old` wherever it stands in one piece."""
    return lambda document: reword(document, old, new)


def paragraph_with(document: WordFile, words: str) -> Element:
    return next(part for part in document.body.iter(w("p")) if words in paragraph_text(part))


def add_below(words: str, *lines: str) -> Change:
    """Adds paragraphs below the one with `words`, as Enter does."""

    def change(document: WordFile) -> None:
        above = paragraph_with(document, words)
        for line in reversed(lines):
            added = deepcopy(above)
            first, *others = added.iter(w("t"))
            first.text = line
            for piece in others:
                piece.text = ""
            above.addnext(added)

    return change


def remove_paragraph(words: str) -> Change:
    def change(document: WordFile) -> None:
        paragraph = paragraph_with(document, words)
        paragraph.getparent().remove(paragraph)

    return change


def row_with(document: WordFile, words: str) -> Element:
    return next(cell_with(document, words).iterancestors(w("tr")))


def remove_row(words: str) -> Change:
    def change(document: WordFile) -> None:
        row = row_with(document, words)
        row.getparent().remove(row)

    return change


def add_row_below(words: str, *texts: str) -> Change:
    """Adds a row below that of the cell with `words`, its last cells with `texts`."""

    def change(document: WordFile) -> None:
        row = row_with(document, words)
        added = deepcopy(row)
        for cell, text in zip(list(added.iter(w("tc")))[-len(texts) :], texts, strict=True):
            _say(cell, text)
        row.addnext(added)

    return change


def say_in_row(words: str, *texts: str) -> Change:
    """Types over the last cells of the row with `words`."""

    def change(document: WordFile) -> None:
        for cell, text in zip(
            list(row_with(document, words).iter(w("tc")))[-len(texts) :], texts, strict=True
        ):
            _say(cell, text)

    return change


def _say(cell: Element, text: str) -> None:
    paragraph, *others = cell.iterchildren(w("p"))
    for run in list(paragraph.iter(w("r"))):
        run.getparent().remove(run)
    etree.SubElement(etree.SubElement(paragraph, w("r")), w("t")).text = text
    for other in others:
        cell.remove(other)


def split_runs(document: WordFile) -> None:
    """Cuts every run in two, with the marks that Word leaves of editing sessions and of spelling."""
    for run in list(document.body.iter(w("r"))):
        piece = run.find(w("t"))
        if piece is None or len(piece.text or "") < 2:
            continue
        run.set(w("rsidR"), "00A12B3C")
        second = deepcopy(run)
        half = len(piece.text) // 2
        second.find(w("t")).text, piece.text = piece.text[half:], piece.text[:half]
        run.addnext(second)
        run.addnext(etree.Element(w("proofErr"), {w("type"): "spellStart"}))


def dress_up(document: WordFile) -> None:
    """Other fonts and sizes everywhere, and an empty paragraph at the end of every cell."""
    for fonts in document.body.iter(w("rFonts")):
        fonts.set(w("eastAsia"), "华文中宋")
    for size in document.body.iter(w("sz")):
        size.set(w("val"), "20")
    for cell in document.body.iter(w("tc")):
        etree.SubElement(cell, w("p"))


def tracked(old: str, new: str) -> Change:
    """Types `new` over `old` with tracked changes on."""

    def change(document: WordFile) -> None:
        piece = next(piece for piece in document.body.iter(w("t")) if old in (piece.text or ""))
        run = piece.getparent()
        before, after = (piece.text or "").split(old, 1)
        deleted, inserted = etree.Element(w("del")), etree.Element(w("ins"))
        for holder, text, tag in ((deleted, old, "delText"), (inserted, new, "t")):
            other = etree.SubElement(holder, w("r"))
            etree.SubElement(other, w(tag)).text = text
        rest = deepcopy(run)
        rest.find(w("t")).text = after
        piece.text = before
        for part in (rest, inserted, deleted):
            run.addnext(part)

    return change


def track_row(words: str, mark: str) -> Change:
    """Marks a row as inserted (`ins`) or deleted (`del`)."""

    def change(document: WordFile) -> None:
        row = row_with(document, words)
        properties = row.find(w("trPr"))
        etree.SubElement(row if properties is None else properties, w(mark))

    return change


def track_joined(words: str) -> Change:
    """Deletes the end of a paragraph with tracked changes on, so that it goes on in the next."""

    def change(document: WordFile) -> None:
        paragraph = paragraph_with(document, words)
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        if mark is None:
            mark = etree.SubElement(paragraph.find(w("pPr")), w("rPr"))
        etree.SubElement(mark, w("del"))

    return change


def checkbox(option: str) -> Change:
    """Puts a ticked check box control in place of the box before `option`."""

    def change(document: WordFile) -> None:
        paragraph = paragraph_with(document, f"□{option}")
        piece = next(piece for piece in paragraph.iter(w("t")) if "□" in (piece.text or ""))
        piece.text = piece.text.replace("□", "", 1)
        control = etree.Element(w("sdt"))
        properties = etree.SubElement(control, w("sdtPr"))
        etree.SubElement(etree.SubElement(properties, f"{W14}checkbox"), f"{W14}checked").set(
            f"{W14}val", "1"
        )
        run = etree.SubElement(etree.SubElement(control, w("sdtContent")), w("r"))
        etree.SubElement(run, w("t")).text = "☒"
        piece.getparent().addprevious(control)

    return change


def symbol(option: str, face: str, code: str) -> Change:
    """Puts a symbol of a symbol face in place of the box before `option`."""

    def change(document: WordFile) -> None:
        paragraph = paragraph_with(document, f"□{option}")
        piece = next(piece for piece in paragraph.iter(w("t")) if "□" in (piece.text or ""))
        piece.text = piece.text.replace("□", "", 1)
        run = etree.Element(w("r"))
        etree.SubElement(run, w("sym"), {w("font"): face, w("char"): code})
        piece.getparent().addprevious(run)

    return change


def text_box(words: str, text: str) -> Change:
    """A text box anchored in the paragraph with `words`."""

    def change(document: WordFile) -> None:
        run = etree.SubElement(paragraph_with(document, words), w("r"))
        box = etree.SubElement(etree.SubElement(run, w("pict")), w("txbxContent"))
        etree.SubElement(etree.SubElement(etree.SubElement(box, w("p")), w("r")), w("t")).text = text

    return change
