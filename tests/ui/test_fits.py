"""Whether a text fits its cell, told while it is typed."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cluster_desktop.documents.filling.live import LiveFit
from cluster_desktop.documents.form import official_blank
from cluster_desktop.drafts.official_blank import OfficialBlank
from cluster_desktop.ui.paper.entries.base import Entry
from cluster_desktop.ui.session.fits import PAUSE_MS
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import entry, form_page, in_hand, type_text


def below(field: Entry) -> str:
    """What stands below a field."""
    notes = [
        label for label in field.findChildren(QLabel) if label.property("kind") in ("counter", "refusal")
    ]
    return " ".join(label.text() for label in notes if label.isVisible())


def put(words: str) -> None:
    box = in_hand()
    assert isinstance(box, QPlainTextEdit)
    box.setPlainText(words)


def test_a_text_box_tells_its_words_and_the_size_at_which_they_fit(view: DraftView, qtbot: QtBot) -> None:
    field = entry(view, "chain_text")
    type_text("Wire mesh")
    assert below(field) == "2 / 200 字"
    told = re.compile(r"2 / 200 字 · 1\d(\.5)? 磅放得下")
    qtbot.waitUntil(lambda: told.fullmatch(below(field)) is not None, timeout=10_000)


def test_a_text_that_is_too_long_tells_how_much_to_cut(view: DraftView, qtbot: QtBot) -> None:
    field = entry(view, "chain_text")
    put("丝" * 1500)
    qtbot.waitUntil(lambda: "放不下，需删去约" in below(field), timeout=10_000)
    assert below(field).startswith("1500 / 200 字 · 超出 1300 字 · 放不下，需删去约")


def test_names_tell_their_size_too(view: DraftView, qtbot: QtBot) -> None:
    field = entry(view, "platform_nat/names")
    type_text("Centre")
    qtbot.waitUntil(lambda: below(field).endswith("磅放得下"), timeout=10_000)


def test_a_single_line_says_something_only_where_it_does_not_fit(view: DraftView, qtbot: QtBot) -> None:
    field = entry(view, "operator")
    with qtbot.waitSignal(view.session.fits.fitted, timeout=10_000):
        type_text("Park office")
    assert below(field) == ""
    view.session.type("operator", "管理委员会" * 60)
    qtbot.waitUntil(lambda: "放不下" in below(field), timeout=10_000)
    view.session.type("operator", "管理委员会")
    qtbot.waitUntil(lambda: below(field) == "", timeout=10_000)


def test_a_page_that_is_opened_tells_how_its_texts_fit(
    open_view: Callable[[Path], DraftView], example_copy: Path, qtbot: QtBot
) -> None:
    page = form_page(open_view(example_copy), "七")
    qtbot.waitUntil(lambda: "磅放得下" in below(page.parts.entries["env_text"]), timeout=10_000)


def test_a_character_that_no_face_has_is_named(view: DraftView, qtbot: QtBot) -> None:
    field = entry(view, "chain_text")
    put("丝\U0010fffd网")
    qtbot.waitUntil(lambda: "U+10FFFD" in below(field), timeout=10_000)


def test_typing_goes_on_while_a_text_is_measured(
    view: DraftView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    real = LiveFit.fit

    def slow(*asked):
        begun.set()
        assert go_on.wait(10)
        return real(*asked)

    monkeypatch.setattr(LiveFit, "fit", slow)
    field = entry(view, "chain_text")
    type_text("a")
    qtbot.waitUntil(begun.is_set, timeout=10_000)
    type_text("b")
    assert view.session.answers["chain_text"] == "ab"
    qtbot.wait(PAUSE_MS * 2)
    assert below(field) == "1 / 200 字"
    go_on.set()
    qtbot.waitUntil(lambda: "磅放得下" in below(field), timeout=10_000)


def test_another_blank_measures_again(view: DraftView, qtbot: QtBot) -> None:
    own = official_blank(view.session.edition)
    field = entry(view, "chain_text")
    type_text("a")
    qtbot.waitUntil(lambda: "磅放得下" in below(field), timeout=10_000)
    with qtbot.waitSignal(view.session.fits.fitted, timeout=10_000) as told:
        view.session.deeds.use_blank(OfficialBlank(own, "空白表.docx"))
    assert told.args is not None
    assert told.args[0] == "chain_text"


def test_a_blank_that_cannot_be_used_any_more_leaves_the_count_alone(
    open_view: Callable[[Path], DraftView], draft_file: Path, qtbot: QtBot
) -> None:
    view = open_view(draft_file)
    view.session.deeds.use_blank(OfficialBlank(b"no Word file", "坏.docx"))
    field = entry(view, "chain_text")
    type_text("a")
    qtbot.wait(PAUSE_MS * 3)
    assert below(field) == "1 / 200 字"
