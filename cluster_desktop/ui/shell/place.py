"""Where the official was in a draft, kept from one run to the next."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cluster_desktop.ui.settings import Settings

_YES = "yes"


@dataclass(frozen=True)
class Place:
    """The page and the field in hand, and what is folded or shown beside."""

    page: str = ""
    field: str = ""
    rail_folded: bool = False
    side_folded: bool = False
    beside: bool = False

    @classmethod
    def of(cls, settings: Settings, draft: Path) -> Place:
        """What is remembered of a draft."""
        noted: Mapping[str, str] = settings.place(draft)
        return cls(
            noted.get("page", ""),
            noted.get("field", ""),
            noted.get("rail_folded") == _YES,
            noted.get("side_folded") == _YES,
            noted.get("beside") == _YES,
        )

    def keep(self, settings: Settings, draft: Path) -> None:
        """Remember it."""
        noted = asdict(self)
        settings.keep_place(
            draft,
            {
                name: value if isinstance(value, str) else _YES if value else ""
                for name, value in noted.items()
            },
        )
