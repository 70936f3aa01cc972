"""Our own Word papers (index, check report): a title, texts and ruled tables, as official papers look.

They use only what the layout sets exactly as Word does: exact line spacing, fixed columns, rows at least as
high as stated.  So `paint(lay_out(paper(...), fonts), fonts, ...)` is the same paper as a PDF.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from cluster_desktop.documents.fonts import printable
from cluster_desktop.documents.paper_package import FOOTER, package

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.layout.model import Align

_TWIPS = 20
_TWIPS_PER_CM = 1440 / 2.54
_LONG, _SHORT = 16838, 11906
_MARGIN_CM = {"top": 3.0, "right": 2.6, "bottom": 2.8, "left": 2.8}
_FOOT_DISTANCE_CM = 1.7
_ROW_HEIGHT = 26
_CELL_MARGINS = {"top": 2, "left": 4, "bottom": 2, "right": 4}
_BORDER_EIGHTHS = 4


class Column(NamedTuple):
    """A column of a grid, `width_cm` centimetres wide."""

    title: str
    width_cm: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of its own line, in 黑体."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    r"""A paragraph in 仿宋; `\n` begins a new line."""

    text: str
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Grid:
    r"""A ruled table under a row of titles; `\n` begins a new line within a cell.

    The columns together may be 15.6 cm wide on an upright page, 24.3 cm on a lying one.
    """

    columns: Sequence[Column | tuple[str, float, Align]]
    rows: Sequence[Sequence[str]]
    repeat_header: bool = True


Block = Heading | Text | Grid


@dataclass(frozen=True, slots=True)
class _Look:
    """How a paragraph is set: font, size and line height in points."""

    font: str
    size: float
    line: float
    align: Align = "left"
    before: float = 0
    after: float = 0


_TITLE = _Look("黑体", 18, 30, "center", after=12)
_HEADING = _Look("黑体", 14, 22, before=8, after=4)
_TEXT = _Look("仿宋", 14, 22)
_ABOVE_GRID = 6
# Word wants a paragraph after a table, and joins tables that have none between them; this one takes no room.
_AFTER_GRID = _Look("仿宋", 1, 1)
_CELL = _Look("仿宋", 12, 20)
_HEAD_CELL = _Look("黑体", 12, 20, "center")
_FOOT = _Look("宋体", 12, 16, "center")


def paper(title: str, blocks: Sequence[Block], *, landscape: bool = False, footer: bool = True) -> bytes:
    """A .docx: the same content gives the same bytes.

    Args:
        title: stands centred at the top.
        blocks: what follows, in order.
        landscape: A4 lying instead of upright.
        footer: whether each page carries its number.
    """
    body = [_paragraph(title, _TITLE)] if title else []
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            body.append(_paragraph(block.text, _HEADING))
        elif isinstance(block, Text):
            after = _ABOVE_GRID if isinstance(following, Grid) else 0
            body.append(_paragraph(block.text, replace(_TEXT, align=block.align, after=after)))
        else:
            body += [_grid(block), _paragraph("", _AFTER_GRID)]
    page = _section(landscape=landscape, footer=footer)
    return package(f"<w:body>{''.join(body)}{page}</w:body>", _page_number())


def _paragraph(text: str, look: _Look) -> str:
    lines = printable(text).split("\n")
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    run = f"<w:r>{_run_properties(look)}{words}</w:r>" if text else ""
    return f"<w:p>{_paragraph_properties(look)}{run}</w:p>"


def _paragraph_properties(look: _Look) -> str:
    before, after, line = (round(measure * _TWIPS) for measure in (look.before, look.after, look.line))
    return (
        '<w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/>'
        '<w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'
        f'<w:jc w:val="{look.align}"/>{_run_properties(look)}</w:pPr>'
    )


def _run_properties(look: _Look) -> str:
    names = " ".join(f'w:{script}="{look.font}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    half_points = round(look.size * 2)
    return f'<w:rPr><w:rFonts {names} w:hint="eastAsia"/><w:sz w:val="{half_points}"/></w:rPr>'


def _grid(grid: Grid) -> str:
    columns = [Column(*column) for column in grid.columns]
    widths = [round(column.width_cm * _TWIPS_PER_CM) for column in columns]
    head = _row(
        [column.title for column in columns], widths, [_HEAD_CELL] * len(columns), repeat=grid.repeat_header
    )
    looks = [replace(_CELL, align=column.align) for column in columns]
    rows = "".join(_row(row, widths, looks) for row in grid.rows)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{_BORDER_EIGHTHS}" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{measure * _TWIPS}" w:type="dxa"/>' for side, measure in _CELL_MARGINS.items()
    )
    columns_xml = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{columns_xml}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def _row(texts: Sequence[str], widths: Sequence[int], looks: Sequence[_Look], *, repeat: bool = False) -> str:
    header = "<w:tblHeader/>" if repeat else ""
    height = f'<w:trHeight w:val="{_ROW_HEIGHT * _TWIPS}" w:hRule="atLeast"/>'
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{_paragraph(text, look)}</w:tc>"
        for text, width, look in zip(texts, widths, looks, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{header}</w:trPr>{cells}</w:tr>"


def _section(*, landscape: bool, footer: bool) -> str:
    width, height = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
    turned = ' w:orient="landscape"' if landscape else ""
    margins = " ".join(f'w:{side}="{round(cm * _TWIPS_PER_CM)}"' for side, cm in _MARGIN_CM.items())
    distance = round(_FOOT_DISTANCE_CM * _TWIPS_PER_CM)
    reference = f'<w:footerReference w:type="default" r:id="{FOOTER}"/>' if footer else ""
    return (
        f'<w:sectPr>{reference}<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar {margins} w:header="{distance}" w:footer="{distance}" w:gutter="0"/></w:sectPr>'
    )


def _page_number() -> str:
    parts = (
        '<w:t xml:space="preserve">— </w:t>',
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText>PAGE</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve"> —</w:t>',
    )
    runs = "".join(f"<w:r>{_run_properties(_FOOT)}{part}</w:r>" for part in parts)
    return f"<w:p>{_paragraph_properties(_FOOT)}{runs}</w:p>"
