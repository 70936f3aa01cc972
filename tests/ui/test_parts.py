"""The small things that every page is made of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cluster_desktop.ui.parts.basics import button


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_enter_and_by_space(qtbot: QtBot, key: Qt.Key) -> None:
    presses: list[str] = []
    made = button("添加文件", lambda: presses.append("once"))
    qtbot.addWidget(made)
    QTest.keyClick(made, key)
    assert presses == ["once"]
