"""Word files made by hand, one feature at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from cluster_desktop.documents.paper_package import FOOTER, package

if TYPE_CHECKING:
    from collections.abc import Sequence

MARGIN = 72.0
PAGE = (595.3, 841.9)
EXACT_20 = '<w:spacing w:line="400" w:lineRule="exact"/>'
_FONT = '<w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋" w:hint="eastAsia"/>'
_PLAIN = (
    '<w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/>'
    '<w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
)


def line(points: float, rule: str = "exact") -> str:
    """The paragraph property of a line spacing."""
    return f'<w:spacing w:line="{round(points * 20)}" w:lineRule="{rule}"/>'


def paragraph(text: str = "", properties: str = EXACT_20, look: str = "") -> str:
    r"""A paragraph of one run; `\n` is a line break, `\f` a page break."""
    breaks = {"\n": "<w:br/>", "\f": '<w:br w:type="page"/>'}
    parts = [breaks.get(char, f'<w:t xml:space="preserve">{escape(char)}</w:t>') for char in text]
    run = f"<w:r><w:rPr>{_FONT}{look}</w:rPr>{''.join(parts)}</w:r>"
    return f"<w:p><w:pPr>{_PLAIN}{properties}</w:pPr>{run}</w:p>"


def cell(text: str = "", properties: str = "", paragraphs: str = line(15)) -> str:
    r"""A cell of 150 points; each line of `text` is a paragraph of 15 points."""
    body = "".join(paragraph(part, paragraphs) for part in text.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>{properties}</w:tcPr>{body}</w:tc>'


def row(*cells: str, height: float = 0, rule: str = "atLeast", properties: str = "") -> str:
    """A row; a `height` of 0 leaves it to the text."""
    stated = f'<w:trHeight w:val="{round(height * 20)}" w:hRule="{rule}"/>' if height else ""
    return f"<w:tr><w:trPr>{properties}{stated}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, columns: Sequence[int] = (3000, 3000), properties: str = "", border: int = 4) -> str:
    """A table of fixed columns (twips) with borders of `border` eighths of a point."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="{border}" w:color="000000"/>' for side in sides)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/>{properties}'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def document(*blocks: str, section: str = "") -> bytes:
    """A .docx of one A4 section with margins of an inch and the page number in its foot."""
    page = (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{FOOTER}"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="851" w:footer="992"/>'
        f"{section}</w:sectPr>"
    )
    foot = (
        f'<w:p><w:pPr>{_PLAIN}{line(16)}</w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:rPr>{_FONT}</w:rPr>'
        "<w:t>1</w:t></w:r></w:fldSimple></w:p>"
    )
    return package(f"<w:body>{''.join(blocks)}{page}</w:body>", foot)
