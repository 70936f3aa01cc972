"""The printed words of an edition, handed to the scripts that build its blank."""

from __future__ import annotations

from typing import TypeVar

from cluster_desktop.forms.loader import load_edition
from cluster_desktop.forms.model import AnyItem

T = TypeVar("T", bound=AnyItem)


class Words:
    """An edition, asked for its words."""

    def __init__(self, edition: str) -> None:
        self.edition = load_edition(edition)
        self.years = [f"{year}年" for year in self.edition.years]

    def item(self, key: str, kind: type[T]) -> T:
        """The item `key`, known to be of this kind.

        Raises:
            TypeError: it is of another kind.
        """
        found = self.edition.item(key)
        if not isinstance(found, kind):
            raise TypeError(f"{key} is a {found.kind}")
        return found

    def label(self, key: str) -> str:
        """The printed label of an item."""
        return self.edition.item(key).label

    def heading(self, no: str) -> str:
        """The heading of section `no`."""
        return next(part.heading for part in self.edition.sections if part.no == no)
