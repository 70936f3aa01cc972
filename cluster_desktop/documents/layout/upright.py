"""Vertical text in a cell: characters stand upright below each other, columns follow from right to left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.boxes import PlacedText
from cluster_desktop.documents.layout.glyphs import ASCENT, DESCENT
from cluster_desktop.documents.layout.line_heights import line_height
from cluster_desktop.documents.layout.linebreak import break_lines
from cluster_desktop.documents.layout.lines import Line
from cluster_desktop.documents.layout.model import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.layout.glyphs import Glyph
    from cluster_desktop.documents.layout.lines import LineSetter
    from cluster_desktop.documents.layout.model import Block, Cell

_BASELINE = ASCENT / (ASCENT + DESCENT)
"""Where the baseline of a character lies in its square, from the top."""
_SHARES = {"top": 0.0, "center": 0.5, "bottom": 1.0, "left": 0.0, "right": 1.0}


def stacked(cell: Cell, width: float, height: float, setter: LineSetter) -> Line:
    """The text of a cell as one block as high as the cell; higher where its columns are too many.

    The vertical alignment of the cell moves the columns from right to left, the alignment of a paragraph its
    characters downwards.

    Raises:
        MissingGlyph: no face has one of the characters.
    """
    columns: list[tuple[Paragraph, Sequence[Glyph], float]] = []
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            setting = setter.glyphs(block)
            room = height - block.left - block.right
            for start, end in break_lines(setting.text, [_step(glyph) for glyph in setting.glyphs], room):
                glyphs = setting.glyphs[start:end]
                columns.append((block, glyphs, line_height(block, glyphs)[0]))
    used = sum(thickness for _, _, thickness in columns)
    right = width - max(0.0, width - used) * _SHARES[cell.v_align]
    texts: list[PlacedText] = []
    for paragraph, glyphs, thickness in columns:
        length = sum(map(_step, glyphs))
        top = paragraph.left + max(0.0, height - length) * _SHARES.get(paragraph.align, 0.0)
        texts += _column(glyphs, right - thickness / 2, top)
        right -= thickness
    return Line(tuple(texts), height + max(0.0, used - width))


def stacked_length(blocks: Sequence[Block], setter: LineSetter) -> float:
    """How high the longest paragraph is in one column.

    Raises:
        MissingGlyph: no face has one of the characters.
    """
    lengths = [
        sum(map(_step, setter.glyphs(block).glyphs)) for block in blocks if isinstance(block, Paragraph)
    ]
    return max(lengths, default=0.0)


def _column(glyphs: Sequence[Glyph], middle: float, y: float) -> list[PlacedText]:
    found: list[PlacedText] = []
    for glyph in glyphs:
        style = glyph.style
        found.append(
            PlacedText(
                x=middle - glyph.advance / 2,
                baseline=y + style.size * _BASELINE,
                text=glyph.char,
                face=glyph.face,
                size=style.size,
                bold=style.bold,
                colour=style.colour,
            )
        )
        y += _step(glyph)
    return found


def _step(glyph: Glyph) -> float:
    """How far a character moves the pen downwards."""
    return glyph.style.size + glyph.style.spacing if glyph.char not in "\n\t" else 0.0
