"""Documents that colleagues changed differently, or one changed and another removed: one way is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cluster_desktop.ui.exchange.conflict_choice import ConflictChoice
from cluster_desktop.ui.parts.basics import column, empty

if TYPE_CHECKING:
    from cluster_desktop.ui.session.session import Session


class Disputed(QWidget):
    """A choice for each such document; of one that was removed no row tells."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: list[str] = []
        self._lines = column(self, spacing=8)
        self._lines.setContentsMargins(0, 0, 0, 10)
        self.hide()

    def renew(self) -> None:
        """Show the documents that are in dispute now."""
        paths = sorted(path for path in self._session.conflicts if path.startswith("evidence/"))
        if paths != self._shown:
            self._shown = paths
            empty(self._lines)
            for path in paths:
                self._lines.addWidget(ConflictChoice(self._session, path, self))
        self.setVisible(bool(paths))
