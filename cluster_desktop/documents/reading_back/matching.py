"""Laying an edited cell into its mould: the printed words are found again, the rest is what was written."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from cluster_desktop.documents.binding.text import folded, paragraph_text
from cluster_desktop.documents.reading_back.moulds import Look, key_of, look_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cluster_desktop.documents.reading_back.moulds import Gap, Mould, Words
    from cluster_desktop.documents.word import Element

    _Stands = Callable[[Mould, "Text", int, int], bool]


class Text:
    """The text of an edited cell, a line for each paragraph, and its key with the way back to the text."""

    def __init__(self, paragraphs: Sequence[Element]) -> None:
        self._paragraphs = paragraphs
        lines = [paragraph_text(paragraph) for paragraph in paragraphs]
        self.text = "\n".join(lines)
        whole = folded(self.text)
        self._at = [index for index, char in enumerate(whole) if not char.isspace()]
        self.key = "".join(whole[index] for index in self._at)
        self._starts = [0]
        for line in lines[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def between(self, begin: int, end: int) -> str:
        """The text between two stretches of the key: behind its first `begin`, before its character `end`."""
        first = self._at[begin - 1] + 1 if begin else 0
        last = self._at[end] if end < len(self._at) else len(self.text)
        return self.text[first:last]

    def stands(self, words: Words, at: int) -> bool:
        """Whether a line begins and ends with the words at this place of the key, where they have to."""
        end = at + len(words.key)
        return (not words.begins or at == 0 or "\n" in self.between(at, at)) and (
            not words.ends or end == len(self.key) or "\n" in self.between(end, end)
        )

    def look(self, at: int) -> Look:
        """How the paragraph looks that holds this place of the key."""
        return self._looks[bisect_right(self._starts, self._at[at]) - 1]

    @cached_property
    def _looks(self) -> list[Look]:
        return [look_of(paragraph) for paragraph in self._paragraphs]


def lay(mould: Mould, text: Text) -> list[str | None] | None:
    """What stands in each gap; None where the printed words are not all there.

    Words that begin or end a line in the blank do so here; where editing changed that, the letters alone have
    to do.  Of several places those count that look as in the blank; where that does not tell them apart, the
    gaps beside them are None.
    """
    if any(not words.key for words in mould.words[1:-1]):
        return None
    found = _both_ways(mould, text, _in_line) or _both_ways(mould, text, _loosely)
    if found is not None and found[0] != found[1]:
        found = _both_ways(mould, text, _alike) or found
    if found is None:
        return None
    sure = [one == other for one, other in zip(*found, strict=True)]
    return [
        content if before and behind else None
        for content, before, behind in zip(_contents(mould, text, found[0]), sure, sure[1:], strict=False)
    ]


def _both_ways(mould: Mould, text: Text, stands: _Stands) -> tuple[list[int], list[int]] | None:
    """The places of the printed words as they are found from the front and from the end."""
    first, last = _from_the_front(mould, text, stands), _from_the_end(mould, text, stands)
    return None if first is None or last is None else (first, last)


def _alike(mould: Mould, text: Text, number: int, at: int) -> bool:
    words = mould.words[number]
    if not words.key:
        return True
    return text.stands(words, at) and (not words.begins or text.look(at) == words.look)


def _in_line(mould: Mould, text: Text, number: int, at: int) -> bool:
    return text.stands(mould.words[number], at)


def _loosely(mould: Mould, text: Text, number: int, at: int) -> bool:
    """Words around running text keep their own lines; others may have moved within theirs."""
    words = mould.words[number]
    begins = words.begins and number > 0 and mould.gaps[number - 1].below
    ends = words.ends and number < len(mould.gaps) and mould.gaps[number].apart
    return text.stands(replace(words, begins=begins, ends=ends), at)


def _from_the_front(mould: Mould, text: Text, stands: _Stands) -> list[int] | None:
    """The first place of the key for each of the printed words in turn."""
    found: list[int] = []
    at = 0
    for number, words in enumerate(mould.words):
        place = next(
            (
                place
                for place in _places(mould, text, number)
                if place >= at and stands(mould, text, number, place)
            ),
            None,
        )
        if place is None:
            return None
        found.append(place)
        at = place + len(words.key)
    return found


def _from_the_end(mould: Mould, text: Text, stands: _Stands) -> list[int] | None:
    """The last place of the key for each of the printed words, from the last to the first."""
    found: list[int] = []
    end = len(text.key)
    for number in range(len(mould.words) - 1, -1, -1):
        length = len(mould.words[number].key)
        place = next(
            (
                place
                for place in reversed(_places(mould, text, number))
                if place + length <= end and stands(mould, text, number, place)
            ),
            None,
        )
        if place is None:
            return None
        found.append(place)
        end = place
    return found[::-1]


def _places(mould: Mould, text: Text, number: int) -> list[int]:
    """Where in the key the printed words of this number stand; the first begin it, the last end it."""
    key = mould.words[number].key
    first, last = number == 0, number == len(mould.gaps)
    if first or last:
        place = 0 if first else len(text.key) - len(key)
        whole = not (first and last) or len(key) == len(text.key)
        return [place] if place >= 0 and whole and text.key.startswith(key, place) else []
    return [found.start() for found in re.finditer(re.escape(key), text.key)]


def _contents(mould: Mould, text: Text, places: Sequence[int]) -> list[str]:
    """The texts between the printed words, without what the blank itself has there."""
    found: list[str] = []
    for number, gap in enumerate(mould.gaps):
        content = text.between(places[number] + len(mould.words[number].key), places[number + 1])
        found.append(_written(content, gap))
    return found


def _written(content: str, gap: Gap) -> str:
    content = content.strip()
    if gap.unit and key_of(content).endswith(gap.unit):
        content = content[: len(content) - len(gap.unit)].rstrip()
    if key_of(content) == gap.printed:
        return ""
    return content.strip("_＿ ") if "_" in gap.printed else content
