"""Comparing the tables of a filled form with the blank: grid, widths, heights, merges, words."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.reading import grid_cells, paragraph_text
from cluster_desktop.documents.proof_words import by_paragraph, canonical, in_order, printed, stands
from cluster_desktop.documents.word import Element, w

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from cluster_desktop.documents.bind import Binding, OpenRow, Place
    from cluster_desktop.documents.word import WordFile


class StructureProof:
    """Walks through blank and filled side by side, counting in `compared` what was compared."""

    def __init__(self, binding: Binding, compared: Counter[str]) -> None:
        self._compared = compared
        self._open = {opened.row: opened for opened in binding.open_rows.values()}
        self._places: list[Place] = [
            *binding.places.values(),
            *(repeat.place for repeat in binding.repeats),
            *(place for opened in binding.open_rows.values() for place in opened.cells.values()),
        ]
        self._by_paragraph = by_paragraph(self._places)

    def failures(self, blank: WordFile, filled: WordFile) -> Iterator[str]:
        """What differs beyond the answers."""
        yield from _other_parts(blank, filled)
        ours, theirs = list(blank.body), list(filled.body)
        if [element.tag for element in ours] != [element.tag for element in theirs]:
            yield "正文的段落或表格增减了"
            return
        for number, (own, other) in enumerate(zip(ours, theirs, strict=True)):
            if own.tag == w("tbl"):
                self._compared["tables"] += 1
                yield from self._table(own, other)
            elif own.tag == w("p"):
                fixed = printed(own, self._by_paragraph.get(own, []))
                self._compared["characters"] += fixed.letters
                if not stands(fixed, other):
                    yield f"表格外的文字被改动：“{_name(own) or f'第{number + 1}段'}”"
            elif canonical(own) != canonical(other):
                yield "页面设置被改动"

    def _table(self, own: Element, other: Element) -> Iterator[str]:
        name = _name(own)
        for part, what in (("tblPr", "表格的宽度或边框"), ("tblGrid", "表格的列宽")):
            if _part(own, part) != _part(other, part):
                yield f"“{name}”所在的表：{what}被改动"
        rows, others = list(own.iterchildren(w("tr"))), list(other.iterchildren(w("tr")))
        at = 0
        for row in rows:
            if at == len(others):
                yield f"“{_name(row)}”一行缺少"
                return
            opened = self._open.get(row)
            added = _added(others, at, opened) if opened else 0
            yield from self._row(row, others[at], opened if added else None)
            for extra in others[at + 1 : at + 1 + added]:
                yield from self._added_row(row, extra, opened)
            at += 1 + added
        if at < len(others):
            yield f"“{name}”所在的表：多出了{len(others) - at}行"

    def _row(self, own: Element, other: Element, opened: OpenRow | None) -> Iterator[str]:
        self._compared["rows"] += 1
        if _part(own, "trPr") != _part(other, "trPr"):
            yield f"“{_name(own)}”一行：行高被改动"
        cells, others = list(grid_cells(own)), list(grid_cells(other))
        if len(cells) != len(others):
            yield f"“{_name(own)}”一行：单元格增减了"
            return
        for (cell, column, _), (filled, _, _) in zip(cells, others, strict=True):
            self._compared["cells"] += 1
            merges = opened is not None and column == opened.direction.column
            if _frame(cell, without_merge=merges) != _frame(filled, without_merge=merges):
                yield f"“{_name(cell) or _name(own)}”一格：宽度、合并或边框被改动"
            yield from self._words(cell, filled, own)

    def _words(self, own: Element, other: Element, row: Element) -> Iterator[str]:
        paragraphs = list(own.iterchildren(w("p")))
        fixed = [printed(paragraph, self._by_paragraph.get(paragraph, [])) for paragraph in paragraphs]
        self._compared["characters"] += sum(entry.letters for entry in fixed)
        if not in_order(fixed, list(other.iterchildren(w("p")))):
            yield f"“{_name(own) or _name(row)}”一格：表中原有的文字被改动"

    def _added_row(self, own: Element, extra: Element, opened: OpenRow | None) -> Iterator[str]:
        """An added row is shaped as the printed one; its first column continues the merged cell."""
        self._compared["rows"] += 1
        same = _part(own, "trPr") == _part(extra, "trPr")
        pairs = list(zip(grid_cells(own), grid_cells(extra), strict=False))
        same = same and len(pairs) == len(list(grid_cells(own))) == len(list(grid_cells(extra)))
        for (cell, column, _), (added, _, _) in pairs:
            merges = opened is not None and column == opened.direction.column
            same = same and _frame(cell, without_merge=merges) == _frame(added, without_merge=merges)
        if not same:
            yield "目标表中增加的行与表中的行不一致"


def _other_parts(blank: WordFile, filled: WordFile) -> Iterator[str]:
    ours = {name: data for name, data in blank.parts.items() if name != blank.main}
    theirs = {name: data for name, data in filled.parts.items() if name != filled.main}
    if ours != theirs or blank.main != filled.main:
        yield "样式、页脚等其他部分被改动"


def _added(rows: Sequence[Element], at: int, opened: OpenRow) -> int:
    """How many rows after `at` continue the merged cell of the open row: they were added to it."""
    count = 0
    for row in rows[at + 1 :]:
        cell = next((cell for cell, column, _ in grid_cells(row) if column == opened.direction.column), None)
        merge = None if cell is None else cell.find(f"{w('tcPr')}/{w('vMerge')}")
        if merge is None or merge.get(w("val"), "continue") != "continue":
            break
        count += 1
    return count


def _part(element: Element, name: str) -> bytes:
    part = element.find(w(name))
    return b"" if part is None else canonical(part)


def _frame(cell: Element, *, without_merge: bool) -> bytes:
    properties = cell.find(w("tcPr"))
    if properties is None:
        return b""
    if without_merge:
        properties = deepcopy(properties)
        for merge in properties.findall(w("vMerge")):
            properties.remove(merge)
    return canonical(properties)


def _name(element: Element) -> str:
    """The first words of an element, to find it by."""
    texts = (paragraph_text(paragraph).strip() for paragraph in element.iter(w("p")))
    return next((text[:20] for text in texts if text), "")
