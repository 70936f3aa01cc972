"""Pictures of pages: made in the background when they are asked for, kept while they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from cluster_desktop.ui import work

if TYPE_CHECKING:
    from cluster_desktop.ui.preview.drawing import Pixels, Sheet

_ROOM = 14_000_000
"""Bytes of pictures that are kept; a page at 100 % is 3.5 MB, on a dense screen 10 MB or more."""
_SEEN = 4
"""So many are kept however large they are: as many large pages a window shows at once."""
_PIXEL = 4


class Pictures(QObject):
    """`made` tells that another picture is there.  One is made at a time, the last one asked for first."""

    made = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: OrderedDict[Sheet, tuple[float, QPixmap]] = OrderedDict()
        self._asked: OrderedDict[Sheet, float] = OrderedDict()
        self._busy = False

    def picture(self, sheet: Sheet, scale: float) -> QPixmap | None:
        """The page at `scale` pixels a point; until that is there, what there is of it at another."""
        found = self._found.get(sheet)
        if found is not None:
            self._found.move_to_end(sheet)
        if (found is None or found[0] != scale) and self._asked.get(sheet) != scale:
            self._asked[sheet] = scale
            self._asked.move_to_end(sheet)
            self._make()
        return None if found is None else found[1]

    def let_go(self, kept: int, room: int = 0) -> None:
        """Forget the pictures that were looked at longest ago: `kept` stay, and more where they have room."""
        while len(self._found) > kept and sum(map(_bytes, self._found.values())) > room:
            self._found.popitem(last=False)

    def forget_asked(self) -> None:
        """What was asked for and not begun is no longer wanted."""
        self._asked.clear()

    def _make(self) -> None:
        if self._busy or not self._asked:
            return
        self._busy = True
        sheet, scale = self._asked.popitem()

        def task(_: work.Ticket) -> Pixels:
            from cluster_desktop.ui.preview.drawing import render  # noqa: PLC0415  with the first look

            return render(sheet, scale)

        job = work.start(task, self)
        job.finished.connect(partial(self._take, sheet, scale))
        job.ended.connect(self._go_on)

    def _take(self, sheet: Sheet, scale: float, pixels: Pixels) -> None:
        image = QImage(
            pixels.data, pixels.width, pixels.height, 3 * pixels.width, QImage.Format.Format_RGB888
        )
        self._found[sheet] = scale, QPixmap.fromImage(image)
        self._found.move_to_end(sheet)
        self.let_go(_SEEN, _ROOM)
        self.made.emit()

    def _go_on(self) -> None:
        self._busy = False
        self._make()


def _bytes(found: tuple[float, QPixmap]) -> int:
    _, picture = found
    return picture.width() * picture.height() * _PIXEL
