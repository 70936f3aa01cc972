"""The sentences that govern the field in hand, each with its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel

from cluster_desktop.forms.loader import load_edition, load_notice
from cluster_desktop.ui.field.clauses import Clauses, governing
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import entry


def places(edition: str, notice: str, key: str) -> list[str]:
    form = load_edition(edition)
    item = next(item for item in form.items() if item.key == key)
    return [place for place, _ in governing(form, load_notice(notice), item)]


def panel_words(view: DraftView) -> list[str]:
    part = view.panel.findChild(Clauses)
    assert isinstance(part, Clauses)
    return [label.text() for label in part.findChildren(QLabel) if label.isVisible()]


def test_the_standard_and_the_notice_stand_below_the_clause_of_the_form(
    open_view: Callable[[Path], DraftView], draft_of: Callable[[str], Path]
) -> None:
    view = open_view(draft_of("national-2024"))
    entry(view, "total_output/2023")
    words = panel_words(view)
    assert "《相关指标填报说明》第 5 条" in words
    assert "认定标准 一" in words
    assert any("近三年产值均在40亿元以上" in each for each in words)


def test_a_clause_stands_whole_and_once() -> None:
    form = load_edition("hebei-2024")
    item = next(item for item in form.items() if item.key == "total_output")
    found = governing(form, load_notice("hebei-2024"), item)
    (words,) = (words for place, words in found if place == "填报说明 5")
    assert words == form.instructions.clauses[4]
    assert len({place for place, _ in found}) == len(found)


def test_only_the_notice_that_the_draft_answers_is_quoted() -> None:
    of_hebi = places("national-2022", "hebi-2022", "patents")
    of_ningxia = places("national-2022", "ningxia-2022", "patents")
    assert "附件3" in of_hebi
    assert "附件3" not in of_ningxia


def test_what_the_form_prints_in_the_row_is_not_repeated(view: DraftView) -> None:
    entry(view, "chain_work/1")
    assert not any("绘制产业链图谱" in each for each in panel_words(view))
