"""A page of the form: heading with its standing, and the paper on the desk below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from cluster_desktop.ui.parts.basics import Pill, column, dress, row
from cluster_desktop.ui.parts.tabs import tab_stops

if TYPE_CHECKING:
    from cluster_desktop.ui.session.standing import Standing

_GUTTER = 28
_PAPER_MARGIN = 26
_WIDEST_PAPER = 1120
_SHADOW = (14, 9, 4)
_SHADOW_WIDTH = len(_SHADOW)
_BAR = 10
"""What the scroll bar takes at the right."""


class Page(QWidget):
    """Heading with pills, then a scrolling desk.  What stands on the desk is put into `body`.

    With `shadow` the sides are left free for that of a `Desk`; without, all lines up with the title.
    `scrolled_to_end` tells that less than one more view of it is left.
    """

    scrolled_to_end = Signal()

    def __init__(self, title: str, parent: QWidget | None = None, *, shadow: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("ground", "desk")
        self.title = title
        outer = column(self)
        self.heading = row(margins=0, spacing=12)
        self.heading.setContentsMargins(_GUTTER, 20, _GUTTER, 10)
        self.heading.addWidget(_Title(title, self))
        self.pills = [Pill(parent=self) for _ in range(4)]
        for pill in self.pills:
            self.heading.addWidget(pill)
        self.heading.addStretch(1)
        outer.addLayout(self.heading)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, though without a handle it is not seen: the paper keeps its width.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        desk = QWidget(self._scroll)
        desk.setProperty("ground", "desk")
        self.body = column(desk)
        beside = _SHADOW_WIDTH if shadow else 0
        self.body.setContentsMargins(_GUTTER - beside, 0, _GUTTER - _BAR - beside, 28)
        self._scroll.setWidget(desk)
        self._scroll.verticalScrollBar().valueChanged.connect(self._watch_the_end)
        outer.addWidget(self._scroll, 1)

    def show_pills(self, pills: list[tuple[str, str]]) -> None:
        """Show these words with their tones beside the title."""
        shown = [*pills, *[("", "quiet")] * len(self.pills)]
        for pill, (words, tone) in zip(self.pills, shown, strict=False):
            pill.show_words(words, tone)

    def _watch_the_end(self, value: int) -> None:
        if value > self._scroll.verticalScrollBar().maximum() - self._scroll.height():
            self.scrolled_to_end.emit()

    def renew(self) -> None:
        """Bring the page up to date; called before it is shown, where changing it costs no new layout."""

    def mend_next(self) -> bool:
        """Go to what is to be mended next within the page; False where the page leaves that to the window."""
        return False

    def show_changed(self, paths: frozenset[str]) -> None:
        """Bring into view what was undone or done again on these paths."""

    def enter(self) -> None:
        """Bring the cursor to the first thing on the page that takes it."""
        first = next((widget for widget in tab_stops(self) if widget.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)


class _Title(QLabel):
    """In one line where there is room for it beside the pills, else in several."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        dress(self, kind="title")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """One line."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Give way to the pills."""
        return QSize(min(self.sizeHint().width(), 160), self.sizeHint().height())


class Paper(QFrame):
    """A white sheet with the only shadow of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(_WIDEST_PAPER)
        self.content = column(self)
        self.content.setContentsMargins(_PAPER_MARGIN, 22, _PAPER_MARGIN, 24)


class Desk(QWidget):
    """Room around a paper in which its shadow falls."""

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        room = column(self)
        room.setContentsMargins(_SHADOW_WIDTH, 2, _SHADOW_WIDTH, 6)
        room.addWidget(paper)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Three faint outlines, each lower and wider: the shadow, without an effect that repaints all."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for spread, strength in enumerate(_SHADOW, 1):
            painter.setBrush(QColor(0, 0, 0, strength))
            rect: QRect = self._paper.geometry().adjusted(-spread, -spread, spread, spread)
            painter.drawRoundedRect(rect.translated(QPoint(0, spread)), 4, 4)


def standing_pills(standing: Standing) -> list[tuple[str, str]]:
    """How a section stands, as words with tones."""
    pills: list[tuple[str, str]] = []
    if standing.items:
        pills.append((f"已填 {standing.filled} / {standing.items}", "quiet"))
    if standing.errors:
        pills.append((f"{standing.errors} 个错误", "error"))
    if standing.warnings:
        pills.append((f"{standing.warnings} 个提醒", "warning"))
    if standing.unproved:
        pills.append((f"缺佐证 {standing.unproved}", "error"))
    return pills
