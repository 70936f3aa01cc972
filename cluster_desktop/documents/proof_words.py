"""Comparing the words of a filled paragraph with those of the blank: the fixed ones must stand as printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from cluster_desktop.documents.bind import After, Blank, Lines, Place, Tick
from cluster_desktop.documents.binding.text import characters, checkbox_of, ticked_glyph
from cluster_desktop.documents.canonical import Canonical, canonical
from cluster_desktop.documents.word import Element, child, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Letter: TypeAlias = tuple[str, "Canonical"]
"""A character, or another part of a run by its tag, with its formatting."""
_BOX = "□"
_TICKED = "☑"
_OWN_PARTS = {w("rPr"), w("t"), w("sym")}


@dataclass(frozen=True)
class Printed:
    """A paragraph of the blank: its words between the blanks, and its shape.

    With `more`, lines of the answer may follow below it; `free` has a blank, and its lines may come closer
    together; `boxes` are the characters that a box to tick may be, empty or ticked, `ticks` counts the boxes.
    """

    words: tuple[tuple[Letter, ...], ...]
    shape: Canonical
    more: bool
    free: bool
    boxes: frozenset[str]
    ticks: int

    @property
    def letters(self) -> int:
        """How many printed characters it has."""
        return sum(map(len, self.words))


def printed(paragraph: Element, places: Sequence[Place]) -> Printed:
    """What is fixed in a paragraph of the blank that has these places in it."""
    ticks = [place for place in places if isinstance(place, Tick)]
    boxes = _boxes(paragraph, ticks)
    letters, at = _letters(paragraph, boxes)
    blanks = sorted((at[place.start], at[place.end]) for place in places if isinstance(place, Blank))
    if any(isinstance(place, Lines) for place in places):
        blanks = [(0, len(letters))]
    words: list[tuple[Letter, ...]] = []
    begin = 0
    for start, end in blanks:
        words.append(tuple(letters[begin:start]))
        begin = end
    words.append(tuple(letters[begin:]))
    return Printed(
        words=tuple(words),
        shape=_shape(paragraph, loose=bool(blanks)),
        more=any(
            isinstance(place, Lines | After) or (isinstance(place, Blank) and place.open_end)
            for place in places
        ),
        free=bool(blanks),
        boxes=boxes,
        ticks=len(ticks),
    )


def stands(fixed: Printed, paragraph: Element) -> bool:
    """Whether a filled paragraph has the printed words of `fixed`, in their formatting and shape."""
    if _shape(paragraph, loose=fixed.free) != fixed.shape:
        return False
    letters, _ = _letters(paragraph, fixed.boxes)
    first, *others = fixed.words
    if tuple(letters[: len(first)]) != first:
        return False
    if not others:
        return len(letters) == len(first)
    at = len(first)
    *middle, last = others
    for word in middle:
        found = next((index for index in range(at, len(letters)) if _has(letters, index, word)), None)
        if found is None:
            return False
        at = found + len(word)
    return len(letters) - len(last) >= at and _has(letters, len(letters) - len(last), last)


def in_order(fixed: Sequence[Printed], paragraphs: Sequence[Element]) -> bool:
    """Whether the printed paragraphs stand in order, with others only where answers may follow.

    The text of an answer may repeat a printed line, so every way to line the two up is tried.
    """
    reached = {0}
    for number, own in enumerate(fixed):
        reached = {at + 1 for at in reached if at < len(paragraphs) and stands(own, paragraphs[at])}
        if own.more and reached:
            last = len(paragraphs) - (len(fixed) - number - 1)
            reached = set(range(min(reached), last + 1))
    return len(paragraphs) in reached


def by_paragraph(places: Sequence[Place]) -> Mapping[Element, list[Place]]:
    """The places under the paragraph in which each begins."""
    found: dict[Element, list[Place]] = {}
    for place in places:
        found.setdefault(place.paragraph, []).append(place)
    return found


def _boxes(paragraph: Element, ticks: Sequence[Tick]) -> frozenset[str]:
    """The characters that the boxes of a paragraph are in the blank, and those that they are when ticked."""
    if not ticks:
        return frozenset()
    found = list(characters(paragraph))
    own = {found[place.at][2] for place in ticks}
    glyphs = {
        ticked_glyph(control) for place in ticks if (control := checkbox_of(found[place.at][0])) is not None
    }
    return frozenset({*own, *glyphs, _TICKED})


def _letters(paragraph: Element, boxes: frozenset[str]) -> tuple[list[Letter], list[int]]:
    """The letters of a paragraph, boxes as one, and the number of the letter of each character."""
    letters: list[Letter] = []
    at: list[int] = []
    drawn = characters(paragraph)
    for run in paragraph.iter(w("r")):
        properties = child(run, "rPr")
        formatting = () if properties is None else canonical(properties)
        for piece in run:
            if piece.tag == w("t") or piece.tag == w("sym"):
                count = len(piece.text or "") if piece.tag == w("t") else 1
                for _, _, char in [next(drawn) for _ in range(count)]:
                    at.append(len(letters))
                    letters.append(_letter(char, piece, formatting, boxes))
            elif piece.tag not in _OWN_PARTS:
                letters.append((str(piece.tag), canonical(piece)))
    return letters, [*at, len(letters)]


def _letter(char: str, piece: Element, formatting: Canonical, boxes: frozenset[str]) -> Letter:
    """A character with its formatting; Word itself changes the face of a box that it ticks in a control."""
    if char not in boxes:
        return char, formatting
    if checkbox_of(piece) is not None:
        return _BOX, ()
    return _BOX, (formatting, piece.get(w("font"), ""))


def _has(letters: Sequence[Letter], at: int, word: Sequence[Letter]) -> bool:
    return tuple(letters[at : at + len(word)]) == tuple(word)


def _shape(paragraph: Element, *, loose: bool) -> Canonical:
    """The properties of a paragraph; `loose` leaves out the line height, which smaller type may reduce."""
    properties = child(paragraph, "pPr")
    if properties is None:
        return ()
    spacing = child(properties, "spacing") if loose else None
    if spacing is None:
        return canonical(properties)
    rest = sorted((name, value) for name, value in spacing.items() if name != w("line"))
    return (canonical(properties, without=(w("spacing"),)), *rest)


def differing(fixed: Sequence[Printed], paragraphs: Sequence[Element]) -> Iterator[int]:
    """The numbers of the printed paragraphs that do not stand where they stood."""
    for number, own in enumerate(fixed):
        if number >= len(paragraphs) or not stands(own, paragraphs[number]):
            yield number
