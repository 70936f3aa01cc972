"""What the official sees when something goes wrong that nobody foresaw."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox

from cluster_desktop.errors import ClusterError
from cluster_desktop.ui.defects import DEFECTS_FILE, DefectHook
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.window import Window
from tests.ui.hands import entry, type_text
from tests.ui.test_typing import saved


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    shown: list[tuple[str, str]] = []

    def show(box: QMessageBox) -> int:
        shown.append((box.text(), box.informativeText()))
        return 0

    monkeypatch.setattr(QMessageBox, "exec", show)
    return shown


def test_a_defect_saves_the_work_and_says_where_it_is(
    window: Window, view: DraftView, told: list[tuple[str, str]], draft_file, capsys
) -> None:
    entry(view, "area_km2")
    type_text("86.50")
    DefectHook(window)(ZeroDivisionError, ZeroDivisionError(), None)
    ((text, where),) = told
    assert text == "程序出了问题，这一步没有完成。"
    assert str(draft_file) in where
    assert "已填写的内容都已保存" in where
    assert saved(draft_file) == {"area_km2": "86.50"}
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_an_error_of_the_core_is_told_in_its_own_words(
    window: Window, told: list[tuple[str, str]], capsys
) -> None:
    DefectHook(window)(ClusterError, ClusterError("文件读不出"), None)
    assert told == [("文件读不出", "")]


def test_a_defect_is_noted_by_its_place_and_without_what_it_was_about(
    window: Window, told: list[tuple[str, str]], tmp_path, capsys
) -> None:
    try:
        int("平川县的一个数")
    except ValueError as error:
        DefectHook(window, tmp_path)(ValueError, error, error.__traceback__)
    noted = (tmp_path / DEFECTS_FILE).read_text(encoding="utf-8")
    assert "ValueError" in noted
    assert "ui/test_defects.py" in noted
    assert "平川" not in noted
