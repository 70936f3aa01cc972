"""How an edition prints shared wording: its own words and years filled in, half-width where it prints so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cluster_desktop.forms.catalogue import Table

WIDE = {"(": "（", ")": "）", ":": "：", ",": "，"}

_WORD = re.compile(r"\{([a-z_]+)([+-][0-9])?\}")

_Node = TypeVar("_Node")


class Wording:
    """The words of one edition, and what its document prints half-width.

    `words` by name are what `{name}` stands for, a year also with what is to be added (`{last+3}`);
    `half_width` gives by marks (`():`) the names of the parts that print them half-width.
    """

    def __init__(self, words: Mapping[str, str | int], half_width: Mapping[str, list[str]]) -> None:
        self._words = words
        self._half_width = half_width

    def printed(self, node: _Node, *names: str) -> _Node:
        """All texts of the tables and lists as printed in the part that goes by these names."""
        half = {
            ord(WIDE[mark]): mark
            for marks, parts in self._half_width.items()
            if not set(parts).isdisjoint(names)
            for mark in marks
        }

        def printed_text(text: str) -> str | int:
            filled = self._fill(text)
            return filled.translate(half) if isinstance(filled, str) else filled

        return _mapped(node, printed_text)

    def _fill(self, text: str) -> str | int:
        """The text with its words filled in; the year itself where it is nothing but one."""
        alone = _WORD.fullmatch(text)
        return self._meant(alone) if alone else _WORD.sub(lambda found: str(self._meant(found)), text)

    def _meant(self, found: re.Match[str]) -> str | int:
        word = self._words.get(found[1], found[0])
        return word + int(found[2] or 0) if isinstance(word, int) else word


def unknown_words(node: object) -> list[str]:
    """The words that are still to be filled in, anywhere in the tables and lists."""
    found: list[str] = []

    def note(text: str) -> str:
        found.extend(match[0] for match in _WORD.finditer(text))
        return text

    _mapped(node, note)
    return found


def _mapped(node: _Node, change: Callable[[str], str | int]) -> _Node:
    """The same tables and lists with every text changed."""
    if isinstance(node, str):
        return cast("_Node", change(node))
    if isinstance(node, dict):
        table = cast("Table", node)
        return cast("_Node", {key: _mapped(value, change) for key, value in table.items()})
    if isinstance(node, list):
        return cast("_Node", [_mapped(value, change) for value in cast("list[object]", node)])
    return node
