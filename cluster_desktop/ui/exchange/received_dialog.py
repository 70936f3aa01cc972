"""接收草稿: the way to choose a file, and what was received before."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from cluster_desktop.drafts.receiving import receipts
from cluster_desktop.ui.exchange.ways import ask_for_draft
from cluster_desktop.ui.paper.printed import PrintedCell
from cluster_desktop.ui.paper.sheet import FULL, Place, Sheet
from cluster_desktop.ui.parts.basics import box, button, column, row, text
from cluster_desktop.ui.parts.dialog_body import scrolling_body, show_fitting
from cluster_desktop.ui.words import when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.drafts.receiving import Receipt

_HEADS = ("文件", "谁改的", "接收时间", "撤销")
_EDGES = (0, 34, 64, 82, FULL)
_ABOUT = "选择他人发来的草稿文件（.jqsb），也可以把文件拖到窗口上。先列出改动，确认后才并入。"


class ReceivedDialog(QDialog):
    """`given` tells a file to receive, `taken_back` a receipt to undo, `deciding` asks for the conflicts.

    Each closes it.
    """

    given = Signal(Path)
    deciding = Signal()
    taken_back = Signal(str)

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("接收草稿")
        lines = column(self, margins=22, spacing=8)
        lines.addWidget(text("接收草稿", "title"))
        lines.addWidget(text(_ABOUT, "secondary", wrap=True))
        choose = row()
        choose.addWidget(button("选择文件…", self._ask, kind="main"))
        choose.addStretch(1)
        lines.addLayout(choose)
        if left := len(draft.conflicts()):
            frame, inner = box("problem-warning")
            inner.addWidget(text(f"有 {left} 处几个人填得不同，还没有选定。", wrap=True))
            inner.addWidget(button("逐一选定…", self._decide, kind="link"))
            lines.addWidget(frame)
        lines.addSpacing(8)
        lines.addWidget(text("接收记录", "heading"))
        inner = scrolling_body(lines)
        if found := receipts(draft):
            inner.addWidget(self._table(found))
        else:
            inner.addWidget(text("还没有接收过草稿。", "secondary"))
        inner.addStretch(1)
        lines.addSpacing(6)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(button("关闭", self.reject))
        lines.addLayout(foot)
        show_fitting(self, lines, 760)

    def _table(self, found: Sequence[Receipt]) -> Sheet:
        sheet = Sheet()
        for number, words in enumerate(_HEADS):
            sheet.place(PrintedCell(words, "head", sheet), Place(0, *_EDGES[number : number + 2]))
        for position, receipt in enumerate(found, 1):
            people = "，".join(f"{name or '未署名'} {count} 处" for name, count in receipt.people.items())
            told = (receipt.file_name, people or "没有新的修改", when(receipt.at))
            for number, words in enumerate(told):
                cell = PrintedCell(words, "label" if number == 0 else "words", sheet)
                sheet.place(cell, Place(position, *_EDGES[number : number + 2]))
            sheet.place(self._undo(receipt, sheet), Place(position, *_EDGES[3:5]))
        return sheet

    def _undo(self, receipt: Receipt, sheet: Sheet) -> QWidget:
        if receipt.undone:
            return PrintedCell("已撤销", "plain", sheet)
        cell = QFrame(sheet)
        cell.setProperty("cell", "answer")
        undo = button("撤销", partial(self._take_back, receipt.id), kind="link", parent=cell)
        undo.setAccessibleName(f"撤销 {when(receipt.at)} 从 {receipt.file_name} 的接收")
        column(cell).addWidget(undo, 0, Qt.AlignmentFlag.AlignCenter)
        return cell

    def _ask(self) -> None:
        if (file := ask_for_draft(self)) is not None:
            self.accept()
            self.given.emit(file)

    def _decide(self) -> None:
        self.accept()
        self.deciding.emit()

    def _take_back(self, receipt: str) -> None:
        self.accept()
        self.taken_back.emit(receipt)
