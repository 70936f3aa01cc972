"""Makes the cells of a sheet from its plan: one place that gives every field its label, name and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from cluster_desktop.forms import model
from cluster_desktop.ui.paper import plan
from cluster_desktop.ui.paper.entries.choice import ChoiceEntry
from cluster_desktop.ui.paper.entries.line import LineEntry
from cluster_desktop.ui.paper.entries.prose import ProseEntry
from cluster_desktop.ui.paper.entries.tick import TickEntry
from cluster_desktop.ui.paper.names import accessible_name
from cluster_desktop.ui.paper.proof import ProofChips
from cluster_desktop.ui.paper.targets import TargetsSheet
from cluster_desktop.ui.parts.basics import column, row, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.requirements import PossibleDemand
    from cluster_desktop.ui.paper.entries.base import Entry
    from cluster_desktop.ui.paper.form import FormParts
    from cluster_desktop.ui.paper.sheet import Sheet

_TEXT_LINES = 3
_NAMES_LINES = 2
_PLAN_LINES = 4
_HEADING_LINES = 1
_COUNT_WIDTH = 112
_FRAME = 2
"""Of a field: what stands in a cell of its own keeps as far from the edge as what stands in a field."""


class Builder:
    """Fills a sheet from a plan and registers its entries and chips with `parts`."""

    def __init__(self, parts: FormParts, demands: Iterable[PossibleDemand]) -> None:
        self._parts = parts
        self._demands: dict[str, list[str]] = {}
        for demand in demands:
            if not demand.id.startswith("notice/"):
                self._demands.setdefault(demand.path, []).append(demand.id)

    def build(self, spots: Iterable[plan.Spot], sheet: Sheet) -> None:
        """Make each cell and put it in its place."""
        for spot in spots:
            sheet.place(self._cell(spot.content, sheet), spot.place)

    def _cell(self, content: plan.Content, parent: QWidget) -> QWidget:
        match content:
            case plan.Head(words, narrow):
                head = _words_cell(parent, "head", words)
                head.setProperty("narrow", "yes" if narrow else "no")
                return head
            case plan.Label(words, remark, level):
                return _words_cell(parent, "title" if level else "label", words, remark)
            case plan.Statement(words, lines):
                return _statement(parent, words, lines)
            case plan.Proof(item, words):
                return self._proof_row(item, words, parent)
            case plan.Answer(item, fields):
                return self._answer(item, fields, parent)

    def _answer(self, item: model.AnyItem, fields: tuple[Field, ...], parent: QWidget) -> QWidget:
        match item:
            case model.MultiChoice():
                return self._ticks(fields, parent)
            case model.CountNames():
                return self._count_names(item, fields, parent)
            case model.TargetTable():
                return TargetsSheet(item, self._parts, parent)
            case model.YearNumbers() | model.StandardsMatrix():
                return self._entry(item, fields[0], parent)
            case _:
                return self._with_proof(item, self._entry(item, fields[0], parent), parent)

    def _entry(self, item: model.AnyItem, field: Field, parent: QWidget) -> Entry:
        match item:
            case model.LongText() | model.PlanOutline() | model.Declaration():
                return self._prose(item, field, parent)
            case model.SingleChoice():
                return self._parts.add(ChoiceEntry(field, accessible_name(field), item.options, parent))
            case _:
                return self._line(item, field, parent)

    def _line(self, item: model.AnyItem, field: Field, parent: QWidget) -> Entry:
        unit = field.unit or "" if isinstance(item, model.CountItem | model.CountNames) else ""
        width = _COUNT_WIDTH if isinstance(item, model.CountNames) else None
        negative = field.path not in self._parts.never_negative
        name = accessible_name(field)
        entry = LineEntry(field, name, parent, unit=unit, negative=negative, width=width)
        return self._parts.add(entry)

    def _names(self, field: Field, parent: QWidget) -> Entry:
        entry = ProseEntry(field, accessible_name(field), parent, lines=_NAMES_LINES)
        entry.set_hint("每行一个")
        return self._parts.add(entry)

    def _prose(self, item: model.AnyItem, field: Field, parent: QWidget) -> Entry:
        lines = _TEXT_LINES
        if isinstance(item, model.PlanOutline):
            lines = _PLAN_LINES if item.required else _HEADING_LINES
        entry = ProseEntry(field, accessible_name(field), parent, lines=lines, most=field.max_chars)
        return self._parts.add(entry)

    def _ticks(self, fields: tuple[Field, ...], parent: QWidget) -> QWidget:
        cell, inner = _cell(parent, "answer")
        inner.setContentsMargins(0, 5, 0, 5)
        inner.setSpacing(1)
        for field in fields:
            chips = self._chips(field.path, cell)
            name = accessible_name(field)
            entry = TickEntry(field, name, field.option or field.name, chips, cell)
            inner.addWidget(self._parts.add(entry))
        return cell

    def _count_names(self, item: model.CountNames, fields: tuple[Field, ...], parent: QWidget) -> QWidget:
        """`数量：__个` with the proof at its right end, and `名称：` below it."""
        cell, inner = _cell(parent, "answer")
        for words, entry in (
            ("数量", self._line(item, fields[0], cell)),
            ("名称", self._names(fields[1], cell)),
        ):
            label = text(words, "secondary", parent=cell)
            label.setContentsMargins(10, 7, 0, 0)
            line = row(spacing=2)
            line.setContentsMargins(0, 0, _FRAME if words == "数量" else 0, 0)
            line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(entry, 0 if words == "数量" else 1, Qt.AlignmentFlag.AlignTop)
            if words == "数量":
                line.addStretch(1)
                if (chips := self._chips(item.key, cell)) is not None:
                    line.addWidget(chips, 0, Qt.AlignmentFlag.AlignVCenter)
            inner.addLayout(line)
        return cell

    def _with_proof(self, item: model.AnyItem, entry: Entry, parent: QWidget) -> QWidget:
        """The entry is the cell; where proof is demanded it stands at the right end."""
        chips = self._chips(item.key, parent)
        if chips is None:
            return entry
        cell, inner = _cell(parent, "answer")
        beside = row(spacing=0)
        beside.addWidget(entry, 1)
        chips.keep_off(_FRAME)
        beside.addWidget(chips)
        inner.addLayout(beside)
        return cell

    def _proof_row(self, item: model.AnyItem, words: str, parent: QWidget) -> QWidget:
        cell, inner = _cell(parent, "answer")
        beside = row(margins=0)
        beside.setContentsMargins(10, 4, _FRAME, 4)
        beside.addWidget(text(words, "secondary", wrap=True), 1)
        if (chips := self._chips(item.key, cell)) is not None:
            beside.addWidget(chips)
        inner.addLayout(beside)
        return cell

    def _chips(self, path: str, parent: QWidget) -> ProofChips | None:
        """The proofs demanded on a path."""
        ids = self._demands.get(path, [])
        if not ids:
            return None
        holder = ProofChips(ids, parent)
        for chip in holder.chips:
            self._parts.add_chip(chip)
        return holder


def _cell(parent: QWidget, kind: str) -> tuple[QFrame, QVBoxLayout]:
    cell = QFrame(parent)
    cell.setProperty("cell", kind)
    return cell, column(cell)


def _words_cell(parent: QWidget, kind: str, words: str, remark: str = "") -> QWidget:
    """A printed cell.  Without a remark the label itself is the cell."""
    label = text(words, f"cell-{kind}", wrap=True, parent=parent)
    label.setContentsMargins(10, 4, 8, 4)
    if kind == "head":
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setContentsMargins(2, 4, 2, 4)
    if not remark:
        label.setProperty("cell", kind)
        return label
    cell, inner = _cell(parent, kind)
    label.setContentsMargins(10, 4, 8, 0)
    below: QLabel = text(remark, "secondary", wrap=True, parent=cell)
    below.setContentsMargins(10, 0, 8, 4)
    inner.addStretch(1)
    inner.addWidget(label)
    inner.addWidget(below)
    inner.addStretch(1)
    return cell


def _statement(parent: QWidget, words: str, lines: tuple[str, ...]) -> QWidget:
    cell, inner = _cell(parent, "answer")
    inner.setContentsMargins(18, 14, 18, 14)
    inner.setSpacing(10)
    if words:
        inner.addWidget(text(f"　　{words}", wrap=True, parent=cell))
    for line in lines:
        inner.addWidget(text(line, "secondary", parent=cell))
    inner.addWidget(text("打印后由有关单位签字、盖章并写明日期。", "secondary", wrap=True, parent=cell))
    return cell
