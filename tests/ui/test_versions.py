"""Named versions and the history of a field, with the ways back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.versions import versions
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.versions.dialog import VersionsDialog
from cluster_desktop.ui.versions.tables import VersionTable
from cluster_desktop.ui.window import Window
from tests.ui.test_typing import saved

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def pressed(dialog: VersionsDialog, name: str, qtbot: QtBot) -> None:
    """Press the button with this name once it is there."""

    def found() -> list[QPushButton]:
        return [
            each
            for each in dialog.findChildren(QPushButton)
            if each.isVisible() and (each.accessibleName() or each.text()).startswith(name)
        ]

    qtbot.waitUntil(lambda: bool(found()))
    found()[0].click()


def told(dialog: VersionsDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def dialog(window: Window, view: DraftView, qtbot: QtBot) -> VersionsDialog:
    """The dialog of a draft that was named 送审稿 and changed since."""
    view.session.deeds.take_over({"area_km2": "86.50", "cluster_name": "丝网"})
    window.exchange.show_versions()
    made = window.findChild(VersionsDialog)
    assert made is not None
    made._name.setText("送审稿")
    made._save.click()
    qtbot.waitUntil(lambda: bool(versions(view.session.draft)))
    qtbot.waitUntil(lambda: not view.session.taking_in)
    view.session.deeds.take_over({"area_km2": "88.00", "cluster_name": None, "firms/2023": "9"})
    qtbot.waitUntil(lambda: "3 处不同" in told(made))
    return made


def test_the_dialog_is_as_high_as_what_it_shows(dialog: VersionsDialog, qtbot: QtBot) -> None:
    def height_of_one_row() -> bool:
        table = dialog.findChild(VersionTable)
        return table is not None and 0 < dialog.height() - table.height() < 260

    qtbot.waitUntil(height_of_one_row)
    before = dialog.height()
    pressed(dialog, "查看不同", qtbot)
    qtbot.waitUntil(lambda: dialog.height() > before + 50)
    pressed(dialog, "‹ 全部版本", qtbot)
    qtbot.waitUntil(lambda: dialog.height() == before)


def test_one_value_of_a_version_comes_back(
    dialog: VersionsDialog, view: DraftView, draft_file: Path, qtbot: QtBot
) -> None:
    pressed(dialog, "查看不同", qtbot)
    qtbot.waitUntil(lambda: {"86.50", "88.00", "丝网"} <= set(told(dialog)))
    pressed(dialog, "恢复：集群占地面积", qtbot)
    qtbot.waitUntil(lambda: saved(draft_file).get("area_km2") == "86.50")
    qtbot.waitUntil(lambda: view.session.answers.get("area_km2") == "86.50")
    assert saved(draft_file)["firms/2023"] == "9"


def test_a_whole_version_comes_back_and_that_can_be_undone(
    dialog: VersionsDialog, view: DraftView, draft_file: Path, qtbot: QtBot
) -> None:
    pressed(dialog, "恢复全部", qtbot)
    qtbot.waitUntil(lambda: view.session.answers == {"area_km2": "86.50", "cluster_name": "丝网"})
    qtbot.waitUntil(lambda: not view.session.taking_in)
    assert view.top.acts.undo.toolTip() == "撤销：恢复版本“送审稿”（Ctrl+Z）"
    view.session.undo()
    assert saved(draft_file) == {"area_km2": "88.00", "firms/2023": "9"}


def test_a_name_is_deleted_and_the_answers_stay(
    dialog: VersionsDialog, view: DraftView, draft_file: Path, qtbot: QtBot
) -> None:
    pressed(dialog, "删除名称", qtbot)
    qtbot.waitUntil(lambda: not versions(view.session.draft))
    assert len(saved(draft_file)) == 2


def test_the_history_of_a_field_is_folded_and_restores(view: DraftView, draft_file: Path) -> None:
    for number in range(8):
        view.session.deeds.take_over({"area_km2": str(number)})
    view.go_to("area_km2")

    def ways(name: str) -> list[QPushButton]:
        return [
            each
            for each in view.panel.findChildren(QPushButton)
            if each.isVisible() and (each.accessibleName() or each.text()).startswith(name)
        ]

    assert len(ways("恢复为")) == 3
    ways("展开更早的 4 次修改")[0].click()
    assert len(ways("恢复为")) == 7
    next(each for each in ways("恢复为") if each.accessibleName() == "恢复为 2").click()
    assert saved(draft_file) == {"area_km2": "2"}
    view.session.undo()
    assert saved(draft_file) == {"area_km2": "7"}
