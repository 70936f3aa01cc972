"""The preview beside a page of the form, shown and put away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from cluster_desktop.ui.preview.pane import LEAST, PreviewPane

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from cluster_desktop.ui.preview.source import PageSource

_PAPER, _PREVIEW = 5, 4
_LEAST_PAPER = 600
"""So wide the years of a table hold their figures; the preview gives way to them as far as it can."""


class Beside(QSplitter):
    """The page, and where `asked` the preview; only beside a page of the form.

    `chosen` tells the path of a field that was clicked in it, `turned` that it was shown or put away.
    """

    chosen = Signal(str)
    turned = Signal()

    def __init__(self, centre: QWidget, source: PageSource, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._source = source
        self._pane: PreviewPane | None = None
        self._fits = False
        self._path = ""
        self.asked = False
        self.addWidget(centre)

    @property
    def pane(self) -> PreviewPane | None:
        """The preview, once it was asked for."""
        return self._pane

    @property
    def open(self) -> bool:
        """Whether the preview is seen."""
        return self.asked and self._fits

    def ask(self, *, asked: bool) -> None:
        """Show the preview beside the form from now on, or no longer."""
        self.asked = asked
        self._arrange()

    def follow(self, *, is_form: bool) -> None:
        """Take note of whether the page is one of the form."""
        self._fits = is_form
        self._arrange()

    def show_path(self, path: str) -> None:
        """Mark the field in hand."""
        self._path = path
        if self._pane is not None:
            self._pane.show_path(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the form the room for its figures."""
        super().resizeEvent(event)
        if self.open and self.sizes()[0] < _LEAST_PAPER:
            width = event.size().width()
            paper = min(_LEAST_PAPER, width - LEAST)
            self.setSizes([paper, width - paper])

    def _arrange(self) -> None:
        if self.open and self._pane is None:
            self._pane = PreviewPane(self._source, self)
            self._pane.chosen.connect(self.chosen)
            self._pane.show_path(self._path)
            self.addWidget(self._pane)
            self.setStretchFactor(0, _PAPER)
            self.setStretchFactor(1, _PREVIEW)
            room = self.width()
            self.setSizes([room * _PAPER // (_PAPER + _PREVIEW), room * _PREVIEW // (_PAPER + _PREVIEW)])
        if self._pane is not None and self._pane.isVisibleTo(self) != self.open:
            self._pane.setVisible(self.open)
        self.turned.emit()
