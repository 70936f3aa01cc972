"""The scans of an item made smaller, where that gains something."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cluster_desktop.evidence.intake.preflight import inspect
from cluster_desktop.evidence.intake.resampling import reduced
from cluster_desktop.evidence.items import find, keep

if TYPE_CHECKING:
    from collections.abc import Callable

    from cluster_desktop.drafts.draft import Draft


@dataclass(frozen=True, slots=True)
class Reduction:
    """The size of a document before and after, in bytes."""

    before: int
    after: int


def reduce_item(
    draft: Draft, item_id: str, dpi: int, author: str, *, check: Callable[[], None] = lambda: None
) -> Reduction:
    """Make an item's scans smaller, in one commit; nothing is written where that gains nothing.

    Raises:
        EvidenceError: there is no such item.
        ClusterError: as `reduced`.
    """
    item = find(draft, item_id)
    data = draft.blob(item.sha256)
    if item.fault is not None or item.is_statement:
        return Reduction(len(data), len(data))
    smaller = reduced(data, dpi, check=check)
    if smaller is data:
        return Reduction(len(data), len(data))
    found = inspect(smaller, item.file_name, check=check)
    if found.fault is not None or found.pages != item.pages:
        return Reduction(len(data), len(data))
    digest = hashlib.sha256(smaller).hexdigest()
    keep(draft, replace(item, sha256=digest, media=found.media), author, data=smaller)
    return Reduction(len(data), len(smaller))
