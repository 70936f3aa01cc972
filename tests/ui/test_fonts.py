"""Everything is written in one font, whatever the desktop has for labels or buttons."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from cluster_desktop.ui.fonts import window_font
from cluster_desktop.ui.theme import apply_theme


@pytest.fixture
def desktop_fonts(qapp: QApplication) -> Iterator[None]:
    """What GNOME does, and those like it: labels and buttons have fonts of their own."""
    for kind in ("QLabel", "QPushButton"):
        QApplication.setFont(QFont("Serif"), kind)  # type: ignore[arg-type]  the stubs ask for bytes
    yield
    qapp.setFont(window_font())


@pytest.mark.usefixtures("desktop_fonts")
def test_labels_and_buttons_are_written_in_the_font_of_the_window(qapp: QApplication) -> None:
    font = window_font()
    kinds = QLabel("集群"), QPushButton("集群")
    assert font.family() not in {QApplication.font(each).family() for each in kinds}
    apply_theme(qapp, Qt.ColorScheme.Light)
    assert {QApplication.font(each).family() for each in kinds} == {font.family()}
