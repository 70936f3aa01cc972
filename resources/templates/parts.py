"""The building blocks of an official blank: runs, paragraphs, cells, rows, tables.

All measures are in points.  Everything is stated on the paragraph and the run itself, with exact line heights
and exact row heights: what is left to a program's judgement Word, WPS and LibreOffice judge differently.  So
hanging punctuation, space between hanzi and Latin, the line grid and widow control are switched off.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lxml import etree

from cluster_desktop.documents.word import WORD, Element, w

if TYPE_CHECKING:
    from collections.abc import Sequence

Align = Literal["left", "center", "right"]
Side = Literal["top", "left", "bottom", "right", "insideH", "insideV"]
OUTER, INNER = 8, 4  # eighths of a point
_OFF = (
    "widowControl",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "adjustRightInd",
    "snapToGrid",
)
_SIDES: tuple[Side, ...] = ("top", "left", "bottom", "right", "insideH", "insideV")
_SPACES = {"w": WORD, "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def make(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """An element of WordprocessingML; the attributes are in its namespace too."""
    element = etree.Element(w(name), {w(key): str(value) for key, value in attributes.items()}, _SPACES)
    element.extend(children)
    return element


@dataclass(frozen=True)
class Font:
    """A face by its name in Word, and a size in points."""

    face: str = "仿宋"
    size: float = 12
    bold: bool = False
    underlined: bool = False

    def properties(self) -> Element:
        """`w:rPr`.  The hint makes “ ” … — full-width marks of the East Asian face."""
        bold = [make("b"), make("bCs")] if self.bold else []
        line = [make("u", val="single")] if self.underlined else []
        face = self.face
        return make(
            "rPr",
            make("rFonts", hint="eastAsia", ascii=face, hAnsi=face, eastAsia=face, cs=face),
            *bold,
            make("sz", val=round(self.size * 2)),
            make("szCs", val=round(self.size * 2)),
            *line,
        )


@dataclass(frozen=True)
class Shape:
    """A paragraph's shape: exact line height, alignment, space around it, indents (`first` < 0 hangs)."""

    line: float
    align: Align = "left"
    before: float = 0
    after: float = 0
    first: float = 0
    left: float = 0
    right: float = 0
    new_page: bool = False

    def properties(self, mark: Font) -> Element:
        """`w:pPr`; `mark` is the font of the paragraph mark, which an empty paragraph hands to its text."""
        page = [make("pageBreakBefore")] if self.new_page else []
        first = "hanging" if self.first < 0 else "firstLine"
        indents = {"left": twips(self.left), "right": twips(self.right), first: twips(abs(self.first))}
        return make(
            "pPr",
            *page,
            *(make(name, val=0) for name in _OFF),
            make(
                "spacing",
                before=twips(self.before),
                after=twips(self.after),
                line=twips(self.line),
                lineRule="exact",
            ),
            make("ind", **indents),
            make("jc", val=self.align),
            mark.properties(),
        )


def run(text: str, font: Font) -> Element:
    """A run of text; its spaces are kept."""
    piece = make("t")
    piece.text = text
    piece.set(_SPACE, "preserve")
    return make("r", font.properties(), piece)


def paragraph(text: str, font: Font, shape: Shape) -> Element:
    """A paragraph of one run, or an empty one."""
    return sentence([run(text, font)] if text else [], font, shape)


def sentence(runs: Sequence[Element], mark: Font, shape: Shape) -> Element:
    """A paragraph of several runs; `mark` is the font of its mark."""
    return make("p", shape.properties(mark), *runs)


@dataclass(frozen=True)
class Cell:
    """A cell: its paragraphs, how many columns it spans, and its part in a vertical merge."""

    paragraphs: Sequence[Element]
    span: int = 1
    merge: Literal["restart", "continue"] | None = None
    valign: Literal["top", "center", "bottom"] = "center"
    underline: bool = False

    def element(self, width: float) -> Element:
        """`w:tc` of this width; `underline` draws the lower edge only, for the blanks of a cover."""
        properties = make("tcPr", make("tcW", w=twips(width), type="dxa"))
        if self.span > 1:
            properties.append(make("gridSpan", val=self.span))
        if self.merge:
            properties.append(make("vMerge", val=self.merge))
        if self.underline:
            properties.append(
                make("tcBorders", make("bottom", val="single", sz=INNER, space=0, color="000000"))
            )
        properties.append(make("vAlign", val=self.valign))
        return make("tc", properties, *self.paragraphs)


@dataclass(frozen=True)
class Row:
    """A row of exact height, one that `grows`, or one that also splits over pages (`height` None)."""

    height: float | None
    cells: Sequence[Cell]
    grows: bool = False

    def element(self, columns: Sequence[float]) -> Element:
        """`w:tr` over the table's `columns`.

        Raises:
            ValueError: the cells do not fill the columns.
        """
        if sum(cell.span for cell in self.cells) != len(columns):
            raise ValueError(f"the cells do not fill the {len(columns)} columns")
        properties = make("trPr")
        rule = "atLeast" if self.grows else "exact"
        if self.height is not None:
            properties.extend([make("cantSplit"), make("trHeight", val=twips(self.height), hRule=rule)])
        element = make("tr", properties)
        start = 0
        for cell in self.cells:
            element.append(cell.element(sum(columns[start : start + cell.span])))
            start += cell.span
        return element


def table(
    columns: Sequence[float], rows: Sequence[Row], *, ruled: bool = True, margin: float = 4.3, pad: float = 0
) -> Element:
    """A centred table of fixed `columns`; inside its cells `margin` left and right, `pad` above and below."""
    edges = [(side, INNER if side.startswith("inside") else OUTER) for side in _SIDES]
    borders = [make(side, val="single", sz=size, space=0, color="000000") for side, size in edges]
    if not ruled:
        borders = [make(side, val="nil") for side in _SIDES]
    sides = [("top", pad), ("left", margin), ("bottom", pad), ("right", margin)]
    return make(
        "tbl",
        make(
            "tblPr",
            make("tblW", w=sum(map(twips, columns)), type="dxa"),
            make("jc", val="center"),
            make("tblBorders", *borders),
            make("tblLayout", type="fixed"),
            make("tblCellMar", *(make(side, w=twips(width), type="dxa") for side, width in sides)),
        ),
        make("tblGrid", *(make("gridCol", w=twips(column)) for column in columns)),
        *(row.element(columns) for row in rows),
    )
