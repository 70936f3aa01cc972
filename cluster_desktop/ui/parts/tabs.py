"""Where Tab goes: from control to control as they are seen, rows from the top, in each row from the left.

Qt goes in the order in which the controls were made; what is made late, such as a document that was just
attached, would come after everything else in the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def tab_stops(area: QWidget) -> list[QWidget]:
    """The controls in an area that Tab stops at, in their order."""
    return [stop for part in _as_read(area) for stop in _stops(part, forward=True)]


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Bring the cursor to the next control of a window, or the one before; False where there is no other.

    After the last comes the first.
    """
    here = window.focusWidget()
    there = (each for each in _after(here, window, forward=forward) if each.isVisibleTo(window))
    # Qt asks too when what has the cursor is hidden with all that is around it.
    stop = next((each for each in there if each is not here), None)
    if stop is None:
        return False
    stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _after(here: QWidget | None, window: QWidget, *, forward: bool) -> Iterator[QWidget]:
    """The stops from a control on, round the window."""
    at = here
    if at is not None and forward:
        yield from tab_stops(at)
    while at is not None and at is not window and (around := at.parentWidget()) is not None:
        for part in _beside(at, around, forward=forward):
            yield from _stops(part, forward=forward)
        at = around
        if not forward and _is_stop(at):
            yield at
    yield from _stops(window, forward=forward)


def _beside(part: QWidget, around: QWidget, *, forward: bool) -> list[QWidget]:
    """What follows a part in the area round it, or what comes before it, the nearest first."""
    parts = _as_read(around, part)
    place = parts.index(part) if part in parts else 0
    return parts[place + 1 :] if forward else parts[:place][::-1]


def _stops(part: QWidget, *, forward: bool) -> Iterator[QWidget]:
    """The stops in a part of the window, itself among them."""
    own = [part] if _is_stop(part) else []
    within = _as_read(part)
    if forward:
        yield from own
    for each in within if forward else reversed(within):
        yield from _stops(each, forward=forward)
    if not forward:
        yield from own


def _as_read(area: QWidget, among: QWidget | None = None) -> list[QWidget]:
    """The parts of an area that have a stop, in the order in which one reads; `among` is always there."""
    rows: list[list[QWidget]] = []
    parts = [part for part in _parts(area) if part is among or _leads_to_stop(part)]
    for part in sorted(parts, key=QWidget.y):
        if rows and part.y() < rows[-1][0].geometry().center().y():
            rows[-1].append(part)
        else:
            rows.append([part])
    return [part for row in rows for part in sorted(row, key=QWidget.x)]


def _parts(area: QWidget) -> Iterator[QWidget]:
    for part in area.children():
        if isinstance(part, QWidget) and not part.isWindow() and not part.isHidden() and part.isEnabled():
            yield part


def _leads_to_stop(part: QWidget) -> bool:
    return _is_stop(part) or any(map(_leads_to_stop, _parts(part)))


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
