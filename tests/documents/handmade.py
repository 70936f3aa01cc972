"""Word files made by hand, one feature at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from cluster_desktop.documents.paper_package import FOOTER, package
from cluster_desktop.documents.word import WORD, open_word, pack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MARGIN = 72.0
PAGE = (595.3, 841.9)
EXACT_20 = '<w:spacing w:line="400" w:lineRule="exact"/>'
NO_GRID = '<w:snapToGrid w:val="0"/>'
NO_WIDOW_CONTROL = '<w:widowControl w:val="0"/>'
NO_HANGING = '<w:overflowPunct w:val="0"/>'
_FONT = '<w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋" w:hint="eastAsia"/>'
_PLAIN = f'{NO_WIDOW_CONTROL}{NO_HANGING}<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>{NO_GRID}'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {"header": "hdr", "footer": "ftr"}


def line(points: float, rule: str = "exact") -> str:
    """The paragraph property of a line spacing."""
    return f'<w:spacing w:line="{round(points * 20)}" w:lineRule="{rule}"/>'


def text(words: str) -> str:
    """Words as they stand in a run."""
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>'


def run(content: str, look: str = "") -> str:
    """A run of any XML."""
    return f"<w:r><w:rPr>{_FONT}{look}</w:rPr>{content}</w:r>"


def runs(*parts: str, properties: str = EXACT_20) -> str:
    """A paragraph with a run for each of `parts`, XML as it stands in a run."""
    return f"<w:p><w:pPr>{_PLAIN}{properties}</w:pPr>{''.join(map(run, parts))}</w:p>"


def paragraph(words: str = "", properties: str = EXACT_20, look: str = "") -> str:
    r"""A paragraph of one run; `\n` is a line break, `\f` a page break."""
    breaks = {"\n": "<w:br/>", "\f": '<w:br w:type="page"/>'}
    parts = [breaks.get(char) or text(char) for char in words]
    return f"<w:p><w:pPr>{_PLAIN}{properties}</w:pPr>{run(''.join(parts), look)}</w:p>"


def field(instruction: str, result: str = "1") -> list[str]:
    """The parts of a complex field, a run for each."""
    return [
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        text(result),
        '<w:fldChar w:fldCharType="end"/>',
    ]


def cell(words: str = "", properties: str = "", paragraphs: str = line(15)) -> str:
    r"""A cell as wide as its columns; each line of `words` is a paragraph of 15 points."""
    return holding(*(paragraph(part, paragraphs) for part in words.split("\n")), properties=properties)


def holding(*blocks: str, properties: str = "") -> str:
    """A cell of any blocks; Word wants the last to be a paragraph."""
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{properties}</w:tcPr>{"".join(blocks)}</w:tc>'


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


def reference(part: str, kind: str = "default") -> str:
    """Names a header or footer part (`header1`) in a section."""
    name = re.sub(r"\d", "", part)
    return f'<w:{name}Reference w:type="{kind}" r:id="{part}"/>'


def section(
    content: str = "",
    *,
    size: tuple[int, int] = (11906, 16838),
    bottom: int = 1440,
    references: str = f'<w:footerReference w:type="default" r:id="{FOOTER}"/>',
) -> str:
    """The properties of a section, measures in twentieths of a point."""
    width, height = size
    turned = ' w:orient="landscape"' if width > height else ""
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="1440" w:right="1440" w:bottom="{bottom}" w:left="1440" '
        'w:header="851" w:footer="992"/>'
        f"{content}</w:sectPr>"
    )


def document(*blocks: str, page: str = "", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A .docx of one A4 section with margins of an inch and the page number in its foot.

    Args:
        blocks: what it holds.
        page: its last section; the plain one if not given.
        parts: more parts by name beside the main text, XML without its root. Their relations are called as
            their files are, without the suffix. What is called `settings` or `compat` is put there.
    """
    foot = (
        f'<w:p><w:pPr>{_PLAIN}{line(16)}</w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:rPr>{_FONT}</w:rPr>'
        "<w:t>1</w:t></w:r></w:fldSimple></w:p>"
    )
    found = package(f"<w:body>{''.join(blocks)}{page or section()}</w:body>", foot)
    for name, content in (parts or {}).items():
        found = _with_part(found, name, content)
    return found


def _with_part(docx: bytes, name: str, content: str | bytes) -> bytes:
    parts = dict(open_word(docx).parts)
    if name in {"settings", "compat"}:
        place = b"<w:compat>"
        more = content.encode() if isinstance(content, str) else content
        stated = more + place if name == "settings" else place + more
        return pack({**parts, "word/settings.xml": parts["word/settings.xml"].replace(place, stated)})
    stem = name.rpartition("/")[2].partition(".")[0]
    kind = re.sub(r"\d", "", stem)
    if isinstance(content, str):
        root = _ROOTS.get(kind, kind)
        content = f'<w:{root} xmlns:w="{WORD}">{content}</w:{root}>'.encode()
    relation = f'<Relationship Id="{stem}" Target="{name}" Type="{_OFFICE}/{kind}"/>'
    described = (
        f'<Override PartName="/word/{name}" ContentType="application/vnd.openxmlformats-officedocument'
    )
    described += f'.wordprocessingml.{kind}+xml"/>'
    if name.endswith(".png"):
        described = '<Default Extension="png" ContentType="image/png"/>'
    parts[f"word/{name}"] = content
    for list_name, end, more in (
        ("word/_rels/document.xml.rels", "</Relationships>", relation),
        ("[Content_Types].xml", "</Types>", described),
    ):
        parts[list_name] = parts[list_name].replace(end.encode(), (more + end).encode())
    return pack(parts)
