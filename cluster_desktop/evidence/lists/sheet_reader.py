"""The cells of one sheet of an .xlsx file, read as they come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cluster_desktop.evidence.lists.cells import PLAIN, Trouble, number_text, unescaped
from cluster_desktop.evidence.lists.limits import MOST_COLUMNS, MOST_FILLED
from cluster_desktop.evidence.lists.xml_events import Attributes, Finished, local

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.evidence.lists.cells import NumberFormat

_LETTERS = re.compile("[A-Za-z]{1,3}")
_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d+):\$?([A-Za-z]{1,3})\$?(\d+)")
_MOST_MERGES = 200_000
_MOST_COPIES = 1_000_000
"""Cells that get the text of the merged cell that they belong to."""


class SheetRow(NamedTuple):
    """A row with its number in the sheet, from 1, and its cells from column A on."""

    number: int
    cells: list[str]


SheetRows = list[SheetRow]


def column_number(letters: str) -> int:
    """The place of a column from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """The letters of a column by its place from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class TextReader:
    """The shared texts of a workbook; readings (注音) that stand above the characters are left out."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._parts: list[str] = []
        self._wanted = False
        self._above = 0
        self.texts: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002 - texts have none
        """A text or a part of one begins."""
        match local(name):
            case "si":
                self._parts.clear()
            case "t":
                self._wanted = not self._above
            case "rPh":
                self._above += 1
            case _:
                pass

    def end(self, name: str) -> None:
        """A text or a part of one ends."""
        match local(name):
            case "si":
                self.texts.append(unescaped("".join(self._parts)))
                if len(self.texts) > self._most:
                    raise ValueError(len(self.texts))
            case "t":
                self._wanted = False
            case "rPh":
                self._above -= 1
            case _:
                pass

    def text(self, text: str) -> None:
        """Characters of a text."""
        if self._wanted:
            self._parts.append(text)


class SheetReader:
    """The rows of a sheet that hold something.

    `most` ends the reading after so many of them.  A cell of a formula has the value that was kept with it.
    """

    def __init__(
        self, texts: Sequence[str], formats: Sequence[NumberFormat], *, from_1904: bool, most: int | None
    ) -> None:
        self._texts = texts
        self._formats = formats
        self._from_1904 = from_1904
        self._most = most
        self._rows: SheetRows = []
        self._merges: list[str] = []
        self._places: dict[str, int] = {}
        self._names = {"c": "c", "v": "v", "row": "row", "t": "t", "f": "f"}
        self._cell, self._value, self._part = "c", "v", "t"
        self._number = 0
        self._cells: list[str] = []
        self._place = 0
        self._attributes: Attributes = {}
        self._parts: list[str] = []
        self._wanted = self._formula = self._any = False
        self._above = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """A cell, its value, or a row begins."""
        if name == self._cell:
            self._begin_cell(attributes)
        elif name == self._value or (name == self._part and not self._above):
            self._wanted = True
        else:
            self._begin_other(name, attributes)

    def _begin_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r", "")
        letters = reference.rstrip("0123456789")
        if not letters:
            place = self._place + 1
        else:
            place = self._places.get(letters, -1)
            if place < 0:
                if not _LETTERS.fullmatch(letters):
                    raise ValueError(reference)
                place = self._places[letters] = column_number(letters)
        self._place = place
        self._attributes = attributes
        self._parts = []
        self._formula = False

    def _begin_other(self, name: str, attributes: Attributes) -> None:
        match local(name):
            case "row":
                given = attributes.get("r", "")
                self._number = int(given) if given else self._number + 1
                self._cells, self._any, self._place = [], False, -1
            case "f":
                self._formula = True
            case "rPh":
                self._above += 1
            case "mergeCell" if len(self._merges) < _MOST_MERGES:
                self._merges.append(attributes.get("ref", ""))
            case "worksheet":
                prefix = name.removesuffix("worksheet")
                self._cell, self._value, self._part = f"{prefix}c", f"{prefix}v", f"{prefix}t"
            case _:
                pass

    def end(self, name: str) -> None:
        """A cell, its value, or a row ends."""
        if name == self._value or name == self._part:  # noqa: PLR1714 - it is called for every cell
            self._wanted = False
        elif name == self._cell:
            if self._parts or self._formula:
                self._end_cell()
        elif local(name) == "row":
            if self._any:
                self._end_row()
        elif local(name) == "rPh":
            self._above -= 1

    def text(self, text: str) -> None:
        """Characters of a value."""
        if self._wanted:
            self._parts.append(text)

    def finished(self) -> SheetRows:
        """What was read, with the text of a merged cell in all rows that it covers."""
        copies = 0
        places = {row.number: row.cells for row in self._rows}
        for reference in self._merges:
            copies += _spread(reference, places, _MOST_COPIES - copies)
        return self._rows

    def _end_cell(self) -> None:
        text = self._cell_text("".join(self._parts))
        if text and self._place < MOST_COLUMNS:
            cells = self._cells
            if len(cells) <= self._place:
                cells.extend([""] * (self._place + 1 - len(cells)))
            cells[self._place] = text
            self._any = True

    def _end_row(self) -> None:
        self._rows.append(SheetRow(self._number, self._cells))
        self._any = False
        if self._most is not None and len(self._rows) >= self._most:
            raise Finished
        if len(self._rows) > MOST_FILLED:
            raise ValueError(self._number)

    def _cell_text(self, raw: str) -> str:
        kind = self._attributes.get("t", "n")
        if kind == "s":
            return self._texts[int(raw)] if raw.isdigit() and int(raw) < len(self._texts) else _lost(raw)
        if kind == "inlineStr" or (kind == "str" and raw):
            return unescaped(raw)
        if not raw:
            return Trouble("公式没有计算结果。用 Excel 打开并保存后再导入") if self._formula else ""
        return self._value_text(kind, raw)

    def _value_text(self, kind: str, raw: str) -> str:
        match kind:
            case "e":
                return Trouble(f"单元格显示为错误 {raw[:20]}。更正公式或改填文字")
            case "b":
                return "是" if raw == "1" else "否"
            case "d":
                return raw[:10]
            case _:
                return self._figure(raw.strip())

    def _figure(self, raw: str) -> str:
        style = self._attributes.get("s", "0")
        place = int(style) if style.isdigit() else 0
        shown = self._formats[place] if place < len(self._formats) else PLAIN
        return number_text(raw, shown, from_1904=self._from_1904)


def _lost(raw: str) -> str:
    return Trouble("单元格的文字在文件中丢失。重新填写") if raw else ""


def _spread(reference: str, rows: dict[int, list[str]], most: int) -> int:
    """Give the text of a merged cell to the rows below in its first column; returns how many got it.

    Not to the columns beside it: a note that runs across the sheet is one text.
    """
    found = _RANGE.fullmatch(reference)
    if found is None:
        return 0
    place, first, last = column_number(found[1]), int(found[2]), int(found[4])
    text = (rows.get(first, [])[place : place + 1] or [""])[0]
    if not text or last <= first:
        return 0
    covered = (
        range(first + 1, last + 1)
        if last - first < len(rows)
        else [number for number in rows if first < number <= last]
    )
    given = 0
    for number in covered:
        cells = rows.get(number)
        if cells is None or given >= most:
            continue
        cells.extend([""] * (place + 1 - len(cells)))
        if not cells[place]:
            cells[place] = text
        given += 1
    return given
