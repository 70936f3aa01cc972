"""What several people wrote on one path, in the place where it stands, until one of them is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.exchange.naming import Naming
from cluster_desktop.ui.parts.basics import column, empty, text
from cluster_desktop.ui.parts.rows import RowButton
from cluster_desktop.ui.words import when

if TYPE_CHECKING:
    from cluster_desktop.drafts.change import Change
    from cluster_desktop.ui.session.session import Session

MOST_KEYS = 4
"""Values that have a key of their own: Alt+1 to Alt+4 while the cursor is here."""

_UNBROKEN = "\N{NO-BREAK SPACE}"


class ConflictChoice(QFrame):
    """A row for each value with who wrote it and when; a press on it, or its key, decides.

    Hidden while nobody disagrees on its path; it follows the session by itself.
    """

    def __init__(self, session: Session, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "conflict")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._session = session
        self._path = path
        self._shown: tuple[Change, ...] = ()
        self._lines = column(self, margins=3, spacing=2)
        self.hide()
        session.judged.connect(self.show_conflict)
        self.show_conflict()

    def show_conflict(self) -> None:
        """Show what stands on the path now."""
        heads = tuple(reversed(self._session.conflicts.get(self._path, ())))
        if heads == self._shown:
            return
        self._shown = heads
        empty(self._lines)
        if heads:
            self._fill(heads)
        self.setVisible(bool(heads))

    def choose(self, number: int) -> bool:
        """Decide for the value with this number, from 1; False where there is none."""
        if not 0 < number <= len(self._shown):
            return False
        self._decide(self._shown[number - 1].id)
        return True

    def _fill(self, heads: tuple[Change, ...]) -> None:
        naming = Naming(self._session.index)
        told = naming.told_apart(self._path, [head.value for head in heads])
        self._lines.addWidget(text("选定一种填法", "conflict", wrap=True, parent=self))
        for number, (head, words) in enumerate(zip(heads, told, strict=True), 1):
            whose = f"{head.author or '未署名'} {when(head.at).replace(' ', _UNBROKEN)}"
            made = RowButton(self)
            made.setProperty("row", "version")
            made.line.setContentsMargins(7, 3, 7, 3)
            lines = QWidget(made)
            stack = column(lines, spacing=0)
            labels = [text(words, "strong", wrap=True, parent=lines)]
            labels.append(text(whose, "secondary", wrap=True, parent=lines))
            for label in labels:
                stack.addWidget(label)
            made.line.addWidget(lines, 1)
            made.let_through([lines, *labels])
            key = f"（Alt+{number}）" if number <= MOST_KEYS else ""
            name = naming.name(self._path)
            made.setAccessibleName(f"{name}：选定 {words}，{whose}{key}")
            made.setToolTip(f"选定{key}")
            made.clicked.connect(partial(self._decide, head.id))
            self._lines.addWidget(made)

    def _decide(self, head: str, *_: object) -> None:
        try:
            self._session.deeds.decide(self._path, head)
        except ClusterError as error:
            self._session.failed.emit(error)
