"""The drafts that this machine knows, and what is done with them as files."""

from __future__ import annotations

import shutil
import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from cluster_desktop.drafts.backups import Backups
from cluster_desktop.drafts.copying import remove_unfinished, whole_file, write_draft
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DraftError
from cluster_desktop.drafts.lock import DraftLock
from cluster_desktop.drafts.places import Places
from cluster_desktop.drafts.shelf import Shelf, free_path, move

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cluster_desktop.drafts.backups import Backup

STAYS_IN_THE_BIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A draft as a file; `fault` says why it cannot be opened, and `draft_id` is then empty."""

    path: Path
    name: str
    draft_id: str = ""
    fault: str | None = None


class Library(Places):
    """The drafts, their `backups`, and all that is done with them as files."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.backups = Backups(root / "backups")

    def drafts(self) -> list[LibraryEntry]:
        """Every draft of `paths`, opened and looked at."""
        return [self.entry(path) for path in self.paths()]

    @staticmethod
    def entry(path: Path) -> LibraryEntry:
        """What the list tells of a draft, one that cannot be opened included."""
        try:
            with Draft.open(path, read_only=True) as draft:
                return LibraryEntry(path, path.stem, draft.draft_id)
        except DraftError as error:
            return LibraryEntry(path, path.stem, fault=error.message)

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

    def restore_over(self, backup: Backup, path: Path) -> list[str]:
        """Put a backup in the place of the draft at `path`, spoilt or not, which goes to the bin.

        It is the same draft: what colleagues send fits, and its backups go on.  Returns the hashes of files
        that are lost.  Raises `DraftBusy` where the draft is open in a window, `DraftError` for a spoilt
        backup or a disk that refuses; the draft then stays as it is.
        """
        with DraftLock.take(path), whole_file(path, force=True) as part:
            lost = self.backups.restore(backup, part)
            if path.exists():
                with whole_file(self.bin.place_for(path)) as thrown:
                    shutil.copyfile(path, thrown)
        return lost

    def restore_beside(self, backup: Backup, name: str) -> tuple[Path, list[str]]:
        """Make a second draft called `name` of a backup, with an id of its own: its place, and lost files.

        Raises `DraftError` for a spoilt backup, or a disk that refuses.
        """
        target = self.new_path(name)
        return target, self.backups.restore(backup, target, draft_id=str(uuid.uuid4()))

    def discard(self, path: Path) -> None:
        """Delete a draft of the bin for good, with its backups where they can be no other draft's.

        Raises `DiskFailed` where the disk refuses.
        """
        self._throw_out([path])

    def empty_bin(self, older_than: timedelta = timedelta.min) -> int:
        """Delete what lies in the bin for longer than this (all of it by default), as `discard` does.

        Returns how many drafts went.  Raises `DiskFailed` where the disk refuses.
        """
        gone = self.bin.drafts(older_than)
        self._throw_out(gone)
        return len(gone)

    def _throw_out(self, paths: Sequence[Path]) -> None:
        ids = {self.entry(path).draft_id for path in paths} - {""}
        for path in paths:
            self.bin.discard(path)
        if not ids:
            return
        away = (self.entry(path) for shelf in (self.archive, self.bin) for path in shelf.drafts())
        left = [*self.drafts(), *away]
        if not any(entry.fault for entry in left):  # a spoilt draft does not tell which backups are its own
            for draft_id in ids - {entry.draft_id for entry in left}:
                self.backups.forget(draft_id)

    def sweep(self) -> None:
        """Empty the bin of what lies there for a month; remove what a program killed while copying left.

        Raises `DiskFailed` where the disk refuses.
        """
        self.empty_bin(STAYS_IN_THE_BIN)
        for folder in (self.folder, self.archive.folder, self.bin.folder):
            remove_unfinished(folder)

    def _moved(self, path: Path, target: Path) -> Path:
        with DraftLock.take(path):
            move(path, target)
        self._recent.follow(path, target)
        return target
