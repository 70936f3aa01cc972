"""Which earlier draft to begin from: one of the list, an archived one, or a file from elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from cluster_desktop.ui import work
from cluster_desktop.ui.exchange.ways import ask_for_draft
from cluster_desktop.ui.parts.basics import button, row

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.drafts.library import Library
    from cluster_desktop.ui.start.carry_task import Earlier

_LEAST_LETTERS = 24


class EarlierChoice(QWidget):
    """`changed` tells that there is another answer; `failed` why a file is not taken.

    The drafts are read in the background; `first` is the one that is chosen when they are there.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, library: Library, first: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: list[Earlier] = []
        self._drafts = QComboBox(self)
        self._drafts.setAccessibleName("往年草稿")
        self._drafts.setMinimumContentsLength(_LEAST_LETTERS)
        self._drafts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._drafts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._drafts.setPlaceholderText("正在读取…")
        self._drafts.setEnabled(False)
        self._drafts.currentIndexChanged.connect(self._follow)
        line = row(self, spacing=8)
        line.addWidget(self._drafts, 1)
        self._files = button("选择文件…", self._ask, parent=self)
        self._files.setAccessibleName("选择往年草稿的文件")
        line.addWidget(self._files)
        self.setFocusProxy(self._drafts)

        def task(_: work.Ticket) -> list[Earlier]:
            from cluster_desktop.ui.start.carry_task import earlier_drafts  # noqa: PLC0415  loads the forms

            return earlier_drafts(library)

        job = work.start(task, self)
        job.finished.connect(partial(self._fill, first))
        job.failed.connect(self.failed)

    def earlier(self) -> Earlier | None:
        """What is chosen; None until something is."""
        position = self._drafts.currentIndex()
        return self._found[position] if position >= 0 else None

    def hold(self, *, working: bool) -> None:
        """Let nothing else be chosen meanwhile."""
        self._drafts.setEnabled(not working and bool(self._found))
        self._files.setDisabled(working)

    def read(self, file: Path) -> None:
        """Take a file from elsewhere, once it is read."""

        def task(_: work.Ticket) -> Earlier:
            from cluster_desktop.ui.start.carry_task import earlier_draft  # noqa: PLC0415  see above

            return earlier_draft(file)

        job = work.start(task, self)
        job.finished.connect(self._add)
        job.failed.connect(self.failed)

    def _fill(self, first: Path | None, found: list[Earlier]) -> None:
        self._drafts.setPlaceholderText("选择一份草稿" if found else "没有草稿，选择文件")
        chosen = self._drafts.currentIndex()  # a file may have been read sooner
        self._found += found
        self._drafts.blockSignals(True)  # noqa: FBT003  Qt's own signature
        for each in found:
            self._drafts.addItem(each.told)
        self._drafts.setCurrentIndex(chosen)
        self._drafts.blockSignals(False)  # noqa: FBT003
        self._drafts.setEnabled(bool(self._found))
        paths = [each.path for each in self._found]
        if chosen < 0 and paths:
            self._drafts.setCurrentIndex(paths.index(first) if first in paths else 0)

    def _ask(self) -> None:
        if (file := ask_for_draft(self)) is not None:
            self.read(file)

    def _add(self, earlier: Earlier) -> None:
        self._found.append(earlier)
        self._drafts.setEnabled(True)
        self._drafts.addItem(earlier.told)
        self._drafts.setCurrentIndex(len(self._found) - 1)

    def _follow(self) -> None:
        self._drafts.setToolTip(self._drafts.currentText())
        self.changed.emit()
