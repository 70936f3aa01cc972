"""A list as it is bound into the volume."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.documents.long_table import TableColumn, paint_long_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.documents.fonts import FontBook
    from cluster_desktop.evidence.lists.rows import ListRow
    from cluster_desktop.forms.model import ListDefinition

_CENTRED = {"credit_code", "date", "year", "choice", "integer", "number", "percent"}


def list_pdf(definition: ListDefinition, rows: Sequence[ListRow], cluster: str, fonts: FontBook) -> bytes:
    """The list as a table on A4, numbered in its order, under its title and the name of the cluster.

    A column that is empty in every row is left out.  The same rows give the same bytes.

    Raises:
        MissingGlyph: no face has one of the characters; `where` names list and row.
    """
    filled = {key for row in rows for key, text in row.cells.items() if text}
    columns = [column for column in definition.columns if column.required or column.key in filled]
    under = f"集群名称：{cluster}　　" if cluster else ""
    return paint_long_table(
        definition.title,
        f"{under}共 {len(rows)} {definition.unit}",
        [TableColumn(column.title, column.width, column.kind in _CENTRED) for column in columns],
        [[row.cells.get(column.key, "") for column in columns] for row in rows],
        fonts,
    )
