"""Writing a draft anew: what was deleted or cut away does not travel in the free pages of a copied file."""

from __future__ import annotations

import time
from contextlib import contextmanager, suppress
from secrets import token_hex
from typing import TYPE_CHECKING, Protocol

from cluster_desktop.drafts import blobs, changes, meta
from cluster_desktop.drafts.connection import create_file, transaction
from cluster_desktop.drafts.errors import DiskFailed, DraftDenied, DraftExists, DraftMissing
from cluster_desktop.drafts.shape import file_of
from cluster_desktop.errors import reason

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping, Sequence
    from pathlib import Path

    from cluster_desktop.drafts.change import Change

_SURELY_DEAD = 3600  # seconds without a write
_LEFT_BEHIND = ("", "-journal")
_UNFINISHED = ".写入-"


class Files(Protocol):
    """Where the files are that changes name: a draft, one from outside, a backup."""

    def blob_sizes(self) -> Mapping[str, int]:
        """The size of every file in bytes, by its SHA-256."""
        ...

    def blob(self, sha256: str) -> bytes:
        """A file, checked against its hash."""
        ...


def write_draft(target: Path, facts: Mapping[str, str], chosen: Sequence[Change], *sources: Files) -> None:
    """A new draft at `target` with these changes (parents before children) and the files that they name.

    A file that no source has stays away.  Raises `DraftExists` where there is a file already, or what the
    disk refuses; nothing is then left at `target`.
    """
    connection = create_file(target, facts)
    try:
        with transaction(connection, target):
            changes.add_all(connection, chosen)
            meta.count_in(connection, (change.id for change in chosen))
            for sha256, source in _found(files_of(chosen), sources):
                blobs.add(connection, source.blob(sha256))
    except BaseException:
        connection.close()
        target.unlink(missing_ok=True)
        raise
    connection.close()


def files_of(chosen: Iterable[Change]) -> list[str]:
    """The files that the changes name, each once."""
    named = (file_of(change.value) for change in chosen)
    return list(dict.fromkeys(sha256 for sha256 in named if sha256 is not None))


@contextmanager
def whole_file(target: Path, *, force: bool = False) -> Generator[Path]:
    """A path beside `target` to write at; it takes the place of `target` only when all went well.

    Raises `DraftExists` where `target` is there and not to be replaced, `DraftMissing` for a missing folder,
    `DraftDenied` or `DiskFailed` where nothing can be written.
    """
    if target.exists() and not force:
        raise _already_there(target)
    if not target.parent.is_dir():
        raise DraftMissing("找不到要存放文件的文件夹。请换一个位置。", where=str(target))
    # A name of its own: two that write to one target at once must not write into one file.
    part = target.with_name(f"{_UNFINISHED}{token_hex(4)}.part")
    try:
        remove_unfinished(target.parent)
        part.open("xb").close()  # whether the folder can be written is known before the work is done
        _remove(part)
        yield part
        if target.exists() and not force:
            raise _already_there(target)
        part.replace(target)
    except OSError as error:
        kind = DraftDenied if isinstance(error, PermissionError) else DiskFailed
        raise kind(f"文件写不进去（{reason(error)}）。请换一个位置。", where=str(target)) from error
    finally:
        _remove(part)


def remove_unfinished(folder: Path) -> None:
    """Remove what a program killed in the middle of `whole_file` left in a folder, an hour ago or more."""
    for path in folder.glob(f"{_UNFINISHED}*.part*"):
        with suppress(OSError):  # another program may be at it, or another user has written it
            if time.time() - path.stat().st_mtime > _SURELY_DEAD:
                path.unlink()


def _already_there(target: Path) -> DraftExists:
    return DraftExists("已有同名文件，没有覆盖。请换一个文件名。", where=str(target))


def _remove(part: Path) -> None:
    for ending in _LEFT_BEHIND:
        part.with_name(part.name + ending).unlink(missing_ok=True)


def _found(wanted: Iterable[str], sources: Sequence[Files]) -> Generator[tuple[str, Files]]:
    held = [(source, source.blob_sizes()) for source in sources]
    for sha256 in wanted:
        source = next((source for source, sizes in held if sha256 in sizes), None)
        if source is not None:
            yield sha256, source
