"""The named versions of a draft, held against it as it is; for the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.versions import Version, differences, versions
from cluster_desktop.forms.fields import FieldIndex
from cluster_desktop.forms.loader import load_edition
from cluster_desktop.ui.exchange.naming import Naming

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.drafts.change import JsonValue

Values = tuple["JsonValue", ...]


@dataclass(frozen=True)
class Difference:
    """A path that holds something else by now, in words; `values` are what stood there then."""

    path: str
    section: str
    name: str
    then: str
    now: str
    values: Values


@dataclass(frozen=True)
class Compared:
    """A version and what differs from it, in the order of the form."""

    version: Version
    differences: tuple[Difference, ...]


def compare_all(place: Path) -> tuple[Compared, ...]:
    """Every version, the latest first.

    Raises:
        DraftError: the draft cannot be read.
    """
    with Draft.open(place, read_only=True) as draft:
        index = FieldIndex(load_edition(draft.edition))
        naming = Naming(index)
        order = {field.path: number for number, field in enumerate(index.fields)}
        return tuple(
            Compared(version, _differences(draft, version, naming, order)) for version in versions(draft)
        )


def _differences(
    draft: Draft, version: Version, naming: Naming, order: dict[str, int]
) -> tuple[Difference, ...]:
    found = differences(draft, version.id)
    paths = sorted(found, key=lambda path: (order.get(path, len(order)), path))
    told = {path: _told(naming, path, *found[path]) for path in paths}
    return tuple(
        Difference(path, naming.section(path), naming.name(path), *told[path], found[path][0])
        for path in paths
    )


def _told(naming: Naming, path: str, then: Values, now: Values) -> tuple[str, str]:
    words = naming.told_apart(path, [*(then or (None,)), *(now or (None,))])
    cut = len(then) or 1
    return " / ".join(words[:cut]), " / ".join(words[cut:])
