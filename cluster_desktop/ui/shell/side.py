"""The side panel: 312 px beside the paper, or folded to a strip that opens over it on narrow windows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QToolButton, QWidget

from cluster_desktop.ui.parts.basics import column, row
from cluster_desktop.ui.parts.tabs import tab_stops

WIDTH = 312
STRIP = 36


class SidePanel(QFrame):
    """Shows one of several panels.  Folded, only a strip takes room, and an opened panel covers the paper."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("bar", "side-room")
        self._panels: dict[str, QWidget] = {}
        self._folded = False
        self._strip = QFrame(self)
        self._strip.setProperty("bar", "side")
        self._strip.setFixedWidth(STRIP)
        self._opener = QToolButton(self._strip)
        self._opener.setText("说\n明")
        self._opener.setAccessibleName("展开或收起说明")
        self._opener.setCheckable(True)
        self._opener.toggled.connect(self._arrange)
        strip = column(self._strip)
        strip.setContentsMargins(4, 12, 4, 4)
        self._opener.setProperty("kind", "strip")
        strip.addWidget(self._opener)
        strip.addStretch(1)
        self._board = QFrame(parent)
        self._board.setProperty("bar", "side")
        self._board.setFixedWidth(WIDTH)
        self._scroll = QScrollArea(self._board)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column(self._board).addWidget(self._scroll)
        row(self, spacing=0).addWidget(self._strip)
        self.fold(folded=False)

    def add(self, key: str, panel: QWidget) -> None:
        """Have a panel at hand under a key."""
        self._panels[key] = panel
        panel.setProperty("ground", "side")
        self._put_away(panel)

    def show_panel(self, key: str) -> None:
        """Show the panel of this key."""
        if (shown := self._scroll.widget()) is not self._panels[key]:
            if shown:
                self._scroll.takeWidget()
                self._put_away(shown)
            self._scroll.setWidget(self._panels[key])
            self._panels[key].show()

    def holds_cursor(self) -> bool:
        """Whether the cursor is in the panel."""
        here = QApplication.focusWidget()
        return here is not None and self._board.isAncestorOf(here)

    def enter(self) -> None:
        """Bring the cursor into the panel, where something in it takes it; one that is folded opens."""
        self._opener.setChecked(True)
        if stops := tab_stops(self._board):
            stops[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def unfold(self) -> None:
        """Open the panel where it is folded; the strip's button closes it again."""
        self._opener.setChecked(True)

    def fold_again(self) -> None:
        """Close the panel that lies over the paper."""
        self._opener.setChecked(False)

    def fold(self, *, folded: bool) -> None:
        """Give the room to the paper, or take it back."""
        self._folded = folded
        self._strip.setVisible(folded)
        self.setFixedWidth(STRIP if folded else WIDTH)
        self._arrange()

    def resizeEvent(self, _: QEvent) -> None:
        """Follow one's own room."""
        self._arrange()

    def moveEvent(self, _: QEvent) -> None:
        """Follow one's own place."""
        self._arrange()

    def _put_away(self, panel: QWidget) -> None:
        """Keep a panel that is not shown; without a parent it would not end with the window."""
        panel.hide()
        panel.setParent(self._board)

    def _arrange(self) -> None:
        right = self.geometry().right() + 1 - (STRIP if self._folded else 0)
        self._board.setGeometry(right - WIDTH, self.y(), WIDTH, self.height())
        self._board.setVisible(not self._folded or self._opener.isChecked())
        self._board.raise_()
