"""Pages set here and not in Word: the cover, the stamped numbers, the stand-in for a lost document."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.boxes import Layout, PageBox, PlacedText, Shade
from cluster_desktop.documents.layout.linebreak import fit_lines
from cluster_desktop.documents.paint import paint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.evidence.plan import VolumePlan

A4 = (595.276, 841.89)
Size = tuple[float, float]
"""Width and height in points."""

DRAFT_MARK = "草稿"

_STAMP = (46.0, 18.0)
_OUTER = 20.0
_FOOT = 16.0
"""Numbers stand 7 mm from the outer edge and 5.6 mm from the foot, where every office printer reaches."""


def stamp_box(number: int, width: float) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of the number on page `number`, in points from the lower left corner.

    The outer edge is the right one on odd pages and the left one on even pages.
    """
    left = width - _OUTER - _STAMP[0] if number % 2 else _OUTER
    return left, _FOOT, left + _STAMP[0], _FOOT + _STAMP[1]


def stamps(sizes: Sequence[Size], fonts: FontBook) -> bytes:
    """A PDF with the numbers that are laid over pages of these sizes, from page 2 on."""
    pages = tuple(_stamp(number, size, fonts) for number, size in enumerate(sizes, 1))
    return paint(Layout(pages, ()), fonts, title="")


def draft_mark(size: Size, fonts: FontBook) -> bytes:
    """A PDF of one page with nothing but the mark of a draft."""
    page = PageBox(*size, (), (), (), ())
    return paint(Layout((page,), ()), fonts, title="", watermark=DRAFT_MARK)


def squeezed(text: str) -> str:
    """Text read from a page as it is compared: without white space and without the mark of a draft."""
    return "".join(char for char in text if not char.isspace() and char not in DRAFT_MARK)


def cover(plan: VolumePlan, fonts: FontBook) -> PageBox:
    """The cover: cluster, 佐证材料, applicant and date."""
    return _page(
        [
            *_centred(plan.cluster, 230, "song", 22, fonts),
            *_centred("佐证材料", 340, "hei", 42, fonts),
            *_centred(f"申报单位：{plan.applicant}", 640, "fangsong", 16, fonts),
            *_centred(_chinese_date(plan.date), 700, "fangsong", 16, fonts),
        ]
    )


def stand_in(title: str, fault: str, fonts: FontBook) -> PageBox:
    """The page that stands in a draft for a document that cannot be read."""
    return _page(
        [
            *_centred(title, 340, "hei", 18, fonts),
            *_centred(f"本材料未能装订：{fault}", 430, "fangsong", 14, fonts),
        ]
    )


def _stamp(number: int, size: Size, fonts: FontBook) -> PageBox:
    width, height = size
    if number == 1:
        return PageBox(width, height, (), (), (), ())
    left, bottom, right, top = stamp_box(number, width)
    text = str(number)
    x = (left + right - fonts.width(text, "song", 11)) / 2
    number_text = PlacedText(x, height - bottom - 5, text, "song", 11)
    paper = Shade(left, height - top, right - left, top - bottom, "FFFFFF")
    return PageBox(width, height, (number_text,), (), (paper,), ())


def _page(texts: Iterable[PlacedText]) -> PageBox:
    return PageBox(*A4, tuple(texts), (), (), ())


def _centred(text: str, baseline: float, face: str, size: float, fonts: FontBook) -> Iterator[PlacedText]:
    """Lines in the middle of the page from `baseline` down, in as many faces as the characters need."""
    for line in fit_lines(text, face, size, A4[0] - 160, fonts):
        x = (A4[0] - fonts.width(line, face, size)) / 2
        for name, chars in groupby(line, lambda char: fonts.face_for(char, face).name):
            run = "".join(chars)
            yield PlacedText(x, baseline, run, name, size)
            x += fonts.width(run, face, size)
        baseline += size * 1.6


def _chinese_date(date: str) -> str:
    parts = date.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return date
    year, month, day = (int(part) for part in parts)
    return f"{year}年{month}月{day}日"
