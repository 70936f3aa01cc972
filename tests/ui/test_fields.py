"""Every answer of the form can be given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import edition_ids, load_edition
from cluster_desktop.ui.paper.entries.base import Entry
from cluster_desktop.ui.paper.names import accessible_name
from cluster_desktop.ui.paper.plan import Answer, plan_section
from cluster_desktop.ui.session.standing import section_nos
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import entry_in_hand, form_page, press

NOS = ["封面", "一", "二", "三", "四", "五", "六", "七", "八", "九"]


def walk_by_tab(view: DraftView, no: str) -> list[str]:
    """The paths that Tab comes by from the first field of a page until it leaves the paper."""
    page = form_page(view, no)
    next(iter(page.parts.entries.values())).take_focus()
    seen: list[str] = []
    while page.isAncestorOf(view.window().focusWidget()):
        here = entry_in_hand()
        if here is not None and here.path not in seen[-1:]:
            if here.path in seen:
                break
            seen.append(here.path)
        press(Qt.Key.Key_Tab)
    return seen


def on_paper(view: DraftView, no: str) -> list[str]:
    """The paths of a page as one reads them: along the rows."""
    index = view.session.index
    section = next((section for section in index.edition.sections if section.no == no), None)
    if section is None:
        return [field.path for field in index.fields if field.section == no]
    answers = [spot.content for spot in plan_section(section, index) if isinstance(spot.content, Answer)]
    return [field.path for answer in answers for field in answer.fields]


def test_the_pages_are_the_sections_of_the_edition(view: DraftView) -> None:
    assert section_nos(view.session.index) == NOS


@pytest.mark.parametrize("edition", edition_ids())
def test_every_field_is_called_otherwise_than_all_others(edition: str) -> None:
    names = Counter(accessible_name(field) for field in FieldIndex(load_edition(edition)).fields)
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("edition", ["hebei-2024", "national-2025-review"])
def test_every_field_has_an_editor_with_a_name_of_its_own(
    open_view: Callable[[Path], DraftView], draft_of: Callable[[str], Path], edition: str
) -> None:
    view = open_view(draft_of(edition))
    entries: list[Entry] = []
    for no in NOS:
        entries += form_page(view, no).parts.entries.values()
    assert {entry.path for entry in entries} == {field.path for field in view.session.index.fields}
    names = Counter(entry.inputs()[0].accessibleName() for entry in entries)
    assert all(names)
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("no", NOS)
def test_tab_goes_through_every_field_in_the_order_of_the_paper(view: DraftView, no: str) -> None:
    assert walk_by_tab(view, no) == on_paper(view, no)


def test_tab_goes_through_both_tables_of_targets_in_the_review(
    open_view: Callable[[Path], DraftView], draft_of: Callable[[str], Path]
) -> None:
    view = open_view(draft_of("national-2025-review"))
    assert walk_by_tab(view, "八") == on_paper(view, "八")


@pytest.mark.parametrize(
    ("edition", "width"),
    [
        ("hebei-2024", 1440),
        ("hebei-2024", 1024),
        *((edition, 1280) for edition in ("hebei-2024", "national-2022", "national-2025-review")),
    ],
)
def test_the_paper_never_scrolls_sideways(
    open_view: Callable[[Path], DraftView], draft_of: Callable[[str], Path], edition: str, width: int
) -> None:
    view = open_view(draft_of(edition))
    view.window().resize(width, 720)
    for no in NOS:
        page = form_page(view, no)
        area = page.findChild(QScrollArea)
        assert area is not None
        assert area.widget().width() <= area.viewport().width()
        for entry in page.parts.entries.values():
            right = entry.mapTo(page, entry.rect().topRight()).x()
            assert right <= page.width(), entry.path
            for widget in entry.inputs():
                assert widget.width() >= widget.minimumSizeHint().width() or entry.field.figure, entry.path
