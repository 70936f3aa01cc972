"""What several people wrote stands in the form until one of them is chosen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.foreign import ForeignDraft
from cluster_desktop.drafts.receiving import receive
from cluster_desktop.ui.exchange.conflict_choice import ConflictChoice
from cluster_desktop.ui.parts.rows import RowButton
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import entry, form_page, press, settle

BOTH: dict[str, tuple[object, object]] = {
    "area_km2": ("86.52", "86.60"),
    "total_output/2023": ("1", "2"),
    "chain_work/1": (True, False),
    "industry_type": ("1", "2"),
    "platform_nat/names": ("甲平台", "乙平台"),
    "targets/output_growth/target": ("8%", "9%"),
    "evidence/abc": ({"title": "甲"}, {"title": "乙"}),
    "list/firms/1": ({"no": 1, "name": "甲厂"}, {"no": 1, "name": "乙厂"}),
}


@pytest.fixture
def disputed(draft_file: Path, tmp_path: Path) -> Path:
    """A draft in which two people wrote different things on each kind of path."""
    theirs = tmp_path / "统计局.jqsb"
    shutil.copy(draft_file, theirs)
    whole = {"proves": [], "sha256": "0" * 64, "file_name": "a.pdf", "media": "application/pdf"}
    whole |= {"pages": 1, "fault": None, "order": 1}
    for place, who, number in ((draft_file, "工信局", 0), (theirs, "统计局", 1)):
        with Draft.open(place) as draft:
            for path, values in BOTH.items():
                value = values[number]
                if path.startswith("evidence/") and isinstance(value, dict):
                    value = {**whole, **value}
                draft.set(path, value, who)
    with Draft.open(draft_file) as draft, ForeignDraft.open(theirs) as foreign:
        receive(draft, foreign, "工信局")
    return draft_file


def choices(view: DraftView, path: str) -> list[RowButton]:
    found = entry(view, path).findChild(ConflictChoice)
    assert found is not None
    assert found.isVisible()
    return found.findChildren(RowButton)


def test_every_conflict_is_an_error_and_the_draft_opens(disputed: Path, open_view) -> None:
    view: DraftView = open_view(disputed)
    found = {finding.paths[0] for finding in view.session.findings if finding.rule == "conflict"}
    assert found == set(BOTH)


@pytest.mark.parametrize("path", [path for path in BOTH if not path.startswith(("evidence", "list"))])
def test_a_field_carries_all_values_with_who_and_a_click_decides(
    disputed: Path, open_view: Callable[[Path], DraftView], path: str
) -> None:
    view = open_view(disputed)
    rows = choices(view, path)
    told = [row.accessibleName() for row in rows]
    assert len(rows) == 2
    assert {who for who in ("工信局", "统计局") if any(who in each for each in told)} == {"工信局", "统计局"}
    rows[1].click()
    settle(view)
    assert path not in view.session.conflicts
    assert not any(path in finding.paths for finding in view.session.findings if finding.rule == "conflict")
    assert entry(view, path).findChild(ConflictChoice).isHidden()


def test_a_key_decides_and_undo_brings_the_conflict_back(disputed: Path, open_view) -> None:
    view: DraftView = open_view(disputed)
    first = choices(view, "area_km2")[0].accessibleName()
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert "area_km2" not in view.session.conflicts
    assert f"选定 {view.session.answers['area_km2']}，" not in first
    view.session.undo()
    assert {head.value for head in view.session.conflicts["area_km2"]} == {"86.52", "86.60"}
    assert {head.author for head in view.session.conflicts["area_km2"]} == {"工信局", "统计局"}


def test_typing_another_value_decides_too(disputed: Path, open_view) -> None:
    view: DraftView = open_view(disputed)
    choices(view, "area_km2")
    press(Qt.Key.Key_9)
    settle(view)
    assert "area_km2" not in view.session.conflicts


def test_the_sections_with_conflicts_are_marked_on_the_rail(disputed: Path, open_view) -> None:
    view: DraftView = open_view(disputed)
    assert "待选定 1" in view.rail.name_of("evidence")
    assert "待选定 1" in view.rail.name_of("lists")
    before = view.session.standings["一"].errors
    form_page(view, "一")
    choices(view, "area_km2")[0].click()
    assert view.session.standings["一"].errors == before - 1
