"""A sheet before it is taken in: what was recognised, its first rows, what is left out and why."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QProgressBar, QRadioButton, QWidget

from cluster_desktop.errors import ClusterError, reason
from cluster_desktop.evidence.lists.limits import SeveralSheets
from cluster_desktop.ui import work
from cluster_desktop.ui.lists.import_parts import columns_table, first_rows, refused_table
from cluster_desktop.ui.lists.importing import Reading, TakingIn, import_words
from cluster_desktop.ui.parts.basics import button, column, dress, empty, row, text
from cluster_desktop.ui.parts.dialog_body import scrolling_body
from cluster_desktop.ui.parts.one_of import OneOf

if TYPE_CHECKING:
    from cluster_desktop.evidence.lists.importing import Imported
    from cluster_desktop.forms.model.lists import ListDefinition
    from cluster_desktop.ui.session.session import Session

_SHEETS = "Excel 表格 (*.xlsx)"
_CHOOSE = "选择替换还是追加。"


class ImportDialog(QDialog):
    """`taken` tells how many rows were taken in."""

    taken = Signal(int)

    def __init__(
        self, session: Session, definition: ListDefinition, file: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"导入：{definition.title}")
        self.resize(920, 620)
        self._session, self._definition, self._file = session, definition, file
        self._imported: Imported | None = None
        self._job: work.Job | None = None
        lines = column(self, margins=22, spacing=8)
        lines.addWidget(text(f"导入：{definition.title}", "title"))
        self._about = text(file.name, "secondary", wrap=True)
        lines.addWidget(self._about)
        self._content = scrolling_body(lines)
        self._ways = OneOf(self)
        self._instead = QRadioButton("", self)
        self._behind = QRadioButton("", self)
        choice = row(spacing=18)
        for each in (self._instead, self._behind):
            self._ways.take(each)
            each.toggled.connect(self._show_go)
            choice.addWidget(each)
            each.hide()
        choice.addStretch(1)
        lines.addLayout(choice)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("导入进度")
        lines.addWidget(self._bar)
        foot = row()
        self._state = text("", "left", wrap=True)
        foot.addWidget(self._state, 1)
        self._stop = button("取消", self.reject, parent=self)
        self._go = button("导入", self._take_in, kind="main", parent=self)
        self._go.setEnabled(False)
        for each in (self._stop, self._go):
            foot.addWidget(each)
        lines.addLayout(foot)
        self._read(None)

    def reject(self) -> None:
        """Stop what is under way; where nothing is, close."""
        if self._job is not None:
            self._job.cancel()
            self._stop.setEnabled(False)
        else:
            super().reject()

    def closeEvent(self, event: object) -> None:
        """The cross in the corner is 取消."""
        if self._job is not None:
            event.ignore()  # type: ignore[attr-defined]
        self.reject()

    # reading

    def _read(self, sheet: str | None) -> None:
        empty(self._content)
        self._start(work.start(Reading(self._file, self._definition, sheet), self), "正在读取")
        if self._job is not None:
            self._job.finished.connect(self._show)
            self._job.failed.connect(self._refuse)
            self._job.cancelled.connect(self._close)

    def _show(self, imported: Imported) -> None:
        self._imported = imported
        # `row` of a rejection is that of the sheet; several cells of one row are one row left out.
        left_out = len({each.row for each in imported.rejected})
        told = f"工作表“{imported.sheet}”，第 {imported.header_row} 行为标题；读出 {len(imported.rows)} 行"
        self._about.setText(
            f"{self._file.name} · {told}" + (f"，{left_out} 行没有读入。" if left_out else "。")
        )
        self._content.addWidget(columns_table(self._definition, imported))
        if imported.rows:
            self._content.addWidget(text("前几行", "heading"))
            self._content.addWidget(first_rows(self._definition, imported))
        if imported.rejected:
            line = row()
            line.addWidget(text(f"没有读入的 {left_out} 行", "heading"))
            line.addStretch(1)
            line.addWidget(button("另存这些行，改好后再导入…", self._ask_refused, parent=self))
            self._content.addLayout(line)
            self._content.addWidget(refused_table(imported))
        self._content.addStretch(1)
        self._offer()

    def _offer(self) -> None:
        """Let the official choose what becomes of the rows that are there."""
        standing = self._session.lists.count(self._definition.key)
        self._instead.setText(f"替换现有的 {standing} 行")
        self._behind.setText("追加在现有各行之后，重复的以导入的为准")
        for each in (self._instead, self._behind):
            each.setVisible(bool(standing))
        if not standing:
            self._instead.setChecked(True)
        self._say("" if not standing else _CHOOSE)
        self._show_go()
        (self._instead if standing else self._go).setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, error: ClusterError) -> None:
        if isinstance(error, SeveralSheets):
            self._content.addWidget(text("文件中有几张工作表像这份清单，选择一张。", wrap=True))
            for sheet in error.sheets:
                chosen = button(sheet, lambda sheet=sheet: self._read(sheet), parent=self)
                self._content.addWidget(chosen, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._content.addWidget(text(str(error), "error", wrap=True))
            again = button("选择另一个文件…", self._choose_another, parent=self)
            self._content.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        self._content.addStretch(1)

    def _choose_another(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.windowTitle(), str(self._file.parent), _SHEETS)
        if name:
            self._file = Path(name)
            self._about.setText(self._file.name)
            self._read(None)

    # what was refused

    def _ask_refused(self) -> None:
        name = f"{self._file.stem} 待改.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(self, "另存没有读入的行", name, _SHEETS)
        if chosen:
            self.save_refused(Path(chosen))

    def save_refused(self, file: Path) -> None:
        """Write the rows that were left out, with the reasons, as a sheet to mend."""
        definition, imported = self._definition, self._imported
        if imported is None:
            return

        def task(_: work.Ticket) -> bytes:
            from cluster_desktop.evidence.lists.template import rejected_sheet  # noqa: PLC0415  with openpyxl

            return rejected_sheet(definition, imported)

        work.start(task, self).finished.connect(partial(self._write, file))

    def _write(self, file: Path, data: bytes) -> None:
        try:
            file.write_bytes(data)
        except OSError as error:
            self._say(f"{file.name} 没有写成：{reason(error)}。换一个文件夹再试。", "error")
        else:
            self._say(f"已另存为 {file.name}。改好后用“追加”导入。")

    # taking in

    def _take_in(self) -> None:
        if self._imported is None:
            return
        definition, rows = self._definition, self._imported.rows
        task = TakingIn(
            self._session.draft.path, definition, rows, self._session.author, self._instead.isChecked()
        )
        try:
            job = self._session.write_behind(
                f"list/{definition.key}", f"{import_words(definition)}{len(rows)} 行", task
            )
        except ClusterError as error:
            self._say(str(error), "error")
            return
        self._start(job, "正在写入")
        job.finished.connect(self._end)
        job.failed.connect(self._tell)
        job.cancelled.connect(lambda: self._say("已取消，清单没有改动。"))

    def _end(self, count: int) -> None:
        self.taken.emit(count)
        self._close()

    def _close(self) -> None:
        self._job = None
        self.accept()

    # how it stands

    def _start(self, job: work.Job, what: str) -> None:
        self._job = job
        self._bar.setRange(0, 0)
        self._bar.show()
        self._say(what)
        self._stop.setEnabled(True)
        self._show_go()
        job.progressed.connect(self._show_progress)
        job.ended.connect(self._rest)

    def _show_progress(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._say(f"{what} {done} / {total} 行" if total else what)

    def _rest(self) -> None:
        self._job = None
        self._bar.hide()
        self._stop.setEnabled(True)
        if self._state.text().startswith("正在"):
            self._say("")
        self._show_go()

    def _show_go(self) -> None:
        if self._ways.checkedButton() is not None and self._state.text() == _CHOOSE:
            self._say("")
        count = len(self._imported.rows) if self._imported is not None else 0
        self._go.setText(f"导入 {count} 行" if count else "导入")
        self._go.setEnabled(bool(count) and self._job is None and self._ways.checkedButton() is not None)

    def _tell(self, error: ClusterError) -> None:
        self._say(str(error), "error")

    def _say(self, words: str, tone: str = "quiet") -> None:
        self._state.setText(words)
        dress(self._state, tone=tone)
