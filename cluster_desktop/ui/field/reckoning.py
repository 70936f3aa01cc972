"""The figure that follows from others, offered to be taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from cluster_desktop.ui.field.part import Part
from cluster_desktop.ui.offered import agrees, formula_words
from cluster_desktop.ui.parts.basics import box, button, row, text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.forms.derived import Derived
    from cluster_desktop.forms.fields import Field
    from cluster_desktop.ui.session.session import Session

ADOPT_KEY = "Alt+Enter"


class Reckoning(Part):
    """`adopted` asks to write a figure into its field."""

    adopted = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("按已填数据推算", parent)
        self._session = session
        self._offers: list[tuple[Derived, bool]] = []
        self._unit = ""

    def show_field(self, field: Field) -> None:
        """Show what the other answers give for a field, and whether the answer there agrees."""
        answers = self._session.answers
        self._unit = field.unit or ""
        self._offers = [
            (offer, agrees(field, answers, offer)) for offer in self._session.offers_on(field.path)
        ]
        self.tell(self._offers)

    def adopt(self) -> None:
        """Ask for the first figure; nothing happens where there is none or the answer agrees with one."""
        if self._offers and not self._agreed():
            offer, _ = self._offers[0]
            self.adopted.emit(offer.path, offer.value)

    def fill(self) -> None:
        """A box for each way to reckon; only the first has the key."""
        key = "" if self._agreed() else f"　{ADOPT_KEY}"
        for offer, same in self._offers:
            frame, inner = box("offer")
            line = row(spacing=10)
            line.addWidget(text(f"{offer.value} {self._unit}".strip(), "figure"))
            if same:
                line.addWidget(text("✓ 与填报一致", "done"))
            else:
                line.addWidget(self._adopt_button(offer, key))
                key = ""
            line.addStretch(1)
            inner.addLayout(line)
            inner.addWidget(text(formula_words(offer), "secondary", wrap=True))
            self.body.addWidget(frame)

    def _agreed(self) -> bool:
        return any(same for _, same in self._offers)

    def _adopt_button(self, offer: Derived, key: str) -> QWidget:
        made = button(f"采用{key}", lambda: self.adopted.emit(offer.path, offer.value), kind="link")
        made.setAccessibleName(f"采用 {offer.value}")
        # The cursor stays in the field, so that what was there can be had back with Ctrl+Z.
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return made
