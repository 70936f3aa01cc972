"""What of a cell is printed and what is room: the mould in which the edited cell is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.places import After, Blank, Lines, Place, Tick
from cluster_desktop.documents.binding.text import folded, paragraph_text
from cluster_desktop.documents.word import Element, w

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Look = tuple[str, str, bool]
"""Font, size and weight of a paragraph's first run: what tells a heading from the same words in a text."""
_FOR_A_PEN = re.compile(r"\s{3,}|^(?=年\s)")
_FOR_A_SEAL = re.compile(r"(?<=[:：])\s*$")
"""Room that no answer has: dates and names by a signature, which some people type in."""
_LONGEST_UNIT = 3


@dataclass(frozen=True)
class Words:
    """Printed words between two gaps: `key` is folded and without white space.

    They begin or end a line (`begins`, `ends`), or stand within one.
    """

    key: str
    begins: bool
    ends: bool
    look: Look


@dataclass(frozen=True)
class Gap:
    """Room between printed words.

    `slot` says what stands there, None where only a pen is expected; `printed` is the key of what the blank
    has there (dots); `unit` the printed unit behind it, which editing may lose.  With `apart` the text begins
    on a line of its own, with `below` it may go on over several; a `tick` is a box.
    """

    slot: str | None
    printed: str = ""
    unit: str = ""
    apart: bool = False
    below: bool = False
    tick: bool = False


@dataclass(frozen=True)
class Mould:
    """The printed words and the gaps of a cell in turn: words first and last, empty where a gap is."""

    words: tuple[Words, ...]
    gaps: tuple[Gap, ...]

    @property
    def has_slots(self) -> bool:
        """Whether an answer stands here."""
        return any(gap.slot is not None for gap in self.gaps)

    @property
    def key(self) -> str:
        """All printed words."""
        return "".join(words.key for words in self.words)


def key_of(text: str) -> str:
    """`text` for comparison: one width of characters, no white space."""
    return "".join(char for char in folded(text) if not char.isspace())


def look_of(paragraph: Element) -> Look:
    """How a paragraph's first run looks."""
    properties = next(paragraph.iter(w("r")), paragraph).find(w("rPr"))
    if properties is None:
        return "", "", False
    fonts, size = properties.find(w("rFonts")), properties.find(w("sz"))
    face = "" if fonts is None else fonts.get(w("eastAsia"), "")
    return face, "" if size is None else size.get(w("val"), ""), properties.find(w("b")) is not None


def mould_of(paragraphs: Sequence[Element], places: Mapping[str, Place]) -> Mould:
    """The mould of the paragraphs of a cell of the blank; `places` are the places in it by slot."""
    casting = _Casting()
    for paragraph in paragraphs:
        text = paragraph_text(paragraph)
        look = look_of(paragraph)
        casting.print("\n", look)
        at = 0
        for start, end, gap in _gaps(paragraph, text, places):
            casting.print(text[at:start], look)
            casting.leave(gap)
            at = end
        casting.print(text[at:], look)
    return casting.mould()


@dataclass
class _Casting:
    """A mould being made: printed text gathers until a gap ends it."""

    words: list[Words] = field(default_factory=list[Words])
    gaps: list[Gap] = field(default_factory=list[Gap])
    text: str = ""
    look: Look = ("", "", False)

    def print(self, text: str, look: Look) -> None:
        if not self.text.strip():
            self.look = look
        self.text += text

    def leave(self, gap: Gap) -> None:
        """Ends the words before a gap; of two gaps with no words between, one for the pen gives way."""
        if self.gaps and not self.text.strip() and None in {gap.slot, self.gaps[-1].slot}:
            if gap.slot is not None:
                self.gaps[-1] = gap
            return
        if gap.apart:
            self.text += "\n"
        self._end_words()
        self.gaps.append(gap)

    def mould(self) -> Mould:
        self.text += "\n"
        self._end_words()
        return Mould(tuple(self.words), tuple(self.gaps))

    def _end_words(self) -> None:
        body = self.text.strip()
        before, after = self.text.split(body, 1) if body else ("", "")
        self.words.append(Words(key_of(body), "\n" in before, "\n" in after, self.look))
        self.text = ""


def _gaps(paragraph: Element, text: str, places: Mapping[str, Place]) -> list[tuple[int, int, Gap]]:
    """The gaps in a paragraph, from its begin to its end."""
    found = [_gap(slot, place, text) for slot, place in places.items() if place.paragraph is paragraph]
    if not found and text.strip():
        patterns = [_FOR_A_PEN, _FOR_A_SEAL] if places else [_FOR_A_PEN]
        found = [(*match.span(), Gap(None)) for pattern in patterns for match in pattern.finditer(text)]
    return sorted(found, key=lambda part: part[:2])


def _gap(slot: str, place: Place, text: str) -> tuple[int, int, Gap]:
    match place:
        case Lines():
            return 0, len(text), Gap(slot, key_of(text), apart=True, below=True)
        case After():
            return len(text), len(text), Gap(slot, apart=True, below=True)
        case Tick():
            return place.at, place.at + 1, Gap(slot, tick=True)
        case Blank():
            behind = text[place.end :].strip()
            unit = behind if len(behind) <= _LONGEST_UNIT else ""
            gap = Gap(slot, key_of(text[place.start : place.end]), key_of(unit), below=place.open_end)
            return place.start, len(text) if unit else place.end, gap
