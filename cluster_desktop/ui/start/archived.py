"""The archived drafts that were found, below those of the list."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from cluster_desktop.drafts.shelf import Shelf
from cluster_desktop.ui.parts.basics import Button, button, column, empty, row, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.ui.start.matching import Told


class ArchivedFound(QWidget):
    """Hidden while there are none; `wanted` tells one that is to be brought back and opened."""

    wanted = Signal(Path)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._first: Button | None = None
        lines = column(self)
        lines.setContentsMargins(0, 14, 0, 0)
        lines.addWidget(text("在已归档中找到的", "heading", parent=self))
        lines.addSpacing(4)
        holder = QWidget(self)
        self._rows = column(holder)
        lines.addWidget(holder)
        self.hide()

    def show_drafts(self, found: Mapping[Path, Told]) -> None:
        """Show these."""
        empty(self._rows)
        self._first = None
        for path, told in found.items():
            self._rows.addWidget(self._line(path, told))
        self.setVisible(bool(found))

    def go_to(self) -> None:
        """Put the cursor on the first."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, path: Path, told: Told) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("row", "editor")
        line = row(frame)
        line.setContentsMargins(4, 6, 4, 6)
        about = QWidget(frame)
        words = column(about, spacing=2)
        words.addWidget(text(told.name, "strong", wrap=True))
        moment = Shelf.put_away_at(path)
        since = f"{moment.astimezone():%Y-%m-%d} 归档" if moment is not None else ""
        words.addWidget(text(" · ".join(filter(None, [told.form, since])), "secondary", wrap=True))
        line.addWidget(about, 1)
        back = button("放回清单并打开", partial(self.wanted.emit, path), parent=frame)
        back.setAccessibleName(f"{told.name}：放回清单并打开")
        line.addWidget(back)
        self._first = self._first or back
        return frame
