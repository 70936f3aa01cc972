"""The cells of the evidence table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from cluster_desktop.ui.evidence.listing import told
from cluster_desktop.ui.evidence.two_lines import broken
from cluster_desktop.ui.paper.proof import KIND_WORDS, TAKING_IN, ask_for_files, dropped_files
from cluster_desktop.ui.parts.basics import BUTTON_PADDING, ElidedButton, Pill, button, dress, row, text

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.forms.requirements import Requirement
    from cluster_desktop.ui.evidence.made import MadeList
    from cluster_desktop.ui.evidence.requirement_row import Proved
    from cluster_desktop.ui.evidence.wishes import Wishes

MOST_SHOWN = 3
"""Documents that one cell names; of more it tells how many, so that 750 documents stay a page."""


_LEAST_NAME = 22
_FRAME = 2
_MOST_LINES = 2


class _Name(ElidedButton):
    """The name of a document, in two lines where one is not enough."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, "document", parent)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """It is higher where it is narrow, which a button does not reckon with."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines."""
        return max(_LEAST_NAME, len(self._lines(width)) * self.fontMetrics().height()) + _FRAME

    def _cut(self, width: int) -> None:
        lines = self._lines(width)
        self.setText("\n".join(lines))
        self.setToolTip("" if "".join(lines) == self.words else self.words)

    def _lines(self, width: int) -> list[str]:
        return broken(self.words, self.fontMetrics(), width - BUTTON_PADDING, _MOST_LINES)


class ProofCell(QFrame):
    """What is attached to one requirement, and the place to drop more."""

    def __init__(self, wishes: Wishes, proved: Proved, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proved = proved
        self._wishes = wishes
        self._first = 0
        self.setProperty("cell", "answer")
        self.setAcceptDrops(True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 4, 8, 4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.show_proof(proved)

    @property
    def requirement(self) -> Requirement:
        """What is to be proved."""
        return self.proved.requirement

    @property
    def items(self) -> tuple[EvidenceItem, ...]:
        """The documents that are attached."""
        return self.proved.items

    def show_proof(self, proved: Proved) -> None:
        """Show what is attached, what the program makes, or the ways to what is missing."""
        self.proved = proved
        self._clear()
        self._first = self._grid.rowCount()
        for made in proved.lists:
            self._show_list(made)
        for item in proved.items[:MOST_SHOWN]:
            self._show_item(item)
        if proved.disputed:
            self._add_wide(Pill("几个人改得不同，点开选定", "error", self))
        if proved.taking_in:
            self._add_wide(text(TAKING_IN, "secondary", parent=self))
        elif not proved.items and not proved.lists:
            self._show_missing()
        elif proved.requirement.state != "unneeded":
            self._show_more(len(proved.items) - MOST_SHOWN)
        for place in range(self._grid.count()):
            if (found := self._grid.itemAt(place)) is not None and (part := found.widget()) is not None:
                # What waits to be shown takes no room when the height is reckoned.
                part.show()

    def take_focus(self) -> bool:
        """Bring the cursor to the first thing in the cell; False where nothing in it takes it."""
        # What was cleared away is there until the event loop runs again.
        first = next((each for each in self.findChildren(QPushButton) if each.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only, and show that they are taken."""
        if dropped_files(event):
            event.acceptProposedAction()
            dress(self, drop="yes")

    def dragLeaveEvent(self, _: QDragLeaveEvent) -> None:
        """Nothing will be dropped here."""
        dress(self, drop="no")

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what is dropped anywhere in the cell."""
        dress(self, drop="no")
        if files := dropped_files(event):
            event.acceptProposedAction()
            self._wishes.files_given.emit(self.requirement.id, files)

    def _clear(self) -> None:
        while (part := self._grid.takeAt(0)) is not None:
            if (widget := part.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _add_wide(self, widget: QWidget) -> None:
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def _show_item(self, item: EvidenceItem) -> None:
        line = self._grid.rowCount()
        title = _Name(item.title, self)
        title.clicked.connect(lambda: self._wishes.document.emit(item.id))
        self._grid.addWidget(title, line, 0)
        words, tone = self._said_of(item)
        title.setAccessibleDescription(f"{words}，{told(self.requirement)}")
        self._grid.addWidget(Pill(words, tone, self), line, 1, Qt.AlignmentFlag.AlignRight)

    def _said_of(self, item: EvidenceItem) -> tuple[str, str]:
        if item.fault:
            return "无法读取", "warning"
        if self.requirement.state == "unneeded":
            return "不再需要", "quiet"
        return f"{item.bound_pages} 页", "done"

    def _show_list(self, made: MadeList) -> None:
        line = self._grid.rowCount()
        title = _Name(f"清单：{made.title}", self)
        title.setAccessibleDescription(f"{made.rows} 行，{told(self.requirement)}")
        title.clicked.connect(lambda: self._wishes.list_of.emit(made.key))
        self._grid.addWidget(title, line, 0)
        self._grid.addWidget(Pill(f"{made.rows} 行", "done", self), line, 1, Qt.AlignmentFlag.AlignRight)

    def _show_more(self, hidden: int) -> None:
        """Ways to the documents that are not named, and to add one."""
        if hidden > 0:
            words = f"另有 {hidden} 份，全部列出"
            self._add_wide(button(words, self._list_all, kind="link", parent=self))
        add = button("再加", self._ask, kind="link", parent=self)
        add.setAccessibleName(f"{told(self.requirement)}：再加文件")
        self._grid.addWidget(add, self._first, 2, Qt.AlignmentFlag.AlignRight)

    def _list_all(self) -> None:
        self._wishes.documents_of.emit(self.requirement.id)

    def _show_missing(self) -> None:
        kind = KIND_WORDS[self.requirement.kind]
        line = QWidget(self)
        ways = row(line, spacing=6)
        place = button(f"缺{kind} · 拖入文件", self._ask, parent=line)
        place.setProperty("chip", "missing")
        place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        place.setAccessibleName(f"{told(self.requirement)}：缺{kind}，选择文件")
        ways.addWidget(place, 1)
        if (other := self._other_way(line)) is not None:
            ways.addWidget(other)
        self._add_wide(line)

    def _other_way(self, parent: QWidget) -> QWidget | None:
        """What can be made in the program instead of a file."""
        wishes, requirement, asked = self._wishes, self.requirement, self.proved.asked
        if asked:
            way = button("填写清单", lambda: wishes.list_of.emit(asked), kind="link", parent=parent)
        elif requirement.kind != "list":
            way = button("写一份", lambda: wishes.statement.emit(requirement.id), kind="link", parent=parent)
        else:
            return None
        way.setAccessibleName(f"{told(requirement)}：{way.text()}")
        return way

    def _ask(self) -> None:
        if files := ask_for_files(self, self.requirement.title):
            self._wishes.files_given.emit(self.requirement.id, files)
