"""按栏目: states beside their ticks, filters, words, and one document for several ticks."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cluster_desktop.evidence.attaching import Attachment, attach_all
from cluster_desktop.evidence.intake.preflight import Preflight
from cluster_desktop.ui.evidence.cells import ProofCell
from cluster_desktop.ui.evidence.claims import Claims
from cluster_desktop.ui.evidence.listing import listed
from cluster_desktop.ui.evidence.page import EvidencePage
from cluster_desktop.ui.evidence.panel import EvidencePanel
from cluster_desktop.ui.paper.printed import PrintedCell
from cluster_desktop.ui.parts.basics import ElidedButton
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.evidence.conftest import TICKS
from tests.ui.evidence.hands import attach, drop, press, words

MakePdf = Callable[..., Path]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def cell(page: EvidencePage, requirement: str) -> ProofCell:
    row = page.checklist.row_of(requirement)
    assert row is not None
    return row.cell


def page_of(view: DraftView) -> EvidencePage:
    page = view.pages["evidence"]
    assert isinstance(page, EvidencePage)
    return page


def rows(page: EvidencePage) -> list[str]:
    page.checklist.complete()
    return [each.requirement.id for each in page.checklist.findChildren(ProofCell) if each.isVisible()]


def panel_of(view: DraftView, item_id: str) -> EvidencePanel:
    view.evidence_panel.show_item(item_id)
    return view.evidence_panel


def test_rows_stand_under_the_headings_of_the_form(page: EvidencePage) -> None:
    page.checklist.complete()
    assert "二、主导产业情况" in words(page)
    assert "佐证材料清单" in words(page)


def test_a_file_dropped_on_a_row_proves_it_at_once(
    page: EvidencePage, ticked: DraftView, pdf: MakePdf, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(ticked.session.attached, timeout=20_000):
        drop(cell(page, TICKS[0]), [pdf("甲.pdf", pages=3), pdf("乙.pdf", pages=2)])
    assert [item.proves for item in ticked.session.evidence] == [(TICKS[0],)] * 2
    assert "3 页" in words(cell(page, TICKS[0]))
    ticked.show_page("二")
    chip = ticked.pages["二"].parts.chips[TICKS[0]]
    assert chip.text() == "佐证 2 份 · 5 页"


def test_a_name_too_long_for_one_line_is_read_in_two(
    page: EvidencePage, ticked: DraftView, pdf: MakePdf, qtbot: QtBot
) -> None:
    name = "集群龙头企业与中小企业配套合作及产供销一体化协作框架协议"
    page.window().resize(1024, 700)
    attach(ticked, TICKS[0], [pdf("短名.pdf"), pdf(f"{name}.pdf")], qtbot)
    QApplication.processEvents()
    short, long = cell(page, TICKS[0]).findChildren(ElidedButton)
    assert long.text().replace("\n", "") == name
    assert "\n" in long.text()
    assert long.height() >= short.height() + long.fontMetrics().height() // 2


def test_the_chips_leave_only_rows_of_their_state(
    page: EvidencePage, ticked: DraftView, pdf: MakePdf, qtbot: QtBot
) -> None:
    attach(ticked, TICKS[0], [pdf("甲.pdf")], qtbot)
    attach(ticked, TICKS[1], [pdf("乙.pdf", locked_with="1")], qtbot)
    page.filters.choose("attached")
    assert rows(page) == [TICKS[0]]
    page.filters.choose("unreadable")
    assert rows(page) == [TICKS[1]]
    ticked.session.type(TICKS[0], False)
    ticked.session.judge()
    page.filters.choose("unneeded")
    assert rows(page) == [TICKS[0]]
    page.filters.choose(None)
    assert set(TICKS) < set(rows(page))


def test_searching_finds_words_of_the_form_and_of_the_documents(
    page: EvidencePage, ticked: DraftView, pdf: MakePdf, qtbot: QtBot
) -> None:
    attach(ticked, TICKS[0], [pdf("图谱终稿.pdf")], qtbot)
    field = next(each for each in page.findChildren(QLineEdit) if "查找" in each.accessibleName())
    field.setText("终稿")
    assert rows(page) == [TICKS[0]]
    field.setText("揭榜挂帅")
    assert rows(page) == [TICKS[1]]
    field.setText("没有这样的词")
    assert rows(page) == []
    assert "没有符合条件的栏目" in words(page)


def test_one_document_is_made_to_prove_two_ticks_and_one_of_them_no_more(
    page: EvidencePage, ticked: DraftView, pdf: MakePdf, qtbot: QtBot
) -> None:
    attach(ticked, TICKS[0], [pdf("甲.pdf")], qtbot)
    (item,) = ticked.session.evidence
    panel = panel_of(ticked, item.id)
    claims = panel.findChild(Claims)
    assert claims is not None
    claims._box.choose(TICKS[1])
    claims._box.activated.emit(claims._box.currentIndex())
    assert ticked.session.evidence[0].proves == TICKS
    title = next(each.title for each in ticked.session.requirements if each.id == TICKS[0])
    press(panel, f"不再用来证明：{title}")
    assert ticked.session.evidence[0].proves == (TICKS[1],)
    with qtbot.waitSignal(ticked.session.turned):
        ticked.session.undo()
    assert ticked.session.evidence[0].proves == TICKS


def test_a_locked_document_is_opened_in_the_panel(
    page: EvidencePage, ticked: DraftView, pdf: MakePdf, qtbot: QtBot
) -> None:
    attach(ticked, TICKS[0], [pdf("认定文件.pdf", pages=2, locked_with="123456")], qtbot)
    (item,) = ticked.session.evidence
    assert item.fault
    panel = panel_of(ticked, item.id)

    def field() -> QLineEdit:
        return next(each for each in panel.findChildren(QLineEdit) if each.accessibleName() == "打开口令")

    QTest.keyClicks(field(), "000")
    QTest.keyClick(field(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "口令" in panel._problem.text(), timeout=10_000)
    field().setText("123456")
    QTest.keyClick(field(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ticked.session.evidence[0].fault is None, timeout=10_000)
    assert (ticked.session.evidence[0].id, ticked.session.evidence[0].pages) == (item.id, 2)
    assert cell(page, TICKS[0]).requirement.state == "attached"


def test_what_is_missing_can_be_written_and_lists_be_filled_instead(page: EvidencePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.wishes.statement) as asked:
        press(cell(page, TICKS[0]), f"{cell(page, TICKS[0]).requirement.title}：写一份")
    assert asked.args == [TICKS[0]]
    of_list = next(
        each for each in page._session.requirements if each.kind == "list" and each.state == "missing"
    )
    with qtbot.waitSignal(page.wishes.list_of) as asked:
        press(cell(page, of_list.id), "填写清单")
    assert asked.args == ["firms"]


def test_750_documents_open_and_move_quickly(ticked: DraftView) -> None:
    found = Preflight("application/pdf", 1, None)
    part = ticked.session.evidence_part
    files = [
        Attachment(f"{number}.pdf", f"材料{number}", (TICKS[number % 2],), f"{number}".encode, found)
        for number in range(750)
    ]
    ticked.session.act("", lambda: attach_all(ticked.session.draft, files, "工信局", known=part.provable))
    begun = time.perf_counter()
    ticked.show_page("evidence")
    QApplication.processEvents()
    # Five times what it takes here, so that only what grows with the number of documents fails it.
    assert time.perf_counter() - begun < 1.0
    begun = time.perf_counter()
    for typed in ("材", "材料", "材料7", ""):
        page_of(ticked)._search.setText(typed)
        QApplication.processEvents()
    assert time.perf_counter() - begun < 1.0
    page = page_of(ticked)
    assert len(page.findChildren(ProofCell)) < 100
    press(cell(page, TICKS[0]), "另有 372 份，全部列出")
    assert page.documents.model.rowCount() == 375


def test_rows_below_the_screen_are_made_when_they_are_scrolled_or_tabbed_to(
    page: EvidencePage, ticked: DraftView
) -> None:
    for field in ticked.session.index.fields:
        if field.is_tick:
            ticked.session.type(field.path, True)
    ticked.session.judge()
    QApplication.processEvents()
    made = len(page.checklist.findChildren(ProofCell))
    due = len(listed(ticked.session.requirements))
    assert made < due
    first = page.checklist.findChildren(ProofCell)[0]
    first.take_focus()
    while (held := QApplication.focusWidget()) is not None and page.checklist.isAncestorOf(held):
        QTest.keyClick(held, Qt.Key.Key_Tab)
        QApplication.processEvents()
    assert len(page.checklist.findChildren(ProofCell)) == due


def test_no_words_are_cut_in_their_rows(page: EvidencePage, ticked: DraftView, qtbot: QtBot) -> None:
    ticked.window().resize(1280, 720)
    page.checklist.complete()

    def whole() -> bool:
        cells = [each for each in page.checklist.findChildren(PrintedCell) if each.isVisible()]
        return bool(cells) and all(each.heightForWidth(each.width()) <= each.height() for each in cells)

    qtbot.waitUntil(whole, timeout=5000)


def test_when_a_missing_proof_was_chosen_the_cursor_is_in_the_next_row_that_misses_one(
    page: EvidencePage, ticked: DraftView, pdf: MakePdf, qtbot: QtBot
) -> None:
    page.filters.choose("missing")
    cell(page, TICKS[0]).take_focus()
    attach(ticked, TICKS[0], [pdf("甲.pdf")], qtbot)
    assert TICKS[0] not in rows(page)
    assert cell(page, TICKS[1]).isAncestorOf(page.window().focusWidget())


def test_where_all_rows_are_listed_the_cursor_stays_in_the_row_that_was_proved(
    page: EvidencePage, ticked: DraftView, pdf: MakePdf, qtbot: QtBot
) -> None:
    cell(page, TICKS[0]).take_focus()
    attach(ticked, TICKS[0], [pdf("甲.pdf")], qtbot)
    assert cell(page, TICKS[0]).isAncestorOf(page.window().focusWidget())
