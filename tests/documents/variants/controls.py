"""Variants with content controls: blanks that invite to write, boxes that can be clicked."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from cluster_desktop.documents.binding.text import W14
from cluster_desktop.documents.word import w
from tests.documents.variants.surgery import (
    BOX,
    blank_cells,
    make,
    parent_of,
    row_with,
    run_like,
    text_of,
    wrap,
)

if TYPE_CHECKING:
    from cluster_desktop.documents.word import Element, WordFile

_INVITATION = "单击此处输入文字。"


def content_controls(document: WordFile) -> None:
    """A control in each blank, around its runs, its paragraph, its cell; a box of its own for each option."""
    numbers = count(1)
    for number, cell in zip(numbers, list(blank_cells(document)), strict=False):
        _invite(cell, next(numbers), ("run", "paragraph", "cell")[number % 3])
    for words in ("集群企业数量", "集群总产值（亿元）"):
        wrap(row_with(document, words), make("id", val=str(next(numbers))))
    for run in list(document.body.iter(w("r"))):
        for part in reversed(text_of(run).split(BOX)[1:]) if BOX in text_of(run) else []:
            run.addnext(run_like(run, part))
            _check_box(run, next(numbers))
        if BOX in text_of(run):
            parent_of(run).remove(run)


def _invite(cell: Element, number: int, level: str) -> None:
    paragraph = cell.find(w("p"))
    properties = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    run = run_like(make("r", etree.fromstring(etree.tostring(properties))), _INVITATION)
    run.find(w("rPr")).insert(0, make("rStyle", val="PlaceholderText"))
    run.find(w("rPr")).append(make("color", val="808080"))
    paragraph.append(run)
    around = {"run": run, "paragraph": paragraph, "cell": cell}[level]
    wrap(around, make("id", val=str(number)), make("showingPlcHdr"), make("text"))


def _check_box(run: Element, number: int) -> None:
    """Sets a `w14:checkbox` behind a run, as Word writes it."""
    box = run_like(run, "☐")
    run.addnext(box)
    control = wrap(box, make("id", val=str(number)))
    checkbox = etree.SubElement(control.find(w("sdtPr")), f"{W14}checkbox", nsmap={"w14": W14[1:-1]})
    for name, value in (("checked", "0"), ("checkedState", "2612"), ("uncheckedState", "2610")):
        state = etree.SubElement(checkbox, f"{W14}{name}", {f"{W14}val": value})
        if name != "checked":
            state.set(f"{W14}font", "MS Gothic")


def symbol_boxes(document: WordFile) -> None:
    """The boxes of 二 and 七 as `w:sym` of Wingdings, those of 一 of Wingdings 2."""
    for number, table in enumerate(document.body.findall(w("tbl"))):
        font, code = ("Wingdings 2", "F0A3") if number == 1 else ("Wingdings", "F0A8")
        for run in list(table.iter(w("r"))):
            if number in {1, 3, 11, 12} and text_of(run).startswith(BOX):
                for part in reversed(text_of(run).split(BOX)[1:]):
                    run.addnext(run_like(run, part))
                    symbol = run_like(run, "")
                    symbol.replace(symbol[-1], make("sym", font=font, char=code))
                    run.addnext(symbol)
                parent_of(run).remove(run)
