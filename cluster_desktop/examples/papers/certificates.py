"""Certificates, one a page, in a double frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.examples.papers.parts import Certificates
    from cluster_desktop.examples.papers.sheet import Sheet

_GOLD = "#a67c2d"
_LEFT = 110.0
_SIZE = 17.0
_INDENT = 2 * _SIZE


def draw_certificates(sheet: Sheet, certificates: Certificates, texts: Sequence[str]) -> None:
    """A page for each of `texts`."""
    for number, text in enumerate(texts, 1):
        sheet.page()
        sheet.box((44, 48), (sheet.width - 88, sheet.height - 110), line=3, colour=_GOLD)
        sheet.box((52, 56), (sheet.width - 104, sheet.height - 126), line=0.8, colour=_GOLD)
        sheet.text(sheet.width / 2, 190, certificates.heading, "hei-bold", 32, align="centre")
        sheet.text(sheet.width - _LEFT, 240, f"编号：示例{number:04d}", "song", 12, align="right")
        y = 310.0
        for paragraph in text.splitlines():
            lines = sheet.lines(paragraph, "song", _SIZE, sheet.width - 2 * _LEFT, indent=_INDENT)
            for row, line in enumerate(lines):
                sheet.text(_LEFT + (0 if row else _INDENT), y, line, "song", _SIZE)
                y += 32
        sheet.text(sheet.width - _LEFT, 640, certificates.issuer, "song", 15, align="right")
        sheet.text(sheet.width - _LEFT, 670, certificates.date, "song", 15, align="right")
        sheet.seal(sheet.width - _LEFT + 10, 640)
