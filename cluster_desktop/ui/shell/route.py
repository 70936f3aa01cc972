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
FIELD_PANEL, EVIDENCE_PANEL, LIST_PANEL, NOTICE_PANEL = "field", "evidence", "list", "notice"

_PANELS = {EVIDENCE: EVIDENCE_PANEL} | dict.fromkeys(
    (OVERVIEW, LISTS, STANDARD, CHECK, PREVIEW, EXPORT), NOTICE_PANEL
)
"""The side panel of the pages that are no part of the form."""
_PAGES = {"evidence": EVIDENCE, "kept": CHECK, "setting": STANDARD, "official_blank": EXPORT}
"""Where one sees what is no answer of the form, by the first word of its path."""


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


def panel_of(page: str) -> str:
    """The side panel that goes with a page."""
    return LIST_PANEL if list_key(page) else _PANELS.get(page, FIELD_PANEL)


def page_of(path: str) -> str:
    """The page that shows what stands on a path that is no answer of the form; empty where none does."""
    kind, _, rest = path.partition("/")
    if kind == "list":
        return list_page(rest.partition("/")[0])
    return EXPORT if path == "setting/volume" else _PAGES.get(kind, "")
