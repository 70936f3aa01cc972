"""Long work in the background."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui import work


@pytest.fixture
def owner(qapp) -> QObject:
    return QObject()


def test_a_task_runs_off_the_windows_thread_and_its_result_comes_back(qtbot: QtBot, owner: QObject) -> None:
    job = work.start(lambda _: threading.get_ident(), owner)
    with qtbot.waitSignal(job.finished) as told:
        pass
    assert told.args != [threading.get_ident()]


def test_progress_is_told_in_order(qtbot: QtBot, owner: QObject) -> None:
    def count(ticket: work.Ticket) -> None:
        for step in range(3):
            ticket.progress(step, 3, f"第{step}步")

    job = work.start(count, owner)
    seen: list[tuple[int, int, str]] = []
    job.progressed.connect(lambda *told: seen.append(told))
    with qtbot.waitSignal(job.ended):
        pass
    assert seen == [(0, 3, "第0步"), (1, 3, "第1步"), (2, 3, "第2步")]


def test_an_error_of_the_core_ends_the_job_in_its_own_words(qtbot: QtBot, owner: QObject) -> None:
    def fail(_: work.Ticket) -> None:
        raise ClusterError("磁盘空间不足")

    job = work.start(fail, owner)
    with qtbot.waitSignal(job.failed) as told:
        pass
    assert str(told.args[0]) == "磁盘空间不足"


def test_a_cancelled_task_is_told_as_cancelled_whatever_it_came_to(qtbot: QtBot, owner: QObject) -> None:
    def until_cancelled(ticket: work.Ticket) -> None:
        while not ticket.cancelled():
            pass
        raise ClusterError("中途停下")

    job = work.start(until_cancelled, owner)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()


def test_a_defect_is_raised_on_the_windows_thread(qtbot: QtBot, owner: QObject) -> None:
    def defect(_: work.Ticket) -> None:
        raise ZeroDivisionError

    job = work.start(defect, owner)
    with qtbot.capture_exceptions() as raised, qtbot.waitSignal(job.ended):
        pass
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]


def test_many_jobs_all_come_to_their_end(qtbot: QtBot, owner: QObject) -> None:
    done: list[int] = []
    ended: list[bool] = []
    for number in range(200):
        job = work.start(lambda _, number=number: number, owner)
        job.finished.connect(done.append)
        job.ended.connect(lambda: ended.append(True))
    qtbot.waitUntil(lambda: len(ended) == 200)
    assert sorted(done) == list(range(200))


def test_tasks_in_turn_never_run_at_the_same_time(qtbot: QtBot, owner: QObject) -> None:
    running: list[int] = []
    most: list[int] = []

    def task(ticket: work.Ticket) -> None:
        running.append(1)
        most.append(len(running))
        time.sleep(0.01)
        running.pop()

    ended: list[bool] = []
    for _ in range(6):
        work.start(work.in_turn(task), owner).ended.connect(lambda: ended.append(True))
    qtbot.waitUntil(lambda: len(ended) == 6)
    assert most == [1] * 6


def test_a_task_whose_owner_goes_comes_to_its_end_and_tells_nobody(qtbot: QtBot, owner: QObject) -> None:
    told: list[str] = []
    begun, go_on, done = threading.Event(), threading.Event(), threading.Event()

    def task(ticket: work.Ticket) -> None:
        begun.set()
        go_on.wait(5)
        ticket.progress(1, 1, "完成")
        done.set()

    job = work.start(task, owner)
    job.progressed.connect(lambda *_: told.append("progressed"))
    job.ended.connect(lambda: told.append("ended"))
    qtbot.waitUntil(begun.is_set)
    owner.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    go_on.set()
    assert done.wait(5)
    qtbot.wait(50)
    assert told == []


def test_at_the_end_running_tasks_are_waited_for_and_waiting_ones_forgotten(
    qtbot: QtBot, owner: QObject
) -> None:
    done: list[int] = []
    begun = threading.Barrier(5)

    def task(number: int) -> None:
        if number < 4:
            begun.wait(5)
            time.sleep(0.05)
        done.append(number)

    for number in range(12):
        work.start(lambda _, number=number: task(number), owner)
    qtbot.wait(20)
    begun.wait(5)
    work.finish()
    assert set(done) >= {0, 1, 2, 3}
    seen = list(done)
    qtbot.wait(50)
    assert done == seen
