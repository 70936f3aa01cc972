"""归入栏目: what several documents are to prove, chosen for all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.evidence.intake.choosing import RequirementBox
from cluster_desktop.ui.evidence.listing import told
from cluster_desktop.ui.parts.basics import column, dialog_buttons, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.evidence.items import EvidenceItem
    from cluster_desktop.ui.session.session import Session


class PlaceDialog(QDialog):
    """Adds one requirement to what each of the documents proves; what they prove already stays."""

    def __init__(
        self, session: Session, items: Sequence[EvidenceItem], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("归入栏目")
        self.setMinimumWidth(520)
        self._session = session
        self._items = tuple(items)
        self._due = {each.id: each for each in session.requirements if each.state != "unneeded"}
        lines = column(self, margins=20, spacing=10)
        title = f"“{items[0].title}”" + (f"等 {len(items)} 份材料" if len(items) > 1 else "")
        lines.addWidget(text(f"{title}证明：", wrap=True))
        self.box = RequirementBox({id_: told(each) for id_, each in self._due.items()}, self)
        self.box.setItemText(0, "选择栏目，或输入其中几个字")
        lines.addWidget(self.box)
        self._problem = text("", "error", wrap=True, parent=self)
        self._problem.hide()
        lines.addWidget(self._problem)
        lines.addWidget(dialog_buttons(self, "归入"))
        if (line := self.box.lineEdit()) is not None:
            line.selectAll()

    def accept(self) -> None:
        """Keep it in the draft; what stands in the way is told."""
        requirement = self._due.get(self.box.chosen())
        if requirement is None:
            self._tell("还没有选栏目。")
            return
        try:
            self._session.evidence_part.prove_all(self._items, requirement)
        except ClusterError as error:
            self._tell(str(error))
            return
        super().accept()

    def _tell(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.show()
