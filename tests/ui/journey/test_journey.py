"""One application from the first start to the package, by keyboard, mouse and dropped files."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QRadioButton
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from cluster_desktop.delivery.verify import verify_package
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.library import Library
from cluster_desktop.evidence.items import read_evidence
from cluster_desktop.evidence.lists.reading import read_rows
from cluster_desktop.forms.loader import load_edition
from cluster_desktop.ui.lists.list_page import ListPage
from cluster_desktop.ui.lists.table import ListTable
from cluster_desktop.ui.paper.proof import ProofChip
from cluster_desktop.ui.readback.task import read_edited
from cluster_desktop.ui.settings import Settings
from cluster_desktop.ui.shell.rail import RailButton
from cluster_desktop.ui.window import Window
from tests.ui.journey.official import CONTROL, Official
from tests.ui.lists.conftest import code

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NAME = "平川县丝网产业"
WRITTEN = {
    "cluster_name": NAME,
    "county_dept": "平川县工业和信息化局",
    "total_output/2021": "618.40",
    "total_output/2022": "690.15",
    "total_output/2023": "762.40",
    "area_km2": "86.50",
    "firms/2023": "100",
    "smes/2023": "90",
    "chain_work/1": True,
}
ROOT = Path(__file__).resolve().parents[3]
Starts = Callable[[], Official]


@pytest.fixture
def starts(library: Library, tmp_path: Path, qtbot: QtBot) -> Iterator[Starts]:
    """Starts the program on this machine, where nobody has used it yet."""
    running: list[Window] = []

    def start() -> Official:
        window = Window(library, Settings(tmp_path / "window.ini"))
        running.append(window)
        window.resize(1440, 900)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        return Official(window, qtbot)

    yield start
    for window in running:
        window.close()
        window.deleteLater()


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    """A document with something on its page."""
    path = tmp_path / "产业链图谱.pdf"
    canvas = Canvas(str(path))
    canvas.rect(100, 100, 300, 300, fill=1)
    canvas.save()
    return path


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A list of firms as an office keeps it."""
    path = tmp_path / "企业名单.xlsx"
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for line in (["企业全称", "统一社会信用代码"], *([f"平川第{n}丝网公司", code(n)] for n in range(1, 4))):
        page.append(line)
    book.save(path)
    return path


def makes_a_draft(me: Official, library: Library) -> Path:
    me.writes("平川县工业和信息化局")
    me.presses(Qt.Key.Key_Tab)
    me.writes("王敏")
    me.presses(Qt.Key.Key_Return)

    def answer() -> None:
        me.clicks("河北省", QRadioButton)
        me.finds(QLineEdit, "集群名称").setFocus()
        me.writes(NAME)
        me.presses(Qt.Key.Key_Return)

    me.answers(lambda: me.presses(Qt.Key.Key_Return), answer)
    me.waits(lambda: me.window.view is not None)
    return library.folder / f"{NAME}.jqsb"


def fills_in(me: Official) -> None:
    """The first fields of three sections, one after the other, without the mouse."""
    goes_to(me, "集群名称")
    assert me.finds(QLineEdit, "集群名称").text() == NAME
    me.presses(Qt.Key.Key_Tab)
    me.writes("平川县工业和信息化局")
    me.presses(Qt.Key.Key_Down, CONTROL)
    for figure in ("618.40", "690.15", "760.32"):
        me.types(figure)
        me.presses(Qt.Key.Key_Right)


def goes_to(me: Official, words: str) -> None:
    """Find a field by its words and go there."""
    me.presses(Qt.Key.Key_F, CONTROL)
    me.writes(words)
    me.waits(lambda: me.finds(QListWidget, "找到的内容").count())
    me.presses(Qt.Key.Key_Return)


def contradicts_and_mends(me: Official) -> None:
    goes_to(me, "集群企业数量")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right):
        me.presses(key)
    me.types("100")
    me.presses(Qt.Key.Key_Down)
    me.types("120")
    me.waits(lambda: "120" in me.reads() and "错误" in me.reads())
    me.finds(QLineEdit, "集群中小企业数量（2023年）").selectAll()
    me.types("90")
    me.waits(lambda: "个错误" not in me.reads())


def proves_a_tick(me: Official, proof: Path) -> None:
    goes_to(me, "绘制产业链图谱")
    me.presses(Qt.Key.Key_Space)
    me.drops(proof, me.finds(ProofChip, "绘制产业链图谱"))
    me.waits(lambda: "佐证 1 份" in me.finds(ProofChip, "绘制产业链图谱").text())


def imports_the_firms(me: Official, sheet: Path) -> None:
    me.clicks("清单", RailButton)
    me.clicks("集群全部企业清单：打开")
    me.drops(sheet, me.finds(ListPage, ""))
    me.clicks("导入 3 行")
    me.waits(lambda: me.finds(ListTable, "集群全部企业清单").model().rowCount() == 4)


def takes_in_what_a_colleague_sends(me: Official, file: Path) -> None:
    """He wrote another figure where one stands, and one where none was."""
    theirs = Path(shutil.copy(file, file.parent.parent / "统计局发回.jqsb"))
    with Draft.open(theirs) as draft:
        draft.set_many({"total_output/2023": "762.40", "area_km2": "86.50"}, "统计局")
    with Draft.open(file) as draft:
        assert draft.value("total_output/2023") == "760.32"
    goes_to(me, "集群总产值")
    for _ in range(2):
        me.presses(Qt.Key.Key_Right)
    me.types("758.00")
    me.presses(Qt.Key.Key_Tab)
    me.drops(theirs, me.window)
    me.clicks("对方：762.40", QRadioButton)
    me.clicks("并入")
    me.waits(lambda: "已从“统计局发回.jqsb”并入" in me.reads())


def looks_at_the_pages(me: Official) -> None:
    me.presses(Qt.Key.Key_V, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    me.waits(lambda: me.finds(QListWidget, "页面").count() > 10)


def exports(me: Official, folder: Path) -> Path:
    me.presses(Qt.Key.Key_E, CONTROL)
    field = me.finds(QLineEdit, "放在哪个文件夹")
    field.selectAll()
    field.setFocus()
    me.writes(str(folder))
    me.clicks("导出草稿")
    me.waits(lambda: "✓ 已导出" in me.reads())
    return folder / f"{NAME}申报材料"


def test_from_the_first_start_to_the_package(
    starts: Starts, library: Library, tmp_path: Path, proof: Path, sheet: Path
) -> None:
    me = starts()
    file = makes_a_draft(me, library)
    fills_in(me)
    contradicts_and_mends(me)
    proves_a_tick(me, proof)
    imports_the_firms(me, sheet)
    takes_in_what_a_colleague_sends(me, file)
    looks_at_the_pages(me)
    package = exports(me, tmp_path)
    assert verify_package(package) == []
    word = next(package.rglob("*申报表.docx"))
    assert read_edited(word, WRITTEN, None, load_edition("hebei-2024")).changes == ()
    me.window.close()

    me = starts()
    me.clicks(NAME)
    me.waits(lambda: me.window.view is not None)
    with Draft.open(file, read_only=True) as draft:
        assert dict(draft.answers()) == WRITTEN
        assert [item.title for item in read_evidence(draft)] == ["产业链图谱"]
        assert len(read_rows(draft, "firms")) == 3
    goes_to(me, "集群总产值")
    assert me.finds(QLineEdit, "集群总产值（2023年）").text() == "762.40"


def test_what_was_saved_is_there_after_the_program_was_killed(
    starts: Starts, library: Library, draft_file: Path
) -> None:
    command = ["-m", "tests.ui.journey.typing_until_killed", str(library.folder.parent), str(draft_file)]
    ended = subprocess.run([sys.executable, *command, "area_km2", "86.50"], cwd=ROOT, check=False)
    assert ended.returncode == 9
    me = starts()
    me.clicks(NAME)
    me.waits(lambda: "上次程序没有正常关闭" in me.reads())
    assert me.finds(QLineEdit, "集群占地面积").text() == "86.50"
