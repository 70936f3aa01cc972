"""An open draft: the frame, the pages in it, and the ways from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from cluster_desktop.ui.evidence.page import EvidencePage
from cluster_desktop.ui.evidence.panel import EvidencePanel
from cluster_desktop.ui.paper.section import FormPage
from cluster_desktop.ui.parts.basics import column, row
from cluster_desktop.ui.parts.strip import Strip
from cluster_desktop.ui.shell.field_panel import FieldPanel
from cluster_desktop.ui.shell.focus import FocusWatch
from cluster_desktop.ui.shell.foot import Foot
from cluster_desktop.ui.shell.keys import bind_keys
from cluster_desktop.ui.shell.mending import next_to_mend
from cluster_desktop.ui.shell.notice_panel import NoticePanel
from cluster_desktop.ui.shell.pages import Pages
from cluster_desktop.ui.shell.rail import Rail
from cluster_desktop.ui.shell.rail_marks import proof_words, rail_mark
from cluster_desktop.ui.shell.route import CHECK, EVIDENCE, EXPORT, STANDARD, Route
from cluster_desktop.ui.shell.side import SidePanel
from cluster_desktop.ui.shell.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from cluster_desktop.errors import ClusterError
    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.ui.paper.page import Page
    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.settings import Settings

FOLD_BELOW = 1280
_FIELD, _NOTICE = "field", "notice"
_PANELS = {EVIDENCE: EVIDENCE, STANDARD: _NOTICE, CHECK: _NOTICE, EXPORT: _NOTICE}
"""The side panel of the pages that are no part of the form."""


class DraftView(QWidget):
    """`home` asks for the list of drafts."""

    home = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        session.setParent(self)
        self.current = ""
        self._route = Route(session.edition)
        self._stack = QStackedWidget()
        self.pages = Pages(session, settings, self._stack)
        self.top = TopBar(session)
        self.rail = Rail(self._route.groups)
        self.foot = Foot()
        self.strip = Strip()
        self.side = SidePanel(self)
        self.panel = FieldPanel(session)
        self.evidence_panel = EvidencePanel(session)
        self._put_together()
        self._connect()
        self._watch = FocusWatch(session, self.panel, self)
        _application().focusChanged.connect(self._watch.follow)
        bind_keys(self, self._keys())
        self.show_page(self._first())
        self._show_marks()

    def _keys(self) -> dict[str, Callable[[], object]]:
        return {
            "F4": self.next_finding,
            "Ctrl+Down": lambda: self.step(1),
            "Ctrl+Up": lambda: self.step(-1),
            "Ctrl+E": lambda: self.show_page(EXPORT),
            "Ctrl+S": self.session.autosave.flush,
            "Alt+Return": self.adopt,
            "Alt+Enter": self.adopt,
            "F1": self.side.unfold,
            "Esc": self.side.fold_again,
        }

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

    def next_finding(self) -> None:
        """Go to the finding after the field in hand, round and round."""
        self._mend(self.session.findings)

    def mend_here(self) -> None:
        """Go to the next finding of this page."""
        standing = self.session.standings.get(self.current)
        self._mend(standing.findings if standing is not None else self.session.findings)

    def adopt(self) -> None:
        """Write the reckoned figure into the field in hand; where the panel is folded, show it first."""
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

    def save(self) -> bool:
        """Save what waits; False where the disk does not take it or a text cannot be kept."""
        QGuiApplication.inputMethod().commit()
        return self.session.autosave.flush() and not self.session.refusals

    def let_go(self) -> None:
        """Stop what runs and close the draft."""
        self.pages.let_go()
        _application().focusChanged.disconnect(self._watch.follow)
        self.session.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the side panel where the paper would become too narrow."""
        super().resizeEvent(event)
        self.side.fold(folded=event.size().width() < FOLD_BELOW)

    def _turn_to(self, key: str) -> Page:
        self.session.autosave.flush()
        self.current = key
        page = self.pages.show(key)
        self.rail.show_current(key)
        self.side.show_panel(_PANELS.get(key, _FIELD))
        self.foot.show_steps(self._route.beside(key, -1), self._route.beside(key, 1))
        self._show_left()
        return page

    def _mend(self, findings: Iterable[Finding]) -> None:
        path = next_to_mend(self.session, findings, self.current, self._watch.path)
        if path is not None:
            self.go_to(path)

    def _put_together(self) -> None:
        outer = column(self)
        outer.addWidget(self.top)
        middle = row(spacing=0)
        middle.addWidget(self.rail)
        centre = QWidget()
        stack = column(centre)
        stack.addWidget(self.strip)
        stack.addWidget(self._stack, 1)
        middle.addWidget(centre, 1)
        middle.addWidget(self.side)
        outer.addLayout(middle, 1)
        outer.addWidget(self.foot)
        self.side.add(_FIELD, self.panel)
        self.side.add(EVIDENCE, self.evidence_panel)
        self.side.add(_NOTICE, NoticePanel(self.session.notice))

    def _connect(self) -> None:
        self.top.home.connect(self.home)
        self.top.export.connect(lambda: self.show_page(EXPORT))
        self.rail.chosen.connect(self.show_page)
        self.rail.chosen_again.connect(self.mend_here)
        self.foot.stepped.connect(self.show_page)
        self.foot.mend.connect(self.mend_here)
        for source in (self.panel, self.pages):
            source.files_given.connect(self.attach)
            source.proof_shown.connect(self.show_proof)
        self.panel.left.connect(self.go_to)
        self.pages.page_chosen.connect(self.show_page)
        self.pages.path_chosen.connect(self.go_to)
        self.pages.item_chosen.connect(self.evidence_panel.show_item)
        self.pages.item_chosen.connect(self.side.unfold)
        self.session.judged.connect(self._show_marks)
        self.session.attached.connect(self._tell)

    def _tell(self, troubles: list[ClusterError]) -> None:
        self.strip.show_words("\n".join(str(trouble) for trouble in troubles))

    def _show_marks(self) -> None:
        for key in self._route.keys:
            self.rail.show_mark(key, *rail_mark(self.session, key))
        self._show_left()

    def _show_left(self) -> None:
        words = proof_words(self.session.requirements) if self.current == EVIDENCE else ""
        self.foot.show_left(self.session.standings.get(self.current), words)

    def _first(self) -> str:
        """The first section that is not done; the cover is filled last."""
        nos = [section.no for section in self.session.edition.sections]
        return next((no for no in nos if not self.session.standings[no].done), nos[0])


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101  a widget cannot exist without it
    return app
