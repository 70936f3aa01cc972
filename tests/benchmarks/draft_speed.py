"""How long drafts take: to merge 50,000 changes, to save and to open, small and with 2 GB of evidence.

`python -m tests.benchmarks.draft_speed [FOLDER]`; 5 GB of free disk in FOLDER (else the system's own).
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from cluster_desktop.drafts.change import JsonValue
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.joining import join_files
from cluster_desktop.drafts.receiving import preview, receive
from cluster_desktop.drafts.sending import Selection, send

CHANGES = 50_000
SHARED = 10_000
EDITS = 400
BLOB = 200 * 1024**2
BLOBS = 10


def rows(first: int, last: int, name: str) -> dict[str, JsonValue]:
    """List rows as a company list has them."""
    return {
        f"list/firms/{row}": {"name": f"平川县第{row}{name}", "output": f"{row}.50"}
        for row in range(first, last)
    }


def make_pair(folder: Path) -> tuple[Path, Path]:
    """Two drafts of 50,000 changes each, of which they share 10,000."""
    ours, theirs = folder / "甲.jqsb", folder / "乙.jqsb"
    with Draft.create(ours, edition="hebei-2024", notice="hebei-2024", author="甲") as draft:
        draft.set_many(rows(0, SHARED, "丝网厂"), "甲")
    shutil.copy(ours, theirs)
    for path, name, first in ((ours, "甲", CHANGES), (theirs, "乙", 2 * CHANGES)):
        with Draft.open(path) as draft:
            draft.set_many(rows(0, 1000, name), name)
            draft.set_many(rows(first, first + CHANGES - SHARED - 1000, name), name)
            assert draft.count_changes() == CHANGES
    return ours, theirs


def merging(folder: Path) -> None:
    """Print how long it takes to merge, receive and send."""
    ours, theirs = make_pair(folder)
    start = perf_counter()
    changes = join_files([ours, theirs], folder / "合并.jqsb")
    print(f"merge of two files of {CHANGES} changes into one of {changes}: {perf_counter() - start:.2f} s")
    with Draft.open(ours) as draft:
        start = perf_counter()
        with ForeignDraft.open(theirs) as foreign:
            read = perf_counter()
            seen = preview(draft, foreign)
            previewed = perf_counter()
            receive(draft, foreign, "甲", seen=seen)
        end = perf_counter()
    steps = f"read {read - start:.2f}, preview {previewed - read:.2f}, take in {end - previewed:.2f}"
    print(f"receive {len(seen.new)} changes, {len(seen.conflicts)} conflicts: {end - start:.2f} s ({steps})")
    with Draft.open(ours, read_only=True) as draft:
        start = perf_counter()
        send(draft, folder / "发送.jqsb", Selection())
        print(f"send {draft.count_changes()} changes: {perf_counter() - start:.2f} s")


def saving(path: Path, name: str) -> None:
    """Print how long it takes to open a draft and to save an edit in it."""
    opened: list[float] = []
    for _ in range(5):
        start = perf_counter()
        Draft.open(path).close()
        opened.append(perf_counter() - start)
    times: list[float] = []
    with Draft.open(path) as draft:
        for number in range(EDITS):
            start = perf_counter()
            draft.set("cluster_name", f"平川县丝网产业{number}", "甲")
            times.append((perf_counter() - start) * 1000)
    size = path.stat().st_size / 1e6
    print(
        f"{name} ({size:.0f} MB): open {median(opened):.3f} s (first {opened[0]:.3f});"
        f" save median {median(times):.1f} ms, p99 {quantiles(times, n=100)[-1]:.1f} ms"
    )


def main(folder: Path) -> None:
    """Measure and print."""
    merging(folder)
    small, large = folder / "小.jqsb", folder / "大.jqsb"
    for path, blobs in ((small, 0), (large, BLOBS)):
        with Draft.create(path, edition="hebei-2024", notice="hebei-2024", author="甲") as draft:
            draft.set_many(rows(0, 13_000, "丝网厂"), "甲")
            for _ in range(blobs):
                draft.put_blob(os.urandom(BLOB))
    for _ in range(2):
        saving(small, "small draft")
        saving(large, "large draft")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        main(Path(name))
