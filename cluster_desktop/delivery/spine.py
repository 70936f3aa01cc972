"""The spines of the volumes: strips to cut out and glue on, as wide as the volume is thick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.boxes import Layout, PageBox, PlacedText, Rule
from cluster_desktop.documents.paint import paint
from cluster_desktop.evidence.volume.sheets import A4, DRAFT_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cluster_desktop.documents.fonts import FontBook

_MM = 72 / 25.4
_SHEET_MM = 0.1
"""The thickness of a sheet of 80 g copying paper."""
_THINNEST_MM, _WIDEST_MM = 8.0, 60.0
_TOP, _LENGTH = 30.0, 267 * _MM
_BETWEEN = 14 * _MM
_LARGEST, _SMALLEST = 20.0, 7.0
_CUT = 0.4
_UPRIGHT = str.maketrans("（）“”《》", "︵︶﹁﹂︽︾")


def spines(volumes: Sequence[tuple[str, str, int]], fonts: FontBook, *, as_draft: bool) -> tuple[bytes, int]:
    """A PDF with a strip for each volume (what it is, which one if several, its sheets), and its pages."""
    pages: list[PageBox] = []
    texts: list[PlacedText] = []
    rules: list[Rule] = []
    left = _BETWEEN
    for title, which, sheets in volumes:
        width = min(max(sheets * _SHEET_MM, _THINNEST_MM), _WIDEST_MM) * _MM
        if left + width > A4[0] - _BETWEEN:
            pages.append(PageBox(*A4, tuple(texts), tuple(rules), (), ()))
            texts, rules, left = [], [], _BETWEEN
        rules += _frame(left, width)
        texts += _upright(title, which, left + width / 2, width, fonts)
        left += width + _BETWEEN
    pages.append(PageBox(*A4, tuple(texts), tuple(rules), (), ()))
    mark = DRAFT_MARK if as_draft else None
    return paint(Layout(tuple(pages), ()), fonts, title="书脊", watermark=mark), len(pages)


def _frame(left: float, width: float) -> list[Rule]:
    right, bottom = left + width, _TOP + _LENGTH
    return [
        Rule(left, _TOP, right, _TOP, _CUT),
        Rule(left, bottom, right, bottom, _CUT),
        Rule(left, _TOP, left, bottom, _CUT),
        Rule(right, _TOP, right, bottom, _CUT),
    ]


def _upright(title: str, which: str, middle: float, width: float, fonts: FontBook) -> Iterator[PlacedText]:
    """The title from the head down, the number of the volume at the foot, one character below the other."""
    count = len(title) + len(which) + 2
    size = max(_SMALLEST, min(_LARGEST, width * 0.62, (_LENGTH - 40) / (count * 1.25)))
    step = size * 1.25
    yield from _column(title, middle, _TOP + 24 + size, step, size, fonts)
    foot = _TOP + _LENGTH - 20 - (len(which) - 1) * step
    yield from _column(which, middle, foot, step, size, fonts)


def _column(  # noqa: PLR0917 - a column is text, place and look
    text: str, middle: float, baseline: float, step: float, size: float, fonts: FontBook
) -> Iterator[PlacedText]:
    for char in text.translate(_UPRIGHT):
        face = fonts.face_for(char, "hei").name
        yield PlacedText(middle - fonts.width(char, "hei", size) / 2, baseline, char, face, size)
        baseline += step
