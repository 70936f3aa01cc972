"""Long work in the background."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui import work


def test_a_task_runs_off_the_windows_thread_and_its_result_comes_back(qtbot: QtBot, qapp) -> None:
    job = work.start(lambda _: threading.get_ident())
    with qtbot.waitSignal(job.finished) as told:
        pass
    assert told.args != [threading.get_ident()]


def test_progress_is_told_in_order(qtbot: QtBot, qapp) -> None:
    def count(ticket: work.Ticket) -> None:
        for step in range(3):
            ticket.progress(step, 3, f"第{step}步")

    job = work.start(count)
    seen: list[tuple[int, int, str]] = []
    job.progressed.connect(lambda *told: seen.append(told))
    with qtbot.waitSignal(job.ended):
        pass
    assert seen == [(0, 3, "第0步"), (1, 3, "第1步"), (2, 3, "第2步")]


def test_an_error_of_the_core_ends_the_job_in_its_own_words(qtbot: QtBot, qapp) -> None:
    def fail(_: work.Ticket) -> None:
        raise ClusterError("磁盘空间不足")

    job = work.start(fail)
    with qtbot.waitSignal(job.failed) as told:
        pass
    assert str(told.args[0]) == "磁盘空间不足"


def test_a_cancelled_task_is_told_as_cancelled_whatever_it_came_to(qtbot: QtBot, qapp) -> None:
    def until_cancelled(ticket: work.Ticket) -> None:
        while not ticket.cancelled():
            pass
        raise ClusterError("中途停下")

    job = work.start(until_cancelled)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()


def test_a_defect_is_raised_on_the_windows_thread(qtbot: QtBot, qapp) -> None:
    def defect(_: work.Ticket) -> None:
        raise ZeroDivisionError

    job = work.start(defect)
    with qtbot.capture_exceptions() as raised, qtbot.waitSignal(job.ended):
        pass
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]


def test_many_jobs_all_come_to_their_end(qtbot: QtBot, qapp) -> None:
    done: list[int] = []
    ended: list[bool] = []
    for number in range(200):
        job = work.start(lambda _, number=number: number)
        job.finished.connect(done.append)
        job.ended.connect(lambda: ended.append(True))
    qtbot.waitUntil(lambda: len(ended) == 200)
    assert sorted(done) == list(range(200))
