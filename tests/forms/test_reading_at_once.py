"""Definitions are read by several threads at once: the list of drafts judges each draft on its own."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys, threading
from cluster_desktop.forms.loader import edition_ids, load_edition
sys.setswitchinterval(1e-6)
start = threading.Barrier(4)
def read():
    start.wait()
    load_edition(edition_ids()[0])
threads = [threading.Thread(target=read) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


def test_the_first_reading_of_a_form_by_four_threads_at_once_ends_well() -> None:
    for _ in range(4):
        subprocess.run([sys.executable, "-c", SCRIPT], check=True)
