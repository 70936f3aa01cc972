"""Running text as offices set it: red head, title, 仿宋 at 16 points on lines of 28, signatures and seals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cluster_desktop.examples.papers.sheet import RED

if TYPE_CHECKING:
    from cluster_desktop.examples.papers.parts import Letter
    from cluster_desktop.examples.papers.sheet import Sheet

_SIZE = 16.0
_PITCH = 28.0
_LEFT = 79.0
_TOP = 104.0
_BOTTOM = 770.0
_HEADING = re.compile(r"[一二三四五六七八九十]+、|第[一二三四五六七八九十]+条")


class _Column:
    """Where the next line goes: down the page, then on to the next."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.width = sheet.width - 2 * _LEFT
        self.y = _TOP

    def line(self, text: str, face: str = "fangsong", indent: float = 0) -> None:
        self.need(_PITCH)
        self._sheet.text(_LEFT + indent, self.y, text, face, _SIZE)
        self.y += _PITCH

    def need(self, height: float) -> bool:
        """Turn the page where less than `height` is left; tells whether it did."""
        full = self.y + height > _BOTTOM + _PITCH
        if full:
            self._sheet.page()
            self.y = _TOP
        return full


def draw_letter(sheet: Sheet, letter: Letter, ending: str) -> None:
    """The letter from a new page on; `ending` is the closing text that it names."""
    sheet.page()
    column = _Column(sheet)
    if letter.number:
        _red_head(sheet, letter)
        column.y = 252
    for line in sheet.lines(letter.heading, "hei", 20, column.width):
        sheet.text(sheet.width / 2, column.y, line, "hei", 20, align="centre")
        column.y += 32
    column.y += 14
    if letter.to:
        column.line(f"{letter.to}：")
    for paragraph in (letter.text + ending).strip().splitlines():
        _paragraph(sheet, column, paragraph)
    _signatures(sheet, column, letter)


def _red_head(sheet: Sheet, letter: Letter) -> None:
    sheet.text(sheet.width / 2, 130, f"{letter.issuer}文件", "hei-bold", 26, align="centre", colour=RED)
    sheet.text(sheet.width / 2, 184, letter.number, "fangsong", _SIZE, align="centre")
    sheet.rule((_LEFT, 200), (sheet.width - _LEFT, 200), width=1.6, colour=RED)


def _paragraph(sheet: Sheet, column: _Column, paragraph: str) -> None:
    face = "hei" if _HEADING.match(paragraph) and len(paragraph) < 22 else "fangsong"
    indent = 2 * _SIZE
    for number, line in enumerate(sheet.lines(paragraph, face, _SIZE, column.width, indent=indent)):
        column.line(line, face, 0 if number else indent)


def _signatures(sheet: Sheet, column: _Column, letter: Letter) -> None:
    signers = letter.signers or ((letter.issuer,) if letter.issuer else ())
    column.y += _PITCH
    if column.need(2 * _PITCH):
        column.line("（此页无正文）")
        column.y += _PITCH
    alone = len(signers) == 1
    share = column.width / max(len(signers), 1)
    for number, signer in enumerate(signers):
        middle = sheet.width - _LEFT - 110 if alone else _LEFT + share * (number + 0.5)
        label = signer if alone else f"{'甲乙丙丁'[number]}方（盖章）"
        sheet.text(middle, column.y, label, "fangsong", _SIZE, align="centre")
        sheet.seal(middle + 56, column.y + 10)
        sheet.text(middle, column.y + _PITCH, letter.date, "fangsong", _SIZE, align="centre")
