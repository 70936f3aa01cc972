"""The forms to choose from: what tells one from another is its year and who issued it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QRadioButton, QWidget

from cluster_desktop.ui.parts.basics import text
from cluster_desktop.ui.words import form_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cluster_desktop.forms.model import Edition


class EditionChoice(QFrame):
    """One of the editions is always chosen, the newest at first; `changed` tells another."""

    changed = Signal()

    def __init__(self, editions: Iterable[Edition], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "list")
        self._editions = sorted(editions, key=lambda each: each.years, reverse=True)
        self._group = QButtonGroup(self)
        lines = QGridLayout(self)
        lines.setContentsMargins(14, 10, 14, 10)
        lines.setHorizontalSpacing(20)
        lines.setColumnStretch(1, 1)
        for number, edition in enumerate(self._editions):
            radio = QRadioButton(form_title(edition), self)
            told = f"{edition.issuer}，{edition.years[0]}—{edition.years[-1]} 年数据"
            radio.setAccessibleName(f"{radio.text()}，{told}")
            self._group.addButton(radio, number)
            lines.addWidget(radio, number, 0)
            lines.addWidget(text(told, "secondary", parent=self), number, 1)
        self._group.button(0).setChecked(True)
        self._group.buttonClicked.connect(self.changed)

    def edition(self) -> Edition:
        """The one that is chosen."""
        return self._editions[self._group.checkedId()]
