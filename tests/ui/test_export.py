"""The package, made from the window."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.volume.options import VolumeOptions, read_options
from cluster_desktop.ui.export.page import ExportPage
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.work import Ticket
from tests.ui.hands import in_hand


def export_page(view: DraftView) -> ExportPage:
    view.show_page("export")
    page = view.pages["export"]
    assert isinstance(page, ExportPage)
    return page


def words(page: ExportPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def press(page: ExportPage, name: str) -> None:
    next(each for each in page.findChildren(QPushButton) if each.text() == name and each.isVisible()).click()


def test_a_complete_draft_is_exported_into_a_new_folder(
    open_view: Callable[[Path], DraftView], example_copy: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page = export_page(open_view(example_copy))
    with qtbot.waitSignal(page.ended, timeout=60_000):
        press(page, "开始导出")
    made = {path.suffix for path in (tmp_path / "示例申报材料").rglob("*") if path.is_file()}
    assert {".docx", ".pdf", ".xlsx"} <= made
    assert "✓ 已导出" in words(page)
    assert any(each.text() == "打开文件夹" for each in page.findChildren(QPushButton))
    assert re.search("双面打印共 [0-9]+ 张纸", words(page))
    assert re.search("校验码 [0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}", words(page))


def test_a_draft_with_errors_is_only_exported_as_a_draft(view: DraftView) -> None:
    page = export_page(view)
    assert "现在只能导出供核对的草稿" in words(page)
    assert any(each.text() == "导出草稿" and each.isVisible() for each in page.findChildren(QPushButton))


def test_an_existing_folder_is_left_alone(view: DraftView, tmp_path: Path, monkeypatch, qtbot: QtBot) -> None:
    (tmp_path / "平川县丝网产业申报材料").mkdir()
    asked: list[Path] = []

    def make(_draft: Path, out: Path, _ticket: Ticket, *, as_draft: bool) -> None:
        asked.append(out)
        raise ClusterError("到此为止")

    monkeypatch.setattr("cluster_desktop.ui.export.task.make_package", make)
    page = export_page(view)
    with qtbot.waitSignal(page.ended):
        press(page, "导出草稿")
    assert [out.name for out in asked] == ["平川县丝网产业申报材料（2）"]
    assert "到此为止" in words(page)


def test_an_export_can_be_cancelled(view: DraftView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    def wait(_draft: Path, _out: Path, ticket: Ticket, *, as_draft: bool) -> None:
        ticket.progress(1, 5, "申报表")
        while not ticket.cancelled():
            time.sleep(0.005)

    monkeypatch.setattr("cluster_desktop.ui.export.task.make_package", wait)
    page = export_page(view)
    press(page, "导出草稿")
    qtbot.waitUntil(lambda: "申报表（1 / 5）" in words(page))
    with qtbot.waitSignal(page.ended):
        press(page, "取消")
    assert "已取消" in words(page)
    assert "导出草稿" in [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]


def test_how_it_is_bound_is_kept_in_the_draft_and_can_be_undone(view: DraftView, qtbot: QtBot) -> None:
    page = export_page(view)
    next(each for each in page.findChildren(QCheckBox) if "隔页" in each.text()).click()
    fields = {each.accessibleName(): each for each in page.findChildren(QSpinBox)}
    fields["装订边，毫米"].setValue(10)
    fields["每册最多多少张纸"].setValue(200)
    expected = VolumeOptions(dividers=True, gutter=10, most_sheets=200)
    assert read_options(view.session.draft) == expected
    with qtbot.waitSignal(view.session.turned):
        view.session.undo()
    assert fields["每册最多多少张纸"].text() == "不分册"
    assert fields["装订边，毫米"].text() == "10 毫米"


def test_what_stands_in_the_way_comes_first_with_the_way_there(view: DraftView) -> None:
    page = export_page(view)
    error = next(each for each in view.session.findings if each.level == "error")
    found = page.findChildren(QPushButton)
    way = next(each for each in found if each.accessibleName() == f"到这一栏：{error.message}")
    way.click()
    field = view.session.field_at(error.paths[0])
    assert field is not None
    assert view.current == field.section
    view.show_page("export")
    press(page, "去检查")
    assert view.current == "check"


def test_an_answer_that_no_cell_holds_is_told_with_the_way_to_it(view: DraftView, qtbot: QtBot) -> None:
    view.session.type("chain_text", "丝" * 3000)
    page = export_page(view)
    with qtbot.waitSignal(page.ended, timeout=60_000):
        page.start()
    assert "放不下" in words(page)
    press(page, "去修改")
    assert view.field_in_hand == "chain_text"


def test_missing_proof_is_told_in_one_line_with_the_way_to_the_documents(view: DraftView) -> None:
    view.session.type("chain_work/1", True)
    view.session.type("chain_work/2", True)
    view.session.judge()
    page = export_page(view)
    missing = sum(each.state == "missing" for each in view.session.requirements)
    assert f"缺佐证材料或清单 {missing} 项" in words(page)
    press(page, "去佐证材料")
    assert view.current == "evidence"


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("", "还没有选放在哪个文件夹"),
        ("没有这里", "没有这个文件夹"),
        ("平川县丝网产业.txt", "这是文件，不是文件夹"),
        ("长" * 300, "名称太长"),
    ],
)
def test_a_folder_that_cannot_take_it_is_told_before_anything_is_made(
    view: DraftView, tmp_path: Path, folder: str, told: str
) -> None:
    (tmp_path / "平川县丝网产业.txt").write_text("")
    page = export_page(view)
    field = next(each for each in page.findChildren(QLineEdit) if "放在" in each.accessibleName())
    field.setText(str(tmp_path / folder) if folder else "")
    press(page, "导出草稿")
    assert told in words(page)
    assert [each.name for each in tmp_path.iterdir() if "申报材料" in each.name] == []


def test_the_check_code_is_shown_and_changes_with_the_answers(view: DraftView, qtbot: QtBot) -> None:
    page = export_page(view)

    def code() -> str:
        found = re.search("[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}", words(page))
        return found.group() if found else ""

    qtbot.waitUntil(lambda: bool(code()), timeout=5000)
    before = code()
    view.session.type("area_km2", "86.50")
    view.session.autosave.flush()
    view.session.judge()
    qtbot.waitUntil(lambda: code() != before, timeout=5000)


def test_enter_begins_as_soon_as_the_page_is_there_and_the_cursor_stays_with_its_buttons(
    view: DraftView, tmp_path: Path, qtbot: QtBot
) -> None:
    page = export_page(view)
    page.findChild(QLineEdit).setText(str(tmp_path))
    with qtbot.waitSignal(page.ended, timeout=60_000):
        QTest.keyClick(in_hand(), Qt.Key.Key_Return)
        assert in_hand().property("text") == "取消"
    assert in_hand().property("text") == "导出草稿"
