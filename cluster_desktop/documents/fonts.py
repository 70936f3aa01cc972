"""The faces of the program: which one prints a character, and how wide it is.

The bundled faces come first, so that one draft gives the same lines on every machine.  A character that a
face lacks is taken from the next one; the system's faces are asked only for characters that none of ours has
(rare names).  A character may carry a variation selector, which calls for one of its shapes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING

from cluster_desktop.documents.faces.face import Face
from cluster_desktop.documents.faces.system import faces_of, rare_files, system_folders
from cluster_desktop.errors import ClusterError
from cluster_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

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
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_CLUSTER = re.compile(f".[{_SELECTORS}]?", re.DOTALL)
_SELECTOR = re.compile(f"[{_SELECTORS}]")


class MissingGlyph(ClusterError):
    """No face has this character: printing it would leave nothing on the paper.

    `char` is the character, with its variation selector if it has one.
    """

    def __init__(self, char: str) -> None:
        codes = " ".join(f"U+{ord(part):04X}" for part in char)
        super().__init__(f"字体里没有“{char}”（{codes}）这个字，印不出来，需换一种写法")
        self.char = char


class FontBook:
    """All faces of the program, with fallback for each character.

    Args:
        folder: where the bundled faces lie.
        rare: files asked last, for rare characters; by default those of the system that are known to have
            them.
    """

    def __init__(self, folder: Path | None = None, rare: Sequence[Path] | None = None) -> None:
        folder = folder or resource("fonts")
        self._faces = {
            name: Face(name, folder / file, bold=name.endswith("bold")) for name, file in _FILES.items()
        }
        self._rare_files = rare
        self._found: dict[tuple[str, str], tuple[str, float]] = {}

    def face(self, name: str) -> Face:
        """The face called `name`: fangsong, song, hei, hei-bold, or one of the rare ones.

        Raises:
            KeyError: there is no such face.
        """
        return self._faces.get(name) or self._rare[name]

    def glyph(self, char: str, wanted: str) -> tuple[str, float]:
        """The name of the first face in the fallback chain of `wanted` that has `char`, and its width in ems.

        Raises:
            MissingGlyph: none has it.
        """
        key = (char, wanted)
        found = self._found.get(key)
        if found is None:
            face = next((face for face in self._chain(wanted) if face.has(char)), None)
            if face is None:
                raise MissingGlyph(char)
            found = self._found[key] = (face.name, face.width(char))
        return found

    def face_for(self, char: str, wanted: str) -> Face:
        """The first face in the fallback chain of `wanted` that has `char`.

        Raises:
            MissingGlyph: none has it.
        """
        return self.face(self.glyph(char, wanted)[0])

    def advance(self, char: str, wanted: str, size: float) -> float:
        """How far `char` moves the pen at `size` points, in points.

        Raises:
            MissingGlyph: no face has it.
        """
        return self.glyph(char, wanted)[1] * size

    def width(self, text: str, wanted: str, size: float) -> float:
        """The length of one line of `text` in points.

        Raises:
            MissingGlyph: no face has one of the characters.
        """
        return sum(self.glyph(char, wanted)[1] for char in clusters(text)) * size

    @cached_property
    def _rare(self) -> dict[str, Face]:
        files = rare_files(system_folders()) if self._rare_files is None else self._rare_files
        return {face.name: face for face in faces_of(files)}

    def _chain(self, wanted: str) -> Iterator[Face]:
        if wanted in _FALLBACK:
            yield from (self._faces[name] for name in _FALLBACK[wanted])
            yield from self._rare.values()
        else:  # of a text that is placed already
            yield self._rare[wanted]


def face_named(word_name: str, *, bold: bool = False) -> str:
    """The face that stands for a font name of Word; unknown names are set in 宋体.

    Bold 黑体 has a face of its own; the others are made bold by the painter.
    """
    name = _WORD_NAMES.get(word_name.casefold(), "song")
    return "hei-bold" if name == "hei" and bold else name


def clusters(text: str) -> Sequence[str]:
    """The characters of `text`, each with the variation selector that follows it."""
    return _CLUSTER.findall(text) if _SELECTOR.search(text) else text


def printable(text: str) -> str:
    """`text` without the characters that have no shape (controls, joiners); line ends stay.

    A variation selector stays with the hanzi whose shape it chooses, and goes elsewhere.
    """
    if not text.isprintable():
        text = "".join(
            char for char in text if char == "\n" or unicodedata.category(char) not in {"Cc", "Cf"}
        )
    return _SELECTOR.sub(lambda selector: selector[0] if _follows_hanzi(selector) else "", text)


def _follows_hanzi(found: re.Match[str]) -> bool:
    before = found.string[found.start() - 1 : found.start()]
    return before > "\u2e80" and unicodedata.category(before) == "Lo"
