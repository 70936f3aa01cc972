"""What is left when the program is killed at a random moment, 1,000 times: no committed edit may be lost.

`python -m tests.benchmarks.killed_drafts [COUNT] [SEED]` (POSIX).  In turn it is killed while editing,
receiving, sending, making a backup, exporting a package and exporting over one; the first loss stops the run.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.drafts.kills import KINDS, Killing


def main(count: int, seed: int) -> None:
    """Kill, look, and print the counts; `count` kills meet the work before its end."""
    start = perf_counter()
    with tempfile.TemporaryDirectory() as name:
        killing = Killing(Path(name), seed)
        runs = 0
        while killing.killed_in_time < count:  # in some runs the work ends before the kill
            killing.one(KINDS[runs % len(KINDS)])
            runs += 1
        killing.swept()
        edits = sum(number >= 0 for number in killing._reported)
    print(f"{count} kills in {perf_counter() - start:.0f} s, seed {seed}")
    print(f"  {runs} runs, in the others the work ended first")
    print(f"  {edits} edits were reported as saved, 0 lost; 0 files that do not open")
    print("  0 half packages that pass for whole, 0 leftovers after the next export")


if __name__ == "__main__":
    arguments = [int(word) for word in sys.argv[1:]]
    main(*(arguments + [1000, 20240426][len(arguments) :]))
