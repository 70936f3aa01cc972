"""The pages of an open draft, made when they are first gone to or while nothing else is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer, Signal

from cluster_desktop.forms.fields import COVER
from cluster_desktop.ui.check.page import CheckPage
from cluster_desktop.ui.evidence.page import EvidencePage
from cluster_desktop.ui.export.page import ExportPage
from cluster_desktop.ui.lists.list_page import ListPage
from cluster_desktop.ui.lists.overview import ListsPage
from cluster_desktop.ui.paper.section import CoverPage, FormPage, SectionPage
from cluster_desktop.ui.preview.page import PreviewPage
from cluster_desktop.ui.preview.source import PageSource
from cluster_desktop.ui.shell.route import (
    CHECK,
    EVIDENCE,
    EXPORT,
    LISTS,
    OVERVIEW,
    PREVIEW,
    STANDARD,
    list_key,
    list_page,
    stop_key,
)
from cluster_desktop.ui.standard.page import StandardPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from cluster_desktop.ui.paper.page import Page
    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.settings import Settings

AHEAD_MS = 120


class Pages(QObject):
    """Makes each page once, and passes on what any of them asks for.

    `files_given` tells files for a requirement, `proof_shown` a requirement to look at, `item_chosen` a
    document to look at, `item_held` one that is in hand in a table, `arrival_shown` a file that is coming in,
    `arriving` that the sheet of such files opens,
    `path_chosen` a field to go to, `page_chosen` a page to go to, `statement_wanted` a requirement to write a
    statement for, `cell_shown` a list and what is wrong in its row in hand, `printing` asks to print,
    `complete` tells that every page is made that can be beforehand, `told` in words what became of
    something done on a page.
    """

    files_given = Signal(str, list)
    proof_shown = Signal(str)
    item_chosen = Signal(str)
    item_held = Signal(str)
    arrival_shown = Signal(object)
    arriving = Signal()
    path_chosen = Signal(str)
    page_chosen = Signal(str)
    statement_wanted = Signal(str)
    cell_shown = Signal(object, object)
    printing = Signal()
    complete = Signal()
    told = Signal(str)

    def __init__(self, session: Session, settings: Settings, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._session = session
        self._settings = settings
        self._stack = stack
        self.source = PageSource(session, self)
        self._made: dict[str, Page] = {}
        self._unseen: list[Page] = []
        self._ahead = QTimer(self)
        self._ahead.timeout.connect(self._make_ahead)
        self._ahead.start(AHEAD_MS)

    def __getitem__(self, key: str) -> Page:
        """The page of a key."""
        if key not in self._made:
            self._made[key] = self._make(key)
            self._stack.addWidget(self._made[key])
        return self._made[key]

    def show(self, key: str) -> Page:
        """Bring a page up to date and to the front."""
        page = self[key]
        page.renew()
        self._stack.setCurrentWidget(page)
        if isinstance(page, FormPage):
            page.measure()
        return page

    def let_go(self) -> None:
        """Stop what runs in any of them."""
        self._ahead.stop()
        self.source.stop()
        for page in self._made.values():
            if isinstance(page, ExportPage):
                page.cancel()
            elif isinstance(page, EvidencePage):
                page.let_go()

    def _make(self, key: str) -> Page:
        session = self._session
        if key in {CHECK, STANDARD}:
            made = self._check_page() if key == CHECK else StandardPage(session)
            made.chosen.connect(self.path_chosen)
            return made
        make = {
            OVERVIEW: self._overview,
            EXPORT: self._export_page,
            PREVIEW: self._preview,
            EVIDENCE: self._evidence_page,
            LISTS: lambda: self._lists_page(list_key(key)),
        }.get(stop_key(key), lambda: self._form_page(key))
        return make()

    def _check_page(self) -> CheckPage:
        page = CheckPage(self._session)
        page.page_chosen.connect(self.page_chosen)
        return page

    def _overview(self) -> Page:
        from cluster_desktop.ui.charts.page import OverviewPage  # noqa: PLC0415  when it is gone to

        page = OverviewPage(self._session)
        page.chosen.connect(self.path_chosen)
        page.page_chosen.connect(self.page_chosen)
        return page

    def _export_page(self) -> Page:
        page = ExportPage(self._session, self._settings)
        page.check.connect(lambda: self.page_chosen.emit(CHECK))
        page.evidence.connect(lambda: self.page_chosen.emit(EVIDENCE))
        page.chosen.connect(self.path_chosen)
        return page

    def _preview(self) -> Page:
        page = PreviewPage(self.source)
        page.chosen.connect(self.path_chosen)
        page.printing.connect(self.printing)
        return page

    def _evidence_page(self) -> Page:
        page = EvidencePage(self._session)
        wishes = page.wishes
        wishes.files_given.connect(self.files_given)
        wishes.document.connect(self.item_chosen)
        wishes.held.connect(self.item_held)
        wishes.arrival.connect(self.arrival_shown)
        wishes.arriving.connect(self.arriving)
        wishes.field.connect(self.path_chosen)
        wishes.statement.connect(self.statement_wanted)
        wishes.list_of.connect(self._show_list)
        return page

    def _form_page(self, key: str) -> Page:
        session = self._session
        section = next((each for each in session.edition.sections if each.no == key), None)
        form = CoverPage(COVER, session) if section is None else SectionPage(section, session)
        form.parts.files_given.connect(self.files_given)
        form.parts.proof_shown.connect(self.proof_shown)
        form.parts.statement_wanted.connect(self.statement_wanted)
        form.parts.list_wanted.connect(self._show_list)
        form.parts.crossed.connect(self.path_chosen)
        form.parts.told.connect(self.told)
        return form

    def _show_list(self, key: str) -> None:
        self.page_chosen.emit(list_page(key))

    def _lists_page(self, key: str) -> Page:
        """The page of a list, or that of all lists."""
        if not key:
            lists = ListsPage(self._session)
            lists.opened.connect(self.page_chosen)
            return lists
        page = ListPage(key, self._session)
        page.overview.connect(lambda: self.page_chosen.emit(LISTS))
        page.cell_shown.connect(self.cell_shown)
        return page

    def _make_ahead(self) -> None:
        """Make or lay out one more page, so that going there is quick."""
        if self._unseen:
            # One pixel of it is drawn, for which all of it is laid out.
            self._unseen.pop().grab(QRect(0, 0, 1, 1))
            return
        keys = (*self._session.standings, EVIDENCE, OVERVIEW, LISTS)
        waiting = next((key for key in keys if key not in self._made), None)
        if waiting is None:
            self._ahead.stop()
            self.complete.emit()
            return
        page = self[waiting]
        page.renew()
        page.resize(self._stack.size())
        self._unseen.append(page)
