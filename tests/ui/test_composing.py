"""In the middle of a word that an input method composes nothing is saved, judged, counted or undone."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import entry, in_hand, settle
from tests.ui.test_typing import saved

KINDS = {
    "text": "cluster_name",
    "number": "area_km2",
    "year_numbers": "total_output/2023",
    "long_text": "chain_text",
    "count": "patents",
    "names": "platform_nat/names",
    "plan": "plan_results",
    "target": "targets/output_growth/target",
}


def compose(preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QCoreApplication.sendEvent(in_hand(), event)


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_a_word_being_composed_waits_and_is_kept_when_it_is_done(
    view: DraftView, draft_file: Path, path: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cluster_desktop.ui.session.autosave.PAUSE_MS", 5)
    found = entry(view, path)
    compose("", "丝")
    before = [label.text() for label in found.findChildren(QLabel)]
    judged: list[int] = []
    view.session.judged.connect(partial(judged.append, 1))
    compose("w")
    compose("wang")
    qtbot.wait(40)
    assert not view.session.autosave.flush()
    view.session.undo()
    assert judged == []
    assert saved(draft_file) == {}
    assert [label.text() for label in found.findChildren(QLabel)] == before
    compose("", "网")
    QApplication.processEvents()
    settle(view)
    assert saved(draft_file) == {path: "丝网"}
    assert judged
