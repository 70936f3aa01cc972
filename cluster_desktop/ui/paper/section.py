"""One section of the form as a page, and the cover as another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QWidget

from cluster_desktop.forms.fields import COVER
from cluster_desktop.ui.paper.builder import Builder
from cluster_desktop.ui.paper.done_mark import DoneMark
from cluster_desktop.ui.paper.entries.line import LineEntry
from cluster_desktop.ui.paper.form import FormParts
from cluster_desktop.ui.paper.names import accessible_name
from cluster_desktop.ui.paper.page import Desk, Page, Paper, standing_pills
from cluster_desktop.ui.paper.plan import plan_section
from cluster_desktop.ui.paper.sheet import Sheet
from cluster_desktop.ui.parts.basics import row, text
from cluster_desktop.ui.parts.scrolling import bring_into_view
from cluster_desktop.ui.session.standing import prose_words

if TYPE_CHECKING:
    from cluster_desktop.forms.model import CoverBlank, CoverLine, Section
    from cluster_desktop.ui.paper.entries.base import Entry
    from cluster_desktop.ui.session.session import Session

_AS_IN_AN_ENTRY = (8, 3, 8, 3)
"""Margins of words that cannot be changed, beside fields that can."""


class FormPage(Page):
    """A page with fields.  `no` is 封面 or the section's number."""

    def __init__(self, no: str, title: str, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, shadow=True)
        self.no = no
        self._session = session
        self.parts = FormParts(session, self)
        self._last: Entry | None = None
        self.paper = Paper()
        self.done_mark = DoneMark(no, session)
        self.heading.insertWidget(1, self.done_mark)
        self.body.addWidget(Desk(self.paper, self))
        self.body.addStretch(1)
        session.judged.connect(self._renew_if_seen)

    def renew(self) -> None:
        """Show what was found while the page was not seen."""
        self.parts.show_judgement()
        self.show_standing()
        self.done_mark.renew()
        if self.isVisible():
            self.parts.hints.soon()
        else:
            self.parts.hints.look()

    def measure(self) -> None:
        """Show how the texts of the page fit their cells."""
        self.parts.measure()

    def _renew_if_seen(self) -> None:
        if self.isVisible():
            self.renew()

    def show_standing(self) -> None:
        """Show how the section stands beside its title."""
        self.show_pills(standing_pills(self._session.standings[self.no]))

    def enter(self) -> None:
        """Bring the cursor to the field where it was, the first one at first."""
        here = QApplication.focusWidget()
        if here is None or not self.isAncestorOf(here):
            (self._last or next(iter(self.parts.entries.values()))).take_focus()

    def cross_here(self) -> None:
        """Go to the place that the field in hand contradicts."""
        held = next((path for path, entry in self.parts.entries.items() if entry.held), None)
        if held is not None:
            self.parts.hints.cross(held)

    def turn_done(self) -> None:
        """Mark the section as finished, or take the mark back."""
        self.done_mark.turn()

    def take_focus(self, path: str) -> None:
        """Bring the cursor to the field of a path and the field into view."""
        entry = self.parts.entries[path]
        self._last = entry
        entry.take_focus()
        bring_into_view(entry)


class SectionPage(FormPage):
    """A section, drawn from the edition."""

    def __init__(self, section: Section, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(section.no, section.heading, session, parent)
        self._section = section
        if section.limit:
            self.paper.content.addWidget(text(section.limit, "secondary"))
            self.paper.content.addSpacing(6)
        sheet = Sheet(self.paper)
        Builder(self.parts, session.demands).build(plan_section(section, session.index), sheet)
        self.paper.content.addWidget(sheet)

    def show_standing(self) -> None:
        """Show how the section stands, with its 字 where it has a limit."""
        pills = standing_pills(self._session.standings[self.no])
        if (most := self._section.max_chars) is not None:
            count = prose_words(self._section, self._session.answers)
            pills.insert(1, (f"{count} / {most} 字", "error" if count > most else "quiet"))
        self.show_pills(pills)


class CoverPage(FormPage):
    """The cover: what is asked there can be filled in, what repeats section 一 is shown."""

    def __init__(self, no: str, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(no, no, session, parent)
        cover = session.edition.cover
        self._repeats: dict[str, QLabel] = {}
        self.paper.content.setContentsMargins(32, 64, 32, 56)
        title = text(cover.title, "cover-title", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.paper.content.addWidget(title)
        self.paper.content.addSpacing(52)
        lines = QGridLayout()
        lines.setVerticalSpacing(16)
        lines.setHorizontalSpacing(8)
        lines.setColumnStretch(1, 1)
        for number, line in enumerate(cover.lines):
            self._line(lines, number, line)
        self.paper.content.addLayout(lines)
        if cover.maker:
            maker = text(cover.maker, "cover-line")
            maker.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.paper.content.addSpacing(56)
            self.paper.content.addWidget(maker)
        session.answered.connect(self._repeat)

    def _line(self, lines: QGridLayout, number: int, line: CoverLine) -> None:
        wide = 2 if line.by_hand else 1
        lines.addWidget(text(line.label, "cover-line", wrap=line.by_hand), 2 * number, 0, 1, wide)
        if line.by_hand:
            return
        blanks = row(spacing=8)
        for blank in line.blanks:
            blanks.addWidget(self._blank(blank), 1)
            if blank.after:
                blanks.addWidget(text(blank.after, "cover-line"))
        lines.addLayout(blanks, 2 * number, 1)
        if line.hint:
            lines.addWidget(text(line.hint, "secondary"), 2 * number + 1, 1)

    def _blank(self, blank: CoverBlank) -> QWidget:
        field = self._session.index[blank.path]
        frame = QFrame()
        frame.setProperty("blank", "yes")
        inner = row(frame)
        if field.section == COVER:
            entry = LineEntry(field, accessible_name(field), frame)
            if field.kind == "date":
                entry.set_hint(f"如 {self._session.edition.years[-1] + 1}年6月10日")
            inner.addWidget(self.parts.add(entry))
        else:
            shown = text("", "cover-line", parent=frame)
            shown.setContentsMargins(*_AS_IN_AN_ENTRY)
            shown.setToolTip(f"取自“{field.name}”，在第{field.section}部分填写")
            self._repeats[blank.path] = shown
            inner.addWidget(shown)
            self._repeat(blank.path)
        return frame

    def _repeat(self, path: str) -> None:
        if (label := self._repeats.get(path)) is not None:
            field = self._session.index[path]
            value = self._session.answers.get(path)
            label.setText(str(value) if value is not None else f"（取自第{field.section}部分）")
