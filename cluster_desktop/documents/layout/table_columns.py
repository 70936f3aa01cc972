"""How wide the columns of a table are: what its grid says, corrected by what its cells say."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cluster_desktop.documents.layout.ooxml import attribute, child, children, number, points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.layout.ooxml import Element

MOST_COLUMNS = 63
"""As many columns as a table of Word can have."""
_TOLERANCE = 2.0
"""Points by which a cell may differ from its columns: what rounding and borders add up to."""
_FIFTIETHS = 5000


@dataclass(frozen=True, slots=True)
class Span:
    """The columns that a cell stands in, and the width that it states."""

    start: int
    end: int
    width: float | None


def stated_width(element: Element | None, whole: float) -> float | None:
    """A width such as `w:tcW` in points, of `whole` where it is a share; None where it is left open."""
    kind = attribute(element, "type") or "dxa"
    text = attribute(element, "w") or ""
    if text.endswith("%"):
        return number(text[:-1]) / 100 * whole or None
    if kind == "pct":
        return number(text) / _FIFTIETHS * whole or None
    found = points(text) if kind == "dxa" else 0.0
    return found if found > 0 else None


def grid_columns(table: Element) -> list[float]:
    """The columns in the `w:tblGrid` of a table."""
    grid = child(table, "tblGrid")
    columns = () if grid is None else children(grid, "gridCol")
    return [max(0.0, points(attribute(column, "w"))) for column in columns][:MOST_COLUMNS]


def settle_columns(grid: Sequence[float], rows: Sequence[Sequence[Span]], whole: float) -> tuple[float, ...]:
    """The widths of all columns.

    The grid stands where it is complete and the cells agree with it.  Otherwise each edge is where the cells
    that end there want it, the widest deciding; `whole` is the width of a table that says nothing.
    """
    spans = [span for row in rows for span in row]
    count = max([len(grid), *(span.end for span in spans)], default=0)
    if len(grid) == count and sum(grid) > 0 and all(_agrees(grid, span) for span in spans):
        return tuple(grid)
    edges = [0.0]
    for end in range(1, count + 1):
        wanted = [
            edges[span.start] + span.width for span in spans if span.end == end and span.width is not None
        ]
        fallback = grid[end - 1] if end <= len(grid) else whole / count if not wanted else 0.0
        edges.append(max(edges[-1], *wanted) if wanted else edges[-1] + fallback)
    return tuple(right - left for left, right in pairwise(edges))


def _agrees(grid: Sequence[float], span: Span) -> bool:
    return span.width is None or abs(sum(grid[span.start : span.end]) - span.width) <= _TOLERANCE
