"""An official blank in place of the program's own, chosen in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.official_blank import OfficialBlank, official_blank_of
from cluster_desktop.forms.loader import load_edition
from cluster_desktop.resources import resource
from cluster_desktop.ui.blank.chooser import BlankChooser
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.start.new_dialog import NewDialog
from cluster_desktop.ui.window import Window


def blank_of(edition: str, path: Path, *, without: str = "") -> Path:
    """A Word file with the labels of a form, one of them left out."""
    document = docx.Document(str(resource("templates", load_edition(edition).template)))
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                if without and cell.text.startswith(without):
                    cell.paragraphs[0].runs[0].text = "另一栏目"
    document.core_properties.title = "上级下发"
    document.save(str(path))
    return path


@pytest.fixture
def official(tmp_path: Path) -> Path:
    return blank_of("hebei-2024", tmp_path / "河北空白表.docx")


def chooser(parent: QWidget) -> BlankChooser:
    found = parent.findChild(BlankChooser)
    assert found is not None
    return found


def words(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def press(page: QWidget, name: str) -> None:
    next(each for each in page.findChildren(QPushButton) if each.text() == name).click()


def choose(page: QWidget, file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    """Press the button, choose the file, and wait until it has been looked through."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    press(page, "使用上级下发的空白表…")
    assert f"正在核对 {file.name}…" in words(page)
    qtbot.waitUntil(lambda: "正在核对" not in words(page), timeout=20_000)


def test_a_blank_that_binds_is_used_kept_and_can_be_given_up_again(
    view: DraftView, official: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    view.show_page("export")
    page = chooser(view.pages["export"])
    assert "使用系统自带的空白表" in words(page)
    choose(page, official, monkeypatch, qtbot)
    assert "✓ 使用上级下发的空白表：河北空白表.docx" in words(page)
    assert official_blank_of(view.session.draft) == OfficialBlank(official.read_bytes(), official.name)
    press(page, "改回系统自带的空白表")
    assert "使用系统自带的空白表" in words(page)
    assert official_blank_of(view.session.draft) is None


def test_a_blank_with_a_label_missing_is_refused_and_the_label_named(
    view: DraftView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    view.show_page("export")
    page = chooser(view.pages["export"])
    other = blank_of("hebei-2024", tmp_path / "少一栏.docx", without="集群占地面积")
    choose(page, other, monkeypatch, qtbot)
    assert "少一栏.docx 不能使用" in words(page)
    assert "集群占地面积" in words(page)
    assert "使用系统自带的空白表" in words(page)
    assert official_blank_of(view.session.draft) is None


def test_what_is_no_word_file_is_refused_in_words(
    view: DraftView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    view.show_page("export")
    page = chooser(view.pages["export"])
    (tmp_path / "说明.docx").write_text("只是文字", encoding="utf-8")
    choose(page, tmp_path / "说明.docx", monkeypatch, qtbot)
    assert "说明.docx 不能使用" in words(page)
    choose(page, tmp_path / "没有.docx", monkeypatch, qtbot)
    assert "没有.docx：文件读不出" in words(page)


def test_an_opened_draft_shows_the_blank_that_it_uses(
    window: Window, open_view: Callable[[Path], DraftView], draft_file: Path, official: Path
) -> None:
    first = open_view(draft_file)
    first.session.deeds.use_blank(OfficialBlank(official.read_bytes(), official.name))
    window.go_home()
    again = open_view(draft_file)
    again.show_page("export")
    assert "使用上级下发的空白表：河北空白表.docx" in words(chooser(again.pages["export"]))


def test_a_new_draft_can_begin_with_an_official_blank(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    official = blank_of("national-2025", tmp_path / "2025空白表.docx")

    def accept(dialog: NewDialog) -> QDialog.DialogCode:
        choose(dialog.blank, official, monkeypatch, qtbot)
        name = dialog.findChild(QLineEdit)
        assert name is not None
        name.setText("平川县丝网产业")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(NewDialog, "exec", accept)
    window.new_draft()
    assert window.view is not None
    with Draft.open(window.view.session.draft.path, read_only=True) as draft:
        assert draft.edition == "national-2025"
        assert official_blank_of(draft) == OfficialBlank(official.read_bytes(), official.name)


def test_another_form_gives_up_the_blank_that_was_chosen_for_the_one_before(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    dialog = NewDialog(window)
    choose(dialog.blank, blank_of("national-2025", tmp_path / "a.docx"), monkeypatch, qtbot)
    assert dialog.answer().blank is not None
    dialog.findChildren(QRadioButton)[2].click()
    assert dialog.answer().blank is None
    assert "使用系统自带的空白表" in words(dialog.blank)
