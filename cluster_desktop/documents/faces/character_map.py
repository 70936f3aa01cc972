"""The tables of a font file that lead from characters to glyphs (`cmap`, formats 4, 12 and 14)."""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class CharacterMap:
    """Ranges of characters: where each begins and ends, and the glyphs of each."""

    def __init__(
        self, starts: Sequence[int], ends: Sequence[int], glyphs: Sequence[int | Sequence[int]]
    ) -> None:
        self._starts, self._ends, self._glyphs = starts, ends, glyphs

    def glyph(self, code: int) -> int:
        """The glyph of a character; 0 where there is none."""
        at = bisect_right(self._starts, code) - 1
        if at < 0 or code > self._ends[at]:
            return 0
        first, offset = self._glyphs[at], code - self._starts[at]
        if isinstance(first, int):
            return (first + offset) & 0xFFFF
        return first[offset] if offset < len(first) else 0


def full_map(table: bytes) -> CharacterMap:
    """A table of format 12: ranges beyond U+FFFF too."""
    (count,) = struct.unpack_from(">I", table, 12)
    found = numbers("I", table[16 : 16 + count * 12])
    return CharacterMap(found[::3], found[1::3], found[2::3])


def basic_map(table: bytes) -> CharacterMap:
    """A table of format 4: characters up to U+FFFF."""
    (length, _, double) = struct.unpack_from(">3H", table, 2)
    found = numbers("H", table[14 : length - length % 2])
    count = double // 2
    ends, starts = found[:count], found[count + 1 : count * 2 + 1]
    deltas, offsets = found[count * 2 + 1 : count * 3 + 1], found[count * 3 + 1 : count * 4 + 1]
    glyphs: list[int | Sequence[int]] = []
    for number, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        if offset == 0:
            glyphs.append(start + delta)
            continue
        first = count * 3 + 1 + number + offset // 2
        part = found[first : first + end - start + 1]
        glyphs.append([glyph and (glyph + delta) & 0xFFFF for glyph in part])
    return CharacterMap(starts, ends, glyphs)


class VariantMap:
    """The shapes that a variation selector calls for (format 14 of `cmap`)."""

    def __init__(self, table: bytes) -> None:
        self._table = table

    def glyph(self, code: int, selector: int, characters: CharacterMap) -> int:
        """The glyph of a character with a selector; 0 where the face does not know the two together."""
        for record in self._entries(6, 11):
            if _code(record) == selector:
                usual, other = struct.unpack_from(">2I", record, 3)
                return self._other(other, code) or (self._usual(usual, code) and characters.glyph(code))
        return 0

    def _usual(self, offset: int, code: int) -> bool:
        """Whether the selector calls for the shape that the character has anyway."""
        ranges = self._entries(offset, 4)
        return any(0 <= code - _code(entry) <= entry[3] for entry in ranges)

    def _other(self, offset: int, code: int) -> int:
        shapes = self._entries(offset, 5)
        return next((int.from_bytes(entry[3:], "big") for entry in shapes if _code(entry) == code), 0)

    def _entries(self, place: int, size: int) -> Iterator[bytes]:
        """The entries of a list that begins with their number; there is none at 0."""
        if place and place + 4 <= len(self._table):
            (count,) = struct.unpack_from(">I", self._table, place)
            end = min(place + 4 + count * size, len(self._table) - size + 1)
            yield from (self._table[at : at + size] for at in range(place + 4, end, size))


def _code(entry: bytes) -> int:
    return int.from_bytes(entry[:3], "big")


def numbers(kind: Literal["H", "I"], data: bytes) -> array[int]:
    """Big-endian numbers: `H` of two bytes, `I` of four."""
    found: array[int] = array(kind)
    found.frombytes(data[: len(data) - len(data) % found.itemsize])
    if sys.byteorder == "little":
        found.byteswap()
    return found
