"""A finding that was kept: what it says, why it was kept, by whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.parts.basics import button, column, row, text
from cluster_desktop.ui.words import when

if TYPE_CHECKING:
    from cluster_desktop.forms.keeping import KeptFinding
    from cluster_desktop.ui.session.session import Session


class KeptNote(QFrame):
    """`chosen` asks for the field, `taken_back` tells that the finding stands again."""

    chosen = Signal(str)
    taken_back = Signal()

    def __init__(
        self, kept: KeptFinding, session: Session, where: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._finding = kept.finding
        self._session = session
        change = session.keepings.noted(kept)
        lines = column(self, spacing=1)
        lines.addWidget(text(kept.finding.message, wrap=True, parent=self))
        lines.addWidget(text(f"理由：{kept.reason}", "strong", wrap=True, parent=self))
        named = " · ".join(words for words in (where, change.author or "未署名", when(change.at)) if words)
        lines.addWidget(text(named, "secondary", wrap=True, parent=self))
        self._trouble = text("", "error", wrap=True, parent=self)
        self._trouble.hide()
        lines.addWidget(self._trouble)
        acts = row(spacing=12)
        acts.setContentsMargins(0, 3, 0, 0)
        acts.addWidget(button("撤回保留", self._take_back, kind="link", parent=self))
        if where:
            go = button("去填写 ›", lambda: self.chosen.emit(kept.finding.paths[0]), kind="link", parent=self)
            acts.addWidget(go)
        acts.addStretch(1)
        lines.addLayout(acts)

    def _take_back(self) -> None:
        try:
            self._session.deeds.take_back(self._finding)
        except ClusterError as error:
            self._trouble.setText(str(error))
            self._trouble.show()
            return
        self.taken_back.emit()
