"""The one window: the list of drafts, or the draft that is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QDialog, QMainWindow, QMessageBox, QStackedWidget

from cluster_desktop.drafts.shelf import SUFFIX
from cluster_desktop.errors import ClusterError
from cluster_desktop.resources import resource
from cluster_desktop.ui import work
from cluster_desktop.ui.exchange.flows import Exchange
from cluster_desktop.ui.exchange.ways import ask_for_draft
from cluster_desktop.ui.paper.proof import dropped_files
from cluster_desktop.ui.parts.tabs import go_on
from cluster_desktop.ui.start.page import StartPage
from cluster_desktop.ui.words import form_title

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from cluster_desktop.drafts.places import Places
    from cluster_desktop.forms.model import Edition
    from cluster_desktop.ui.exchange.arriving import Arrival
    from cluster_desktop.ui.opening import Opened
    from cluster_desktop.ui.settings import Settings
    from cluster_desktop.ui.shell.draft_view import DraftView

EXAMPLE = "完整示例"
_LEAST = QSize(1024, 640)
_AT_FIRST = QSize(1440, 900)
_FRAME = QMargins(8, 40, 8, 8)
"""What the system puts round a window: with it, it stays on a small screen."""
_AT_REST_MS = 2000
"""So long after the start there is time for what nobody waits for."""


class Window(QMainWindow):
    """Opens and makes drafts.  Errors are told in a line on the page, never lost.

    `settled` tells that a draft is open and all its pages are made, `cleared` that it is closed.
    """

    settled = Signal()
    cleared = Signal()

    def __init__(self, places: Places, settings: Settings) -> None:
        super().__init__()
        self._places = places
        self._settings = settings
        self.view: DraftView | None = None
        self._opened: Opened | None = None
        self.exchange = Exchange(self, settings)
        self.setAcceptDrops(True)
        self.setWindowTitle("集群申报助手")
        self.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
        self.setMinimumSize(_LEAST)
        if (geometry := settings.geometry) is not None:
            self.restoreGeometry(geometry)
        else:
            self.resize(_AT_FIRST.boundedTo(self.screen().availableSize().shrunkBy(_FRAME)))
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.start_page = StartPage(places, settings)
        self.start_page.new.connect(self.new_draft)
        self.start_page.example.connect(self.open_example)
        self.start_page.browse.connect(self.browse)
        self.start_page.opened.connect(self.open_draft)
        self.start_page.carried.connect(self._show_carried)
        self._stack.addWidget(self.start_page)
        QTimer.singleShot(_AT_REST_MS, self, self._sweep)

    def open_draft(self, path: Path) -> None:
        """Show a draft; one from outside the library is taken in first.

        What stands in the way is told on the page.
        """
        if self._places.holds(path):
            self._open(path)
        else:
            self._take_in(path)

    def _open(self, path: Path) -> None:
        if not self.close_draft():
            return
        from cluster_desktop.ui.backing import Backing  # noqa: PLC0415  it opens drafts
        from cluster_desktop.ui.opening import open_draft  # noqa: PLC0415  see there

        try:
            opened = open_draft(path, self._settings)
        except ClusterError as error:
            self.go_home()
            self._tell(error)
            return
        self.start_page.strip.show_words("")
        self._opened, self.view = opened, opened.view
        view = opened.view
        view.home.connect(self.go_home)
        view.pages.complete.connect(self.settled)
        view.top.send.connect(self.exchange.send)
        view.top.receive.connect(self.exchange.show_received)
        view.top.versions.connect(self.exchange.show_versions)
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        # Hiding the start page sends the cursor to the next button it finds; the official is to write.
        view.show_page(view.current)
        self.exchange.remind()
        if recovery := opened.recovery():
            view.strip.show_words(recovery, tone="note")
        self.setWindowTitle(f"{path.stem} - 集群申报助手")
        Backing(path, self.start_page.library.backups, view).failed.connect(self._not_backed_up)
        try:
            self._places.touch(path)
        except ClusterError as error:
            self._tell(error)

    def _sweep(self) -> None:
        work.start(lambda _: self.start_page.library.sweep(), self).failed.connect(self._tell)

    def _take_in(self, file: Path) -> None:
        library = self.start_page.library

        def task(_: work.Ticket) -> Arrival:
            # The forms are read to judge the file.
            from cluster_desktop.ui.exchange.arriving import arrive  # noqa: PLC0415

            return arrive(file, library)

        job = self._from_start_page(task)
        job.finished.connect(self._show_arrival)

    def _show_arrival(self, arrival: Arrival) -> None:
        self._open(arrival.draft)
        if self.view is None or self.view.session.draft.path != arrival.draft:
            return
        if arrival.known:
            self.exchange.receive(arrival.file)
        else:
            words = f"已把 {arrival.file.name} 复制到本机，以后在本机的这一份上填写。"
            self.view.strip.show_words(f"{words}原文件没有改动：{arrival.file}", tone="note")

    def _from_start_page(self, task: work.Task) -> work.Job:
        """Start what ends with a draft to open; meanwhile no other is chosen."""
        self.start_page.setEnabled(False)
        job = work.start(task, self)
        job.failed.connect(self._tell)
        job.ended.connect(partial(self.start_page.setEnabled, True))  # noqa: FBT003  Qt's own signature
        return job

    def _not_backed_up(self, error: ClusterError) -> None:
        self._tell(
            ClusterError(f"自动备份没有做成：{error.message}填写的内容都已存入草稿。", where=error.where)
        )

    def new_draft(self) -> None:
        """Ask what is to be made, make it in the library, and open it."""
        from cluster_desktop.ui.opening import make_draft  # noqa: PLC0415  see there
        from cluster_desktop.ui.start.new_dialog import NewDialog  # noqa: PLC0415  it reads the definitions

        dialog = NewDialog(self)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if not accepted:
            return
        try:
            path = make_draft(self._places, dialog.answer(), self._settings.author)
        except ClusterError as error:
            self._tell(error)
            return
        self.open_draft(path)

    def open_example(self) -> None:
        """Ask for which form, make its complete example in the library, in the background, and open it."""
        from cluster_desktop.examples.story import example_ids  # noqa: PLC0415  not before it is asked for
        from cluster_desktop.forms.loader import load_edition  # noqa: PLC0415
        from cluster_desktop.ui.start.example_dialog import ExampleDialog  # noqa: PLC0415

        dialog = ExampleDialog((load_edition(name) for name in example_ids()), self)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            self._make_example(dialog.edition())

    def _make_example(self, edition: Edition) -> None:
        places = self._places

        def task(_: work.Ticket) -> Path:
            from cluster_desktop.examples.build import build_example  # noqa: PLC0415  reportlab and fonts

            path = places.new_path(f"{EXAMPLE} {form_title(edition)}")
            build_example(edition.id, path).close()
            return path

        self._from_start_page(task).finished.connect(self._show_example)

    def _show_example(self, path: Path) -> None:
        """Open an example, and offer to lead through it."""
        from cluster_desktop.ui.guide.guide import offer_guide  # noqa: PLC0415  loaded with the first draft

        self.open_draft(path)
        if self.view is not None:
            offer_guide(self.view)

    def _show_carried(self, path: Path, words: str) -> None:
        """Open a draft that was begun from an earlier one, and say what went over."""
        self.open_draft(path)
        if self.view is not None:
            self.view.strip.show_words(words, tone="note")

    def browse(self) -> None:
        """Let the official choose a draft file anywhere."""
        if (file := ask_for_draft(self)) is not None:
            self.open_draft(file)

    def go_home(self) -> None:
        """Back to the list of drafts."""
        if self.close_draft():
            self.start_page.renew()
            self._stack.setCurrentWidget(self.start_page)
            self.setWindowTitle("集群申报助手")

    def close_draft(self) -> bool:
        """Save and close what is open; False where the official would rather stay than lose it."""
        if self.view is None:
            return True
        if not self.view.save() and not self._gives_up():
            return False
        self.view.let_go()
        self._stack.removeWidget(self.view)
        self.view.deleteLater()
        self.view = None
        if self._opened is not None:
            self._opened.lock.release()
            self._opened = None
        self.cleared.emit()
        return True

    def focusNextPrevChild(self, forward: bool, /) -> bool:  # noqa: FBT001  Qt's own signature
        """Tab goes as one reads."""
        return go_on(self, forward=forward)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take draft files."""
        if _draft_in(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Receive what is dropped into the open draft, or open it where there is none."""
        file = _draft_in(event)
        shown = self.start_page if self.view is None else self.view
        if file is None or not shown.isEnabled():
            return
        event.acceptProposedAction()
        if self.view is None:
            self.open_draft(file)
        else:
            self.exchange.receive(file)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the draft first, and the window only if that worked."""
        if self.close_draft():
            self._settings.geometry = self.saveGeometry()
            event.accept()
        else:
            event.ignore()

    def _gives_up(self) -> bool:
        """Ask whether to close although something could not be saved."""
        question = QMessageBox(self)
        question.setIcon(QMessageBox.Icon.Warning)
        question.setWindowTitle("有内容没有保存")
        question.setText("有内容没有存入草稿，关闭后会丢失。")
        question.setInformativeText("此前已保存的内容都在草稿里。")
        stay = question.addButton("继续编辑", QMessageBox.ButtonRole.RejectRole)
        leave = question.addButton("仍然关闭", QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(stay)
        question.exec()
        return question.clickedButton() is leave

    def _tell(self, error: ClusterError) -> None:
        strip = self.start_page.strip if self.view is None else self.view.strip
        strip.show_words(str(error))


def _draft_in(event: QDropEvent) -> Path | None:
    """The draft file that is dragged over the window."""
    return next((file for file in dropped_files(event) if file.suffix == SUFFIX), None)
