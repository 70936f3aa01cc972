"""Why a document cannot be read, and what can be done: its password, or another file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.paper.proof import FILE_FILTER
from cluster_desktop.ui.parts.basics import box, button, column, row, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.ui import work
    from cluster_desktop.ui.session.session import Session

_PASSWORD = "口令"  # noqa: S105  a word of the fault, no password


class FaultBox(QWidget):
    """`tell` is given what stands in the way of either."""

    def __init__(
        self, session: Session, item: EvidenceItem, tell: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._item = item
        self._tell = tell
        frame, inner = box("problem-error", parent=self)
        inner.addWidget(text("无法读取", "strong-error"))
        inner.addWidget(text(item.fault or "", wrap=True))
        self._field = QLineEdit(frame)
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setPlaceholderText("打开口令")
        self._field.setAccessibleName("打开口令")
        self._field.returnPressed.connect(self._unlock)
        line = row(spacing=6)
        line.addWidget(self._field, 1)
        self._open = button("打开", self._unlock, parent=frame)
        line.addWidget(self._open)
        inner.addLayout(line)
        asked = _PASSWORD in (item.fault or "")
        self._field.setVisible(asked)
        self._open.setVisible(asked)
        if not item.is_statement:
            inner.addWidget(button("换一个文件…", self._replace, kind="link", parent=frame))
        column(self).addWidget(frame)

    def _unlock(self) -> None:
        if self._field.text():
            self._run(lambda: self._session.evidence_part.unlock(self._item, self._field.text()))

    def _replace(self) -> None:
        title = f"换一个文件：{self._item.title}"
        name, _ = QFileDialog.getOpenFileName(self, title, "", FILE_FILTER)
        if name:
            self._run(lambda: self._session.evidence_part.replace_file(self._item, Path(name)))

    def _run(self, begin: Callable[[], work.Job]) -> None:
        self.setEnabled(False)
        try:
            job = begin()
        except ClusterError as error:
            self._failed(error)
            return
        job.failed.connect(self._failed)

    def _failed(self, error: ClusterError) -> None:
        self.setEnabled(True)
        self._tell(str(error))
