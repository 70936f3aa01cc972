"""The pages beside the form: what is in hand is marked on them, and a click leads back to the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from cluster_desktop.ui.preview.page import PreviewPage
from cluster_desktop.ui.preview.pane import PreviewPane
from cluster_desktop.ui.preview.pictures import Pictures
from tests.ui.hands import entry, entry_in_hand, press, type_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from cluster_desktop.ui.shell.draft_view import DraftView

SLOW = 30_000


@pytest.fixture
def full(open_view: Callable[[Path], DraftView], example_copy: Path) -> DraftView:
    """The example county, open."""
    return open_view(example_copy)


def beside(view: DraftView, qtbot: QtBot) -> PreviewPane:
    press(Qt.Key.Key_F6)
    pane = view.beside.pane
    assert pane is not None
    qtbot.waitUntil(lambda: view.pages.source.shown is not None, timeout=SLOW)
    return pane


def seen(pane: PreviewPane, view: DraftView, path: str) -> QPointF:
    """The middle of the place of a field, which has to be in view."""
    shown = view.pages.source.shown
    assert shown is not None
    middle = pane.desk.spot_rect(shown.spots[path][0]).center()
    assert pane.desk.viewport().rect().contains(middle.toPoint())
    return middle


def test_the_field_in_hand_is_scrolled_to_and_marked(full: DraftView, qtbot: QtBot) -> None:
    entry(full, "total_output/2022")
    pane = beside(full, qtbot)
    middle = seen(pane, full, "total_output/2022")
    qtbot.wait(300)
    assert pane.desk.path_at(middle) == "total_output/2022"
    picture = pane.desk.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    shown = full.pages.source.shown
    assert shown is not None
    edge = pane.desk.spot_rect(shown.spots["total_output/2022"][0]).topLeft() * ratio
    assert picture.pixelColor(edge.toPoint()).blue() > picture.pixelColor(edge.toPoint()).red() + 40
    entry(full, "svc_provided/1")
    seen(pane, full, "svc_provided/1")


def test_a_click_on_the_page_leads_to_the_field(full: DraftView, qtbot: QtBot) -> None:
    entry(full, "total_output/2022")
    pane = beside(full, qtbot)
    there = seen(pane, full, "firms/2023").toPoint()
    QTest.mouseClick(pane.desk.viewport(), Qt.MouseButton.LeftButton, pos=there)
    found = entry_in_hand()
    assert found is not None
    assert found.path == "firms/2023"


def test_what_is_typed_is_on_the_page_and_only_its_page_is_made_anew(full: DraftView, qtbot: QtBot) -> None:
    entry(full, "firms/2023")
    beside(full, qtbot)
    before = full.pages.source.shown
    assert before is not None
    with qtbot.waitSignal(full.pages.source.drawn, timeout=SLOW):
        type_text("13999")
    after = full.pages.source.shown
    assert after is not None
    page = after.spots["firms/2023"][0].page
    changed = [
        number
        for number, sheets in enumerate(zip(before.sheets, after.sheets, strict=True))
        if sheets[0] is not sheets[1]
    ]
    assert changed == [page]
    assert "13999" in [text.text for text in after.sheets[page].box.texts]


def test_an_answer_that_its_cell_does_not_hold_is_told_and_the_rest_is_shown(
    full: DraftView, qtbot: QtBot
) -> None:
    full.session.type("chain_text", "围绕产业链强链补链" * 200)
    entry(full, "chain_text")
    pane = beside(full, qtbot)
    shown = full.pages.source.shown
    assert shown is not None
    assert list(shown.refused) == ["chain_text"]
    words = " ".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())
    assert "放不下" in words
    assert len(shown.sheets) > 10
    seen(pane, full, "chain_text")


def test_f6_puts_the_preview_away_and_other_pages_have_none_beside_them(
    full: DraftView, qtbot: QtBot
) -> None:
    pane = beside(full, qtbot)
    assert pane.isVisible()
    full.show_page("check")
    assert not pane.isVisible()
    full.show_page("二")
    assert pane.isVisible()
    press(Qt.Key.Key_F6)
    assert not pane.isVisible()


def test_nothing_is_drawn_while_nobody_looks(full: DraftView, qtbot: QtBot) -> None:
    entry(full, "firms/2023")
    type_text("1")
    qtbot.wait(600)
    assert full.pages.source.shown is None


def test_the_page_of_the_preview_has_sizes_and_a_strip(full: DraftView, qtbot: QtBot) -> None:
    full.show_page("preview")
    page = full.pages["preview"]
    assert isinstance(page, PreviewPage)
    qtbot.waitUntil(lambda: full.pages.source.shown is not None, timeout=SLOW)
    desk = page.pane.desk
    qtbot.waitUntil(lambda: page.strip.count() > 10)
    fitting = desk.zoom
    QTest.keyClick(desk, Qt.Key.Key_Plus)
    assert desk.zoom > fitting
    QTest.keyClick(desk, Qt.Key.Key_0)
    assert desk.zoom == fitting
    QTest.mouseClick(
        page.strip.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.strip.visualItemRect(page.strip.item(2)).center(),
    )
    assert desk.page == 2
    QTest.keyClick(desk, Qt.Key.Key_End)
    assert desk.page == page.strip.count() - 1


def test_the_page_in_hand_is_framed_before_one_turns(full: DraftView, qtbot: QtBot) -> None:
    full.show_page("preview")
    page = full.pages["preview"]
    assert isinstance(page, PreviewPage)
    qtbot.waitUntil(lambda: page.strip.count() > 1, timeout=SLOW)
    assert page.strip.currentRow() == page.pane.desk.page == 0
    edges = [page.strip.visualItemRect(page.strip.item(number)) for number in (0, 1)]
    picture = page.strip.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    first, second = (
        picture.pixelColor(round((edge.left() + 1) * ratio), round(edge.center().y() * ratio))
        for edge in edges
    )
    assert first.blue() > first.red() + 40
    assert abs(second.blue() - second.red()) < 10


def test_the_sizes_are_read_whole_beside_the_form_in_large_type(
    full: DraftView, dress: Callable[[str, str], None], qtbot: QtBot
) -> None:
    dress("特大", "浅色")
    full.window().resize(1280, 720)
    entry(full, "total_output/2022")
    sizes = beside(full, qtbot).findChild(QComboBox)
    assert sizes is not None
    qtbot.waitUntil(lambda: sizes.width() >= sizes.sizeHint().width())


def test_many_small_pages_that_are_seen_at_once_are_drawn_once_each(full: DraftView, qtbot: QtBot) -> None:
    full.window().resize(1400, 2700)
    full.show_page("preview")
    page = full.pages["preview"]
    assert isinstance(page, PreviewPage)
    qtbot.waitUntil(lambda: full.pages.source.shown is not None, timeout=SLOW)
    pictures = page.pane.desk.findChild(Pictures)
    assert pictures is not None
    made: list[int] = []
    pictures.made.connect(lambda: made.append(1))
    page.pane.desk.set_zoom(0.25)
    qtbot.waitUntil(lambda: len(made) >= 8, timeout=SLOW)
    qtbot.wait(500)
    so_far = len(made)
    page.pane.desk.viewport().update()
    qtbot.wait(500)
    assert len(made) == so_far
