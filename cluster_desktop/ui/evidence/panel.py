"""The side panel of the evidence page: the chosen document, what it proves, what it looks like."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.intake.page_ranges import pages_in_words
from cluster_desktop.ui.evidence.claims import Claims
from cluster_desktop.ui.evidence.drawing import read_file
from cluster_desktop.ui.evidence.fault_box import FaultBox
from cluster_desktop.ui.evidence.preview import Preview
from cluster_desktop.ui.exchange.conflict_choice import ConflictChoice
from cluster_desktop.ui.parts.basics import button, column, empty, row, text
from cluster_desktop.ui.session.arrivals import item_of, read_ready

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.forms.requirements import Requirement
    from cluster_desktop.ui.session.arrivals import Looked
    from cluster_desktop.ui.session.session import Session


class EvidencePanel(QWidget):
    """Shows one item; empty, it says how to choose one.

    `statement_opened` tells the id of a statement that is to be changed.
    """

    statement_opened = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = ""
        self._shown: object = None
        self._arriving = False
        self._column = column(self, spacing=6)
        self._column.setContentsMargins(18, 18, 18, 18)
        self._problem = text("", "error", wrap=True, parent=self)
        self._content = QWidget(self)
        self._inner = column(self._content, spacing=6)
        self._heading = text("选中的材料", "panel-heading")
        self._column.addWidget(self._heading)
        self._column.addWidget(self._problem)
        self._column.addWidget(self._content)
        self._column.addStretch(1)
        session.evidence_changed.connect(self._renew)
        session.judged.connect(self._renew)
        self._renew()

    def show_item(self, item_id: str) -> None:
        """Show the item with this id."""
        if self._arriving:
            self.show_arrival(None)
        self._id = item_id
        self._problem.setText("")
        self._renew()

    def show_arrival(self, looked: Looked | None) -> None:
        """Show a file that is coming in, before it is in the draft; None goes back to the documents."""
        self._shown = None
        self._arriving = looked is not None
        self._heading.setText("要导入的文件" if looked is not None else "选中的材料")
        if looked is None:
            self._renew()
            return
        self._tell("")
        empty(self._inner)
        self._inner.addWidget(text(looked.source.name, "strong", wrap=True))
        for words in filter(None, (looked.refusal, *looked.remarks)):
            self._inner.addWidget(text(words, "error" if looked.refusal else "warning", wrap=True))
        if not looked.refusal:
            self._inner.addSpacing(6)
            self._inner.addWidget(Preview(partial(read_ready, looked), item_of(looked), self))

    def _renew(self) -> None:
        if self._arriving:
            return
        item = next((each for each in self._session.evidence if each.id == self._id), None)
        served = [
            (each.id, each.state) for each in self._session.requirements if item and item.id in each.evidence
        ]
        state = (item, served, sum(each.state != "unneeded" for each in self._session.requirements))
        if state == self._shown:
            return
        self._shown = state
        self._problem.setVisible(bool(self._problem.text()))
        empty(self._inner)
        if item is None:
            words = "点一份材料的名称，这里显示它的内容和它证明的栏目。"
            self._inner.addWidget(text(words, "secondary", wrap=True))
        else:
            self._show(item)

    def _show(self, item: EvidenceItem) -> None:
        title = QLineEdit(item.title, self)
        title.setAccessibleName("材料名称，写入目录")
        title.editingFinished.connect(lambda: self._rename(item, title.text()))
        title.setCursorPosition(0)
        self._inner.addWidget(title)
        self._inner.addWidget(text(_origin(item), "secondary", wrap=True))
        self._inner.addWidget(ConflictChoice(self._session, f"evidence/{item.id}", self))
        if item.fault:
            self._inner.addWidget(FaultBox(self._session, item, self._tell, self))
        self._inner.addLayout(self._acts(item))
        self._inner.addSpacing(10)
        self._inner.addWidget(text("它证明", "panel-heading"))
        claims = Claims(item, self._session.requirements, self)
        part = self._session.evidence_part
        claims.added.connect(partial(self._change, part.prove, item))
        claims.dropped.connect(partial(self._change, part.disprove, item))
        self._inner.addWidget(claims)
        if item.fault:
            return
        self._inner.addSpacing(10)
        self._inner.addWidget(text("预览", "panel-heading"))
        self._inner.addWidget(Preview(partial(read_file, self._session.draft.path, item), item, self))

    def _acts(self, item: EvidenceItem) -> QHBoxLayout:
        line = row(spacing=10)
        if item.is_statement:
            line.addWidget(button("修改内容…", lambda: self.statement_opened.emit(item.id), kind="link"))
        if not item.fault and not item.is_statement:
            line.addWidget(button("编辑页面…", lambda: self._edit_pages(item), kind="link"))
            line.addWidget(button("压缩…", lambda: self._reduce(item), kind="link"))
        remove = button("移除", lambda: self._remove(item), kind="link")
        remove.setAccessibleName(f"移除 {item.title}")
        line.addWidget(remove)
        line.addStretch(1)
        return line

    def _edit_pages(self, item: EvidenceItem) -> None:
        from cluster_desktop.ui.evidence.pages.dialog import PagesDialog  # noqa: PLC0415  when first opened

        PagesDialog(self._session, item, self.window()).open()

    def _reduce(self, item: EvidenceItem) -> None:
        from cluster_desktop.ui.evidence.reducing import ReduceDialog  # noqa: PLC0415  when first opened

        ReduceDialog(self._session, [item], self.window()).open()

    def _remove(self, item: EvidenceItem) -> None:
        self._try(lambda: self._session.evidence_part.remove([item]))

    def _change(
        self,
        change: Callable[[EvidenceItem, Requirement], None],
        item: EvidenceItem,
        requirement: Requirement,
    ) -> None:
        self._try(partial(change, item, requirement))

    def _rename(self, item: EvidenceItem, title: str) -> None:
        if title.strip() and title != item.title:
            self._try(lambda: self._session.rename(item, title))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except ClusterError as error:
            self._tell(str(error))
        else:
            self._tell("")

    def _tell(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))


def _origin(item: EvidenceItem) -> str:
    """Where it came from, and which of its pages are bound."""
    source = "在本程序中编写" if item.is_statement else f"文件：{item.file_name}"
    if not item.picks:
        return f"{source}；{item.pages} 页" if item.pages else source
    turned = sum(pick.turn != 0 for pick in item.picks)
    said = f"装订第 {pages_in_words(pick.page for pick in item.picks)} 页（共 {item.pages} 页）"
    return f"{source}；{said}" + (f"，转正 {turned} 页" if turned else "")
