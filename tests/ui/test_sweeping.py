"""Unreachable objects of the window are collected on its own thread."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest

from cluster_desktop.ui.sweeping import Sweeper


class Ring:
    """Something that refers to itself, and notes on which thread it goes."""

    def __init__(self, went: list[int]) -> None:
        self.itself = self
        self.note = weakref.finalize(self, lambda: went.append(threading.get_ident()))


@pytest.fixture
def sweeper(qapp) -> Iterator[Sweeper]:
    made = Sweeper()
    yield made
    made.stop()


def litter() -> None:
    """Enough rubbish for Python to collect at once, if it were to."""
    for _ in range(gc.get_threshold()[0] * 20):
        ring: list[object] = []
        ring.append(ring)


def test_a_busy_thread_leaves_the_collecting_to_the_window(sweeper: Sweeper) -> None:
    went: list[int] = []
    Ring(went)
    worker = threading.Thread(target=litter)
    worker.start()
    worker.join()
    assert went == []
    sweeper.sweep()
    assert went == [threading.get_ident()]


def test_python_collects_again_when_the_sweeper_stops(qapp) -> None:
    sweeper = Sweeper()
    assert not gc.isenabled()
    sweeper.stop()
    assert gc.isenabled()


def test_what_was_set_aside_is_looked_through_again_when_the_draft_is_closed(
    sweeper: Sweeper, qtbot, monkeypatch
) -> None:
    monkeypatch.setattr("cluster_desktop.ui.sweeping._EVERY_MS", 10)
    went: list[int] = []
    ring = Ring(went)
    sweeper.settle()
    del ring
    gc.collect()
    assert went == []
    sweeper.unsettle()
    qtbot.waitUntil(lambda: went != [])
