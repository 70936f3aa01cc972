"""Rolling backups of every draft that is worked on, thinned with age.

A backup is a draft file without the files in it; those are kept once for all backups of a draft, by their
hash.  So a backup every hour costs what was written, not the scans again.  A draft never forgets a change, so
the latest backup names every file of the earlier ones, and none is ever to be removed.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from cluster_desktop.drafts.clock import Clock, utc_now
from cluster_desktop.drafts.copying import files_of, whole_file, write_draft
from cluster_desktop.drafts.draft import Draft
from cluster_desktop.drafts.errors import DiskFailed, DraftDamaged
from cluster_desktop.drafts.shelf import SUFFIX
from cluster_desktop.errors import reason

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_EVERY = timedelta(hours=1)
_ALL_OF = timedelta(days=1)
_DAYS = 7
_WEEKS = 8
_STAMP = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """The state of a draft at a moment (UTC)."""

    path: Path
    at: datetime


class Backups:
    """The backups below `root`, a folder for each draft."""

    def __init__(self, root: Path, now: Clock = utc_now) -> None:
        self._root = root
        self._now = now

    def of(self, draft_id: str) -> list[Backup]:
        """The backups of a draft, the latest first."""
        return self._in(self._folder(draft_id))

    def latest(self) -> list[Backup]:
        """The last backup of every draft that has any, the latest first."""
        found = (self._in(folder) for folder in self._root.glob("*"))
        last = [backups[0] for backups in found if backups]
        return sorted(last, key=lambda backup: backup.at, reverse=True)

    def is_due(self, draft: Draft) -> bool:
        """Whether the last backup is an hour old, or from a clock that was ahead."""
        last = next(iter(self.of(draft.draft_id)), None)
        return last is None or not timedelta(0) <= self._now() - last.at < _EVERY

    def make(self, draft: Draft) -> Backup | None:
        """Back the draft up, then thin its backups; None where nothing changed since the last one.

        Call it when a draft is opened, and whenever it `is_due`; from another thread with a `Draft` of its
        own, for the first one copies all files.  Raises `DraftError` where the disk refuses.
        """
        chosen = draft.all_changes()
        mark = chosen[-1].id[:12] if chosen else "empty"
        before = self.of(draft.draft_id)
        if before and before[0].path.stem.endswith(mark):
            return None
        folder = self._folder(draft.draft_id)
        at = self._now().astimezone(UTC).replace(microsecond=0)
        try:
            (folder / "files").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DiskFailed(f"无法建立备份文件夹（{reason(error)}）。", where=str(folder)) from error
        for sha256 in files_of(chosen):
            self._keep_file(draft, folder / "files" / sha256)
        path = folder / f"{at.strftime(_STAMP)}-{mark}{SUFFIX}"
        with whole_file(path, force=True) as part:
            write_draft(part, draft.facts, chosen)
        self._thin(draft.draft_id)
        return Backup(path, at)

    def restore(self, backup: Backup, target: Path, *, draft_id: str | None = None) -> list[str]:
        """Make a draft of a backup at `target`; returns the hashes of files that are lost.

        It is the same draft unless it is given a `draft_id` of its own.  Raises `DraftExists` rather than
        touch a file that is there, or the `DraftError` for a spoilt backup.
        """
        store = _Store(backup.path.parent / "files")
        with Draft.open(backup.path, read_only=True) as kept:
            chosen = kept.all_changes()
            with whole_file(target) as part:
                facts = {**kept.facts, "draft_id": draft_id or kept.draft_id}
                write_draft(part, facts, chosen, store)
        held = store.blob_sizes()
        return [sha256 for sha256 in files_of(chosen) if sha256 not in held]

    def forget(self, draft_id: str) -> None:
        """Delete all backups of a draft for good; raises `DiskFailed` where the disk refuses."""
        folder = self._folder(draft_id)
        try:
            if folder.exists():
                shutil.rmtree(folder)
        except OSError as error:
            raise DiskFailed(f"备份删不掉（{reason(error)}）。", where=str(folder)) from error

    @staticmethod
    def _in(folder: Path) -> list[Backup]:
        found = [Backup(path, at) for path in folder.glob(f"*{SUFFIX}") if (at := _moment(path))]
        return sorted(found, key=lambda backup: (backup.at, backup.path), reverse=True)

    def _folder(self, draft_id: str) -> Path:
        return self._root / hashlib.sha256(draft_id.encode()).hexdigest()[:16]

    @staticmethod
    def _keep_file(draft: Draft, path: Path) -> None:
        sha256 = path.name
        if not path.exists() and draft.has_blob(sha256):
            with whole_file(path) as part:
                part.write_bytes(draft.blob(sha256))

    def _thin(self, draft_id: str) -> None:
        backups = self.of(draft_id)
        keep = kept((backup.at for backup in backups), self._now())
        for backup in backups:
            if backup.at not in keep:
                backup.path.unlink(missing_ok=True)


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which of the `moments` to keep: all of the last day, the last of each of 7 days and of 8 weeks.

    Counted are days and weeks that have one, so that a draft left alone for a year keeps its backups.
    """
    latest_first = sorted(moments, reverse=True)
    keep = {moment for moment in latest_first if now - moment < _ALL_OF}
    for period, most in (("%Y-%j", _DAYS), ("%G-%V", _WEEKS)):
        last_of: dict[str, datetime] = {}
        for moment in latest_first:
            last_of.setdefault(moment.strftime(period), moment)
        keep |= set(list(last_of.values())[:most])
    return keep


class _Store:
    """The files of the backups of one draft."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def blob_sizes(self) -> dict[str, int]:
        return {path.name: path.stat().st_size for path in self._folder.glob("*")}

    def blob(self, sha256: str) -> bytes:
        path = self._folder / sha256
        try:
            data = path.read_bytes()
        except OSError as error:
            raise DiskFailed(f"备份中的文件无法读取（{reason(error)}）。", where=str(path)) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise DraftDamaged("备份中的文件已损坏，没有恢复。请试更早的备份。", where=str(path))
        return data


def _moment(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name.partition("-")[0], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
