"""Pages set here and not in Word: covers, dividers, the stand-in for a lost document, the mark of a draft."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.boxes import Layout, PageBox, PlacedText
from cluster_desktop.documents.layout.linebreak import fit_lines
from cluster_desktop.documents.paint import paint
from cluster_desktop.evidence.volume.rows import volume_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.evidence.volume.plan import VolumePlan

A4 = (595.276, 841.89)
Size = tuple[float, float]
"""Width and height in points."""

DRAFT_MARK = "草稿"
_SIDE = 80.0


def draft_mark(size: Size, fonts: FontBook) -> bytes:
    """A PDF of one page with nothing but the mark of a draft."""
    page = PageBox(*size, (), (), (), ())
    return paint(Layout((page,), ()), fonts, title="", watermark=DRAFT_MARK)


def squeezed(text: str) -> str:
    """Text read from a page as it is compared: without white space and without the mark of a draft."""
    return "".join(char for char in text if not char.isspace() and char not in DRAFT_MARK)


def cover(plan: VolumePlan, volume: int, volumes: int, code: str, fonts: FontBook) -> PageBox:
    """The cover of volume `volume` of `volumes`: what it is, whose, which of how many, and the check code."""
    texts: list[PlacedText] = []
    if plan.cover:
        texts += _centred(plan.title, 260, "hei", 30, fonts)
        for place, line in enumerate(plan.cover):
            texts += _left(line, 460 + 40 * place, "fangsong", 16, fonts)
    else:
        texts += _centred(plan.cluster, 230, "song", 22, fonts)
        texts += _centred(plan.title, 340, "hei", 42, fonts)
        texts += _centred(f"申报单位：{plan.applicant}", 640, "fangsong", 16, fonts)
        texts += _centred(chinese_date(plan.date), 700, "fangsong", 16, fonts)
    if volumes > 1:
        texts += _centred(volume_words(volume, volumes), 400, "song", 18, fonts)
    if code:
        texts += _centred(f"校验码：{code}", 770, "song", 10.5, fonts)
    return _page(texts)


def volume_words(volume: int, volumes: int) -> str:
    """Which of how many: `第二册　共三册`."""
    return f"第{volume_number(volume)}册　共{volume_number(volumes)}册"


def divider(title: str, fonts: FontBook) -> PageBox:
    """The page before a part: its title and nothing else."""
    return _page(_centred(title, 380, "hei", 26, fonts))


def stand_in(title: str, fault: str, fonts: FontBook) -> PageBox:
    """The page that stands in a draft for a document that cannot be read."""
    return _page(
        [
            *_centred(title, 340, "hei", 18, fonts),
            *_centred(f"本材料未能装订：{fault}", 430, "fangsong", 14, fonts),
        ]
    )


def chinese_date(date: str) -> str:
    """An ISO date as 2024年5月6日; anything else as it is."""
    parts = date.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return date
    year, month, day = (int(part) for part in parts)
    return f"{year}年{month}月{day}日"


def _page(texts: Iterable[PlacedText]) -> PageBox:
    return PageBox(*A4, tuple(texts), (), (), ())


def _centred(text: str, baseline: float, face: str, size: float, fonts: FontBook) -> Iterator[PlacedText]:
    """Lines in the middle of the page from `baseline` down."""
    for line in fit_lines(text, face, size, A4[0] - 2 * _SIDE, fonts):
        yield from _line(line, (A4[0] - fonts.width(line, face, size)) / 2, baseline, face, size, fonts)
        baseline += size * 1.6


def _left(text: str, baseline: float, face: str, size: float, fonts: FontBook) -> Iterator[PlacedText]:
    for line in fit_lines(text, face, size, A4[0] - 2 * _SIDE - 40, fonts):
        yield from _line(line, _SIDE + 40, baseline, face, size, fonts)
        baseline += size * 1.6


def _line(  # noqa: PLR0917 - a line is text, place and look
    text: str, x: float, baseline: float, face: str, size: float, fonts: FontBook
) -> Iterator[PlacedText]:
    """One line in as many faces as its characters need."""
    for name, chars in groupby(text, lambda char: fonts.face_for(char, face).name):
        run = "".join(chars)
        yield PlacedText(x, baseline, run, name, size)
        x += fonts.width(run, face, size)
