"""The note of the drafts that were opened lately."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import cast

from cluster_desktop.drafts.errors import DiskFailed

_KEPT = 50


class Recent:
    """The note in `file`; a convenience, so that one that is missing or spoilt is simply empty."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def paths(self) -> list[Path]:
        """The drafts, the last opened first."""
        try:
            noted: object = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        entries = cast("list[object]", noted) if isinstance(noted, list) else []
        return [Path(entry) for entry in entries if isinstance(entry, str)]

    def touch(self, path: Path) -> None:
        """Put `path` first; raises `DiskFailed` where the note cannot be written."""
        path = path.absolute()
        self._write([path, *(known for known in self.paths() if known != path)])

    def follow(self, path: Path, target: Path) -> None:
        """Note that a draft lies elsewhere now; raises `DiskFailed` where the note cannot be written."""
        path = path.absolute()
        self._write([target if known == path else known for known in self.paths()])

    def _write(self, recent: list[Path]) -> None:
        text = json.dumps([str(known) for known in recent[:_KEPT]], ensure_ascii=False, indent=0)
        beside = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(text, encoding="utf-8")
            os.replace(beside, self._file)  # noqa: PTH105
        except OSError as error:
            raise DiskFailed("无法更新最近打开的草稿。", where=str(self._file)) from error
