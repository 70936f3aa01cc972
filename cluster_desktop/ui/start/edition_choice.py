"""The forms to choose from: what tells one from another is its year and who issued it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QRadioButton, QWidget

from cluster_desktop.ui.parts.basics import text
from cluster_desktop.ui.parts.one_of import OneOf
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
        self._group = OneOf(self)
        self._told: list[QLabel] = []
        lines = QGridLayout(self)
        lines.setContentsMargins(14, 10, 14, 10)
        lines.setHorizontalSpacing(20)
        lines.setColumnStretch(1, 1)
        for number, edition in enumerate(self._editions):
            radio = QRadioButton(form_title(edition), self)
            told = _told(edition)
            radio.setAccessibleName(f"{radio.text()}，{told}")
            self._group.take(radio, number)
            lines.addWidget(radio, number, 0)
            self._told.append(text(told, "secondary", parent=self))
            lines.addWidget(self._told[-1], number, 1)
        self._group.button(0).setChecked(True)
        self._group.buttonClicked.connect(self.changed)

    def leave_out(self, edition_id: str) -> None:
        """Do not offer the form that is filled in already; if it was chosen, the newest of the others is."""
        for number, edition in enumerate(self._editions):
            out = edition.id == edition_id
            self._group.button(number).setDisabled(out)
            self._told[number].setText(f"{edition.issuer}，往年草稿所用的表" if out else _told(edition))
        if self.edition().id == edition_id:
            first = next(each for each in self._group.buttons() if each.isEnabled())
            first.setChecked(True)

    def edition(self) -> Edition:
        """The one that is chosen."""
        return self._editions[self._group.checkedId()]


def _told(edition: Edition) -> str:
    return f"{edition.issuer}，{edition.years[0]}—{edition.years[-1]} 年数据"
