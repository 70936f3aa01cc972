"""A list of 13,000 rows in the window: the longest time that the window stood still at each step.

`its own work` is what its thread worked meanwhile: the rest it waited for the processor, which others share.

QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.benchmarks.list_window
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.ui import work
from cluster_desktop.ui.app import make_application
from cluster_desktop.ui.lists.import_dialog import ImportDialog
from cluster_desktop.ui.lists.list_page import ListPage
from cluster_desktop.ui.opening import open_draft
from cluster_desktop.ui.settings import Settings
from cluster_desktop.ui.sweeping import Sweeper
from tests.ui.lists.conftest import FIRMS, code

ROWS = 13_000


class Pulse:
    """Notes how long the event loop stood still, and how much of that its own thread worked."""

    def __init__(self) -> None:
        self._last, self._own = time.perf_counter(), time.thread_time()
        self.worst = self.busiest = 0.0
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)

    def during(self, what: str, until: Callable[[], bool], rest: float = 1.5) -> None:
        """Let the loop run until something is so, and a little longer for what follows from it."""
        self.worst = self.busiest = 0.0
        begun = self._last
        end = 0.0
        while not end or time.perf_counter() < end:
            QApplication.processEvents()
            if not end and until():
                end = time.perf_counter() + rest
        taken = end - rest - begun
        print(
            f"{what:<18} {taken:6.2f} s   longest standstill {self.worst * 1000:5.0f} ms, "
            f"of its own work {self.busiest * 1000:4.0f} ms"
        )

    def _beat(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        self.worst = max(self.worst, now - self._last)
        self.busiest = max(self.busiest, own - self._own)
        self._last, self._own = now, own


def sheet(path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("企业名单")
    page.append(["企业名称", "统一社会信用代码", "企业规模", "主要产品", "从业人员"])
    for number in range(ROWS):
        page.append([f"平川县第{number}丝网制品有限公司", code(number), "小型", "不锈钢丝网", number % 300])
    book.save(path)


def main() -> None:
    """Import, edit, undo, sort for good, undo again."""
    sys.setswitchinterval(0.001)
    sweeper = Sweeper(make_application(["benchmark"]))
    with tempfile.TemporaryDirectory() as folder:
        place, file = Path(folder) / "草稿.jqsb", Path(folder) / "名单.xlsx"
        Draft.create(place, edition="hebei-2024", notice="hebei-2024", author="工信局").close()
        sheet(file)
        view = open_draft(place, Settings(Path(folder) / "window.ini")).view
        view.resize(1280, 720)
        view.show()
        view.show_page(FIRMS)
        page, session = view.pages[FIRMS], view.session
        assert isinstance(page, ListPage)
        pulse = Pulse()
        pulse.during("open", page.table.isEnabled, 3)
        page._flows.open_import(file)
        dialog = view.findChild(ImportDialog)
        assert dialog is not None
        pulse.during("read the sheet", lambda: dialog._job is None)
        dialog._go.click()
        model = page.table.model()
        pulse.during("import", lambda: model.rowCount() == ROWS + 1, 4)
        page.table.go_to(ROWS // 2, 3)
        model.setData(page.table.currentIndex(), "筛网")
        pulse.during("edit a cell", lambda: True, 2)
        session.undo()
        pulse.during("undo it", lambda: True, 2)
        session.undo()
        pulse.during("undo the import", lambda: model.rowCount() == 1, 4)
        view.let_go()
        work.finish()
        sweeper.stop()


if __name__ == "__main__":
    main()
