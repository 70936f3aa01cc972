"""A page of the help as data: its title and the paragraphs on it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

BlockKind = Literal["heading", "text", "item", "note", "pair"]


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere.

    The target is `path:` and a field, `page:` and a page of the draft, `leaf:` and one of the help, or `do:`
    and an action.
    """

    words: str
    target: str


@dataclass(frozen=True)
class Block:
    """A paragraph.  `item` stands in a list, `note` is fainter, `pair` has its name in `lead`.

    Its `links` stand behind its words.
    """

    kind: BlockKind
    words: str
    lead: str = ""
    anchor: str = ""
    links: tuple[Link, ...] = ()

    @property
    def told(self) -> str:
        """All its words, as they are searched."""
        return " ".join(filter(None, (self.lead, self.words, *(link.words for link in self.links))))


@dataclass(frozen=True)
class Leaf:
    """A page of the help: `key` names it, `group` is where it stands in the contents."""

    key: str
    group: str
    title: str
    blocks: tuple[Block, ...]

    @cached_property
    def folded(self) -> str:
        """All words of the page, as they are searched."""
        return folded("\n".join([self.title, *(block.told for block in self.blocks)]))


@dataclass(frozen=True)
class Hit:
    """A page in which all that was typed occurs, and the words around its first place."""

    leaf: Leaf
    excerpt: str


_BEFORE, _AFTER = 12, 30


def folded(words: str) -> str:
    """In one width of characters and one case, each character in its own place."""
    return "".join(_folded_character(each) for each in words)


def words_of(typed: str) -> list[str]:
    """The words that were typed, as they are looked for."""
    return folded(typed).split()


def find(leaves: Iterable[Leaf], typed: str) -> list[Hit]:
    """The pages in which every typed word occurs, those first that have one in their title."""
    wanted = words_of(typed)
    if not wanted:
        return []
    found = [
        Hit(leaf, _excerpt([block.told for block in leaf.blocks], wanted))
        for leaf in leaves
        if all(word in leaf.folded for word in wanted)
    ]
    return sorted(found, key=lambda hit: not any(word in folded(hit.leaf.title) for word in wanted))


def places(words: str, wanted: Iterable[str]) -> list[tuple[int, int]]:
    """From where to where a text has a wanted word, in order and without overlap."""
    text = folded(words)
    found: list[tuple[int, int]] = []
    for word in wanted:
        start = text.find(word)
        while start >= 0:
            found.append((start, start + len(word)))
            start = text.find(word, start + len(word))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _excerpt(lines: list[str], wanted: list[str]) -> str:
    """The words around the first hit; the beginning where only the title has one."""
    for line in lines:
        if hits := places(line, wanted):
            start = max(hits[0][0] - _BEFORE, 0)
            end = hits[0][1] + _AFTER
            return f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}"
    return lines[0][: _BEFORE + _AFTER] if lines else ""


def _folded_character(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character).casefold()
    return plain if len(plain) == 1 else character
