"""Pictures of every screen of the window, taken from the real window on the example county.

    python installer/screenshots.py FOLDER

With a display the window is shown there (`xvfb-run -a python …` where there is none); with
`QT_QPA_PLATFORM=offscreen` nothing is shown.  Names are the same in every run: `01-start.png`, in dark
`01-start-dark.png`, other sizes than 1280 × 720 with the size behind the name.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from screenshot_county import County, build_once, make_county

from cluster_desktop.drafts.library import Library
from cluster_desktop.ui import work
from cluster_desktop.ui.app import make_application
from cluster_desktop.ui.evidence.page import EvidencePage
from cluster_desktop.ui.look import put_on
from cluster_desktop.ui.parts.scrolling import bring_into_view
from cluster_desktop.ui.settings import Settings
from cluster_desktop.ui.statements.opening import open_new_statement
from cluster_desktop.ui.sweeping import Sweeper
from cluster_desktop.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.ui.shell.draft_view import DraftView

QUIET_MS = 120
RESTS = 2
"""So often in a row nothing is under way: what came of work is laid out in a few turns more."""
LONGEST_S = 60.0
SECTIONS = "一二三四五六七八九"


@dataclass(frozen=True)
class Look:
    """How one round is taken; `only` names the pictures of a round that is not whole."""

    width: int = 1280
    height: int = 720
    scheme: str = "浅色"
    size: str = "标准"
    suffix: str = ""
    only: frozenset[str] = frozenset()


_SAMPLE = frozenset(
    {"start", "section-2", "section-4", "section-8", "evidence", "lists", "list", "check", "overview"}
    | {"export", "preview", "beside", "receive", "intake", "settings", "help", "new", "standard"}
)
ROUNDS = (
    Look(),
    Look(scheme="深色", suffix="-dark"),
    Look(1024, 700, suffix="-1024x700", only=_SAMPLE),
    Look(1600, 900, suffix="-1600x900", only=_SAMPLE),
    Look(size="特大", suffix="-large-type", only=_SAMPLE),
)


class Studio:
    """One round through all screens."""

    def __init__(self, app: QApplication, county: County, look: Look, out: Path) -> None:
        self._look, self._out = look, out
        self._number = 0
        self.county = county
        self.settings = Settings(county.folder / "window.ini")
        self.settings.author, self.settings.unit = "王敏", "平川县工业和信息化局"
        self.settings.out_folder = county.folder
        self.settings.scheme, self.settings.size = look.scheme, look.size
        put_on(app, self.settings)
        self.window = Window(Library(county.library), self.settings)
        self.window.resize(QSize(look.width, look.height))
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)
        self.window.activateWindow()

    @property
    def view(self) -> DraftView:
        """The open draft.

        Raises:
            RuntimeError: none is open.
        """
        if self.window.view is None:
            raise RuntimeError("no draft is open")
        return self.window.view

    def take(self, name: str, *, at_once: bool = False) -> None:
        """Wait until nothing is under way, or not, and take a picture; every name counts, taken or not."""
        self._number += 1
        if self._look.only and name not in self._look.only:
            return
        if not at_once:
            self.settle()
        path = self._out / f"{self._number:02}-{name}{self._look.suffix}.png"
        self.picture().save(str(path))
        print(path.name, flush=True)

    def settle(self) -> None:
        """Let the window come to rest."""
        until = time.monotonic() + LONGEST_S
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
        still = 0
        while still < RESTS:
            if time.monotonic() > until:
                raise TimeoutError("work in the background does not end")
            QTest.qWait(QUIET_MS)
            busy = any(top.findChildren(work.Job) for top in QApplication.topLevelWidgets())
            still = 0 if busy else still + 1

    def picture(self) -> QPixmap:
        """The window with the dialogs and menus that lie over it."""
        shown = self.window.grab()
        painter = QPainter(shown)
        for top in QApplication.topLevelWidgets():
            if top is self.window or not top.isVisible() or top.windowType() == Qt.WindowType.ToolTip:
                continue
            place = self._place_of(top)
            frame = QRect(place, top.size()).adjusted(-1, -1, 1, 1)
            painter.fillRect(frame, Qt.GlobalColor.gray)
            painter.drawPixmap(place, top.grab())
        painter.end()
        return shown

    def during(self, opening: Callable[[], object], *taking: Callable[[QWidget], object]) -> None:
        """Open a dialog that waits for its answer, do this in it, and leave it by Esc."""

        def work_in_it() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                raise LookupError("no dialog is open")
            for each in taking:
                each(dialog)
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

        QTimer.singleShot(QUIET_MS, work_in_it)
        opening()

    def close_dialogs(self) -> None:
        """Leave whatever lies over the window."""
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        self.settle()

    def press(self, words: str, place: QWidget | None = None) -> None:
        """Press the button whose words or name begin so, once nothing is under way."""
        self.settle()
        for each in (place or self.window).findChildren(QPushButton):
            if each.isVisible() and any(
                one.startswith(words) for one in (each.text(), each.accessibleName())
            ):
                bring_into_view(each)
                QTest.qWait(0)
                each.click()
                return
        raise LookupError(words)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the cursor is."""
        QTest.keyClick(self.in_hand(), key, modifiers)

    def in_hand(self) -> QWidget:
        """What has the cursor, an open menu before all else.

        Where a dialog that closed left nothing, the window is made active again.
        """
        if (menu := QApplication.activePopupWidget()) is not None:
            return menu
        if QApplication.focusWidget() is None:
            self.window.activateWindow()
            QTest.qWait(QUIET_MS)
        return QApplication.focusWidget() or self.window

    def write(self, words: str) -> None:
        """Write where the cursor is, as an input method does."""
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self.in_hand(), event)

    def page(self, key: str, name: str) -> None:
        """Go to a page and take it."""
        self.view.show_page(key)
        self.take(name)

    def close(self) -> None:
        """Let the window go."""
        self.close_dialogs()
        self.window.close()
        self.window.deleteLater()
        QTest.qWait(0)

    def _place_of(self, top: QWidget) -> QPoint:
        """Where a dialog lies over the window; in the middle where the desktop put it elsewhere."""
        if top.windowType() == Qt.WindowType.Popup:
            return top.pos() - self.window.pos()
        room = self.window.size() - top.size()
        return QPoint(max(0, room.width() // 2), max(0, room.height() // 2))


def drop_files(target: QWidget, files: list[Path]) -> None:
    """Drop files on a part of the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, data, left, none))


def tour(studio: Studio) -> None:
    """All screens in the order of the work."""
    _beginning(studio)
    _form(studio)
    _evidence(studio)
    _lists(studio)
    _finishing(studio)
    _exchange(studio)
    _library(studio)


def _beginning(studio: Studio) -> None:
    studio.take("start")
    studio.during(studio.window.new_draft, lambda _: studio.take("new"))
    studio.during(studio.window.open_example, lambda _: studio.take("example"))
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
    drop_files(page, [studio.county.sheet])
    studio.take("list-import")
    studio.close_dialogs()


def _finishing(studio: Studio) -> None:
    view = studio.view
    for key in ("standard", "check", "preview"):
        studio.page(key, key)
    studio.during(view.doings.print_form, lambda _: studio.take("print"))
    studio.page("export", "export")
    studio.press("导出草稿")
    QTest.qWait(QUIET_MS)
    studio.take("export-progress", at_once=True)
    studio.take("export-result")
    studio.during(view.doings.set_up, lambda _: studio.take("settings"))
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


def main(out: Path) -> int:
    """Take all rounds into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    app = make_application(["screenshots"])
    sweeper = Sweeper(app)
    with tempfile.TemporaryDirectory() as base:
        example = build_once(Path(base))
        for number, look in enumerate(ROUNDS):
            folder = Path(base) / str(number)
            folder.mkdir()
            studio = Studio(app, make_county(folder, example), look, out)
            tour(studio)
            studio.close()
    work.finish()
    sweeper.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
