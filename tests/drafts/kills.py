"""Killing a process at a random moment of its work on a draft, and looking at what is left (POSIX)."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from cluster_desktop.delivery.package import export_package
from cluster_desktop.delivery.verify import verify_package
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.drafts.backups import Backups
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.receiving import receipts, receive
from cluster_desktop.drafts.sending import Selection, send
from tests.drafts.harm import Sample

KINDS = ("edit", "receive", "send", "backup", "export", "export_over")
Report = Callable[[int], None]
EDITS = 25  # about as many as a kill lets through


def run_and_kill(work: Callable[[Report], None], after: float | None) -> list[int]:
    """Run `work` in a process of its own, kill it `after` seconds (None: never); returns what it reported."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            work(lambda number: _report(writing, number))
        finally:
            os._exit(0)
    os.close(writing)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as file:
        lines = file.read().split(b"\n")[:-1]
    return [int(line) for line in lines]


def _report(file: int, number: int) -> None:
    os.write(file, f"{number}\n".encode())


class Killing:
    """The jobs that are killed, in `folder`, and what must hold after each kill."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311
        self._edited = folder / "编辑.jqsb"
        self._received = folder / "接收.jqsb"
        self._sent = folder / "发送.jqsb"
        self._empty = folder / "空.jqsb"
        self._backups = Backups(folder / "备份")
        self._desk = folder / "导出"
        self._desk.mkdir()
        self._fonts = FontBook()
        self._whole: set[str] = set()
        self._sample = Sample(folder, rows=400)
        for path in (self._edited, self._empty):
            Draft.create(path, edition="hebei-2024", notice="hebei-2024", author="工信局").close()
        self._reported: list[int] = []
        self._lasts: dict[str, float] = {}
        self.killed_in_time = 0

    def one(self, kind: str) -> None:
        """One kill in the middle of a job of this `kind`, and the look at what it left."""
        {
            "edit": self._edit,
            "receive": self._receive,
            "send": self._send,
            "backup": self._backup,
            "export": self._export,
            "export_over": self._export_over,
        }[kind]()

    def _kill(self, kind: str, work: Callable[[Report], None]) -> list[int]:
        """Kill `work` at some moment of the time that it takes, which earlier runs tell."""
        if kind not in self._lasts:
            start = time.perf_counter()
            reported = run_and_kill(work, None)
            self._lasts[kind] = time.perf_counter() - start
            return reported
        reported = run_and_kill(work, self._chance.uniform(0, self._lasts[kind]))
        in_time = -1 not in reported
        self._lasts[kind] *= 1.05 if in_time else 0.95  # the machine may be busier now, or less
        self.killed_in_time += in_time
        return reported

    def _edit(self) -> None:
        start = len(self._reported) * EDITS

        def work(report: Report) -> None:
            with Draft.open(self._edited) as draft:
                for number in range(start, start + EDITS):
                    draft.set(f"note/{number % 7}", str(number) * 50, "工信局")
                    report(number)
            report(-1)

        self._reported += self._kill("edit", work) or [-1]  # so that the next numbers are new
        with Draft.open(self._edited) as draft:
            kept = {change.value for change in draft.all_changes()}
            assert all(str(number) * 50 in kept for number in self._reported if number >= 0)
            assert not draft.conflicts()
        assert_sound(self._edited)

    def _receive(self) -> None:
        shutil.copy(self._empty, self._received)

        def work(report: Report) -> None:
            with ForeignDraft.open(self._sample.path) as foreign, Draft.open(self._received) as draft:
                receive(draft, foreign, "工信局")
            report(-1)

        self._kill("receive", work)
        with Draft.open(self._received) as draft:
            arrived = {change.id for change in draft.all_changes() if not change.path.startswith("received/")}
            assert arrived in (set(), self._sample.changes)
            assert set(draft.blob_sizes()) == (self._sample.files if arrived else set())
            assert len(receipts(draft)) == bool(arrived)
        assert_sound(self._received)

    def _send(self) -> None:
        def work(report: Report) -> None:
            with Draft.open(self._sample.path, read_only=True) as draft:
                send(draft, self._sent, Selection(), force=True)
            report(-1)

        self._kill("send", work)
        if self._sent.exists():
            with ForeignDraft.open(self._sent) as sent:
                assert {change.id for change in sent.changes} == self._sample.changes
            if self._chance.random() < 0.5:
                self._sent.unlink()

    def _backup(self) -> None:
        def work(report: Report) -> None:
            with Draft.open(self._sample.path, read_only=True) as draft:
                self._backups.make(draft)
            report(-1)

        self._kill("backup", work)
        for backup in self._backups.of(self._sample.facts["draft_id"]):
            with Draft.open(backup.path) as draft:
                assert {change.id for change in draft.all_changes()} == self._sample.changes
            backup.path.unlink()

    def _export(self) -> None:
        self._kill("export", lambda report: self._package(self._desk / "新", report))
        if (self._desk / "新").exists():  # it takes its name in one move
            self._assert_whole(self._desk / "新")
        shutil.rmtree(self._desk / "新", ignore_errors=True)

    def _export_over(self) -> None:
        out = self._desk / "旧"
        self._kill("export_over", lambda report: self._package(out, report))
        there = {one.name for one in out.iterdir() if not one.name.startswith(".")} if out.exists() else set()
        self._whole = self._whole or there  # the first of them is not killed
        assert there == self._whole or verify_package(out, fonts=self._fonts)
        if self._chance.random() < 0.2:
            self._package(out, lambda _: None)
            self._assert_whole(out)
            assert not list(out.glob(".*"))

    def _package(self, out: Path, report: Report) -> None:
        for stage in (*self._desk.glob(".*"), *out.glob(".*")):
            os.utime(stage, (0, 0))  # as if some time had passed since the kill
        with Draft.open(self._empty, read_only=True) as draft:
            export_package(draft, out, as_draft=True, force=True, fonts=self._fonts)
        report(-1)

    def _assert_whole(self, out: Path) -> None:
        assert verify_package(out, fonts=self._fonts) == []

    def swept(self) -> None:
        """What the killed exports left beside the packages is gone after one that was not."""
        self._package(self._desk / "末", lambda _: None)
        assert not list(self._desk.glob(".*"))


def assert_sound(path: Path) -> None:
    """The file is one that SQLite finds no fault with, and nothing lies beside it."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert not path.with_name(path.name + "-journal").exists()
