"""A line above the page for what happened to a file or the disk; it stays until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from cluster_desktop.ui.parts.basics import button, dress, row, text

if TYPE_CHECKING:
    from collections.abc import Callable

    Action = tuple[str, Callable[[], object]]


class Strip(QFrame):
    """Hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "strip")
        self._then: Callable[[], object] | None = None
        line = self._line = row(self, spacing=12)
        line.setContentsMargins(28, 8, 16, 8)
        self._words = text("", "error", wrap=True)
        line.addWidget(self._words, 1)
        self._act = button("", self._do, kind="link")
        close = button("知道了", lambda: self.show_words(""), kind="link")
        for each in (self._act, close):
            line.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_words(self, words: str, *, tone: str = "error", action: Action | None = None) -> None:
        """Say this, an `error` or a `note`, with a button beside it that does the `action`."""
        self._words.setText(words)
        self._words.setAccessibleName(words)
        dress(self, tone=tone)
        dress(self._words, kind="error" if tone == "error" else "body")
        self._act.setVisible(action is not None)
        if action is not None:
            self._act.setText(action[0])
            self._then = action[1]
        self.setVisible(bool(words))
        if words:
            self._announce()
        # A label that wraps tells its layout nothing when it needs more lines than before.
        self._line.invalidate()
        self.updateGeometry()

    def _announce(self) -> None:
        """Have a screen reader say it, though the cursor stays where it is."""
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415  not at the start

        QAccessible.updateAccessibility(QAccessibleEvent(self._words, QAccessible.Event.Alert))

    def _do(self) -> None:
        self.show_words("")
        if self._then is not None:
            self._then()
