"""A document that two people changed differently shows both ways, and one of them is chosen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.receiving import receive
from cluster_desktop.evidence.items import EvidenceItem, attach, detach_all, set_title
from cluster_desktop.ui.evidence.disputed import Disputed
from cluster_desktop.ui.exchange.conflict_choice import ConflictChoice
from cluster_desktop.ui.parts.rows import RowButton
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.evidence.conftest import TICKS
from tests.ui.evidence.hands import words
from tests.ui.hands import form_page

OpenView = Callable[[Path], DraftView]


def disputed(mine: Path, theirs: Path, scan: Path, change: Callable[[Draft, EvidenceItem], object]) -> Path:
    """A draft in which one renamed a document and another did something else with it."""
    with Draft.open(mine) as draft:
        draft.set(TICKS[0], True, "工信局")
        data = scan.read_bytes()
        item = attach(draft, data, scan.name, "图谱", [TICKS[0]], "工信局", known=lambda _: True)
    shutil.copy(mine, theirs)
    with Draft.open(mine) as draft:
        set_title(draft, item.id, "图谱（工信局）", "工信局")
    with Draft.open(theirs) as draft:
        change(draft, item)
    with Draft.open(mine) as draft, ForeignDraft.open(theirs) as foreign:
        receive(draft, foreign, "工信局")
    return mine


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    return tmp_path / "统计局.jqsb"


def choices(view: DraftView) -> list[RowButton]:
    shown = view.pages["evidence"].findChild(Disputed)
    assert shown is not None
    assert shown.isVisible()
    return shown.findChildren(RowButton)


def test_two_titles_stand_side_by_side_and_a_click_decides(
    draft_file: Path, theirs: Path, scan: Path, open_view: OpenView, qtbot: QtBot
) -> None:
    other = "图谱（统计局）"
    file = disputed(draft_file, theirs, scan, lambda draft, item: set_title(draft, item.id, other, "统计局"))
    view = open_view(file)
    view.show_page("二")
    assert form_page(view, "二").parts.chips[TICKS[0]].text() == "佐证几个人改得不同"
    view.show_page("evidence")
    page = view.pages["evidence"]
    assert "几个人改得不同" in words(page)
    row = next(each for each in choices(view) if "（统计局）" in each.accessibleName())
    row.click()
    assert [item.title for item in view.session.evidence] == [other]
    qtbot.waitUntil(lambda: "几个人改得不同" not in words(page), timeout=5000)
    with qtbot.waitSignal(view.session.turned):
        view.session.undo()
    assert view.session.conflicts


def test_the_panel_of_the_document_offers_the_same_choice(
    draft_file: Path, theirs: Path, scan: Path, open_view: OpenView
) -> None:
    file = disputed(draft_file, theirs, scan, lambda draft, item: set_title(draft, item.id, "别名", "统计局"))
    view = open_view(file)
    view.show_page("evidence")
    view.evidence_panel.show_item(view.session.evidence[0].id)
    choice = view.evidence_panel.findChild(ConflictChoice)
    assert choice is not None
    assert len(choice.findChildren(RowButton)) == 2


def test_renamed_here_and_removed_there_can_be_decided_too(
    draft_file: Path, theirs: Path, scan: Path, open_view: OpenView
) -> None:
    file = disputed(draft_file, theirs, scan, lambda draft, item: detach_all(draft, [item.id], "统计局"))
    view = open_view(file)
    view.show_page("evidence")
    assert len(choices(view)) == 2
    next(each for each in choices(view) if "（工信局）" in each.accessibleName()).click()
    assert [item.title for item in view.session.evidence] == ["图谱（工信局）"]
