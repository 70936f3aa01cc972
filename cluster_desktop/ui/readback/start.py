"""Where reading back begins: choose the Word file, wait, look at the preview, take over what was ticked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui import work
from cluster_desktop.ui.blank.chooser import FILE_FILTER
from cluster_desktop.ui.parts.basics import button, column, dress, row, text
from cluster_desktop.ui.readback.dialog import ReadBackDialog

if TYPE_CHECKING:
    from cluster_desktop.ui.readback.task import Edited
    from cluster_desktop.ui.session.session import Session

_ABOUT = "导出的 Word 申报表在外面改过的，可以读回草稿。先列出改动，选定的才写入。"


class ReadBack(QWidget):
    """A line of explanation, the button, and what came of it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._file_name = ""
        lines = column(self, spacing=8)
        lines.addWidget(text(_ABOUT, "secondary", wrap=True, parent=self))
        self._choose = button("从 Word 读回修改…", self.ask, parent=self)
        self._outcome = text("", "left", wrap=True, parent=self)
        line = row(spacing=12)
        line.addWidget(self._choose)
        line.addWidget(self._outcome, 1)
        lines.addLayout(line)

    def ask(self) -> None:
        """Let the official choose the edited file, and read it."""
        name, _ = QFileDialog.getOpenFileName(self, "选择改过的 Word 申报表", "", FILE_FILTER)
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Compare a file with the answers in the background, and show the differences."""
        session = self._session
        answers, blank, edition = dict(session.answers), session.official_blank, session.edition

        def task(_: work.Ticket) -> Edited:
            # The libraries that read Word files are loaded with the first of them.
            from cluster_desktop.ui.readback.task import read_edited  # noqa: PLC0415

            return read_edited(path, answers, blank.data if blank is not None else None, edition)

        self._file_name = path.name
        self._tell(f"正在读 {path.name}…", "quiet")
        self._choose.setDisabled(True)
        job = work.start(work.in_turn(task), self)
        job.ended.connect(self._end)
        job.finished.connect(self._preview)
        job.failed.connect(self._fail)

    def _preview(self, edited: Edited) -> None:
        self._tell("", "quiet")
        dialog = ReadBackDialog(self._file_name, edited, self._session.index, self)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen()
        dialog.deleteLater()
        if accepted:
            try:
                self._session.deeds.take_over(chosen)
            except ClusterError as error:
                self._fail(error)
                return
            self._tell(f"✓ 已采用 {len(chosen)} 处", "done")

    def _fail(self, error: ClusterError) -> None:
        self._tell(str(error), "error")

    def _end(self) -> None:
        self._choose.setEnabled(True)

    def _tell(self, words: str, tone: str) -> None:
        self._outcome.setText(words)
        dress(self._outcome, tone=tone)
