"""The preview before anything is taken over from Word: one row for each answer that differs, with a tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QScrollArea, QSizePolicy, QWidget

from cluster_desktop.ui.paper.names import accessible_name, answer_words
from cluster_desktop.ui.paper.printed import PrintedCell
from cluster_desktop.ui.paper.sheet import FULL, Place, Sheet
from cluster_desktop.ui.parts.basics import CheckBox, box, column, dialog_buttons, row, text
from cluster_desktop.ui.readback.excerpts import around_the_difference

if TYPE_CHECKING:
    from cluster_desktop.documents.readback import Difference
    from cluster_desktop.forms.fields import FieldIndex
    from cluster_desktop.forms.values import Value
    from cluster_desktop.ui.readback.task import Edited

_HEADS = ("采用", "栏目", "原来", "Word 中")
_EDGES = (0, 8, 36, 68, FULL)


class ReadBackDialog(QDialog):
    """Accepted, `chosen` has the answers to take over."""

    def __init__(
        self, file_name: str, edited: Edited, index: FieldIndex, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("从 Word 读回修改")
        self.resize(920, 560)
        self._index = index
        self._changes = edited.changes
        self._ticks: list[CheckBox] = []
        lines = column(self, margins=22, spacing=8)
        lines.addWidget(text("从 Word 读回修改", "title"))
        lines.addWidget(text(_summary(file_name, edited), "secondary", wrap=True))
        lines.addWidget(self._scrolling(edited), 1)
        self._buttons = dialog_buttons(self, "")
        self._accept: QPushButton = self._buttons.buttons()[0]  # type: ignore[assignment]
        self._all = CheckBox("全部采用", self)
        self._all.setVisible(len(self._changes) > 1)
        self._all.clicked.connect(self._tick_all)
        foot = row(spacing=12)
        foot.addWidget(self._all)
        foot.addWidget(self._buttons, 1)
        lines.addLayout(foot)
        self._count()

    def chosen(self) -> dict[str, Value | None]:
        """The ticked answers by path; None where the Word file leaves one empty."""
        return {
            change.path: change.new
            for change, tick in zip(self._changes, self._ticks, strict=True)
            if tick.isChecked()
        }

    def _scrolling(self, edited: Edited) -> QScrollArea:
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget(area)
        content.setProperty("ground", "side")
        inner = column(content, spacing=12)
        inner.setContentsMargins(0, 0, 10, 0)
        if edited.unread:
            inner.addWidget(_unread(edited.unread, content))
        if self._changes:
            inner.addWidget(self._table(content))
        inner.addStretch(1)
        area.setWidget(content)
        return area

    def _table(self, parent: QWidget) -> Sheet:
        sheet = Sheet(parent)
        for number, words in enumerate(_HEADS):
            sheet.place(PrintedCell(words, "head", sheet), Place(0, *_EDGES[number : number + 2]))
        for position, change in enumerate(self._changes, 1):
            self._row(sheet, position, change)
        return sheet

    def _row(self, sheet: Sheet, position: int, change: Difference) -> None:
        field = self._index[change.path]
        name = accessible_name(field)
        old, new = around_the_difference(answer_words(field, change.old), answer_words(field, change.new))
        cell = QFrame(sheet)
        cell.setProperty("cell", "answer")
        tick = CheckBox(parent=cell)
        tick.setChecked(True)
        tick.setAccessibleName(f"采用：{name}，原来 {old}，Word 中 {new}")
        tick.toggled.connect(self._count)
        self._ticks.append(tick)
        column(cell).addWidget(tick, 0, Qt.AlignmentFlag.AlignCenter)
        sheet.place(cell, Place(position, *_EDGES[0:2]))
        for number, words in enumerate((f"{field.section}　{name}", old, new), 1):
            printed = PrintedCell(words, "label" if number == 1 else "words", sheet)
            sheet.place(printed, Place(position, *_EDGES[number : number + 2]))

    def _tick_all(self, ticked: bool) -> None:  # noqa: FBT001  a slot
        for tick in self._ticks:
            tick.setChecked(ticked)

    def _count(self) -> None:
        count = sum(tick.isChecked() for tick in self._ticks)
        self._all.setChecked(count == len(self._ticks))
        self._accept.setText(f"采用 {count} 处")
        self._accept.setEnabled(count > 0)


def _summary(file_name: str, edited: Edited) -> str:
    if not edited.changes:
        return f"{file_name} 与草稿没有不同。"
    return f"{file_name} 与草稿有 {len(edited.changes)} 处不同。勾选的将写入草稿，修改记录里可以查到。"


def _unread(unread: tuple[str, ...], parent: QWidget) -> QFrame:
    frame, inner = box("problem-warning", parent=parent)
    inner.addWidget(text(f"有 {len(unread)} 处没有读回，草稿中保持原样：", "strong-warning", wrap=True))
    for words in unread:
        inner.addWidget(text(f"· {words}", wrap=True))
    frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return frame
