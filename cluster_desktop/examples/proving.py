"""What a paper proves in one edition, from words that hold in all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.requirements import possible_demands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cluster_desktop.forms.model import Edition, Notice
    from cluster_desktop.forms.values import Answers


class Proving:
    """The demands of an edition and a notice, found by the words of a paper (see `Paper.proves`)."""

    def __init__(self, edition: Edition, notice: Notice, answers: Answers) -> None:
        self._fields = FieldIndex(edition)
        self._answers = answers
        demands = list(possible_demands(self._fields, notice))
        self._known = {word for demand in demands for word in (demand.id, *demand.paths)}

    def proven(self, words: Iterable[str]) -> tuple[str, ...]:
        """The words as paths and ids of the edition; those that nobody asks for fall away."""
        return tuple(dict.fromkeys(proven for word in words for proven in self._proven(word)))

    def _proven(self, word: str) -> Iterator[str]:
        key, _, option = word.partition(" ")
        if option:
            for field in self._fields.of(key):
                if field.option and option in field.option and self._answers.get(field.path) is True:
                    yield field.path
        elif key in self._known:
            yield key
