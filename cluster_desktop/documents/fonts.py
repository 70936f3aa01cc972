"""The bundled faces: which face prints a character, and how wide it is.

The bundled faces come first, so that one draft gives the same lines on every machine.  A character that a
face lacks is taken from the next one; the system's faces are asked only for characters that none of ours has
(rare names).
"""

from __future__ import annotations

import os
import unicodedata
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from cluster_desktop.errors import ClusterError
from cluster_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.pdfbase.ttfonts import TTFontFace

_FILES = {
    "fangsong": "JiqunFangSong-Regular.ttf",
    "song": "NotoSerifSC-Regular.ttf",
    "hei": "NotoSansSC-Regular.ttf",
    "hei-bold": "NotoSansSC-SemiBold.ttf",
}
_FALLBACK = {
    "fangsong": ("fangsong", "song", "hei"),
    "song": ("song", "fangsong", "hei"),
    "hei": ("hei", "fangsong", "song"),
    "hei-bold": ("hei-bold", "hei", "fangsong", "song"),
}
_WORD_NAMES = {
    "仿宋": "fangsong",
    "仿宋_gb2312": "fangsong",
    "fangsong": "fangsong",
    "fangsong_gb2312": "fangsong",
    "楷体": "fangsong",
    "楷体_gb2312": "fangsong",
    "kaiti": "fangsong",
    "黑体": "hei",
    "simhei": "hei",
    "微软雅黑": "hei",
    "microsoft yahei": "hei",
    "arial": "hei",
}
_VARIATION_SELECTORS = frozenset(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
_RARE_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")
_RARE_NAMES = ("simsunb.ttf", "HanaMinB.ttf", "HanaMinA.ttf")


class MissingGlyph(ClusterError):
    """No face has this character: printing it would leave nothing on the paper.

    `char` is the character.
    """

    def __init__(self, char: str) -> None:
        super().__init__(f"字体里没有“{char}”（U+{ord(char):04X}）这个字，印不出来，需换一种写法")
        self.char = char


class Face:
    """One TrueType file, read when its first width is asked for (0.03 to 0.06 s each)."""

    def __init__(self, name: str, path: Path, *, bold: bool = False) -> None:
        self.name = name
        self.path = path
        self.bold = bold

    @cached_property
    def metrics(self) -> TTFontFace:
        """The parsed file; its widths are in thousandths of an em."""
        from reportlab.pdfbase.ttfonts import TTFontFace  # noqa: PLC0415 - the window starts without reportlab

        return TTFontFace(str(self.path))

    @cached_property
    def _widths(self) -> dict[int, float]:
        metrics: Any = self.metrics
        return metrics.charWidths

    def has(self, char: str) -> bool:
        """Whether the face has a glyph for `char`."""
        return ord(char) in self._widths

    def width(self, char: str) -> float:
        """The advance of `char` in ems.

        Raises:
            KeyError: the face does not have the character.
        """
        return self._widths[ord(char)] / 1000


class FontBook:
    """All faces of the program, with fallback for each character.

    Args:
        folder: where the bundled faces lie.
        rare: files asked last, for rare characters; by default those of the system that are known to have
            them.

    `painting` is held while a PDF is painted: the parsed files are read at a moving position.
    """

    def __init__(self, folder: Path | None = None, rare: Sequence[Path] | None = None) -> None:
        folder = folder or resource("fonts")
        self.painting = Lock()
        self._faces = {
            name: Face(name, folder / file, bold=name.endswith("bold")) for name, file in _FILES.items()
        }
        self._rare_files = rare
        self._found: dict[tuple[str, str], tuple[Face, float]] = {}

    def face(self, name: str) -> Face:
        """The face called `name`: fangsong, song, hei, hei-bold, or the stem of a rare file.

        Raises:
            KeyError: there is no such face.
        """
        if name in self._faces:
            return self._faces[name]
        return {face.name: face for face in self._rare}[name]

    def face_for(self, char: str, wanted: str) -> Face:
        """The first face in the fallback chain of `wanted` that has `char`.

        Raises:
            MissingGlyph: none has it.
        """
        return self._find(char, wanted)[0]

    def advance(self, char: str, wanted: str, size: float) -> float:
        """How far `char` moves the pen at `size` points, in points.

        Raises:
            MissingGlyph: no face has it.
        """
        return self._find(char, wanted)[1] * size

    def width(self, text: str, wanted: str, size: float) -> float:
        """The length of one line of `text` in points.

        Raises:
            MissingGlyph: no face has one of the characters.
        """
        return sum(self._find(char, wanted)[1] for char in text) * size

    @cached_property
    def _rare(self) -> tuple[Face, ...]:
        files = tuple(_system_files()) if self._rare_files is None else self._rare_files
        return tuple(Face(path.stem, path) for path in files)

    def _find(self, char: str, wanted: str) -> tuple[Face, float]:
        key = (char, wanted)
        if key not in self._found:
            face = next((face for face in self._chain(wanted) if face.has(char)), None)
            if face is None:
                raise MissingGlyph(char)
            self._found[key] = (face, face.width(char))
        return self._found[key]

    def _chain(self, wanted: str) -> Iterator[Face]:
        yield from (self._faces[name] for name in _FALLBACK[wanted])
        yield from self._rare


def face_named(word_name: str, *, bold: bool = False) -> str:
    """The face that stands for a font name of Word; unknown names are set in 宋体.

    Bold 黑体 has a face of its own; the others are made bold by the painter.
    """
    name = _WORD_NAMES.get(word_name.casefold(), "song")
    return "hei-bold" if name == "hei" and bold else name


def printable(text: str) -> str:
    """`text` without the characters that have no shape (controls, joiners, selectors); line ends stay."""
    return "".join(char for char in text if not _is_invisible(char))


def _is_invisible(char: str) -> bool:
    if char == "\n":
        return False
    return char in _VARIATION_SELECTORS or unicodedata.category(char) in {"Cc", "Cf"}


def _system_files() -> Iterator[Path]:
    folders = [Path(folder) for folder in _RARE_FOLDERS]
    if windows := os.environ.get("WINDIR"):
        folders.insert(0, Path(windows) / "Fonts")
    for name in _RARE_NAMES:
        for folder in folders:
            yield from sorted(folder.rglob(name))[:1]
