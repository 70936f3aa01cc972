"""The cells of the evidence table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from cluster_desktop.ui.paper.proof import KIND_WORDS, TAKING_IN, ask_for_files, dropped_files
from cluster_desktop.ui.parts.basics import ElidedButton, Pill, button, column, row, text

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent

    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.forms.requirements import Requirement


class PrintedCell(QLabel):
    """Words in a cell; `kind` is head, label, plain (centred) or words (from the left)."""

    pressed = Signal()

    def __init__(self, words: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setProperty("cell", kind if kind in ("head", "label") else "answer")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(10, 5, 8, 5)
        if kind in ("head", "plain"):
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def mouseDoubleClickEvent(self, _: QMouseEvent) -> None:
        """Go to the field that the row is about."""
        self.pressed.emit()


class ProofCell(QFrame):
    """What is attached to one requirement, and the place to drop more."""

    files_given = Signal(str, list)
    chosen = Signal(str)
    removed = Signal(object)

    def __init__(
        self,
        demand: Requirement,
        items: list[EvidenceItem],
        parent: QWidget | None = None,
        *,
        taking_in: bool = False,
    ) -> None:
        super().__init__(parent)
        self.demand = demand
        self.items = items
        self.setProperty("cell", "answer")
        self.setAcceptDrops(True)
        lines = column(self, spacing=3)
        lines.setContentsMargins(8, 5, 8, 5)
        lines.addStretch(1)
        for item in items:
            lines.addWidget(self._item(item, more=item is items[-1]))
        if taking_in:
            lines.addWidget(text(TAKING_IN, "secondary", parent=self))
        elif not items:
            lines.addWidget(self._drop_place())
        lines.addStretch(1)

    def take_focus(self) -> None:
        """Bring the cursor to the first thing in the cell."""
        if (first := self.findChild(QPushButton)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what is dropped anywhere in the cell."""
        if files := dropped_files(event):
            event.acceptProposedAction()
            self.files_given.emit(self.demand.id, files)

    def _drop_place(self) -> QPushButton:
        kind = KIND_WORDS[self.demand.kind]
        place = button(f"缺{kind} · 把文件拖到这里，或选择文件", self._ask, parent=self)
        place.setProperty("chip", "missing")
        place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        place.setAccessibleName(f"{self.demand.title}：缺{kind}，选择文件")
        return place

    def _ask(self) -> None:
        if files := ask_for_files(self, self.demand.title):
            self.files_given.emit(self.demand.id, files)

    def _item(self, item: EvidenceItem, *, more: bool) -> QWidget:
        line_widget = QWidget(self)
        line = row(line_widget, spacing=8)
        title = ElidedButton(item.title, "document", line_widget)
        title.clicked.connect(lambda: self.chosen.emit(item.id))
        line.addWidget(title, 1)
        if item.fault:
            line.addWidget(Pill("无法读取", "warning", line_widget))
        elif self.demand.state == "unneeded":
            line.addWidget(Pill("不再需要", "quiet", line_widget))
        else:
            line.addWidget(Pill(f"{item.pages} 页", "done", line_widget))
        if more and self.demand.state != "unneeded":
            add = button("再加", self._ask, kind="link", parent=line_widget)
            add.setAccessibleName(f"{self.demand.title}：再加文件")
            line.addWidget(add)
        remove = button("移除", lambda: self.removed.emit(item), kind="link", parent=line_widget)
        remove.setAccessibleName(f"移除 {item.title}")
        line.addWidget(remove)
        return line_widget
