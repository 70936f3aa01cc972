"""What PySide does beside every import is left out, and where it is done otherwise nothing is touched."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

from cluster_desktop.ui import importing

READ = """
import inspect, sys
from cluster_desktop.ui.importing import import_plainly
read = []
usual = inspect.getsource
inspect.getsource = lambda thing: read.append(thing) or usual(thing)
{plainly}
import PySide6.QtCore
import cluster_desktop.ui.words
print(len(read))
"""


def sources_read(plainly: str) -> int:
    code = READ.format(plainly=plainly)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(done.stdout)


def test_no_module_of_ours_is_read_a_second_time() -> None:
    usual, spared = sources_read("import PySide6.QtCore"), sources_read("import_plainly()")
    assert spared < usual


def test_a_pyside_without_the_module_or_without_the_reader_is_left_alone() -> None:
    importing._spare(None)
    other = ModuleType("feature")
    before = dict(vars(other))
    importing._spare(other)
    assert vars(other) == before
