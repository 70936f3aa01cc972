"""A figure offered within its cell, to be taken with one click or Alt+Enter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from cluster_desktop.ui.parts.basics import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


_PADDING = 12


@dataclass(frozen=True)
class Offer:
    """`value` is what would be filled in, `said` how it is told (`推算 11.57`), `about` says where from."""

    value: str
    said: str
    about: str = ""


class OfferButton(Button):
    """`推算 11.57 采用` as far as there is room; it never takes the cursor.  `name` is that of the field."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__("", parent)
        self._name = name
        self.offer: Offer | None = None
        self.setProperty("kind", "cell-offer")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def have(self, offer: Offer | None) -> None:
        """Offer this from now on; hidden where it is nothing."""
        self.offer = offer
        if offer is None:
            self.hide()
            return
        self.setAccessibleName(f"{self._name}：采用 {offer.value}")
        self.setToolTip("\n".join(filter(None, [f"{offer.said}，采用：Alt+Enter", offer.about])))

    def longest(self) -> int:
        """Pixels that all the words take."""
        return self._needs(self._forms()[0])

    def fit(self, room: int) -> bool:
        """Show as many words as go into so many pixels; False where not even the figure does."""
        forms = self._forms()
        fitting = [words for words in forms if self._needs(words) <= room]
        self.setText(fitting[0] if fitting else forms[-1])
        self.setFixedWidth(self._needs(self.text()))
        self.show()
        return bool(fitting)

    def _forms(self) -> tuple[str, ...]:
        offer = self.offer
        return (f"{offer.said} 采用", f"采用 {offer.value}") if offer is not None else ("",)

    def _needs(self, words: str) -> int:
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(words) + _PADDING
