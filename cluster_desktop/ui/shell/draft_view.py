"""An open draft: the frame, the pages in it, and the ways from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from cluster_desktop.forms.fields import COVER
from cluster_desktop.ui.check.page import CheckPage
from cluster_desktop.ui.evidence.page import EvidencePage
from cluster_desktop.ui.evidence.panel import EvidencePanel
from cluster_desktop.ui.export.page import ExportPage
from cluster_desktop.ui.paper.section import CoverPage, FormPage, SectionPage
from cluster_desktop.ui.parts.basics import column, row
from cluster_desktop.ui.parts.strip import Strip
from cluster_desktop.ui.session.standing import section_nos
from cluster_desktop.ui.shell.field_panel import FieldPanel
from cluster_desktop.ui.shell.focus import FocusWatch
from cluster_desktop.ui.shell.foot import Foot
from cluster_desktop.ui.shell.keys import bind_keys
from cluster_desktop.ui.shell.rail import Rail, Stop
from cluster_desktop.ui.shell.rail_marks import rail_mark
from cluster_desktop.ui.shell.side import SidePanel
from cluster_desktop.ui.shell.top_bar import TopBar

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from cluster_desktop.forms.findings import Finding
    from cluster_desktop.forms.model import Section
    from cluster_desktop.ui.paper.page import Page
    from cluster_desktop.ui.session.session import Session
    from cluster_desktop.ui.settings import Settings

FOLD_BELOW = 1280
_AHEAD_MS = 120
EVIDENCE, CHECK, EXPORT = "evidence", "check", "export"


class DraftView(QWidget):
    """`home` asks for the list of drafts."""

    home = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._settings = settings
        session.setParent(self)
        self._pages: dict[str, Page] = {}
        self._steps = [*section_nos(session.index), EVIDENCE, CHECK, EXPORT]
        self.current = ""
        self.rail = Rail(_stops(session))
        self.foot = Foot()
        self.strip = Strip()
        self.side = SidePanel(self)
        self.panel = FieldPanel(session)
        self.evidence_panel = EvidencePanel(session)
        self._stack = QStackedWidget()
        self.top = TopBar(session)
        self._put_together()
        self._connect()
        self.watch = FocusWatch(session, self.panel, self)
        _application().focusChanged.connect(self.watch.follow)
        bind_keys(self)
        self.show_page(self._first())
        self._show_marks()
        self._ahead = QTimer(self)
        self._ahead.timeout.connect(self._make_ahead)
        self._ahead.start(_AHEAD_MS)

    def show_page(self, key: str) -> None:
        """Go to a page (封面, a section by its number, 佐证材料, 检查, 导出) and into its first field."""
        self._turn_to(key)
        self._pages[key].enter()

    def step(self, by: int) -> None:
        """Go so many pages on or back; at the ends nothing happens."""
        there = self._steps.index(self.current) + by
        if 0 <= there < len(self._steps):
            self.show_page(self._steps[there])

    def go_to(self, path: str) -> None:
        """Bring the cursor to the field of a path, on whatever page it is."""
        field = self.session.field_at(path)
        if field is None:
            return
        self._turn_to(field.section)
        page = self._pages[field.section]
        if isinstance(page, FormPage):
            page.take_focus(field.path)
            self.panel.show_path(field.path)

    def next_finding(self) -> None:
        """Go to the finding after the field in hand, round and round."""
        self._go_round(self.session.findings)

    def mend_here(self) -> None:
        """Go to the next finding of this page."""
        standing = self.session.standings.get(self.current)
        self._go_round(standing.findings if standing is not None else self.session.findings)

    def _go_round(self, findings: list[Finding]) -> None:
        order = {field.path: number for number, field in enumerate(self.session.index.fields)}
        concerned = [field for each in findings if (field := self.session.field_at(each.paths[0]))]
        places = {field.path: order.get(field.path, len(order)) for field in concerned}
        if not places:
            return
        here = order.get(self.watch.path, -1) if self._is_here(self.watch.path) else self._before_page(order)
        ahead = sorted(places, key=lambda path: (places[path] <= here, places[path]))
        self.go_to(ahead[0])

    def show_proof(self, requirement_id: str) -> None:
        """Show on the evidence page what is attached to a requirement."""
        self._turn_to(EVIDENCE)
        page = self._pages[EVIDENCE]
        if isinstance(page, EvidencePage):
            page.show_requirement(requirement_id)

    def attach(self, requirement_id: str, files: list[Path]) -> None:
        """Attach files to a requirement and say which could not be."""
        troubles = self.session.attach(files, requirement_id)
        self.strip.show_words("\n".join(str(trouble) for trouble in troubles))

    def save(self) -> bool:
        """Save what waits; False where the disk does not take it or a text cannot be kept."""
        QGuiApplication.inputMethod().commit()
        return self.session.autosave.flush() and not self.session.refusals

    def let_go(self) -> None:
        """Stop what runs and close the draft."""
        self._ahead.stop()
        for page in self._pages.values():
            if isinstance(page, ExportPage):
                page.cancel()
        _application().focusChanged.disconnect(self.watch.follow)
        self.session.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the side panel where the paper would become too narrow."""
        super().resizeEvent(event)
        self.side.fold(folded=event.size().width() < FOLD_BELOW)

    def _turn_to(self, key: str) -> None:
        self.session.autosave.flush()
        page = self.page(key)
        self.current = key
        page.renew()
        self._stack.setCurrentWidget(page)
        self.rail.show_current(key)
        self.side.show_panel(EVIDENCE if key == EVIDENCE else "field")
        here = self._steps.index(key)
        before = self._steps[here - 1] if here else None
        after = self._steps[here + 1] if here + 1 < len(self._steps) else None
        self.foot.show_steps(
            *(None if step is None else (step, self._title(step)) for step in (before, after))
        )
        self.foot.show_left(self.session.standings.get(key))

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
        self.side.add("field", self.panel)
        self.side.add(EVIDENCE, self.evidence_panel)

    def _connect(self) -> None:
        self.top.home.connect(self.home)
        self.top.export.connect(lambda: self.show_page(EXPORT))
        self.rail.chosen.connect(self.show_page)
        self.rail.chosen_again.connect(self.mend_here)
        self.foot.stepped.connect(self.show_page)
        self.foot.mend.connect(self.mend_here)
        self.panel.files_given.connect(self.attach)
        self.panel.proof_shown.connect(self.show_proof)
        self.session.judged.connect(self._show_marks)

    def page(self, key: str) -> Page:
        """The page of a key, made when it is first asked for."""
        if key not in self._pages:
            page = self._make(key)
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def _make(self, key: str) -> Page:
        session = self.session
        if key == CHECK:
            check = CheckPage(session)
            check.chosen.connect(self.go_to)
            return check
        if key == EXPORT:
            export = ExportPage(session, self._settings)
            export.check.connect(lambda: self.show_page(CHECK))
            return export
        if key == EVIDENCE:
            page = EvidencePage(session)
            page.files_given.connect(self.attach)
            page.chosen.connect(self.evidence_panel.show_item)
            page.chosen.connect(self.side.unfold)
            page.go_to.connect(self.go_to)
            return page
        form = CoverPage(session) if key == COVER else SectionPage(_section(session, key), session)
        form.parts.files_given.connect(self.attach)
        form.parts.proof_shown.connect(self.show_proof)
        return form

    def _make_ahead(self) -> None:
        """Make one more page of the form while nothing else is to be done, so that going there is quick."""
        waiting = [key for key in (*self.session.standings, EVIDENCE) if key not in self._pages]
        if not waiting:
            self._ahead.stop()
            return
        page = self.page(waiting[0])
        page.renew()
        for widget in page.findChildren(QWidget):
            widget.ensurePolished()

    def _show_marks(self) -> None:
        for key in self._steps:
            self.rail.show_mark(key, *rail_mark(self.session, key))
        self.foot.show_left(self.session.standings.get(self.current))

    def _first(self) -> str:
        """The first section that is not done; the cover is filled last."""
        nos = [section.no for section in self.session.edition.sections]
        return next((no for no in nos if not self.session.standings[no].done), nos[0])

    def _title(self, key: str) -> str:
        for group in _stops(self.session):
            for stop in group[1]:
                if stop.key == key:
                    return f"{stop.key}、{stop.name}" if stop.sign == stop.key else stop.name
        return key

    def _is_here(self, path: str) -> bool:
        field = self.session.index.find(path) if path else None
        return field is not None and field.section == self.current

    def _before_page(self, order: dict[str, int]) -> int:
        here = [order[field.path] for field in self.session.index.fields if field.section == self.current]
        return min(here) - 1 if here else -1


def _section(session: Session, no: str) -> Section:
    return next(section for section in session.edition.sections if section.no == no)


def _stops(session: Session) -> list[tuple[str, list[Stop]]]:
    sections = [Stop(section.no, section.no, section.title) for section in session.edition.sections]
    cover = [Stop(COVER, "▢", COVER)] if session.edition.cover.fields else []
    return [
        ("申报表", [*cover, *sections]),
        ("材料", [Stop(EVIDENCE, "▣", "佐证材料")]),
        ("收尾", [Stop(CHECK, "✓", "检查"), Stop(EXPORT, "⇧", "导出")]),
    ]


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101  a widget cannot exist without it
    return app
