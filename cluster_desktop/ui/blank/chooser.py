"""Which empty table the answers go into: the program's own, or the official one that came with a notice."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget

from cluster_desktop.ui import work
from cluster_desktop.ui.parts.basics import box, button, column, empty, row, text

if TYPE_CHECKING:
    from cluster_desktop.drafts.official_blank import OfficialBlank
    from cluster_desktop.errors import ClusterError
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.ui.blank.checking import Checked

_OWN = "使用系统自带的空白表，版式与官方表一致。"
_TROUBLE_HEIGHT = 150
FILE_FILTER = "Word 文档 (*.docx)"


class BlankChooser(QWidget):
    """`chosen` tells an official blank that was found usable, or None for the program's own.

    `checking` tells when a file begins to be looked through, and when that is over.
    """

    chosen = Signal(object)
    checking = Signal(bool)

    def __init__(
        self, edition: Edition, blank: OfficialBlank | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._edition = edition
        self._blank = blank
        self._job: work.Job | None = None
        lines = column(self, spacing=6)
        self._state = text("", wrap=True, parent=self)
        lines.addWidget(self._state)
        self._trouble = QScrollArea(self)
        self._trouble.setWidgetResizable(True)
        self._trouble.setMinimumHeight(_TROUBLE_HEIGHT // 2)
        self._trouble.setMaximumHeight(_TROUBLE_HEIGHT)
        self._trouble.setAccessibleName("空白表对不上的地方")
        frame, self._problems = box("problem-error")
        self._trouble.setWidget(frame)
        lines.addWidget(self._trouble)
        self._choose = button("使用上级下发的空白表…", self.ask, parent=self)
        self._back = button("改回系统自带的空白表", partial(self._use, None), kind="link", parent=self)
        buttons = row()
        buttons.addWidget(self._choose)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        self._trouble.hide()
        self._show()

    def ask(self) -> None:
        """Let the official choose a file, and look through it."""
        name, _ = QFileDialog.getOpenFileName(self, "选择空白申报表", "", FILE_FILTER)
        if name:
            self.check(Path(name))

    def check(self, path: Path) -> None:
        """Look through a file in the background; it is used if every place of the form is in it."""
        edition = self._edition

        def task(_: work.Ticket) -> Checked:
            # The libraries that read and lay out Word files are loaded with the first of them.
            from cluster_desktop.ui.blank.checking import check_file  # noqa: PLC0415

            return check_file(path, edition)

        self._trouble.hide()
        self._state.setText(f"正在核对 {path.name}…")
        self._set_busy(busy=True)
        self._job = work.start(work.in_turn(task), self)
        self._job.finished.connect(self._judge)
        self._job.failed.connect(self._fail)
        self._job.ended.connect(self._end)

    def start_over(self, edition: Edition) -> None:
        """Ask for another form: what was chosen for the one before says nothing about it."""
        if self._job is not None:
            self._job.cancel()
        self._edition = edition
        self._blank = None
        self._trouble.hide()
        self._show()

    def _judge(self, checked: Checked) -> None:
        if checked.problems:
            found = f"{checked.blank.file_name} 不能使用，对不上的地方有 {len(checked.problems)} 处："
            self._refuse(found, checked.problems)
        else:
            self._use(checked.blank)

    def _fail(self, error: ClusterError) -> None:
        self._refuse(str(error), ())

    def _end(self) -> None:
        self._job = None
        self._set_busy(busy=False)
        self._show()

    def _use(self, blank: OfficialBlank | None) -> None:
        self._blank = blank
        self._trouble.hide()
        self._show()
        self.chosen.emit(blank)

    def _refuse(self, words: str, problems: tuple[str, ...]) -> None:
        empty(self._problems)
        self._problems.addWidget(text(words, "strong-error", wrap=True))
        for problem in problems:
            self._problems.addWidget(text(f"· {problem}", wrap=True))
        self._problems.addStretch(1)
        self._trouble.show()

    def _show(self) -> None:
        used = self._blank
        self._back.setVisible(used is not None)
        self._state.setText(_OWN if used is None else f"✓ 使用上级下发的空白表：{used.file_name}")

    def _set_busy(self, *, busy: bool) -> None:
        self._choose.setDisabled(busy)
        self._back.setDisabled(busy)
        self.checking.emit(busy)
