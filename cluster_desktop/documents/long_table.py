"""A ruled table of any length as a PDF: thousands of rows in seconds, which the layout of Word is not for.

The head row stands on every page, rows are numbered, and no row is torn by the end of a page.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from cluster_desktop.documents.canvas import PaperCanvas
from cluster_desktop.documents.fonts import MissingGlyph, clusters, printable
from cluster_desktop.documents.layout.linebreak import break_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.fonts import FontBook

_LONG, _SHORT = 841.89, 595.28
_MARGIN, _TOP, _BOTTOM = 56.7, 68.0, 62.4
_TITLE_SIZE, _TITLE_LINE, _UNDER_TITLE = 16.0, 24.0, 20.0
_SMALL = 9.0
_FOOT = 36.0
_SIZES = (9.0, 8.0, 7.0, 6.0, 5.0)
_LINE = 1.38
"""Height of a line, in ems."""
_ASCENT = 0.98
"""From the top of a line to its baseline, in ems."""
_SIDE, _ABOVE = 3.5, 2.0
_RULE = 0.5
_HEAD_GREY = 0.925
_NUMBER_WIDTH = 3.0
_FACE, _HEAD_FACE = "song", "hei"
_KNOWN_TEXTS = 50_000


class TableColumn(NamedTuple):
    """A column of a table; `width` is its share of the page, in hanzi of ordinary size."""

    title: str
    width: float
    centred: bool = False


class _Line(NamedTuple):
    """A line of a cell: runs of one face each, with their widths in ems."""

    runs: tuple[tuple[str, str, float], ...]

    @property
    def width(self) -> float:
        return sum(width for _, _, width in self.runs)


class _Row(NamedTuple):
    cells: list[list[_Line]]
    size: float
    height: float


def paint_long_table(
    title: str,
    under_title: str,
    columns: Sequence[TableColumn],
    rows: Sequence[Sequence[str]],
    fonts: FontBook,
) -> bytes:
    """The table as a PDF on A4, lying where its columns need the width; same content, same bytes.

    Args:
        title: stands above the table on the first page.
        under_title: a line below the title.
        columns: beside the numbering, which is added.
        rows: a text for each column; a line end in it begins a new line.
        fonts: the faces.

    Raises:
        MissingGlyph: no face has one of the characters; `where` tells the row.
    """
    table = _Table(columns, fonts)
    return _paint(table, table.pages(rows, title), (title, under_title), fonts)


class _Setter:
    """Sets texts in columns; a text that stands in many rows is set once."""

    def __init__(self, fonts: FontBook) -> None:
        self._fonts = fonts
        self._set: dict[tuple[str, float, str], list[_Line]] = {}

    def lines(self, text: str, room: float, face: str = _FACE) -> list[_Line]:
        """The lines of a text in a column `room` ems wide."""
        known = self._set.get((text, room, face))
        if known is None:
            known = self._lines(text, room, face)
            if len(self._set) < _KNOWN_TEXTS:
                self._set[text, room, face] = known
        return known

    def _lines(self, text: str, room: float, face: str) -> list[_Line]:
        chars = clusters(printable(text))
        glyph = self._fonts.glyph
        glyphs = [("", 0.0) if char == "\n" else glyph(char, face) for char in chars]
        advances = [width for _, width in glyphs]
        if "\n" not in text and sum(advances) <= room:
            ends = [(0, len(chars))]
        else:
            plain = "".join(char[0] for char in chars)
            ends = break_lines(plain, advances, room)
        return [_line(chars[start:end], glyphs[start:end]) for start, end in ends]


def _line(chars: Sequence[str], glyphs: Sequence[tuple[str, float]]) -> _Line:
    runs: list[tuple[str, str, float]] = []
    for face, alike in groupby(zip(chars, glyphs, strict=True), key=lambda one: one[1][0]):
        part = list(alike)
        runs.append((face, "".join(char for char, _ in part), sum(glyph[1] for _, glyph in part)))
    return _Line(tuple(runs))


class _Table:
    """Columns on their paper."""

    def __init__(self, columns: Sequence[TableColumn], fonts: FontBook) -> None:
        self._setter = _Setter(fonts)
        self.columns = [TableColumn("序号", _NUMBER_WIDTH, centred=True), *columns]
        wanted = sum(column.width * _SIZES[0] + 2 * _SIDE for column in self.columns)
        lying = wanted > _SHORT - 2 * _MARGIN
        self.paper = (_LONG, _SHORT) if lying else (_SHORT, _LONG)
        share = (self.paper[0] - 2 * _MARGIN) / wanted
        self.widths = [(column.width * _SIZES[0] + 2 * _SIDE) * share for column in self.columns]
        self.head = self._set([self._heading(column) for column in self.columns], _SIZES[0], _HEAD_FACE)

    @staticmethod
    def _heading(column: TableColumn) -> str:
        """The title, with the remark in its brackets on a line of its own where one line is too short."""
        return column.title if len(column.title) <= column.width else column.title.replace("（", "\n（", 1)

    def pages(self, rows: Sequence[Sequence[str]], title: str) -> list[list[_Row]]:
        """The rows of each page."""
        room = self.paper[1] - _TOP - _BOTTOM - self.head.height
        left = room - _TITLE_LINE - _UNDER_TITLE
        pages: list[list[_Row]] = [[]]
        for number, texts in enumerate(rows, 1):
            try:
                row = self._fitted([str(number), *texts], room)
            except MissingGlyph as error:
                error.where = f"{title}第 {number} 行"
                raise
            for part in self._parts(row, room):
                if part.height > left:
                    pages.append([])
                    left = room
                pages[-1].append(part)
                left -= part.height
        return pages

    def _fitted(self, texts: Sequence[str], room: float) -> _Row:
        """A row in the largest size in which it does not fill more than a page."""
        row = self._set(texts, _SIZES[0])
        for size in _SIZES[1:]:
            if row.height <= room:
                break
            row = self._set(texts, size)
        return row

    def _set(self, texts: Sequence[str], size: float, face: str = _FACE) -> _Row:
        cells = [
            self._setter.lines(text, (width - 2 * _SIDE) / size, face)
            for text, width in zip(texts, self.widths, strict=True)
        ]
        return _Row(cells, size, _height(cells, size))

    @staticmethod
    def _parts(row: _Row, room: float) -> list[_Row]:
        """The row, in pieces where even the smallest size leaves it longer than a page."""
        if row.height <= room:
            return [row]
        most = int((room - 2 * _ABOVE) / (row.size * _LINE))
        longest = max(map(len, row.cells))
        pieces = [[cell[first : first + most] for cell in row.cells] for first in range(0, longest, most)]
        return [_Row(cells, row.size, _height(cells, row.size)) for cells in pieces]


def _height(cells: Sequence[Sequence[_Line]], size: float) -> float:
    return max(1, *map(len, cells)) * size * _LINE + 2 * _ABOVE


def _paint(table: _Table, pages: Sequence[Sequence[_Row]], titles: tuple[str, str], fonts: FontBook) -> bytes:
    paper = PaperCanvas(fonts, titles[0])
    painter = _Painter(paper, table, _Setter(fonts))
    for number, rows in enumerate(pages, 1):
        painter.page(rows, titles if number == 1 else None, f"第 {number} 页　共 {len(pages)} 页")
    return paper.finish()


class _Painter:
    """Draws pages from the top down on a canvas whose origin is the bottom left corner."""

    def __init__(self, paper: PaperCanvas, table: _Table, setter: _Setter) -> None:
        self._paper = paper
        self._canvas = paper.canvas
        self._table = table
        self._setter = setter
        self._edges = [_MARGIN]
        for width in table.widths:
            self._edges.append(self._edges[-1] + width)

    def page(self, rows: Sequence[_Row], titles: tuple[str, str] | None, foot: str) -> None:
        """Draw one page."""
        width, height = self._table.paper
        self._canvas.setPageSize((width, height))
        y = height - _TOP
        if titles is not None:
            y = self._titles(titles, y)
        top = y
        levels = [top]
        self._canvas.setFillGray(_HEAD_GREY)
        self._canvas.rect(
            _MARGIN, top - self._table.head.height, width - 2 * _MARGIN, self._table.head.height, 0, 1
        )
        self._canvas.setFillGray(0)
        for row in (self._table.head, *rows):
            self._row(row, y, head=row is self._table.head)
            y -= row.height
            levels.append(y)
        self._rules(levels)
        self._middle(foot, _FOOT, _SMALL, _FACE)
        self._canvas.showPage()

    def _titles(self, titles: tuple[str, str], y: float) -> float:
        self._middle(titles[0], y - _TITLE_SIZE, _TITLE_SIZE, _HEAD_FACE)
        (line,) = self._setter.lines(titles[1], float("inf")) or [_Line(())]
        self._write(line, _MARGIN, y - _TITLE_LINE - _UNDER_TITLE / 2 - 1, _SIZES[0])
        return y - _TITLE_LINE - _UNDER_TITLE

    def _middle(self, text: str, y: float, size: float, face: str) -> None:
        width = self._table.paper[0]
        (line,) = self._setter.lines(text.replace("\n", " "), float("inf"), face)
        fitted = min(size, (width - 2 * _MARGIN) / max(line.width, 1))
        self._write(line, (width - line.width * fitted) / 2, y, fitted)

    def _row(self, row: _Row, top: float, *, head: bool) -> None:
        size = row.size
        pitch = size * _LINE
        for column, lines, left, right in zip(
            self._table.columns, row.cells, self._edges[:-1], self._edges[1:], strict=True
        ):
            y = top - (row.height - len(lines) * pitch) / 2 - size * _ASCENT
            for line in lines:
                x = left + _SIDE
                if head or column.centred:
                    x = (left + right - line.width * size) / 2
                self._write(line, x, y, size)
                y -= pitch

    def _write(self, line: _Line, x: float, y: float, size: float) -> None:
        for face, text, width in line.runs:
            self._paper.write(x, y, text, face, size)
            x += width * size

    def _rules(self, levels: Sequence[float]) -> None:
        left, right = self._edges[0], self._edges[-1]
        across = [f"{left:.2f} {y:.2f} m {right:.2f} {y:.2f} l" for y in levels]
        down = [f"{x:.2f} {levels[0]:.2f} m {x:.2f} {levels[-1]:.2f} l" for x in self._edges]
        self._canvas.setLineWidth(_RULE)
        self._canvas.setStrokeGray(0)
        self._canvas.addLiteral("\n".join([*across, *down, "S"]))
