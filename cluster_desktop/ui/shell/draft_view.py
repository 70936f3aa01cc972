"""An open draft: the frame, the pages in it, and the ways from one to another."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from cluster_desktop.ui.evidence.page import EvidencePage
from cluster_desktop.ui.evidence.panel import EvidencePanel
from cluster_desktop.ui.exchange.conflict_choice import MOST_KEYS
from cluster_desktop.ui.history.undoing import Undoing
from cluster_desktop.ui.lists.panel import ListPanel
from cluster_desktop.ui.paper.section import FormPage
from cluster_desktop.ui.parts.basics import column, row
from cluster_desktop.ui.parts.strip import Strip
from cluster_desktop.ui.preview.beside import Beside
from cluster_desktop.ui.shell.actions import bind_actions
from cluster_desktop.ui.shell.doings import Doings
from cluster_desktop.ui.shell.field_panel import FieldPanel
from cluster_desktop.ui.shell.focus import FocusWatch
from cluster_desktop.ui.shell.foot import Foot
from cluster_desktop.ui.shell.keys import bind_keys, choose_here
from cluster_desktop.ui.shell.marks import Marks
from cluster_desktop.ui.shell.mending import next_to_mend
from cluster_desktop.ui.shell.notice_panel import NoticePanel
from cluster_desktop.ui.shell.pages import Pages
from cluster_desktop.ui.shell.place import Place
from cluster_desktop.ui.shell.rail import Rail
from cluster_desktop.ui.shell.route import (
    EVIDENCE,
    EVIDENCE_PANEL,
    EXPORT,
    FIELD_PANEL,
    LIST_PANEL,
    NOTICE_PANEL,
    Route,
    page_of,
    panel_of,
    stop_key,
)
from cluster_desktop.ui.shell.side import SidePanel
from cluster_desktop.ui.shell.telling import Telling
from cluster_desktop.ui.shell.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.ui.paper.page import Page
    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.settings import Settings

FOLD_BELOW = 1280
_BESIDE = 520
"""What the preview beside the form takes of the room at least, to be read."""


class DraftView(QWidget):
    """`home` asks for the list of drafts."""

    home = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.settings = settings
        session.setParent(self)
        self.current = ""
        self._route = Route(session.edition)
        self._stack = QStackedWidget()
        self.pages = Pages(session, settings, self._stack)
        self.top = TopBar(session)
        self.rail = Rail(self._route.groups)
        self.foot = Foot()
        self._marks = Marks(session, self._route.keys, self.rail, self.foot)
        self.strip = Strip()
        Telling(session, self.strip)
        self.side = SidePanel(self)
        self.panel = FieldPanel(session)
        self.evidence_panel = EvidencePanel(session)
        self.list_panel = ListPanel(session)
        self._side_folded = False
        self.doings = Doings(self, self._route.stops)
        self._put_together()
        self._connect()
        self._watch = FocusWatch(session, self.panel, self)
        self._watch.taken.connect(self.beside.show_path)
        _application().focusChanged.connect(self._watch.follow)
        self.undoing = Undoing(session, self)
        _application().focusChanged.connect(self.undoing.follow)
        self.top.acts.undo.clicked.connect(self.undoing.undo)
        self.top.acts.redo.clicked.connect(self.undoing.redo)
        bind_actions(self, self.doings.table())
        bind_keys(self, {f"Alt+{number}": partial(choose_here, number) for number in range(1, MOST_KEYS + 1)})
        self._take_place(Place.of(settings, session.draft.path))
        self._marks.show_all()

    @property
    def field_in_hand(self) -> str:
        """The path of the field in hand on the page in view; empty where there is none."""
        field = self.session.field_at(self._watch.path) if self._watch.path else None
        return field.path if field is not None and field.section == self.current else ""

    def show_page(self, key: str) -> None:
        """Go to a page (封面, a section by its number, 佐证材料, 检查, 导出) and into its first field."""
        self._turn_to(key).enter()

    def step(self, by: int) -> None:
        """Go so many pages on or back; at the ends nothing happens."""
        if (stop := self._route.beside(self.current, by)) is not None:
            self.show_page(stop.key)

    def go_to(self, path: str) -> None:
        """Bring the cursor to the field of a path, on whatever page it is."""
        field = self.session.field_at(path)
        if field is None:
            return
        page = self._turn_to(field.section)
        if isinstance(page, FormPage):
            page.take_focus(field.path)
            self.panel.show_path(field.path)
            self.beside.show_path(field.path)

    def show_place(self, path: str) -> None:
        """Show what stands on a path: the field of an answer, else the page that it belongs to."""
        if self.session.field_at(path) is not None:
            self.go_to(path)
            return
        self.show_page(page_of(path) or self.current)

    def next_finding(self) -> None:
        """Go to the finding after the field in hand, round and round; in a list to its next bad cell."""
        if not self.pages[self.current].mend_next():
            self._mend(self.session.findings)

    def mend_here(self) -> None:
        """Go to the next finding of this page."""
        standing = self.session.standings.get(self.current)
        self._mend(standing.findings if standing is not None else self.session.findings)

    def turn_preview(self) -> None:
        """Show the preview beside the form, or put it away."""
        self.beside.ask(asked=not self.beside.asked)
        if self.beside.asked and not self.beside.open:
            self.go_to(self._watch.path or self.session.index.fields[0].path)

    def turn_rail(self) -> None:
        """Fold the rail to its signs, or unfold it."""
        self.rail.fold(folded=not self.rail.folded)

    def turn_side(self) -> None:
        """Fold the side panel to a strip, or unfold it where there is room."""
        self._side_folded = not self._side_folded
        self._fold_side()

    def turn_to_panel(self) -> None:
        """Bring the cursor into the side panel, or from there back to the page."""
        if self.side.holds_cursor():
            self.leave_panel()
        else:
            self.side.enter()

    def leave_panel(self) -> None:
        """Fold a panel that lies over the paper; a cursor in it goes back to the page."""
        if self.side.holds_cursor():
            if path := self.field_in_hand:
                self.go_to(path)
            else:
                self.pages[self.current].enter()
        self.side.fold_again()

    def adopt(self) -> None:
        """Write the offered figure into the field in hand; where none is seen, show the panel first."""
        page = self.pages[self.current]
        if isinstance(page, FormPage) and page.parts.take_offer(self._watch.path):
            return
        if self.panel.isVisible():
            self.panel.adopt()
        else:
            self.side.unfold()

    def show_proof(self, requirement_id: str) -> None:
        """Show on the evidence page what is attached to a requirement."""
        page = self._turn_to(EVIDENCE)
        if isinstance(page, EvidencePage):
            page.show_requirement(requirement_id)

    def attach(self, requirement_id: str, files: list[Path]) -> None:
        """Attach files to a requirement; those that cannot be are told above the page."""
        self.strip.show_words("")
        self.session.attach(files, requirement_id)

    def write_statement(self, requirement_id: str) -> None:
        """Show the editor for a statement that is to serve a requirement."""
        # The layout of Word files and the fonts are loaded when a statement is first written.
        from cluster_desktop.ui.statements.opening import open_new_statement  # noqa: PLC0415

        open_new_statement(self.session, requirement_id, self)

    def open_statement(self, item_id: str) -> None:
        """Show the editor for a statement of the draft."""
        from cluster_desktop.ui.statements.opening import open_statement  # noqa: PLC0415  as above

        open_statement(self.session, item_id, self)

    def save(self) -> bool:
        """Save what waits; False where the disk does not take it or a text cannot be kept."""
        QGuiApplication.inputMethod().commit()
        return self.session.autosave.flush() and not self.session.refusals

    def let_go(self) -> None:
        """Stop what runs and close the draft."""
        self.pages.let_go()
        for follower in (self._watch.follow, self.undoing.follow):
            _application().focusChanged.disconnect(follower)
        self._keep_place()
        self.session.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the side panel where the paper would become too narrow."""
        super().resizeEvent(event)
        self._fold_side()

    def _turn_to(self, key: str) -> Page:
        self.session.autosave.save()
        self.current = key
        page = self.pages.show(key)
        self.rail.show_current(stop_key(key))
        self.side.show_panel(panel_of(key))
        self.foot.show_steps(self._route.beside(key, -1), self._route.beside(key, 1))
        self.beside.follow(is_form=isinstance(page, FormPage))
        self._marks.show_left(key)
        return page

    def _fold_side(self) -> None:
        """Fold the side panel where it is not wanted, or the paper would become too narrow."""
        self.rail.give_way(narrow=self.beside.open and self.width() < FOLD_BELOW)
        room = self.width() - (_BESIDE if self.beside.open else 0)
        self.side.fold(folded=self._side_folded or room < FOLD_BELOW)
        self._frame.activate()  # the paper is measured before the event loop would arrange it

    def _take_place(self, place: Place) -> None:
        """Go where the official was in this draft; for the first time to the first section not done."""
        self.rail.fold(folded=place.rail_folded)
        self._side_folded = place.side_folded
        self.beside.ask(asked=place.beside)
        field = self.session.index.find(place.field) if place.field else None
        known = place.page in self._route.keys
        if known and field is not None and field.section == place.page:
            self.go_to(field.path)
        else:
            self.show_page(place.page if known else self._first())

    def _keep_place(self) -> None:
        page = stop_key(self.current)
        place = Place(page, self._watch.path, self.rail.folded, self._side_folded, self.beside.asked)
        place.keep(self.settings, self.session.draft.path)

    def _mend(self, findings: Iterable[Finding]) -> None:
        path = next_to_mend(self.session, findings, self.current, self._watch.path)
        if path is not None:
            self.go_to(path)

    def _put_together(self) -> None:
        self._frame = outer = column(self)
        outer.addWidget(self.top)
        middle = row(spacing=0)
        middle.addWidget(self.rail)
        centre = QWidget()
        stack = column(centre)
        stack.addWidget(self.strip)
        stack.addWidget(self._stack, 1)
        self.beside = Beside(centre, self.pages.source)
        middle.addWidget(self.beside, 1)
        middle.addWidget(self.side)
        outer.addLayout(middle, 1)
        outer.addWidget(self.foot)
        self.side.add(FIELD_PANEL, self.panel)
        self.side.add(EVIDENCE_PANEL, self.evidence_panel)
        self.side.add(LIST_PANEL, self.list_panel)
        self.side.add(NOTICE_PANEL, NoticePanel(self.session.notice))

    def _connect(self) -> None:
        self.top.home.connect(self.home)
        self.top.export.connect(lambda: self.show_page(EXPORT))
        self.top.searched.connect(self.doings.find)
        self.top.helped.connect(self.doings.show_help)
        self.beside.chosen.connect(self.go_to)
        self.beside.turned.connect(self._fold_side)
        self.pages.printing.connect(self.doings.print_form)
        self.pages.told.connect(partial(self.strip.show_words, tone="note"))
        self.rail.chosen.connect(self.show_page)
        self.rail.chosen_again.connect(self.mend_here)
        self.foot.stepped.connect(self.show_page)
        self.foot.mend.connect(self.mend_here)
        self.foot.finish.connect(self.doings.finish)
        for source in (self.panel, self.pages):
            source.files_given.connect(self.attach)
            source.proof_shown.connect(self.show_proof)
        self.panel.left.connect(self.go_to)
        self.pages.page_chosen.connect(self.show_page)
        self.panel.page_chosen.connect(self.show_page)
        self.pages.cell_shown.connect(self.list_panel.show_cell)
        self.pages.statement_wanted.connect(self.write_statement)
        self.panel.statement_wanted.connect(self.write_statement)
        self.evidence_panel.statement_opened.connect(self.open_statement)
        self.list_panel.left.connect(self.go_to)
        self.pages.path_chosen.connect(self.show_place)
        self.pages.item_chosen.connect(self.evidence_panel.show_item)
        self.pages.item_chosen.connect(self.side.unfold)
        self.pages.item_held.connect(self.evidence_panel.show_item)
        self.pages.arrival_shown.connect(self.evidence_panel.show_arrival)
        self.pages.arriving.connect(self.side.fold_again)
        self.session.turned.connect(self._show_turned)

    def _show_turned(self, paths: frozenset[str]) -> None:
        """Go to what was undone or done again."""
        order = self.session.index
        found = sorted(paths, key=lambda path: (order.find(path) is None, path))
        if found:
            self.show_place(found[0])
            self.pages[self.current].show_changed(paths)

    def _first(self) -> str:
        """The first section that is not done; the cover is filled last."""
        nos = [section.no for section in self.session.edition.sections]
        return next((no for no in nos if not self.session.standings[no].done), nos[0])


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101  a widget cannot exist without it
    return app
