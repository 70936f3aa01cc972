"""Comparing the words of a filled cell with those of the blank: the fixed ones must stand as printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from cluster_desktop.documents.bind import After, Blank, Lines, Place, Tick
from cluster_desktop.documents.filling.writing import TICKED
from cluster_desktop.documents.word import Element, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Letter: TypeAlias = tuple[str, bytes]
"""A character with the formatting of its run."""


@dataclass(frozen=True)
class Printed:
    """A paragraph of the blank: its words between the blanks, and its shape.

    With `more`, lines of the answer may follow below it; `free` has a blank, and its lines may come closer
    together; `ticks` has boxes.
    """

    words: tuple[tuple[Letter, ...], ...]
    shape: bytes
    more: bool
    free: bool
    ticks: bool

    @property
    def letters(self) -> int:
        """How many printed characters it has."""
        return sum(map(len, self.words))


def printed(paragraph: Element, places: Sequence[Place]) -> Printed:
    """What is fixed in a paragraph of the blank that has these places in it."""
    letters = list(_letters(paragraph))
    blanks = sorted((place.start, place.end) for place in places if isinstance(place, Blank))
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
        ticks=any(isinstance(place, Tick) for place in places),
    )


def stands(fixed: Printed, paragraph: Element) -> bool:
    """Whether a filled paragraph has the printed words of `fixed`, in their formatting and shape."""
    if _shape(paragraph, loose=fixed.free) != fixed.shape:
        return False
    letters = list(_letters(paragraph))
    if fixed.ticks:
        letters = _unticked(letters, fixed)
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


def _letters(paragraph: Element) -> Iterator[Letter]:
    for run in paragraph.iter(w("r")):
        properties = run.find(w("rPr"))
        formatting = b"" if properties is None else canonical(properties)
        for piece in run:
            if piece.tag == w("t"):
                yield from ((char, formatting) for char in piece.text or "")
            elif piece.tag != w("rPr"):
                yield str(piece.tag), canonical(piece)


def _unticked(letters: list[Letter], fixed: Printed) -> list[Letter]:
    """The letters with the boxes as the blank prints them."""
    boxes = [letter for word in fixed.words for letter in word if letter[0] in "□☐"]
    box = boxes[0][0] if boxes else TICKED
    return [(box if char == TICKED else char, formatting) for char, formatting in letters]


def _has(letters: Sequence[Letter], at: int, word: Sequence[Letter]) -> bool:
    return tuple(letters[at : at + len(word)]) == tuple(word)


def _shape(paragraph: Element, *, loose: bool) -> bytes:
    """The properties of a paragraph; `loose` leaves out the line height, which smaller type may reduce."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return b""
    text = canonical(properties)
    spacing = properties.find(w("spacing"))
    if not loose or spacing is None:
        return text
    copy = etree.fromstring(text)
    spacing = copy.find(w("spacing"))
    if spacing is not None:
        spacing.set(w("line"), "")
    return canonical(copy)


def canonical(element: Element) -> bytes:
    """The one way to write an element, for comparison."""
    return etree.tostring(element, method="c14n", exclusive=True, with_tail=False)
