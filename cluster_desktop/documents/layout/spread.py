"""Lines that fill their column: where the space that is left over goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST_ASIAN = "\u2e80"


def spread(text: str, spare: float, *, everywhere: bool) -> Sequence[float] | None:
    """The space after each character of a line so that it becomes `spare` points longer.

    It goes to the spaces between words and to both sides of hanzi and their marks, or `everywhere`; behind a
    tab only.  None where there is nothing to be shared out or no place for it.
    """
    begin = text.rfind("\t") + 1
    end = len(text.rstrip(" "))
    takes = [
        begin <= index < end - 1 and (everywhere or _opens(text[index], text[index + 1]))
        for index in range(len(text))
    ]
    places = sum(takes)
    if not places or spare <= 0:
        return None
    return [spare / places if taken else 0.0 for taken in takes]


def _opens(char: str, after: str) -> bool:
    return char == " " or char >= _FIRST_ASIAN or after >= _FIRST_ASIAN
