"""The preview with what belongs to it: sizes, the number of the page, and what cannot be printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from cluster_desktop.ui.parts.basics import at_least, box, button, column, dress, row, text
from cluster_desktop.ui.preview.desk import PageDesk

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from cluster_desktop.errors import ClusterError
    from cluster_desktop.ui.preview.source import PageSource

_SIZES = (("适合宽度", None), ("75%", 0.75), ("100%", 1.0), ("125%", 1.25), ("150%", 1.5), ("200%", 2.0))
LEAST = 340
"""Pixels that the preview has at least, or more where the bar above it needs them."""
_DRAWING = "正在排版…"


class PreviewPane(QWidget):
    """`chosen` tells the path of a field that was clicked or is to be mended."""

    chosen = Signal(str)

    def __init__(self, source: PageSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "desk")
        self._source = source
        self._refused = ""
        self.desk = PageDesk(self)
        self.desk.pressed.connect(self.chosen)
        self.desk.turned.connect(self._show_number)
        self.desk.zoomed.connect(self._show_size)
        lines = column(self)
        at_least(lines, LEAST)
        lines.addWidget(self._bar())
        lines.addWidget(self._trouble())
        lines.addWidget(self.desk, 1)
        source.drawn.connect(self._show)
        source.failed.connect(self._fail)
        source.busy.connect(self._show_busy)
        self._show()

    def show_path(self, path: str) -> None:
        """Mark the field in hand."""
        self.desk.show_path(path)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the pages drawn while they are seen."""
        super().showEvent(event)
        self._source.watch(self, looking=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        super().hideEvent(event)
        self._source.watch(self, looking=False)

    def _bar(self) -> QFrame:
        bar = QFrame(self)
        bar.setProperty("bar", "preview")
        line = row(bar, spacing=8)
        line.setContentsMargins(12, 6, 12, 6)
        self._number = QLineEdit("1", bar)
        self._number.setAccessibleName("第几页")
        self._number.setFixedWidth(48)
        self._number.returnPressed.connect(self._go_to_page)
        self._of = text("", "secondary", parent=bar)
        self._busy = text("", "secondary", parent=bar)
        self._size = QComboBox(bar)
        self._size.setAccessibleName("显示大小")
        for words, zoom in _SIZES:
            self._size.addItem(words, zoom)
        self._size.activated.connect(self._take_size)
        line.addWidget(text("第", "secondary", parent=bar))
        line.addWidget(self._number)
        line.addWidget(self._of)
        line.addStretch(1)
        line.addWidget(self._busy)
        for words, by, name in (("−", -1, "缩小"), ("+", 1, "放大")):
            step = button(words, partial(self.desk.step_zoom, by), parent=bar)
            step.setAccessibleName(name)
            step.setToolTip(f"{name}（{words}）")
            dress(step, kind="small")
            line.addWidget(step)
        line.addWidget(self._size)
        return bar

    def _go_to_page(self) -> None:
        written = self._number.text().strip()
        if written.isdecimal():
            self.desk.show_page(int(written) - 1)
        self._show_number(self.desk.page)

    def _take_size(self, at: int) -> None:
        self.desk.set_zoom(_SIZES[at][1])

    def _trouble(self) -> QFrame:
        frame, lines = box("problem-error", margins=10, parent=self)
        self._box = frame
        self._words = text("", wrap=True, parent=frame)
        self._mend = button("去修改", lambda: self.chosen.emit(self._refused), kind="link", parent=frame)
        lines.addWidget(self._words)
        lines.addWidget(self._mend)
        frame.hide()
        return frame

    def _show(self) -> None:
        drawn = self._source.shown
        if drawn is None:
            return
        self.desk.show_pages(drawn)
        self._of.setText(f"/ {len(drawn.sheets)} 页")
        self._show_size()
        words = "\n".join(drawn.refused.values())
        more = "其余内容照常显示；改短以后才能导出和打印。" if words else ""
        self._show_trouble(f"{words}\n{more}".strip(), next(iter(drawn.refused), ""))

    def _fail(self, error: ClusterError) -> None:
        self._show_trouble(f"现在排不出这份表。{error}", "")

    def _show_trouble(self, words: str, path: str) -> None:
        self._refused = path
        self._words.setText(words)
        self._mend.setVisible(bool(path))
        self._box.setVisible(bool(words))

    def _show_busy(self, busy: bool) -> None:  # noqa: FBT001  a slot
        first = self._source.shown is None
        self._busy.setText(_DRAWING if busy and first else "")

    def _show_number(self, page: int) -> None:
        self._number.setText(str(page + 1))

    def _show_size(self) -> None:
        sizes = {zoom: at for at, (_, zoom) in enumerate(_SIZES)}
        at = sizes.get(self.desk.chosen_zoom, -1)
        self._size.setCurrentIndex(at)
        self._size.setPlaceholderText(f"{self.desk.zoom:.0%}")
