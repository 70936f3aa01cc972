"""A blank opened and bound once, however often it is filled, proved against, or read back with."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from cluster_desktop.documents.bind import Binding, bind
from cluster_desktop.documents.binding.places import ADDED_ROW
from cluster_desktop.documents.word import WordFile, open_word, w

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from cluster_desktop.documents.word import Element
    from cluster_desktop.forms.model import Edition


@dataclass(frozen=True, eq=False)
class BoundBlank:
    """An opened blank and the places of its answers; shared, so nothing may be written into it."""

    document: WordFile
    binding: Binding

    def copy_for(self, paths: AbstractSet[str]) -> tuple[WordFile, Binding]:
        """The same to be written into, with the places of the answers to these paths."""
        root = deepcopy(self.document.root)
        copies = {id(own): copy for own, copy in zip(self._elements, _elements(root), strict=True)}
        rows = {ADDED_ROW.sub("", path.rpartition("/")[0]) for path in paths}
        asked = Binding(
            {slot: place for slot, place in self.binding.places.items() if slot.partition("#")[0] in paths},
            {row: opened for row, opened in self.binding.open_rows.items() if row in rows},
            tuple(repeat for repeat in self.binding.repeats if not paths.isdisjoint(repeat.paths)),
        )
        return replace(self.document, root=root), deepcopy(asked, copies)

    @cached_property
    def _elements(self) -> list[Element]:
        """What places refer to, held: an element that lxml lets go of leaves its id to something else."""
        return list(_elements(self.document.root))


def _elements(root: Element) -> Iterator[Element]:
    return root.iter(w("p"), w("tc"), w("tr"))


def bound_blank(template: bytes, edition: Edition) -> BoundBlank:
    """The blank `template` of `edition`.

    Raises:
        UnfitWord: it is no .docx that can be read.
        BindError: it lacks a label of the edition.
    """
    return _bound(_Wanted(template, edition))


class _Wanted:
    """What a blank is kept under: the bytes of the file, and the very edition object."""

    def __init__(self, template: bytes, edition: Edition) -> None:
        self.template = template
        self.edition = edition

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Wanted) and self.edition is other.edition and self.template == other.template
        )

    def __hash__(self) -> int:
        return hash((self.template, id(self.edition)))


@lru_cache(maxsize=8)
def _bound(wanted: _Wanted) -> BoundBlank:
    document = open_word(wanted.template)
    return BoundBlank(document, bind(document, wanted.edition))
