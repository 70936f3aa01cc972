"""A font file, read in place: which characters it has, how wide they are, and their outlines.

A face of 15 MB is asked for a few hundred glyphs: its tables are read when they are first needed, outlines
one by one.  Nothing is kept open and nothing moves, so several threads may read the same face.
"""

from __future__ import annotations

import os
import struct
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cluster_desktop.documents.faces.character_map import (
    CharacterMap,
    VariantMap,
    basic_map,
    full_map,
    numbers,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_COLLECTION = b"ttcf"
_NO_EMBEDDING = 0x0002
_NO_SUBSET = 0x0300
"""Bits of OS/2 `fsType`: the maker forbids embedding, or forbids embedding a part or as outlines."""
_UNICODE_TABLES = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
"""Platform and encoding of character maps by Unicode, the fullest first."""
_SELECTORS = (0, 5)
_FULL, _BASIC = 12, 4
_CAP_HEIGHT_SINCE = 2
_POSTSCRIPT_NAME = 6
_WINDOWS = 3
_MOST_FACES = 64
"""More are in no collection; a damaged one may claim them."""


class UnfitFont(Exception):
    """The file is no font that can be read and embedded; the message says why, for developers."""


class Shape(NamedTuple):
    """What a PDF says of a whole face, in thousandths of an em (the angle in degrees)."""

    box: tuple[float, float, float, float]
    ascent: float
    descent: float
    cap_height: float
    italic_angle: float
    weight: int


class FontFile:
    """One face of a TrueType or OpenType file, or of a collection.

    Args:
        path: the file.
        index: which face of a collection, from 0.

    Raises:
        UnfitFont: it is no font, has no outlines, or may not be embedded.
    """

    def __init__(self, path: Path, index: int = 0) -> None:
        self._path = path
        try:
            self._places = _directory(path, index)
            self._head = self.table("head")
            self.units: int = struct.unpack_from(">H", self._head, 18)[0]
            limits: int = struct.unpack_from(">H", self.table("OS/2"), 8)[0]
        except (OSError, struct.error, KeyError) as error:
            raise UnfitFont(f"{path}: {error}") from error
        if not (self.has("glyf") or self.has_curves) or not self.units:
            raise UnfitFont(f"{path}: no outlines that can be embedded")
        if limits & 0xF == _NO_EMBEDDING or limits & _NO_SUBSET:
            raise UnfitFont(f"{path}: its maker does not allow embedding a part")

    @property
    def has_curves(self) -> bool:
        """Whether its outlines are PostScript's (`CFF`), not TrueType's (`glyf`)."""
        return self.has("CFF ")

    def has(self, tag: str) -> bool:
        """Whether the face has a table of that tag."""
        return tag in self._places

    def table(self, tag: str) -> bytes:
        """A table by its tag of four letters.

        Raises:
            KeyError: the face has no such table.
        """
        offset, length = self._places[tag]
        with self._path.open("rb") as file:
            file.seek(offset)
            return file.read(length)

    def glyph(self, text: str) -> int:
        """The glyph of a character, or of a character with a variation selector; 0 where there is none."""
        if len(text) == 1:
            return self._map.glyph(ord(text))
        char, selector = text
        return self._variants.glyph(ord(char), ord(selector), self._map)

    def has_ink(self, glyph: int) -> bool:
        """Whether the glyph draws anything; PostScript outlines are taken on trust."""
        return self.has_curves or self._locations[glyph] < self._locations[glyph + 1]

    def advance(self, glyph: int) -> int:
        """The width of a glyph in the face's own units."""
        return self._advances[min(glyph, len(self._advances) - 1)]

    def bearing(self, glyph: int) -> int:
        """The distance from the pen to the glyph's left edge in the face's own units."""
        full = len(self._advances)
        at = glyph * 4 + 2 if glyph < full else full * 4 + (glyph - full) * 2
        return struct.unpack_from(">h", self._metrics, at)[0]

    def outlines(self, glyphs: Iterable[int]) -> list[bytes]:
        """The TrueType outlines of glyphs as they stand in the file; empty for those without ink."""
        start, length = self._places["glyf"]
        found: list[bytes] = []
        with self._path.open("rb") as file:
            for glyph in glyphs:
                begin, end = self._locations[glyph], self._locations[glyph + 1]
                if not begin <= end <= length:
                    raise UnfitFont(f"{self._path}: glyph {glyph} lies outside")
                file.seek(start + begin)
                found.append(file.read(end - begin))
        return found

    @cached_property
    def name(self) -> str:
        """Its PostScript name, or the file's where it has none in ASCII."""
        table = self.table("name")
        _, count, strings = struct.unpack_from(">3H", table)
        for record in range(count):
            platform, _, _, kind, length, offset = struct.unpack_from(">6H", table, 6 + record * 12)
            text = table[strings + offset : strings + offset + length]
            if kind == _POSTSCRIPT_NAME and platform == _WINDOWS and text[1::2].isascii():
                return text[1::2].decode("ascii").replace(" ", "")
        return self._path.stem

    @cached_property
    def shape(self) -> Shape:
        """The face as a whole."""
        system = self.table("OS/2")
        version, _, weight = struct.unpack_from(">HhH", system)
        ascent, descent = struct.unpack_from(">2h", system, 68)
        capital = struct.unpack_from(">h", system, 88)[0] if version >= _CAP_HEIGHT_SINCE else ascent
        left, bottom, right, top = struct.unpack_from(">4h", self._head, 36)
        angle: int = struct.unpack_from(">i", self.table("post"), 4)[0]
        scale = 1000 / self.units
        return Shape(
            box=(left * scale, bottom * scale, right * scale, top * scale),
            ascent=ascent * scale,
            descent=descent * scale,
            cap_height=capital * scale,
            italic_angle=angle / 65536,
            weight=weight,
        )

    @cached_property
    def _metrics(self) -> bytes:
        return self.table("hmtx")

    @cached_property
    def _advances(self) -> Sequence[int]:
        full: int = struct.unpack_from(">H", self.table("hhea"), 34)[0]
        return numbers("H", self._metrics[: full * 4])[::2]

    @cached_property
    def _locations(self) -> Sequence[int]:
        table = self.table("loca")
        (long,) = struct.unpack_from(">h", self._head, 50)
        return numbers("I", table) if long else [place * 2 for place in numbers("H", table)]

    @cached_property
    def _maps(self) -> dict[tuple[int, int], bytes]:
        table = self.table("cmap")
        (count,) = struct.unpack_from(">H", table, 2)
        records = (struct.unpack_from(">HHI", table, 4 + number * 8) for number in range(count))
        return {(platform, encoding): table[offset:] for platform, encoding, offset in records}

    @cached_property
    def _map(self) -> CharacterMap:
        for key in _UNICODE_TABLES:
            table = self._maps.get(key, b"\0\0")
            (form,) = struct.unpack_from(">H", table)
            if form == _FULL:
                return full_map(table)
            if form == _BASIC:
                return basic_map(table)
        return CharacterMap([], [], [])

    @cached_property
    def _variants(self) -> VariantMap:
        return VariantMap(self._maps.get(_SELECTORS, b""))


def faces_in(path: Path) -> int:
    """How many faces a file holds: one, or as many as its collection says; 0 where it cannot be read."""
    try:
        with path.open("rb") as file:
            start = file.read(12)
    except OSError:
        return 0
    if len(start) < 12:
        return 0
    return min(struct.unpack_from(">I", start, 8)[0], _MOST_FACES) if start.startswith(_COLLECTION) else 1


def _directory(path: Path, index: int) -> dict[str, tuple[int, int]]:
    """Where each table of a face lies in its file, and how long it is."""
    with path.open("rb") as file:
        start = file.read(12)
        if start.startswith(_COLLECTION):
            file.seek(12 + index * 4)
            file.seek(struct.unpack(">I", file.read(4))[0])
            start = file.read(12)
        (count,) = struct.unpack_from(">H", start, 4)
        records = [struct.unpack(">4sIII", file.read(16)) for _ in range(count)]
        end = file.seek(0, os.SEEK_END)
    if any(offset + length > end for _, _, offset, length in records):
        raise UnfitFont(f"{path}: broken off")
    return {tag.decode("latin-1"): (offset, length) for tag, _, offset, length in records}
