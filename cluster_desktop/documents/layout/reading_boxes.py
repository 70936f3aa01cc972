"""Text boxes in headers and footers: the page number of many forms stands in one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.model import Frame, Paragraph, TabAlign
from cluster_desktop.documents.layout.ooxml import local, number, tag
from cluster_desktop.documents.layout.reading_text import read_paragraph
from cluster_desktop.documents.layout.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cluster_desktop.documents.layout.context import Context
    from cluster_desktop.documents.layout.ooxml import Element

_ALIGN: dict[str, TabAlign] = {"center": "center", "right": "right", "outside": "right"}
_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}
_STYLE = re.compile(r"([\w-]+):\s*([^;]+)")
_EMU_PER_TWIP = 635


@dataclass(frozen=True)
class _Box:
    """Where a box stands in its column, and how wide it is: None where it is as wide as its text."""

    align: TabAlign
    width: float | None


def boxed_paragraphs(paragraph: Element, context: Context) -> Iterator[Paragraph]:
    """The paragraph in each text box of a `w:p`, as one that floats over it.

    Raises:
        UnsupportedContent: a box holds more than one paragraph, or something that cannot be set.
        UnfitWord: a measure is impossible.
    """
    told: set[str] = set()
    for content in paragraph.iter(tag("txbxContent")):
        words = "".join(text.text or "" for text in content.iter(tag("t"), tag("instrText")))
        # A box stands in the file twice: for new versions of Word, and drawn in another way for old ones.
        if words in told:
            continue
        told.add(words)
        inside = [part for inner in content.iterchildren(tag("p")) for part in read_paragraph(inner, context)]
        printed = [part for part in inside if part.runs]
        if len(printed) > 1 or next(content.iterchildren(tag("tbl")), None) is not None:
            raise refuse("pict", content)
        box = _box(content, paragraph)
        for part in printed:
            yield replace(part, frame=_frame(part, box, context.column))


def _frame(paragraph: Paragraph, box: _Box, column: float) -> Frame:
    if box.width is None:
        return Frame(box.align)
    left = (column - box.width) * _SHARES[box.align]
    return Frame(paragraph.align, left, column - left - box.width)


def _box(content: Element, paragraph: Element) -> _Box:
    for around in content.iterancestors():
        if around is paragraph:
            break
        if local(around) == "anchor":
            return _drawn(around)
        if "mso-position-horizontal" in around.get("style", ""):
            style = dict(_STYLE.findall(around.get("style", "")))
            fixed = style.get("mso-wrap-style", "").strip() != "none"
            width = number(style.get("width")) / 20 if fixed else None
            return _Box(_ALIGN.get(style.get("mso-position-horizontal", "").strip(), "left"), width)
    return _Box("left", None)


def _drawn(anchor: Element) -> _Box:
    """The box of a `wp:anchor`."""
    parts = {local(part): part for part in anchor.iter()}
    align = parts["align"].text or "" if "align" in parts else ""
    shrinks = "bodyPr" in parts and parts["bodyPr"].get("wrap") == "none"
    extent = parts.get("extent")
    width = number(str(_twips(extent.get("cx")))) / 20 if extent is not None and not shrinks else None
    return _Box(_ALIGN.get(align, "left"), width)


def _twips(emu: str | None) -> int:
    return int(emu) // _EMU_PER_TWIP if emu and emu.isascii() and emu.isdecimal() else 0
