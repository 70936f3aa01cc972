"""Sending a draft, receiving what comes back, and taking a receipt back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DiskFull
from cluster_desktop.drafts.receiving import receipts
from cluster_desktop.evidence.items import attach
from cluster_desktop.ui.exchange import task as exchange_task
from cluster_desktop.ui.exchange.decide_dialog import DecideDialog
from cluster_desktop.ui.exchange.receive_dialog import ReceiveDialog
from cluster_desktop.ui.exchange.received_dialog import ReceivedDialog
from cluster_desktop.ui.exchange.send_dialog import SendDialog
from cluster_desktop.ui.shell.draft_view import DraftView
from cluster_desktop.ui.window import Window
from tests.ui.hands import settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def told(place: QWidget) -> str:
    QApplication.processEvents()  # what was just put into a layout is shown then
    return " ".join(each.text() for each in place.findChildren(QLabel) if each.isVisible())


def button(place: QWidget, words: str) -> QPushButton:
    return next(
        each for each in place.findChildren(QPushButton) if each.isVisible() and each.text().startswith(words)
    )


def current(window: Window) -> DraftView:
    assert window.view is not None
    return window.view


@pytest.fixture
def theirs(draft_file: Path, tmp_path: Path) -> Path:
    """What the statistics office sent back: three answers, two of which we changed meanwhile."""
    with Draft.open(draft_file) as draft:
        draft.set_many({"area_km2": "80", "cluster_name": "丝网"}, "工信局")
    back = Path(shutil.copy(draft_file, tmp_path / "统计局发回.jqsb"))
    with Draft.open(back) as draft:
        draft.set_many({"area_km2": "86.50", "cluster_name": "平川丝网"}, "统计局")
        draft.set("firms/2023", "13104", "统计局")
    with Draft.open(draft_file) as draft:
        draft.set_many({"area_km2": "85", "cluster_name": "平川县丝网产业"}, "工信局")
    return back


@pytest.fixture
def offer(
    open_view: Callable[[Path], DraftView], draft_file: Path, theirs: Path, window: Window, qtbot: QtBot
) -> ReceiveDialog:
    """The preview of it, over our draft."""
    open_view(draft_file).show_page("二")
    return offered(window, theirs, qtbot)


def offered(window: Window, file: Path, qtbot: QtBot) -> ReceiveDialog:
    drop(window, file)
    dialog = window.findChild(ReceiveDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "正在核对" not in told(dialog))
    return dialog


def drop(window: Window, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))


def radio(dialog: ReceiveDialog | DecideDialog, *words: str) -> QRadioButton:
    return next(
        each
        for each in dialog.findChildren(QRadioButton)
        if all(word in each.accessibleName() for word in words)
    )


def taken(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "已从“" in told(current(window).strip))


def test_the_preview_shows_what_is_new_and_what_both_wrote(offer: ReceiveDialog, draft_file: Path) -> None:
    said = told(offer)
    assert "新增 3 处修改。有 2 处两边填得不同" in said
    assert "统计局：新增 3 处修改，待选定 2 处" in said
    assert "直接并入的 1 处" in said
    assert "集群企业数量（2023年）" in said
    assert "13104" in said
    assert "工信局，今天" in radio(offer, "集群占地面积", "本机：85").accessibleName()
    assert "统计局，今天" in radio(offer, "集群占地面积", "对方：86.50").accessibleName()
    assert "86.50 统计局 今天" in told(offer)
    offer.reject()
    with Draft.open(draft_file) as draft:
        assert draft.value("firms/2023") is None


def test_it_can_be_taken_in_when_every_conflict_is_decided(offer, window: Window, qtbot: QtBot) -> None:
    assert not button(offer, "并入（还差 2 处）").isEnabled()
    radio(offer, "集群占地面积", "对方").click()
    assert not button(offer, "并入（还差 1 处）").isEnabled()
    radio(offer, "集群名称", "本机").click()
    button(offer, "并入").click()
    taken(window, qtbot)
    session = current(window).session
    wanted = {"area_km2": "86.50", "cluster_name": "平川县丝网产业", "firms/2023": "13104"}
    assert session.answers == wanted
    assert session.draft.conflicts() == {}
    assert current(window).current == "二"


def test_all_of_one_person_can_be_chosen_at_once(offer, window: Window, qtbot: QtBot) -> None:
    button(offer, "都选 统计局 填的").click()
    button(offer, "并入").click()
    taken(window, qtbot)
    assert current(window).session.answers["cluster_name"] == "平川丝网"
    assert current(window).session.answers["area_km2"] == "86.50"


def test_conflicts_can_wait(offer, window: Window, qtbot: QtBot) -> None:
    button(offer, "暂不选定").click()
    taken(window, qtbot)
    draft = current(window).session.draft
    assert set(draft.conflicts()) == {"area_km2", "cluster_name"}
    assert draft.value("firms/2023") == "13104"


def test_what_is_left_open_is_an_error_on_its_field_until_it_is_filled_in_anew(
    offer, window: Window, qtbot: QtBot
) -> None:
    button(offer, "暂不选定").click()
    taken(window, qtbot)
    session = current(window).session

    def open_ones() -> list[str]:
        return [one.message for one in session.findings if one.rule == "conflict"]

    assert len(open_ones()) == 2
    assert "85（工信局" in session.findings_on("area_km2")[0].message
    session.type("area_km2", "86.00")
    settle(current(window))
    (left,) = open_ones()
    assert left.startswith("“集群名称”有 2 种填法")


def test_what_was_left_open_is_decided_later(offer, window: Window, draft_file: Path, qtbot: QtBot) -> None:
    button(offer, "暂不选定").click()
    taken(window, qtbot)
    assert "还有 2 处待选定" in told(current(window).strip)
    window.go_home()
    qtbot.waitUntil(lambda: "2 处待选定" in told(window.start_page))
    window.open_draft(draft_file)
    button(current(window).strip, "逐一选定").click()
    dialog = window.findChild(DecideDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "集群占地面积" in told(dialog))
    assert not button(dialog, "选定").isEnabled()
    radio(dialog, "集群占地面积", "：86.50").click()
    button(dialog, "选定 1 处").click()
    qtbot.waitUntil(lambda: "已选定 1 处" in told(current(window).strip))
    session = current(window).session
    assert set(session.draft.conflicts()) == {"cluster_name"}
    assert session.answers["area_km2"] == "86.50"
    button(current(window).top, "接收草稿").click()
    record = window.findChild(ReceivedDialog)
    assert record is not None
    assert "有 1 处几个人填得不同" in told(record)
    button(record, "逐一选定").click()
    assert window.findChildren(DecideDialog)


def test_of_many_conflicts_all_of_one_person_are_decided_at_once(
    offer, window: Window, draft_file: Path, qtbot: QtBot
) -> None:
    button(offer, "暂不选定").click()
    taken(window, qtbot)
    window.exchange.decide()
    dialog = window.findChild(DecideDialog)
    assert dialog is not None
    assert "共 2 处，已选 0 处" in told(dialog)
    inside = dialog.findChild(QScrollArea)
    assert inside is not None
    assert inside.verticalScrollBar().maximum() == 0
    assert dialog.height() < 400  # no more than two conflicts need
    button(dialog, "都选 统计局 填的").click()
    button(dialog, "选定 2 处").click()
    qtbot.waitUntil(lambda: "已选定 2 处" in told(current(window).strip))
    session = current(window).session
    assert not session.draft.conflicts()
    assert session.answers["area_km2"] == "86.50"


def test_a_press_on_a_value_chooses_it(offer: ReceiveDialog, qtbot: QtBot) -> None:
    choice = radio(offer, "集群占地面积", "对方")
    value = next(each for each in offer.findChildren(QLabel) if each.text() == "86.50")
    assert not choice.isChecked()
    qtbot.mouseClick(value, Qt.MouseButton.LeftButton)
    assert choice.isChecked()


def test_a_receipt_is_undone_from_the_line_above_the_page(offer, window: Window, qtbot: QtBot) -> None:
    before = current(window).session.draft.answers()
    button(offer, "都选 统计局").click()
    button(offer, "并入").click()
    taken(window, qtbot)
    button(current(window).strip, "撤销这次接收").click()
    qtbot.waitUntil(lambda: "已撤销这次接收" in told(current(window).strip))
    assert current(window).session.answers == before


def test_what_was_received_is_on_record_and_can_be_undone_later(offer, window: Window, qtbot: QtBot) -> None:
    button(offer, "暂不选定").click()
    taken(window, qtbot)
    button(current(window).top, "接收草稿").click()
    record = window.findChild(ReceivedDialog)
    assert record is not None
    assert "统计局发回.jqsb" in told(record)
    assert "统计局 3 处" in told(record)
    button(record, "撤销").click()
    qtbot.waitUntil(lambda: "已撤销这次接收" in told(current(window).strip))
    assert [each.undone for each in receipts(current(window).session.draft)] == [True]


def test_the_same_file_again_brings_nothing(offer, window: Window, theirs: Path, qtbot: QtBot) -> None:
    button(offer, "都选 统计局").click()
    button(offer, "并入").click()
    taken(window, qtbot)
    qtbot.waitUntil(lambda: window.findChild(ReceiveDialog) is None)
    again = offered(window, theirs, qtbot)
    assert "文件里的内容本机都有" in told(again)
    assert not button(again, "并入").isEnabled()


def test_a_file_is_chosen_from_the_top_bar(
    view: DraftView, theirs: Path, window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(theirs), ""))
    button(view.top, "接收草稿").click()
    record = window.findChild(ReceivedDialog)
    assert record is not None
    assert "还没有接收过草稿" in told(record)
    button(record, "选择文件").click()
    dialog = window.findChild(ReceiveDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "新增 3 处修改" in told(dialog))


def test_a_file_dropped_on_the_list_of_drafts_is_offered_to_ours(
    window: Window, draft_file: Path, theirs: Path, qtbot: QtBot
) -> None:
    drop(window, theirs)
    qtbot.waitUntil(lambda: window.findChild(ReceiveDialog) is not None)
    assert current(window).session.draft.path == draft_file


def test_a_damaged_file_is_refused_in_words(view, window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    spoilt = tmp_path / "坏.jqsb"
    spoilt.write_bytes(b"nothing of the kind")
    dialog = offered(window, spoilt, qtbot)
    assert "坏.jqsb" in told(dialog)
    assert not button(dialog, "并入").isEnabled()


def test_where_the_disk_is_full_nothing_is_taken_in_and_it_is_told(
    offer, window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull("磁盘空间不足，这次修改没有保存。")

    monkeypatch.setattr(exchange_task, "receive", full)
    button(offer, "暂不选定").click()
    qtbot.waitUntil(lambda: "没有并入，草稿保持原样。磁盘空间不足" in told(offer))
    assert button(offer, "取消").isEnabled()
    assert current(window).session.draft.value("firms/2023") is None


def test_reasons_and_settings_travel_too(view, window: Window, draft_file, tmp_path, qtbot: QtBot) -> None:
    back = Path(shutil.copy(draft_file, tmp_path / "发回.jqsb"))
    with Draft.open(back) as draft:
        draft.set("kept/length/area_km2", {"reason": "已核实", "message": "偏大"}, "统计局")
        draft.set("setting/western", value=True, author="统计局")
    dialog = offered(window, back, qtbot)
    assert "保留提醒的理由" in told(dialog)
    assert "已核实" in told(dialog)


@pytest.fixture
def sending(view: DraftView, window: Window, qtbot: QtBot) -> SendDialog:
    """The dialog on a draft with two answers and one document."""
    draft = view.session.draft
    draft.set_many({"area_km2": "86.50", "contact": "张三"}, "工信局")
    data = b"%PDF-1.4\n" + bytes(range(256)) * 2000
    attach(draft, data, "证明.pdf", "证明", ["area_km2"], "工信局", known=lambda _: True)
    button(view.top, "发送草稿").click()
    dialog = window.findChild(SendDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "约 " in told(dialog))
    return dialog


def saving_to(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))


def tick(dialog: SendDialog, words: str) -> QCheckBox:
    return next(each for each in dialog.findChildren(QCheckBox) if each.text().startswith(words))


def test_the_whole_draft_is_sent_with_its_size_told_before(
    sending: SendDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    assert "1 份佐证材料" in told(sending)
    saving_to(monkeypatch, tmp_path / "发出")
    button(sending, "保存到").click()
    qtbot.waitUntil(lambda: "✓ 已保存 发出.jqsb" in told(sending))
    with Draft.open(tmp_path / "发出.jqsb") as sent:
        assert sent.value("area_km2") == "86.50"
        assert len(sent.blob_sizes()) == 1


def test_the_cursor_is_on_the_next_thing_to_do_when_the_draft_is_sent_or_is_not(
    sending: SendDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    sending.activateWindow()
    saving_to(monkeypatch, tmp_path / "没有" / "发出.jqsb")
    button(sending, "保存到").click()
    qtbot.waitUntil(lambda: sending.focusWidget() is button(sending, "保存到"))
    saving_to(monkeypatch, tmp_path / "发出")
    button(sending, "保存到").click()
    qtbot.waitUntil(lambda: "✓ 已保存" in told(sending))
    qtbot.waitUntil(lambda: sending.focusWidget() is button(sending, "打开所在文件夹"))


def test_only_the_ticked_sections_go_and_without_evidence_it_is_smaller(
    sending: SendDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    tick(sending, "全部").click()
    assert "没有选中任何部分" in told(sending)
    assert not button(sending, "保存到").isEnabled()
    tick(sending, "二").click()
    tick(sending, "带上佐证").click()
    qtbot.waitUntil(lambda: "0 份佐证材料" in told(sending))
    saving_to(monkeypatch, tmp_path / "二.jqsb")
    button(sending, "保存到").click()
    qtbot.waitUntil(lambda: "✓ 已保存" in told(sending))
    with Draft.open(tmp_path / "二.jqsb") as sent:
        assert sent.answers() == {}
        assert sent.blob_sizes() == {}


def test_a_draft_is_never_sent_onto_itself(sending: SendDialog, monkeypatch, draft_file: Path) -> None:
    saving_to(monkeypatch, draft_file)
    button(sending, "保存到").click()
    assert "正在填写的草稿本身" in told(sending)


def test_a_place_that_cannot_be_written_is_told(
    sending: SendDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    saving_to(monkeypatch, tmp_path / "没有" / "发出.jqsb")
    button(sending, "保存到").click()
    qtbot.waitUntil(lambda: "找不到要存放文件的文件夹" in told(sending))
    assert button(sending, "保存到").isEnabled()


def test_enter_saves_the_draft_that_is_to_be_sent(
    sending: SendDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    saving_to(monkeypatch, tmp_path / "发出")
    qtbot.keyClick(tick(sending, "全部"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "✓ 已保存 发出.jqsb" in told(sending))
