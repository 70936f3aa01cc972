"""Where a Chinese line breaks: greedy, as Word does it without compression."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from cluster_desktop.documents.fonts import FontBook, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Stated in the settings of our own papers as well (w:noLineBreaksBefore, w:noLineBreaksAfter), so that Word
# and WPS break by the same lists.
NO_LINE_START = (
    "!%),.:;?]}¢°·ˇˉ―‖’”…—‰′″›℃℉∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠々〻ー"
)
NO_LINE_END = "$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（［｛￡￥"
HANGING = frozenset("、。，．：；！？")
"""Marks that may stand beyond the edge of a column (w:overflowPunct)."""

TOLERANCE = 0.01
"""Points by which a line may exceed its width: what the rounding of twips to points can add up to."""
_FIRST_MARK = "\u2000"
"""Below this code point characters are Latin, Greek or Cyrillic, and form words."""


@dataclass(frozen=True, slots=True)
class BreakRules:
    """The characters that may not begin a line, those that may not end one, and whether words stay whole."""

    no_start: frozenset[str] = frozenset(NO_LINE_START)
    no_end: frozenset[str] = frozenset(NO_LINE_END)
    whole_words: bool = True

    def may_break(self, before: str, after: str) -> bool:
        """Whether a line may end with the character `before` and the next begin with `after`."""
        if after == " " or after in self.no_start or before in self.no_end:
            return False
        if before == "\t" or after == "\t" or not self.whole_words:
            return True
        if before == "-":
            return _is_word(after)
        return before == " " or not (_is_word(before) and _is_word(after))


RULES = BreakRules()


class Tab(Protocol):
    """Says how wide a tab is."""

    def __call__(self, index: int, used: float, *, first: bool) -> float:
        """The width of the tab at `index`, with `used` points before it on its line."""
        ...


def break_lines(
    text: str,
    advances: Sequence[float],
    width: float,
    *,
    first_width: float | None = None,
    rules: BreakRules = RULES,
    hanging: bool = False,
    tab: Tab | None = None,
) -> list[tuple[int, int]]:
    r"""Split `text` into lines of at most `width` points; each line is given as `(start, end)`.

    A space at the end of a line belongs to it but takes no width; `\n` ends a line and belongs to none.  A
    word that is longer than a whole line is broken where the line is full.  An empty text is one empty line.

    Args:
        text: the characters of one paragraph.
        advances: the width of each of them, in points.
        width: the width of every line but the first.
        first_width: the width of the first line (indented); the same as `width` if not given.
        rules: what may begin and end a line.
        hanging: whether one closing mark may stand beyond the edge.
        tab: the width of a tab by its index, the width before it, and whether it is on the first line;
            without this, a tab is as wide as `advances` says.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    room = width if first_width is None else first_width
    while True:
        line_tab = None if tab is None else partial(tab, first=not lines)
        end = _line_end(text, advances, start, room, rules, hanging=hanging, tab=line_tab)
        lines.append((start, end))
        ended = end < len(text) and text[end] == "\n"
        if end == len(text):
            break
        start = end + 1 if ended else end
        room = width
    return lines


def fit_lines(text: str, face: str, size: float, width: float, fonts: FontBook) -> list[str]:
    r"""The lines that `text` takes in `face` at `size` points in a column `width` points wide.

    Raises:
        MissingGlyph: no face has one of the characters.
    """
    text = printable(text)
    advances = [0.0 if char == "\n" else fonts.advance(char, face, size) for char in text]
    return [text[start:end] for start, end in break_lines(text, advances, width)]


def _line_end(
    text: str,
    advances: Sequence[float],
    start: int,
    room: float,
    rules: BreakRules,
    *,
    hanging: bool,
    tab: Callable[[int, float], float] | None,
) -> int:
    used = 0.0
    limit = room + TOLERANCE
    for index in range(start, len(text)):
        char = text[index]
        if char == "\n":
            return index
        before = used
        used += advances[index] if tab is None or char != "\t" else tab(index, used)
        if used > limit and char != " ":
            if hanging and char in HANGING and before <= limit:
                continue
            return _last_break(text, start, index, rules)
    return len(text)


def _last_break(text: str, start: int, full: int, rules: BreakRules) -> int:
    for index in range(full, start, -1):
        if rules.may_break(text[index - 1], text[index]):
            return index
    return max(full, start + 1)


def _is_word(char: str) -> bool:
    return char < _FIRST_MARK and char not in " ·×"
