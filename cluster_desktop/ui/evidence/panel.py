"""The side panel of the evidence page: the chosen document, its title, what it proves, what it looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.evidence.preview import Preview
from cluster_desktop.ui.parts.basics import box, column, empty, text

if TYPE_CHECKING:
    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.ui.session.session import Session


class EvidencePanel(QWidget):
    """Shows one item; empty, it says how to choose one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = ""
        self._column = column(self, spacing=6)
        self._column.setContentsMargins(18, 18, 18, 18)
        session.evidence_changed.connect(self._renew)
        self._renew()

    def show_item(self, item_id: str) -> None:
        """Show the item with this id."""
        self._id = item_id
        self._renew()

    def _renew(self) -> None:
        empty(self._column)
        item = next((each for each in self._session.evidence if each.id == self._id), None)
        self._column.addWidget(text("选中的材料", "panel-heading"))
        if item is None:
            self._column.addWidget(
                text("点一份材料的名称，这里显示它的内容和它证明的栏目。", "secondary", wrap=True)
            )
        else:
            self._show(item)
        self._column.addStretch(1)

    def _show(self, item: EvidenceItem) -> None:
        title = QLineEdit(item.title, self)
        title.setAccessibleName("材料名称，写入目录")
        title.editingFinished.connect(lambda: self._rename(item, title.text()))
        self._column.addWidget(title)
        self._column.addWidget(text(f"文件：{item.file_name}", "secondary", wrap=True))
        if item.fault:
            frame, inner = box("problem-error")
            inner.addWidget(text("无法读取", "strong-error"))
            inner.addWidget(text(item.fault, wrap=True))
            self._column.addWidget(frame)
        self._column.addSpacing(10)
        self._column.addWidget(text("它证明", "panel-heading"))
        frame, inner = box("note")
        for words in self._proved(item):
            inner.addWidget(text(words, wrap=True))
        self._column.addWidget(frame)
        self._column.addSpacing(10)
        self._column.addWidget(text("预览", "panel-heading"))
        self._column.addWidget(Preview(self._session.draft, item, self))

    def _proved(self, item: EvidenceItem) -> list[str]:
        served = [demand.title for demand in self._session.requirements if item.id in demand.evidence]
        return served or ["不再需要，可以移除"]

    def _rename(self, item: EvidenceItem, title: str) -> None:
        if title.strip() and title != item.title:
            try:
                self._session.rename(item, title)
            except ClusterError as error:
                self._column.insertWidget(2, text(error.message, "error", wrap=True))
