"""How the draft stands, kept in view: the marks of the rail, and what the foot says is left on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cluster_desktop.ui.shell.rail_marks import proof_words, rail_mark
from cluster_desktop.ui.shell.route import EVIDENCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.shell.foot import Foot
    from cluster_desktop.ui.shell.rail import Rail


class Marks(QObject):
    """Follows the judgement of the session by itself."""

    def __init__(self, session: Session, keys: Sequence[str], rail: Rail, foot: Foot) -> None:
        super().__init__(rail)
        self._session = session
        self._keys = keys
        self._rail = rail
        self._foot = foot
        self._current = ""
        session.judged.connect(self.show_all)

    def show_all(self) -> None:
        """Show how every page stands, and what is left on the one in view."""
        for key in self._keys:
            self._rail.show_mark(key, *rail_mark(self._session, key))
        self._show_left()

    def show_left(self, key: str) -> None:
        """Have a page in view."""
        self._current = key
        self._show_left()

    def _show_left(self) -> None:
        session = self._session
        words = proof_words(session.requirements) if self._current == EVIDENCE else ""
        standing = session.standings.get(self._current)
        self._foot.show_left(standing, words)
        self._foot.show_finished(session.finished.state(self._current) if standing is not None else None)
