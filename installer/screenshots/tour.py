"""The way through all screens, in the order of the work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from cluster_desktop.ui.evidence.page import EvidencePage
from cluster_desktop.ui.statements.opening import open_new_statement
from installer.screenshots.studio import wait

if TYPE_CHECKING:
    from pathlib import Path

    from installer.screenshots.studio import Studio

SECTIONS = "一二三四五六七八九"
UNDER_WAY_MS = 120


def tour(studio: Studio) -> None:
    """Take all screens."""
    _beginning(studio)
    _form(studio)
    _evidence(studio)
    _lists(studio)
    _finishing(studio)
    _exchange(studio)
    _library(studio)


def _beginning(studio: Studio) -> None:
    studio.take("start")
    studio.during(studio.window.new_draft, "new")
    studio.during(studio.window.open_example, "example")
    studio.window.open_draft(studio.county.empty)
    studio.take("empty-draft")
    studio.window.go_home()
    studio.window.open_draft(studio.county.draft)
    studio.take("opened")


def _form(studio: Studio) -> None:
    view = studio.view
    view.strip.show_words("")
    studio.page("overview", "overview")
    studio.page("封面", "cover")
    for number, section in enumerate(SECTIONS, 1):
        studio.page(section, f"section-{number}")
    view.go_to("area_km2")
    studio.take("conflict")
    view.go_to("leading_output_cagr")
    studio.take("contradiction")
    studio.key(Qt.Key.Key_F6)
    studio.take("beside")
    studio.key(Qt.Key.Key_F6)
    studio.key(Qt.Key.Key_F8)
    studio.take("rail-folded")
    studio.key(Qt.Key.Key_F8)
    view.doings.find()
    studio.write("专利")
    studio.take("search")
    studio.key(Qt.Key.Key_Escape)
    view.doings.show_commands()
    studio.take("commands")
    studio.key(Qt.Key.Key_Escape)


def _evidence(studio: Studio) -> None:
    view = studio.view
    studio.page("evidence", "evidence")
    page = view.pages["evidence"]
    if not isinstance(page, EvidencePage):
        raise TypeError(page)
    first = next(item for item in view.session.evidence if item.pages > 1)
    page.wishes.document.emit(first.id)
    studio.take("evidence-document")
    studio.press("按材料列出")
    studio.take("documents")
    page.take(studio.county.files)
    studio.take("intake")
    page.intake.cancel()
    view.side.unfold()
    studio.press("编辑页面…")
    studio.take("page-editor")
    studio.close_dialogs()
    studio.press("压缩…")
    studio.take("reduce")
    studio.close_dialogs()
    view.side.fold_again()
    for demand in view.session.requirements:
        if demand.kind != "list" and open_new_statement(view.session, demand.id, view) is not None:
            break
    studio.take("statement")
    studio.close_dialogs()


def _lists(studio: Studio) -> None:
    view = studio.view
    studio.page("lists", "lists")
    studio.page("list/firms", "list")
    studio.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    studio.take("list-find")
    studio.key(Qt.Key.Key_Escape)
    page = view.pages["list/firms"]
    _drop_files(page, [studio.county.sheet])
    studio.take("list-import")
    studio.close_dialogs()


def _finishing(studio: Studio) -> None:
    view = studio.view
    for key in ("standard", "check", "preview"):
        studio.page(key, key)
    studio.during(view.doings.print_form, "print")
    studio.page("export", "export")
    studio.press("导出草稿")
    wait(UNDER_WAY_MS)
    studio.take("export-progress", at_once=True)
    studio.take("export-result")
    studio.during(view.doings.set_up, "settings")
    _help(studio)


def _help(studio: Studio) -> None:
    studio.view.go_to("leading_output_cagr")
    studio.key(Qt.Key.Key_F1)
    studio.take("help")
    studio.close_dialogs()


def _exchange(studio: Studio) -> None:
    exchange = studio.window.exchange
    for opening, name in (
        (exchange.send, "send"),
        (exchange.show_received, "received"),
        (partial(exchange.receive, studio.county.theirs), "receive"),
        (exchange.decide, "decide"),
        (exchange.show_versions, "versions"),
    ):
        opening()
        studio.take(name)
        if name == "versions":
            studio.press("查看不同")
            studio.take("version-differences")
        studio.close_dialogs()
    studio.view.go_to("area_km2")
    studio.take("history")


def _library(studio: Studio) -> None:
    studio.window.go_home()
    studio.take("start-full")
    studio.press("平川县丝网产业：")
    studio.take("draft-menu")
    studio.key(Qt.Key.Key_B)
    studio.take("backups")
    studio.close_dialogs()
    studio.press("回收站（1 份）")
    studio.take("bin")
    studio.close_dialogs()
    studio.county.crash()
    studio.window.open_draft(studio.county.empty)
    studio.take("recovered")


def _drop_files(target: QWidget, files: list[Path]) -> None:
    """Drop files on a part of the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, data, left, none))
