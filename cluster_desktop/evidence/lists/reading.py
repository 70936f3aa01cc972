"""The rows of a list in a draft.  A row is the value of the path `list/<key>/<row id>`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cluster_desktop.evidence.lists.rows import ListRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cluster_desktop.drafts.change import JsonValue
    from cluster_desktop.drafts.draft import Draft

ROOT = "list/"
PLACE = "no"
"""The place of a row in its list, among its texts."""
_LAST = 10**9


def read_rows(draft: Draft, key: str) -> list[ListRow]:
    """The rows of one list, in order.

    What others wrote there and is no row counts as an empty one, so that it is seen and can be removed.

    Raises:
        DraftError: the draft cannot be read.
    """
    return _in_order(draft.values(f"{ROOT}{key}/"))


def read_all_rows(draft: Draft) -> dict[str, list[ListRow]]:
    """The rows of every list that has some, in one reading of the draft, by the key of the list.

    Raises:
        DraftError: the draft cannot be read.
    """
    lists: defaultdict[str, dict[str, JsonValue]] = defaultdict(dict)
    for path, value in draft.values(ROOT).items():
        lists[path.split("/")[1]][path] = value
    return {key: _in_order(rows) for key, rows in lists.items()}


def read_row(draft: Draft, key: str, id_: str) -> ListRow | None:
    """One row of a list, None where there is none of this id.

    Raises:
        DraftError: the draft cannot be read.
    """
    value = draft.value(f"{ROOT}{key}/{id_}")
    return None if value is None else _row(id_, value)


def _in_order(rows: Mapping[str, JsonValue]) -> list[ListRow]:
    found = [_row(path.split("/", 2)[2], value) for path, value in rows.items()]
    return sorted(found, key=lambda row: (row.no, row.id))


def _row(id_: str, value: JsonValue) -> ListRow:
    cells = value if isinstance(value, dict) else {}
    place = cells.get(PLACE)
    texts = {key: text for key, text in cells.items() if isinstance(text, str) and text and key != PLACE}
    return ListRow(id_, place if isinstance(place, int) else _LAST, texts)
