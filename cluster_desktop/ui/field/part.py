"""The stretches of the side panel, each under a heading of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget

from cluster_desktop.ui.parts.basics import box, column, empty, row, text

if TYPE_CHECKING:
    from collections.abc import Iterable


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


class Figures(Part):
    """Names with their figures, and below them what they are."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self._lines: tuple[tuple[str, str], ...] = ()
        self._about = ""

    def show_figures(self, lines: Iterable[tuple[str, str]], about: str) -> None:
        """Show these; nothing where there are none."""
        self._lines, self._about = tuple(lines), about
        self.tell((self._lines, about))

    def fill(self) -> None:
        """A line for each."""
        if not self._lines:
            return
        frame, inner = box("note")
        for name, figure in self._lines:
            line = row(spacing=10)
            line.addWidget(text(name, "secondary", wrap=True), 1)
            line.addWidget(text(figure, "strong"))
            inner.addLayout(line)
        inner.addWidget(text(self._about, "secondary", wrap=True))
        self.body.addWidget(frame)


def _show_at_once(layout: QLayout) -> None:
    """Show what was added now: Qt does so from the event loop, and the panel would flicker."""
    for position in range(layout.count()):
        item = layout.itemAt(position)
        if item is not None and (added := item.widget()) is not None:
            added.show()
