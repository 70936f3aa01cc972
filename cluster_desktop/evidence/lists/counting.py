"""How many rows of a list stand behind each answer of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.evidence.lists.reading import read_all_rows
from cluster_desktop.forms.listed import listed_path
from cluster_desktop.forms.lists import lists_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.evidence.lists.rows import ListRow
    from cluster_desktop.forms.model import Edition, ListDefinition


def counts_of(definition: ListDefinition, rows: Iterable[Mapping[str, str]]) -> dict[str, int]:
    """The number of rows for each answer that the list makes up, by path; `rows` are the cells of each row.

    An answer is left out where some row does not say whether it belongs to it: without 企业规模 in every
    row nobody knows how many are 中小企业.  A list without rows counts nothing.
    """
    held = list(rows)
    counts: dict[str, int] = {}
    for feed in definition.feeds if held else ():
        if not feed.counted or not all(row.get(key) for key in feed.where for row in held):
            continue
        wanted = feed.where.items()
        counts[feed.path] = sum(all(row[key] in words for key, words in wanted) for row in held)
    return counts


def listed(draft: Draft, edition: Edition) -> dict[str, str]:
    """The facts that rules read beside the answers: `listed/<path>` and the number of rows as text.

    Raises:
        DraftError: the draft cannot be read.
    """
    return listed_in(read_all_rows(draft), edition)


def listed_in(rows: Mapping[str, Sequence[ListRow]], edition: Edition) -> dict[str, str]:
    """The same of the rows of every list, by its key."""
    facts: dict[str, str] = {}
    for definition in lists_of(edition):
        counts = counts_of(definition, (row.cells for row in rows.get(definition.key, ())))
        facts |= {listed_path(path): str(count) for path, count in counts.items()}
    return facts
