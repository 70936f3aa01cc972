"""Volumes of 0, 1, 2, 60, 250 and 750 documents of every kind, bound every way, each read by another reader.

`python -m tests.benchmarks.volume_matrix [COUNT …]`; a few minutes.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from cluster_desktop.documents.fonts import FontBook
from tests.evidence.papers import Store
from tests.evidence.volume.any_documents import any_documents
from tests.evidence.volume.reader import SECTIONS
from tests.evidence.volume.test_volume_matrix import ALL_WAYS, bind_and_check, lengths_of, told

COUNTS = (0, 1, 2, 60, 250, 750)


def main(counts: tuple[int, ...]) -> None:
    """Bind, read, and print one line each; the first row that is wrong ends it."""
    fonts, proved, volumes = FontBook(), 0, 0
    for count in counts:
        store = Store()
        entries = any_documents(store, lengths_of(count), SECTIONS)
        for options in ALL_WAYS:
            start = perf_counter()
            with tempfile.TemporaryDirectory() as folder:
                index, rows = bind_and_check(entries, store, options, fonts, Path(folder))
            proved, volumes = proved + rows, volumes + 1
            took = perf_counter() - start
            print(f"{count:4} {told(options):28} index {index:3} pages  {took:6.2f} s", flush=True)
    print(f"{proved} page spans in {volumes} bindings read on the pages that they name, 0 wrong")


if __name__ == "__main__":
    main(tuple(int(one) for one in sys.argv[1:]) or COUNTS)
