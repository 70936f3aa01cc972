"""The cover: the title, the blanks underlined to the right edge, the maker at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cells import shared_columns
from parts import Cell, Font, Row, Shape, paragraph, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cluster_desktop.documents.word import Element
    from cluster_desktop.forms.model import Cover, CoverLine

_LINE = Shape(line=22)
_HINT = Font(size=12)


def cover_page(cover: Cover, widths: Sequence[Sequence[float]], font: Font) -> Iterator[Element]:
    """The first page; `widths` are those of the cells of each line, the last of which reaches to the edge."""
    title = Shape(line=40, align="center", before=108, after=108)
    grid, spans = shared_columns(*widths)
    rows = [row for line, own in zip(cover.lines, spans, strict=True) for row in _rows(line, own, font)]
    yield paragraph(cover.title, Font("宋体", 26, bold=True), title)
    yield table(grid, rows, ruled=False, margin=0)
    if cover.maker:
        yield paragraph(cover.maker, Font(size=16), Shape(line=26, align="center", before=96))


def _rows(line: CoverLine, spans: Sequence[int], font: Font) -> Iterator[Row]:
    """A line of the cover, and the pattern of its answer below the blank."""
    label, *rest = spans
    cells = [_words(line.label, label, font)]
    if len(rest) == 1:
        cells.append(_blank(rest[0], font, Shape(_LINE.line, left=6)))
    else:
        for blank, width, after in zip(line.blanks, rest[::2], rest[1::2], strict=True):
            middle = _blank(width, font, Shape(_LINE.line, "center"))
            cells.extend([middle, _words(blank.after, after, font)])
    yield Row(36 if line.hint else 40, cells)
    if line.hint:
        hint = paragraph(line.hint, _HINT, Shape(18, left=6))
        yield Row(24, [_words("", label, font), Cell([hint], sum(rest), valign="top")])


def _words(text: str, span: int, font: Font) -> Cell:
    return Cell([paragraph(text, font, _LINE)], span, valign="bottom")


def _blank(span: int, font: Font, shape: Shape) -> Cell:
    return Cell([paragraph("", font, shape)], span, valign="bottom", underline=True)
