"""The evidence that is due for the field, each with the place to put it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cluster_desktop.ui.evidence.chip_menu import open_menu
from cluster_desktop.ui.field.part import Part
from cluster_desktop.ui.paper.proof import ProofChip
from cluster_desktop.ui.parts.basics import column, row, text

if TYPE_CHECKING:
    from cluster_desktop.forms.requirements import Requirement
    from cluster_desktop.ui.session.session import Session


class Proofs(Part):
    """`files_given` tells files for a requirement, `proof_shown` a requirement to look at.

    `statement_wanted` tells a requirement to write a statement for, `list_wanted` the key of a list to open.
    """

    files_given = Signal(str, list)
    proof_shown = Signal(str)
    statement_wanted = Signal(str)
    list_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("佐证", parent)
        self._session = session
        self._demands: list[Requirement] = []

    def show_path(self, path: str) -> None:
        """Show what proof a path demands."""
        self._demands = self._session.requirements_on(path)
        self.tell((self._demands, tuple(self._session.taking_in)))

    def fill(self) -> None:
        """The title of each requirement and its chip."""
        for demand in self._demands:
            attached = self._session.attached_to(demand)
            chip = ProofChip(demand.id, self)
            chip.show_requirement(demand, len(attached), sum(item.bound_pages for item in attached))
            if demand.id in self._session.taking_in:
                chip.show_taking_in()
            chip.files_given.connect(self.files_given)
            chip.shown.connect(self.proof_shown)
            chip.menu_wanted.connect(partial(self._open_menu, chip))
            stretch = QWidget(self)
            lines = column(stretch, spacing=2)
            lines.addWidget(text(demand.title, wrap=True))
            line = row()
            line.addWidget(chip)
            line.addStretch(1)
            lines.addLayout(line)
            self.body.addWidget(stretch)

    def _open_menu(self, chip: ProofChip, _: str) -> None:
        open_menu(chip, self._session, self.statement_wanted, self.list_wanted)
