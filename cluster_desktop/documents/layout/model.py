"""The document as the layout sees it: every style resolved, every measure in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cluster_desktop.documents.layout.linebreak import BreakRules

Align = Literal["left", "center", "right"]
VAlign = Literal["top", "center", "bottom"]
LineRule = Literal["exact", "atLeast", "auto"]
RowRule = Literal["exact", "atLeast"]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How characters look.

    `latin` and `asian` are the names of faces; `asian_marks` sends the marks that both scripts use
    (“ ” … — ·) to the Asian one.
    """

    latin: str
    asian: str
    asian_marks: bool
    size: float
    bold: bool
    underline: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Run:
    r"""Text of one style, `\n` for a line break; or the number of the page it stands on."""

    text: str
    style: TextStyle
    page_number: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    `first` is added to `left` on the first line (negative when hanging); `line` is points for the rules exact
    and atLeast, a factor for auto.  `mark` is the style of the paragraph's end, which gives an empty line its
    height.  `letter_space` and `digit_space` put a quarter em between a hanzi and a Latin letter or a digit.
    """

    runs: tuple[Run, ...]
    mark: TextStyle
    align: Align
    left: float
    right: float
    first: float
    before: float
    after: float
    line: float
    line_rule: LineRule
    page_break_before: bool
    letter_space: bool
    digit_space: bool


@dataclass(frozen=True, slots=True)
class Sides:
    """One measure for each side of a cell: margins, or the widths of its borders."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `continues` marks one that belongs to the merged cell above it."""

    paragraphs: tuple[Paragraph, ...]
    span: int
    starts_merge: bool
    continues: bool
    v_align: VAlign
    borders: Sides
    margins: Sides
    shade: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row; its `height` is 0 where the document gives none."""

    cells: tuple[Cell, ...]
    height: float
    rule: RowRule
    header: bool
    splits: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table of fixed columns, `indent` to the right of the margin unless `align` says otherwise."""

    columns: tuple[float, ...]
    indent: float
    align: Align
    rows: tuple[Row, ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one geometry; `first_header` and `first_footer`, if not None, stand on its first page."""

    blocks: tuple[Block, ...]
    width: float
    height: float
    margins: Sides
    header_distance: float
    footer_distance: float
    header: tuple[Paragraph, ...] = ()
    footer: tuple[Paragraph, ...] = ()
    first_header: tuple[Paragraph, ...] | None = None
    first_footer: tuple[Paragraph, ...] | None = None
    first_number: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document."""

    sections: tuple[Section, ...]
    break_rules: BreakRules
