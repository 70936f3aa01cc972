"""Volumes of 0, 1, 2, 60, 250 and 750 documents, bound every way, each read by an independent reader.

`python -m tests.benchmarks.volume_matrix [COUNT …]`; a few minutes.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from cluster_desktop.documents.fonts import FontBook
from tests.evidence.test_volume_matrix import ALL_WAYS, bind_and_check, told

COUNTS = (0, 1, 2, 60, 250, 750)


def main(counts: tuple[int, ...]) -> None:
    """Bind, read, and print one line each."""
    fonts = FontBook()
    for count in counts:
        for options in ALL_WAYS:
            start = perf_counter()
            with tempfile.TemporaryDirectory() as folder:
                pages = bind_and_check(count, options, fonts, Path(folder))
            print(f"{count:4} {told(options):28} index {pages:3} pages  {perf_counter() - start:6.2f} s")


if __name__ == "__main__":
    main(tuple(int(one) for one in sys.argv[1:]) or COUNTS)
