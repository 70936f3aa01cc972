"""Our own Word papers (index, check report): a title, texts and ruled tables, as official papers look.

They use only what the layout sets exactly as Word does: exact line spacing, fixed columns, rows at least as
high as stated.  So `paint(lay_out(paper(...), fonts), fonts, ...)` is the same paper as a PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from cluster_desktop.documents.layout.linebreak import NO_LINE_END, NO_LINE_START
from cluster_desktop.documents.word import WORD, pack

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
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


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
    for block in blocks:
        if isinstance(block, Heading):
            body.append(_paragraph(block.text, _HEADING))
        elif isinstance(block, Text):
            body.append(_paragraph(block.text, _aligned(_TEXT, block.align)))
        else:
            body.append(_grid(block))
    if blocks and isinstance(blocks[-1], Grid):
        # Word demands a paragraph after a table; this one is too low to need a page.
        body.append(_paragraph("", _Look("仿宋", 1, 1)))
    main = _root(
        "document", f"<w:body>{''.join(body)}{_section(landscape=landscape, footer=footer)}</w:body>"
    )
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations(
            [("styles", "styles.xml"), ("settings", "settings.xml"), ("footer", "footer1.xml")]
        ),
        "word/document.xml": main,
        "word/styles.xml": _root("styles", _STYLES),
        "word/settings.xml": _root("settings", _settings()),
        "word/footer1.xml": _root("ftr", _page_number()),
    }
    return pack({name: text.encode() for name, text in parts.items()})


def _aligned(look: _Look, align: Align) -> _Look:
    return _Look(look.font, look.size, look.line, align, look.before, look.after)


def _paragraph(text: str, look: _Look) -> str:
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
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
    looks = [_Look("仿宋", 12, 20, column.align) for column in columns]
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
    reference = '<w:footerReference w:type="default" r:id="rId3"/>' if footer else ""
    return (
        f'<w:sectPr>{reference}<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar {margins} w:header="{distance}" w:footer="{distance}" w:gutter="0"/></w:sectPr>'
    )


def _page_number() -> str:
    look = _run_properties(_FOOT)
    parts = (
        "<w:t>— </w:t>",
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText>PAGE</w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve"> —</w:t>',
    )
    runs = "".join(f"<w:r>{look}{part}</w:r>" for part in parts)
    return f"<w:p>{_paragraph_properties(_FOOT)}{runs}</w:p>".replace(
        "<w:t>— ", '<w:t xml:space="preserve">— '
    )


_STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋" w:cs="仿宋"/>'
    '<w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
)


def _settings() -> str:
    return (
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:noLineBreaksAfter w:lang="zh-CN" w:val={quoteattr(NO_LINE_END)}/>'
        f'<w:noLineBreaksBefore w:lang="zh-CN" w:val={quoteattr(NO_LINE_START)}/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    )


def _root(name: str, content: str) -> str:
    return f'{_XML}<w:{name} xmlns:w="{WORD}" xmlns:r="{_RELATIONS}">{content}</w:{name}>'


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings", "footer1": "footer"}
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )
