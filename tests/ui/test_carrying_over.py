"""A new draft begun from an earlier one: what goes over is told before, and then made."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QMenu,
    QPushButton,
    QRadioButton,
    QTextBrowser,
)
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.library import Library
from cluster_desktop.drafts.versions import versions
from cluster_desktop.evidence.items import attach, read_evidence
from cluster_desktop.forms.loader import edition_ids, load_edition
from cluster_desktop.ui.help.window import HelpWindow
from cluster_desktop.ui.start.card import Card
from cluster_desktop.ui.start.carry_dialog import CarryDialog
from cluster_desktop.ui.start.carry_task import Making, earlier_draft, earlier_drafts, foretell
from cluster_desktop.ui.window import Window
from cluster_desktop.ui.work import Job, Ticket
from tests.evidence.papers import pdf
from tests.ui.hands import press

HEBEI, NATIONAL = "hebei-2024", "national-2025"


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def begin(library: Library) -> Callable[[str, str], Path]:
    """Makes a draft: a name, a figure of each year, two documents, two lists (one of Hebei alone)."""

    def make(edition_id: str, name: str) -> Path:
        edition, path = load_edition(edition_id), library.new_path(name)
        with Draft.create(path, edition=edition_id, notice=edition.notices[0], author="甲") as draft:
            draft.set_many({"cluster_name": name, "area_km2": "86.5"}, "甲")
            draft.set_many({f"total_output/{year}": "12.50" for year in edition.years}, "甲")
            draft.set_many({f"list/firms/{no}": {"no": no, "name": f"厂{no}"} for no in range(3)}, "甲")
            draft.set("list/leader_firms/1", {"no": 1}, "甲")
            attach(draft, pdf("面积"), "面积.pdf", "占地面积证明", ["area_km2"], "甲", known=lambda _: True)
            oldest = [f"total_output/{edition.years[0]}"]
            attach(draft, pdf("旧"), "旧.pdf", "旧年产值证明", oldest, "甲", known=lambda _: True)
        return path

    return make


@pytest.fixture
def dialog(window: Window, begin: Callable[[str, str], Path], qtbot: QtBot) -> CarryDialog:
    """What the card opens, with the draft of the Hebei form looked through."""
    begin(HEBEI, "平川县丝网产业")
    window.start_page.renew()
    cards = window.start_page.findChildren(Card)
    next(each for each in cards if each.accessibleName().startswith("由往年草稿新建")).click()
    return opened(window, qtbot)


def opened(window: Window, qtbot: QtBot) -> CarryDialog:
    shown = window.start_page.findChild(CarryDialog)
    assert shown is not None
    settle(shown, qtbot)
    return shown


def settle(dialog: CarryDialog, qtbot: QtBot) -> None:
    """Wait until nothing is worked out any more."""
    qtbot.waitUntil(lambda: not dialog.findChildren(Job), timeout=10_000)


def words(dialog: QDialog) -> str:
    told = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    return "\n".join([*told, *(page.toPlainText() for page in dialog.findChildren(QTextBrowser))])


def named(dialog: QDialog, name: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == name)


def drafts(library: Library) -> list[str]:
    """Everything in the folder of the library, but the locks of open drafts."""
    return sorted(path.name for path in library.folder.iterdir() if path.suffix != ".lock")


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Instead of showing the dialog for files, choose this one."""

    def choose(file: Path) -> None:
        def answer(*_: object) -> tuple[str, str]:
            return str(file), ""

        monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)

    return choose


def test_what_goes_over_and_what_does_not_is_told_before_anything_is_made(
    dialog: CarryDialog, library: Library
) -> None:
    told = words(dialog)
    assert "带入 4 处内容、1 份佐证材料、1 种清单 3 行。" in told
    assert "不带入 3 处，要填写或核对" in told
    assert "新表没有位置，不带入（3 处）" in told
    for name in ("集群总产值（2021年）", "佐证材料“旧年产值证明”", "清单“集群县域特色产业“领跑者”企业名单”"):
        assert name in told
    assert "集群总产值（2024年）：新表要填 2024 年的数。" in told
    assert drafts(library) == ["平川县丝网产业.jqsb"]


def test_the_new_draft_is_opened_with_what_went_over_in_the_name_of_who_made_it(
    dialog: CarryDialog, window: Window, library: Library, qtbot: QtBot
) -> None:
    named(dialog, "新建").click()
    qtbot.waitUntil(lambda: window.view is not None, timeout=10_000)
    assert window.view is not None
    draft = window.view.session.draft
    assert drafts(library) == ["平川县丝网产业 2025 年度.jqsb", "平川县丝网产业.jqsb"]
    assert (draft.edition, draft.value("total_output/2023")) == (NATIONAL, "12.50")
    assert [item.title for item in read_evidence(draft)] == ["占地面积证明"]
    assert draft.authors() == ["工信局"]
    assert [(each.name, each.author) for each in versions(draft)] == [
        ("由 2024 年度中小企业特色产业集群申报表带入", "工信局")
    ]
    told = [label.text() for label in window.view.strip.findChildren(QLabel)]
    assert any("由“平川县丝网产业”带入 4 处内容" in each for each in told)


def test_between_all_forms_there_is_made_what_was_foretold(
    library: Library, begin: Callable[[str, str], Path]
) -> None:
    for edition in edition_ids():
        begin(edition, f"县{edition}")
    for earlier in earlier_drafts(library):
        for edition in set(edition_ids()) - {earlier.edition}:
            foretold = foretell(earlier, edition, "")
            made = Making(earlier, edition, "", library, "李某")(Ticket())
            with Draft.open(made, read_only=True) as draft:
                assert draft.edition == edition
                assert foretold.answers == len(draft.answers()) > 1
                assert foretold.evidence == len(read_evidence(draft))
                assert foretold.rows == len(draft.values("list/"))
            assert any("旧年产值" in name for name in foretold.dropped) == (foretold.evidence == 1)
            assert all(name and "/" not in name for name in foretold.dropped)
            assert all(name and why for name, why in foretold.ask)


def test_another_form_is_told_of_and_its_own_is_not_offered(dialog: CarryDialog, qtbot: QtBot) -> None:
    radios = dialog.findChildren(QRadioButton)
    assert [each.isEnabled() for each in radios if "河北省" in each.accessibleName()] == [False]
    before = words(dialog)
    next(each for each in radios if "2022 年度" in each.text()).click()
    settle(dialog, qtbot)
    assert words(dialog) != before
    notices = next(each for each in dialog.findChildren(QComboBox) if each.count() == 2)
    assert notices.isVisible()
    notices.setCurrentIndex(1)
    notices.activated.emit(1)
    settle(dialog, qtbot)
    assert named(dialog, "新建").isEnabled()


def test_stopping_leaves_nothing(dialog: CarryDialog, library: Library, qtbot: QtBot) -> None:
    named(dialog, "新建").click()
    named(dialog, "取消").click()
    settle(dialog, qtbot)
    assert "已取消，没有留下新草稿。" in words(dialog)
    assert drafts(library) == ["平川县丝网产业.jqsb"]
    assert dialog.isVisible()
    named(dialog, "取消").click()
    assert not dialog.isVisible()


def test_what_was_made_when_it_was_to_stop_is_taken_away(
    library: Library, begin: Callable[[str, str], Path]
) -> None:
    begin(HEBEI, "平川县")
    task = Making(earlier_drafts(library)[0], NATIONAL, "", library, "李某")
    task(Ticket())
    assert len(drafts(library)) == 2
    task.undo()
    assert drafts(library) == ["平川县.jqsb"]


def test_an_archived_draft_and_a_file_from_elsewhere_can_be_begun_from(
    window: Window,
    library: Library,
    begin: Callable[[str, str], Path],
    give: Callable[[Path], None],
    qtbot: QtBot,
) -> None:
    sent = Path(shutil.copy(begin(NATIONAL, "临川县"), library.folder.parent / "发来.jqsb"))
    library.put_away(begin(HEBEI, "平川县"), library.archive)
    library.bin.discard(library.folder / "临川县.jqsb")
    window.start_page.carry_over()
    dialog = opened(window, qtbot)
    choice = dialog.findChildren(QComboBox)[0]
    assert choice.currentText() == "平川县 · 2024 年度申报表 · 河北省工业和信息化厅 · 已归档"
    give(sent)
    named(dialog, "选择文件…").click()
    qtbot.waitUntil(lambda: choice.currentText().startswith("临川县 · 2025"), timeout=10_000)
    settle(dialog, qtbot)
    assert named(dialog, "新建").isEnabled()


def test_a_spoilt_file_is_refused_and_the_choice_stays(
    dialog: CarryDialog, tmp_path: Path, give: Callable[[Path], None], qtbot: QtBot
) -> None:
    (spoilt := tmp_path / "坏.jqsb").write_bytes(b"nothing of the kind")
    give(spoilt)
    named(dialog, "选择文件…").click()
    settle(dialog, qtbot)
    assert "坏.jqsb" in words(dialog)
    assert dialog.findChildren(QComboBox)[0].currentText().startswith("平川县丝网产业")
    assert named(dialog, "新建").isEnabled()


def test_a_draft_that_is_gone_by_then_is_told_of(dialog: CarryDialog, library: Library, qtbot: QtBot) -> None:
    (library.folder / "平川县丝网产业.jqsb").unlink()
    named(dialog, "新建").click()
    settle(dialog, qtbot)
    assert "没有建成，往年草稿没有改动。" in words(dialog)
    assert drafts(library) == []


def test_the_menu_of_a_draft_leads_here_with_that_draft(
    window: Window, library: Library, begin: Callable[[str, str], Path], qtbot: QtBot
) -> None:
    for edition, name in ((HEBEI, "平川县"), (NATIONAL, "临川县"), (HEBEI, "东山县")):
        begin(edition, name)
    window.start_page.renew()
    entry = next(each for each in library.drafts() if each.name == "临川县")
    more = window.start_page.findChildren(QPushButton)
    next(each for each in more if each.accessibleName().startswith("临川县：")).click()
    menu = next(each for each in window.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text().startswith("由它新建另一张表")).trigger()
    menu.close()
    assert opened(window, qtbot).findChildren(QComboBox)[0].currentText().startswith(entry.name)


def test_f1_opens_the_manual_over_the_dialog(dialog: CarryDialog) -> None:
    dialog.activateWindow()
    press(Qt.Key.Key_F1)
    manual = dialog.findChild(HelpWindow)
    assert manual is not None
    assert "由往年草稿新建" in manual.page.toPlainText()


def test_without_any_draft_it_asks_for_a_file(window: Window, qtbot: QtBot) -> None:
    window.start_page.carry_over()
    dialog = opened(window, qtbot)
    assert dialog.findChildren(QComboBox)[0].placeholderText() == "没有草稿，选择文件"
    assert not named(dialog, "新建").isEnabled()


def test_a_file_that_is_an_earlier_draft_is_read_with_its_name(begin: Callable[[str, str], Path]) -> None:
    read = earlier_draft(begin(HEBEI, "平川县"))
    assert (read.name, read.edition) == ("平川县", HEBEI)
