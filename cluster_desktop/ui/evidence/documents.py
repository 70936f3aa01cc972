"""按材料: all documents in their order, with pages, size and what each proves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.empty_state import EmptyState
from cluster_desktop.ui.evidence.document_model import Document, DocumentModel
from cluster_desktop.ui.evidence.document_table import DocumentTable
from cluster_desktop.ui.evidence.listing import told
from cluster_desktop.ui.evidence.placing import PlaceDialog
from cluster_desktop.ui.parts.basics import button, column, row, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.ui.evidence.wishes import Wishes
    from cluster_desktop.ui.session.session import Session

LOOSE = "loose"
"""In place of a requirement: the documents that prove nothing."""
_KEYS = "Alt+↑↓ 或拖动排序，F2 改名。装订时同一栏目内按此顺序。"
_WHAT_TO_DO = "把文件或文件夹拖到这里，或点右上角“选择文件…”，一次可以选多个。"


def loose(items: Iterable[EvidenceItem]) -> list[EvidenceItem]:
    """The documents that are to prove nothing."""
    return [item for item in items if not item.proves]


class Documents(QWidget):
    """The table of documents with what can be done to those that are chosen."""

    def __init__(self, session: Session, wishes: Wishes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wishes = wishes
        self._words = ""
        self._only = ""
        self.model = DocumentModel(self)
        self.table = DocumentTable(self.model, self)
        lines = column(self, spacing=6)
        lines.setContentsMargins(28, 0, 28, 12)
        head = row(spacing=12)
        self._told = text("", "secondary", wrap=True)
        self._all = button("列出全部材料", lambda: self.show_only(""), kind="link", parent=self)
        head.addWidget(self._told, 1)
        head.addWidget(self._all)
        head.addWidget(button("归入栏目…", self._place, kind="link", parent=self))
        head.addWidget(button("压缩所选…", self._reduce, kind="link", parent=self))
        head.addWidget(button("移除所选", self._remove_chosen, kind="link", parent=self))
        self._tools = QWidget(self)
        self._tools.setLayout(head)
        self._nothing = EmptyState("evidence", "还没有佐证材料", _WHAT_TO_DO, parent=self)
        lines.addWidget(self._tools)
        lines.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
        lines.addWidget(self.table, 1)
        self._problem = text("", "error", wrap=True)
        lines.addWidget(self._problem)
        self.model.renamed.connect(self._rename)
        self.model.moved.connect(self._move)
        self.table.stepped.connect(self._step)
        self.table.removed.connect(self._remove)
        self.table.current.connect(wishes.held)

    def renew(self) -> None:
        """Show the documents as they are."""
        session = self._session
        due = {each.id: each for each in session.requirements}
        proves: dict[str, list[str]] = {}
        for requirement in due.values():
            if requirement.state != "unneeded":
                for item_id in requirement.evidence:
                    proves.setdefault(item_id, []).append(told(requirement))
        sizes = session.draft.blob_sizes()
        documents = [
            Document(
                item,
                place,
                sizes.get(item.sha256, 0),
                tuple(proves.get(item.id, ())),
                f"evidence/{item.id}" in session.conflicts,
            )
            for place, item in enumerate(session.evidence, 1)
        ]
        for part in (self._tools, self.table):
            part.setVisible(bool(documents))
        self._nothing.setVisible(not documents)
        only = due[self._only].evidence if self._only in due else None
        if self._only == LOOSE:
            only = tuple(item.id for item in loose(session.evidence))
        shown = [each for each in documents if only is None or each.item.id in only]
        self.table.show_keeping([each for each in shown if each.says(self._words)])
        self._all.setVisible(only is not None)
        heading = "没有归入栏目的材料" if self._only == LOOSE else ""
        if self._only in due:
            heading = f"“{told(due[self._only])}”的材料"
        self._told.setText(heading or _KEYS)

    def narrow(self, words: str) -> None:
        """Show only the documents in which all the words stand."""
        self._words = words
        if self.isVisible():
            self.renew()

    def show_only(self, requirement_id: str) -> None:
        """Show only the documents of a requirement, or with `LOOSE` those of none; empty shows all."""
        self._only = requirement_id
        self.renew()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, item_id: str) -> None:
        """Bring a document into view."""
        self.table.choose(item_id)

    def _rename(self, item: EvidenceItem, title: str) -> None:
        self._try(lambda: self._session.evidence_part.rename(item, title))

    def _remove(self, items: list[EvidenceItem]) -> None:
        self._try(lambda: self._session.evidence_part.remove(items))

    def _remove_chosen(self) -> None:
        self._remove(self.table.chosen())

    def _place(self) -> None:
        chosen = self.table.chosen()
        if chosen:
            PlaceDialog(self._session, chosen, self.window()).open()
        else:
            self._problem.setText("先选中要归入栏目的材料，可以选多份。")

    def _reduce(self) -> None:
        from cluster_desktop.ui.evidence.reducing import ReduceDialog  # noqa: PLC0415  when first opened

        chosen = [item for item in self.table.chosen() if not item.fault and not item.is_statement]
        if chosen:
            ReduceDialog(self._session, chosen, self.window()).open()
        else:
            self._problem.setText("先选中要压缩的材料；无法读取的和在程序中编写的不能压缩。")

    def _move(self, ids: list[str], before: str) -> None:
        """Put documents before another; among all, also where only some are shown."""
        if before in ids:
            return
        rest = [item.id for item in self._session.evidence if item.id not in ids]
        place = rest.index(before) if before in rest else len(rest)
        self._try(lambda: self._session.evidence_part.set_order([*rest[:place], *ids, *rest[place:]]))

    def _step(self, by: int) -> None:
        """Move the document in hand one line up or down."""
        line = self.table.currentIndex().row()
        item = self.model.at(line)
        if item is None or self.model.at(line + by) is None:
            return
        after = self.model.at(line + (2 if by > 0 else -1))
        self._move([item.id], after.id if after is not None else "")
        self.choose(item.id)

    def _try(self, act: Callable[[], None]) -> None:
        self._problem.setText("")
        try:
            act()
        except ClusterError as error:
            self._problem.setText(str(error))
