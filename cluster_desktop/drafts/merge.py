"""Two drafts become one by taking both sets of changes.

The order, the number of times and the roundabout way in which changes arrive do not matter: the state of a
draft follows from the set alone.  What several people made of the same value stands side by side as heads
until someone chooses.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.errors import SpoiltContent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cluster_desktop.drafts.change import Change

LOCAL = ("received/",)
"""Paths that tell of this file alone and are never passed on."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A path on which people disagree: the heads that stand here, and those that came."""

    path: str
    ours: tuple[Change, ...]
    theirs: tuple[Change, ...]


def travels(change: Change) -> bool:
    """Whether the change is passed on to other drafts."""
    return not change.path.startswith(LOCAL)


def news(incoming: Iterable[Change], known: Mapping[str, str]) -> list[Change]:
    """Those of `incoming` that are not among the `known` (path by id), parents before children.

    Raises `SpoiltContent` where a parent is in neither, or belongs to another path: a draft holds whole
    histories, so such a set was never one.
    """
    new = {change.id: change for change in incoming if change.id not in known}
    lacking: dict[str, int] = {}
    children: defaultdict[str, list[Change]] = defaultdict(list)
    for change in new.values():
        lacking[change.id] = 0
        for parent in change.parents:
            beside = new.get(parent)
            if (beside.path if beside else known.get(parent)) != change.path:
                raise SpoiltContent(change.id)
            if beside:
                lacking[change.id] += 1
                children[parent].append(change)
    return _in_order(new, lacking, children)


def _in_order(
    new: dict[str, Change], lacking: dict[str, int], children: Mapping[str, list[Change]]
) -> list[Change]:
    ready = deque(change for change in new.values() if not lacking[change.id])
    ordered: list[Change] = []
    while ready:
        change = ready.popleft()
        ordered.append(change)
        for child in children.get(change.id, ()):
            lacking[child.id] -= 1
            if not lacking[child.id]:
                ready.append(child)
    if len(ordered) < len(new):  # in a circle each waits for the other
        raise SpoiltContent
    return ordered


def heads_of(history: Iterable[Change]) -> list[Change]:
    """The changes of a set that no other in it replaces, in the order given."""
    stored = list(history)
    replaced = {parent for change in stored for parent in change.parents}
    return [change for change in stored if change.id not in replaced]


def by_path(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """The changes of each path, in the order given."""
    found: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        found[change.path].append(change)
    return dict(found)


def disagree(heads: Sequence[Change]) -> bool:
    """Whether the heads of a path hold different values; the same value given twice is no conflict."""
    return any(head.text != heads[0].text for head in heads[1:])


def weight(head: Change) -> tuple[bool, bool, str, str]:
    """By which the heads of a path are put in order, the one that counts last; as in `changes`.

    What was written outweighs what was cleared, and a moment that cannot be true weighs least.
    """
    return (head.value is not None, believable(head), head.at, head.id)


def believable(change: Change) -> bool:
    """Whether the clock that dated the change can have been right."""
    return "2000" <= change.at <= "2100"
