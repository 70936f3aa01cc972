"""What paints the documents that are made in the program, when they are bound."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cluster_desktop.evidence.lists.printing import list_pdf
from cluster_desktop.evidence.lists.reading import read_rows
from cluster_desktop.evidence.made import list_id
from cluster_desktop.forms.lists import lists_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.forms.model import Edition, ListDefinition


def list_painters(
    draft: Draft, edition: Edition, cluster: str, fonts: FontBook
) -> dict[str, Callable[[], bytes]]:
    """For each list of the edition, by the id of its document, what paints it as a PDF."""
    return {
        list_id(definition): partial(_painted, draft, definition, cluster, fonts)
        for definition in lists_of(edition)
    }


def _painted(draft: Draft, definition: ListDefinition, cluster: str, fonts: FontBook) -> bytes:
    return list_pdf(definition, read_rows(draft, definition.key), cluster, fonts)
