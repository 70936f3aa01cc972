"""Ticks, what proves them, and the evidence page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from cluster_desktop.ui.evidence.cells import ProofCell
from cluster_desktop.ui.evidence.chip_menu import ChipMenu
from cluster_desktop.ui.evidence.page import EvidencePage
from cluster_desktop.ui.evidence.panel import EvidencePanel
from cluster_desktop.ui.paper.proof import ProofChip
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import entry, form_page, press, settle
from tests.ui.test_typing import saved

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TICK = "chain_work/1"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A scanned page."""
    path = tmp_path / "产业链图谱.png"
    Image.new("L", (400, 560), 200).save(path)
    return path


@pytest.fixture
def ticked(view: DraftView) -> DraftView:
    """A draft with one tick that is not proved."""
    entry(view, TICK)
    press(Qt.Key.Key_Space)
    settle(view)
    return view


def chip(view: DraftView) -> ProofChip:
    return form_page(view, "二").parts.chips[TICK]


def drop(target, files: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(4, 4), action, data, button, keys)
    event.ignore()
    target.dragEnterEvent(event)
    assert event.isAccepted()
    target.dropEvent(event)


def choose(view: DraftView, words: str, qtbot: QtBot) -> None:
    """Press the chip, and choose in the menu that it shows."""
    qtbot.mouseClick(chip(view), Qt.MouseButton.LeftButton)
    menu = chip(view).findChildren(ChipMenu)[-1]
    action = next(each for each in menu.actions() if each.text() == words)
    menu.hide()
    action.trigger()


def test_ticking_asks_for_proof_and_unticking_takes_that_back(ticked: DraftView) -> None:
    assert chip(ticked).isVisible()
    assert chip(ticked).text() == "缺佐证 · 拖入文件"
    entry(ticked, TICK)
    press(Qt.Key.Key_Space)
    settle(ticked)
    assert not chip(ticked).isVisible()


def test_a_field_fills_its_cell_until_proof_is_due(view: DraftView) -> None:
    field = entry(view, "carbon_monitor")
    cell = field.parentWidget()
    assert cell is not None
    assert field.width() == cell.width()
    press(Qt.Key.Key_Space)  # 是
    settle(view)
    QApplication.processEvents()
    proof = form_page(view, "五").parts.chips["carbon_monitor"]
    assert proof.isVisible()
    assert field.width() < proof.mapTo(cell, proof.rect().topLeft()).x() + 1 < cell.width()


def test_a_file_dropped_on_the_chip_is_the_proof(ticked: DraftView, scan: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ticked.session.attached):
        drop(chip(ticked), [scan])
        assert chip(ticked).text() == "正在添加…"
    assert chip(ticked).text() == "佐证 1 份 · 1 页"
    (item,) = ticked.session.evidence
    assert (item.title, item.file_name, item.proves) == ("产业链图谱", "产业链图谱.png", (TICK,))


def test_a_file_can_be_chosen_instead(ticked: DraftView, scan: Path, monkeypatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(scan)], ""))
    with qtbot.waitSignal(ticked.session.attached):
        qtbot.mouseClick(chip(ticked), Qt.MouseButton.LeftButton)
    assert chip(ticked).text() == "佐证 1 份 · 1 页"


def test_a_file_that_is_no_document_is_refused_in_words(
    ticked: DraftView, tmp_path: Path, qtbot: QtBot
) -> None:
    notes = tmp_path / "说明.txt"
    notes.write_text("只是文字", encoding="utf-8")
    with qtbot.waitSignal(ticked.session.attached):
        drop(chip(ticked), [notes])
    assert chip(ticked).text() == "缺佐证 · 拖入文件"
    assert ticked.strip.isVisible()
    assert "说明.txt" in " ".join(label.text() for label in ticked.strip.findChildren(QLabel))


def test_the_evidence_page_lists_what_is_missing_and_takes_files(
    ticked: DraftView, scan: Path, qtbot: QtBot
) -> None:
    ticked.show_page("evidence")
    page = ticked.pages["evidence"]
    assert isinstance(page, EvidencePage)
    page.checklist.complete()
    cells = page.findChildren(ProofCell)
    missing = [demand for demand in ticked.session.requirements if demand.state == "missing"]
    assert len(cells) == len(missing)
    cell = next(cell for cell in cells if cell.requirement.id == TICK)
    with qtbot.waitSignal(ticked.session.attached):
        drop(cell, [scan])
    assert "已备 1" in [chip.text() for chip in page.filters.findChildren(QPushButton)]


def test_a_document_can_be_looked_at_renamed_and_removed(ticked: DraftView, scan: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ticked.session.attached):
        ticked.attach(TICK, [scan])
    choose(ticked, "查看已附的 1 份", qtbot)
    assert ticked.current == "evidence"
    panel = ticked.findChild(EvidencePanel)
    assert panel is not None
    picture = next(
        label for label in panel.findChildren(QLabel) if label.accessibleName() == "预览：产业链图谱"
    )
    qtbot.waitUntil(lambda: not picture.pixmap().isNull(), timeout=5000)
    title = panel.findChild(QLineEdit)
    assert title is not None
    title.setText("产业链图谱（2023）")
    title.editingFinished.emit()
    assert ticked.session.evidence[0].title == "产业链图谱（2023）"
    QApplication.processEvents()
    remove = next(
        each
        for each in panel.findChildren(QPushButton)
        if each.isVisible() and each.accessibleName() == "移除 产业链图谱（2023）"
    )
    remove.click()
    assert ticked.session.evidence == []
    assert chip(ticked).text() == "缺佐证 · 拖入文件"


def test_a_document_is_taken_off_at_its_chip_and_put_back_from_those_that_prove_nothing(
    ticked: DraftView, scan: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(ticked.session.attached):
        ticked.attach(TICK, [scan])
    choose(ticked, "取下“产业链图谱”", qtbot)
    assert [item.proves for item in ticked.session.evidence] == [()]
    assert chip(ticked).text() == "缺佐证 · 拖入文件"
    chip(ticked).customContextMenuRequested.emit(chip(ticked).rect().center())
    menu = chip(ticked).findChildren(ChipMenu)[-1]
    assert [each.text() for each in menu.actions() if each.text()] == [
        "选择文件…",
        "写一份自我声明…",
        "用“产业链图谱”",
    ]
    menu.hide()
    menu.actions()[-1].trigger()
    assert chip(ticked).text() == "佐证 1 份 · 1 页"
    with qtbot.waitSignal(ticked.session.turned):
        ticked.session.undo()
    assert chip(ticked).text() == "缺佐证 · 拖入文件"


def test_a_document_that_proves_two_things_stays_with_the_other(
    ticked: DraftView, scan: Path, qtbot: QtBot
) -> None:
    ticked.session.type("chain_work/2", True)
    for tick in (TICK, "chain_work/2"):
        with qtbot.waitSignal(ticked.session.attached):
            ticked.attach(tick, [scan])
    (item,) = ticked.session.evidence
    demand = next(demand for demand in ticked.session.requirements if demand.id == TICK)
    ticked.session.evidence_part.disprove(item, demand)
    assert [each.proves for each in ticked.session.evidence] == [("chain_work/2",)]


def test_what_is_typed_while_a_file_is_copied_is_saved_afterwards(
    ticked: DraftView, scan: Path, draft_file: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(ticked.session.attached):
        ticked.attach(TICK, [scan])
        ticked.session.type("area_km2", "86.50")
        assert not ticked.session.autosave.flush()
    qtbot.waitUntil(lambda: saved(draft_file).get("area_km2") == "86.50")
