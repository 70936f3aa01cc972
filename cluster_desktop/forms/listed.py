"""The number of rows that a list of the draft has for an answer: a fact beside the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cluster_desktop.forms.fields import Field

LISTED = "listed/"


def listed_path(path: str) -> str:
    """Where the number of rows that make up the answer on `path` is told to the rules, as text."""
    return LISTED + path


def counted_in(field: Field) -> str:
    """The word that counts what a figure counts (家, 项, 个)."""
    return field.unit or ("项" if field.kind == "standards_matrix" else "家")
