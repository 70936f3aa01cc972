"""The pages of a draft in their order: the cover, the sections, and what follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.fields import COVER
from cluster_desktop.ui.shell.rail import Stop

if TYPE_CHECKING:
    from cluster_desktop.forms.model import Edition

LISTS = "lists"
EVIDENCE, STANDARD, CHECK, EXPORT = "evidence", "standard", "check", "export"
PREVIEW = "preview"
OVERVIEW = "overview"


class Route:
    """The stops of the rail in their groups, and the way from one to the next."""

    def __init__(self, edition: Edition) -> None:
        sections = [Stop(section.no, section.no, section.title) for section in edition.sections]
        cover = [Stop(COVER, "", COVER, "cover")] if edition.cover.fields else []
        self.groups = [
            ("申报表", [Stop(OVERVIEW, "", "概览", "overview"), *cover, *sections]),
            ("材料", [Stop(LISTS, "", "清单", "lists"), Stop(EVIDENCE, "", "佐证材料", "evidence")]),
            (
                "收尾",
                [
                    Stop(STANDARD, "", "认定标准", "standard"),
                    Stop(CHECK, "", "检查", "check"),
                    Stop(PREVIEW, "", "预览", "preview"),
                    Stop(EXPORT, "", "导出", "export"),
                ],
            ),
        ]
        self.stops = [stop for _, stops in self.groups for stop in stops]
        self.keys = [stop.key for stop in self.stops]

    def beside(self, key: str, by: int) -> Stop | None:
        """The stop so many steps on or back; None beyond the ends."""
        there = self.keys.index(stop_key(key)) + by
        return self.stops[there] if 0 <= there < len(self.stops) else None


def list_page(key: str) -> str:
    """The key of the page of a list."""
    return f"list/{key}"


def list_key(page: str) -> str:
    """The key of the list that a page shows; empty where it is another page."""
    return page.removeprefix("list/") if page.startswith("list/") else ""


def stop_key(page: str) -> str:
    """The stop of the rail that a page belongs to: an opened list to that of the lists."""
    return LISTS if list_key(page) else page
