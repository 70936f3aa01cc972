"""Files dropped on the page, chosen or pasted: looked over, given their place, taken in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cluster_desktop.ui.evidence.intake.choosing import RequirementBox
from cluster_desktop.ui.evidence.intake.model import DETAIL, FILE, PAGES, PROVES, TITLE
from cluster_desktop.ui.evidence.page import EvidencePage
from cluster_desktop.ui.evidence.preview import Preview
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.work import Ticket
from tests.ui.evidence.hands import drop, files_in_hand, press, wait_looked, words

MakePdf = Callable[..., Path]


def cell(page: EvidencePage, line: int, column: int) -> str:
    return str(page.intake.model.index(line, column).data())


def detail(page: EvidencePage, line: int, column: int = FILE) -> str:
    return str(page.intake.model.index(line, column).data(DETAIL))


def place(page: EvidencePage, line: int, requirement: str) -> None:
    """Choose in the drop-down what a file proves."""
    table = page.intake.table
    index = page.intake.model.index(line, PROVES)
    table.setCurrentIndex(index)
    table.edit(index)
    box = table.findChild(RequirementBox)
    assert box is not None
    box.choose(requirement)
    box.activated.emit(box.currentIndex())
    table.setCurrentIndex(QModelIndex())


def take_in(page: EvidencePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.intake.taken, timeout=20_000):
        press(page, f"导入 {len(page.intake.model.wanted())} 份")


def test_files_dropped_beside_the_rows_are_listed_with_pages_and_titles(
    page: EvidencePage, pdf: MakePdf, scan: Path, qtbot: QtBot
) -> None:
    drop(page, [pdf("03-培育方案（扫描件）.pdf", pages=3), scan])
    wait_looked(page, qtbot, 2)
    assert [cell(page, 0, column) for column in (FILE, PAGES, TITLE)] == [
        "03-培育方案（扫描件）.pdf",
        "3 页",
        "培育方案",
    ]
    assert cell(page, 1, PAGES) == "1 页"


def test_a_file_named_after_a_tick_is_offered_for_it_and_others_for_none(
    page: EvidencePage, pdf: MakePdf, qtbot: QtBot
) -> None:
    page.take([pdf("绘制产业链图谱，开展产业链培育.pdf"), pdf("IMG_0032.pdf")])
    wait_looked(page, qtbot, 2)
    assert cell(page, 0, PROVES).startswith("绘制产业链图谱")
    assert cell(page, 1, PROVES) == "暂不归入"


def test_what_is_chosen_and_written_in_the_sheet_is_what_is_kept(
    page: EvidencePage, ticked: DraftView, pdf: MakePdf, qtbot: QtBot
) -> None:
    page.take([pdf("IMG_0032.pdf", pages=2)])
    wait_looked(page, qtbot, 1)
    place(page, 0, "chain_work/2")
    page.intake.model.setData(page.intake.model.index(0, TITLE), "“揭榜挂帅”榜单")
    take_in(page, qtbot)
    (item,) = ticked.session.evidence
    assert (item.title, item.file_name, item.proves, item.pages) == (
        "“揭榜挂帅”榜单",
        "IMG_0032.pdf",
        ("chain_work/2",),
        2,
    )
    assert page.checklist.isVisible()


def test_importing_many_files_is_one_thing_to_undo(
    page: EvidencePage, ticked: DraftView, pdf: MakePdf, qtbot: QtBot
) -> None:
    page.take([pdf(f"{number}.pdf", pages=number) for number in (1, 2, 3)])
    wait_looked(page, qtbot, 3)
    take_in(page, qtbot)
    assert len(ticked.session.evidence) == 3
    with qtbot.waitSignal(ticked.session.turned):
        ticked.session.undo()
    assert ticked.session.evidence == []


def test_a_bad_file_says_what_to_do_and_the_others_go_in(
    page: EvidencePage, ticked: DraftView, pdf: MakePdf, tmp_path: Path, qtbot: QtBot
) -> None:
    broken, notes = tmp_path / "破损.pdf", tmp_path / "备注.txt"
    broken.write_bytes(b"%PDF-1.7\nno more")
    notes.write_text("只是文字", encoding="utf-8")
    page.take([broken, pdf("好.pdf"), notes, tmp_path / "没有.pdf"])
    wait_looked(page, qtbot, 4)
    assert "损坏" in detail(page, 0)
    assert "另存为 PDF" in detail(page, 2)
    assert "文件读不出" in detail(page, 3)
    take_in(page, qtbot)
    assert [item.title for item in ticked.session.evidence] == ["好"]
    assert page.intake.model.rowCount() == 3
    press(page, "关闭")
    assert page.checklist.isVisible()


def test_a_locked_file_is_opened_with_its_password_in_its_row(
    page: EvidencePage, ticked: DraftView, pdf: MakePdf, qtbot: QtBot
) -> None:
    page.take([pdf("认定文件.pdf", locked_with="123456")])
    wait_looked(page, qtbot, 1)
    field = page.intake.table.findChild(QLineEdit)
    assert field is not None
    assert (field.accessibleName(), field.placeholderText()) == ("打开口令", "打开口令")
    QTest.keyClicks(field, "000")
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_looked(page, qtbot, 1)
    assert "口令" in detail(page, 0)
    field = next(
        each for each in page.intake.table.findChildren(QLineEdit) if each.isVisible() and not each.text()
    )
    QTest.keyClicks(field, "123456")
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_looked(page, qtbot, 1)
    assert cell(page, 0, PAGES) == "1 页"
    take_in(page, qtbot)
    assert ticked.session.evidence[0].fault is None


def test_a_folder_is_read_with_all_below_it(
    page: EvidencePage, pdf: MakePdf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    folder = tmp_path / "佐证" / "二"
    folder.mkdir(parents=True)
    for name in ("甲.pdf", "乙.pdf"):
        pdf(name).rename(folder / name)
    (folder / "~$甲.docx").write_bytes(b"lock")
    chosen = str(tmp_path / "佐证")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen)
    press(page, "选择文件夹…")
    wait_looked(page, qtbot, 2)
    assert "略过 1 个" in words(page)


def test_a_picture_is_pasted_with_the_keys(page: EvidencePage, ticked: DraftView, qtbot: QtBot) -> None:
    picture = QImage(1240, 1754, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    QGuiApplication.clipboard().setImage(picture)
    page.filters.setFocus()
    page.checklist.setFocus()
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_looked(page, qtbot, 1)
    assert cell(page, 0, PAGES) == "1 页"
    take_in(page, qtbot)
    assert ticked.session.evidence[0].media == "image/png"


def test_files_copied_in_the_file_manager_are_pasted(page: EvidencePage, scan: Path, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setMimeData(files_in_hand([scan]))
    press(page, "粘贴")
    wait_looked(page, qtbot, 1)
    assert cell(page, 0, FILE) == "产业链图谱.png"


def test_the_cursor_stays_on_the_page_while_files_come_in_and_is_back_afterwards(
    page: EvidencePage, scan: Path, pdf: MakePdf, qtbot: QtBot
) -> None:
    page.show_requirement(next(iter(page.checklist._rows)))
    before = QApplication.focusWidget()
    assert before is not None
    left: list[object] = []

    def watch(_: QWidget | None, there: QWidget | None) -> None:
        if there is not page and (there is None or not page.isAncestorOf(there)):
            left.append(there)

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusChanged.connect(watch)
    try:
        QGuiApplication.clipboard().setMimeData(files_in_hand([scan]))
        QTest.keySequence(before, "Ctrl+V")
        wait_looked(page, qtbot, 1)
        page.intake.foot.closed.emit()
        assert QApplication.focusWidget() is before
        page.take([pdf("甲.pdf")])
        wait_looked(page, qtbot, 1)
        page.intake.foot._go.setFocus()
        take_in(page, qtbot)
    finally:
        app.focusChanged.disconnect(watch)
    assert left == []


def test_an_empty_clipboard_is_told(page: EvidencePage) -> None:
    QGuiApplication.clipboard().clear()
    press(page, "粘贴")
    assert "剪贴板里没有文件" in words(page)


def test_a_cancelled_import_leaves_nothing_in_the_draft(
    page: EvidencePage,
    ticked: DraftView,
    pdf: MakePdf,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    page.take([pdf(f"{number}.pdf", pages=number) for number in (1, 2, 3)])
    wait_looked(page, qtbot, 3)
    told = Ticket.progress

    def stop_at_the_second(ticket: Ticket, done: int, total: int, what: str) -> None:
        told(ticket, done, total, what)
        if done == 1:
            ticket.cancel()

    monkeypatch.setattr(Ticket, "progress", stop_at_the_second)
    page.intake.take_in()
    qtbot.waitUntil(lambda: "已取消" in words(page), timeout=10_000)
    assert ticked.session.evidence == []
    assert ticked.session.draft.blob_sizes() == {}
    assert page.intake.model.rowCount() == 3


def test_the_form_goes_on_while_files_are_looked_over(
    page: EvidencePage, ticked: DraftView, pdf: MakePdf, qtbot: QtBot
) -> None:
    page.take([pdf(f"{number}.pdf") for number in range(6)])
    ticked.show_page("一")
    ticked.session.type("area_km2", "86.50")
    assert ticked.session.autosave.flush()
    ticked.show_page("evidence")
    wait_looked(page, qtbot, 6)


def test_delete_takes_a_file_off_the_sheet(page: EvidencePage, pdf: MakePdf, qtbot: QtBot) -> None:
    page.take([pdf("甲.pdf"), pdf("乙.pdf")])
    wait_looked(page, qtbot, 2)
    page.intake.table.setCurrentIndex(page.intake.model.index(0, FILE))
    QTest.keyClick(page.intake.table, Qt.Key.Key_Delete)
    assert [cell(page, line, FILE) for line in range(page.intake.model.rowCount())] == ["乙.pdf"]


def test_a_file_that_is_there_already_is_pointed_out(
    page: EvidencePage, ticked: DraftView, pdf: MakePdf, qtbot: QtBot
) -> None:
    file = pdf("甲.pdf")
    page.take([file])
    wait_looked(page, qtbot, 1)
    take_in(page, qtbot)
    page.take([file])
    wait_looked(page, qtbot, 1)
    assert "草稿中已有同一文件“甲”" in detail(page, 0)


def test_the_same_file_under_two_names_is_told(page: EvidencePage, pdf: MakePdf, qtbot: QtBot) -> None:
    first = pdf("产业链图谱.pdf")
    second = first.with_name("产业链图谱（副本）.pdf")
    second.write_bytes(first.read_bytes())
    page.take([first, second])
    wait_looked(page, qtbot, 2)
    assert "同一文件" not in detail(page, 0)
    assert "与“产业链图谱.pdf”是同一文件" in detail(page, 1)


def test_a_likely_place_is_named_and_stands_first_in_the_list(
    page: EvidencePage, pdf: MakePdf, qtbot: QtBot
) -> None:
    page.take([pdf("产业链培育方案-终稿.pdf")])
    wait_looked(page, qtbot, 1)
    assert cell(page, 0, PROVES) == "暂不归入"
    assert detail(page, 0, PROVES).startswith("也许是：绘制产业链图谱")
    assert next(iter(page.intake.model.choices(0))) == "chain_work/1"


def test_the_chosen_lines_get_their_place_together(page: EvidencePage, pdf: MakePdf, qtbot: QtBot) -> None:
    page.take([pdf(f"IMG_{number}.pdf", pages=number) for number in (1, 2, 3)])
    wait_looked(page, qtbot, 3)
    assert detail(page, 0, TITLE) == "请改成材料的名称"
    table = page.intake.table
    index = page.intake.model.index(0, PROVES)
    table.setCurrentIndex(index)
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(page.intake.model.index(2, FILE), rows)
    QTest.keyClick(table, Qt.Key.Key_Return)
    box = table.findChild(RequirementBox)
    assert box is not None
    box.choose("chain_work/1")
    box.activated.emit(box.currentIndex())
    assert [arrival.proves for arrival in page.intake.model.arrivals] == ["chain_work/1", "", "chain_work/1"]


def test_the_file_in_hand_is_seen_before_it_is_taken_in(
    page: EvidencePage, ticked: DraftView, scan: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    notes = tmp_path / "备注.txt"
    notes.write_text("只是文字", encoding="utf-8")
    page.take([scan, notes])
    wait_looked(page, qtbot, 2)
    page.intake.table.setCurrentIndex(page.intake.model.index(0, FILE))
    panel = ticked.evidence_panel
    preview = panel.findChild(Preview)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.has_page, timeout=10_000)
    press(page, "到下一个不能导入的文件")
    assert "另存为 PDF" in words(panel)
    press(page, "不导入")
    assert "要导入的文件" not in words(panel)


def test_what_was_given_no_place_is_found_again(page: EvidencePage, pdf: MakePdf, qtbot: QtBot) -> None:
    page.take([pdf("绘制产业链图谱，开展产业链培育.pdf"), pdf("IMG_0032.pdf", pages=2)])
    wait_looked(page, qtbot, 2)
    take_in(page, qtbot)
    press(page, "1 份没有归入栏目")
    assert page.documents.model.rowCount() == 1
    assert str(page.documents.model.index(0, 4).data()) == "不证明任何栏目"
    press(page, "列出全部材料")
    assert page.documents.model.rowCount() == 2


def test_what_lies_over_a_narrow_page_makes_room_for_the_files_that_arrive(
    page: EvidencePage, ticked: DraftView, pdf: MakePdf, qtbot: QtBot
) -> None:
    page.window().resize(1024, 700)
    ticked.side.unfold()
    assert ticked.evidence_panel.isVisible()
    page.take([pdf("甲.pdf")])
    wait_looked(page, qtbot, 1)
    assert not ticked.evidence_panel.isVisible()
