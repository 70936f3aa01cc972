"""What does each action of an open draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from cluster_desktop.ui.paper.section import FormPage
from cluster_desktop.ui.search.commands import commands_of
from cluster_desktop.ui.search.finder import Finder
from cluster_desktop.ui.search.things import Ways, things_of
from cluster_desktop.ui.shell.route import CHECK, EVIDENCE, EXPORT, OVERVIEW, PREVIEW, STANDARD

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QDialog

    from cluster_desktop.ui.shell.draft_view import DraftView
    from cluster_desktop.ui.shell.rail import Stop


class Doings(QObject):
    """The actions by name, done on a view; `stops` are the pages that can be gone to."""

    def __init__(self, view: DraftView, stops: list[Stop]) -> None:
        super().__init__(view)
        self._view = view
        self._stops = stops

    def table(self) -> Mapping[str, Callable[[], object]]:
        """What does each of `actions.ACTIONS`."""
        view = self._view
        return {
            "find": self.find,
            "commands": self.show_commands,
            "next_page": lambda: view.step(1),
            "previous_page": lambda: view.step(-1),
            "next_finding": view.next_finding,
            "help": self.show_help,
            "panel": view.turn_to_panel,
            "fold_back": view.leave_panel,
            "adopt": view.adopt,
            "cross": lambda: self._form(FormPage.cross_here),
            "finish": self.finish,
            "undo": view.undoing.undo,
            "redo": view.undoing.redo,
            "save": view.session.autosave.flush,
            "beside": view.turn_preview,
            "overview": lambda: view.show_page(OVERVIEW),
            "preview": lambda: view.show_page(PREVIEW),
            "evidence": lambda: view.show_page(EVIDENCE),
            "standard": lambda: view.show_page(STANDARD),
            "check": lambda: view.show_page(CHECK),
            "export": lambda: view.show_page(EXPORT),
            "print": self.print_form,
            "fold_rail": view.turn_rail,
            "fold_side": view.turn_side,
            "settings": self.set_up,
            "versions": view.top.versions.emit,
            "send": view.top.send.emit,
            "receive": view.top.receive.emit,
            "guide": self.start_guide,
            "about": self.show_about,
            "home": view.home.emit,
        }

    def finish(self) -> None:
        """Mark the section that is seen as finished, or take its mark back."""
        self._form(FormPage.turn_done)

    def _form(self, doing: Callable[[FormPage], object]) -> None:
        """Do something on the page that is seen, where it is one of the form."""
        page = self._view.pages[self._view.current]
        if isinstance(page, FormPage):
            doing(page)

    def find(self) -> None:
        """Open the box that finds anything in the draft."""
        view = self._view
        ways = Ways(view.show_page, view.go_to, view.show_place)
        things = things_of(view.session, self._stops, ways)
        hint = "查找栏目、选项、问题、佐证、清单"
        Finder("查找", hint, things, view).open_above(view)

    def show_commands(self) -> None:
        """Open the list of all actions."""
        view = self._view
        things = commands_of(self.table(), self._stops, view.show_page)
        Finder("命令", "输入要做的事", things, view, all_first=True).open_above(view)

    def print_form(self) -> None:
        """Open the dialog that prints."""
        from cluster_desktop.ui.printing.dialog import PrintDialog  # noqa: PLC0415  QtPrintSupport, when asked

        self._open(PrintDialog(self._view.session, self._view))

    def set_up(self) -> None:
        """Open the settings."""
        from cluster_desktop.ui.setup.dialog import SettingsDialog  # noqa: PLC0415  when it is asked for

        self._open(SettingsDialog(self._view.settings, self._view))

    def show_help(self) -> None:
        """Open the help at the field in hand, or at what serves the page."""
        from cluster_desktop.ui.help.opening import draft_help  # noqa: PLC0415  when it is asked for

        view = self._view
        folder = view.settings.folder
        window = draft_help(view.session, view.current, view.field_in_hand, folder, view)
        window.wanted.connect(self._follow_help, Qt.ConnectionType.UniqueConnection)

    def show_about(self) -> None:
        """Open the help at what the program is."""
        from cluster_desktop.ui.help.manual import ABOUT  # noqa: PLC0415  as above
        from cluster_desktop.ui.help.opening import general_help  # noqa: PLC0415

        self.show_help()
        general_help(self._view.settings.folder, self._view).show_leaf(ABOUT)

    def start_guide(self) -> None:
        """Lead through the draft in three minutes; elsewhere than on an example say where."""
        from cluster_desktop.ui.guide.guide import NOT_AN_EXAMPLE, is_example, start_guide  # noqa: PLC0415

        if is_example(self._view.session):
            start_guide(self._view)
        else:
            self._view.strip.show_words(NOT_AN_EXAMPLE, tone="note")

    @Slot(str)
    def _follow_help(self, target: str) -> None:
        """Go to a place in the draft that the help leads to."""
        view = self._view
        kind, _, what = target.partition(":")
        view.window().activateWindow()
        if kind == "do":
            self.table()[what]()
        elif kind == "page":
            view.show_page(what)
        else:
            view.show_place(what)

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()
