"""Lists that commands take in and show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.cli.inputs import read_bytes, read_list_files
from cluster_desktop.evidence.lists.importing import continued, import_list
from cluster_desktop.evidence.lists.reading import read_all_rows, read_rows
from cluster_desktop.evidence.lists.storing import put_rows
from cluster_desktop.forms.lists import find_list

if TYPE_CHECKING:
    from pathlib import Path

    from cluster_desktop.drafts.draft import Draft
    from cluster_desktop.evidence.lists.importing import Imported
    from cluster_desktop.forms.model import Edition, ListDefinition


def bring_in(
    draft: Draft,
    definition: ListDefinition,
    data: bytes,
    file_name: str,
    author: str,
    *,
    add: bool = False,
    sheet: str | None = None,
) -> Imported:
    """Take the rows of a file into a draft, in place of those there or behind them.

    A file of which no row is fit leaves the list as it is.

    Raises:
        ClusterError: the file holds no such list, or the draft cannot be written; nothing is.
    """
    imported = import_list(data, file_name, definition, sheet=sheet)
    if imported.rows:
        there = read_rows(draft, definition.key) if add else ()
        put_rows(draft, definition.key, continued(imported.rows, there), author, replace=not add)
    return imported


def bring_in_all(draft: Draft, edition: Edition, listing: Path, author: str) -> list[dict[str, object]]:
    """Take in the lists that a JSON file names; returns the rows that were rejected, with their lists.

    Raises:
        ClusterError: the file is no such listing, or one of its lists cannot be read.
    """
    rejected: list[dict[str, object]] = []
    for key, name in read_list_files(listing).items():
        path = listing.parent / name
        imported = bring_in(draft, find_list(edition, key), read_bytes(path), path.name, author)
        rejected += [{"list": key, **one} for one in rejected_data(imported)]
    return rejected


def rejected_data(imported: Imported) -> list[dict[str, object]]:
    """The rejected rows for `--json`."""
    return [{"row": one.row, "column": one.column, "why": one.why} for one in imported.rejected]


def lists_data(draft: Draft) -> dict[str, list[dict[str, str]]]:
    """The rows of all lists of a draft in their order, by list: the texts by column, empty ones left out."""
    return {key: [dict(row.cells) for row in rows] for key, rows in sorted(read_all_rows(draft).items())}
