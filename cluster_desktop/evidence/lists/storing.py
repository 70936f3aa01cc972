"""Writes the rows of a list into a draft, each call one commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError
from cluster_desktop.evidence.lists.reading import PLACE, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cluster_desktop.drafts.change import JsonValue
    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.evidence.lists.rows import ListRow

_STEP = 500

MOST_ROWS = 50_000
"""Of one list: a draft may not hold more than 200,000 changes."""


class ListCancelled(ClusterError):
    """The official stopped it; nothing was written."""

    def __init__(self) -> None:
        super().__init__("已取消，清单没有改动")


def put_rows(
    draft: Draft,
    key: str,
    rows: Iterable[ListRow],
    author: str,
    *,
    replace: bool = True,
    tell: Callable[[int, int], bool] | None = None,
) -> None:
    """Write these rows; with `replace` the list has no others afterwards.

    Rows that stand there already write nothing.  `tell` hears how many of how many are done, and stops it
    by answering false.

    Raises:
        ClusterError: there are too many rows.
        ListCancelled: `tell` answered false.
        DraftError: the draft cannot be written; nothing is.
    """
    prefix = f"{ROOT}{key}/"
    wanted = {prefix + row.id: row_value(row) for row in rows}
    if len(wanted) > MOST_ROWS:
        raise ClusterError(f"清单有 {len(wanted)} 行，最多 {MOST_ROWS} 行。请分开或删减")
    gone: dict[str, JsonValue] = (
        {path: None for path in draft.values(prefix) if path not in wanted} if replace else {}
    )
    with draft.writing() as writing:
        for done, (path, value) in enumerate((gone | wanted).items()):
            if done % _STEP == 0 and tell is not None and not tell(done, len(gone) + len(wanted)):
                raise ListCancelled
            writing.set(path, value, author)


def remove_rows(draft: Draft, key: str, ids: Iterable[str], author: str) -> None:
    """Take rows out of a list.

    Raises:
        DraftError: the draft cannot be written.
    """
    draft.set_many({f"{ROOT}{key}/{id_}": None for id_ in ids}, author)


def row_value(row: ListRow) -> JsonValue:
    """What a row is in the draft."""
    return {**row.cells, PLACE: row.no}
