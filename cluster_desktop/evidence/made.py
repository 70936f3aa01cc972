"""Documents made in the program: lists that have rows stand in the volume like files that were attached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.evidence.items import EvidenceItem
from cluster_desktop.evidence.lists.reading import ROOT
from cluster_desktop.forms.lists import lists_of

if TYPE_CHECKING:
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.forms.model import Edition, ListDefinition

LIST_MEDIA = "application/x-jiqun-list"
_BEHIND_FILES = 1_000_000


def list_items(draft: Draft, edition: Edition) -> list[EvidenceItem]:
    """The lists of the draft that have rows, as documents: each proves the items that it feeds.

    `pages` is 0, since nobody knows before a list is set; among documents that prove the same they come last.
    """
    return [
        EvidenceItem(
            id=list_id(definition),
            title=definition.title,
            proves=tuple(f"{item}:list" for item in definition.items),
            sha256="",
            file_name="",
            media=LIST_MEDIA,
            pages=0,
            fault=None,
            order=_BEHIND_FILES + place,
        )
        for place, definition in enumerate(lists_of(edition))
        if draft.count_below(f"{ROOT}{definition.key}/")
    ]


def list_id(definition: ListDefinition) -> str:
    """The id of the document that a list makes."""
    return f"list/{definition.key}"
