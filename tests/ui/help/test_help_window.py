"""The help: found by F1, searched, printed, and leading back to the form."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QLabel

from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import edition_ids, load_edition, load_notice
from cluster_desktop.ui.help.documents import HAND_IN, Documents
from cluster_desktop.ui.help.leaves import Link, find
from cluster_desktop.ui.help.manual import manual
from cluster_desktop.ui.help.own import keys_leaf
from cluster_desktop.ui.help.printing import print_leaf
from cluster_desktop.ui.help.window import HelpWindow
from cluster_desktop.ui.shell.actions import ACTIONS
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import entry, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def help_of(view: DraftView) -> HelpWindow:
    """The window that F1 opens."""
    press(Qt.Key.Key_F1)
    found = view.findChild(HelpWindow)
    assert found is not None
    assert found.isVisible()
    return found


def titles(window: HelpWindow) -> list[str]:
    return [window.contents.item(row).text() for row in range(window.contents.count())]


def links_of(view: DraftView) -> list[Link]:
    leaves = [*Documents(view.session.index, view.session.notice).leaves(), *manual()]
    return [link for leaf in leaves for block in leaf.blocks for link in block.links]


def test_f1_opens_what_is_said_of_the_field_in_hand(view: DraftView) -> None:
    entry(view, "total_output/2023")
    shown = help_of(view).page.toPlainText()
    assert shown.startswith("集群总产值（亿元）")
    assert "财务数据应以企业该年度会计报表期末数为准" in shown


@pytest.mark.parametrize(
    ("page", "beginning"),
    [("evidence", "佐证材料"), ("check", "检查"), ("standard", "检查"), ("export", "导出与报送")],
)
def test_f1_opens_the_chapter_of_the_page(view: DraftView, page: str, beginning: str) -> None:
    view.show_page(page)
    assert help_of(view).page.toPlainText().startswith(beginning)


def test_what_is_typed_shows_the_pages_in_which_it_occurs_and_marks_it(view: DraftView) -> None:
    window = help_of(view)
    window.typed.setText("逾期 受理")
    assert any(each.startswith("报送要求和材料清单") for each in titles(window))
    assert "background-color" in window.page.toHtml()
    window.typed.setText("没有这样的词")
    assert any("没有找到“没有这样的词”" in label.text() for label in window.findChildren(QLabel))


def test_the_search_is_there_before_the_next_key(view: DraftView) -> None:
    leaves = [*Documents(view.session.index, view.session.notice).leaves(), *manual(), keys_leaf()]
    find(leaves, "专利")
    before = time.perf_counter()
    for typed in ("产", "产值", "佐证材料", "Ctrl+F", "逾期不予受理"):
        assert find(leaves, typed)
    assert time.perf_counter() - before < 0.25


def test_a_link_leads_to_the_place_in_the_form(view: DraftView) -> None:
    view.show_page("check")
    window = help_of(view)
    window.page.anchorClicked.emit(QUrl("path:total_output/2021"))
    assert view.field_in_hand == "total_output/2021"
    window.page.anchorClicked.emit(QUrl("page:evidence"))
    assert view.current == "evidence"


@pytest.mark.parametrize("edition", edition_ids())
def test_every_link_of_the_documents_leads_to_a_field(edition: str) -> None:
    index = FieldIndex(load_edition(edition))
    for notice in index.edition.notices:
        leaves = Documents(index, load_notice(notice)).leaves()
        targets = [link.target for leaf in leaves for block in leaf.blocks for link in block.links]
        paths = [target.removeprefix("path:") for target in targets if target.startswith("path:")]
        assert paths
        assert [path for path in paths if index.find(path) is None] == []


def test_every_link_of_the_manual_leads_somewhere(view: DraftView) -> None:
    known = {*view.doings.table(), "diagnosis", "folder"}
    for link in links_of(view):
        kind, _, what = link.target.partition(":")
        assert kind in {"path", "page", "do", "leaf"}
        assert kind != "leaf" or what == HAND_IN
        assert kind != "page" or view.pages[what]
        assert kind != "do" or what in known


def test_the_keys_in_the_help_are_those_that_are_bound() -> None:
    told = {block.lead for block in keys_leaf().blocks}
    assert {each.key for each in ACTIONS if each.keys} <= told


def test_the_window_is_opened_once(view: DraftView) -> None:
    first = help_of(view)
    view.doings.show_help()
    assert view.findChildren(HelpWindow) == [first]


def test_about_tells_version_licences_and_where_the_drafts_are(view: DraftView) -> None:
    view.doings.show_about()
    window = view.findChild(HelpWindow)
    assert window is not None
    shown = window.page.toPlainText()
    assert str(view.settings.folder) in shown
    assert "LGPL-3.0" in shown
    assert "SIL 开放字体许可证" in shown


def test_a_chapter_is_printed_whole(tmp_path: Path, qapp) -> None:
    leaf = next(each for each in manual() if each.key == "filling")
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "帮助.pdf"))
    print_leaf(leaf, printer)
    with pypdfium2.PdfDocument(tmp_path / "帮助.pdf") as file:
        text = "".join(page.get_textpage().get_text_bounded() for page in file).replace("\r\n", "")
        width, height = file[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    assert "填写申报表" in text
    assert "修改记录" in text


def test_the_diagnostic_file_holds_nothing_of_the_application(
    view: DraftView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry(view, "cluster_name")
    view.session.type("cluster_name", "平川县丝网产业集群")
    assert view.save()
    window = help_of(view)
    target = tmp_path / "诊断.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.page.anchorClicked.emit(QUrl("do:diagnosis"))
    told = target.read_text(encoding="utf-8-sig")
    assert "集群申报助手 0." in told
    assert "草稿文件大小" in told
    assert "丝网" not in told
    assert "平川" not in told
    assert "工信局" not in told


def test_a_diagnostic_file_that_cannot_be_written_is_told(
    view: DraftView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = help_of(view)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "没有" / "x.txt"), ""))
    window.page.anchorClicked.emit(QUrl("do:diagnosis"))
    assert any("诊断文件没有存成" in label.text() for label in window.strip.findChildren(QLabel))


def test_f1_opens_the_standard_where_the_notice_has_one(
    open_view: Callable[[Path], DraftView], draft_of: Callable[[str], Path]
) -> None:
    view = open_view(draft_of("national-2025"))
    view.show_page("standard")
    shown = help_of(view).page.toPlainText()
    assert shown.startswith("认定标准")
    assert "近三年产值均在40亿元以上" in shown
