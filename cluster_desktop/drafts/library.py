"""The drafts that this machine knows: those in its own folder, and those opened from elsewhere."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from platformdirs import user_data_path

from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DiskFailed, DraftError
from cluster_desktop.drafts.schema import SUFFIX

_RECENT = "recent.json"
_KEPT = 50
_LONGEST_NAME = 60  # characters; four bytes each still fit a file name of 255 bytes
_NOT_IN_A_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A draft in the list.

    `name` is the file's; where `fault` says why it cannot be opened, the rest is empty.  `changed_at` is when
    the last change was made (ISO 8601 UTC), empty in a draft without any.
    """

    path: Path
    name: str
    edition: str = ""
    notice: str = ""
    changed_at: str = ""
    fault: str | None = None


class Library:
    """The list of drafts, kept below `root`: a folder for the files, and a note of those opened lately."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "drafts"
        self._recent = root / _RECENT

    def drafts(self) -> list[LibraryEntry]:
        """Every draft that is here or was opened from elsewhere, last opened first, then last saved."""
        recent = self._read_recent()
        here = sorted(self.folder.glob(f"*{SUFFIX}"), key=_saved_at, reverse=True)
        return [_entry(path) for path in dict.fromkeys([*recent, *here])]

    def new_path(self, name: str) -> Path:
        """A free place in the library for a draft called `name`, made fit for a file name; makes the folder.

        Raises `DiskFailed` where the folder cannot be made.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DiskFailed("无法建立存放草稿的文件夹。", where=str(self.folder)) from error
        stem = _NOT_IN_A_NAME.sub("", name).strip(" .")[:_LONGEST_NAME].rstrip(" .")
        if not stem or _RESERVED.fullmatch(stem):
            stem = f"草稿{stem}"
        path = self.folder / f"{stem}{SUFFIX}"
        number = 2
        while path.exists():
            path = self.folder / f"{stem}（{number}）{SUFFIX}"
            number += 1
        return path

    def touch(self, path: Path) -> None:
        """Put `path` first in the list; raises `DiskFailed` where the note cannot be written."""
        path = path.absolute()
        recent = [path, *(known for known in self._read_recent() if known != path)]
        text = json.dumps([str(known) for known in recent[:_KEPT]], ensure_ascii=False, indent=0)
        beside = self._recent.with_suffix(".new")
        try:
            self._recent.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(text, encoding="utf-8")
            os.replace(beside, self._recent)  # noqa: PTH105
        except OSError as error:
            raise DiskFailed("无法更新最近打开的草稿。", where=str(self._recent)) from error

    def _read_recent(self) -> list[Path]:
        """The noted paths; none where the note is missing or spoilt, for it is only a convenience."""
        try:
            noted: object = json.loads(self._recent.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        entries = cast("list[object]", noted) if isinstance(noted, list) else []
        return [Path(entry) for entry in entries if isinstance(entry, str)]


def user_library() -> Library:
    """The library of whoever is logged in."""
    return Library(user_data_path("cluster-desktop", appauthor=False))


def _saved_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _entry(path: Path) -> LibraryEntry:
    try:
        with Draft.open(path, read_only=True) as draft:
            last = draft.last_change()
            return LibraryEntry(path, path.stem, draft.edition, draft.notice, last.at if last else "")
    except DraftError as error:
        return LibraryEntry(path, path.stem, fault=error.message)
