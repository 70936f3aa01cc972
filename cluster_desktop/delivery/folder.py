"""A folder of files written whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cluster_desktop.drafts.errors import DraftBusy
from cluster_desktop.drafts.lock import DraftLock
from cluster_desktop.errors import ClusterError, reason

if TYPE_CHECKING:
    from collections.abc import Collection, Generator

_STAGE = ".导出-"
_NEW, _OLD, _NAMES = "new", "old", "names"  # in a stage: what comes, what was there, the names of what comes
_SURELY_LOCKED = 10  # seconds after it was made


class FolderError(ClusterError):
    """A folder that cannot be written."""


@contextmanager
def whole_folder(target: Path, *, force: bool, outdated: Collection[str] = ()) -> Generator[Path]:
    """A hidden folder to fill; when the block ends well its files move to `target` together.

    With `force` files of the same names in `target` are replaced, and those named in `outdated` removed;
    whatever else lies there stays.  When the block fails, `target` is as it was; where the program was
    killed, the next call brings that about.

    Raises:
        FolderError: `target` is not empty (without `force`), cannot be written, or the disk is full.
    """
    try:
        there = target.is_dir()
        if target.exists() and not there:
            raise FolderError("这是文件，不是文件夹。请换一个文件夹", where=str(target))
        if not target.parent.is_dir():
            raise FolderError("上一级文件夹不存在。请先建立", where=str(target))
        # A stick's root has no parent to write to, so a folder that is there is filled from within.
        place = target if there else target.parent
        _sweep(place)
        if there and not force and any(not one.name.startswith(_STAGE) for one in target.iterdir()):
            raise FolderError("文件夹里已有文件。请换一个空文件夹，或选择覆盖", where=str(target))
        with tempfile.TemporaryDirectory(dir=place, prefix=_STAGE) as name, _at_work(Path(name)):
            stage = Path(name)
            (stage / _NEW).mkdir()
            yield stage / _NEW
            if there:
                _move_in(stage, target, outdated)
            else:
                (stage / _NEW).replace(target)
    except OSError as error:
        raise FolderError(f"写不进去（{reason(error)}）。请换一个文件夹", where=str(target)) from error


def _move_in(stage: Path, target: Path, outdated: Collection[str]) -> None:
    """Move the new files into `target`, the old ones aside; on failure everything goes back."""
    names = sorted(path.name for path in (stage / _NEW).iterdir())
    (stage / _NAMES).write_text("\n".join(names), encoding="utf-8")
    (stage / _OLD).mkdir()
    try:
        for name in {*outdated, *names}:
            if (target / name).exists():
                (target / name).replace(stage / _OLD / name)
        for name in names:
            (stage / _NEW / name).replace(target / name)
    except OSError:
        _put_back(stage, target)
        raise


def _put_back(stage: Path, target: Path) -> None:
    """Take out of `target` what was moved in, and bring back what was moved aside."""
    for name in (stage / _NAMES).read_text(encoding="utf-8").split("\n"):
        if (target / name).exists() and not (stage / _NEW / name).exists():
            (target / name).replace(stage / _NEW / name)
    for path in (stage / _OLD).iterdir():
        path.replace(target / path.name)
    (stage / _NAMES).unlink()


def _is_half_moved(stage: Path) -> bool:
    """Whether files were still to be moved in; it may also have been killed while it was taken down."""
    there = all((stage / name).exists() for name in (_NEW, _OLD, _NAMES))
    return there and any((stage / _NEW).iterdir())


def _at_work(stage: Path) -> DraftLock:
    """Held for as long as somebody fills the stage; the system lets go of it when the program is killed."""
    return DraftLock.take(stage / "export")


def _sweep(folder: Path) -> None:
    """Undo what exports that were killed have left in `folder`."""
    for stage in folder.glob(f"{_STAGE}*"):
        if not any(stage.glob(".*.lock")) and time.time() - stage.stat().st_mtime < _SURELY_LOCKED:
            continue  # begun this moment, and not locked yet
        try:
            with _at_work(stage):
                if _is_half_moved(stage):
                    _put_back(stage, folder)
        except DraftBusy:
            continue
        shutil.rmtree(stage)
