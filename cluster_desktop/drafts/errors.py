"""What can go wrong with a draft file, each in one plain Chinese line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError

if TYPE_CHECKING:
    from pathlib import Path


class DraftError(ClusterError):
    """Anything that keeps a draft from being opened, read or written."""


class DraftMissing(DraftError):
    """No file at this place."""


class DraftExists(DraftError):
    """A new draft would replace a file that is there already."""


class NotADraft(DraftError):
    """A file of another kind: empty, not SQLite, or another program's database."""


class DraftDamaged(DraftError):
    """Ours, but its bytes or its tables are no longer what was written."""


class DraftTooNew(DraftError):
    """Written by a later version of the program."""


class DraftTooOld(DraftError):
    """Written by an earlier version, and not to be brought up while it is only read."""


class DraftDenied(DraftError):
    """The file or its folder may not be read or written."""


class DraftBusy(DraftError):
    """Another program is writing to the file."""


class DiskFull(DraftError):
    """No room for the change; what was saved before stands."""


class DiskFailed(DraftError):
    """The disk or the stick answered with a read or write error."""


class ValueUnfit(DraftError):
    """A value that a draft cannot keep exactly: not JSON, a binary float, or broken text."""


class BlobTooLarge(DraftError):
    """A file larger than a draft keeps in one piece."""


class BlobMissing(DraftError):
    """No file with this hash in the draft."""


class DraftTooLarge(DraftError):
    """A file from outside with more in it than a draft ever holds."""


class DraftSuspect(DraftError):
    """A file from outside with something in it that this program never writes."""


class AnotherEdition(DraftError):
    """Two drafts of different forms cannot become one."""


class VersionIncomplete(DraftError):
    """A named version with parts that this draft does not hold."""


class SpoiltContent(Exception):
    """A row that does not match its hash; `plain_errors` makes it `DraftDamaged`."""


DAMAGED = "草稿文件已损坏，无法读取。请用备份或最近一次发送的副本恢复。"


def damaged(path: Path) -> DraftDamaged:
    """The error for a draft whose content does not hold together."""
    return DraftDamaged(DAMAGED, where=str(path))
