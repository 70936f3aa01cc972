"""Comparing a filled form with the blank: tables, grid, widths, heights, merges, words, controls."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from cluster_desktop.documents.binding.grid import grid_cells
from cluster_desktop.documents.binding.text import paragraph_text
from cluster_desktop.documents.canonical import Canonical, canonical
from cluster_desktop.documents.proof_controls import control_failures
from cluster_desktop.documents.proof_words import by_paragraph, differing, in_order, printed
from cluster_desktop.documents.word import Element, child, children, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cluster_desktop.documents.bind import OpenRow, Place
    from cluster_desktop.documents.blank import BoundBlank
    from cluster_desktop.documents.proof_words import Printed
    from cluster_desktop.documents.word import WordFile

_MERGE = (w("vMerge"),)
_WALKED = {w("p"), w("tbl"), w("tcPr"), w("sdt"), w("customXml"), w("smartTag"), w("ins")}


class StructureProof:
    """Compares any number of filled forms with one blank, which is read once."""

    def __init__(self, blank: BoundBlank) -> None:
        self._blank = blank.document
        binding = blank.binding
        self._open = {opened.row: opened for opened in binding.open_rows.values()}
        places: list[Place] = [
            *binding.places.values(),
            *(repeat.place for repeat in binding.repeats),
            *(place for opened in binding.open_rows.values() for place in opened.cells.values()),
        ]
        self._by_paragraph = by_paragraph(places)
        self._printed: dict[Element, Printed] = {}
        self._text: dict[Element, bytes] = {}
        self._names: dict[Element, str] = {}
        self._counted: dict[Element, Counter[str]] = {}

    def failures(self, filled: WordFile, compared: Counter[str]) -> Iterator[str]:
        """What differs beyond the answers; `compared` counts what was looked at."""
        yield from _other_parts(self._blank, filled)
        added: set[Element] = set()
        yield from _Walk(self, compared, added).content(self._blank.body, filled.body)
        yield from control_failures(self._blank.body, filled.body, added, compared)

    def printed(self, paragraph: Element) -> Printed:
        """What is fixed in a paragraph of the blank."""
        if paragraph not in self._printed:
            self._printed[paragraph] = printed(paragraph, self._by_paragraph.get(paragraph, []))
        return self._printed[paragraph]

    def is_untouched(self, own: Element, other: Element) -> bool:
        """Whether an element is, byte for byte, what it is in the blank."""
        if own not in self._text:
            self._text[own] = etree.tostring(own, with_tail=False)
        return self._text[own] == etree.tostring(other, with_tail=False)

    def counted(self, part: Element) -> Counter[str]:
        """What there is to compare in a row or a cell of the blank."""
        if part not in self._counted:
            self._counted[part] = Counter()
            walk = _Walk(self, self._counted[part], set())
            list(walk.row_in_full(part, part, None) if part.tag == w("tr") else walk.content(part, part))
        return self._counted[part]

    def name(self, element: Element) -> str:
        """The first words of an element of the blank, to find it by."""
        if element not in self._names:
            self._names[element] = _name(element)
        return self._names[element]

    def opened(self, row: Element) -> OpenRow | None:
        """The open row of the target table that a row of the blank is."""
        return self._open.get(row)


class _Walk:
    """Goes through blank and filled side by side once, gathering the rows `added` to the target table."""

    def __init__(self, blank: StructureProof, compared: Counter[str], added: set[Element]) -> None:
        self._blank = blank
        self._compared = compared
        self._added = added

    def content(self, own: Element, other: Element, cell: str = "") -> Iterator[str]:
        """Paragraphs and tables of the body, or of the cell of this name."""
        if _rest(own) != _rest(other):
            yield f"“{cell}”一格：内容被改动" if cell else "页面设置被改动"
        ours, theirs = _stretches(own), _stretches(other)
        if len(ours) != len(theirs):
            yield f"“{cell}”一格：里面的表格增减了" if cell else "正文的表格增减了"
            return
        for (paragraphs, table), (others, other_table) in zip(ours, theirs, strict=True):
            yield from self._paragraphs(paragraphs, others, cell)
            if table is not None and other_table is not None:
                self._compared["tables"] += 1
                yield from self._table(table, other_table)

    def row_in_full(self, own: Element, other: Element, opened: OpenRow | None) -> Iterator[str]:
        """A row cell by cell; `opened` where rows were added below it."""
        self._compared["rows"] += 1
        if _part(own, "trPr") != _part(other, "trPr"):
            yield f"“{_name(own)}”一行：行高被改动"
        cells, others = list(grid_cells(own)), list(grid_cells(other))
        if len(cells) != len(others):
            yield f"“{_name(own)}”一行：单元格增减了"
            return
        for (cell, column, _), (filled, _, _) in zip(cells, others, strict=True):
            self._compared["cells"] += 1
            if self._blank.is_untouched(cell, filled):
                self._compared.update(self._blank.counted(cell))
                continue
            merges = opened is not None and column == opened.direction.column
            name = max(self._blank.name(cell), self._blank.name(own), key=len)
            if _frame(cell, without_merge=merges) != _frame(filled, without_merge=merges):
                yield f"“{name}”一格：宽度、合并或边框被改动"
            yield from self.content(cell, filled, name or "空白")

    def _paragraphs(self, own: Sequence[Element], other: Sequence[Element], cell: str) -> Iterator[str]:
        fixed = [self._blank.printed(paragraph) for paragraph in own]
        self._compared["characters"] += sum(entry.letters for entry in fixed)
        self._compared["boxes"] += sum(entry.ticks for entry in fixed)
        if len(own) == len(other) and all(map(self._blank.is_untouched, own, other)):
            return
        if in_order(fixed, other):
            return
        if cell:
            yield f"“{cell}”一格：表中原有的文字被改动"
        elif len(own) != len(other) and not any(entry.more for entry in fixed):
            yield f"表格外的段落增减了：“{_name_of(own)}”附近"
        else:
            changed = [own[number] for number in differing(fixed, other)]
            yield f"表格外的文字被改动：“{_name_of(changed) or _name_of(own)}”"

    def _table(self, own: Element, other: Element) -> Iterator[str]:
        name = _name(own)
        for part, what in (("tblPr", "表格的宽度或边框"), ("tblGrid", "表格的列宽")):
            if _part(own, part) != _part(other, part):
                yield f"“{name}”所在的表：{what}被改动"
        rows, others = list(children(own, "tr")), list(children(other, "tr"))
        at = 0
        for row in rows:
            if at == len(others):
                yield f"“{_name(row)}”一行缺少"
                return
            opened = self._blank.opened(row)
            added = _added(others, at, opened) if opened else 0
            yield from self._row(row, others[at], opened if added else None)
            for extra in others[at + 1 : at + 1 + added]:
                self._added.add(extra)
                yield from self._added_row(row, extra, opened)
            at += 1 + added
        if at < len(others):
            yield f"“{name}”所在的表：多出了{len(others) - at}行"

    def _row(self, own: Element, other: Element, opened: OpenRow | None) -> Iterator[str]:
        if self._blank.is_untouched(own, other):
            self._compared.update(self._blank.counted(own))
        else:
            yield from self.row_in_full(own, other, opened)

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


def _stretches(element: Element) -> list[tuple[list[Element], Element | None]]:
    """The paragraphs before each table, with the table, and those behind the last."""
    found: list[tuple[list[Element], Element | None]] = [([], None)]
    for block in children(element, "p", "tbl"):
        if block.tag == w("p"):
            found[-1][0].append(block)
        else:
            found[-1] = (found[-1][0], block)
            found.append(([], None))
    return found


def _rest(element: Element) -> list[Canonical]:
    """What an element holds besides paragraphs, tables and content controls."""
    return [canonical(part) for part in element if part.tag not in _WALKED]


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


def _part(element: Element, name: str) -> Canonical:
    part = child(element, name)
    return () if part is None else canonical(part)


def _frame(cell: Element, *, without_merge: bool) -> Canonical:
    properties = child(cell, "tcPr")
    return () if properties is None else canonical(properties, without=_MERGE if without_merge else ())


def _name(element: Element) -> str:
    """The first words of an element, to find it by."""
    return _name_of(element.iter(w("p")))


def _name_of(paragraphs: Iterator[Element] | Sequence[Element]) -> str:
    texts = (paragraph_text(paragraph).strip() for paragraph in paragraphs)
    return next((text[:20] for text in texts if text), "")
