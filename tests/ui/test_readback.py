"""What was changed by hand in Word, taken back through the preview."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cluster_desktop.documents.fill import fill
from cluster_desktop.documents.fonts import FontBook
from cluster_desktop.documents.form import official_blank
from cluster_desktop.documents.readback import Difference
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DiskFull
from cluster_desktop.forms.loader import load_edition
from cluster_desktop.ui.readback.dialog import ReadBackDialog
from cluster_desktop.ui.readback.excerpts import around_the_difference
from cluster_desktop.ui.readback.start import ReadBack
from cluster_desktop.ui.readback.task import Edited
from cluster_desktop.ui.shell.draft_view import DraftView
from tests.ui.hands import form_page, settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ANSWERS: dict[str, str | bool] = {
    "cluster_name": "平川县丝网产业",
    "area_km2": "86.50",
    "firms/2023": "13104",
    "chain_work/1": True,
    "targets/leading_1/label": "集群总产值（亿元）",
    "targets/leading_1/base": "760.32",
}
EDITED = {
    **ANSWERS,
    "area_km2": "88.00",
    "firms/2023": "13204",
    "chain_work/1": False,
    "chain_work/2": True,
    "targets/leading_2/label": "品牌数量",
}

Meet = Callable[[ReadBackDialog], QDialog.DialogCode]


@pytest.fixture
def view(open_view: Callable[[Path], DraftView], draft_file: Path) -> DraftView:
    """A draft with a few answers."""
    with Draft.open(draft_file) as draft:
        draft.set_many(ANSWERS, "统计局")
    return open_view(draft_file)


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """The exported form of the draft, with some answers changed."""
    edition = load_edition("hebei-2024")
    path = tmp_path / "改过的申报表.docx"
    path.write_bytes(fill(official_blank(edition), edition, EDITED, FontBook()))
    return path


@pytest.fixture
def read(view: DraftView, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Callable[[Path, Meet], str]:
    """Reads a file back from the export page, meets the preview, and gives what the page says then."""

    def run(path: Path, meet: Meet) -> str:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        monkeypatch.setattr(ReadBackDialog, "exec", meet)
        view.show_page("export")
        page = view.pages["export"].findChild(ReadBack)
        assert page is not None
        start = page.findChild(QPushButton)
        assert start is not None
        start.click()
        qtbot.waitUntil(start.isEnabled, timeout=20_000)
        return " ".join(label.text() for label in page.findChildren(QLabel))

    return run


def rows(dialog: ReadBackDialog) -> dict[str, QCheckBox]:
    """The ticks of the preview by what they say."""
    return {
        tick.accessibleName().removeprefix("采用："): tick
        for tick in dialog.findChildren(QCheckBox)
        if tick.accessibleName()
    }


def words(dialog: ReadBackDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_the_preview_lists_each_difference_with_both_values(view, edited: Path, read) -> None:
    seen: list[str] = []

    def look(dialog: ReadBackDialog) -> QDialog.DialogCode:
        seen.extend(rows(dialog))
        return QDialog.DialogCode.Rejected

    read(edited, look)
    option = "集群已开展的产业链强链补链工作：绘制产业链图谱，开展产业链培育"
    assert len(seen) == 5
    assert "集群占地面积（平方公里），原来 86.50，Word 中 88.00" in seen
    assert "集群企业数量（2023年），原来 13104，Word 中 13204" in seen
    assert f"{option}，原来 勾选，Word 中 不选" in seen
    assert view.session.answers == ANSWERS


def test_only_the_ticked_rows_are_taken_over_as_changes_of_who_writes_now(
    view: DraftView, edited: Path, read, qtbot: QtBot
) -> None:
    def untick_two(dialog: ReadBackDialog) -> QDialog.DialogCode:
        dialog.show()
        for name, tick in rows(dialog).items():
            if "企业数量" in name or "绘制产业链图谱" in name:
                QTest.keyClick(tick, Qt.Key.Key_Space)
        assert "采用 3 处" in [each.text() for each in dialog.findChildren(QPushButton)]
        return QDialog.DialogCode.Accepted

    assert "✓ 已采用 3 处" in read(edited, untick_two)
    wanted = {
        **ANSWERS,
        "area_km2": "88.00",
        "chain_work/2": True,
        "targets/leading_2/label": "品牌数量",
    }
    assert view.session.draft.answers() == view.session.answers == wanted
    (latest, *_) = view.session.history("area_km2")
    assert (latest.value, latest.author) == ("88.00", "工信局")
    assert view.session.history("firms/2023")[0].author == "统计局"


def test_the_pages_show_what_was_taken_over(view: DraftView, edited: Path, read) -> None:
    page = form_page(view, "八")
    assert "targets/leading_2/label" not in page.parts.entries
    read(edited, lambda _: QDialog.DialogCode.Accepted)
    assert form_page(view, "二").parts.entries["chain_work/2"].inputs()[0].property("checked")
    added = form_page(view, "八").parts.entries["targets/leading_2/label"].inputs()[0]
    assert added.property("plainText") == "品牌数量"


def test_a_file_without_changes_says_so_and_has_nothing_to_take_over(view: DraftView, tmp_path, read) -> None:
    edition = load_edition("hebei-2024")
    path = tmp_path / "没改.docx"
    path.write_bytes(fill(official_blank(edition), edition, ANSWERS, FontBook()))
    told: list[str] = []

    def look(dialog: ReadBackDialog) -> QDialog.DialogCode:
        told.append(words(dialog))
        assert not any(each.isEnabled() for each in dialog.findChildren(QPushButton) if "采用" in each.text())
        return QDialog.DialogCode.Rejected

    read(path, look)
    assert "没改.docx 与草稿没有不同" in told[0]


def test_what_could_not_be_read_is_listed_apart(view: DraftView) -> None:
    unread = ("“集群占地面积”一栏不见了",)
    edited = Edited((Difference("area_km2", "86.50", "88.00"),), unread)
    dialog = ReadBackDialog("改过的申报表.docx", edited, view.session.index, view)
    assert "有 1 处没有读回" in words(dialog)
    assert "“集群占地面积”一栏不见了" in words(dialog)
    assert dialog.chosen() == {"area_km2": "88.00"}


def test_another_document_is_refused_in_words(view: DraftView, tmp_path: Path, read) -> None:
    path = tmp_path / "通知.docx"
    docx.Document().save(str(path))

    def never(_: ReadBackDialog) -> QDialog.DialogCode:
        raise AssertionError

    assert "读不回来" in read(path, never)


def test_where_the_disk_is_full_nothing_is_taken_over_and_it_is_told(
    view: DraftView, edited: Path, read, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("磁盘空间不足，这次修改没有保存。")

    with monkeypatch.context() as broken:
        broken.setattr(Draft, "set_many", full)
        assert "磁盘空间不足" in read(edited, lambda _: QDialog.DialogCode.Accepted)
    assert view.session.answers == ANSWERS
    settle(view)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("短", "短的", ("短", "短的")),
        ("丝" * 200, "丝" * 200 + "网", ("…" + "丝" * 12, "…" + "丝" * 12 + "网")),
        ("空", "丝" * 130, ("空", "丝" * 120 + "…")),
    ],
)
def test_long_texts_are_cut_to_where_they_begin_to_differ(old: str, new: str, shown: tuple[str, str]) -> None:
    assert around_the_difference(old, new) == shown
