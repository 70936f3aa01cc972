"""A way to begin, as a card to press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from cluster_desktop.ui.parts.basics import Button, column, text

if TYPE_CHECKING:
    from collections.abc import Callable

_LEAST_WIDTH = 150


class Card(Button):
    """A title and a line of explanation, which wraps where there is little room."""

    def __init__(
        self, title: str, words: str, pressed: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{title}：{words}")
        self._lines = column(self, spacing=4)
        self._lines.setContentsMargins(18, 14, 18, 14)
        for kind, each in (("heading", title), ("secondary", words)):
            label = text(each, kind, wrap=True, parent=self)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._lines.addWidget(label)
        self._lines.addStretch(1)
        self.clicked.connect(lambda _checked=False: pressed())

    def sizeHint(self) -> QSize:
        """As wide as the other cards; as high as its words need where they do not wrap."""
        return QSize(_LEAST_WIDTH, self._lines.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """So wide that a word of the title fits."""
        return QSize(_LEAST_WIDTH, self._lines.minimumSize().height())

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the words need."""
        return self._lines.totalHeightForWidth(width)
