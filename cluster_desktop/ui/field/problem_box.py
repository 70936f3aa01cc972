"""One finding in the side panel, with the way to keep it where it is no error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from cluster_desktop.forms.keeping import kept_path
from cluster_desktop.ui.keeping.editor import KEEP_WORDS, ReasonEditor
from cluster_desktop.ui.parts.basics import button, column, text
from cluster_desktop.ui.parts.scrolling import bring_into_view
from cluster_desktop.ui.words import LEVEL_WORDS

if TYPE_CHECKING:
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.ui.session.session import Session


class ProblemBox(QFrame):
    """`left` tells that the writing of a reason is over."""

    left = Signal()

    def __init__(self, finding: Finding, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", f"problem-{finding.level}")
        self._finding = finding
        self._session = session
        self._lines = column(self, margins=12, spacing=4)
        self._lines.addWidget(text(LEVEL_WORDS[finding.level], f"strong-{finding.level}", parent=self))
        self._message = text(finding.message, wrap=True, parent=self)
        self._lines.addWidget(self._message)
        self._lines.addWidget(text(f"依据：{finding.clause}", "secondary", wrap=True, parent=self))
        self._opener = button(KEEP_WORDS, self._open, kind="link", parent=self)
        self._lines.addWidget(self._opener)
        self._opener.setVisible(finding.level != "error")
        if session.keepings.unfinished.get(kept_path(finding)):
            self._open()

    def show_finding(self, finding: Finding) -> None:
        """Show the same finding with the figures as they are now."""
        if finding != self._finding:
            self._finding = finding
            self._message.setText(finding.message)

    def _open(self) -> None:
        editor = ReasonEditor(self._finding, self._session, self)
        editor.closed.connect(lambda: self._close(editor))
        self._lines.addWidget(editor)
        self._opener.hide()
        editor.show()
        editor.setFocus()
        bring_into_view(editor)

    def _close(self, editor: ReasonEditor) -> None:
        editor.hide()
        editor.deleteLater()
        self._opener.show()
        self.left.emit()
