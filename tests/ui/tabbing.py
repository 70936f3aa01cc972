"""Where Tab goes, by real presses, and whether it goes as one reads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from tests.ui.access import said

_PRESSES = 600


def tab_round(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """Where Tab goes from the widget that has the cursor, until it is back there, or for very long."""
    found: dict[QWidget, None] = {}
    first = here = window.focusWidget()
    for _ in range(_PRESSES):
        found[here] = None
        QTest.keyClick(here, key)
        here = window.focusWidget()
        if here is first and len(found) > 1:
            break
    return list(found)


def missed(due: list[QWidget], visited: list[QWidget]) -> list[str]:
    """The controls that Tab did not come to, nor to another of the same choice, from where arrows go on."""
    return [said(each) for each in due if not _reached(each, visited)]


def _reached(stop: QWidget, visited: list[QWidget]) -> bool:
    group: QButtonGroup | None = stop.group() if isinstance(stop, QAbstractButton) else None
    return stop in visited or (group is not None and any(each in visited for each in group.buttons()))


def leaps(visited: list[QWidget]) -> list[str]:
    """Steps up to a row above, or to the left within a row, save that from the last control to the first."""
    steps = zip(visited, visited[1:] + visited[:1], strict=True)
    found = [f"{said(one)} → {said(other)}" for one, other in steps if _is_leap(one, other)]
    return found if len(found) > 1 else []


def _is_leap(one: QWidget, other: QWidget) -> bool:
    """Judged by the cells, columns or panels in which the two stand side by side or one below the other."""
    before, after = (part.geometry() for part in _beside(one, other))
    if after.top() > before.bottom() or after.contains(before) or before.contains(after):
        return False
    return after.bottom() < before.top() or after.right() < before.left()


def _beside(one: QWidget, other: QWidget) -> tuple[QWidget, QWidget]:
    """The parts of the nearest area around both in which each of them stands."""
    around = one
    while not around.isAncestorOf(other):
        one, around = around, around.parentWidget()
    while other.parentWidget() is not around:
        other = other.parentWidget()
    return one, other
