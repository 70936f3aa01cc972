"""The colours, and the style sheet made from them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from cluster_desktop.ui.theme import DARK, LIGHT, Tokens, palette, style_sheet, tokens
from tests.ui.ink import contrast

GROUNDS = ("desk", "rail", "surface", "paper", "label", "head", "empty")
PAIRS = [
    *((words, ground) for words in ("text", "secondary") for ground in GROUNDS),
    *((words, ground) for words in ("error", "warning", "done", "link") for ground in GROUNDS),
    *((tone, f"soft_{tone}") for tone in ("error", "warning", "done")),
    *(("faint", ground) for ground in ("rail", "surface", "paper", "empty")),
    ("text", "soft_error"),
    ("text", "soft_warning"),
    ("secondary", "quiet"),
    ("secondary", "soft_error"),
    ("secondary", "soft_warning"),
    ("link", "soft_accent"),
    ("link", "soft_error"),
    ("on_accent", "button"),
]


def apart(one: str, other: str) -> float:
    return contrast(QColor(one), QColor(other))


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids=" on ".join)
def test_words_can_be_read_on_every_ground_that_they_stand_on(colours: Tokens, pair: tuple[str, str]) -> None:
    words, ground = (getattr(colours, name) for name in pair)
    assert apart(words, ground) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_frames_stand_out_from_the_paper(colours: Tokens) -> None:
    for frame in (colours.accent, colours.error_line, colours.warning_line):
        assert apart(frame, colours.paper) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("frame", ["edge", "accent"])
def test_the_frames_of_controls_and_of_the_cursor_are_seen(colours: Tokens, frame: str) -> None:
    for ground in ("desk", "rail", "surface", "paper", "empty"):
        assert apart(getattr(colours, frame), getattr(colours, ground)) >= 3, ground


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_is_filled_with_the_tokens(colours: Tokens) -> None:
    sheet = style_sheet(colours)
    assert "${" not in sheet
    assert colours.accent in sheet


def test_a_dark_desktop_gets_the_dark_set_and_any_other_the_light_one() -> None:
    assert tokens(Qt.ColorScheme.Dark) is DARK
    assert tokens(Qt.ColorScheme.Light) is LIGHT
    assert tokens(Qt.ColorScheme.Unknown) is LIGHT
    assert palette(DARK).color(QPalette.ColorRole.Base) == QColor(DARK.paper)
