"""按材料: all documents in order, moved, renamed, removed, made smaller; and their pages arranged."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cluster_desktop.evidence.items import Pick
from cluster_desktop.ui.evidence.document_model import DETAIL, TITLE
from cluster_desktop.ui.evidence.documents import Documents
from cluster_desktop.ui.evidence.page import EvidencePage
from cluster_desktop.ui.evidence.pages.dialog import PagesDialog
from cluster_desktop.ui.evidence.placing import PlaceDialog
from cluster_desktop.ui.evidence.reducing import ReduceDialog
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.evidence.conftest import TICKS
from tests.ui.evidence.hands import attach, press, words

MakePdf = Callable[..., Path]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def documents(page: EvidencePage, ticked: DraftView, pdf: MakePdf, qtbot: QtBot) -> Documents:
    """Three documents in the view 按材料."""
    attach(ticked, TICKS[0], [pdf("甲.pdf", pages=4), pdf("乙.pdf"), pdf("丙.pdf")], qtbot)
    press(page, "按材料")
    return page.documents


def titles(view: DraftView) -> list[str]:
    return [item.title for item in view.session.evidence]


def hold(documents: Documents, line: int) -> None:
    documents.table.setCurrentIndex(documents.model.index(line, TITLE))


def test_each_line_tells_pages_and_what_it_proves(documents: Documents) -> None:
    model = documents.model
    assert [str(model.index(0, column).data()) for column in (0, 1, 2)] == ["1", "甲", "4"]
    assert str(model.index(0, 4).data()).startswith("绘制产业链图谱")
    assert model.index(0, TITLE).data(DETAIL) == "甲.pdf"


def test_alt_and_arrows_move_a_document(documents: Documents, ticked: DraftView, qtbot: QtBot) -> None:
    hold(documents, 0)
    QTest.keyClick(documents.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(ticked) == ["乙", "甲", "丙"]
    assert documents.table.currentIndex().row() == 1
    QTest.keyClick(documents.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(ticked) == ["乙", "丙", "甲"]
    QTest.keyClick(documents.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(ticked) == ["乙", "丙", "甲"]
    with qtbot.waitSignal(ticked.session.turned):
        ticked.session.undo()
    assert titles(ticked) == ["乙", "甲", "丙"]


def test_a_document_is_dragged_to_another_place(documents: Documents, ticked: DraftView) -> None:
    model = documents.model
    dragged = model.mimeData([model.index(2, TITLE)])
    model.dropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, model.index(0, TITLE))
    assert titles(ticked) == ["丙", "甲", "乙"]
    dragged = model.mimeData([model.index(0, TITLE), model.index(1, TITLE)])
    model.dropMimeData(dragged, Qt.DropAction.MoveAction, 3, 0, model.index(-1, -1))
    assert titles(ticked) == ["乙", "丙", "甲"]


def test_a_title_is_written_in_the_table(documents: Documents, ticked: DraftView, qtbot: QtBot) -> None:
    hold(documents, 1)
    QTest.keyClick(documents.table, Qt.Key.Key_F2)
    editor = documents.table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.setText("乙方证明")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(ticked) == ["甲", "乙方证明", "丙"], timeout=5000)


def test_delete_removes_the_chosen_documents_at_once_and_undo_brings_them_back(
    documents: Documents, ticked: DraftView, qtbot: QtBot
) -> None:
    hold(documents, 0)
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    documents.table.selectionModel().select(documents.model.index(2, TITLE), rows)
    QTest.keyClick(documents.table, Qt.Key.Key_Delete)
    assert titles(ticked) == ["乙"]
    with qtbot.waitSignal(ticked.session.turned):
        ticked.session.undo()
    assert titles(ticked) == ["甲", "乙", "丙"]


def test_several_documents_are_given_their_place_at_once(
    documents: Documents, ticked: DraftView, qtbot: QtBot
) -> None:
    press(documents, "归入栏目…")
    assert "先选中" in words(documents)
    documents.table.selectAll()
    press(documents, "归入栏目…")
    dialog = ticked.window().findChild(PlaceDialog)
    assert dialog is not None
    press(dialog, "归入")
    assert "还没有选栏目" in words(dialog)
    dialog.box.choose(TICKS[1])
    press(dialog, "归入")
    assert {item.proves for item in ticked.session.evidence} == {TICKS}
    with qtbot.waitSignal(ticked.session.turned):
        ticked.session.undo()
    assert {item.proves for item in ticked.session.evidence} == {TICKS[:1]}


def open_pages(view: DraftView, qtbot: QtBot) -> PagesDialog:
    dialog = PagesDialog(view.session, view.session.evidence[0], view.window())
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def test_pages_are_turned_left_out_and_moved_by_keys(
    documents: Documents, ticked: DraftView, qtbot: QtBot
) -> None:
    dialog = open_pages(ticked, qtbot)
    strip = dialog.strip
    strip.choose([0])
    QTest.keyClick(strip, Qt.Key.Key_R)
    strip.choose([1])
    QTest.keyClick(strip, Qt.Key.Key_Space)
    strip.choose([3])
    QTest.keyClick(strip, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert dialog.range.text() == "1、4、3"
    press(dialog, "保存")
    assert ticked.session.evidence[0].picks == (Pick(1, 90), Pick(4), Pick(3))
    assert "装订第 1、4、3 页（共 4 页），转正 1 页" in words_of_panel(ticked)
    with qtbot.waitSignal(ticked.session.turned):
        ticked.session.undo()
    assert ticked.session.evidence[0].picks == ()


def words_of_panel(view: DraftView) -> str:
    view.evidence_panel.show_item(view.session.evidence[0].id)
    return "\n".join(label.text() for label in view.evidence_panel.findChildren(QLabel))


def test_pages_are_typed_as_one_writes_them(documents: Documents, ticked: DraftView, qtbot: QtBot) -> None:
    dialog = open_pages(ticked, qtbot)
    dialog.range.clear()
    QTest.keyClicks(dialog.range, "3-4,1")
    dialog.accept()
    assert ticked.session.evidence[0].picks == (Pick(3), Pick(4), Pick(1))
    assert documents.model.index(0, 2).data() == "3"


def test_pages_that_are_not_there_are_told_and_nothing_is_kept(
    documents: Documents, ticked: DraftView, qtbot: QtBot
) -> None:
    dialog = open_pages(ticked, qtbot)
    dialog.range.clear()
    QTest.keyClicks(dialog.range, "2-9")
    dialog.accept()
    assert dialog.isVisible()
    assert "没有第 9 页" in words(dialog)
    press(dialog, "全部还原")
    assert dialog.range.text() == "1–4"
    dialog.strip.selectAll()
    dialog.leave_out()
    dialog.accept()
    assert dialog.isVisible()
    assert "至少要留一页" in words(dialog)
    dialog.reject()
    assert ticked.session.evidence[0].picks == ()


def test_the_pictures_of_pages_are_drawn(documents: Documents, ticked: DraftView, qtbot: QtBot) -> None:
    dialog = open_pages(ticked, qtbot)

    def drawn() -> bool:
        model = dialog.model
        return all(model.index(place).data(Qt.ItemDataRole.DecorationRole) for place in range(4))

    qtbot.waitUntil(drawn, timeout=10_000)
    qtbot.waitUntil(lambda: not dialog.big.pixmap().isNull(), timeout=10_000)
    upright = dialog.big.pixmap().size()
    dialog.strip.choose([2])
    dialog.turn(90)
    assert dialog.big.accessibleName() == "第 3 页"
    qtbot.waitUntil(lambda: dialog.big.pixmap().width() > dialog.big.pixmap().height(), timeout=10_000)
    assert upright.width() < upright.height()
    # What is in hand is not kept waiting for a job that draws.
    qtbot.waitUntil(lambda: dialog._job is None and dialog.big._job is None, timeout=5000)
    dialog.reject()


def test_a_scan_is_made_smaller_after_its_size_is_shown(
    page: EvidencePage, ticked: DraftView, tmp_path: Path, qtbot: QtBot
) -> None:
    photo = io.BytesIO()
    Image.effect_noise((620, 877), 80).resize((2480, 3508)).save(photo, "JPEG", quality=95)
    path = tmp_path / "照片.jpg"
    path.write_bytes(photo.getvalue())
    attach(ticked, TICKS[0], [path], qtbot)
    before = ticked.session.evidence[0]
    dialog = ReduceDialog(ticked.session, [before], ticked.window())
    dialog.open()
    qtbot.waitUntil(lambda: "→" in words(dialog), timeout=30_000)
    with qtbot.waitSignal(dialog.accepted, timeout=30_000):
        press(dialog, "压缩")
    after = ticked.session.evidence[0]
    sizes = ticked.session.draft.blob_sizes()
    assert sizes[after.sha256] < sizes[before.sha256] / 2
    assert (after.id, after.title, after.proves) == (before.id, before.title, before.proves)
    with qtbot.waitSignal(ticked.session.turned):
        ticked.session.undo()
    assert ticked.session.evidence[0].sha256 == before.sha256
