"""The parts of 概览: a chart in its frame, the table of single figures, and how far each section is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from cluster_desktop.ui.charts.gauge_bar import LevelBar
from cluster_desktop.ui.charts.year_bars import YearBars
from cluster_desktop.ui.parts.basics import Pill, button, column, row, text
from cluster_desktop.ui.parts.rows import RowButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from cluster_desktop.ui.charts.figures import Gauge, Series
    from cluster_desktop.ui.session.standing import Standing

_NAME_SHARE, _BAR_SHARE, _WORDS_SHARE = 5, 4, 4
_BEYOND = 1.25
"""So far beyond the bound reaches a bar where the figure does not reach further."""
_VERDICTS = {"met": ("达到", "done"), "not_met": ("未达到", "warning"), "unknown": ("未填", "quiet")}


class SeriesCard(QFrame):
    """`chosen` asks for the field of a path."""

    chosen = Signal(str)

    def __init__(self, series: Series, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("box", "list")
        lines = column(self, margins=14, spacing=6)
        lines.addWidget(text(series.title, "strong", wrap=True, parent=self))
        lines.addWidget(text(f"单位：{series.unit}", "secondary", parent=self))
        lines.addStretch(1)
        bars = YearBars(series, self)
        bars.chosen.connect(self.chosen)
        lines.addWidget(bars)
        if series.remark:
            lines.addWidget(text(series.remark, "secondary", wrap=True, parent=self))
        if series.missing:
            years = "、".join(point.name for point in series.missing)
            there = series.missing[0].path
            fill = button(f"填写 {years} 年", partial(self.chosen.emit, there), kind="link", parent=self)
            fill.setAccessibleName(f"{series.title}：填写 {years} 年")
            lines.addWidget(fill)


class GaugeRow(RowButton):
    """A figure beside its bound; a press goes to the field."""

    def __init__(self, gauge: Gauge, parent: QWidget) -> None:
        super().__init__(parent)
        words, tone = _VERDICTS[gauge.state]
        value = float(gauge.point.value or 0)
        end = max(value, float(gauge.bound.value) * _BEYOND) or 1
        colour = {"met": "done", "not_met": "warning", "unknown": "accent"}[gauge.state]
        unit = gauge.unit if gauge.unit == "%" else f" {gauge.unit}".rstrip()
        figure = f"{gauge.point.text}{unit}" if gauge.point.value is not None else "未填"
        told = f"{figure}\n{gauge.bound.clause}：{gauge.bound.words}{unit}"
        bar = LevelBar(value / end, colour, self, mark=float(gauge.bound.value) / end)
        pill = Pill(words, tone, self)
        spoken = told.replace("\n", "，")
        self.setAccessibleName(f"{gauge.title}：{spoken}，{words}")
        fill_row(self, gauge.title, bar, told, pill)


class SectionRow(RowButton):
    """How far a section is; a press goes there."""

    def __init__(self, title: str, standing: Standing, parent: QWidget) -> None:
        super().__init__(parent)
        words = standing_words(standing)
        level = standing.filled / standing.items if standing.items else 0
        bar = LevelBar(level, "done" if standing.done and standing.items else "accent", self)
        self.setAccessibleName(f"{title}：{words}")
        fill_row(self, title, bar, words, None)


def standing_words(standing: Standing) -> str:
    """How a section stands, in words."""
    if not standing.items:
        return "打印后签字盖章"
    if standing.done:
        return f"✓ 已填 {standing.filled}/{standing.items}"
    parts = [
        (1, f"已填 {standing.filled}/{standing.items}"),
        (standing.unproved, f"缺佐证 {standing.unproved}"),
        (standing.errors, f"错误 {standing.errors}"),
        (standing.warnings, f"提醒 {standing.warnings}"),
    ]
    return " · ".join(words for count, words in parts if count)


def fill_row(line: RowButton, title: str, bar: QWidget, words: str, pill: QWidget | None) -> None:
    """Put a name, its bar and its words into a row, in the columns that all rows share."""
    name, told = _wide(title, line), _wide(words, line)
    line.line.addWidget(name, _NAME_SHARE)
    line.line.addWidget(bar, _BAR_SHARE)
    line.line.addWidget(told, _WORDS_SHARE)
    shown = [name, bar, told]
    if pill is not None:
        cell = QWidget(line)
        cell.setFixedWidth(64)
        row(cell).addWidget(pill)
        line.line.addWidget(cell)
        shown.append(cell)
    line.let_through(shown)


def _wide(words: str, parent: QWidget) -> QLabel:
    label = text(words, wrap=True, parent=parent)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
