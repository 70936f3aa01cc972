"""The cells that the forms are made of: labels, blanks for figures, boxes for texts, option lines, names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Literal

from package import TEXT_WIDTH
from parts import Align, Cell, Font, Shape, paragraph, run, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.word import Element
    from cluster_desktop.forms.model import CountItem, CountNames, MultiChoice, SingleChoice

Merge = Literal["restart", "continue"] | None
HEADING = Font("黑体", 16)
BOX = "□"
TOP = 5
"""Points between the upper rule and the first line of a cell that is filled from the top."""
_BETWEEN = "      "
"""What stands between options that share a line."""
_TAIL = re.compile(r"(?=(?:[（(][^（()）]*[）)])+$)")


@dataclass(frozen=True)
class Setting:
    """How the text of a table is set: its font, the exact height of its lines in points.

    With `underlined` the blank before a unit is a line to write on.
    """

    font: Font
    line: float
    underlined: bool = False

    def label(self, text: str, span: int = 1, merge: Merge = None) -> Cell:
        """Printed words, centred; a line break starts a line of its own."""
        return Cell([self._line(text, "center") for text in text.split("\n")], span, merge)

    def head(self, text: str, span: int = 1) -> Cell:
        """A column head, in 黑体."""
        return replace(self, font=replace(self.font, face="黑体")).label(text, span)

    def below(self, span: int = 1) -> Cell:
        """The part of a vertically merged cell that continues the one above."""
        return Cell([self._line("")], span, "continue")

    def blank(self, span: int = 1) -> Cell:
        """An empty cell for a figure or a name, centred."""
        return Cell([self._line("", "center")], span)

    def box(self, span: int = 1, lead: str = "") -> Cell:
        """An empty cell for a text, first lines indented by two characters; `lead` is printed above it."""
        shape = Shape(self.line, first=2 * self.font.size)
        lines = [self._top(lead)] if lead else []
        return Cell([*lines, paragraph("", self.font, shape)], span, valign="top" if lead else "center")

    def options(
        self, item: MultiChoice | SingleChoice, span: int = 1, lead: str = "", across: int = 1
    ) -> Cell:
        """The options, `across` of them in a line, between `lead` and the printed demand for proof."""
        demand = [self._line(_demand(item))] if _demand(item) else []
        lines = [self._line(lead)] if lead else []
        groups = [item.options[start : start + across] for start in range(0, len(item.options), across)]
        return Cell([*lines, *map(self._options, groups), *demand], span)

    def choice(self, item: SingleChoice, span: int = 1, align: Align = "center") -> Cell:
        """The options side by side, followed by the printed demand for proof."""
        words = "  ".join(BOX + option for option in item.options) + _demand(item)
        return Cell([self._line(words, align)], span)

    def names(self, item: CountNames, span: int = 1) -> Cell:
        """`数量：    个` and `名称：` below it."""
        indent = 3 * self.font.size
        names = paragraph("名称：    ", self.font, Shape(self.line, left=indent, first=-indent))
        return Cell(
            [self._counted("数量：", 4, item.unit, Shape(self.line, before=TOP)), names], span, valign="top"
        )

    def number(self, item: CountItem, span: int = 1) -> Cell:
        """A blank with its printed unit, and the demand for proof below it."""
        demand = [self._line(item.demand.printed, "center")] if item.demand else []
        count = self._counted("", 10, item.unit or "", Shape(self.line, "center"))
        return Cell([count, *demand], span)

    def text(self, lines: Sequence[Element], span: int = 1) -> Cell:
        """A cell of ready paragraphs, from the top."""
        return Cell(lines, span, valign="top")

    def _line(self, text: str, align: Align = "left") -> Element:
        return paragraph(text, self.font, Shape(self.line, align))

    def _top(self, text: str) -> Element:
        return paragraph(text, self.font, Shape(self.line, before=TOP))

    def _counted(self, label: str, spaces: int, unit: str, shape: Shape) -> Element:
        """A label, a blank of so many spaces, and a unit."""
        blank = " " * spaces
        if not self.underlined:
            return paragraph(label + blank + unit, self.font, shape)
        runs = [run(blank, replace(self.font, underlined=True)), run(unit, self.font)]
        return sentence([run(label, self.font), *runs] if label else runs, self.font, shape)

    def _options(self, options: Sequence[str]) -> Element:
        em = self.font.size
        text = _BETWEEN.join(BOX + option for option in options)
        return paragraph(text, self.font, Shape(self.line, left=em, first=-em))


def heading(text: str) -> Element:
    """The heading of a section, at the top of a new page."""
    return paragraph(text, HEADING, Shape(line=28, after=6, new_page=True))


def next_page() -> Element:
    """What parts two tables of a section: a paragraph of no height at the top of the next page."""
    return paragraph("", Font(size=1), Shape(line=1, new_page=True))


def tail_below(label: str) -> str:
    """The label with the brackets at its end, `（200字以内）` and the like, on a line of their own."""
    return _TAIL.sub("\n", label, count=1)


def columns(*points: float) -> list[float]:
    """Column widths; the last column takes what the others leave of the text width."""
    return [*points, TEXT_WIDTH - sum(points)]


def shared_columns(*rows: Sequence[float]) -> tuple[list[float], list[list[int]]]:
    """The columns of a table in which each row has cells of its own widths, and how many each cell spans.

    The last cell of a row takes what the others leave of the text width.
    """
    ends = [[*accumulate(widths), TEXT_WIDTH] for widths in rows]
    edges = sorted({0.0, *(edge for row in ends for edge in row)})
    spans = [[edges.index(end) - edges.index(start) for start, end in pairwise([0.0, *row])] for row in ends]
    return [end - start for start, end in pairwise(edges)], spans


def _demand(item: MultiChoice | SingleChoice) -> str:
    """The printed demand for proof, save where it is printed within an option."""
    printed = item.demand.printed if item.demand else ""
    return "" if any(printed in option for option in item.options) else printed


SMALL = Setting(Font(size=10.5), line=14)
PLAIN = Setting(Font(size=12), line=17)
LOOSE = Setting(Font(size=12), line=20)
