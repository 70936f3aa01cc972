"""The document as the layout sees it: every style resolved, every measure in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cluster_desktop.documents.layout.linebreak import BreakRules

Align = Literal["left", "center", "right", "both", "distribute"]
TabAlign = Literal["left", "center", "right"]
VAlign = Literal["top", "center", "bottom"]
LineRule = Literal["exact", "atLeast", "auto"]
RowRule = Literal["exact", "atLeast"]
Field = Literal["PAGE", "NUMPAGES", "SECTIONPAGES"]
NoteKind = Literal["default", "first", "even"]
SectionStart = Literal["nextPage", "continuous", "oddPage", "evenPage"]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How characters look.

    `latin` and `asian` are the names of faces; `asian_marks` sends the marks that both scripts use
    (“ ” … — ·) to the Asian one.  `spacing` is added after each character, `scale` stretches it sideways,
    `rise` lifts it above the baseline.
    """

    latin: str
    asian: str
    asian_marks: bool
    size: float
    bold: bool
    underline: bool
    colour: str
    spacing: float = 0.0
    scale: float = 1.0
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a line; `data` is a PNG or JPEG file."""

    width: float
    height: float
    data: bytes


@dataclass(frozen=True, slots=True)
class Fit:
    """The width that consecutive runs of one `name` fill together."""

    name: str
    width: float


@dataclass(frozen=True, slots=True)
class Run:
    r"""Text of one style, `\n` for a line break and `\t` for a tab; or a picture.

    With `field`, a number that the page decides; `text` then is what Word last stored.  With `fit`, the
    characters are set apart or together so that they fill a width.
    """

    text: str
    style: TextStyle
    field: Field | None = None
    picture: Picture | None = None
    fit: Fit | None = None


@dataclass(frozen=True, slots=True)
class TabStop:
    """A place where tabs end, from the left edge of the column; `leader` fills the way there."""

    place: float
    align: TabAlign = "left"
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """How a paragraph goes over pages; `style` names it for the space between paragraphs of one style."""

    page_break_before: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    widow_control: bool = False
    tight: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A paragraph that floats over the others, between `left` and `right` from the edges of the column."""

    align: Align
    left: float = 0.0
    right: float = 0.0


@dataclass(frozen=True, slots=True)
class Edge:
    """A border of a paragraph, `space` away from its text; those on its sides take no room."""

    width: float = 0.0
    space: float = 0.0

    @property
    def takes(self) -> float:
        """What it adds to the height of the paragraph."""
        return self.width + self.space


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    `first` is added to `left` on the first line (negative when hanging); `line` is points for the rules exact
    and atLeast, a factor for auto.  `mark` is the style of the paragraph's end, which gives an empty line its
    height.  `letter_space` and `digit_space` put a quarter em between a hanzi and a Latin letter or a digit;
    `hangs` lets a closing mark stand beyond the edge.  `pitch` is the line grid of the page (0 for none) and
    `char_space` what the grid adds after every character.  `above`, `below` and `beside` (left, right) are
    the paragraph's own borders.  `break_rules`, where not None, hold in place of the document's.
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
    letter_space: bool
    digit_space: bool
    hangs: bool = False
    flow: Flow = Flow()
    tabs: tuple[TabStop, ...] = ()
    default_tab: float = 36.0
    pitch: float = 0.0
    char_space: float = 0.0
    above: Edge = Edge()
    below: Edge = Edge()
    beside: tuple[Edge, Edge] = (Edge(), Edge())
    frame: Frame | None = None
    break_rules: BreakRules | None = None


@dataclass(frozen=True, slots=True)
class Sides:
    """One measure for each side of a cell: margins, or the widths of its borders."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `continues` marks one that belongs to the merged cell above it, `upright` vertical text."""

    blocks: tuple[Block, ...]
    span: int
    starts_merge: bool
    continues: bool
    v_align: VAlign
    borders: Sides
    margins: Sides
    shade: str | None
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row; its `height` is 0 where the document gives none, `skipped` columns stand empty before it."""

    cells: tuple[Cell, ...]
    height: float
    rule: RowRule
    header: bool
    splits: bool
    skipped: int = 0

    def in_columns(self) -> Iterator[tuple[int, Cell]]:
        """Its cells, each with its first column."""
        column = self.skipped
        for cell in self.cells:
            yield column, cell
            column += cell.span


@dataclass(frozen=True, slots=True)
class Table:
    """A table of settled columns, `indent` to the right of the margin unless `align` says otherwise.

    `number` counts from 0 in the text of the document; it is -1 in headers and footers.
    """

    columns: tuple[float, ...]
    indent: float
    align: TabAlign
    rows: tuple[Row, ...]
    number: int = 0


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Numbers:
    """How the pages of a section are numbered: `first` is None where the count goes on."""

    first: int | None = None
    form: str = "decimal"


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one geometry, with what stands at their head and foot."""

    blocks: tuple[Block, ...]
    width: float
    height: float
    margins: Sides
    header_distance: float
    footer_distance: float
    headers: Mapping[NoteKind, tuple[Block, ...]]
    footers: Mapping[NoteKind, tuple[Block, ...]]
    title_page: bool = False
    even_differs: bool = False
    start: SectionStart = "nextPage"
    numbers: Numbers = Numbers()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document."""

    sections: tuple[Section, ...]
    break_rules: BreakRules
