"""Where the drafts of this machine lie: known by their files, so that a list of them opens none."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from cluster_desktop.drafts.recent import Recent
from cluster_desktop.drafts.shelf import SUFFIX, Shelf, free_path

if TYPE_CHECKING:
    from pathlib import Path


class Places:
    """The folders below `root`, one for the drafts, two for those put away, and a note of those opened last.

    `archive` and `bin` hold the drafts that were put away.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "drafts"
        self.archive = Shelf(root / "archive")
        self.bin = Shelf(root / "bin")
        self._recent = Recent(root / "recent.json")

    def paths(self) -> list[Path]:
        """Every draft that is here or was opened from elsewhere, last opened first, then last saved."""
        here = sorted(self.folder.glob(f"*{SUFFIX}"), key=_saved_at, reverse=True)
        return list(dict.fromkeys([*self._recent.paths(), *here]))

    def new_path(self, name: str) -> Path:
        """A free place in the library for a draft called `name`, made fit for a file name; makes the folder.

        Raises `DiskFailed` where the folder cannot be made.
        """
        return free_path(self.folder, name)

    def holds(self, path: Path) -> bool:
        """Whether the draft lies in the library, where work is done; others are taken in first."""
        return path.absolute().parent == self.folder.absolute()

    def touch(self, path: Path) -> None:
        """Put `path` first in the list; raises `DiskFailed` where the note cannot be written."""
        self._recent.touch(path)


def user_places() -> Places:
    """Those of whoever is logged in."""
    return Places(user_data_path("cluster-desktop", appauthor=False))


def _saved_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
