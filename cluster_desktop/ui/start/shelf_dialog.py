"""The drafts that were archived, or thrown away, and the way back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from cluster_desktop.ui.parts.basics import button, column, row, text
from cluster_desktop.ui.parts.dialog_body import scrolling_body

if TYPE_CHECKING:
    from cluster_desktop.drafts.shelf import Shelf


class ShelfDialog(QDialog):
    """`wanted` tells the draft to bring back; that closes it."""

    wanted = Signal(Path)

    def __init__(self, title: str, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(560, 400)
        lines = column(self, margins=22, spacing=8)
        lines.addWidget(text(title, "title"))
        body = scrolling_body(lines, spacing=0)
        for path in shelf.drafts():
            body.addWidget(self._line(shelf.name_of(path), path))
        body.addStretch(1)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("关闭", self.reject))
        lines.addLayout(foot)

    def _line(self, name: str, path: Path) -> QFrame:
        frame = QFrame()
        frame.setProperty("row", "editor")
        line = row(frame)
        line.setContentsMargins(4, 6, 4, 6)
        line.addWidget(text(name, wrap=True), 1)
        back = button("放回清单", partial(self._bring_back, path), parent=frame)
        back.setAccessibleName(f"{name}：放回清单")
        line.addWidget(back)
        return frame

    def _bring_back(self, path: Path) -> None:
        self.accept()
        self.wanted.emit(path)
