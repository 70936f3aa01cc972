"""The drafts that this machine knows: those in its own folder, and those opened from elsewhere."""

from __future__ import annotations

import json
import os
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from platformdirs import user_data_path

from cluster_desktop.drafts.backups import Backups
from cluster_desktop.drafts.copying import remove_unfinished, whole_file, write_draft
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DiskFailed, DraftError
from cluster_desktop.drafts.lock import DraftLock
from cluster_desktop.drafts.schema import SUFFIX
from cluster_desktop.drafts.shelf import Shelf, free_path, move

_RECENT = "recent.json"
_KEPT = 50


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
    draft_id: str = ""
    fault: str | None = None


class Library:
    """The list of drafts, kept below `root`: a folder for the files, and a note of those opened lately.

    `backups` are those of its drafts; `archive` and `bin` hold the drafts that were put away.
    """

    def __init__(self, root: Path) -> None:
        self.folder = root / "drafts"
        self.backups = Backups(root / "backups")
        self.archive = Shelf(root / "archive")
        self.bin = Shelf(root / "bin")
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
        return free_path(self.folder, name)

    def holds(self, path: Path) -> bool:
        """Whether the draft lies in the library, where work is done; others are taken in first."""
        return path.absolute().parent == self.folder.absolute()

    def twin_of(self, draft_id: str) -> Path | None:
        """A draft of the library with this id: what comes from outside is better received into it."""
        return next(
            (one.path for one in self.drafts() if one.draft_id == draft_id and self.holds(one.path)), None
        )

    def duplicate(self, path: Path, name: str) -> Path:
        """A second draft with all that is in the first, history and files included; returns its place."""
        target = self.new_path(name)
        with Draft.open(path, read_only=True) as draft, whole_file(target) as part:
            facts = {**draft.facts, "draft_id": str(uuid.uuid4())}
            write_draft(part, facts, draft.all_changes(), draft)
        return target

    def rename(self, path: Path, name: str) -> Path:
        """Give a draft another name, in the folder where it lies; returns its new place.

        Raises `DraftBusy` where it is open in a window, `DiskFailed` where it cannot be moved.
        """
        return self._moved(path, free_path(path.parent, name))

    def put_away(self, path: Path, shelf: Shelf) -> Path:
        """Move a draft to the `archive` or the `bin`; raises as `rename` does."""
        return self._moved(path, shelf.place_for(path))

    def bring_back(self, path: Path) -> Path:
        """Move a draft from the archive or the bin back into the library; raises as `rename` does."""
        return self._moved(path, self.new_path(Shelf.name_of(path)))

    def sweep(self) -> None:
        """Remove the unfinished files that a program killed while copying left behind."""
        for folder in (self.folder, self.archive.folder, self.bin.folder):
            remove_unfinished(folder)

    def _moved(self, path: Path, target: Path) -> Path:
        with DraftLock.take(path):
            move(path, target)
        self._note([target if known == path.absolute() else known for known in self._read_recent()])
        return target

    def touch(self, path: Path) -> None:
        """Put `path` first in the list; raises `DiskFailed` where the note cannot be written."""
        path = path.absolute()
        self._note([path, *(known for known in self._read_recent() if known != path)])

    def _note(self, recent: list[Path]) -> None:
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
            changed_at = last.at if last else ""
            return LibraryEntry(path, path.stem, draft.edition, draft.notice, changed_at, draft.draft_id)
    except DraftError as error:
        return LibraryEntry(path, path.stem, fault=error.message)
