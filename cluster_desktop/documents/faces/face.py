"""A face by its name: whether it prints a character, and how wide that is."""

from __future__ import annotations

import struct
from functools import cached_property
from typing import TYPE_CHECKING

from cluster_desktop.documents.faces.font_file import FontFile, UnfitFont
from cluster_desktop.documents.faces.postscript import subset_of_curves
from cluster_desktop.documents.faces.truetype import subset_of_outlines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_DAMAGE = (UnfitFont, OSError, struct.error, LookupError, ValueError)
"""What reading a damaged font can raise."""


class Face:
    """One face, read when a character of it is first asked for (1 ms).

    Args:
        name: what the program calls it.
        path: its file.
        index: which face of a collection, from 0.
        bold: whether it is bold of its own.
    """

    def __init__(self, name: str, path: Path, index: int = 0, *, bold: bool = False) -> None:
        self.name = name
        self.path = path
        self.bold = bold
        self._index = index

    @cached_property
    def file(self) -> FontFile:
        """The opened file.

        Raises:
            UnfitFont: it cannot be read or embedded.
        """
        return FontFile(self.path, self._index)

    def has(self, char: str) -> bool:
        """Whether the face has a shape for `char`; a shape without ink is none, save for spaces."""
        glyph = self.file.glyph(char)
        return glyph != 0 and (char.isspace() or self.file.has_ink(glyph))

    def width(self, char: str) -> float:
        """The advance of `char` in ems; of the stand-in where the face lacks it."""
        return self.file.advance(self.file.glyph(char)) / self.file.units

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """The program for a PDF: its glyph 0 is the stand-in, its glyph n the n-th of `glyphs`."""
        part = subset_of_curves if self.file.has_curves else subset_of_outlines
        return part(self.file, glyphs)


class FoundFace(Face):
    """A face found on the machine, where files may be damaged or barred from embedding: such have nothing."""

    def has(self, char: str) -> bool:
        """Whether the face has a shape for `char` that can be embedded, which is tried."""
        try:
            return super().has(char) and bool(self.subset([self.file.glyph(char)]))
        except _DAMAGE:
            return False

    @property
    def family(self) -> str:
        """Its PostScript name; empty where it cannot be used."""
        try:
            return self.file.name
        except _DAMAGE:
            return ""
