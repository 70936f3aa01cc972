"""Every dialog can be named, reached, hit and read, in the usual size of type and in the largest."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.library import Library
from cluster_desktop.drafts.receiving import receive
from cluster_desktop.drafts.versions import name_version
from cluster_desktop.evidence.items import attach
from cluster_desktop.forms.loader import edition_ids, load_edition
from cluster_desktop.ui.evidence.page import EvidencePage
from cluster_desktop.ui.evidence.pages.dialog import PagesDialog
from cluster_desktop.ui.evidence.reducing import ReduceDialog
from cluster_desktop.ui.exchange.conflict_choice import ConflictChoice
from cluster_desktop.ui.guide.guide import start_guide
from cluster_desktop.ui.lists.import_dialog import ImportDialog
from cluster_desktop.ui.printing.dialog import PrintDialog
from cluster_desktop.ui.setup.dialog import SettingsDialog
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.start.backups_dialog import BackupsDialog
from cluster_desktop.ui.start.carry_dialog import CarryDialog
from cluster_desktop.ui.start.example_dialog import ExampleDialog
from cluster_desktop.ui.start.new_dialog import NewDialog
from cluster_desktop.ui.start.shelf_dialog import ShelfDialog
from cluster_desktop.ui.window import Window
from cluster_desktop.ui.work import Job
from tests.evidence.papers import pdf
from tests.ui.access import at_rest, cut, small, stops, weakly_named
from tests.ui.ink import faint_words
from tests.ui.tabbing import leaps, missed, tab_round

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(params=[("标准", "浅色"), ("特大", "深色")], ids=str)
def look(request: pytest.FixtureRequest, dress: Callable[[str, str], None]) -> tuple[str, str]:
    """A size of type and colours, worn by everything."""
    dress(*request.param)
    return request.param


@pytest.fixture
def theirs(draft_file: Path, tmp_path: Path, library: Library) -> Path:
    """What a colleague sends, for a draft with a document, a version, a conflict and a twin in the bin."""
    sent = tmp_path / "统计局.jqsb"
    library.put_away(Path(shutil.copy(draft_file, library.new_path("作废"))), library.bin)
    with Draft.open(draft_file) as draft:
        name_version(draft, "送审稿", "平川县工业和信息化局 王敏")
        attach(
            draft,
            pdf("图谱", pages=2),
            "图谱.pdf",
            "产业链图谱",
            ["chain_work/1"],
            "王敏",
            known=lambda _: True,
        )
        draft.set("chain_work/2", True, "王敏")
    shutil.copy(draft_file, sent)
    with Draft.open(sent) as other:
        other.set("area_km2", "86.60", "统计局 李强")
    with Draft.open(draft_file) as draft, ForeignDraft.open(sent) as foreign:
        draft.set("area_km2", "86.52", "平川县工业和信息化局 王敏")
        receive(draft, foreign, "王敏")
    with Draft.open(sent) as other:
        other.set_many({"firms/2023": "13104", "area_km2": "86.70"}, "统计局 李强")
    return sent


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A list with one row that cannot be taken in."""
    path = tmp_path / "企业名单.xlsx"
    book = openpyxl.Workbook()
    for line in (["企业全称", "统一社会信用代码"], ["平川丝网公司", "91139925MA0007919H"], ["乙公司", "91"]):
        book.worksheets[0].append(line)
    book.save(path)
    return path


@pytest.fixture
def view(
    look: tuple[str, str],
    window: Window,
    open_view: Callable[[Path], DraftView],
    draft_file: Path,
    theirs: Path,
) -> DraftView:
    """The draft, open where it was received into."""
    assert look
    assert theirs
    window.resize(1280, 720)
    return open_view(draft_file)


def dialogs(window: Window, view: DraftView, library: Library, sheet: Path) -> Iterator[QDialog]:
    """Each dialog of the window that is made and shown without more ado."""
    session, entry = view.session, library.drafts()[0]
    item = session.evidence[0]
    yield NewDialog(window)
    yield ExampleDialog(map(load_edition, edition_ids()), window)
    yield CarryDialog(library, "王敏", None, window)
    yield SettingsDialog(view.settings, window)
    yield BackupsDialog(entry, library, window)
    yield ShelfDialog("回收站", library.bin, library, window)
    yield PagesDialog(session, item, window)
    yield ReduceDialog(session, [item], window)
    yield PrintDialog(session, window)
    yield ImportDialog(session, session.lists.definition("firms"), sheet, window)


def openers(window: Window, view: DraftView, theirs: Path) -> list[Callable[[], object]]:
    """What shows the other dialogs."""
    exchange = window.exchange
    ticked = next(each for each in view.session.requirements if "chain_work/2" in each.id)
    return [
        exchange.send,
        exchange.show_received,
        lambda: exchange.receive(theirs),
        exchange.decide,
        exchange.show_versions,
        lambda: view.write_statement(ticked.id),
        view.doings.show_help,
    ]


def faults(place: QWidget, qtbot: QtBot) -> list[str]:
    """What is wrong in a dialog once all is in it."""
    qtbot.waitUntil(lambda: not place.findChildren(Job), timeout=20_000)
    found = at_rest(lambda: weakly_named(place) + small(place) + cut(place))
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        found += astray(place, key)
    return [f"{type(place).__name__}: {each}" for each in found + faint_words(place)]


def astray(place: QWidget, key: Qt.Key) -> list[str]:
    """Controls that Tab does not come to, or not as one reads."""
    due = stops(place)
    if not due:
        return []
    place.activateWindow()
    due[0].setFocus()
    visited = tab_round(place.window(), key)
    if key == Qt.Key.Key_Backtab:
        visited.reverse()
    return missed(due, visited) + leaps(visited)


def test_every_dialog_is_fit_for_everybody(
    view: DraftView, library: Library, theirs: Path, sheet: Path, qtbot: QtBot
) -> None:
    window = view.window()
    assert isinstance(window, Window)
    found: list[str] = []
    for dialog in dialogs(window, view, library, sheet):
        dialog.show()
        found += faults(dialog, qtbot)
        dialog.reject()
    for opener in openers(window, view, theirs):
        opener()
        shown = [each for each in window.findChildren(QDialog) if each.isVisible()]
        assert shown, opener
        found += faults(shown[-1], qtbot)
        shown[-1].reject()
    assert not found


def page_faults(view: DraftView, key: str) -> list[str]:
    """The same on a page of the window; what the panel shows follows the field in hand."""
    found = at_rest(lambda: weakly_named(view, but=view.panel) + small(view) + cut(view))
    visited = tab_round(view.window(), Qt.Key.Key_Tab)
    return found + faint_words(view) + missed(stops(view.pages[key]), visited) + leaps(visited)


def test_a_page_on_which_people_disagree_is_fit_for_everybody(view: DraftView) -> None:
    view.go_to("area_km2")
    assert view.pages["一"].findChild(ConflictChoice) is not None
    assert not page_faults(view, "一")


def test_the_sheet_of_arriving_files_beside_the_guide_is_fit_for_everybody(
    view: DraftView, tmp_path: Path, qtbot: QtBot
) -> None:
    good, bad = tmp_path / "共享制造协议.pdf", tmp_path / "空白.pdf"
    good.write_bytes(pdf("共享制造协议", pages=3))
    bad.write_bytes(b"")
    start_guide(view)
    view.show_page("evidence")
    page = view.pages["evidence"]
    assert isinstance(page, EvidencePage)
    page.take([good, bad])
    qtbot.waitUntil(lambda: page.intake.isVisible() and not page.findChildren(Job), timeout=20_000)
    assert not page_faults(view, "evidence")
