"""What a document proves, each with the way to take it away, and the way to add one more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cluster_desktop.ui.evidence.intake.choosing import RequirementBox
from cluster_desktop.ui.evidence.listing import told
from cluster_desktop.ui.parts.basics import box, button, column, row, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.forms.requirements import Requirement

_MOST_SHOWN = 8


class Claims(QWidget):
    """`added` and `dropped` tell a requirement."""

    added = Signal(object)
    dropped = Signal(object)

    def __init__(
        self, item: EvidenceItem, requirements: Sequence[Requirement], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        served = [each for each in requirements if item.id in each.evidence]
        lines = column(self, spacing=6)
        if served:
            frame, inner = box("note", margins=8, spacing=6, parent=self)
            for each in served[:_MOST_SHOWN]:
                inner.addWidget(self._claim(each))
            if len(served) > _MOST_SHOWN:
                inner.addWidget(text(f"等 {len(served)} 处", "secondary"))
            lines.addWidget(frame)
        else:
            words = (
                "不证明任何栏目，装订时排在最后的“其他材料”中。"
                if not item.proves
                else "所证明的栏目已不再需要，不装订。"
            )
            lines.addWidget(text(words, "secondary", wrap=True))
        self._rest = {
            each.id: each for each in requirements if each.state != "unneeded" and each not in served
        }
        names = {id_: told(each) for id_, each in self._rest.items()}
        self._box = RequirementBox(names, self)
        self._box.setItemText(0, "它还证明…")
        self._box.activated.connect(self._add)
        lines.addWidget(self._box)

    def _claim(self, requirement: Requirement) -> QWidget:
        holder = QWidget(self)
        line = row(holder, spacing=6)
        words = told(requirement) + ("（不再需要）" if requirement.state == "unneeded" else "")
        line.addWidget(text(words, wrap=True), 1)
        drop = button("去掉", partial(self.dropped.emit, requirement), kind="link", parent=holder)
        drop.setAccessibleName(f"不再用来证明：{told(requirement)}")
        line.addWidget(drop)
        return holder

    def _add(self, *_: int) -> None:
        if (requirement := self._rest.get(self._box.chosen())) is not None:
            self.added.emit(requirement)
