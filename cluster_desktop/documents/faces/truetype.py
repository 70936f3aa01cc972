"""A TrueType program with only the glyphs that a document uses, in the order in which it uses them."""

from __future__ import annotations

import struct
from itertools import accumulate
from typing import TYPE_CHECKING

from cluster_desktop.documents.faces.character_map import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cluster_desktop.documents.faces.font_file import FontFile

_COPIED = ("cvt ", "fpgm", "prep")
_HEADER = 10
"""The contour count and the box, before what an outline consists of."""
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80
"""Flags of a part of a composite glyph."""
_CHECKSUM = 0xB1B0AFBA


def subset_of_outlines(file: FontFile, glyphs: Sequence[int]) -> bytes:
    """The program whose glyph 0 is the face's own and whose glyph n is the n-th of `glyphs`.

    Only the tables that a PDF needs are in it (ISO 32000-1, 9.9).
    """
    chosen = [0, *glyphs]
    outlines = _with_parts(file, chosen)
    places = list(accumulate((len(outline) for outline in outlines), initial=0))
    # Without the sum over the whole, which comes last; and with places of four bytes.
    head = _with_number(_with_number(file.table("head"), 8, 0, size=4), 50, 1)
    metrics = (value for glyph in chosen for value in (file.advance(glyph), file.bearing(glyph)))
    tables = {
        "glyf": b"".join(outlines),
        "head": head,
        "hhea": _with_number(file.table("hhea"), 34, len(chosen)),
        "hmtx": struct.pack(">" + "Hh" * len(chosen), *metrics),
        "loca": struct.pack(f">{len(places)}I", *places),
        "maxp": _with_number(file.table("maxp"), 4, len(chosen)),
    }
    tables |= {tag: file.table(tag) for tag in _COPIED if file.has(tag)}
    return _assembled(dict(sorted(tables.items())))


def _with_parts(file: FontFile, chosen: list[int]) -> list[bytes]:
    """The outlines of `chosen`, which grows by the glyphs that others are composed of."""
    own = {glyph: number for number, glyph in reversed(list(enumerate(chosen)))}
    found: list[bytes] = []
    while len(found) < len(chosen):
        for outline in file.outlines(chosen[len(found) :]):
            renumbered = bytearray(outline)
            for place in _parts(outline):
                (part,) = struct.unpack_from(">H", outline, place)
                if part not in own:
                    own[part] = len(chosen)
                    chosen.append(part)
                struct.pack_into(">H", renumbered, place, own[part])
            found.append(bytes(renumbered) + bytes(-len(renumbered) % 4))
    return found


def _parts(outline: bytes) -> Iterator[int]:
    """Where a composite outline names the glyphs that it consists of."""
    if len(outline) < _HEADER or struct.unpack_from(">h", outline)[0] >= 0:
        return
    place, flags = _HEADER, _MORE
    while flags & _MORE:
        (flags,) = struct.unpack_from(">H", outline, place)
        yield place + 2
        place += 8 if flags & _WORDS else 6
        place += 8 if flags & _MATRIX else 4 if flags & _TWO_SCALES else 2 if flags & _SCALE else 0


def _with_number(table: bytes, place: int, number: int, size: int = 2) -> bytes:
    return table[:place] + number.to_bytes(size, "big") + table[place + size :]


def _assembled(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    start = struct.pack(">4s4H", b"\0\1\0\0", count, power * 16, power.bit_length() - 1, (count - power) * 16)
    padded = {tag: table + bytes(-len(table) % 4) for tag, table in tables.items()}
    sums = {tag: _checksum(table) for tag, table in padded.items()}
    places = accumulate(map(len, padded.values()), initial=len(start) + count * 16)
    records = b"".join(
        struct.pack(">4s3I", tag.encode("ascii"), sums[tag], place, len(tables[tag]))
        for tag, place in zip(tables, places, strict=False)
    )
    adjustment = _CHECKSUM - _checksum(start + records) - sum(sums.values())
    padded["head"] = _with_number(padded["head"], 8, adjustment & 0xFFFFFFFF, size=4)
    return b"".join([start, records, *padded.values()])


def _checksum(table: bytes) -> int:
    return sum(numbers("I", table)) & 0xFFFFFFFF
