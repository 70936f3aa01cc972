"""A folder of evidence: its files in the order that people count in, without what systems leave behind."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MAX_FILES = 5000
"""Files taken from one folder; more of them are no evidence of one cluster."""

_DIGITS = re.compile(r"(\d+)")
_SYSTEM = {"thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx", "$recycle.bin", "system volume information"}
_TEMPORARY = (".tmp", ".temp", ".part", ".crdownload", ".download", ".lnk", ".url")


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that was passed over, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """The files of a folder, and what was passed over."""

    files: tuple[Path, ...]
    skipped: tuple[Skipped, ...]

    def told(self) -> str:
        """How many there are and how many were passed over, by reason."""
        said = f"找到 {len(self.files)} 个文件"
        if not self.skipped:
            return said
        reasons = Counter(one.reason for one in self.skipped)
        listed = "、".join(f"{reason} {count} 个" for reason, count in reasons.items())
        return f"{said}，略过 {len(self.skipped)} 个：{listed}"


def files_of(folder: Path) -> FolderFiles:
    """The files in `folder` and the folders below it, in natural order; links are not followed.

    Raises:
        OSError: the folder itself cannot be read.
    """
    files: list[Path] = []
    skipped: list[Skipped] = []
    waiting = _backwards(folder)
    while waiting:
        path = waiting.pop()
        if why := _reason_to_skip(path):
            skipped.append(Skipped(path, why))
        elif path.is_dir():
            try:
                waiting.extend(_backwards(path))
            except OSError:
                skipped.append(Skipped(path, "打不开的文件夹"))
        elif len(files) == MAX_FILES:
            skipped.append(Skipped(path, f"超过 {MAX_FILES} 个的文件"))
        else:
            files.append(path)
    return FolderFiles(tuple(files), tuple(skipped))


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """What to sort by so that 2 comes before 10."""
    pieces = _DIGITS.split(name.casefold())
    return tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces if piece)


def _backwards(folder: Path) -> list[Path]:
    return sorted(folder.iterdir(), key=lambda path: (natural(path.name), path.name), reverse=True)


def _reason_to_skip(path: Path) -> str:
    name = path.name.casefold()
    if name in _SYSTEM:
        return "系统文件"
    if name.startswith(("~$", ".~lock")) or name.endswith(_TEMPORARY):
        return "临时文件"
    if name.startswith("."):
        return "隐藏文件"
    return _reason_by_kind(path)


def _reason_by_kind(path: Path) -> str:
    if path.is_symlink():
        return "快捷方式"
    if path.is_dir():
        return ""
    if not path.is_file():
        return "不是普通文件"
    return "" if path.stat().st_size else "空文件"
