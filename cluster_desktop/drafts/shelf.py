"""Folders of draft files: free names in them, moving between them, and those where drafts are put away."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from cluster_desktop.drafts.clock import Clock, utc_now
from cluster_desktop.drafts.errors import DiskFailed, DraftMissing
from cluster_desktop.errors import reason

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".jqsb"
_LONGEST_NAME = 60  # characters; four bytes each still fit a file name of 255 bytes
_NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_STAMP = "%Y%m%dT%H%M%S"
_NEVER = datetime.max.replace(tzinfo=UTC)


class Shelf:
    """A folder of drafts that were put away, each with the moment of it in its file name."""

    def __init__(self, folder: Path, now: Clock = utc_now) -> None:
        self.folder = folder
        self._now = now

    def drafts(self, older_than: timedelta = timedelta.min) -> list[Path]:
        """The drafts on it, the last put away first; those put away longer ago than this, if it is given."""
        found = sorted(self.folder.glob(f"*{SUFFIX}"), reverse=True)
        return [path for path in found if self._now() - (self.put_away_at(path) or _NEVER) > older_than]

    def place_for(self, path: Path) -> Path:
        """Where a draft goes; makes the folder."""
        return free_path(self.folder, f"{self._now().astimezone(UTC).strftime(_STAMP)} {path.stem}")

    @staticmethod
    def name_of(path: Path) -> str:
        """The name of a draft before it was put away."""
        return path.stem.partition(" ")[2] or path.stem

    @staticmethod
    def put_away_at(path: Path) -> datetime | None:
        """When a draft was put away (UTC); None for a file that somebody laid there."""
        try:
            return datetime.strptime(path.stem.partition(" ")[0], _STAMP).replace(tzinfo=UTC)
        except ValueError:
            return None

    @staticmethod
    def discard(path: Path) -> None:
        """Delete a draft for good; raises `DiskFailed` where the disk refuses."""
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise DiskFailed(f"草稿删不掉（{reason(error)}）。", where=str(path)) from error


def free_path(folder: Path, name: str) -> Path:
    """A free place in `folder` for a draft called `name`, made fit for a file name; makes the folder.

    Raises `DiskFailed` where the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DiskFailed("无法建立存放草稿的文件夹。", where=str(folder)) from error
    stem = _NOT_IN_A_NAME.sub("", name).strip(" .")[:_LONGEST_NAME].rstrip(" .")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"草稿{stem}"
    path = folder / f"{stem}{SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{stem}（{number}）{SUFFIX}"
        number += 1
    return path


def move(path: Path, target: Path) -> None:
    """Move a draft file within a disk; raises `DraftMissing` or `DiskFailed`, nothing then being moved."""
    try:
        path.rename(target)
    except FileNotFoundError as error:
        raise DraftMissing("找不到这份草稿，可能已被移走或改名。", where=str(path)) from error
    except OSError as error:
        raise DiskFailed(f"草稿移不过去（{reason(error)}）。", where=str(path)) from error
