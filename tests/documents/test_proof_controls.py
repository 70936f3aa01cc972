"""The proof of forms with content controls: they stay, and a box shows what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cluster_desktop.documents.binding.text import W14
from cluster_desktop.documents.fill import fill
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.proof import prove
from cluster_desktop.documents.word import WordFile, w
from tests.documents.official import BLANK, EDITION, changed, found_in, remove, reword
from tests.documents.variants.controls import content_controls
from tests.forms.complete import complete_answers

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.documents.word import Element

FONTS = FontBook()
CONTROLS = changed(BLANK, content_controls)
FILLED_CONTROLS = fill(CONTROLS, EDITION, complete_answers(EDITION), FONTS)


def check_box(document: WordFile) -> Element:
    """The first check box control of a form."""
    return next(document.body.iter(f"{W14}checkbox"))


def unwrap(control: Element) -> None:
    for element in list(found_in(control, "sdtContent")):
        control.addprevious(element)
    remove(control)


CONTROL_CHANGES: dict[str, tuple[Callable[[WordFile], None], str]] = {
    "a control taken away": (
        lambda document: unwrap(next(document.body.iter(w("sdt")))),
        "内容控件被增减或改动",
    ),
    "another kind of control": (
        lambda document: remove(next(document.body.iter(w("text")))),
        "内容控件被增减或改动",
    ),
    "a box that shows what it does not say": (
        lambda document: set_checked(check_box(document)),
        "勾选框显示的与记录的不一致：“☒第一产业”",
    ),
    "words in a box": (
        lambda document: reword(document, "☐", "☐已"),
        "原有的文字被改动",
    ),
}


def set_checked(checkbox: Element) -> None:
    state = checkbox.find(f"{W14}checked")
    assert state is not None
    state.set(f"{W14}val", "0" if state.get(f"{W14}val") == "1" else "1")


def test_a_form_of_controls_passes_and_they_are_counted():
    report = prove(CONTROLS, FILLED_CONTROLS, EDITION, FONTS)

    assert report.failures == ()
    assert report.compared["check boxes"] == 75
    assert report.compared["controls"] > 200


@pytest.mark.parametrize("name", CONTROL_CHANGES)
def test_it_fails_when_a_control_is_changed(name: str):
    change, named = CONTROL_CHANGES[name]
    report = prove(CONTROLS, changed(FILLED_CONTROLS, change), EDITION, FONTS)

    assert named in "\n".join(report.failures)
