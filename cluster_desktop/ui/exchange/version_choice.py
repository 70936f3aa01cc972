"""One of the values between which one chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QRadioButton

from cluster_desktop.ui.parts.basics import column, dress, row, text
from cluster_desktop.ui.words import when

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.exchange.task import Version


class VersionChoice(QFrame):
    """The value, who wrote it and when, and the `radio` before them; a press anywhere chooses it.

    `words` is what is shown of the value, `told` the name of the radio for a screen reader.
    """

    def __init__(self, version: Version, words: str, told: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("cell", "answer")
        line = row(self, spacing=0)
        line.setContentsMargins(10, 6, 10, 6)
        self.radio = QRadioButton(self)
        self.radio.setAccessibleName(told)
        self.radio.toggled.connect(self._show_chosen)
        line.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignTop)
        said = QFrame(self)
        lines = column(said, spacing=1)
        lines.addWidget(text(words, "strong", wrap=True, parent=said))
        whose = row(spacing=8)
        whose.addWidget(text(version.author, "secondary", wrap=True, parent=said), 1)
        whose.addWidget(text(when(version.at), "secondary", parent=said), 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(whose)
        lines.addStretch(1)
        line.addWidget(said, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        if self.rect().contains(event.position().toPoint()):
            self.radio.click()

    def _show_chosen(self) -> None:
        dress(self, chosen="yes" if self.radio.isChecked() else "no")
