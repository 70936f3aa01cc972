"""A PostScript program (CFF) with only the glyphs that a document uses, in the order in which it uses them.

Noto CJK, which Linux systems have, is of this kind.  Its glyphs share pieces of outline (subroutines); here
each piece is written out where it is called, so that the part needs nothing but itself.
Adobe Technical Notes 5176 (the format) and 5177 (the outlines).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from cluster_desktop.documents.faces.outline_code import written_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cluster_desktop.documents.faces.font_file import FontFile

_CHARSET, _CHARSTRINGS, _PRIVATE, _SUBRS = 15, 17, 18, 19
_MATRIX, _ROS, _COUNT, _FONTS, _CHOICE = 0x0C07, 0x0C1E, 0x0C22, 0x0C24, 0x0C25
"""Operators of the dictionaries; those of two bytes begin with 12."""
_FIRST_NUMBER, _ESCAPE, _LONG, _SHORT, _REAL = 28, 12, 29, 28, 30
_FIRST_STRING = 391
"""The number of the first string that a program brings along: Adobe, then Identity."""
_HEADER = b"\1\0\4\4"


class _Index:
    """A list of byte strings as a program holds it; `end` is where it ends."""

    def __init__(self, table: bytes, start: int) -> None:
        self._table = table
        (self._count,) = struct.unpack_from(">H", table, start)
        self._size = table[start + 2] if self._count else 0
        self._offsets = start + 3
        self._data = self._offsets + (self._count + 1) * self._size - 1
        self.end = self._data + self._offset(self._count) if self._count else start + 2

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> bytes:
        if not 0 <= number < self._count:
            raise IndexError(number)
        return self._table[self._data + self._offset(number) : self._data + self._offset(number + 1)]

    def _offset(self, number: int) -> int:
        place = self._offsets + number * self._size
        return int.from_bytes(self._table[place : place + self._size], "big")


@dataclass(frozen=True)
class _Font:
    """What some of the glyphs have in common: their dictionary, private dictionary and subroutines."""

    matrix: bytes
    private: bytes
    subrs: Sequence[bytes] | _Index


def subset_of_curves(file: FontFile, glyphs: Sequence[int]) -> bytes:
    """The program whose glyph 0 is the face's own and whose glyph n is the n-th of `glyphs`.

    Raises:
        UnfitFont: an outline holds what no font for Chinese has.
    """
    table = file.table("CFF ")
    top_index = _Index(table, _Index(table, table[2]).end)
    shared = _Index(table, _Index(table, top_index.end).end)
    top = dict(_entries(top_index[0]))
    outlines = _Index(table, _integers(top[_CHARSTRINGS])[0])
    chosen = [0, *glyphs]
    if _ROS in top:
        listed = _Index(table, _integers(top[_FONTS])[0])
        fonts = [_font(table, listed[number]) for number in range(len(listed))]
        choice = [_choice(table, _integers(top[_CHOICE])[0], glyph) for glyph in chosen]
        matrix = top.get(_MATRIX, b"")
    else:
        fonts, choice, matrix = [_font(table, top_index[0])], [0] * len(chosen), b""
    codes = [
        written_out(outlines[glyph], fonts[font].subrs, shared)
        for glyph, font in zip(chosen, choice, strict=True)
    ]
    return _program(file.name, matrix, fonts, choice, codes)


def _font(table: bytes, dictionary: bytes) -> _Font:
    entries = dict(_entries(dictionary))
    size, start = _integers(entries[_PRIVATE])
    private = dict(_entries(table[start : start + size]))
    subrs: Sequence[bytes] | _Index = ()
    if _SUBRS in private:
        subrs = _Index(table, start + _integers(private.pop(_SUBRS))[0])
    return _Font(entries.get(_MATRIX, b""), _dictionary(private), subrs)


def _choice(table: bytes, start: int, glyph: int) -> int:
    """The font that a glyph belongs to (`FDSelect`)."""
    if table[start] == 0:
        return table[start + 1 + glyph]
    (count,) = struct.unpack_from(">H", table, start + 1)
    ranges = (struct.unpack_from(">HB", table, start + 3 + number * 3) for number in range(count))
    return next(font for first, font in reversed(list(ranges)) if first <= glyph)


def _program(
    name: str, matrix: bytes, fonts: Sequence[_Font], choice: Sequence[int], codes: Sequence[bytes]
) -> bytes:
    """The whole, each glyph under its own number (CID n is glyph n)."""
    count = len(codes)
    charset = struct.pack(">BHH", 2, 1, max(0, count - 2))
    select = bytes([0, *choice])
    outlines = _index(codes)
    # Numbers are written in five bytes, so that the lengths are known before the places are.
    length = len(_start(name, matrix, count, [0] * 4))
    places = list(accumulate(map(len, (charset, select, outlines)), initial=length))
    listed = _index([_font_dictionary(font, 0) for font in fonts])
    private = accumulate((len(font.private) for font in fonts), initial=places[-1] + len(listed))
    listed = _index([_font_dictionary(font, place) for font, place in zip(fonts, private, strict=False)])
    start = _start(name, matrix, count, places)
    return b"".join([start, charset, select, outlines, listed, *(font.private for font in fonts)])


def _start(name: str, matrix: bytes, count: int, places: Sequence[int]) -> bytes:
    top = _top(matrix, count, places)
    strings = [b"Adobe", b"Identity"]
    return b"".join([_HEADER, _index([name.encode("ascii")]), _index([top]), _index(strings), _index([])])


def _top(matrix: bytes, count: int, places: Sequence[int]) -> bytes:
    charset, select, outlines, fonts = (_number(place) for place in places)
    entries = {_ROS: _number(_FIRST_STRING) + _number(_FIRST_STRING + 1) + _number(0)}
    if matrix:
        entries[_MATRIX] = matrix
    entries |= {_COUNT: _number(count), _CHARSET: charset, _CHOICE: select}
    return _dictionary(entries | {_CHARSTRINGS: outlines, _FONTS: fonts})


def _font_dictionary(font: _Font, place: int) -> bytes:
    entries = {_MATRIX: font.matrix} if font.matrix else {}
    return _dictionary(entries | {_PRIVATE: _number(len(font.private)) + _number(place)})


def _entries(dictionary: bytes) -> Iterator[tuple[int, bytes]]:
    """The operators of a dictionary, each with its operands as they are written."""
    at = start = 0
    while at < len(dictionary):
        byte = dictionary[at]
        if byte >= _FIRST_NUMBER:
            at = _after_number(dictionary, at)
            continue
        operands = dictionary[start:at]
        if byte == _ESCAPE:
            byte = _ESCAPE << 8 | dictionary[at + 1]
            at += 1
        at = start = at + 1
        yield byte, operands


def _after_number(data: bytes, at: int) -> int:
    byte = data[at]
    if byte == _REAL:
        while data[at] & 0xF != 0xF:
            at += 1
        return at + 1
    return at + (3 if byte == _SHORT else 5 if byte == _LONG else 1 if byte < 247 else 2)


def _integers(operands: bytes) -> list[int]:
    found: list[int] = []
    at = 0
    while at < len(operands):
        byte, end = operands[at], _after_number(operands, at)
        if byte in {_SHORT, _LONG}:
            found.append(int.from_bytes(operands[at + 1 : end], "big", signed=True))
        elif byte < 247:
            found.append(byte - 139)
        elif byte < 251:
            found.append((byte - 247) * 256 + operands[at + 1] + 108)
        else:
            found.append((251 - byte) * 256 - operands[at + 1] - 108)
        at = end
    return found


def _dictionary(entries: dict[int, bytes]) -> bytes:
    return b"".join(
        operands + (operator.to_bytes(2, "big") if operator > 255 else bytes([operator]))
        for operator, operands in entries.items()
    )


def _number(value: int) -> bytes:
    return bytes([_LONG]) + value.to_bytes(4, "big")


def _index(items: Sequence[bytes]) -> bytes:
    if not items:
        return b"\0\0"
    offsets = accumulate((len(item) for item in items), initial=1)
    return struct.pack(f">HB{len(items) + 1}I", len(items), 4, *offsets) + b"".join(items)
