"""One tick: the box and the option's words.  Its proof stands at the right end of the same row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from cluster_desktop.ui.paper.entries.base import Entry
from cluster_desktop.ui.parts.basics import CheckBox

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from cluster_desktop.forms.fields import Field
    from cluster_desktop.forms.values import Value


class _Words(QLabel):
    """The option's words; a click on them ticks, as with any check box."""

    clicked = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()


class TickEntry(Entry):
    """A check box whose words may take two lines.  The value is true or false."""

    def __init__(
        self, field: Field, name: str, words: str, proof: QWidget | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, name, parent)
        self._box = CheckBox(parent=self)
        self._named(self._box)
        label = _Words(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        policy = label.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        label.setSizePolicy(policy)
        beside = QHBoxLayout()
        beside.setContentsMargins(8, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._box, 0)
        beside.addWidget(label, 1)
        if proof is not None:
            beside.addSpacing(8)
            beside.addWidget(proof, 0)
        self._column.addLayout(beside)
        self._box.toggled.connect(self._tell)
        label.clicked.connect(self._box.click)

    def inputs(self) -> list[QWidget]:
        """The check box."""
        return [self._box]

    def show_value(self, value: Value | None) -> None:
        """Tick or untick."""
        self._box.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self._box.setChecked(value is True)
        self._box.blockSignals(False)  # noqa: FBT003

    def _tell(self, *ticked: bool) -> None:
        self.edited.emit(self.path, ticked[0])
