"""A line above the page for what went wrong with a file or the disk; it stays until it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from cluster_desktop.ui.parts.basics import button, row, text


class Strip(QFrame):
    """Hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "strip")
        line = row(self, spacing=12)
        line.setContentsMargins(28, 8, 16, 8)
        self._words = text("", "error", wrap=True)
        line.addWidget(self._words, 1)
        close = button("知道了", lambda: self.show_words(""), kind="link")
        line.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_words(self, words: str) -> None:
        """Say this; nothing takes the line away."""
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self.setVisible(bool(words))
