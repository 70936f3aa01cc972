"""打印: what, on which printer, which pages, how many copies, and how much paper that takes."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QProgressBar,
    QSpinBox,
    QWidget,
)

from cluster_desktop.evidence.intake.page_ranges import PageRangeError, parse_pages
from cluster_desktop.ui import work
from cluster_desktop.ui.parts.basics import BESIDE_FRAME, CheckBox, at_least, button, column, row, text
from cluster_desktop.ui.printing.press import Press, page_order, set_up

if TYPE_CHECKING:
    from cluster_desktop.errors import ClusterError
    from cluster_desktop.ui.printing.papers import Papers
    from cluster_desktop.ui.session.session import Session

_FORM, _VOLUME = "申报表", "佐证材料册"
_TO_FILE = "存为 PDF 文件…"
_WIDTH = 520
_MOST_COPIES = 99
_HOW_PAGES = "页码写法如 1-3、5；不写就打印全部。"


class PrintDialog(QDialog):
    """Prints what is proved; with errors in the form only pages marked 草稿."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("打印")
        self._session = session
        self._made: dict[str, Papers] = {}
        self._making: work.Job | None = None
        self._press: Press | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._parts()
        self._lay_out()
        self._choose()

    def done(self, result: int) -> None:
        """Stop what is under way, and leave."""
        if self._making is not None:
            self._making.cancel()
        if self._press is not None:
            self._press.cancel()
        if self._folder is not None:
            self._folder.cleanup()
        super().done(result)

    def numbers(self) -> tuple[int, ...]:
        """The pages that are to be printed.

        Raises:
            PageRangeError: what is written is no range of pages.
        """
        papers = self._papers()
        return () if papers is None else parse_pages(self.pages.text(), papers.pages)

    def send(self, printer: QPrinter, numbers: tuple[int, ...], copies: int) -> None:
        """Print these pages."""
        papers = self._papers()
        if papers is None:
            return
        both = self.both_sides.isChecked()
        set_up(printer, both_sides=both)
        if copies > 1 and printer.supportsMultipleCopies():
            printer.setCopyCount(copies)
            printer.setCollateCopies(True)
            copies = 1
        order = page_order(papers, numbers, copies, both_sides=both)
        self._press = Press(printer, papers, order, self)
        self._press.progressed.connect(self._show_progress)
        self._press.finished.connect(partial(self._end, "已交给打印机。"))
        self._press.failed.connect(self._fail)
        self._enable()
        self._press.start()

    def _parts(self) -> None:
        self.what = QComboBox()
        self.what.addItems([_FORM, _VOLUME])
        self.what.currentTextChanged.connect(self._choose)
        self.printer = QComboBox()
        self.printer.addItems([*QPrinterInfo.availablePrinterNames(), _TO_FILE])
        self.printer.setCurrentText(QPrinterInfo.defaultPrinterName())
        self.pages = QLineEdit()
        self.pages.setPlaceholderText("全部")
        self.pages.setToolTip(_HOW_PAGES)
        self.pages.textChanged.connect(self._enable)
        self.copies = QSpinBox()
        self.copies.lineEdit().setTextMargins(*BESIDE_FRAME)
        self.copies.setRange(1, _MOST_COPIES)
        self.copies.setValue(self._session.notice.copies)
        self.copies.valueChanged.connect(self._enable)
        self.both_sides = CheckBox("双面打印，沿长边翻页")
        self.both_sides.setChecked(True)
        self.both_sides.toggled.connect(self._enable)
        self.count = text("", "strong", wrap=True)
        self._mark = text("", "warning", wrap=True)
        self._said = text("", "secondary", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("打印进度")
        self.go = button("打印", self._print, kind="main")
        self.test = button("试打一页", self._print_one)
        self._close = button("关闭", self.reject)

    def _lay_out(self) -> None:
        lines = self._lines = column(self, margins=22, spacing=12)
        at_least(lines, _WIDTH)
        lines.addWidget(text("打印", "title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        copies = f"通知要求 {self._session.notice.copies} 份"
        rows: list[tuple[str, QWidget, str]] = [
            ("打印什么", self.what, ""),
            ("打印机", self.printer, ""),
            ("页码", self.pages, "如 1-3、5"),
            ("份数", self.copies, copies),
        ]
        for number, (words, part, hint) in enumerate(rows):
            label = text(words)
            label.setBuddy(part)
            part.setAccessibleName(words)
            grid.addWidget(label, number, 0)
            grid.addWidget(part, number, 1)
            grid.addWidget(text(hint, "secondary"), number, 2)
        grid.addWidget(self.both_sides, len(rows), 1, 1, 2)
        grid.setColumnStretch(1, 1)
        lines.addLayout(grid)
        for part in (self.count, self._mark, self._said, self._bar):
            lines.addWidget(part)
        lines.addStretch(1)
        foot = row()
        foot.addWidget(self.test)
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self.go)
        lines.addLayout(foot)
        self._bar.hide()

    def _papers(self) -> Papers | None:
        return self._made.get(self.what.currentText())

    def _choose(self) -> None:
        """Make what was chosen, once."""
        what = self.what.currentText()
        if what not in self._made and self._making is None:
            if not self._session.autosave.flush():
                self._said.setText(f"草稿未能保存：{self._session.autosave.problem}")
                return
            self._make(what)
        self._enable()

    def _make(self, what: str) -> None:
        if self._folder is None and what == _VOLUME:
            self._folder = tempfile.TemporaryDirectory(prefix="print-", ignore_cleanup_errors=True)
        draft, folder = self._session.draft.path, self._folder if what == _VOLUME else None

        def task(ticket: work.Ticket) -> Papers:
            from cluster_desktop.ui.printing.papers import form_papers, volume_papers  # noqa: PLC0415  fonts, PDF

            return (
                form_papers(draft, ticket)
                if folder is None
                else volume_papers(draft, Path(folder.name), ticket)
            )

        self._said.setText(f"正在生成{what}…")
        self._making = work.start(work.in_turn(task), self)
        self._making.progressed.connect(self._show_making)
        self._making.finished.connect(partial(self._take, what))
        self._making.failed.connect(self._fail)
        self._making.ended.connect(self._end_making)

    def _take(self, what: str, papers: Papers) -> None:
        self._made[what] = papers
        self._said.setText("")

    def _end_making(self) -> None:
        self._making = None
        self._bar.hide()
        if self.what.currentText() not in self._made and self._made:
            self._choose()
        self._enable()

    def _enable(self) -> None:
        """Say how much paper it takes, and let print what can be printed."""
        papers = self._papers()
        ready = papers is not None and papers.pages > 0 and self._press is None
        self._mark.setVisible(papers is not None and papers.as_draft)
        self._mark.setText("申报表还有错误，只能打印草稿：每页标明“草稿”，供核对用。改正后再打印正式材料。")
        words = ""
        if papers is not None and not papers.pages:
            words = "还没有佐证材料可以打印。"
        elif papers is not None:
            try:
                words = _paper_words(
                    papers, self.numbers(), self.copies.value(), both_sides=self.both_sides.isChecked()
                )
            except PageRangeError as error:
                words, ready = f"{error.message}。{_HOW_PAGES}", False
        self.count.setText(words)
        self.go.setText("打印草稿" if papers is not None and papers.as_draft else "打印")
        for part in (self.go, self.test):
            part.setEnabled(ready)
        needed = self._lines.totalHeightForWidth(self.width())
        if self.isVisible() and needed > self.height():
            self.resize(self.width(), needed)

    def _print(self) -> None:
        self._send(self.numbers(), self.copies.value())

    def _print_one(self) -> None:
        self._send(self.numbers()[:1], 1)

    def _send(self, numbers: tuple[int, ...], copies: int) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        name = self.printer.currentText()
        if name == _TO_FILE:
            place = f"{self._session.draft.path.stem} {self.what.currentText()}.pdf"
            file, _ = QFileDialog.getSaveFileName(self, "存为 PDF 文件", place, "PDF 文件 (*.pdf)")
            if not file:
                return
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(file)
            printer.setResolution(_FILE_DOTS)
        else:
            printer.setPrinterName(name)
        self.send(printer, numbers, copies)

    def _show_making(self, done: int, total: int, what: str) -> None:
        self._bar.show()
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._said.setText(f"正在生成{self.what.currentText()}：{what}")

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.show()
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._said.setText(f"正在打印 {min(done + 1, total)} / {total} 面")

    def _fail(self, error: ClusterError) -> None:
        self._end(str(error))

    def _end(self, words: str) -> None:
        self._press = None
        self._bar.hide()
        self._said.setText(words)
        self._enable()


_FILE_DOTS = 300


def _paper_words(papers: Papers, numbers: tuple[int, ...], copies: int, *, both_sides: bool) -> str:
    """`22 页，双面 11 张 × 3 份 = 33 张`."""
    sheets = papers.sheets(numbers, both_sides=both_sides)
    sides = "双面" if both_sides else "单面"
    times = f" × {copies} 份 = {sheets * copies} 张" if copies > 1 else ""
    return f"{len(numbers)} 页，{sides} {sheets} 张{times}"
