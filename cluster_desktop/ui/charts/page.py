"""概览: what to do next, the figures that decide over recognition, and how far each section is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cluster_desktop.forms.fields import COVER
from cluster_desktop.ui.charts.cards import GaugeRow, SectionRow, SeriesCard
from cluster_desktop.ui.charts.counts import counts_of
from cluster_desktop.ui.charts.figures import gauges_of, series_of
from cluster_desktop.ui.charts.tiles import CountTile
from cluster_desktop.ui.paper.page import Page
from cluster_desktop.ui.parts.basics import box, button, empty, row, text
from cluster_desktop.ui.shell.route import CHECK, EXPORT, STANDARD

if TYPE_CHECKING:
    from cluster_desktop.ui.charts.counts import Count
    from cluster_desktop.ui.session.session import Session

_NO_STANDARD = "通知没有附认定标准，图上没有指标线。取得标准后，可以在“认定标准”页载入。"


class OverviewPage(Page):
    """`chosen` asks for the field of a path, `page_chosen` for a page."""

    chosen = Signal(str)
    page_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("概览", parent)
        self._session = session
        self._shown: object = None
        self._next_page = ""
        line = row(spacing=14)
        self._told = text("", wrap=True)
        self._next = button("", lambda: self.page_chosen.emit(self._next_page), kind="main")
        line.addWidget(self._told, 1)
        line.addWidget(self._next)
        self.body.addLayout(line)
        self.body.addSpacing(14)
        self._tiles = QHBoxLayout()
        self._tiles.setSpacing(14)
        self.body.addLayout(self._tiles)
        self._heading("关键指标", 18)
        self._cards = QHBoxLayout()
        self._cards.setSpacing(14)
        self.body.addLayout(self._cards)
        self.body.addSpacing(14)
        self._gauges_frame, self._gauges = box("list", margins=0, spacing=0)
        self.body.addWidget(self._gauges_frame)
        self._standard = row(spacing=12)
        self._standard_words = text(_NO_STANDARD, "secondary", wrap=True)
        self._standard.addWidget(self._standard_words, 1)
        self._to_standard = button("认定标准", lambda: self.page_chosen.emit(STANDARD), kind="link")
        self._standard.addWidget(self._to_standard)
        self.body.addLayout(self._standard)
        self._heading("各部分进度", 22)
        frame, self._sections = box("list", margins=0, spacing=0)
        self.body.addWidget(frame)
        self.body.addStretch(1)
        session.judged.connect(self._renew_if_seen)

    def renew(self) -> None:
        """Work it out, if it is not what is shown."""
        session = self._session
        standard = session.benchmark.standard
        series = series_of(session.index, standard, session.answers)
        gauges = gauges_of(session.index, standard, session.answers)
        standings = {
            no: (each.items, each.filled, each.errors, each.warnings, each.unproved)
            for no, each in session.standings.items()
        }
        counts = counts_of(session)
        state = (series, gauges, standings, counts, standard is None)
        if state == self._shown:
            return
        self._shown = state
        self._show_next(counts)
        self._show_counts(counts)
        empty(self._cards)
        for each in series:
            card = SeriesCard(each, self)
            card.chosen.connect(self.chosen)
            self._cards.addWidget(card, 1)
        empty(self._gauges)
        for each in gauges:
            gauge = GaugeRow(each, self)
            gauge.clicked.connect(partial(self.chosen.emit, each.point.path))
            self._gauges.addWidget(gauge)
        self._gauges_frame.setVisible(bool(gauges))
        for part in (self._standard_words, self._to_standard):
            part.setVisible(standard is None)
        self._show_sections()

    def _show_counts(self, counts: tuple[Count, ...]) -> None:
        empty(self._tiles)
        for each in counts:
            tile = CountTile(each, self)
            tile.clicked.connect(partial(self.page_chosen.emit, each.page or self._next_page))
            self._tiles.addWidget(tile, 1)

    def _show_sections(self) -> None:
        titles = {each.no: f"{each.no}、{each.title}" for each in self._session.edition.sections}
        empty(self._sections)
        for no, standing in self._session.standings.items():
            section = SectionRow(titles.get(no, COVER), standing, self)
            section.clicked.connect(partial(self.page_chosen.emit, no))
            self._sections.addWidget(section)

    def _show_next(self, counts: tuple[Count, ...]) -> None:
        """Offer the one thing to do next."""
        standings = self._session.standings
        answers, _, evidence = counts
        filled = answers.shares[0].count
        unproved = sum(share.count for share in evidence.shares[1:])
        undone = next(
            (no for no, each in standings.items() if each.items and not each.done and no != COVER), ""
        )
        if not filled:
            told, words = "还没有填写。从第一部分开始；填过的数字会在这里画成图。", "开始填写"
        elif undone:
            told, words = f"接下来：第{undone}部分还没有完成。", f"继续填写第{undone}部分"
        elif self._session.findings or unproved:
            told, words, undone = "各部分都已填完，还有问题要处理。", "去检查", CHECK
        else:
            told, words, undone = "全部完成，没有发现问题。", "去导出", EXPORT
        self._next_page = undone
        self._told.setText(told)
        self._next.setText(words)

    def _renew_if_seen(self) -> None:
        if self.isVisible():
            self.renew()

    def _heading(self, words: str, above: int) -> None:
        heading = text(words, "heading")
        heading.setContentsMargins(0, above, 0, 8)
        self.body.addWidget(heading)
