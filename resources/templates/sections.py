"""Sections 一–七: each a heading at the top of a page, and a table for each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cells import columns, heading, next_page
from parts import Row, table
from rows import Style, page_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pages import Page

    from cluster_desktop.documents.word import Element
    from cluster_desktop.forms.model import AnyItem, Section


def section_pages(section: Section, pages: Sequence[Page], style: Style) -> Iterator[Element]:
    """The section on its pages.

    Raises:
        ValueError: the pages end at an item that is not there, or before the last one.
    """
    left = list(section.items)
    begun: str | None = None
    rows: list[Row] = []
    start = heading(section.heading)
    for page, following in zip(pages, [*pages[1:], None], strict=True):
        items, left = _up_to(page.last, left)
        rows.extend(page_rows(page, items, begun, style))
        begun = items[-1].group
        if following is None or not following.continues:
            yield start
            yield table(columns(*page.widths), rows, margin=page.margin)
            start, rows = next_page(), []
    if left:
        raise ValueError(f"no page has {left[0].key}")


def _up_to(last: str | None, items: list[AnyItem]) -> tuple[list[AnyItem], list[AnyItem]]:
    end = len(items) if last is None else [item.key for item in items].index(last) + 1
    return items[:end], items[end:]
