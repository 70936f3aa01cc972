"""The proof at the end of a row: how much is attached, or the place to drop what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cluster_desktop.ui.parts.basics import Button, column, dress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from cluster_desktop.forms.model import DemandKind
    from cluster_desktop.forms.requirements import Requirement

KIND_WORDS: dict[DemandKind, str] = {
    "evidence": "佐证",
    "list": "清单",
    "formula": "计算公式",
    "statement": "情况说明",
}
TAKING_IN = "正在添加…"
FILE_FILTER = (
    "PDF、图片、Word、Excel (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp"
    " *.doc *.docx *.wps *.xls *.xlsx *.et);;所有文件 (*)"
)


class ProofChip(Button):
    """The state of one requirement.

    It takes files by drop in every state; a press asks for files where something is missing.  Where something
    is attached, and wherever the menu is asked for, `menu_wanted` tells the requirement.  `turned` tells
    that it is in view, or gone where nothing is demanded.
    """

    files_given = Signal(str, list)
    shown = Signal(str)
    turned = Signal()
    menu_wanted = Signal(str)

    def __init__(self, requirement_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.requirement_id = requirement_id
        self._title = ""
        self.setProperty("chip", "unneeded")
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._want_menu)
        self.clicked.connect(self._press)

    def show_requirement(
        self, requirement: Requirement, files: int, pages: int, *, disputed: bool = False
    ) -> None:
        """Show the state of the requirement with what is attached to it.

        `disputed` tells that colleagues changed a document of it differently.
        """
        kind = KIND_WORDS[requirement.kind]
        words = {
            "missing": f"缺{kind} · 拖入文件",
            "attached": f"{kind} {files} 份 · {pages} 页" if files else f"{kind}已填",
            "unreadable": f"{kind}无法读取",
            "unneeded": "",
        }[requirement.state]
        if disputed:
            words = f"{kind}几个人改得不同"
        self._title = requirement.title
        self.setEnabled(True)
        self.setText(words)
        self.setAccessibleName(f"{requirement.title}：{words}")
        press = "选择文件" if requirement.state == "missing" else "打开菜单"
        self.setAccessibleDescription(f"按 Enter {press}")
        dress(self, chip="unreadable" if disputed else requirement.state)
        if self.isHidden() == bool(words):
            self.setVisible(bool(words))
            self.turned.emit()

    def show_taking_in(self) -> None:
        """Show that files are being copied."""
        self.setText(TAKING_IN)
        self.setEnabled(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only, and show that they are taken."""
        if dropped_files(event):
            event.acceptProposedAction()
            dress(self, drop="yes")

    def dragLeaveEvent(self, _: QDragLeaveEvent) -> None:
        """Nothing will be dropped here."""
        dress(self, drop="no")

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what is dropped."""
        dress(self, drop="no")
        files = dropped_files(event)
        if files:
            event.acceptProposedAction()
            self.files_given.emit(self.requirement_id, files)

    def _press(self) -> None:
        if self.property("chip") in {"attached", "unreadable"}:
            self._want_menu()
        elif files := ask_for_files(self, self._title):
            self.files_given.emit(self.requirement_id, files)

    def _want_menu(self, *_: object) -> None:
        self.menu_wanted.emit(self.requirement_id)


class ProofChips(QWidget):
    """The `chips` at the right end of a row, one below the other; without one in view it takes no room."""

    def __init__(self, requirement_ids: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = column(self, spacing=4)
        edge = 4 if len(requirement_ids) > 1 else 2
        self._lines.setContentsMargins(4, edge, 8, edge)
        self._lines.addStretch(1)
        self.chips = [ProofChip(each, self) for each in requirement_ids]
        for chip in self.chips:
            chip.turned.connect(self._follow)
            self._lines.addWidget(chip, 0, Qt.AlignmentFlag.AlignRight)
        self._lines.addStretch(1)
        self.hide()

    def keep_off(self, pixels: int) -> None:
        """Keep so much farther from the right edge."""
        self._lines.setContentsMargins(self._lines.contentsMargins() + QMargins(0, 0, pixels, 0))

    def _follow(self) -> None:
        self.setVisible(not all(chip.isHidden() for chip in self.chips))


def ask_for_files(parent: QWidget, title: str) -> list[Path]:
    """Let the official choose files to attach; empty when he thinks better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, f"选择文件：{title}", "", FILE_FILTER)
    return [Path(name) for name in names]


def dropped_files(event: QDropEvent) -> list[Path]:
    """The local files that are being dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
