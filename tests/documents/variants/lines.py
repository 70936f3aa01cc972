"""Variants that differ within paragraphs: runs, spaces, marks, breaks, blanks, numbers."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from cluster_desktop.documents.word import w
from tests.documents.variants.surgery import (
    BOX,
    make,
    parent_of,
    retype,
    row_with,
    run_like,
    text_of,
)

if TYPE_CHECKING:
    from cluster_desktop.documents.word import Element, WordFile

_HALF_WIDTH = str.maketrans("（）：，“”％；０１２３", '():,""%;0123')
_NUMBER = re.compile(r"^[一二三四五六七八九]、")


def split_runs(document: WordFile) -> None:
    """Word splits runs where someone once corrected or looked something up."""
    for run in list(document.body.iter(w("r"))):
        text = text_of(run)
        for start in reversed(range(0, len(text), 3)):
            run.addnext(run_like(run, text[start : start + 3]))
            run.addnext(make("proofErr", type="spellStart"))
        parent_of(run).remove(run)


def loose_spaces_and_paragraphs(document: WordFile) -> None:
    """Spaces between the characters of labels, empty lines around them and between the tables."""
    for words in ("集群总产值（亿元）", "联系人", "集群占地面积（平方公里）", "公共服务示范平台名称及数量"):
        for piece in document.body.iter(w("t")):
            if words in (piece.text or ""):
                piece.text = (piece.text or "").replace(words, f" {'　'.join(words)} ")
    for words in ("集群企业数量", "主导产业所属产业类型", "平台应用普及率"):
        paragraph = next(row_with(document, words).iter(w("p")))
        paragraph.addprevious(_thin_line(paragraph))
        paragraph.addnext(_thin_line(paragraph))
    for table in document.body.findall(w("tbl"))[2:9]:
        table.addprevious(_thin_line(next(table.iter(w("p")))))


def _thin_line(like: Element) -> Element:
    properties = deepcopy(like.find(w("pPr")))
    properties.find(w("spacing")).set(w("line"), "20")
    return make("p", properties)


def half_width_and_line_breaks(document: WordFile) -> None:
    """ASCII marks, and a line broken by hand after the sixth character of each label."""
    for piece in list(document.body.iter(w("t"))):
        text = (piece.text or "").translate(_HALF_WIDTH)
        piece.text = text
        if 8 < len(text) < 24 and not text.startswith((BOX, "(")) and piece.getparent().getnext() is None:
            piece.text = text[:6]
            rest = make("t")
            rest.text = text[6:]
            piece.addnext(rest)
            piece.addnext(make("br"))


def options_side_by_side(document: WordFile) -> None:
    """Options in one line, each section with a box of its own, in another order where there are two."""
    boxes = iter("○☐◯口□" * 20)
    for cell in list(document.body.iter(w("tc"))):
        lines = [p for p in cell.findall(w("p")) if text_of(p).startswith(BOX)]
        if 2 <= len(lines) <= 3 and all(len(text_of(line)) < 14 for line in lines):
            box = next(boxes)
            options = [text_of(line).replace(BOX, box) for line in lines]
            retype(lines[0], "    ".join(reversed(options)))
            for line in lines[1:]:
                cell.remove(line)


def boxes_behind_their_words(document: WordFile) -> None:
    """`是□  否□`, as older forms have it."""
    for paragraph in list(document.body.iter(w("p"))):
        text = text_of(paragraph)
        if text.startswith(BOX) and paragraph.getparent().tag == w("tc"):
            parts = [option.strip().partition("（") for option in text.split(BOX)[1:]]
            retype(paragraph, "  ".join(words + BOX + bracket + rest for words, bracket, rest in parts))


def typed_blanks(document: WordFile) -> None:
    """Underscores on the cover, `数量：____个 名称：____` in one line, a date to complete."""
    cover = document.body.find(w("tbl"))
    mould = cover.find(f".//{w('p')}[{w('r')}]")
    lines = [
        "集群名称：________________",
        "（XX（县、市、区）XX产业）",
        "所属地区：_______市_______县（市、区）",
        "县级行政区划工业和信息化主管部门（盖章）：",
        "集群运营管理机构：________________",
        "申报时间：______年____月____日",
        "联系人及联系电话：________________",
    ]
    for text in lines:
        line = deepcopy(mould)
        retype(line, text)
        cover.addprevious(line)
    parent_of(cover).remove(cover)
    for paragraph in list(document.body.iter(w("p"))):
        if text_of(paragraph).startswith("数量："):
            retype(paragraph, "数量：____个  名称：____")
            parent_of(paragraph).remove(paragraph.getnext())


def without_typed_numbers(document: WordFile) -> None:
    """Headings numbered by Word, so that the number is no text."""
    for paragraph in document.body.iter(w("p")):
        if _NUMBER.match(text_of(paragraph)):
            retype(paragraph, _NUMBER.sub("", text_of(paragraph)))
            numbering = make("numPr", make("ilvl", val="0"), make("numId", val="1"))
            paragraph.find(w("pPr")).insert(1, numbering)
