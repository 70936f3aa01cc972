"""The place to write why a finding is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.forms.keeping import kept_path
from cluster_desktop.ui.parts.basics import button, column, row, text

if TYPE_CHECKING:
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.ui.session.session import Session

KEEP_WORDS = "说明理由后保留…"
_HEIGHT = 72


class ReasonEditor(QFrame):
    """Ctrl+Enter keeps the finding, Esc lets it be; `closed` follows either.

    A reason that was begun is there again when the finding's editor is opened the next time.
    """

    closed = Signal()

    def __init__(self, finding: Finding, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding = finding
        self._session = session
        lines = column(self, spacing=6)
        lines.addWidget(text("保留理由（写入检查报告）", "secondary", parent=self))
        self._words = _Words(self)
        self._words.setPlainText(session.keepings.unfinished.get(kept_path(finding), ""))
        self._words.setAccessibleName(f"保留理由：{finding.message}")
        lines.addWidget(self._words)
        self._trouble = text("", "error", wrap=True, parent=self)
        self._trouble.hide()
        lines.addWidget(self._trouble)
        buttons = row()
        self._keep = button("保留", self._give, kind="main", parent=self)
        self._keep.setToolTip("Ctrl+Enter")
        buttons.addWidget(self._keep)
        buttons.addWidget(button("取消", self._cancel, kind="link", parent=self))
        buttons.addStretch(1)
        lines.addLayout(buttons)
        self._words.textChanged.connect(self._note)
        self._words.given.connect(self._keep.click)
        self._words.given_up.connect(self._cancel)
        self.setFocusProxy(self._words)
        self._note()

    def _note(self) -> None:
        reason = self._words.toPlainText()
        self._session.keepings.unfinished[kept_path(self._finding)] = reason
        self._keep.setEnabled(bool(reason.strip()))

    def _give(self) -> None:
        try:
            self._session.deeds.keep(self._finding, self._words.toPlainText())
        except ClusterError as error:
            self._trouble.setText(str(error))
            self._trouble.show()
            return
        self.closed.emit()

    def _cancel(self) -> None:
        self._session.keepings.unfinished.pop(kept_path(self._finding), None)
        self.closed.emit()


class _Words(QPlainTextEdit):
    given = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "reason")
        self.setTabChangesFocus(True)
        self.setFixedHeight(_HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Have Esc here, not where it folds the panel."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter and Esc end the writing."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.given.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
