"""The pages of a document as they are being arranged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cluster_desktop.evidence.items import Pick

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cluster_desktop.evidence.items import EvidenceItem


@dataclass(frozen=True)
class Leaf:
    """A page of the file, from 1, turned clockwise by `turn` degrees; `bound` unless it is left out."""

    page: int
    turn: int = 0
    bound: bool = True


def leaves_of(item: EvidenceItem) -> list[Leaf]:
    """All pages of a document: the bound ones in their order, those left out after the page before them."""
    bound = [Leaf(pick.page, pick.turn) for pick in item.bound_picks]
    there = {leaf.page for leaf in bound}
    leaves = list(bound)
    for page in range(1, item.pages + 1):
        if page not in there:
            before = next((place for place, leaf in enumerate(leaves) if leaf.page == page - 1), -1)
            leaves.insert(before + 1, Leaf(page, bound=False))
    return leaves


def picks_of(leaves: Iterable[Leaf]) -> tuple[Pick, ...]:
    """The bound ones, as they are kept in the draft."""
    return tuple(Pick(leaf.page, leaf.turn) for leaf in leaves if leaf.bound)


def turned(leaves: Sequence[Leaf], places: Iterable[int], by: int) -> list[Leaf]:
    """The leaves with those at some places turned by so many degrees clockwise."""
    chosen = set(places)
    return [
        replace(leaf, turn=(leaf.turn + by) % 360) if place in chosen else leaf
        for place, leaf in enumerate(leaves)
    ]


def bound_or_not(leaves: Sequence[Leaf], places: Iterable[int]) -> list[Leaf]:
    """The leaves with those at some places left out, or bound again where all of them were left out."""
    chosen = set(places)
    bound = not any(leaves[place].bound for place in chosen)
    return [replace(leaf, bound=bound) if place in chosen else leaf for place, leaf in enumerate(leaves)]


def moved(leaves: Sequence[Leaf], places: Iterable[int], before: int) -> tuple[list[Leaf], list[int]]:
    """The leaves with some of them put before the place `before`; and the places where they are then."""
    chosen = sorted(set(places))
    going = [leaves[place] for place in chosen]
    head = [leaf for place, leaf in enumerate(leaves) if place < before and place not in chosen]
    tail = [leaf for place, leaf in enumerate(leaves) if place >= before and place not in chosen]
    return [*head, *going, *tail], list(range(len(head), len(head) + len(going)))


def arranged(leaves: Sequence[Leaf], pages: Sequence[int]) -> list[Leaf]:
    """The leaves of these pages in this order, all others left out behind them."""
    by_page = {leaf.page: leaf for leaf in leaves}
    wanted = [replace(by_page[page], bound=True) for page in pages]
    rest = [replace(leaf, bound=False) for leaf in leaves if leaf.page not in set(pages)]
    return [*wanted, *sorted(rest, key=lambda leaf: leaf.page)]
