"""Pages onto a printer: drawn in the background at its resolution, laid on the paper one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui import work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from cluster_desktop.ui.printing.papers import Papers

FINEST = 300
"""Dots per inch: what text needs; more makes the job slow and no better to read."""


class PrintFailed(ClusterError):
    """The printer takes nothing, or stopped."""


def set_up(printer: QPrinter, *, both_sides: bool) -> None:
    """A4 upright to the edges of the paper, on both sides or on one."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    sides = QPrinter.DuplexMode.DuplexLongSide if both_sides else QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(sides)


def page_order(papers: Papers, numbers: Sequence[int], copies: int, *, both_sides: bool) -> list[int | None]:
    """The pages in the order in which they are sent; None is a page left empty.

    On both sides every copy and every document begins on a sheet of its own.
    """
    order: list[int | None] = []
    for _ in range(copies):
        before = None
        for number in numbers:
            paper, _page = papers.place(number)
            if both_sides and paper is not before and len(order) % 2:
                order.append(None)
            order.append(number)
            before = paper
    return order


class Press(QObject):
    """Prints one job; ends with `finished` or `failed`.  `progressed` tells (done, total)."""

    progressed = Signal(int, int)
    finished = Signal()
    failed = Signal(ClusterError)

    def __init__(
        self, printer: QPrinter, papers: Papers, order: Sequence[int | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._printer = printer
        self._papers = papers
        self._order = list(order)
        self._at = 0
        self._painter = QPainter()

    def start(self) -> None:
        """Begin; the first page is sent from the event loop on."""
        if not self._order or not self._painter.begin(self._printer):
            self.failed.emit(PrintFailed("打印机没有响应。请检查打印机是否开机、联机，再打印一次"))
            return
        self._next()

    def cancel(self) -> None:
        """Stop before the next page."""
        self._order = self._order[: self._at]
        self._printer.abort()

    def _next(self) -> None:
        self.progressed.emit(self._at, len(self._order))
        if self._at >= len(self._order):
            self._end()
            return
        if self._at and not self._printer.newPage():
            self._painter.end()
            self.failed.emit(
                PrintFailed(f"打印到第 {self._at} 面时中断。请检查打印机和纸张，再从这一页起打印")
            )
            return
        number = self._order[self._at]
        self._at += 1
        if number is None:
            self._next()
            return
        paper, page = self._papers.place(number)
        dots = min(FINEST, self._printer.resolution())

        def task(_: work.Ticket) -> Image:
            from cluster_desktop.ui.printing.papers import page_picture  # noqa: PLC0415  pdfium

            return page_picture(paper, page, dots)

        job = work.start(task, self)
        job.finished.connect(self._lay)
        job.failed.connect(self._break_off)

    def _lay(self, picture: Image) -> None:
        image = QImage(
            picture.tobytes(),
            picture.width,
            picture.height,
            3 * picture.width,
            QImage.Format.Format_RGB888,
        )
        room = QRectF(self._printer.pageLayout().fullRectPixels(self._printer.resolution()))
        size = QSizeF(image.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(room.topLeft(), size)
        target.moveCenter(room.center())
        self._painter.drawImage(target, image, QRectF(image.rect()))
        self._next()

    def _break_off(self, error: ClusterError) -> None:
        self._painter.end()
        self.failed.emit(error)

    def _end(self) -> None:
        if self._painter.isActive():
            self._painter.end()
        self.finished.emit()
