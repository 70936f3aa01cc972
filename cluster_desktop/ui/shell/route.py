"""The pages of a draft in their order: the cover, the sections, and what follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.forms.fields import COVER
from cluster_desktop.ui.shell.rail import Stop

if TYPE_CHECKING:
    from cluster_desktop.forms.model import Edition

EVIDENCE, STANDARD, CHECK, EXPORT = "evidence", "standard", "check", "export"


class Route:
    """The stops of the rail in their groups, and the way from one to the next."""

    def __init__(self, edition: Edition) -> None:
        sections = [Stop(section.no, section.no, section.title) for section in edition.sections]
        cover = [Stop(COVER, "▢", COVER)] if edition.cover.fields else []
        self.groups = [
            ("申报表", [*cover, *sections]),
            ("材料", [Stop(EVIDENCE, "▣", "佐证材料")]),
            (
                "收尾",
                [Stop(STANDARD, "≥", "认定标准"), Stop(CHECK, "✓", "检查"), Stop(EXPORT, "⇧", "导出")],
            ),
        ]
        self._stops = [stop for _, stops in self.groups for stop in stops]
        self.keys = [stop.key for stop in self._stops]

    def beside(self, key: str, by: int) -> Stop | None:
        """The stop so many steps on or back; None beyond the ends."""
        there = self.keys.index(key) + by
        return self._stops[there] if 0 <= there < len(self._stops) else None
