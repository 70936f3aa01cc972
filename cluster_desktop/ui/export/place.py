"""Where a package goes: a folder of its own in the one that the official named."""

from __future__ import annotations

from pathlib import Path

from cluster_desktop.errors import ClusterError, reason

_OTHER = "用“选择文件夹…”换一个地方"


def target_in(typed: str, name: str) -> Path:
    """The first folder of this name that is not there yet, in the folder that was typed.

    Raises:
        ClusterError: that folder is not there or cannot be read; the message says what to do.
    """
    if not typed.strip():
        raise ClusterError("还没有选放在哪个文件夹。用“选择文件夹…”选一个")
    folder = Path(typed.strip()).expanduser()
    try:
        if folder.is_file():
            raise ClusterError(f"这是文件，不是文件夹。{_OTHER}", where=str(folder))
        if not folder.is_dir():
            raise ClusterError(f"没有这个文件夹。U 盘或移动硬盘请先插好；或{_OTHER}", where=str(folder))
        return _free(folder / name)
    except OSError as error:
        raise ClusterError(f"文件夹打不开（{reason(error)}）。{_OTHER}", where=str(folder)) from error


def _free(folder: Path) -> Path:
    """This folder, or the first with a number behind it that does not exist."""
    number = 2
    free = folder
    while free.exists():
        free = folder.with_name(f"{folder.name}（{number}）")
        number += 1
    return free
