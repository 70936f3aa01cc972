"""Page numbers of a volume that is printed on both sides: what begins, begins on a right-hand page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cluster_desktop.evidence.plan import Entry

INDEX_PAGE = 3
"""The cover is page 1 and its back page 2."""


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A row of the index.  Number and pages are None for a document that is missing.

    Pages count from 1, the cover, and are the numbers stamped on them.
    """

    number: int | None
    section: str
    title: str
    proves: tuple[str, ...]
    from_page: int | None
    to_page: int | None

    @property
    def span(self) -> str:
        """The pages as printed in the index: `5`, `5—8`, or `缺`."""
        return page_span(self.from_page, self.to_page)


def page_span(first: int | None, last: int | None) -> str:
    """Pages as the index prints them: `5`, `5—8`, or `缺` where there are none."""
    if first is None:
        return "缺"
    return str(first) if first == last else f"{first}—{last}"


def right_hand(page: int) -> int:
    """The first right-hand (odd) page from `page` on."""
    return page if page % 2 else page + 1


def number_rows(entries: Sequence[Entry], index_pages: int, pages: Sequence[int]) -> list[IndexRow]:
    """The rows of the index, where the index itself takes `index_pages` and entry n has `pages[n]` pages."""
    rows: list[IndexRow] = []
    page = right_hand(INDEX_PAGE + index_pages)
    count = 0
    for entry, length in zip(entries, pages, strict=True):
        if entry.item is None:
            rows.append(IndexRow(None, entry.section, "缺", entry.proves, None, None))
            continue
        count += 1
        last = page + length - 1
        rows.append(IndexRow(count, entry.section, entry.item.title, entry.proves, page, last))
        page = right_hand(last + 1)
    return rows
