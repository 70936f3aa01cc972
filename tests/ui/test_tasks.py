"""What runs beside the window holds nothing of it.

The last one to let go of an object destroys it, on whatever thread that is, and Qt's objects do not survive
being destroyed on another than their own.
"""

from __future__ import annotations

from functools import partial
from types import FunctionType, MethodType

import pytest
from PySide6.QtCore import QObject, Qt

from cluster_desktop.ui import work
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import entry, press

DEPTH = 6


def held(thing: object, depth: int = DEPTH) -> list[QObject]:
    """The objects of Qt that can be reached from a task."""
    match thing:
        case QObject():
            return [thing]
        case partial():
            parts = [thing.func, *thing.args, *thing.keywords.values()]
        case MethodType():
            parts = [thing.__self__]
        case FunctionType():
            parts = [cell.cell_contents for cell in thing.__closure__ or ()]
        case list() | tuple():
            parts = list(thing)
        case _:
            parts = list(getattr(thing, "__dict__", {}).values()) if not isinstance(thing, type) else []
    return [found for part in parts if depth for found in held(part, depth - 1)]


def test_the_search_finds_what_a_task_holds(view: DraftView) -> None:
    assert held(work.in_turn(lambda _: view)) == [view]


def test_tasks_hold_nothing_of_the_window(view: DraftView, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks: list[work.Task] = []
    start = work.start

    def note(task: work.Task, owner: QObject) -> work.Job:
        tasks.append(task)
        return start(task, owner)

    monkeypatch.setattr(work, "start", note)
    entry(view, "area_km2")
    press(Qt.Key.Key_F6)
    for key in ("evidence", "lists", "list/firms", "export"):
        view.show_page(key)
    tasks.append(view.session.acts.turn_behind(view.session.draft.path, back=True))
    assert len(tasks) > 1
    assert [found for task in tasks for found in held(task)] == []
