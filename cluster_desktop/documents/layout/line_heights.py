"""How high a line is, and where its baseline lies."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.glyphs import ASCENT, DESCENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.layout.glyphs import Glyph
    from cluster_desktop.documents.layout.model import Paragraph

_EXACT_BASELINE = 0.8
"""Where the baseline lies in an exact line, from its top: what LibreOffice does, and Word within a pixel."""
_NEAR = 0.01
"""Points by which a line may exceed the grid before it takes one more row of it."""


def line_height(paragraph: Paragraph, glyphs: Sequence[Glyph]) -> tuple[float, float]:
    """The height of a line and its baseline from the top, in points.

    On a grid a line takes as many whole rows as hold it, and stands in the middle of them; a factor then
    counts in rows.  What a factor adds stands below the line, what a least height adds above it.
    """
    if paragraph.line_rule == "exact":
        return paragraph.line, paragraph.line * _EXACT_BASELINE
    if glyphs:
        ascent = max([glyph.ascent for glyph in glyphs])
        descent = max([glyph.descent for glyph in glyphs])
    else:
        ascent, descent = paragraph.mark.size * ASCENT, paragraph.mark.size * DESCENT
    height = ascent + descent
    if paragraph.pitch > 0:
        rows = max(1, ceil((height - _NEAR) / paragraph.pitch)) * paragraph.pitch
        ascent += (rows - height) / 2
        height = rows
    if paragraph.line_rule == "atLeast":
        spare = max(0.0, paragraph.line - height)
        return height + spare, ascent + spare
    if paragraph.line < 1:
        return height * paragraph.line, ascent - height * (1 - paragraph.line)
    return height * paragraph.line, ascent
