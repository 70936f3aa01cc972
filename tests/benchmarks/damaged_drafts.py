"""What becomes of 10,000 damaged and hostile drafts, opened and received.

`python -m tests.benchmarks.damaged_drafts [COUNT] [SEED]`.  A worker does them in lots; one that dies, or
takes longer than a minute for a lot, counts as a crash or as hung.  Anything but refused, unharmed or a
loss that is named is a failure.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from time import perf_counter

from cluster_desktop.drafts.draft import Draft
from tests.drafts.damage import STATEMENTS, spoil, tamper
from tests.drafts.harm import Sample

LOT = 100
LONGEST = 60  # seconds for a lot
BY_STATEMENT = 5  # every fifth file is altered as another program would


def lot(seed: int, count: int) -> Counter[str]:
    """The fates of `count` harmed drafts."""
    chance = random.Random(seed)  # noqa: S311
    fates: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample = Sample(folder)
        data = sample.path.read_bytes()
        (folder / "other").mkdir()
        other = Sample(folder / "other", rows=200).path.read_bytes()
        empty = folder / "空.jqsb"
        Draft.create(empty, edition="hebei-2024", notice="hebei-2024", author="工信局").close()
        for number in range(count):
            harmed = folder / f"{number}.jqsb"
            if number % BY_STATEMENT:
                harmed.write_bytes(spoil(data, chance, other))
            else:
                harmed.write_bytes(data)
                tamper(harmed, chance.choice(STATEMENTS))
            target = Path(shutil.copy(empty, folder / "目标.jqsb"))
            fates[f"received: {sample.fate(harmed, target)}"] += 1
            fates[f"opened: {sample.opened(harmed)}"] += 1
            harmed.unlink()
    return fates


def main(count: int, seed: int) -> None:
    """Do them all and print the counts."""
    start = perf_counter()
    fates: Counter[str] = Counter()
    for first in range(0, count, LOT):
        with ProcessPoolExecutor(1) as workers:
            try:
                fates += workers.submit(lot, seed + first, min(LOT, count - first)).result(LONGEST)
            except BrokenProcessPool:
                fates["CRASHED"] += 1
            except TimeoutError:
                fates["HUNG"] += 1
                for process in workers._processes.values():
                    process.kill()
    print(f"{count} drafts in {perf_counter() - start:.0f} s, seed {seed}")
    for fate, number in sorted(fates.items()):
        print(f"  {fate:<22} {number}")


if __name__ == "__main__":
    arguments = [int(word) for word in sys.argv[1:]]
    main(*(arguments + [10_000, 20240426][len(arguments) :]))
