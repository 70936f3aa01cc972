"""A page of the help on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog

from cluster_desktop.ui.help.paper import written
from cluster_desktop.ui.theme import LIGHT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cluster_desktop.ui.help.leaves import Leaf

_POINTS = 10.5


def ask_and_print(leaf: Leaf, parent: QWidget) -> None:
    """Let the official choose a printer, and print a page of the help on it."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"打印“{leaf.title}”")
    if dialog.exec() == QDialog.DialogCode.Accepted:
        print_leaf(leaf, printer)
    dialog.deleteLater()


def print_leaf(leaf: Leaf, printer: QPrinter) -> None:
    """Print a page, dark on white, on A4.

    The printer is one at the resolution of the screen: the page is laid out in its pixels.
    """
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
    printer.setDocName(leaf.title)
    document = QTextDocument()
    font = QFont(QApplication.font())
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    document.setHtml(f'<body style="color:{LIGHT.text}">{written(leaf, LIGHT)}</body>')
    # It leaves 2 cm on every side by itself.
    document.print_(printer)
