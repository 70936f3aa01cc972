"""The stretches of the side panel, each under a heading of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from cluster_desktop.ui.parts.basics import column, empty, text


class Headed(QWidget):
    """A heading over a `body`; hidden at first."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lines = column(self)
        lines.setContentsMargins(0, 18, 0, 0)
        lines.addWidget(text(heading, "panel-heading", parent=self))
        lines.addSpacing(6)
        told = QWidget(self)
        self.body = column(told, spacing=6)
        lines.addWidget(told)
        self.hide()


class Part(Headed):
    """Hidden while it has nothing to tell, made anew only when that changes."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self._told: object = None

    def tell(self, what: object) -> None:
        """Show this; nothing happens where it is what is shown."""
        if what == self._told:
            return
        self._told = what
        empty(self.body)
        self.fill()
        self.setVisible(self.body.count() > 0)
        _show_at_once(self.body)

    def fill(self) -> None:
        """Put what there is to tell into the empty `body`."""
        raise NotImplementedError


def _show_at_once(layout: QLayout) -> None:
    """Show what was added now: Qt does so from the event loop, and the panel would flicker."""
    for position in range(layout.count()):
        item = layout.itemAt(position)
        if item is not None and (added := item.widget()) is not None:
            added.show()
