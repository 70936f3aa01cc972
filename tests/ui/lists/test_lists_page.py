"""The overview of the lists, templates, and the import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cluster_desktop.evidence.lists.reading import read_rows
from cluster_desktop.forms.lists import lists_of
from cluster_desktop.ui.lists.import_dialog import ImportDialog
from cluster_desktop.ui.lists.list_page import ListPage
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.shell.route import LISTS
from tests.ui.hands import press
from tests.ui.lists.conftest import FIRMS, code, firm

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Opened = Callable[[Path], tuple[DraftView, ListPage]]
Put = Callable[..., Path]
Sheet = Callable[[list[list[object]]], Path]
_HEADS: list[object] = ["企业全称", "统一社会信用代码", "规模", "备注"]


def told(place: QWidget) -> str:
    QApplication.processEvents()
    return " ".join(each.text() for each in place.findChildren(QLabel) if each.isVisible())


def named(place: QWidget, name: str) -> QPushButton:
    return next(
        each for each in place.findChildren(QPushButton) if name in (each.accessibleName(), each.text())
    )


def begins(place: QWidget, words: str) -> QPushButton:
    return next(each for each in place.findChildren(QPushButton) if each.text().startswith(words))


def dialog_of(view: DraftView, qtbot: QtBot) -> ImportDialog:
    dialog = view.findChild(ImportDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog._job is None)
    return dialog


def names(view: DraftView) -> list[str]:
    return [row.cells["firm"] for row in read_rows(view.session.draft, "firms")]


def test_every_list_of_the_edition_stands_in_the_overview(view: DraftView) -> None:
    view.show_page(LISTS)
    said = told(view.pages[LISTS])
    assert all(each.title in said for each in lists_of(view.session.edition))
    assert "清单" in view.rail.name_of(LISTS)


def test_the_overview_says_what_disagrees_and_leads_to_the_list(
    with_firms: Put, open_view: Callable[[Path], DraftView], qtbot: QtBot
) -> None:
    view = open_view(with_firms([firm(1), firm(2)], stated="12"))
    view.show_page(LISTS)
    page = view.pages[LISTS]
    assert "申报表填 12 · 清\u2060单\u00a02" in told(page)
    assert "不一致" in told(page)
    named(page, "集群全部企业清单：打开").setFocus()
    press(Qt.Key.Key_Return)
    assert view.current == FIRMS
    named(view.pages[FIRMS], "‹ 全部清单").click()
    assert view.current == LISTS


@pytest.mark.parametrize("edition", ["national-2022", "national-2025"])
def test_each_edition_has_its_lists_and_each_opens(
    edition: str, open_view: Callable[[Path], DraftView], draft_of: Callable[[str], Path], qtbot: QtBot
) -> None:
    view = open_view(draft_of(edition))
    view.show_page(LISTS)
    for definition in lists_of(view.session.edition):
        view.show_page(f"list/{definition.key}")
        page = view.pages[view.current]
        assert isinstance(page, ListPage)
        qtbot.waitUntil(page.table.isEnabled)
        assert page.table.model().columnCount() == len(definition.columns)


def test_a_sheet_is_shown_before_it_is_taken_in(
    opened: Opened, draft_file: Path, sheet: Sheet, qtbot: QtBot
) -> None:
    view, page = opened(draft_file)
    file = sheet([["平川县企业名单"], _HEADS, ["甲公司", code(1), "中型", "x"], ["乙公司", "91", "小型", ""]])
    page._flows.open_import(file)
    dialog = dialog_of(view, qtbot)
    said = told(dialog)
    assert "第 2 行为标题；读出 1 行，1 行没有读入" in said
    assert "企业全称" in said
    assert "文件中没有用到的标题：备注" in said
    assert "没有找到，该栏留空" in said
    assert view.session.lists.count("firms") == 0
    begins(dialog, "导入 1 行").click()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 2)
    assert names(view) == ["甲公司"]
    assert page.table.model().index(0, 0).data() == "甲公司"


def test_the_rows_left_out_are_saved_to_be_mended(
    with_firms: Put, opened: Opened, sheet: Sheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, page = opened(with_firms([]))
    page._flows.open_import(sheet([_HEADS, ["甲公司", code(1), "中型", ""], ["乙公司", "91", "小型", ""]]))
    dialog = dialog_of(view, qtbot)
    out = view.session.draft.path.parent / "待改.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    begins(dialog, "另存这些行").click()
    qtbot.waitUntil(lambda: "已另存为" in told(dialog))
    cells = [str(cell.value) for row in openpyxl.load_workbook(out).worksheets[0].iter_rows() for cell in row]
    assert "乙公司" in cells
    assert any("18 位" in cell for cell in cells)
    dialog.reject()


def test_what_is_there_is_replaced_or_added_to_as_the_official_says(
    with_firms: Put, opened: Opened, sheet: Sheet, qtbot: QtBot
) -> None:
    view, page = opened(with_firms([firm(1), firm(2)]))
    file = sheet([_HEADS, ["甲公司", code(8), "中型", ""], ["改名的公司", code(2), "小型", ""]])
    page._flows.open_import(file)
    dialog = dialog_of(view, qtbot)
    assert not begins(dialog, "导入 2 行").isEnabled(), "it is not known yet what becomes of the two rows"
    dialog._behind.click()
    begins(dialog, "导入 2 行").click()
    qtbot.waitUntil(lambda: view.findChild(ImportDialog) is None)
    assert names(view) == ["平川第1丝网公司", "改名的公司", "甲公司"]
    page._flows.open_import(file)
    dialog = dialog_of(view, qtbot)
    dialog._instead.click()
    begins(dialog, "导入 2 行").click()
    qtbot.waitUntil(lambda: view.findChild(ImportDialog) is None)
    assert names(view) == ["甲公司", "改名的公司"]
    view.session.undo()
    assert names(view) == ["平川第1丝网公司", "改名的公司", "甲公司"]


def test_a_file_that_is_no_list_says_why_and_offers_another(
    opened: Opened, draft_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    view, page = opened(draft_file)
    file = tmp_path / "名单.xlsx"
    file.write_bytes(b"not a workbook")
    page._flows.open_import(file)
    dialog = dialog_of(view, qtbot)
    assert "名单.xlsx" in told(dialog)
    assert begins(dialog, "选择另一个文件").isVisible()
    assert not begins(dialog, "导入").isEnabled()
    dialog.reject()


def test_the_template_is_a_workbook_with_the_headings(
    opened: Opened, draft_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    _, page = opened(draft_file)
    out = tmp_path / "模板.xlsx"
    page._flows.save_template(out)
    qtbot.waitUntil(out.exists)
    words = {str(cell.value) for row in openpyxl.load_workbook(out).worksheets[0].iter_rows() for cell in row}
    assert any(word.startswith("企业名称") for word in words)


def test_much_is_pasted_in_the_background_and_undone_as_one_act(
    opened: Opened, draft_file: Path, qtbot: QtBot
) -> None:
    view, page = opened(draft_file)
    block = [[f"平川第{number}公司", code(number)] for number in range(1, 351)]
    page.table.pasted.emit(0, 0, block)
    qtbot.waitUntil(lambda: not view.session.taking_in and page.table.model().rowCount() == 351)
    view.session.undo()
    qtbot.waitUntil(lambda: not view.session.taking_in and page.table.model().rowCount() == 1)
    assert names(view) == []


def test_an_import_that_is_stopped_leaves_the_list_as_it_was(
    with_firms: Put, opened: Opened, sheet: Sheet, qtbot: QtBot
) -> None:
    view, page = opened(with_firms([firm(1)]))
    page._flows.open_import(
        sheet([_HEADS, *([f"第{number}公司", code(number), "中型", ""] for number in range(2, 60))])
    )
    dialog = dialog_of(view, qtbot)
    dialog._instead.click()
    begins(dialog, "导入 58 行").click()
    named(dialog, "取消").click()
    qtbot.waitUntil(lambda: "已取消，清单没有改动" in told(dialog))
    assert names(view) == ["平川第1丝网公司"]
    assert view.session.acts.next_undo is None
    qtbot.waitUntil(page.table.isEnabled)
    dialog.reject()
