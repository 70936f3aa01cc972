"""A folder of files written whole or not at all."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.errors import ClusterError, reason

if TYPE_CHECKING:
    from collections.abc import Collection, Generator


class FolderError(ClusterError):
    """A folder that cannot be written."""


@contextmanager
def whole_folder(target: Path, *, force: bool, outdated: Collection[str] = ()) -> Generator[Path]:
    """A hidden folder to fill; when the block ends well its files move to `target` together.

    With `force` files of the same names in `target` are replaced, and those named in `outdated` removed;
    whatever else lies there stays.  When the block fails, `target` is as it was.

    Raises:
        FolderError: `target` is not empty (without `force`), cannot be written, or the disk is full.
    """
    try:
        there = target.is_dir()
        if (there and any(target.iterdir())) and not force:
            raise FolderError("文件夹里已有文件。请换一个空文件夹，或选择覆盖", where=str(target))
        if target.exists() and not there:
            raise FolderError("这是文件，不是文件夹。请换一个文件夹", where=str(target))
        if not target.parent.is_dir():
            raise FolderError("上一级文件夹不存在。请先建立", where=str(target))
        # A stick's root has no parent to write to, so a folder that is there is filled from within.
        with tempfile.TemporaryDirectory(dir=target if there else target.parent, prefix=".导出-") as stage:
            filled = Path(stage) / "new"
            filled.mkdir()
            yield filled
            if there:
                _move_in(filled, target, outdated, kept=Path(stage) / "old")
            else:
                filled.replace(target)
    except OSError as error:
        raise FolderError(f"写不进去（{reason(error)}）。请换一个文件夹", where=str(target)) from error


def _move_in(filled: Path, target: Path, outdated: Collection[str], kept: Path) -> None:
    """Move the new files into `target`, the old ones aside; on failure everything goes back."""
    kept.mkdir()
    names = sorted(path.name for path in filled.iterdir())
    try:
        for name in {*outdated, *names}:
            if (target / name).exists():
                (target / name).replace(kept / name)
        for name in names:
            (filled / name).replace(target / name)
    except OSError:
        for name in names:
            if not (filled / name).exists():
                (target / name).unlink()
        for path in kept.iterdir():
            path.replace(target / path.name)
        raise
